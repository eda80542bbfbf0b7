/// Renders templates one after another and keeps the memory for the next: one for each thread.
public struct LiquidRenderer: Sendable {
    var call = LiquidCall()
    var locals = LiquidLocals()
    var loops: [LiquidLoop] = []
    var frames: [LiquidFrame] = []
    /// Where in the output the captures in progress begin.
    var captures: [Int] = []
    var registers: [Int32] = []
    /// The part of the scratch memory that names may refer to.
    var kept = 0
    /// The first loop that the partial in progress can see.
    var loopFloor = 0
    var interrupt = Interrupt.none
    var outputStart = 0
    private let limits: LiquidLimits

    enum Interrupt: Sendable {
        case none
        case breaking
        case continuing
    }

    /// A renderer with its limits, and the moment that `now` and `today` stand for.
    public init(limits: LiquidLimits = LiquidLimits(), now: LiquidDate? = nil) {
        self.limits = limits
        call.now = now
        call.limits = limits
        call.limits.memory = min(limits.memory, 1 << 30)
    }

    /// Whether what was written last has lines that are to stay lines: some text went through `strip_html: 'lines'`.
    public var writesLines: Bool { call.scratch.hasLines }

    /// What the filter `limit` cut in the last rendering; the first eight cuts.
    public var cuts: [LiquidCut] { call.cuts }

    /// Appends what the template makes of the subject.
    ///
    /// After a mistake the output is as long as before. In lax mode mistakes are written into the output, as Liquid does
    /// it, except for limits that are exceeded.
    public mutating func render<Subject: LiquidSubject>(
        _ template: LiquidTemplate,
        for subject: borrowing Subject,
        into output: inout [UInt8]
    ) throws(LiquidProblem) {
        try render(template, for: subject, into: &output, showsFaults: template.program.showsFaults)
    }

    /// Appends what the template makes of the subject, and throws the first mistake in lax mode too.
    public mutating func renderStrictly<Subject: LiquidSubject>(
        _ template: LiquidTemplate,
        for subject: borrowing Subject,
        into output: inout [UInt8]
    ) throws(LiquidProblem) {
        try render(template, for: subject, into: &output, showsFaults: false)
    }

    private mutating func render<Subject: LiquidSubject>(
        _ template: LiquidTemplate,
        for subject: borrowing Subject,
        into output: inout [UInt8],
        showsFaults: Bool
    ) throws(LiquidProblem) {
        start(template.program, output.count)
        var place = 0
        while true {
            do {
                try run(template.program, from: &place, subject, &output)
                return
            } catch {
                let problem = template.program.problem(error, at: place)
                if showsFaults { call.spend(template.program.faultCost) }
                guard showsFaults, !isExhausted(output), let next = recover(problem, template.program, place, &output)
                else {
                    output.removeLast(output.count - outputStart)
                    throw problem
                }
                place = next
            }
        }
    }

    private mutating func start(_ program: LiquidProgram, _ outputStart: Int) {
        self.outputStart = outputStart
        call.stepsLeft = limits.steps
        call.stack.removeAll(keepingCapacity: true)
        call.scratch.clear()
        if !call.cuts.isEmpty { call.cuts.removeAll(keepingCapacity: true) }
        kept = 0
        guard program.usesLocals || program.registerCount > 0 else { return }
        locals.reset(symbols: program.symbols.count)
        loops.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        captures.removeAll(keepingCapacity: true)
        registers.removeAll(keepingCapacity: true)
        registers.append(contentsOf: repeatElement(0, count: program.registerCount))
        loopFloor = 0
        interrupt = .none
    }

    private func isExhausted(_ output: [UInt8]) -> Bool {
        call.stepsLeft <= 0 || output.count - outputStart > limits.output
            || call.scratch.bytes.count > limits.memory
    }

    /// Writes a mistake and returns where to go on: behind the statement it stands in.
    private mutating func recover(
        _ problem: LiquidProblem,
        _ program: LiquidProgram,
        _ place: Int,
        _ output: inout [UInt8]
    ) -> Int? {
        let span = program.spans.last { Int($0.start) <= place && place < Int($0.end) }
        guard let span else { return nil }
        call.stack.removeAll(keepingCapacity: true)
        let loopBase = frames.last?.loopBase ?? 0
        while loops.count > loopBase + span.loopDepth { endLoop(program) }
        let captureBase = frames.last?.captureBase ?? 0
        while captures.count > captureBase + span.captureDepth {
            if let start = captures.popLast() { output.removeLast(output.count - start) }
        }
        if !span.isSilent {
            output.append(contentsOf: "Liquid error (line \(problem.line)): \(problem.message)".utf8)
        }
        return Int(span.end)
    }

    static let tooManySteps = LiquidFault("the template takes too many steps", remedy: "make its loops smaller")
    static let tooMuchOutput = LiquidFault("the template writes too much", remedy: "make its texts shorter")
    static let tooMuchMemory = LiquidFault("the template's texts get too long", remedy: "build smaller texts")

    func allow(_ output: [UInt8]) throws(LiquidFault) {
        if output.count - outputStart > limits.output { throw Self.tooMuchOutput }
    }

    func allowMemory() throws(LiquidFault) {
        if call.scratch.bytes.count > limits.memory { throw Self.tooMuchMemory }
    }
}

extension LiquidProgram {
    /// The steps that finding the place of a fault counts for.
    fileprivate var faultCost: Int {
        spans.count / 8 + sources.reduce(0) { $0 + $1.count / 64 }
    }

    /// The fault of an instruction, with its place in the source.
    func problem(_ fault: LiquidFault, at place: Int) -> LiquidProblem {
        let origin = origins[min(place, origins.count - 1)]
        let partial = Int(origin.partial)
        return LiquidProblem(
            fault,
            at: LiquidPlace(of: Int(origin.offset), in: sources[partial + 1]),
            partial: partial < 0 ? nil : partialNames[partial]
        )
    }
}
