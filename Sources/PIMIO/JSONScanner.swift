/// The inner loops over JSON bytes: each moves `position` past one thing or throws where the grammar breaks.
///
/// Safe as long as it stays inside the closure that lent the pointer; every access is checked against `end`.
@safe
public struct JSONScanner {
    @usableFromInline let base: UnsafePointer<UInt8>
    @usableFromInline let end: Int
    /// The absolute index of the next byte to look at.
    public var position: Int

    /// Scans the bytes from `position` up to `end`; `base` must stay lent as long as the scanner lives.
    @unsafe
    @inlinable
    public init(base: UnsafePointer<UInt8>, end: Int, position: Int) {
        unsafe self.base = base
        self.end = end
        self.position = position
    }

    /// Whether nothing is left.
    @inlinable public var isAtEnd: Bool { position >= end }

    /// The byte at an index.
    @inlinable
    @inline(__always)
    public func byte(_ index: Int) -> UInt8 { unsafe base[index] }

    /// Moves past white space.
    @inlinable
    @inline(__always)
    public mutating func skipSpace() {
        while position < end {
            let next = byte(position)
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
            position += 1
        }
    }

    /// The next byte after white space, 0 at the end; NUL itself is never valid, so both are refused alike.
    @inlinable
    @inline(__always)
    public mutating func nextByte() -> UInt8 {
        if position < end {
            let next = byte(position)
            if next > 0x20 { return next }
        }
        skipSpace()
        return position < end ? byte(position) : 0
    }

    /// Moves past a number.
    public mutating func scanNumber() throws(JSONProblem) {
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
    public mutating func scanWord(_ word: StaticString) throws(JSONProblem) {
        let length = word.utf8CodeUnitCount
        guard position + length <= end else { throw JSONProblem(kind: .invalidWord, position: position) }
        for offset in 0..<length where unsafe base[position + offset] != word.utf8Start[offset] {
            throw JSONProblem(kind: .invalidWord, position: position)
        }
        position += length
    }

    /// Moves past a key and its colon, says where the key's text is.
    public mutating func scanKey() throws(JSONProblem) -> JSONText {
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
    public mutating func scanScalar(_ first: UInt8) throws(JSONProblem) {
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
    public mutating func skipValue(maxDepth: Int) throws(JSONProblem) {
        let first = nextByte()
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return try scanScalar(first) }
        try skipContainer(maxDepth: maxDepth)
    }

    private mutating func skipContainer(maxDepth: Int) throws(JSONProblem) {
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
}
