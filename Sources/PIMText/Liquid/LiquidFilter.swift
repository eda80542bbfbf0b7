/// One filter: its name, how it may be called, and what it does.
public struct LiquidFilter: Sendable {
    /// What a filter of this module does with a value and the arguments of its call.
    public typealias Function = @Sendable (LiquidValue, inout LiquidCall) throws(LiquidFault) -> LiquidValue

    /// Fails where the arguments that stand in a template as literals cannot be meant; asked in strict mode only.
    public typealias Check = @Sendable (LiquidLiterals) throws(LiquidFault) -> Void

    /// How a filter works.
    enum Work: Sendable {
        case function(Function)
        /// The subject of the rendering carries it out, by number.
        case host(Int)
    }

    /// The name in templates.
    public let name: String
    /// How many arguments without names it takes.
    public let arguments: ClosedRange<Int>
    /// The names of the other arguments.
    public let keywords: [String]
    let work: Work
    let check: Check?

    /// A filter that is a function of its value and arguments.
    public init(
        _ name: String,
        _ arguments: ClosedRange<Int> = 0...0,
        keywords: [String] = [],
        check: Check? = nil,
        _ function: @escaping Function
    ) {
        self.name = name
        self.arguments = arguments
        self.keywords = keywords
        self.check = check
        work = .function(function)
    }

    /// A filter that the subject of the rendering carries out, which knows it by its number.
    public init(
        _ name: String,
        _ arguments: ClosedRange<Int> = 0...0,
        keywords: [String] = [],
        check: Check? = nil,
        host number: Int
    ) {
        self.name = name
        self.arguments = arguments
        self.keywords = keywords
        self.check = check
        work = .host(number)
    }

    /// What a filter nobody knows does in lax mode: nothing.
    static let unknown = LiquidFilter("", 0...255) { value, _ in value }

    func takes(keyword: String) -> Bool {
        name.isEmpty || keywords.contains(keyword)
    }

    /// How messages tell the number of arguments.
    var argumentWords: String {
        let (least, most) = (arguments.lowerBound, arguments.upperBound)
        if most == 0 { return "no arguments" }
        if least == most { return most == 1 ? "1 argument" : "\(most) arguments" }
        return "\(least) to \(most) arguments"
    }
}

/// The filters that templates may call, by name.
public struct LiquidFilters: Sendable {
    private var filters: [String: LiquidFilter] = [:]

    /// The filters of Liquid, and those of this module for texts of feeds.
    public static let standard = LiquidFilters(
        [
            text, letters, replacement, markup, encoding, numbers, lists, choosing, feed,
        ].flatMap { $0 }
    )

    /// Some filters; of two with one name the later one counts.
    public init(_ filters: [LiquidFilter]) {
        for filter in filters { self.filters[filter.name] = filter }
    }

    /// These filters and others, which replace those of the same name.
    public func adding(_ others: [LiquidFilter]) -> LiquidFilters {
        LiquidFilters(Array(filters.values) + others)
    }

    /// The filter with a name.
    public subscript(name: String) -> LiquidFilter? { filters[name] }

    /// The names of all filters in alphabetical order.
    public var names: [String] { filters.keys.sorted() }
}
