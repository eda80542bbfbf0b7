/// The pull parser of lines that come by the million: what `JSONCursor` does, over bytes that stay lent while it lives.
///
/// It trusts its caller to ask in the order of the grammar (`enterObject`, `nextKey`, a value, `nextKey` …), which
/// `JSONCursor` checks; whatever the bytes say is checked all the same.
@safe
public struct JSONStream {
    @usableFromInline var scanner: JSONScanner
    @usableFromInline let base: UnsafePointer<UInt8>
    @usableFromInline let range: Range<Int>
    @usableFromInline var isFirst = false
    /// The number of containers that are open.
    @usableFromInline var depth = 0
    /// The part of the line that holds all texts read so far that may be out of normal form C; empty where none may be.
    package private(set) var suspect = 0..<0
    private static let maximumDepth = JSONLimits().maxDepth

    /// Reads a range of lent bytes; columns in errors count from the range's start.
    @unsafe
    public init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        // A range of an empty block is empty, and nothing is ever read through the pointer then.
        unsafe base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        self.range = range
        unsafe scanner = JSONScanner(base: base, end: range.upperBound, position: range.lowerBound)
    }

    /// The absolute index of the next byte to look at.
    @inlinable
    public var offset: Int {
        @inline(__always) get { scanner.position }
        @inline(__always) set { scanner.position = newValue }
    }

    /// The byte at an absolute index inside the range, 0 behind it.
    @inlinable
    @inline(__always)
    public func byte(at index: Int) -> UInt8 {
        index < range.upperBound ? scanner.byte(index) : 0
    }

    /// Whether at least so many bytes are left.
    @inlinable
    @inline(__always)
    public func hasBytes(_ count: Int) -> Bool { scanner.position + count <= range.upperBound }

    /// The bytes of a part of the range.
    @unsafe
    @inlinable
    @inline(__always)
    public func bytes(_ part: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: base + part.lowerBound, count: part.count)
    }

    /// Where the bytes lie that indices count in.
    @unsafe
    @inlinable
    public var memory: UnsafePointer<UInt8> {
        @inline(__always) get { unsafe base }
    }

    /// The index behind the last byte of the range.
    @inlinable
    public var end: Int {
        @inline(__always) get { range.upperBound }
    }

    /// Whether a container was just entered, so that no comma stands before what is next.
    @inlinable
    public var isAtStart: Bool {
        @inline(__always) get { isFirst }
    }

    /// The first byte of the next value, white space before it skipped; 0 at the end.
    @inlinable
    @inline(__always)
    public mutating func nextByte() -> UInt8 { scanner.nextByte() }

    /// What the next value is; white space before it is skipped.
    @inlinable
    @inline(__always)
    public mutating func peek() throws(PIMIOError) -> JSONCursor.Kind {
        switch scanner.nextByte() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: throw problem(.valueExpected)
        }
    }

    /// Steps into an object.
    @inlinable
    @inline(__always)
    public mutating func enterObject() throws(PIMIOError) {
        guard scanner.nextByte() == UInt8(ascii: "{") else { throw problem(.objectExpected) }
        try enter()
    }

    /// Steps into an array.
    @inlinable
    @inline(__always)
    public mutating func enterArray() throws(PIMIOError) {
        guard scanner.nextByte() == UInt8(ascii: "[") else { throw problem(.arrayExpected) }
        try enter()
    }

    /// The next key of the object, its colon consumed; nil at the closing brace, which is consumed.
    @inlinable
    @inline(__always)
    public mutating func nextKey() throws(PIMIOError) -> JSONText? {
        let next = scanner.nextByte()
        if next == UInt8(ascii: "}") {
            leave()
            return nil
        }
        if isFirst {
            isFirst = false
        } else {
            guard next == UInt8(ascii: ",") else { throw problem(.commaOrBraceExpected) }
            scanner.position += 1
        }
        return try key()
    }

    /// Whether another element follows in the array; false at the closing bracket, which is consumed.
    @inlinable
    @inline(__always)
    public mutating func nextElement() throws(PIMIOError) -> Bool {
        let next = scanner.nextByte()
        if next == UInt8(ascii: "]") {
            leave()
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard next == UInt8(ascii: ",") else { throw problem(.commaOrBracketExpected) }
        scanner.position += 1
        guard scanner.nextByte() != UInt8(ascii: "]") else { throw problem(.valueExpected) }
        return true
    }

    /// The text of a string value.
    @inlinable
    @inline(__always)
    public mutating func readString() throws(PIMIOError) -> JSONText {
        guard scanner.nextByte() == UInt8(ascii: "\"") else { throw problem(.stringExpected) }
        return try stringRest()
    }

    /// The source text of a number value, checked.
    public mutating func readNumber() throws(PIMIOError) -> Range<Int> {
        let first = scanner.nextByte()
        guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 else { throw problem(.numberExpected) }
        let start = scanner.position
        do { try scanner.scanNumber() } catch { throw described(error) }
        return start..<scanner.position
    }

    /// A value that is true or false.
    public mutating func readBool() throws(PIMIOError) -> Bool {
        let first = scanner.nextByte()
        guard first == UInt8(ascii: "t") || first == UInt8(ascii: "f") else { throw problem(.booleanExpected) }
        do { try scanner.scanScalar(first) } catch { throw described(error) }
        return first == UInt8(ascii: "t")
    }

    /// Moves past null.
    public mutating func readNull() throws(PIMIOError) {
        guard scanner.nextByte() == UInt8(ascii: "n") else { throw problem(.nullExpected) }
        do { try scanner.scanWord("null") } catch { throw described(error) }
    }

    /// Moves past any value, checking all of it.
    public mutating func skipValue() throws(PIMIOError) {
        do { try scanner.skipValue(maxDepth: Self.maximumDepth - depth) } catch { throw described(error) }
    }

    /// Checks that nothing but white space follows.
    public mutating func finish() throws(PIMIOError) {
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw problem(.trailingBytes) }
    }

    /// Moves past bytes of an object that were read before, up to behind the colon of a key.
    @inlinable
    @inline(__always)
    public mutating func pass(_ count: Int) {
        scanner.position += count
        isFirst = false
    }

    /// Closes the container that was entered last; for callers that saw its end themselves.
    @inlinable
    @inline(__always)
    public mutating func leave() {
        scanner.position += 1
        depth -= 1
        isFirst = false
    }

    /// An error at the current position.
    public func failure(_ message: String) -> PIMIOError {
        PIMIOError(code: .invalidSyntax, column: offset - range.lowerBound + 1, message: message)
    }

    @inlinable
    @inline(__always)
    mutating func enter() throws(PIMIOError) {
        guard depth < 128 else { throw problem(.tooDeep) }
        scanner.position += 1
        depth += 1
        isFirst = true
    }

    @usableFromInline
    mutating func key() throws(PIMIOError) -> JSONText {
        do {
            let text = try scanner.scanKey()
            if text.mayHaveMarks { noteSuspect(text.range) }
            return text
        } catch {
            throw described(error)
        }
    }

    /// The text of a string whose opening quote stands at the current position, as the caller saw.
    public mutating func stringRest() throws(PIMIOError) -> JSONText {
        scanner.position += 1
        do {
            let text = try scanner.scanText()
            if text.mayHaveMarks { noteSuspect(text.range) }
            return text
        } catch {
            throw described(error)
        }
    }

    /// Takes note of a part of the line that may be out of normal form C.
    @inline(never)
    package mutating func noteSuspect(_ range: Range<Int>) {
        suspect =
            suspect.isEmpty
            ? range : min(suspect.lowerBound, range.lowerBound)..<max(suspect.upperBound, range.upperBound)
    }

    /// Moves past a string whose opening quote stands at the current position, as the caller saw.
    package mutating func skipStringRest() throws(PIMIOError) {
        scanner.position += 1
        do { try scanner.skipString() } catch { throw described(error) }
    }

    @usableFromInline
    func problem(_ kind: JSONProblem.Kind) -> PIMIOError {
        JSONProblem(kind: kind, position: scanner.position).described(in: range)
    }

    private mutating func described(_ problem: JSONProblem) -> PIMIOError {
        scanner.position = problem.position
        return problem.described(in: range)
    }
}
