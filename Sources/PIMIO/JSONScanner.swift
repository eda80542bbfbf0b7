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

    /// The byte at an index after white space, 0 at the end, and its index.
    @inline(__always)
    func next(_ index: Int) -> (byte: UInt8, index: Int) {
        if index < end {
            let next = byte(index)
            if next > 0x20 { return (next, index) }
        }
        return nextAfterSpace(index)
    }

    private func nextAfterSpace(_ start: Int) -> (byte: UInt8, index: Int) {
        var index = start
        while index < end {
            let next = byte(index)
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return (next, index) }
            index &+= 1
        }
        return (0, index)
    }

    @inline(__always)
    func problem(_ kind: JSONProblem.Kind, _ index: Int) -> JSONProblem { JSONProblem(kind: kind, position: index) }

    /// Moves past a number.
    public mutating func scanNumber() throws(JSONProblem) {
        position = try numberEnd(position)
    }

    private func numberEnd(_ start: Int) throws(JSONProblem) -> Int {
        var index = start
        if index < end && byte(index) == UInt8(ascii: "-") { index += 1 }
        let whole = digitsEnd(index)
        let hasLeadingZero = whole > index + 1 && byte(index) == UInt8(ascii: "0")
        guard whole > index, !hasLeadingZero else { throw problem(.invalidNumber, start) }
        index = whole
        if index < end && byte(index) == UInt8(ascii: ".") {
            let fraction = digitsEnd(index + 1)
            guard fraction > index + 1 else { throw problem(.invalidNumber, start) }
            index = fraction
        }
        if index < end && byte(index) | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end && (byte(index) == UInt8(ascii: "+") || byte(index) == UInt8(ascii: "-")) { index += 1 }
            let exponent = digitsEnd(index)
            guard exponent > index else { throw problem(.invalidNumber, start) }
            index = exponent
        }
        return index
    }

    /// Moves past `true`, `false` or `null`.
    public mutating func scanWord(_ word: StaticString) throws(JSONProblem) {
        position = try wordEnd(position, word)
    }

    @inline(__always)
    private func wordEnd(_ start: Int, _ word: StaticString) throws(JSONProblem) -> Int {
        let length = word.utf8CodeUnitCount
        guard length >= 4, end &- start >= length else { throw problem(.invalidWord, start) }
        var offset = 0
        while offset < length {
            // The last four bytes may begin inside those before them.
            let place = min(offset, length &- 4)
            let found = unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: start &+ place, as: UInt32.self)
            let expected = unsafe UnsafeRawPointer(word.utf8Start).loadUnaligned(fromByteOffset: place, as: UInt32.self)
            guard found == expected else { throw problem(.invalidWord, start) }
            offset &+= 4
        }
        return start &+ length
    }

    /// Moves past a key and its colon, says where the key's text is.
    public mutating func scanKey() throws(JSONProblem) -> JSONText {
        let key = try keyEnd(position, watchesMarks: true)
        position = key.index
        return key.text
    }

    /// The text of the key at an index or behind white space there, and the index behind its colon.
    @inline(__always)
    func keyEnd(_ start: Int, watchesMarks: Bool = false) throws(JSONProblem) -> (text: JSONText, index: Int) {
        let opening = next(start)
        guard opening.byte == UInt8(ascii: "\"") else { throw problem(.keyExpected, opening.index) }
        let key = try stringEnd(opening.index &+ 1, watchesMarks: watchesMarks)
        let colon = next(key.index)
        guard colon.byte == UInt8(ascii: ":") else { throw problem(.colonExpected, colon.index) }
        let text = JSONText(
            range: opening.index &+ 1..<key.index &- 1,
            hasEscapes: key.hasEscapes,
            mayHaveMarks: key.mayHaveMarks
        )
        return (text, colon.index &+ 1)
    }

    /// Moves past a value that is not a container.
    public mutating func scanScalar(_ first: UInt8) throws(JSONProblem) {
        position = try scalarEnd(position, first)
    }

    private func scalarEnd(_ start: Int, _ first: UInt8) throws(JSONProblem) -> Int {
        switch first {
        case UInt8(ascii: "\""): return try stringEnd(start &+ 1).index
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try numberEnd(start)
        case UInt8(ascii: "t"): return try wordEnd(start, "true")
        case UInt8(ascii: "f"): return try wordEnd(start, "false")
        case UInt8(ascii: "n"): return try wordEnd(start, "null")
        default: throw problem(.valueExpected, start)
        }
    }

    /// Moves past any value, checking all of its grammar.
    public mutating func skipValue(maxDepth: Int) throws(JSONProblem) {
        position = try valueEnd(position, maxDepth: maxDepth)
    }

    /// The index behind the value at an index or behind white space there, all of whose grammar is checked.
    @inline(__always)
    func valueEnd(_ start: Int, maxDepth: Int) throws(JSONProblem) -> Int {
        let first = next(start)
        switch first.byte {
        case UInt8(ascii: "\""): return try stringEnd(first.index &+ 1).index
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try containerEnd(first.index, maxDepth: maxDepth)
        default: return try scalarEnd(first.index, first.byte)
        }
    }

    private func containerEnd(_ start: Int, maxDepth: Int) throws(JSONProblem) -> Int {
        var nesting = JSONNesting()
        var index = start
        value: while true {
            let first = next(index)
            index = first.index
            if first.byte == UInt8(ascii: "\"") {
                index = try stringEnd(index &+ 1).index
            } else if first.byte == UInt8(ascii: "{") || first.byte == UInt8(ascii: "[") {
                let isObject = first.byte == UInt8(ascii: "{")
                guard nesting.depth < maxDepth else { throw problem(.tooDeep, index) }
                let inner = next(index &+ 1)
                index = inner.index
                guard inner.byte == first.byte &+ 2 else {
                    nesting.push(object: isObject)
                    if isObject { index = try keyEnd(index).index }
                    continue value
                }
                index &+= 1
            } else {
                index = try scalarEnd(index, first.byte)
            }
            while nesting.depth > 0 {
                let after = next(index)
                index = after.index &+ 1
                if after.byte == UInt8(ascii: ",") {
                    if nesting.isObject { index = try keyEnd(index).index }
                    continue value
                }
                let isClosed = after.byte == (nesting.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                guard isClosed else {
                    let kind: JSONProblem.Kind = nesting.isObject ? .commaOrBraceExpected : .commaOrBracketExpected
                    throw problem(kind, after.index)
                }
                nesting.pop()
            }
            return index
        }
    }

    @inline(__always)
    private func digitsEnd(_ start: Int) -> Int {
        var index = start
        while index < end && byte(index) &- UInt8(ascii: "0") < 10 { index += 1 }
        return index
    }
}
