extension LiquidRenderer {
    /// Begins a partial whose arguments are on the stack; returns the place of its first instruction.
    mutating func callPartial(_ number: Int, _ program: LiquidProgram, _ place: Int) throws(LiquidFault) -> Int {
        let plan = program.partials[number]
        var arguments: [(symbol: Int32, value: LiquidValue)] = []
        let values = call.stack.suffix(plan.arguments.count)
        for (symbol, value) in zip(plan.arguments, values) { arguments.append((symbol, value)) }
        call.stack.removeLast(plan.arguments.count)
        let bound = plan.binding == .none ? LiquidValue.none : pop()
        let (entry, alias) = try entry(of: plan, program)
        if !plan.isIsolated, frames.contains(where: { $0.callerLocals != nil }) { throw Self.misplacedInclude }
        guard frames.count < call.limits.partialDepth else {
            throw LiquidFault(
                "partials are rendered more than \(call.limits.partialDepth) deep inside each other",
                remedy: "let no partial render itself"
            )
        }
        kept = call.scratch.bytes.count
        var frame = LiquidFrame(
            returnPlace: place + 1,
            entry: entry,
            plan: number,
            registers: registers,
            loopBase: loops.count,
            captureBase: captures.count,
            loopFloor: loopFloor
        )
        frame.arguments = arguments
        frame.alias = alias
        var isEach = false
        switch plan.binding {
        case .none: frame.alias = nil
        case .with, .each:
            (frame.items, isEach) = try items(of: bound, plan)
            if isEach, frame.items.isEmpty { return place + 1 }
        }
        if plan.isIsolated {
            beginIsolated(&frame, hasLoop: isEach, program)
        } else {
            hide(arguments, in: &frame)
        }
        frames.append(frame)
        bindItem(program)
        return entry
    }

    private mutating func entry(
        of plan: LiquidPartialPlan,
        _ program: LiquidProgram
    ) throws(LiquidFault) -> (place: Int, alias: Int32?) {
        switch plan.name {
        case .partial(let number): return (Int(program.partialEntries[Int(number)]), plan.alias)
        case .snippet(let symbol):
            let entry = locals.snippets[Int(symbol)]
            guard entry >= 0 else { throw Self.missingPartial }
            return (Int(entry), plan.alias)
        case .computed:
            let name = call.string(of: pop())
            guard let number = program.partialNames.firstIndex(of: name) else { throw Self.missingPartial }
            let alias = plan.alias ?? program.symbols.firstIndex(of: name).map { Int32($0) }
            return (Int(program.partialEntries[number]), alias)
        case .missing: throw Self.missingPartial
        }
    }

    /// Liquid's own word for an `include` in what `render` renders.
    private static let misplacedInclude = LiquidFault(
        "include usage is not allowed in this context",
        remedy: "write `render`, which does not see the caller's names"
    )

    /// Liquid's own word for a partial that is not there, which lax templates may show.
    private static let missingPartial = LiquidFault("internal", remedy: "the partial does not exist")

    /// The values a partial is rendered for one after another, and whether they are elements of a list.
    private mutating func items(
        of value: LiquidValue,
        _ plan: LiquidPartialPlan
    ) throws(LiquidFault) -> (items: [LiquidValue], isEach: Bool) {
        switch value {
        case .array(let elements) where !plan.isIsolated || plan.binding == .each: return (elements, true)
        case .range(let range) where plan.isIsolated && plan.binding == .each:
            try call.allow(elements: range.count)
            return (range.count > 0 ? (range.first...range.last).map { .integer($0) } : [], true)
        case .object(let object) where plan.isIsolated && plan.binding == .each:
            return (object.names.indices.map { object.pair(at: $0) }, true)
        default: return ([value], false)
        }
    }

    private mutating func beginIsolated(_ frame: inout LiquidFrame, hasLoop: Bool, _ program: LiquidProgram) {
        frame.callerLocals = locals
        loopFloor = loops.count
        guard hasLoop else { return }
        frame.hasLoop = true
        var loop = LiquidLoop(.list([]), start: 0, length: frame.items.count)
        loop.index = -1
        loops.append(loop)
        loopFloor = loops.count
    }

    private mutating func hide(_ arguments: [(symbol: Int32, value: LiquidValue)], in frame: inout LiquidFrame) {
        if let alias = frame.alias { frame.hidden.append((alias, locals.scoped[Int(alias)])) }
        for (symbol, value) in arguments {
            frame.hidden.append((symbol, locals.scoped[Int(symbol)]))
            locals.scoped[Int(symbol)] = value
        }
    }

    /// Gives the names of a partial their values for its next item.
    private mutating func bindItem(_ program: LiquidProgram) {
        let top = frames.count - 1
        let frame = frames[top]
        let item = frame.nextItem < frame.items.count ? frame.items[frame.nextItem] : nil
        frames[top].nextItem += 1
        guard frame.callerLocals != nil else {
            if let alias = frame.alias { locals.scoped[Int(alias)] = item }
            return
        }
        call.spend(program.symbols.count / 8)
        locals = LiquidLocals()
        locals.reset(symbols: program.symbols.count)
        locals.seesHost = program.partialsSeeVariables
        for (symbol, value) in frame.arguments { locals.assigned[Int(symbol)] = value }
        if let alias = frame.alias, let item { locals.assigned[Int(alias)] = item }
        if frame.hasLoop {
            loops[loops.count - 1].index += 1
            locals.assigned[Int(program.forloop)] = .loop(loops.count - 1)
        }
    }

    /// Ends a partial, or begins it again for its next item; nil at the end of the template itself.
    mutating func finishPartial(_ program: LiquidProgram) -> Int? {
        guard program.usesLocals, let frame = frames.last else { return nil }
        let loopCount = frame.loopBase + (frame.hasLoop ? 1 : 0)
        while loops.count > loopCount { endLoop(program) }
        registers = frame.registers
        let isIsolated = frame.callerLocals != nil
        if isIsolated { interrupt = .none }
        if frame.nextItem < frame.items.count, interrupt == .none {
            kept = call.scratch.bytes.count
            bindItem(program)
            return frame.entry
        }
        frames.removeLast()
        if frame.hasLoop { loops.removeLast() }
        loopFloor = frame.loopFloor
        if let callerLocals = frame.callerLocals { locals = callerLocals }
        for (symbol, value) in frame.hidden.reversed() { locals.scoped[Int(symbol)] = value }
        return frame.returnPlace
    }
}
