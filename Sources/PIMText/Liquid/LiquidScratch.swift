/// The memory a rendering writes its temporary texts into; it is kept and used again by the next one.
public struct LiquidScratch: Sendable {
    /// The bytes of the texts made so far.
    var bytes: [UInt8] = []
    /// The HTML that texts in these bytes were made of.
    private var sources: [(text: Range<Int>, html: LiquidText)] = []
    /// Whether a filter made lines, which stay lines in a feed.
    var hasLines = false

    package init() {}

    /// Keeps the HTML that a text was made of, for filters that want it; the text was made last.
    public mutating func keep(html: LiquidText, of text: LiquidText) {
        if text.owner == nil { sources.append((text.range, html)) }
    }

    /// The HTML that a text was made of; the text itself where it was made otherwise.
    func html(of text: LiquidText) -> LiquidText {
        guard text.owner == nil, !sources.isEmpty else { return text }
        return sources.last { $0.text == text.range }?.html ?? text
    }

    /// Gives back the memory behind the first bytes.
    mutating func shrink(to count: Int) {
        guard bytes.count > count else { return }
        bytes.removeLast(bytes.count - count)
        while let last = sources.last, last.text.upperBound > count { sources.removeLast() }
    }

    /// Makes ready for another rendering.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        if !sources.isEmpty { sources.removeAll(keepingCapacity: true) }
        hasLines = false
    }

    /// The text of bytes that are copied.
    public mutating func text(_ copied: UnsafeBufferPointer<UInt8>) -> LiquidText {
        let start = bytes.count
        bytes.append(contentsOf: copied)
        return LiquidText(scratch: start..<bytes.count)
    }

    /// The text that `write` appends.
    ///
    /// It may only append; what it takes away of other texts is its own loss.
    public mutating func text(_ write: (inout [UInt8]) -> Void) -> LiquidText {
        let start = bytes.count
        write(&bytes)
        return LiquidText(scratch: min(start, bytes.count)..<bytes.count)
    }

    /// What `body` returns for the bytes of a text.
    public func withBytes<Result>(
        of text: LiquidText,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let owner = text.owner else { return Self.withBytes(of: bytes, in: text.range, body) }
        return Self.withBytes(of: owner, in: text.range, body)
    }

    /// Appends the bytes of a text.
    func append(_ text: LiquidText, to output: inout [UInt8]) {
        withBytes(of: text) { output.append(contentsOf: $0) }
    }

    private static func withBytes<Result>(
        of bytes: [UInt8],
        in range: Range<Int>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        bytes.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[range.clamped(to: 0..<all.count)]))
        }
    }
}

extension LiquidScratch {
    /// Appends a value as templates write it: nothing for no value, the elements of a list one after another.
    public func append(_ value: LiquidValue, to output: inout [UInt8]) {
        switch value {
        case .none, .empty, .blank, .loop: break
        case .text(let text): append(text, to: &output)
        case .integer(let number): Self.append(number, to: &output)
        case .decimal(let number): number.append(to: &output, minimumDecimals: 1)
        case .flag(let flag): output.append(contentsOf: flag ? "true".utf8 : "false".utf8)
        case .array(let elements):
            for element in elements { append(element, to: &output) }
        case .object(let object): appendNotation(object, to: &output)
        case .range(let range):
            Self.append(range.first, to: &output)
            output.append(contentsOf: "..".utf8)
            Self.append(range.last, to: &output)
        case .date(let date): date.append(to: &output)
        case .term(let term): append(term.text, to: &output)
        }
    }

    /// About how many bytes `append` writes.
    func size(of value: LiquidValue) -> Int {
        switch value {
        case .text(let text): Int(text.count)
        case .term(let term): Int(term.text.count)
        case .array(let elements): elements.reduce(0) { $0 + size(of: $1) }
        case .object(let object):
            object.names.indices.reduce(0) { sum, index in
                sum + object.names[index].count + 8 + size(of: object.values[index])
            }
        default: 32
        }
    }

    /// Appends a whole number in digits.
    public static func append(_ number: Int, to output: inout [UInt8]) {
        if number >= 0, number < 10 {
            output.append(0x30 + UInt8(truncatingIfNeeded: number))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = number.magnitude
            var position = 20
            repeat {
                position -= 1
                digits[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                position -= 1
                digits[position] = UInt8(ascii: "-")
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: digits[position...]))
        }
    }

    /// Appends `{"a"=>1}`, as Ruby writes it.
    private func appendNotation(_ object: LiquidObject, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for index in object.names.indices {
            if index > 0 { output.append(contentsOf: ", ".utf8) }
            appendQuoted(object.names[index], to: &output)
            output.append(contentsOf: "=>".utf8)
            appendNotation(object.values[index], to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    private func appendNotation(_ value: LiquidValue, to output: inout [UInt8]) {
        switch value {
        case .none: output.append(contentsOf: "nil".utf8)
        case .text(let text): withBytes(of: text) { appendQuoted($0, to: &output) }
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for index in elements.indices {
                if index > 0 { output.append(contentsOf: ", ".utf8) }
                appendNotation(elements[index], to: &output)
            }
            output.append(UInt8(ascii: "]"))
        default: append(value, to: &output)
        }
    }

    private func appendQuoted(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }
}
