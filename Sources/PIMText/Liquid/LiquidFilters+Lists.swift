extension LiquidFilters {
    static let lists: [LiquidFilter] = [
        LiquidFilter("join", 0...1) { value, call throws(LiquidFault) in try joined(value, &call) },
        LiquidFilter("first") { value, call in call.scratch.first(of: value) },
        LiquidFilter("last") { value, call in call.scratch.last(of: value) },
        LiquidFilter("size") { value, call in
            call.spend(comparing: value)
            return .integer(call.scratch.count(of: value))
        },
        LiquidFilter("concat", 1...1) { value, call throws(LiquidFault) in
            guard case .array(let others) = call.argument(0) else {
                throw LiquidFault(
                    "`concat` takes a list, not \(call.argument(0).kindName)",
                    remedy: "make a list with `split`"
                )
            }
            let elements = try call.elements(of: value)
            try call.allow(elements: elements.count + others.count)
            return .array(elements + others)
        },
        LiquidFilter("reverse") { value, call throws(LiquidFault) in .array(try call.elements(of: value).reversed()) },
        LiquidFilter("compact", 0...1) { value, call throws(LiquidFault) in
            let elements = try call.elements(of: value)
            let keys = try call.keys(of: elements)
            return .array(zip(elements, keys).filter { !$0.1.isNone }.map(\.0))
        },
        LiquidFilter("uniq", 0...1) { value, call throws(LiquidFault) in try unique(value, &call) },
        LiquidFilter("map", 1...1) { value, call throws(LiquidFault) in
            let elements = try call.elements(of: value)
            let name = call.argument(0)
            var members: [LiquidValue] = []
            for element in elements { members.append(try call.member(name, of: element) ?? .none) }
            return .array(members)
        },
        LiquidFilter("sum", 0...1) { value, call throws(LiquidFault) in
            var sum = LiquidNumber.integer(0)
            for element in try call.keys(of: try call.elements(of: value)) {
                let total = try LiquidArithmetic.combine(
                    sum,
                    call.number(of: element),
                    whole: { $0.addingReportingOverflow($1) },
                    exact: { $0.adding($1) }
                )
                sum = call.number(of: total)
            }
            return sum.value
        },
        LiquidFilter("sort", 0...1) { value, call throws(LiquidFault) in try sorted(value, &call) },
        LiquidFilter("sort_natural", 0...1) { value, call throws(LiquidFault) in try sortedNaturally(value, &call) },
    ]

    private static let space = LiquidValue.text(" ")

    private static func joined(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let elements = try call.elements(of: value)
        let glue = call.text(of: call.argumentCount > 0 ? call.argument(0) : space)
        let size = call.scratch.size(of: .array(elements)) + elements.count * Int(glue.count)
        try call.allow(bytes: size)
        call.spend(bytes: size)
        var output: [UInt8] = []
        output.reserveCapacity(size)
        for index in elements.indices {
            if index > 0 { call.scratch.append(glue, to: &output) }
            call.scratch.append(elements[index], to: &output)
        }
        return .text(output.withUnsafeBufferPointer { call.scratch.text($0) })
    }

    private static func unique(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let elements = try call.elements(of: value)
        let keys = try call.keys(of: elements)
        var kept: [Int] = []
        for index in elements.indices {
            call.spend(kept.count * (1 + call.scratch.size(of: keys[index]) / 64))
            try call.allowSteps()
            if !kept.contains(where: { call.scratch.isEqual(keys[$0], keys[index]) }) { kept.append(index) }
        }
        return .array(kept.map { elements[$0] })
    }

    private static func sorted(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let elements = try call.elements(of: value)
        let keys = try call.keys(of: elements)
        call.spend(elements.count * 16)
        let scratch = call.scratch
        var fault: LiquidFault?
        let order = elements.indices.sorted { left, right in
            do throws(LiquidFault) {
                let order = try rank(keys[left], keys[right], scratch)
                return order == 0 ? left < right : order < 0
            } catch {
                fault = error
                return left < right
            }
        }
        if let fault { throw fault }
        return .array(order.map { elements[$0] })
    }

    /// The order of two values; nothing comes last.
    private static func rank(
        _ left: LiquidValue,
        _ right: LiquidValue,
        _ scratch: LiquidScratch
    ) throws(LiquidFault) -> Int {
        switch (left, right) {
        case (.none, .none): return 0
        case (.none, _): return 1
        case (_, .none): return -1
        default: break
        }
        if let order = try? scratch.order(left, right) { return order }
        if scratch.isEqual(left, right) { return 0 }
        throw LiquidFault(
            "\(left.kindName) and \(right.kindName) cannot be sorted",
            remedy: "sort numbers or texts, or name a member"
        )
    }

    private static func sortedNaturally(
        _ value: LiquidValue,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        let elements = try call.elements(of: value)
        let keys = try call.keys(of: elements)
        let size = call.scratch.size(of: .array(keys))
        try call.allow(bytes: size)
        call.spend(elements.count * 16 + size / 64)
        let texts = keys.map { key -> [UInt8]? in
            guard !key.isNone else { return nil }
            var bytes: [UInt8] = []
            call.scratch.append(key, to: &bytes)
            for index in bytes.indices { bytes[index] = bytes[index].asciiLowercased }
            return bytes
        }
        let order = elements.indices.sorted { left, right in
            switch (texts[left], texts[right]) {
            case (nil, nil): return left < right
            case (nil, _): return false
            case (_, nil): return true
            case (let first?, let second?):
                return first == second ? left < right : first.lexicographicallyPrecedes(second)
            }
        }
        return .array(order.map { elements[$0] })
    }
}
