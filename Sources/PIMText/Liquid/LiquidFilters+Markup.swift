extension LiquidFilters {
    static let markup: [LiquidFilter] = [
        LiquidFilter("escape") { value, call in
            call.rewritten(value) { text, output in
                for byte in text { appendEscaped(byte, to: &output) }
            }
        },
        LiquidFilter("escape_once") { value, call in
            call.rewritten(value) { text, output in
                for index in text.indices {
                    if text[index] == UInt8(ascii: "&"), isEntity(text, at: index) {
                        output.append(text[index])
                    } else {
                        appendEscaped(text[index], to: &output)
                    }
                }
            }
        },
        LiquidFilter("strip_html", 0...1) { value, call throws(LiquidFault) in
            guard call.argumentCount == 0 else { return try lines(of: value, &call) }
            return call.rewritten(value) { text, output in
                let rest = withoutBlocks(text)
                rest.withUnsafeBufferPointer { appendWithoutTags($0, to: &output) }
            }
        },
    ]

    // `strip_html: 'lines'` gives a line to each block element and list item, an item with a bullet. A text without tags
    // keeps the lines it has.

    private static func lines(of value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let way = call.shown(call.argument(0))
        guard way == "lines" else { throw unknown("a way to strip markup", way, ["lines"]) }
        let html = call.scratch.html(of: call.text(of: value))
        call.scratch.hasLines = true
        return call.rewritten(.text(html)) { text, output in
            guard !text.contains(UInt8(ascii: "<")) else {
                PlainText.appendLines(fromHTML: text, items: .bullet, to: &output)
                return
            }
            for line in text.split(separator: 0x0A) {
                let start = output.count
                if start > 0 { output.append(0x0A) }
                let first = output.count
                PlainText.appendPlain(fromHTML: UnsafeBufferPointer(rebasing: line), to: &output)
                if output.count == first { output.removeLast(first - start) }
            }
        }
    }

    private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
        default: output.append(byte)
        }
    }

    /// Whether an ampersand begins an entity: letters, or a number sign and digits, and a semicolon.
    private static func isEntity(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var index = start + 1
        let isNumber = index < text.count && text[index] == UInt8(ascii: "#")
        if isNumber { index += 1 }
        let first = index
        while index < text.count, index - first < 32, isNumber ? text[index].isASCIIDigit : text[index].isASCIILetter {
            index += 1
        }
        return index > first && index < text.count && text[index] == UInt8(ascii: ";")
    }

    /// The text without comments, scripts and styles.
    private static func withoutBlocks(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var blocks: [(start: StaticString, end: StaticString)] = [
            ("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"),
        ]
        var rest: [UInt8] = []
        rest.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "<"),
                let number = blocks.firstIndex(where: { begins(text, with: $0.start, at: index) })
            {
                let (start, end) = blocks[number]
                if let place = text.place(of: bytes(of: end), from: index + start.utf8CodeUnitCount) {
                    index = place + end.utf8CodeUnitCount
                    continue
                }
                blocks.remove(at: number)
            }
            rest.append(text[index])
            index += 1
        }
        return rest
    }

    private static func appendWithoutTags(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "<") {
                guard let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else {
                    output.append(contentsOf: text.part(index..<text.count))
                    return
                }
                index = end + 1
            } else {
                output.append(text[index])
                index += 1
            }
        }
    }

    private static func begins(_ text: UnsafeBufferPointer<UInt8>, with word: StaticString, at index: Int) -> Bool {
        text.count - index >= word.utf8CodeUnitCount
            && text.part(index..<index + word.utf8CodeUnitCount).elementsEqual(bytes(of: word))
    }

    private static func bytes(of word: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }
}
