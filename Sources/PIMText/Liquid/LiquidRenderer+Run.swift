extension LiquidRenderer {
    /// Carries out instructions from a place to the end; `place` is that of the instruction in progress.
    mutating func run<Subject: LiquidSubject>(
        _ program: LiquidProgram,
        from place: inout Int,
        _ subject: borrowing Subject,
        _ output: inout [UInt8]
    ) throws(LiquidFault) {
        while true {
            call.stepsLeft -= 1
            guard call.stepsLeft >= 0 else { throw Self.tooManySteps }
            let instruction = program.instructions[place]
            switch instruction {
            case .nothing: break
            case .write(let start, let count):
                output.append(contentsOf: program.texts[Int(start)..<Int(start) + Int(count)])
                try allow(output)
            case .output(let operand):
                try write(take(operand, program, subject), to: &output)
            case .push(let operand): call.stack.append(take(operand, program, subject))
            case .compare(let sign, let left, let right, jumpsIf: let jumps, let target):
                let second = take(right, program, subject)
                let first = take(left, program, subject)
                let isTrue = try holds(first, sign, second)
                releaseScratch()
                if isTrue == jumps {
                    place = Int(target)
                    continue
                }
            case .test(let operand, jumpsIf: let jumps, let target):
                let isTrue = take(operand, program, subject).isTrue
                releaseScratch()
                if isTrue == jumps {
                    place = Int(target)
                    continue
                }
            case .jump(let target):
                place = Int(target)
                continue
            case .filter(let number): try filter(Int(number), program, subject)
            case .member(let name, let isDotted):
                let value = pop()
                if value.isLong { call.spend(lookingInto: value) }
                call.stack.append(member(program.names[Int(name)], of: value, isDotted: isDotted, program))
            case .element:
                let key = pop()
                call.stack.append(element(key, of: pop(), program))
            case .variable: variable(program, subject)
            case .range:
                let last = pop()
                call.stack.append(.range(range(from: pop(), to: last)))
            case .finish:
                guard let next = finishPartial(program) else { return }
                place = next
                continue
            default:
                place = try step(instruction, program, place, &output)
                continue
            }
            place += 1
        }
    }

    @inline(__always)
    private mutating func take<Subject: LiquidSubject>(
        _ operand: LiquidOperand,
        _ program: LiquidProgram,
        _ subject: borrowing Subject
    ) -> LiquidValue {
        switch operand {
        case .constant(let number): program.constants[Int(number)]
        case .symbol(let number): value(of: Int(number), program, subject)
        case .top: pop()
        }
    }

    private mutating func value<Subject: LiquidSubject>(
        of symbol: Int,
        _ program: LiquidProgram,
        _ subject: borrowing Subject
    ) -> LiquidValue {
        if program.usesLocals {
            if program.isBound[symbol] {
                if let value = locals.scoped[symbol] { return value }
                if let value = locals.assigned[symbol] { return value }
                if let counter = locals.counters[symbol] { return .integer(counter) }
            }
            guard locals.seesHost else { return .none }
        }
        let slot = program.slots[symbol]
        return slot < 0 ? .none : subject.value(at: Int(slot), &call.scratch)
    }

    /// Writes a value.
    @inline(__always)
    private mutating func write(_ value: LiquidValue, to output: inout [UInt8]) throws(LiquidFault) {
        if case .text(let text) = value {
            call.scratch.append(text, to: &output)
        } else {
            try writeOther(value, to: &output)
        }
        releaseScratch()
        try allow(output)
    }

    /// Gives back the scratch memory that no name refers to.
    @inline(__always)
    private mutating func releaseScratch() {
        call.scratch.shrink(to: kept)
    }

    private mutating func writeOther(_ value: LiquidValue, to output: inout [UInt8]) throws(LiquidFault) {
        switch value {
        case .array, .object:
            let size = call.scratch.size(of: value)
            guard size <= call.limits.output else { throw Self.tooMuchOutput }
            call.spend(bytes: size)
        default: break
        }
        call.scratch.append(value, to: &output)
    }

    @inline(__always)
    private mutating func holds(
        _ left: LiquidValue,
        _ sign: LiquidSign,
        _ right: LiquidValue
    ) throws(LiquidFault) -> Bool {
        if case .text(let first) = left, case .text(let second) = right, first.count < 64, second.count < 64 {
            return try call.scratch.holds(left, sign, right)
        }
        call.spend(comparing: left)
        if case .text(let text) = left, case .text(let part) = right, sign == .contains {
            call.spend(searching: Int(text.count), for: Int(part.count))
        }
        return try call.scratch.holds(left, sign, right)
    }

    /// Calls a filter with the value and the arguments on the stack.
    private mutating func filter<Subject: LiquidSubject>(
        _ number: Int,
        _ program: LiquidProgram,
        _ subject: borrowing Subject
    ) throws(LiquidFault) {
        let positional = program.filters[number].positional
        let count = program.filters[number].count
        let first = call.stack.count - count
        call.firstArgument = first
        call.positionalCount = positional
        if positional < count || !call.keywords.isEmpty { call.keywords = program.filters[number].keywords }
        let value = call.stack[first - 1]
        let result: LiquidValue
        switch program.filters[number].work {
        case .function(let work): result = try work(value, &call)
        case .host(let number): result = try subject.filtered(value, by: number, &call)
        }
        for _ in 0..<count { _ = call.stack.popLast() }
        call.stack[first - 1] = result
        try allowMemory()
    }

    /// Puts the variable in place whose name was computed.
    private mutating func variable<Subject: LiquidSubject>(_ program: LiquidProgram, _ subject: borrowing Subject) {
        let name = call.string(of: pop())
        call.spend(program.symbols.count / 8)
        if let symbol = program.symbols.firstIndex(of: name) {
            let value = value(of: symbol, program, subject)
            if !value.isNone {
                call.stack.append(value)
                return
            }
        }
        let isVisible = !program.usesLocals || locals.seesHost
        call.stack.append(isVisible ? subject.value(named: name, &call.scratch) : .none)
    }
}
