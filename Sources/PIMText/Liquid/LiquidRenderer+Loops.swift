extension LiquidRenderer {
    /// Begins a loop over the collection on the stack; false where there is nothing to loop over.
    mutating func beginLoop(
        _ plan: LiquidLoopPlan,
        _ program: LiquidProgram,
        _ output: inout [UInt8]
    ) throws(LiquidFault) -> Bool {
        let columns = plan.hasColumns ? pop() : .none
        let limit = plan.hasLimit ? pop() : .none
        let given = plan.offset == .given ? pop() : .none
        let collection = pop()
        kept = call.scratch.bytes.count
        let offset = try offset(plan, given)
        let (elements, count) = LiquidLoop.elements(of: collection)
        let start = min(offset, count)
        var length = count - start
        if !limit.isNone { length = min(length, max(0, try call.integer(of: limit))) }
        if program.continuesLoops { locals.offsets[plan.name] = start + length }
        var loop = LiquidLoop(elements, start: start, length: length)
        loop.isReversed = plan.isReversed
        loop.isTable = plan.isTable
        loop.name = plan.name
        loop.variable = plan.variable
        loop.columns = plan.hasColumns ? max(0, call.number(of: columns).exact.roundedDown.integer ?? 0) : length
        guard length > 0 else {
            if plan.isTable, !collection.isNone { output.append(contentsOf: "<tr class=\"row1\">\n</tr>\n".utf8) }
            return false
        }
        push(loop, program)
        if plan.isTable { output.append(contentsOf: "<tr class=\"row1\">\n<td class=\"col1\">".utf8) }
        return true
    }

    private mutating func offset(_ plan: LiquidLoopPlan, _ given: LiquidValue) throws(LiquidFault) -> Int {
        switch plan.offset {
        case .continuing: locals.offsets[plan.name] ?? 0
        case .given where !given.isNone: max(0, try call.integer(of: given))
        default: 0
        }
    }

    /// Puts a loop on top and gives its variable the first element.
    private mutating func push(_ loop: LiquidLoop, _ program: LiquidProgram) {
        var loop = loop
        let symbol = Int(loop.isTable ? program.tablerowloop : program.forloop)
        loop.parent = loops.lastIndex { !$0.isTable } ?? -1
        if loop.parent < loopFloor { loop.parent = -1 }
        loop.savedVariable = locals.scoped[Int(loop.variable)]
        loop.savedLoop = locals.scoped[symbol]
        locals.scoped[symbol] = .loop(loops.count)
        locals.scoped[Int(loop.variable)] = loop.element
        loops.append(loop)
    }

    /// Goes on to the next element; ends the loop and says false where there is none.
    mutating func nextRound(_ program: LiquidProgram, _ output: inout [UInt8]) -> Bool {
        let top = loops.count - 1
        guard top >= 0 else { return false }
        let isLast = loops[top].index + 1 >= loops[top].length
        if loops[top].isTable { endCell(loops[top], isLast: isLast, &output) }
        guard !isLast else {
            endLoop(program)
            return false
        }
        loops[top].index += 1
        locals.scoped[Int(loops[top].variable)] = loops[top].element
        return true
    }

    private func endCell(_ loop: LiquidLoop, isLast: Bool, _ output: inout [UInt8]) {
        output.append(contentsOf: "</td>".utf8)
        guard !isLast else {
            output.append(contentsOf: "</tr>\n".utf8)
            return
        }
        if loop.isLastColumn {
            output.append(contentsOf: "</tr>\n<tr class=\"row".utf8)
            LiquidScratch.append(loop.row + 1, to: &output)
            output.append(contentsOf: "\">".utf8)
        }
        output.append(contentsOf: "<td class=\"col".utf8)
        LiquidScratch.append(loop.isLastColumn ? 1 : loop.column + 1, to: &output)
        output.append(contentsOf: "\">".utf8)
    }

    /// Takes the innermost loop away; its names stand for what they stood for before.
    mutating func endLoop(_ program: LiquidProgram) {
        guard let loop = loops.popLast(), loop.variable >= 0 else { return }
        locals.scoped[Int(loop.variable)] = loop.savedVariable
        locals.scoped[Int(loop.isTable ? program.tablerowloop : program.forloop)] = loop.savedLoop
    }
}
