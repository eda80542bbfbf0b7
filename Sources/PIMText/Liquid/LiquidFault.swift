/// What went wrong inside a filter or an expression while a template was rendered.
public struct LiquidFault: Error, Sendable, Hashable {
    /// What is wrong, as the middle of a sentence.
    public let message: String
    /// What to do about it; empty where nothing helps.
    public let remedy: String

    /// A fault with its remedy.
    public init(_ message: String, remedy: String = "") {
        self.message = message
        self.remedy = remedy
    }
}

/// A mistake in a template with the place where it stands, found when it is compiled or when it is rendered.
public struct LiquidProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The partial the mistake stands in; nil for the template itself.
    public let partial: String?
    /// The line, counted from 1.
    public let line: Int
    /// The column in code points, counted from 1.
    public let column: Int
    /// What is wrong, as the middle of a sentence.
    public let message: String
    /// What to do about it; empty where nothing helps.
    public let remedy: String

    init(_ fault: LiquidFault, at place: LiquidPlace, partial: String?) {
        self.partial = partial
        line = place.line
        column = place.column
        message = fault.message
        remedy = fault.remedy
    }

    /// The place, the mistake and its remedy in one line.
    public var description: String {
        let name = partial.map { "\($0):" } ?? ""
        let place = "\(name)\(line):\(column): \(message)"
        return remedy.isEmpty ? place : "\(place); \(remedy)"
    }
}

/// Where something stands in a template.
struct LiquidPlace: Sendable, Hashable {
    let line: Int
    let column: Int

    /// The place of a byte.
    init(of offset: Int, in source: [UInt8]) {
        let end = min(offset, source.count)
        var line = 1
        var start = 0
        for index in 0..<end where source[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        self.line = line
        column = 1 + source[start..<end].count { $0 & 0xC0 != 0x80 }
    }
}
