extension LiquidRenderer {
    /// Carries out an instruction that is not among the common ones; returns the place of the next.
    mutating func step(
        _ instruction: LiquidInstruction,
        _ program: LiquidProgram,
        _ place: Int,
        _ output: inout [UInt8]
    ) throws(LiquidFault) -> Int {
        switch instruction {
        case .assign(let symbol): try assign(pop(), to: symbol)
        case .count(let symbol, let isUp): count(Int(symbol), isUp: isUp, &output)
        case .beginCapture: captures.append(output.count)
        case .endCapture(let symbol): try endCapture(symbol, &output)
        case .endChanged: endChanged(&output)
        case .beginLoop(let number, let target):
            guard try beginLoop(program.loops[Int(number)], program, &output) else { return Int(target) }
        case .nextLoop(let body): if nextRound(program, &output) { return Int(body) }
        case .leaveLoop(let target):
            if loops.last?.isTable == true { output.append(contentsOf: "</td></tr>\n".utf8) }
            endLoop(program)
            return Int(target)
        case .setRegister(let register, let value): registers[Int(register)] = value
        case .addRegister(let register, let value): registers[Int(register)] += value
        case .jumpIfRegister(let register, let isZero, let target):
            if (registers[Int(register)] == 0) == isZero { return Int(target) }
        case .cycle(let count, let key, let isNamed):
            try cycle(Int(count), isNamed ? nil : program.names[Int(key)], &output)
        case .callPartial(let number): return try callPartial(Int(number), program, place)
        case .bindSnippet(let symbol, let entry): locals.snippets[Int(symbol)] = entry
        case .interrupt(let isBreak):
            interrupt = isBreak ? .breaking : .continuing
            guard let next = finishPartial(program) else { return program.lastPlace }
            return next
        case .jumpUnlessInterrupted(let target): if interrupt == .none { return Int(target) }
        case .jumpUnlessBreaking(let target):
            let isBreaking = interrupt == .breaking
            interrupt = .none
            if !isBreaking { return Int(target) }
        default: break
        }
        return place + 1
    }

    mutating func pop() -> LiquidValue {
        call.stack.popLast() ?? .none
    }

    /// Gives a name its value; texts in scratch memory stay there until the rendering ends.
    private mutating func assign(_ value: LiquidValue, to symbol: Int32) throws(LiquidFault) {
        locals.assigned[Int(symbol)] = value
        locals.snippets[Int(symbol)] = -1
        kept = call.scratch.bytes.count
        try allowMemory()
    }

    private mutating func count(_ symbol: Int, isUp: Bool, _ output: inout [UInt8]) {
        let current = locals.counters[symbol] ?? 0
        let next = isUp ? current + 1 : current - 1
        locals.counters[symbol] = next
        LiquidScratch.append(isUp ? current : next, to: &output)
    }

    private mutating func endCapture(_ symbol: Int32, _ output: inout [UInt8]) throws(LiquidFault) {
        let start = captures.popLast() ?? output.count
        let text = output.withUnsafeBufferPointer { call.scratch.text($0.part(start..<$0.count)) }
        output.removeLast(output.count - start)
        try assign(.text(text), to: symbol)
    }

    private mutating func endChanged(_ output: inout [UInt8]) {
        let start = captures.popLast() ?? output.count
        let text = output[start...]
        call.spend(bytes: text.count)
        if let changed = locals.changed, changed.elementsEqual(text) {
            output.removeLast(output.count - start)
        } else {
            locals.changed = Array(text)
        }
    }

    /// Writes the value of a cycle whose turn it is; named cycles are told apart by their name's text.
    private mutating func cycle(_ count: Int, _ key: [UInt8]?, _ output: inout [UInt8]) throws(LiquidFault) {
        let first = call.stack.count - count
        var name = key ?? []
        if key == nil { call.scratch.append(call.stack[first - 1], to: &name) }
        call.spend(bytes: name.count)
        let turn = locals.cycles[name] ?? 0
        locals.cycles[name] = turn + 1 >= count ? 0 : turn + 1
        let value = turn < count ? call.stack[first + turn] : .none
        call.stack.removeLast(count + (key == nil ? 1 : 0))
        guard call.scratch.size(of: value) <= call.limits.output else { throw Self.tooMuchOutput }
        call.scratch.append(value, to: &output)
        try allow(output)
    }
}

extension LiquidProgram {
    /// The end of the template itself.
    var lastPlace: Int {
        instructions.firstIndex(of: .finish) ?? instructions.count - 1
    }
}
