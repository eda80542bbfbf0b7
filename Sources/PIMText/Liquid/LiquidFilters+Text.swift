extension LiquidFilters {
    static let text: [LiquidFilter] = [
        LiquidFilter("append", 1...1) { value, call in
            let argument = call.argument(0)
            return call.rewritten(value, argument) { text, other, output in
                output.append(contentsOf: text)
                output.append(contentsOf: other)
            }
        },
        LiquidFilter("prepend", 1...1) { value, call in
            let argument = call.argument(0)
            return call.rewritten(value, argument) { text, other, output in
                output.append(contentsOf: other)
                output.append(contentsOf: text)
            }
        },
        LiquidFilter("strip") { value, call in stripped(value, &call, start: true, end: true) },
        LiquidFilter("lstrip") { value, call in stripped(value, &call, start: true, end: false) },
        LiquidFilter("rstrip") { value, call in stripped(value, &call, start: false, end: true) },
        LiquidFilter("squish") { value, call in
            call.rewritten(value) { text, output in
                for byte in text {
                    if !byte.isLiquidSpace {
                        output.append(byte)
                    } else if let last = output.last, last != 0x20 {
                        output.append(0x20)
                    }
                }
                if output.last == 0x20 { output.removeLast() }
            }
        },
        LiquidFilter("strip_newlines") { value, call in
            call.rewritten(value) { text, output in eachLine(of: text, &output) { _ in } }
        },
        LiquidFilter("newline_to_br") { value, call in
            call.rewritten(value) { text, output in
                eachLine(of: text, &output) { $0.append(contentsOf: "<br />\n".utf8) }
            }
        },
        LiquidFilter("truncate", 0...2, check: checkLength) { value, call throws(LiquidFault) in
            try truncated(value, &call)
        },
        LiquidFilter("truncatewords", 0...2, check: checkLength) { value, call throws(LiquidFault) in
            try truncatedWords(value, &call)
        },
        LiquidFilter("slice", 1...2, check: checkSlice) { value, call throws(LiquidFault) in try slice(value, &call) },
        LiquidFilter("split", 1...1) { value, call throws(LiquidFault) in try split(value, &call) },
    ]

    private static func checkLength(_ literals: LiquidLiterals) throws(LiquidFault) {
        try literals.wholeNumber(at: 0)
    }

    private static func checkSlice(_ literals: LiquidLiterals) throws(LiquidFault) {
        try literals.wholeNumber(at: 0)
        if literals[1]?.isNone == false { try literals.wholeNumber(at: 1) }
    }

    private static let ellipsis = LiquidValue.text("...")

    private static func stripped(_ value: LiquidValue, _ call: inout LiquidCall, start: Bool, end: Bool) -> LiquidValue
    {
        let text = call.text(of: value)
        let range = call.scratch.withBytes(of: text) { bytes in
            var range = 0..<bytes.count
            while start, let first = range.first, bytes[first].isLiquidSpace { range = first + 1..<range.upperBound }
            while end, let last = range.last, bytes[last].isLiquidSpace { range = range.lowerBound..<last }
            return range
        }
        return .text(text.part(range))
    }

    /// Copies a text and writes something else for each line break.
    private static func eachLine(
        of text: UnsafeBufferPointer<UInt8>,
        _ output: inout [UInt8],
        _ writeBreak: (inout [UInt8]) -> Void
    ) {
        for index in text.indices {
            let isReturn = text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
            if text[index] == 0x0A {
                writeBreak(&output)
            } else if !isReturn {
                output.append(text[index])
            }
        }
    }

    private static func truncated(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let most = call.argumentCount > 0 ? try call.integer(of: call.argument(0)) : 50
        let end = call.argumentCount > 1 ? call.argument(1) : ellipsis
        return call.rewritten(value, end) { text, end, output in
            guard ByteCounts.codePoints(text) > most else {
                output.append(contentsOf: text)
                return
            }
            let kept = max(0, most - ByteCounts.codePoints(end))
            output.append(contentsOf: text.part(0..<text.offset(ofCodePoint: kept)))
            output.append(contentsOf: end)
        }
    }

    private static func truncatedWords(
        _ value: LiquidValue,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        let most = max(1, call.argumentCount > 0 ? try call.integer(of: call.argument(0)) : 15)
        let end = call.argumentCount > 1 ? call.argument(1) : ellipsis
        return call.rewritten(value, end) { text, end, output in
            var words = 0
            var index = 0
            while true {
                while index < text.count, text[index].isLiquidSpace { index += 1 }
                guard index < text.count else {
                    output.removeAll(keepingCapacity: true)
                    output.append(contentsOf: text)
                    return
                }
                if words == most { break }
                if words > 0 { output.append(0x20) }
                words += 1
                while index < text.count, !text[index].isLiquidSpace {
                    output.append(text[index])
                    index += 1
                }
            }
            output.append(contentsOf: end)
        }
    }

    private static func slice(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let offset = try call.integer(of: call.argument(0))
        let given = call.argument(1)
        let length = given.isNone ? 1 : try call.integer(of: given)
        if case .array(let elements) = value {
            return .array(Array(elements[range(offset, length, of: elements.count)]))
        }
        let text = call.text(of: value)
        call.spend(bytes: Int(text.count))
        let part = call.scratch.withBytes(of: text) { bytes in
            let points = range(offset, length, of: ByteCounts.codePoints(bytes))
            let start = bytes.offset(ofCodePoint: points.lowerBound)
            let rest = bytes.part(start..<bytes.count)
            return start..<start + rest.offset(ofCodePoint: points.count)
        }
        return .text(text.part(part))
    }

    /// The places that an offset, which counts from the end where it is negative, and a length name.
    private static func range(_ offset: Int, _ length: Int, of count: Int) -> Range<Int> {
        let start = offset < 0 ? offset &+ count : offset
        guard start >= 0, start <= count, length > 0 else { return 0..<0 }
        return start..<start + min(length, count - start)
    }

    private static func split(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let text = call.text(of: value)
        let separator = call.text(of: call.argument(0))
        call.spend(searching: Int(text.count), for: Int(separator.count))
        var pieces = call.scratch.withBytes(of: text) { bytes in
            call.scratch.withBytes(of: separator) { pattern in
                if pattern.isEmpty { return bytes.codePoints }
                return pattern.count == 1 && pattern[0] == 0x20 ? bytes.words : bytes.pieces(between: pattern)
            }
        }
        while let last = pieces.last, last.isEmpty { pieces.removeLast() }
        try call.allow(elements: pieces.count)
        return .array(pieces.map { .text(text.part($0)) })
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the code point with this number; the end where there are fewer.
    func offset(ofCodePoint number: Int) -> Int {
        var left = number
        var index = 0
        while index < count, left > 0 {
            index += 1
            while index < count, self[index] & 0xC0 == 0x80 { index += 1 }
            left -= 1
        }
        return index
    }

    /// The places of the code points.
    fileprivate var codePoints: [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
            found.append(start..<end)
            start = end
        }
        return found
    }

    /// The places of the words between white space.
    fileprivate var words: [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < count {
            while index < count, self[index].isLiquidSpace { index += 1 }
            let start = index
            while index < count, !self[index].isLiquidSpace { index += 1 }
            if index > start { found.append(start..<index) }
        }
        return found
    }

    fileprivate func pieces(between pattern: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while let place = place(of: pattern, from: start) {
            found.append(start..<place)
            start = place + pattern.count
        }
        found.append(start..<count)
        return found
    }
}
