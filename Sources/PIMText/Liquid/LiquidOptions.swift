/// How a template is compiled.
public struct LiquidOptions: Sendable {
    /// How mistakes are taken.
    public enum Mode: Sendable, Hashable {
        /// Unknown variables, filters and tags are mistakes, as is everything that has no effect.
        case strict
        /// As Liquid for shops does it: unknown variables are nothing, unknown filters do nothing.
        case lax
    }

    /// How mistakes are taken.
    public var mode: Mode
    /// The variables of the host; nil where any name may be used.
    public var variables: [LiquidVariable]?
    /// The filters.
    public var filters: LiquidFilters
    /// The texts of the partials that `render` and `include` name.
    public var partials: [String: String]
    /// What to say of names that cannot be partials, where the host knows more than that they are none.
    public var refusedPartials: [String: LiquidFault] = [:]
    /// What to say where a variable, known by its number, is compared with a text that it never is; nil where it may be.
    public var refusedText: (@Sendable (_ slot: Int, _ text: String) -> LiquidFault?)?
    /// Whether partials that are rendered see the host's variables, not only what they are given.
    public var partialsSeeVariables: Bool

    /// Options for the variables of a host, strict unless said otherwise.
    public init(
        mode: Mode = .strict,
        variables: [LiquidVariable]?,
        filters: LiquidFilters = .standard,
        partials: [String: String] = [:],
        partialsSeeVariables: Bool = true
    ) {
        self.mode = mode
        self.variables = variables
        self.filters = filters
        self.partials = partials
        self.partialsSeeVariables = partialsSeeVariables
    }

    /// The most bytes a template or partial may have.
    public static let maximumLength = 1 << 20
    /// The most blocks, brackets and parentheses that may stand inside each other.
    public static let maximumDepth = 100
}

/// What a rendering may use up before it fails.
public struct LiquidLimits: Sendable, Hashable {
    /// The steps: instructions, elements of lists that filters look at, and 64 bytes of text each.
    public var steps: Int
    /// The bytes of output.
    public var output: Int
    /// The bytes of temporary texts, and the elements of one list.
    public var memory: Int
    /// The partials that may be rendered inside each other.
    public var partialDepth: Int

    /// Limits, those not named at their defaults, which no feed's template comes near.
    public init(steps: Int = 1_000_000, output: Int = 1 << 20, memory: Int = 1 << 24, partialDepth: Int = 50) {
        self.steps = steps
        self.output = output
        self.memory = memory
        self.partialDepth = partialDepth
    }
}
