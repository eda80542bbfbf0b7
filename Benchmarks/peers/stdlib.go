package main

import "encoding/json"

// The standard library's reader: encoding/json into structures.
type stdlibReader struct{}

type jsonEntry struct {
	Scope  *string         `json:"scope"`
	Locale *string         `json:"locale"`
	Data   json.RawMessage `json:"data"`
}

type jsonLine struct {
	Identifier string                 `json:"identifier"`
	Parent     string                 `json:"parent"`
	Enabled    bool                   `json:"enabled"`
	Categories []string               `json:"categories"`
	Values     map[string][]jsonEntry `json:"values"`
}

type jsonPrice struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

type jsonMeasure struct {
	Amount string `json:"amount"`
	Unit   string `json:"unit"`
}

func bytesOf(text *string) []byte {
	if text == nil {
		return nil
	}
	return []byte(*text)
}

func (stdlibReader) read(text []byte, line *product) error {
	var parsed jsonLine
	if failure := json.Unmarshal(text, &parsed); failure != nil {
		return failure
	}
	line.identifier, line.parent, line.enabled = []byte(parsed.Identifier), []byte(parsed.Parent), parsed.Enabled
	for _, code := range parsed.Categories {
		line.categories = append(line.categories, []byte(code))
	}
	for code, entries := range parsed.Values {
		number, isWanted := numbers[code]
		if !isWanted {
			continue
		}
		var nearest json.RawMessage
		for _, entry := range entries {
			if place := rank(bytesOf(entry.Scope), bytesOf(entry.Locale)); place < line.ranks[number] {
				line.ranks[number] = place
				nearest = entry.Data
			}
		}
		if nearest == nil {
			continue
		}
		if failure := line.take(number, nearest); failure != nil {
			return failure
		}
	}
	return nil
}

func (line *product) take(number int, data json.RawMessage) error {
	switch number {
	case gallery:
		var pictures []string
		if failure := json.Unmarshal(data, &pictures); failure != nil {
			return failure
		}
		for _, picture := range pictures {
			line.gallery = append(line.gallery, []byte(picture))
		}
	case price, salePrice:
		var prices []jsonPrice
		if failure := json.Unmarshal(data, &prices); failure != nil {
			return failure
		}
		for _, money := range prices {
			if money.Currency == "PLN" {
				line.texts[number] = []byte(money.Amount)
			}
		}
	case weight:
		var measure jsonMeasure
		if failure := json.Unmarshal(data, &measure); failure != nil {
			return failure
		}
		line.texts[number], line.unit = []byte(measure.Amount), []byte(measure.Unit)
	case stock, preorder, googleCategory:
		line.texts[number] = data
	default:
		var text string
		if failure := json.Unmarshal(data, &text); failure != nil {
			return failure
		}
		line.texts[number] = []byte(text)
	}
	return nil
}

func main() {
	start(stdlibReader{})
}
