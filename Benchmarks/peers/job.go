// The Google feed for Poland, in Go: what both readers share. See README.md for the job.
//
// usage: feed CATALOG OUTPUT
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"unicode/utf8"
)

const (
	name = iota
	description
	url
	price
	salePrice
	stock
	preorder
	image
	gallery
	gtin
	brand
	color
	size
	googleCategory
	weight
	attributes
)

var numbers = map[string]int{
	"name": name, "description": description, "url": url, "price": price, "sale_price": salePrice, "stock": stock,
	"preorder": preorder, "image": image, "gallery": gallery, "gtin": gtin, "brand": brand, "color": color,
	"size": size, "google_category": googleCategory, "weight": weight,
}

const nowhere = 9

// product holds the nearest value of each attribute: a price's amount in PLN, a measure's amount.
type product struct {
	identifier, parent []byte
	enabled            bool
	categories         [][]byte
	ranks              [attributes]int
	texts              [attributes][]byte
	gallery            [][]byte
	unit               []byte
}

func (line *product) clear() {
	*line = product{categories: line.categories[:0], gallery: line.gallery[:0]}
	for number := range line.ranks {
		line.ranks[number] = nowhere
	}
}

// rank tells how near an entry is to the channel google and the locale pl_PL; nil stands for null.
func rank(scope, locale []byte) int {
	place := 0
	if scope == nil {
		place = 1
	} else if string(scope) != "google" {
		return nowhere
	}
	if locale == nil {
		return place + 2
	} else if string(locale) != "pl_PL" {
		return nowhere
	}
	return place
}

type categoryPath struct {
	depth int
	text  string
}

type job struct {
	models   map[string]*product
	paths    map[string]categoryPath
	out      *bufio.Writer
	work     []byte
	encoded  []byte
	pictures [][]byte
}

func copied(text []byte) []byte {
	return append([]byte(nil), text...)
}

func (job *job) addModel(line *product) {
	model := *line
	model.identifier, model.parent, model.unit = copied(line.identifier), copied(line.parent), copied(line.unit)
	model.categories, model.gallery = nil, nil
	for number, text := range line.texts {
		model.texts[number] = copied(text)
	}
	for _, picture := range line.gallery {
		model.gallery = append(model.gallery, copied(picture))
	}
	job.models[string(line.identifier)] = &model
}

func (job *job) inherit(line *product) []byte {
	root := line.parent
	for parent := line.parent; len(parent) > 0; {
		model, isKnown := job.models[string(parent)]
		if !isKnown {
			break
		}
		root = model.identifier
		for number := range line.ranks {
			if line.ranks[number] < nowhere || model.ranks[number] == nowhere {
				continue
			}
			line.ranks[number] = model.ranks[number]
			line.texts[number] = model.texts[number]
			if number == gallery {
				line.gallery = append(line.gallery[:0], model.gallery...)
			}
			if number == weight {
				line.unit = model.unit
			}
		}
		parent = model.parent
	}
	return root
}

func (job *job) write(line *product) {
	if !line.enabled {
		return
	}
	root := job.inherit(line)
	texts := &line.texts
	for _, number := range []int{name, description, url, price, image} {
		if len(texts[number]) == 0 {
			return
		}
	}
	job.out.WriteString("    <item>\n")
	job.element("id", line.identifier)
	job.work = clean(texts[name], job.work[:0])
	job.element("title", cut(job.work, 150))
	job.work = plain(texts[description], job.work[:0])
	job.element("description", cut(job.work, 5000))
	job.work = clean(texts[url], job.work[:0])
	job.element("link", job.address(job.work))
	job.writePictures(line)
	job.element("availability", []byte(availability(texts)))
	job.money("price", texts[price])
	if len(texts[salePrice]) > 0 {
		job.money("sale_price", texts[salePrice])
	}
	job.text("brand", texts[brand])
	if hasCheckDigit(texts[gtin]) {
		job.element("gtin", texts[gtin])
	}
	job.text("color", texts[color])
	job.text("size", texts[size])
	if len(root) > 0 {
		job.element("item_group_id", root)
	}
	if line.ranks[googleCategory] < nowhere {
		job.element("google_product_category", texts[googleCategory])
	}
	var deepest categoryPath
	for _, code := range line.categories {
		if path := job.paths[string(code)]; path.depth > deepest.depth {
			deepest = path
		}
	}
	if deepest.depth > 0 {
		job.element("product_type", []byte(deepest.text))
	}
	job.element("condition", []byte("new"))
	if line.ranks[weight] < nowhere {
		unit := " g"
		if string(line.unit) == "KILOGRAM" {
			unit = " kg"
		}
		job.work = append(append(job.work[:0], texts[weight]...), unit...)
		job.element("shipping_weight", job.work)
	}
	job.out.WriteString("    </item>\n")
}

func availability(texts *[attributes][]byte) string {
	if string(texts[preorder]) == "true" {
		return "preorder"
	}
	count, failure := strconv.ParseFloat(string(texts[stock]), 64)
	if failure == nil && count > 0 {
		return "in_stock"
	}
	return "out_of_stock"
}

func (job *job) writePictures(line *product) {
	job.pictures = append(job.pictures[:0], copied(job.address(line.texts[image])))
	for _, picture := range line.gallery {
		text := job.address(picture)
		isKnown := len(text) == 0 || len(job.pictures) > 10
		for _, known := range job.pictures {
			isKnown = isKnown || bytes.Equal(known, text)
		}
		if !isKnown {
			job.pictures = append(job.pictures, copied(text))
		}
	}
	for number, picture := range job.pictures {
		if number == 0 {
			job.element("image_link", picture)
		} else {
			job.element("additional_image_link", picture)
		}
	}
}

func (job *job) text(field string, text []byte) {
	if len(text) == 0 {
		return
	}
	job.work = clean(text, job.work[:0])
	if len(job.work) > 0 {
		job.element(field, job.work)
	}
}

func (job *job) money(field string, amount []byte) {
	whole, decimals := amount, []byte(nil)
	if dot := bytes.IndexByte(amount, '.'); dot >= 0 {
		whole, decimals = amount[:dot], bytes.TrimRight(amount[dot+1:], "0")
	}
	job.work = append(append(append(job.work[:0], whole...), '.'), decimals...)
	for length := len(decimals); length < 2; length++ {
		job.work = append(job.work, '0')
	}
	job.element(field, append(job.work, " PLN"...))
}

func (job *job) element(field string, text []byte) {
	out := job.out
	out.WriteString("      <g:")
	out.WriteString(field)
	out.WriteByte('>')
	start := 0
	for index, letter := range text {
		escape := ""
		switch letter {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		default:
			continue
		}
		out.Write(text[start:index])
		out.WriteString(escape)
		start = index + 1
	}
	out.Write(text[start:])
	out.WriteString("</g:")
	out.WriteString(field)
	out.WriteString(">\n")
}

// unseen tells the length of a character that no feed may hold, 0 where it may stay.
func unseen(text []byte, index int) int {
	one := text[index]
	if one < 0x20 {
		if one == 9 || one == 10 || one == 13 {
			return 0
		}
		return 1
	}
	if one != 0xC2 && one != 0xD8 && one != 0xE2 && one != 0xEF {
		return 0
	}
	letter, length := utf8.DecodeRune(text[index:])
	switch {
	case letter >= 0x80 && letter <= 0x9F, letter == 0xAD, letter == 0x61C, letter == 0x200E, letter == 0x200F,
		letter >= 0x202A && letter <= 0x202E, letter >= 0x2066 && letter <= 0x2069, letter == 0xFEFF,
		letter == 0xFFFE, letter == 0xFFFF:
		return length
	}
	return 0
}

func isBlank(letter byte) bool {
	return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'
}

func blank(text []byte) []byte {
	if len(text) > 0 && text[len(text)-1] != ' ' {
		return append(text, ' ')
	}
	return text
}

func trimmed(text []byte) []byte {
	if len(text) > 0 && text[len(text)-1] == ' ' {
		return text[:len(text)-1]
	}
	return text
}

func clean(text, to []byte) []byte {
	for index := 0; index < len(text); {
		if isBlank(text[index]) {
			to = blank(to)
			index++
		} else if length := unseen(text, index); length > 0 {
			index += length
		} else {
			to = append(to, text[index])
			index++
		}
	}
	return trimmed(to)
}

func plain(html, to []byte) []byte {
	for index := 0; index < len(html); {
		letter := html[index]
		if isBlank(letter) {
			to = blank(to)
			index++
			continue
		}
		if length := unseen(html, index); length > 0 {
			index += length
			continue
		}
		if letter == '<' {
			if end := tagEnd(html, index); end > 0 {
				to = blank(to)
				index = end
				continue
			}
		} else if letter == '&' {
			if text, end := entity(html, index, to); end > 0 {
				to = text
				index = end
				continue
			}
		}
		to = append(to, letter)
		index++
	}
	return trimmed(to)
}

func tagEnd(html []byte, index int) int {
	if index+1 >= len(html) {
		return 0
	}
	next := html[index+1]
	if next != '/' && next != '!' && (next|32 < 'a' || next|32 > 'z') {
		return 0
	}
	if bytes.HasPrefix(html[index:], []byte("<!--")) {
		if end := bytes.Index(html[index+4:], []byte("-->")); end >= 0 {
			return index + 4 + end + 3
		}
	}
	end := bytes.IndexByte(html[index+2:], '>')
	if end < 0 {
		return 0
	}
	return index + 2 + end + 1
}

func entity(html []byte, index int, to []byte) ([]byte, int) {
	end := bytes.IndexByte(html[index:], ';')
	if end < 0 || end > 11 {
		return to, 0
	}
	word := string(html[index+1 : index+end])
	switch word {
	case "amp":
		to = append(to, '&')
	case "lt":
		to = append(to, '<')
	case "gt":
		to = append(to, '>')
	case "quot":
		to = append(to, '"')
	case "apos":
		to = append(to, '\'')
	case "nbsp":
		to = blank(to)
	default:
		if len(word) < 2 || word[0] != '#' {
			return to, 0
		}
		digits, base := word[1:], 10
		if digits[0]|32 == 'x' {
			digits, base = digits[1:], 16
		}
		code, failure := strconv.ParseUint(digits, base, 21)
		if failure != nil || code > utf8.MaxRune {
			return to, 0
		}
		if code == 0xA0 {
			to = blank(to)
		} else {
			to = append(to, string(rune(code))...)
		}
	}
	return to, index + end + 1
}

func cut(text []byte, limit int) []byte {
	if len(text) <= limit {
		return text
	}
	count := 0
	for index, letter := range text {
		if letter&0xC0 == 0x80 {
			continue
		}
		if count == limit {
			return text[:index]
		}
		count++
	}
	return text
}

func (job *job) address(text []byte) []byte {
	const digits = "0123456789ABCDEF"
	job.encoded = job.encoded[:0]
	for _, letter := range text {
		if letter > 0x20 && letter < 0x7F && bytes.IndexByte([]byte("\"<>\\^`{|}"), letter) < 0 {
			job.encoded = append(job.encoded, letter)
		} else {
			job.encoded = append(job.encoded, '%', digits[letter>>4], digits[letter&15])
		}
	}
	return job.encoded
}

func hasCheckDigit(text []byte) bool {
	if len(text) != 8 && (len(text) < 12 || len(text) > 14) {
		return false
	}
	sum, factor := 0, 1
	for place := len(text) - 1; place >= 0; place-- {
		if text[place] < '0' || text[place] > '9' {
			return false
		}
		sum += int(text[place]-'0') * factor
		factor = 4 - factor
	}
	if sum%10 != 0 {
		return false
	}
	if len(text) != 13 {
		return true
	}
	switch string(text[:2]) {
	case "02", "04", "05", "98", "99":
		return false
	}
	return text[0] != '2'
}

func (job *job) readCategories(path string) error {
	var file struct {
		Categories []struct {
			Code   string  `json:"code"`
			Parent *string `json:"parent"`
		} `json:"categories"`
	}
	content, failure := os.ReadFile(path)
	if failure != nil {
		return failure
	}
	if failure := json.Unmarshal(content, &file); failure != nil {
		return failure
	}
	for _, item := range file.Categories {
		path := categoryPath{1, item.Code}
		if item.Parent != nil {
			above := job.paths[*item.Parent]
			path = categoryPath{above.depth + 1, above.text + " > " + item.Code}
		}
		job.paths[item.Code] = path
	}
	return nil
}

type reader interface {
	read(text []byte, line *product) error
}

func eachLine(path string, reader reader, show func(line *product)) error {
	file, failure := os.Open(path)
	if failure != nil {
		return failure
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(make([]byte, 1<<20), 16<<20)
	var line product
	for scanner.Scan() {
		line.clear()
		if failure := reader.read(scanner.Bytes(), &line); failure != nil {
			return failure
		}
		show(&line)
	}
	return scanner.Err()
}

func run(reader reader) error {
	catalog, output := os.Args[1], os.Args[2]
	file, failure := os.Create(output)
	if failure != nil {
		return failure
	}
	job := &job{models: map[string]*product{}, paths: map[string]categoryPath{}, out: bufio.NewWriterSize(file, 1<<20)}
	if failure := job.readCategories(filepath.Join(catalog, "categories.json")); failure != nil {
		return failure
	}
	if failure := eachLine(filepath.Join(catalog, "models.jsonl"), reader, job.addModel); failure != nil {
		return failure
	}
	job.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
  <channel>
    <title>Benchmark</title>
    <link>https://shop.example.com</link>
    <description>Benchmark google pl_PL</description>
`)
	if failure := eachLine(filepath.Join(catalog, "products.jsonl"), reader, job.write); failure != nil {
		return failure
	}
	job.out.WriteString("  </channel>\n</rss>\n")
	if failure := job.out.Flush(); failure != nil {
		return failure
	}
	return file.Close()
}

func start(reader reader) {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: feed CATALOG OUTPUT")
		os.Exit(64)
	}
	if failure := run(reader); failure != nil {
		fmt.Fprintln(os.Stderr, failure)
		os.Exit(65)
	}
}
