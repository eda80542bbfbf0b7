// The Google feed for Poland, in plain JavaScript.
//
// usage: node feed.mjs CATALOG OUTPUT

import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";

const [catalog, output] = process.argv.slice(2);

const unseen =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/g;
const blanks = /[ \t\r\n]+/g;
const markup = /<!--[^]*?-->|<[A-Za-z/!][^>]*>|&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]+|#[xX][0-9A-Fa-f]+);/g;
const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const units = { KILOGRAM: "kg", GRAM: "g" };

function replaced(found) {
    if (found[0] === "<") return " ";
    const name = found.slice(1, -1);
    if (name[0] !== "#") return named[name];
    const code = name[1] === "x" || name[1] === "X" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    if (code === 0xa0) return " ";
    return code <= 0x10ffff ? String.fromCodePoint(code).replace(unseen, "") : found;
}

function clean(text) {
    const squeezed = text.replace(unseen, "").replace(blanks, " ");
    const start = squeezed.startsWith(" ") ? 1 : 0;
    const end = squeezed.endsWith(" ") ? squeezed.length - 1 : squeezed.length;
    return start < end ? squeezed.slice(start, end) : "";
}

function plain(html) {
    return clean(html.includes("<") || html.includes("&") ? html.replace(unseen, "").replace(markup, replaced) : html);
}

function cut(text, limit) {
    if (text.length <= limit) return text;
    let end = 0;
    for (let count = 0; count < limit && end < text.length; count++) end += text.codePointAt(end) > 0xffff ? 2 : 1;
    return text.slice(0, end);
}

function address(text) {
    return text.replace(/[^!#-;=?-\[\]_a-z~]/gu, (found) =>
        [...Buffer.from(found)].map((byte) => "%" + byte.toString(16).toUpperCase().padStart(2, "0")).join(""),
    );
}

function escape(text) {
    if (!/[&<>]/.test(text)) return text;
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function rank(entry) {
    const channel = entry.scope === null ? 1 : entry.scope === "google" ? 0 : 9;
    const language = entry.locale === null ? 2 : entry.locale === "pl_PL" ? 0 : 9;
    return channel === 9 || language === 9 ? 9 : channel + language;
}

function value(line, code) {
    for (let level = line; level !== undefined; level = models.get(level.parent)) {
        let nearest = 9;
        let data;
        for (const entry of level.values[code] ?? []) {
            const place = rank(entry);
            if (place < nearest) {
                nearest = place;
                data = entry.data;
            }
        }
        if (nearest < 9) return data;
    }
    return undefined;
}

function money(prices) {
    const price = prices?.find((price) => price.currency === "PLN");
    if (!price) return undefined;
    const [whole, decimals = ""] = price.amount.split(".");
    return `${whole}.${decimals.replace(/0+$/, "").padEnd(2, "0")} PLN`;
}

function hasCheckDigit(gtin) {
    if (!/^([0-9]{8}|[0-9]{12,14})$/.test(gtin)) return false;
    let sum = 0;
    for (let place = gtin.length - 1, weight = 1; place >= 0; place--, weight = 4 - weight) {
        sum += (gtin.charCodeAt(place) - 48) * weight;
    }
    return sum % 10 === 0 && !(gtin.length === 13 && /^(2|02|04|05|98|99)/.test(gtin));
}

function item(line) {
    if (!line.enabled) return "";
    const name = value(line, "name");
    const description = value(line, "description");
    const url = value(line, "url");
    const image = value(line, "image");
    const price = money(value(line, "price"));
    if (!name || !description || !url || !image || !price) return "";
    let text = "    <item>\n";
    const add = (field, content) => {
        text += `      <g:${field}>${escape(content)}</g:${field}>\n`;
    };
    add("id", line.identifier);
    add("title", cut(clean(name), 150));
    add("description", cut(plain(description), 5000));
    add("link", address(clean(url)));
    const pictures = new Set([image, ...(value(line, "gallery") ?? [])].map(address));
    pictures.delete("");
    let count = 0;
    for (const picture of pictures) {
        if (count < 11) add(count === 0 ? "image_link" : "additional_image_link", picture);
        count++;
    }
    const stock = value(line, "stock") ?? 0;
    add("availability", value(line, "preorder") ? "preorder" : stock > 0 ? "in_stock" : "out_of_stock");
    add("price", price);
    const sale = money(value(line, "sale_price"));
    if (sale) add("sale_price", sale);
    for (const code of ["brand", "gtin", "color", "size"]) {
        const content = value(line, code);
        if (content && (code !== "gtin" || hasCheckDigit(content))) add(code, clean(content));
    }
    let root = line.parent;
    while (models.get(root)?.parent) root = models.get(root).parent;
    if (root) add("item_group_id", root);
    const category = value(line, "google_category");
    if (category !== undefined) add("google_product_category", String(category));
    let deepest;
    for (const code of line.categories) {
        const path = paths.get(code);
        if (path && (!deepest || path.length > deepest.length)) deepest = path;
    }
    if (deepest) add("product_type", deepest.join(" > "));
    add("condition", "new");
    const weight = value(line, "weight");
    if (weight) add("shipping_weight", `${weight.amount} ${units[weight.unit]}`);
    return text + "    </item>\n";
}

function* lines(path) {
    const file = openSync(path, "r");
    let block = Buffer.alloc(1 << 20);
    let held = 0;
    for (;;) {
        if (held === block.length) block = Buffer.concat([block, Buffer.alloc(block.length)]);
        const count = readSync(file, block, held, block.length - held, null);
        const end = held + count;
        let start = 0;
        const filled = block.subarray(0, end);
        for (let stop = filled.indexOf(10); stop >= 0; stop = filled.indexOf(10, start)) {
            if (stop > start) yield JSON.parse(block.toString("utf8", start, stop));
            start = stop + 1;
        }
        if (count === 0) {
            if (end > start) yield JSON.parse(block.toString("utf8", start, end));
            break;
        }
        block.copyWithin(0, start, end);
        held = end - start;
    }
    closeSync(file);
}

const paths = new Map();
for (const { code, parent } of JSON.parse(readFileSync(`${catalog}/categories.json`, "utf8")).categories) {
    paths.set(code, [...(paths.get(parent) ?? []), code]);
}
const models = new Map();
for (const line of lines(`${catalog}/models.jsonl`)) models.set(line.identifier, line);

const file = openSync(output, "w");
let text = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
  <channel>
    <title>Benchmark</title>
    <link>https://shop.example.com</link>
    <description>Benchmark google pl_PL</description>
`;
for (const line of lines(`${catalog}/products.jsonl`)) {
    text += item(line);
    if (text.length > 1 << 20) {
        writeSync(file, text);
        text = "";
    }
}
writeSync(file, text + "  </channel>\n</rss>\n");
closeSync(file);
