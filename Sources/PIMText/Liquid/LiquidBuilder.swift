/// Puts a program together: instructions with their origins, and the names and literals they refer to by number.
struct LiquidBuilder {
    let options: LiquidOptions
    var program = LiquidProgram()
    /// The partials that are referred to; those from `compiledPartials` on are not compiled yet.
    var compiledPartials = 0
    private(set) var inputs: [LiquidInput] = []
    private var knownInputs: Set<LiquidInput> = []
    /// Where each symbol is read first.
    private(set) var readings: [Int32: LiquidOrigin] = [:]
    /// The texts that names are compared with.
    var comparisons: [Comparison] = []
    /// The partials that `render` and `include` name.
    var calls: [Call] = []
    /// The names without quotes that `render` takes for snippets, and the snippets there are.
    var snippetCalls: [(symbol: Int32, origin: LiquidOrigin)] = []
    var snippets: Set<Int32> = []
    private var symbolNumbers: [String: Int32] = [:]
    private var nameNumbers: [[UInt8]: Int32] = [:]
    private var loopNames: [[UInt8]: Int32] = [:]
    private var partialNumbers: [String: Int32] = [:]
    private(set) var variables: [String: LiquidVariable] = [:]
    /// The first parts of names with points, such as `product`.
    private(set) var dottedRoots: Set<String> = []

    /// A name compared with a text.
    struct Comparison: Sendable {
        let symbol: Int32
        let text: String
        /// Whether the text must be among the name's values.
        let isPart: Bool
        let origin: LiquidOrigin

        init(symbol: Int32, text: String, isPart: Bool, _ origin: LiquidOrigin) {
            self.symbol = symbol
            self.text = text
            self.isPart = isPart
            self.origin = origin
        }
    }

    /// A partial that a template or partial names.
    struct Call: Sendable {
        let partial: Int32
        let isIsolated: Bool
        let origin: LiquidOrigin
    }

    init(options: LiquidOptions) {
        self.options = options
        for variable in options.variables ?? [] {
            variables[variable.name] = variable
            if let point = variable.name.firstIndex(of: ".") { dottedRoots.insert(String(variable.name[..<point])) }
        }
        program.showsFaults = options.mode == .lax
        program.partialsSeeVariables = options.partialsSeeVariables
        program.forloop = symbol("forloop")
        program.tablerowloop = symbol("tablerowloop")
        program.isBound[Int(program.forloop)] = true
        program.isBound[Int(program.tablerowloop)] = true
    }

    var isStrict: Bool { options.mode == .strict }

    /// The place of the next instruction.
    var next: Int { program.instructions.count }

    mutating func emit(_ instruction: LiquidInstruction, _ origin: LiquidOrigin) {
        program.instructions.append(instruction)
        program.origins.append(origin)
    }

    /// Points jumps at the next instruction.
    mutating func patch(_ jumps: [Int]) {
        for jump in jumps { patch(jump, to: next) }
    }

    mutating func patch(_ jump: Int, to place: Int) {
        let target = Int32(place)
        switch program.instructions[jump] {
        case .jump: program.instructions[jump] = .jump(target)
        case .test(let operand, jumpsIf: let flag, target: _):
            program.instructions[jump] = .test(operand, jumpsIf: flag, target: target)
        case .compare(let sign, let left, let right, jumpsIf: let flag, target: _):
            program.instructions[jump] = .compare(sign, left, right, jumpsIf: flag, target: target)
        case .jumpIfRegister(let register, let isZero, target: _):
            program.instructions[jump] = .jumpIfRegister(register, isZero: isZero, target: target)
        case .beginLoop(let plan, target: _): program.instructions[jump] = .beginLoop(plan, target: target)
        case .leaveLoop: program.instructions[jump] = .leaveLoop(target)
        case .jumpUnlessInterrupted: program.instructions[jump] = .jumpUnlessInterrupted(target)
        case .jumpUnlessBreaking: program.instructions[jump] = .jumpUnlessBreaking(target)
        default: break
        }
    }

    mutating func symbol(_ name: String) -> Int32 {
        if let number = symbolNumbers[name] { return number }
        let number = Int32(program.symbols.count)
        symbolNumbers[name] = number
        program.symbols.append(name)
        program.isBound.append(false)
        let slot = options.variables == nil ? Int(number) : variables[name]?.slot ?? -1
        program.slots.append(Int32(clamping: slot))
        return number
    }

    /// The number of a name that was met before.
    func knownSymbol(_ name: String) -> Int32? { symbolNumbers[name] }

    /// The host's variable that a name stands for; nil where the template gave the name a value before.
    func variable(of symbol: Int32) -> LiquidVariable? {
        program.isBound[Int(symbol)] ? nil : variables[program.symbols[Int(symbol)]]
    }

    /// The value of a literal; nil for any other operand.
    func literal(_ operand: LiquidOperand) -> LiquidValue? {
        guard case .constant(let number) = operand else { return nil }
        return program.constants[Int(number)]
    }

    mutating func bind(_ symbol: Int32) {
        program.isBound[Int(symbol)] = true
    }

    mutating func read(_ symbol: Int32, _ origin: LiquidOrigin) {
        if readings[symbol] == nil { readings[symbol] = origin }
    }

    mutating func add(_ input: LiquidInput) {
        if knownInputs.insert(input).inserted { inputs.append(input) }
    }

    mutating func constant(_ value: LiquidValue) -> LiquidOperand {
        program.constants.append(value)
        return .constant(Int32(program.constants.count - 1))
    }

    mutating func name(_ bytes: [UInt8]) -> Int32 {
        if let number = nameNumbers[bytes] { return number }
        let number = Int32(program.names.count)
        nameNumbers[bytes] = number
        program.names.append(bytes)
        return number
    }

    mutating func loopName(_ bytes: [UInt8]) -> Int32 {
        if let number = loopNames[bytes] { return number }
        let number = name(bytes)
        loopNames[bytes] = number
        return number
    }

    /// The number of a partial; nil where the host has none of that name.
    mutating func partial(_ name: String) -> Int32? {
        if let number = partialNumbers[name] { return number }
        guard options.partials[name] != nil else { return nil }
        let number = Int32(program.partialNames.count)
        partialNumbers[name] = number
        program.partialNames.append(name)
        program.partialEntries.append(0)
        return number
    }

    mutating func register() -> Int32 {
        program.registerCount += 1
        return Int32(program.registerCount - 1)
    }
}
