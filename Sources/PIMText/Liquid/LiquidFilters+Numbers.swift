extension LiquidFilters {
    static let numbers: [LiquidFilter] = [
        LiquidFilter("abs") { value, call throws(LiquidFault) in
            switch call.number(of: value) {
            case .integer(.min): throw LiquidArithmetic.overflow
            case .integer(let number): return .integer(abs(number))
            case .decimal(let number): return .decimal(number.magnitude)
            }
        },
        LiquidFilter("ceil") { value, call throws(LiquidFault) in
            try whole(-(-call.number(of: value).exact).roundedDown)
        },
        LiquidFilter("floor") { value, call throws(LiquidFault) in
            try whole(call.number(of: value).exact.roundedDown)
        },
        LiquidFilter("round", 0...1) { value, call throws(LiquidFault) in try rounded(value, &call) },
        LiquidFilter("plus", 1...1) { value, call throws(LiquidFault) in
            try LiquidArithmetic.combine(
                call.number(of: value),
                call.number(of: call.argument(0)),
                whole: { $0.addingReportingOverflow($1) },
                exact: { $0.adding($1) }
            )
        },
        LiquidFilter("minus", 1...1) { value, call throws(LiquidFault) in
            try LiquidArithmetic.combine(
                call.number(of: value),
                call.number(of: call.argument(0)),
                whole: { $0.subtractingReportingOverflow($1) },
                exact: { $0.subtracting($1) }
            )
        },
        LiquidFilter("times", 1...1) { value, call throws(LiquidFault) in
            try LiquidArithmetic.combine(
                call.number(of: value),
                call.number(of: call.argument(0)),
                whole: { $0.multipliedReportingOverflow(by: $1) },
                exact: { $0.multiplied(by: $1) }
            )
        },
        LiquidFilter("divided_by", 1...1) { value, call throws(LiquidFault) in
            try LiquidArithmetic.quotient(call.number(of: value), call.number(of: call.argument(0)))
        },
        LiquidFilter("modulo", 1...1) { value, call throws(LiquidFault) in
            try LiquidArithmetic.remainder(call.number(of: value), call.number(of: call.argument(0)))
        },
        LiquidFilter("at_least", 1...1) { value, call in
            let (number, bound) = (call.number(of: value), call.number(of: call.argument(0)))
            return (number.exact < bound.exact ? bound : number).value
        },
        LiquidFilter("at_most", 1...1) { value, call in
            let (number, bound) = (call.number(of: value), call.number(of: call.argument(0)))
            return (bound.exact < number.exact ? bound : number).value
        },
        LiquidFilter("date", 1...1) { value, call throws(LiquidFault) in try date(value, &call) },
    ]

    private static func whole(_ number: ExactDecimal) throws(LiquidFault) -> LiquidValue {
        guard let integer = number.integer else { throw LiquidArithmetic.overflow }
        return .integer(integer)
    }

    private static func rounded(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let number = call.number(of: value)
        let decimals = call.number(of: call.argument(0)).exact.roundedDown.integer ?? 0
        if case .integer = number, decimals >= 0 { return number.value }
        if decimals > 0 { return .decimal(number.exact.rounded(decimals: decimals)) }
        guard decimals < 0 else { return try whole(number.exact.rounded(decimals: 0)) }
        guard decimals > -ExactDecimal.maximumDigits,
            let shifted = number.exact.shifted(by: decimals)?.rounded(decimals: 0).shifted(by: -decimals)
        else { return .integer(0) }
        return try whole(shifted)
    }

    private static func date(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let pattern = call.text(of: call.argument(0))
        guard !pattern.isEmpty, let date = try moment(value, &call) else { return value }
        return call.rewritten(.text(pattern)) { pattern, output in LiquidDateFormat.append(date, pattern, to: &output) }
    }

    /// The moment that a value names: a date, seconds since 1970, a text, or the host's clock.
    private static func moment(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidDate? {
        switch value {
        case .date(let date): return date
        case .integer(let seconds): return LiquidDate(seconds: seconds)
        case .text(let text):
            let word = call.scratch.withBytes(of: text) { $0.prefix(6).map(\.asciiLowercased) }
            guard text.count <= 5, word.elementsEqual("now".utf8) || word.elementsEqual("today".utf8) else {
                return call.scratch.withBytes(of: text) { LiquidDate.read($0) }
            }
            guard let now = call.now else {
                throw LiquidFault("there is no clock here", remedy: "write a date, such as '2026-11-22'")
            }
            return now
        default: return nil
        }
    }
}
