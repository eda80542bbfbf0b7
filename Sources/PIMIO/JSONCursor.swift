/// A pull parser over a range of a block of bytes: asks for one thing after the other, makes no strings by itself.
///
/// Worked example, for `{"sku":"A-1","tags":["new"]}`: `enterObject`, `nextKey` (sku), `readString`,
/// `nextKey` (tags), `enterArray`, `nextElement` (true), `readString` (new), `nextElement` (false), `nextKey` (nil), `finish`.
/// What stands between the values (commas, colons, brackets) is checked by these calls; a value nobody wants is checked
/// by `skipValue`.
public struct JSONCursor: Sendable {
    /// What a value is, told by its first byte.
    public enum Kind: Sendable, Hashable {
        case object
        case array
        case string
        case number
        case bool
        case null
    }

    private enum State {
        case value
        case first
        case next
        case done
        case refused
    }

    /// The block.
    public let bytes: [UInt8]
    /// The part of the block that is read.
    public let range: Range<Int>
    /// The absolute index of the next byte to look at.
    public private(set) var offset: Int
    private let limits: JSONLimits
    private var state: State
    private var nesting = JSONNesting()

    /// Creates a cursor at the start of a range of a block; columns in errors count from the range's start.
    public init(_ bytes: [UInt8], in range: Range<Int>, limits: JSONLimits = .init()) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the block")
        self.bytes = bytes
        self.range = range
        self.limits = limits
        offset = range.lowerBound
        state = range.count > limits.maxBytes ? .refused : .value
    }

    /// Creates a cursor over all bytes.
    public init(_ bytes: [UInt8], limits: JSONLimits = .init()) {
        self.init(bytes, in: 0..<bytes.count, limits: limits)
    }

    /// The number of containers open around the next value.
    public var depth: Int { nesting.depth }

    /// What the next value is; white space before it is skipped.
    public mutating func peek() throws(PIMIOError) -> Kind {
        let first = try scan(.valueExpected) { scanner throws(JSONProblem) in
            let first = scanner.nextByte()
            guard Self.kind(first) != nil else { throw JSONProblem(kind: .valueExpected, position: scanner.position) }
            return first
        }
        return Self.kind(first) ?? .null
    }

    /// Steps into an object.
    public mutating func enterObject() throws(PIMIOError) {
        try enter(UInt8(ascii: "{"), expected: .objectExpected)
        nesting.push(object: true)
    }

    /// Steps into an array.
    public mutating func enterArray() throws(PIMIOError) {
        try enter(UInt8(ascii: "["), expected: .arrayExpected)
        nesting.push(object: false)
    }

    /// The next key of the object, its colon consumed; nil at the closing brace, which is consumed.
    public mutating func nextKey() throws(PIMIOError) -> JSONText? {
        guard nesting.depth > 0, nesting.isObject, state == .first || state == .next else { throw misplaced() }
        let isFirst = state == .first
        let key = try scanner { scanner throws(JSONProblem) -> JSONText? in
            let next = scanner.nextByte()
            if next == UInt8(ascii: "}") {
                scanner.position += 1
                return nil
            }
            if isFirst { return try scanner.scanKey() }
            guard next == UInt8(ascii: ",") else {
                throw JSONProblem(kind: .commaOrBraceExpected, position: scanner.position)
            }
            scanner.position += 1
            return try scanner.scanKey()
        }
        if key == nil { leave() } else { state = .value }
        return key
    }

    /// Whether another element follows in the array; false at the closing bracket, which is consumed.
    public mutating func nextElement() throws(PIMIOError) -> Bool {
        guard nesting.depth > 0, !nesting.isObject, state == .first || state == .next else { throw misplaced() }
        let isFirst = state == .first
        let hasElement = try scanner { scanner throws(JSONProblem) -> Bool in
            let next = scanner.nextByte()
            if next == UInt8(ascii: "]") {
                scanner.position += 1
                return false
            }
            if isFirst { return true }
            guard next == UInt8(ascii: ",") else {
                throw JSONProblem(kind: .commaOrBracketExpected, position: scanner.position)
            }
            scanner.position += 1
            guard scanner.nextByte() != UInt8(ascii: "]") else {
                throw JSONProblem(kind: .valueExpected, position: scanner.position)
            }
            return true
        }
        if hasElement { state = .value } else { leave() }
        return hasElement
    }

    /// The text of a string value.
    public mutating func readString() throws(PIMIOError) -> JSONText {
        let text = try scan(.stringExpected) { scanner throws(JSONProblem) in
            guard scanner.nextByte() == UInt8(ascii: "\"") else {
                throw JSONProblem(kind: .stringExpected, position: scanner.position)
            }
            scanner.position += 1
            return try scanner.scanText()
        }
        finishValue()
        return text
    }

    /// The source text of a number value, checked.
    public mutating func readNumber() throws(PIMIOError) -> Range<Int> {
        let number = try scan(.numberExpected) { scanner throws(JSONProblem) in
            guard Self.kind(scanner.nextByte()) == .number else {
                throw JSONProblem(kind: .numberExpected, position: scanner.position)
            }
            let start = scanner.position
            try scanner.scanNumber()
            return start..<scanner.position
        }
        finishValue()
        return number
    }

    /// A value that is true or false.
    public mutating func readBool() throws(PIMIOError) -> Bool {
        let value = try scan(.booleanExpected) { scanner throws(JSONProblem) in
            let first = scanner.nextByte()
            guard Self.kind(first) == .bool else {
                throw JSONProblem(kind: .booleanExpected, position: scanner.position)
            }
            try scanner.scanScalar(first)
            return first == UInt8(ascii: "t")
        }
        finishValue()
        return value
    }

    /// Moves past null.
    public mutating func readNull() throws(PIMIOError) {
        try scan(.nullExpected) { scanner throws(JSONProblem) in
            guard scanner.nextByte() == UInt8(ascii: "n") else {
                throw JSONProblem(kind: .nullExpected, position: scanner.position)
            }
            try scanner.scanWord("null")
        }
        finishValue()
    }

    /// Moves past any value, checking all of it.
    public mutating func skipValue() throws(PIMIOError) {
        let room = limits.maxDepth - nesting.depth
        try scan(.valueExpected) { scanner throws(JSONProblem) in try scanner.skipValue(maxDepth: room) }
        finishValue()
    }

    /// Checks that the value is complete and that nothing but white space follows.
    public mutating func finish() throws(PIMIOError) {
        guard state == .done else { throw misplaced() }
        try scanner { scanner throws(JSONProblem) in
            scanner.skipSpace()
            guard scanner.isAtEnd else { throw JSONProblem(kind: .trailingBytes, position: scanner.position) }
        }
    }

    /// An error at the current position.
    public func failure(_ message: String) -> PIMIOError {
        failure(message, at: offset)
    }

    /// An error at an absolute index.
    public func failure(_ message: String, at index: Int) -> PIMIOError {
        PIMIOError(code: .invalidSyntax, column: index - range.lowerBound + 1, message: message)
    }

    private static func kind(_ byte: UInt8) -> Kind? {
        switch byte {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: nil
        }
    }

    private mutating func enter(_ brace: UInt8, expected: JSONProblem.Kind) throws(PIMIOError) {
        let hasRoom = nesting.depth < limits.maxDepth
        try scan(expected) { scanner throws(JSONProblem) in
            guard scanner.nextByte() == brace else { throw JSONProblem(kind: expected, position: scanner.position) }
            guard hasRoom else { throw JSONProblem(kind: .tooDeep, position: scanner.position) }
            scanner.position += 1
        }
        state = .first
    }

    private mutating func leave() {
        nesting.pop()
        finishValue()
    }

    @inline(__always)
    private mutating func finishValue() {
        state = nesting.depth == 0 ? .done : .next
    }

    /// Runs a scan where a value may stand.
    @inline(__always)
    private mutating func scan<Result>(
        _ expected: JSONProblem.Kind,
        _ body: (inout JSONScanner) throws(JSONProblem) -> Result
    ) throws(PIMIOError) -> Result {
        guard state == .value else { throw misplaced() }
        return try scanner(body)
    }

    @inline(__always)
    private mutating func scanner<Result>(
        _ body: (inout JSONScanner) throws(JSONProblem) -> Result
    ) throws(PIMIOError) -> Result {
        let start = offset
        let end = range.upperBound
        var position = offset
        do {
            let result = unsafe try bytes.withUnsafeBufferPointer { buffer throws(JSONProblem) -> Result in
                guard let base = buffer.baseAddress else { throw JSONProblem(kind: .valueExpected, position: start) }
                var scanner = unsafe JSONScanner(base: base, end: end, position: start)
                defer { position = scanner.position }
                return try body(&scanner)
            }
            offset = position
            return result
        } catch {
            offset = error.position
            throw described(error)
        }
    }

    private func misplaced() -> PIMIOError {
        described(JSONProblem(kind: state == .refused ? .tooLarge : .misplacedCall, position: offset))
    }

    private func described(_ problem: JSONProblem) -> PIMIOError {
        problem.described(in: range)
    }
}
