/// The inner loops over JSON bytes: each moves `position` past one thing or throws where the grammar breaks.
///
/// Safe as long as it stays inside the closure that lent the pointer; every access is checked against `end`.
@safe
struct JSONScanner {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    var position: Int

    @unsafe
    init(base: UnsafePointer<UInt8>, end: Int, position: Int) {
        unsafe self.base = base
        self.end = end
        self.position = position
    }

    var isAtEnd: Bool { position >= end }

    @inline(__always)
    func byte(_ index: Int) -> UInt8 { unsafe base[index] }

    @inline(__always)
    mutating func skipSpace() {
        while position < end {
            let next = byte(position)
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
            position += 1
        }
    }

    /// The next byte after white space, 0 at the end; NUL itself is never valid, so both are refused alike.
    @inline(__always)
    mutating func nextByte() -> UInt8 {
        skipSpace()
        return position < end ? byte(position) : 0
    }

    /// Moves past the closing quote of a string whose opening quote is already behind, says if it has escapes.
    mutating func scanString() throws(JSONProblem) -> Bool {
        let start = position
        var index = position
        var hasEscapes = false
        while true {
            while index + 8 <= end {
                let hits = unsafe Self.interestingBytes(ByteWord.load(base, at: index))
                if hits != 0 {
                    index += hits.trailingZeroBitCount >> 3
                    break
                }
                index += 8
            }
            guard index < end else { throw JSONProblem(kind: .unterminatedString, position: start - 1) }
            switch byte(index) {
            case UInt8(ascii: "\""):
                position = index + 1
                return hasEscapes
            case UInt8(ascii: "\\"):
                hasEscapes = true
                index = try escapeEnd(at: index, stringStart: start)
            case 0..<0x20: throw JSONProblem(kind: .controlCharacter, position: index)
            case 0x20..<0x80: index += 1
            default:
                repeat {
                    let length = unsafe UTF8Check.sequenceLength(base, at: index, end: end)
                    guard length > 0 else { throw JSONProblem(kind: .invalidEncoding, position: index) }
                    index += length
                } while index < end && byte(index) >= 0x80
            }
        }
    }

    /// Moves past a number.
    mutating func scanNumber() throws(JSONProblem) {
        let start = position
        var index = position
        if index < end && byte(index) == UInt8(ascii: "-") { index += 1 }
        let whole = digitsEnd(index)
        let hasLeadingZero = whole > index + 1 && byte(index) == UInt8(ascii: "0")
        guard whole > index, !hasLeadingZero else { throw JSONProblem(kind: .invalidNumber, position: start) }
        index = whole
        if index < end && byte(index) == UInt8(ascii: ".") {
            let fraction = digitsEnd(index + 1)
            guard fraction > index + 1 else { throw JSONProblem(kind: .invalidNumber, position: start) }
            index = fraction
        }
        if index < end && byte(index) | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end && (byte(index) == UInt8(ascii: "+") || byte(index) == UInt8(ascii: "-")) { index += 1 }
            let exponent = digitsEnd(index)
            guard exponent > index else { throw JSONProblem(kind: .invalidNumber, position: start) }
            index = exponent
        }
        position = index
    }

    /// Moves past `true`, `false` or `null`.
    mutating func scanWord(_ word: StaticString) throws(JSONProblem) {
        let length = word.utf8CodeUnitCount
        guard position + length <= end else { throw JSONProblem(kind: .invalidWord, position: position) }
        for offset in 0..<length where unsafe base[position + offset] != word.utf8Start[offset] {
            throw JSONProblem(kind: .invalidWord, position: position)
        }
        position += length
    }

    /// Moves past a key and its colon, says where the key's text is.
    mutating func scanKey() throws(JSONProblem) -> JSONText {
        guard nextByte() == UInt8(ascii: "\"") else { throw JSONProblem(kind: .keyExpected, position: position) }
        position += 1
        let start = position
        let hasEscapes = try scanString()
        let text = JSONText(range: start..<position - 1, hasEscapes: hasEscapes)
        guard nextByte() == UInt8(ascii: ":") else { throw JSONProblem(kind: .colonExpected, position: position) }
        position += 1
        return text
    }

    /// Moves past a value that is not a container.
    mutating func scanScalar(_ first: UInt8) throws(JSONProblem) {
        switch first {
        case UInt8(ascii: "\""):
            position += 1
            _ = try scanString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        case UInt8(ascii: "t"): try scanWord("true")
        case UInt8(ascii: "f"): try scanWord("false")
        case UInt8(ascii: "n"): try scanWord("null")
        default: throw JSONProblem(kind: .valueExpected, position: position)
        }
    }

    /// Moves past any value, checking all of its grammar.
    mutating func skipValue(maxDepth: Int) throws(JSONProblem) {
        var nesting = JSONNesting()
        value: while true {
            let first = nextByte()
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
                let isObject = first == UInt8(ascii: "{")
                guard nesting.depth < maxDepth else { throw JSONProblem(kind: .tooDeep, position: position) }
                position += 1
                guard nextByte() == first + 2 else {
                    nesting.push(object: isObject)
                    if isObject { _ = try scanKey() }
                    continue value
                }
                position += 1
            } else {
                try scanScalar(first)
            }
            while nesting.depth > 0 {
                let next = nextByte()
                if next == UInt8(ascii: ",") {
                    position += 1
                    if nesting.isObject { _ = try scanKey() }
                    continue value
                }
                let isClosed = next == (nesting.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                guard isClosed else {
                    let kind: JSONProblem.Kind = nesting.isObject ? .commaOrBraceExpected : .commaOrBracketExpected
                    throw JSONProblem(kind: kind, position: position)
                }
                position += 1
                nesting.pop()
            }
            return
        }
    }

    @inline(__always)
    private func digitsEnd(_ start: Int) -> Int {
        var index = start
        while index < end && byte(index) &- UInt8(ascii: "0") < 10 { index += 1 }
        return index
    }

    private func escapeEnd(at index: Int, stringStart: Int) throws(JSONProblem) -> Int {
        guard index + 1 < end else { throw JSONProblem(kind: .unterminatedString, position: stringStart - 1) }
        switch byte(index + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index + 2
        case UInt8(ascii: "u"):
            guard let unit = hexUnit(at: index + 2) else {
                throw JSONProblem(kind: .invalidEscape, position: index)
            }
            guard unit & 0xF800 == 0xD800 else { return index + 6 }
            let isPair =
                unit < 0xDC00 && index + 12 <= end && byte(index + 6) == UInt8(ascii: "\\")
                && byte(index + 7) == UInt8(ascii: "u")
            guard isPair, let second = hexUnit(at: index + 8), second & 0xFC00 == 0xDC00 else {
                throw JSONProblem(kind: .loneSurrogate, position: index)
            }
            return index + 12
        default: throw JSONProblem(kind: .invalidEscape, position: index)
        }
    }

    private func hexUnit(at index: Int) -> UInt32? {
        guard index + 4 <= end else { return nil }
        var unit: UInt32 = 0
        for offset in index..<index + 4 {
            guard let digit = JSONText.hexDigit(byte(offset)) else { return nil }
            unit = unit << 4 | digit
        }
        return unit
    }

    /// The high bit of each byte that is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    private static func interestingBytes(_ word: UInt64) -> UInt64 {
        ByteWord.controls(word) | ByteWord.matches(word, UInt8(ascii: "\""))
            | ByteWord.matches(word, UInt8(ascii: "\\")) | word & ByteWord.highs
    }
}
