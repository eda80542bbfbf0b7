/// A value as Liquid templates work with it.
public enum LiquidValue: Sendable {
    /// Nothing: a variable without a value, or `nil`.
    case none
    /// True or false.
    case flag(Bool)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction; it is written with at least one digit after the point, such as `5.0`.
    case decimal(ExactDecimal)
    /// A text.
    case text(LiquidText)
    /// A list.
    case array([LiquidValue])
    /// A table of named values in their order.
    case object(LiquidObject)
    /// The whole numbers from one to another, such as `(1..5)`.
    case range(LiquidRange)
    /// A moment, written by the filter `date`.
    case date(LiquidDate)
    /// A value of the host with a text of its own.
    case term(LiquidTerm)
    /// The literal `empty`.
    case empty
    /// The literal `blank`.
    case blank
    /// The running loop with this number, counted from the outermost: what `forloop` and `tablerowloop` stand for.
    case loop(Int)

    /// A text value with a copy of the string's bytes.
    public static func text(_ string: String) -> LiquidValue {
        .text(LiquidText(string))
    }

    /// A number: whole where it has no fraction and fits, otherwise decimal.
    public static func number(_ number: ExactDecimal) -> LiquidValue {
        number.integer.map { .integer($0) } ?? .decimal(number)
    }

    /// Whether a condition takes the value for true: everything but nothing and false.
    public var isTrue: Bool {
        switch self {
        case .none, .flag(false): false
        default: true
        }
    }

    /// Whether there is no value.
    public var isNone: Bool {
        if case .none = self { true } else { false }
    }
}

extension LiquidValue {
    /// Whether looking into the value takes more than a moment.
    var isLong: Bool {
        switch self {
        case .text(let text): text.count > 64
        case .object(let object): object.count > 16
        default: false
        }
    }
}

/// The bytes of a text: those of an array, or a part of the scratch memory of the rendering in progress.
///
/// A text in scratch memory is good until its rendering ends; only `LiquidScratch` and `LiquidCall` make such texts.
public struct LiquidText: Sendable {
    /// The array that holds the bytes; nil for the scratch memory.
    let owner: [UInt8]?
    let start: Int32
    let count: Int32

    /// A copy of the string's UTF-8 bytes.
    public init(_ string: String) {
        self.init(Array(string.utf8))
    }

    /// All bytes of an array, which is not copied; they should be UTF-8.
    public init(_ bytes: [UInt8]) {
        self.init(bytes, in: bytes.indices)
    }

    /// Some bytes of an array, which is not copied; they should be UTF-8.
    ///
    /// The range is cut to the array's bounds.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        let range = range.clamped(to: 0..<min(bytes.count, Int(Int32.max)))
        owner = bytes
        start = Int32(range.lowerBound)
        count = Int32(range.count)
    }

    /// A part of the scratch memory.
    init(scratch range: Range<Int>) {
        owner = nil
        start = Int32(truncatingIfNeeded: range.lowerBound)
        count = Int32(truncatingIfNeeded: range.count)
    }

    /// The text as a string; nil for a text in scratch memory, which its `LiquidScratch` or `LiquidCall` can read.
    public var string: String? {
        owner.map { String(decoding: $0[range], as: UTF8.self) }
    }

    /// Whether the text has no bytes.
    public var isEmpty: Bool { count == 0 }

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// The whole numbers from a first to a last one; none where the last is less.
public struct LiquidRange: Sendable, Hashable {
    /// The first number.
    public let first: Int
    /// The last number.
    public let last: Int

    /// The numbers from `first` to `last`.
    public init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    /// How many numbers there are.
    public var count: Int {
        guard first <= last else { return 0 }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        return overflow || distance == Int.max ? Int.max : distance + 1
    }
}

/// Named values in their order; the bytes of names are compared as they are.
public struct LiquidObject: Sendable {
    /// The names, as UTF-8.
    public let names: [[UInt8]]
    /// The values in the order of the names.
    public let values: [LiquidValue]

    /// The object with these members; of two with one name the first is found.
    public init(_ members: [(name: String, value: LiquidValue)]) {
        names = members.map { Array($0.name.utf8) }
        values = members.map(\.value)
    }

    /// The number of members.
    public var count: Int { names.count }

    /// The value with this name; nil where there is none of that name.
    public subscript(name: UnsafeBufferPointer<UInt8>) -> LiquidValue? {
        place(of: name).map { values[$0] }
    }

    /// The value with this name; nil where there is none of that name.
    public subscript(name: String) -> LiquidValue? {
        name.withBytes { self[$0] }
    }

    /// The name and the value at a place, as a list of two.
    func pair(at index: Int) -> LiquidValue {
        .array([.text(LiquidText(names[index])), values[index]])
    }

    private func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        for index in names.indices where names[index].count == name.count {
            if names[index].elementsEqual(name) { return index }
        }
        return nil
    }
}
