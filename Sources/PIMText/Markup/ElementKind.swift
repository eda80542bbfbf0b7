/// What an element's tags do to the plain text around them, as a reader of the page sees it.
enum ElementKind {
    /// It marks words, as `b` and `sup` do, or is none: what stands before and behind its tags stays together.
    case inline
    /// It stands on lines of its own.
    case block
    /// Its tags part what stands around them, as those of cells do.
    case other
    /// HTML has no such element; its tags part what stands around them.
    case unknown

    /// The kind of the element whose name begins at `start`, in any case.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> ElementKind {
        var name: UInt64 = 0
        var index = start
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
            guard index < start + 8 else { return isLongBlock(bytes, from: start) ? .block : .unknown }
            name = name << 8 | UInt64(bytes[index].asciiLowercased)
            index += 1
        }
        // What has no name, such as `</ >`, is a comment to browsers.
        if name == 0 { return .inline }
        if blockNames.contains(name) { return .block }
        if inlineNames.contains(name) { return .inline }
        return otherNames.contains(name) ? .other : .unknown
    }

    private static func isLongBlock(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        longBlocks.contains { name in
            let end = start + name.utf8CodeUnitCount
            guard end <= bytes.count else { return false }
            for offset in 0..<name.utf8CodeUnitCount
            where bytes[start + offset].asciiLowercased != name.utf8Start[offset] {
                return false
            }
            return end == bytes.count || !(bytes[end].isASCIILetter || bytes[end].isASCIIDigit)
        }
    }

    /// Names of up to eight letters as numbers, the last letter lowest.
    private static func numbers(_ names: [StaticString]) -> [UInt64] {
        names.map { name in
            name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
        }
    }

    // The usual ones stand first.
    private static let blockNames = numbers([
        "p", "li", "br", "ul", "div", "h2", "h3", "tr", "table", "ol", "h1", "h4", "address", "article", "aside",
        "caption", "center", "dd", "details", "dl", "dt", "fieldset", "figure", "footer", "form", "h5", "h6", "header",
        "hr", "main", "nav", "pre", "section", "summary",
    ])

    private static let inlineNames = numbers([
        "b", "strong", "span", "i", "em", "a", "u", "sup", "sub", "small", "font", "abbr", "acronym", "bdi", "bdo",
        "big", "cite", "code", "data", "del", "dfn", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "strike",
        "time", "tt", "var", "wbr",
    ])

    private static let otherNames = numbers([
        "applet", "area", "audio", "base", "body", "button", "canvas", "col", "colgroup", "dialog", "embed", "frame",
        "head", "html", "iframe", "img", "input", "legend", "link", "map", "meta", "noscript", "object", "optgroup",
        "option", "param", "picture", "script", "select", "source", "style", "svg", "tbody", "td", "textarea", "tfoot",
        "th", "thead", "title", "track", "video",
    ])

    private static let longBlocks: [StaticString] = ["blockquote", "figcaption"]
}
