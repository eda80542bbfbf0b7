/// Where an instruction finds a value.
enum LiquidOperand: Sendable, Hashable {
    /// A literal, by number.
    case constant(Int32)
    /// A name, by number: a variable of the template or of the host.
    case symbol(Int32)
    /// The value on top of the stack, which is taken away.
    case top
}

/// One step of a template; targets are numbers of instructions.
enum LiquidInstruction: Sendable, Hashable {
    case nothing
    /// Writes bytes of the program's texts.
    case write(start: Int32, count: Int32)
    case output(LiquidOperand)
    case push(LiquidOperand)
    /// Takes a value and puts its member with a name in place; `size`, `first` and `last` after a point mean more.
    case member(name: Int32, isDotted: Bool)
    /// Takes a key and a value and puts the value's element in place.
    case element
    /// Takes a name and puts the variable of that name in place.
    case variable
    /// Takes two numbers and puts the range in place.
    case range
    /// Calls a filter: takes the value and the arguments, puts the result in place.
    case filter(Int32)
    /// Goes on at the target if the comparison comes out as said.
    case compare(LiquidSign, LiquidOperand, LiquidOperand, jumpsIf: Bool, target: Int32)
    /// Goes on at the target if the value counts as said.
    case test(LiquidOperand, jumpsIf: Bool, target: Int32)
    case jump(Int32)
    /// Takes a value and gives it to a name.
    case assign(Int32)
    /// Counts a name's counter up (writing it before) or down (writing it after).
    case count(symbol: Int32, isUp: Bool)
    case beginCapture
    case endCapture(Int32)
    /// Ends a capture and writes it if it differs from the one before.
    case endChanged
    /// Takes the collection and its arguments; goes to the target if there is nothing to loop over.
    case beginLoop(Int32, target: Int32)
    case nextLoop(Int32)
    case leaveLoop(Int32)
    case setRegister(Int32, Int32)
    case addRegister(Int32, Int32)
    case jumpIfRegister(Int32, isZero: Bool, target: Int32)
    /// Takes the values of a cycle and writes the next.
    case cycle(count: Int32, key: Int32, isNamed: Bool)
    case callPartial(Int32)
    case bindSnippet(symbol: Int32, entry: Int32)
    /// The end of the template or of a partial.
    case finish
    /// Leaves the partial because of `break` or `continue` in it.
    case interrupt(isBreak: Bool)
    /// Goes to the target unless a partial ended with `break` or `continue`.
    case jumpUnlessInterrupted(Int32)
    /// Goes to the target unless it was `break`; forgets that it was.
    case jumpUnlessBreaking(Int32)
}

extension LiquidInstruction {
    /// Whether the instruction gives a name a value, or leaves something behind for a later one.
    var changesLocals: Bool {
        switch self {
        case .assign, .count, .endCapture, .endChanged, .beginLoop, .cycle, .callPartial, .bindSnippet: true
        default: false
        }
    }
}

/// A `for` or `tablerow` as it is written.
struct LiquidLoopPlan: Sendable, Hashable {
    enum Offset: Sendable, Hashable {
        case none
        case given
        case continuing
    }

    var variable: Int32 = 0
    /// The number of the name that `offset: continue` goes on with.
    var name: Int32 = 0
    var isReversed = false
    var isTable = false
    var offset = Offset.none
    var hasLimit = false
    var hasColumns = false
}

/// A `render` or `include` as it is written.
struct LiquidPartialPlan: Sendable, Hashable {
    enum Name: Sendable, Hashable {
        /// A partial, by number.
        case partial(Int32)
        /// A snippet bound to a symbol.
        case snippet(Int32)
        /// The name is on the stack, below the arguments.
        case computed
        /// A partial that does not exist.
        case missing
    }

    enum Binding: Sendable, Hashable {
        case none
        /// One value for the alias.
        case with
        /// Each element of a value for the alias.
        case each
    }

    var name = Name.missing
    var isIsolated = false
    var binding = Binding.none
    /// The name the bound value gets; nil where the partial's own name is computed.
    var alias: Int32?
    var arguments: [Int32] = []
}

/// A filter with the arguments it is called with.
struct LiquidFilterPlan: Sendable {
    let work: LiquidFilter.Work
    let positional: Int
    let keywords: [String]

    /// The number of all arguments.
    var count: Int { positional + keywords.count }
}

/// A statement: where rendering goes on after a mistake in it, if mistakes are shown.
struct LiquidSpan: Sendable, Hashable {
    let start: Int32
    var end: Int32
    let isSilent: Bool
    let loopDepth: Int
    let captureDepth: Int
}

/// Where an instruction comes from.
struct LiquidOrigin: Sendable, Hashable {
    /// The number of the partial; -1 for the template itself.
    let partial: Int32
    let offset: Int32
}

/// A compiled template with its partials: a flat list of instructions.
struct LiquidProgram: Sendable {
    var instructions: [LiquidInstruction] = []
    var origins: [LiquidOrigin] = []
    var spans: [LiquidSpan] = []
    /// The bytes that are written as they are.
    var texts: [UInt8] = []
    var constants: [LiquidValue] = []
    /// Names of members, loops and cycles.
    var names: [[UInt8]] = []
    var symbols: [String] = []
    /// The host's number of each symbol; -1 where the host has no such variable.
    var slots: [Int32] = []
    /// Whether the template itself gives each symbol a value.
    var isBound: [Bool] = []
    var loops: [LiquidLoopPlan] = []
    var filters: [LiquidFilterPlan] = []
    var partials: [LiquidPartialPlan] = []
    var partialNames: [String] = []
    /// The first instruction of each partial.
    var partialEntries: [Int32] = []
    var registerCount = 0
    var loopNameCount = 0
    var forloop: Int32 = 0
    var tablerowloop: Int32 = 0
    var showsFaults = false
    /// Whether names get values while the program runs, so that they must be cleared before.
    var usesLocals = false
    /// Whether a loop goes on where another of its name ended.
    var continuesLoops = false
    /// The texts that were compiled: the template, then its partials.
    var sources: [[UInt8]] = []
    var partialsSeeVariables = true
}
