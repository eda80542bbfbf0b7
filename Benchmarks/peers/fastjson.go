package main

import "github.com/valyala/fastjson"

// The fastest of Go's readers: fastjson, which keeps everything as bytes.
type fastReader struct {
	parser fastjson.Parser
}

func stringOf(value *fastjson.Value) []byte {
	if value == nil || value.Type() != fastjson.TypeString {
		return nil
	}
	return value.GetStringBytes()
}

func (reader *fastReader) read(text []byte, line *product) error {
	root, failure := reader.parser.ParseBytes(text)
	if failure != nil {
		return failure
	}
	line.identifier = root.GetStringBytes("identifier")
	line.parent = root.GetStringBytes("parent")
	line.enabled = root.GetBool("enabled")
	for _, code := range root.GetArray("categories") {
		line.categories = append(line.categories, code.GetStringBytes())
	}
	values := root.GetObject("values")
	if values == nil {
		return nil
	}
	values.Visit(func(code []byte, entries *fastjson.Value) {
		number, isWanted := numbers[string(code)]
		if !isWanted {
			return
		}
		var nearest *fastjson.Value
		for _, entry := range entries.GetArray() {
			if place := rank(stringOf(entry.Get("scope")), stringOf(entry.Get("locale"))); place < line.ranks[number] {
				line.ranks[number] = place
				nearest = entry.Get("data")
			}
		}
		if nearest != nil {
			line.takeFast(number, nearest)
		}
	})
	return nil
}

func (line *product) takeFast(number int, data *fastjson.Value) {
	switch number {
	case gallery:
		for _, picture := range data.GetArray() {
			line.gallery = append(line.gallery, picture.GetStringBytes())
		}
	case price, salePrice:
		for _, money := range data.GetArray() {
			if string(money.GetStringBytes("currency")) == "PLN" {
				line.texts[number] = money.GetStringBytes("amount")
			}
		}
	case weight:
		line.texts[number], line.unit = data.GetStringBytes("amount"), data.GetStringBytes("unit")
	case stock, preorder, googleCategory:
		line.texts[number] = data.MarshalTo(nil)
	default:
		line.texts[number] = data.GetStringBytes()
	}
}

func main() {
	start(&fastReader{})
}
