"""The Google feed for Poland, in Python: json or orjson to read, lxml (or plain strings) to write.

usage: feed.py json|orjson lxml|text CATALOG OUTPUT
"""

import re
import sys

READER, WRITER, CATALOG, OUTPUT = sys.argv[1:5]
if READER == "orjson":
    from orjson import loads
else:
    from json import loads

RANKS = {
    ("google", "pl_PL"): 0,
    (None, "pl_PL"): 1,
    ("google", None): 2,
    (None, None): 3,
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+"
)
BLANKS = re.compile("[ \t\r\n]+")
MARKUP = re.compile("<!--.*?-->|<[A-Za-z/!][^>]*>|&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]+|#[xX][0-9A-Fa-f]+);", re.S)
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
UNSAFE = re.compile(r'[^!#-;=?-\[\]_a-z~]')
DOTS = {"KILOGRAM": "kg", "GRAM": "g"}


def replaced(match):
    found = match.group()
    if found[0] == "<":
        return " "
    name = found[1:-1]
    if name[0] != "#":
        return NAMED[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if number == 0xA0:
        return " "
    return UNSEEN.sub("", chr(number)) if number < 0x110000 else found


def clean(text):
    return BLANKS.sub(" ", UNSEEN.sub("", text)).strip(" ")


def plain(html):
    if "<" in html or "&" in html:
        html = MARKUP.sub(replaced, UNSEEN.sub("", html))
    return clean(html)


def address(text):
    return UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), text)


def money(prices):
    for price in prices or ():
        if price["currency"] == "PLN":
            whole, _, decimals = price["amount"].partition(".")
            return f"{whole}.{decimals.rstrip('0').ljust(2, '0')} PLN"
    return None


def has_check_digit(gtin):
    if not gtin.isascii() or not gtin.isdigit() or len(gtin) not in (8, 12, 13, 14):
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(gtin)))
    if total % 10:
        return False
    return not (len(gtin) == 13 and (gtin[0] == "2" or gtin[:2] in ("02", "04", "05", "98", "99")))


def depths():
    import os

    with open(os.path.join(CATALOG, "categories.json"), "rb") as file:
        parents = {item["code"]: item.get("parent") for item in loads(file.read())["categories"]}
    paths = {}
    for code in parents:
        path, place = [], code
        while place:
            path.insert(0, place)
            place = parents[place]
        paths[code] = (len(path), " > ".join(path))
    return paths


class Product:
    def __init__(self, line, models):
        self.values = line["values"]
        self.parent = models.get(line.get("parent"))

    def value(self, code):
        level = self
        while level is not None:
            best = None
            for entry in level.values.get(code, ()):
                rank = RANKS.get((entry["scope"], entry["locale"]))
                if rank is not None and (best is None or rank < best[0]):
                    best = (rank, entry["data"])
            if best is not None:
                return best[1]
            level = level.parent
        return None


def fields(line, product, root, paths):
    """The item's fields, or None where it is not exported."""
    name, description = product.value("name"), product.value("description")
    url, image, price = product.value("url"), product.value("image"), money(product.value("price"))
    if not (line["enabled"] and name and description and url and image and price):
        return None
    item = [
        ("id", line["identifier"]),
        ("title", clean(name)[:150]),
        ("description", plain(description)[:5000]),
        ("link", address(clean(url))),
    ]
    pictures = []
    for picture in [image] + (product.value("gallery") or []):
        picture = address(picture)
        if picture and picture not in pictures:
            pictures.append(picture)
    item.append(("image_link", pictures[0]))
    item.extend(("additional_image_link", picture) for picture in pictures[1:11])
    stock = product.value("stock") or 0
    if product.value("preorder"):
        availability = "preorder"
    else:
        availability = "in_stock" if stock > 0 else "out_of_stock"
    item.append(("availability", availability))
    item.append(("price", price))
    sale = money(product.value("sale_price"))
    if sale:
        item.append(("sale_price", sale))
    for code in ("brand", "gtin", "color", "size"):
        text = product.value(code)
        if text and (code != "gtin" or has_check_digit(text)):
            item.append((code, clean(text)))
    if root:
        item.append(("item_group_id", root))
    category = product.value("google_category")
    if category is not None:
        item.append(("google_product_category", str(category)))
    deepest = max((paths[code] for code in line["categories"]), key=lambda path: path[0], default=None)
    if deepest:
        item.append(("product_type", deepest[1]))
    item.append(("condition", "new"))
    weight = product.value("weight")
    if weight:
        item.append(("shipping_weight", f"{weight['amount']} {DOTS[weight['unit']]}"))
    return item


def items():
    paths = depths()
    models, parents = {}, {}
    with open(f"{CATALOG}/models.jsonl", "rb") as file:
        for text in file:
            line = loads(text)
            models[line["identifier"]] = Product(line, models)
            parents[line["identifier"]] = line.get("parent")
    with open(f"{CATALOG}/products.jsonl", "rb") as file:
        for text in file:
            line = loads(text)
            root = line.get("parent")
            while root and parents.get(root):
                root = parents[root]
            item = fields(line, Product(line, models), root, paths)
            if item:
                yield item


HEAD = [("title", "Benchmark"), ("link", "https://shop.example.com"), ("description", "Benchmark google pl_PL")]
SPACE = "http://base.google.com/ns/1.0"


def write_lxml():
    from lxml import etree

    names = {}
    with etree.xmlfile(OUTPUT, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("rss", version="2.0", nsmap={"g": SPACE}), xml.element("channel"):
            for name, text in HEAD:
                element = etree.Element(name)
                element.text = text
                xml.write(element)
            for item in items():
                element = etree.Element("item", nsmap={"g": SPACE})
                for name, text in item:
                    tag = names.setdefault(name, f"{{{SPACE}}}{name}")
                    etree.SubElement(element, tag).text = text
                xml.write(element)
                xml.write("\n")


def write_text():
    def escape(text):
        if "&" in text or "<" in text or ">" in text:
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text

    with open(OUTPUT, "w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="{SPACE}">\n<channel>\n')
        for name, text in HEAD:
            file.write(f"<{name}>{escape(text)}</{name}>\n")
        for item in items():
            file.write("<item>\n")
            file.write("".join([f"<g:{name}>{escape(text)}</g:{name}>\n" for name, text in item]))
            file.write("</item>\n")
        file.write("</channel>\n</rss>\n")


write_lxml() if WRITER == "lxml" else write_text()
