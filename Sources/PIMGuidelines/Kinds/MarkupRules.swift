import PIMText

/// Which tags a text may have; finds the others and those without a partner.
struct MarkupRules {
    let allowed: Set<String>
    let attributes: Set<String>

    private static let empty: Set<String> = ["br", "hr", "img", "wbr", "col", "input", "meta", "link", "source"]

    /// Elements that part what stands before and behind them.
    private static let blocks: Set<String> = [
        "p", "div", "br", "hr", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
        "section", "article", "header", "footer", "blockquote", "pre", "dl", "dt", "dd",
    ]

    private struct Tag {
        var name: String
        /// The element around it that was closed before it.
        var closedAround: String?
        var range: Range<Int>
        var isEnd: Bool
        var isComment = false
    }

    /// What is known not to come any more in the rest of a text, so that it is looked for once only.
    private struct Rest {
        var lacksCommentEnd = false
        var lacksEndTag: Set<String> = []
    }

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [TextFlaw] {
        var flaws: [TextFlaw] = []
        var open: [Tag?] = []
        /// The places of tags among the open ones, by name.
        var places: [String: [Int]] = [:]
        var rest = Rest()
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            guard let tag = tag(at: index, bytes, &rest) else {
                flaws += [unendedTag(at: index, bytes)].compactMap(\.self)
                index += 1
                continue
            }
            index = tag.range.upperBound
            if tag.isComment {
                let found = String(String(decoding: bytes[tag.range].prefix(120), as: UTF8.self).prefix(60))
                flaws.append(TextFlaw(message: "it has the comment \"\(found)\"", range: tag.range, replacement: ""))
            } else if !allowed.contains(tag.name) {
                let range = tag.isEnd ? tag.range : tag.range.lowerBound..<contentEnd(of: tag, bytes, &rest)
                index = range.upperBound
                let replacement = Self.blocks.contains(tag.name) ? " " : ""
                let message = "the tag <\(tag.isEnd ? "/" : "")\(tag.name)> may not stand in it"
                flaws.append(TextFlaw(message: message, range: range, replacement: replacement))
            } else if tag.isEnd {
                if let place = places[tag.name]?.popLast() {
                    if let outer = open[place]?.closedAround {
                        let message = "<\(tag.name)> is closed behind </\(outer)>, not before it"
                        flaws.append(TextFlaw(message: message, range: tag.range))
                    }
                    open[place] = nil
                    for inner in open.indices[(place + 1)...] where open[inner] != nil {
                        open[inner]?.closedAround = tag.name
                    }
                    while let last = open.last, last == nil { open.removeLast() }
                } else {
                    let message = "</\(tag.name)> closes nothing"
                    flaws.append(TextFlaw(message: message, range: tag.range, replacement: ""))
                }
            } else {
                flaws += attributeFlaws(of: tag, bytes)
                if !Self.empty.contains(tag.name), bytes[tag.range.upperBound - 2] != UInt8(ascii: "/") {
                    places[tag.name, default: []].append(open.count)
                    open.append(tag)
                }
            }
        }
        let unclosed = open.compactMap(\.self)
        for tag in unclosed {
            let message = "<\(tag.name)> is not closed"
            guard unclosed.count == 1, flaws.isEmpty else {
                flaws.append(TextFlaw(message: message, range: tag.range))
                continue
            }
            let rest = tag.range.lowerBound..<bytes.count
            let closed = String(decoding: bytes[rest], as: UTF8.self) + "</\(tag.name)>"
            flaws.append(TextFlaw(message: message, range: rest, replacement: closed))
        }
        return flaws
    }

    /// What is wrong with a tag that does not end: one that may stand in the text, or one whose name is no letter alone.
    private func unendedTag(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> TextFlaw? {
        var nameStart = start + 1
        if nameStart < bytes.count, bytes[nameStart] == UInt8(ascii: "/") { nameStart += 1 }
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd].isASCIILetter || bytes[nameEnd].isASCIIDigit { nameEnd += 1 }
        guard nameEnd > nameStart, bytes[nameStart].isASCIILetter, nameEnd - nameStart < 24,
            nameEnd == bytes.count || bytes[nameEnd] <= 0x20
        else { return nil }
        let name = String(decoding: bytes[nameStart..<nameEnd].map(\.asciiLowercased), as: UTF8.self)
        let isKnown = Self.blocks.contains(name) || Self.empty.contains(name)
        guard allowed.contains(name) || isKnown else { return nil }
        let found = String(decoding: bytes[start..<nameEnd], as: UTF8.self)
        return TextFlaw(message: "the tag \(found) has no end", range: start..<nameEnd)
    }

    /// The tag or comment that begins at a place.
    private func tag(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ rest: inout Rest) -> Tag? {
        guard start + 1 < bytes.count else { return nil }
        if bytes[(start + 1)...].starts(with: "!--".utf8) {
            guard !rest.lacksCommentEnd, let end = self.end(of: "-->", from: start + 4, bytes) else {
                rest.lacksCommentEnd = true
                return nil
            }
            return Tag(name: "", range: start..<end, isEnd: false, isComment: true)
        }
        let isEnd = bytes[start + 1] == UInt8(ascii: "/")
        let nameStart = isEnd ? start + 2 : start + 1
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd].isASCIILetter || bytes[nameEnd].isASCIIDigit { nameEnd += 1 }
        guard nameEnd > nameStart, bytes[nameStart].isASCIILetter, nameEnd - nameStart < 24 else { return nil }
        var index = nameEnd
        var quote: UInt8 = 0
        while index < bytes.count, index - start < 4096 {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                let name = String(decoding: bytes[nameStart..<nameEnd].map(\.asciiLowercased), as: UTF8.self)
                return Tag(name: name, range: start..<index + 1, isEnd: isEnd)
            } else if byte == UInt8(ascii: "<") {
                return nil
            } else if byte == 0x22 || byte == 0x27, index > nameEnd, bytes[index - 1] == UInt8(ascii: "=") {
                quote = byte
            }
            index += 1
        }
        return nil
    }

    /// The end of a mark, in capitals or not, that stands behind a place.
    private func end(of mark: String, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let mark = Array(mark.utf8)
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], mark.indices.allSatisfy({ bytes[index + $0].asciiLowercased == mark[$0] }) {
                return index + mark.count
            }
            index += 1
        }
        return nil
    }

    /// Where what a tag takes away with it ends: scripts and styles go with what is in them.
    private func contentEnd(of tag: Tag, _ bytes: UnsafeBufferPointer<UInt8>, _ rest: inout Rest) -> Int {
        guard tag.name == "script" || tag.name == "style", !rest.lacksEndTag.contains(tag.name) else {
            return tag.range.upperBound
        }
        var start = tag.range.upperBound
        while let nameEnd = end(of: "</\(tag.name)", from: start, bytes) {
            start = nameEnd
            guard nameEnd < bytes.count, !bytes[nameEnd].isASCIILetter, !bytes[nameEnd].isASCIIDigit else { continue }
            guard let close = bytes[nameEnd...].firstIndex(of: UInt8(ascii: ">")) else { break }
            return close + 1
        }
        rest.lacksEndTag.insert(tag.name)
        return tag.range.upperBound
    }

    /// The attributes of a tag that may not stand there, each with the white space before it.
    private func attributeFlaws(of tag: Tag, _ bytes: UnsafeBufferPointer<UInt8>) -> [TextFlaw] {
        var flaws: [TextFlaw] = []
        var index = tag.range.lowerBound + 1 + tag.name.utf8.count
        let end = tag.range.upperBound - 1
        while index < end {
            let start = index
            while index < end, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") { index += 1 }
            let nameStart = index
            while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: "/")
            {
                index += 1
            }
            let nameEnd = index
            if index < end, bytes[index] == UInt8(ascii: "=") { index = valueEnd(from: index + 1, to: end, bytes) }
            guard nameEnd > nameStart else {
                index = max(index, start + 1)
                continue
            }
            let name = String(decoding: bytes[nameStart..<nameEnd].map(\.asciiLowercased), as: UTF8.self)
            guard !attributes.contains(name) else { continue }
            let message = "the attribute \"\(name)\" of <\(tag.name)> may not stand in it"
            flaws.append(TextFlaw(message: message, range: start..<index, replacement: ""))
        }
        return flaws
    }

    private func valueEnd(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard start < end else { return start }
        let quote = bytes[start]
        var index = start
        if quote == 0x22 || quote == 0x27 {
            index += 1
            while index < end, bytes[index] != quote { index += 1 }
            return min(index + 1, end)
        }
        while index < end, bytes[index] > 0x20 { index += 1 }
        return index
    }
}
