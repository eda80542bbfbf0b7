extension LiquidFilters {
    static let choosing: [LiquidFilter] = [
        LiquidFilter("where", 1...2) { value, call throws(LiquidFault) in
            guard let (elements, matches) = try matches(value, &call) else { return .none }
            return .array(zip(elements, matches).filter(\.1).map(\.0))
        },
        LiquidFilter("reject", 1...2) { value, call throws(LiquidFault) in
            guard let (elements, matches) = try matches(value, &call) else { return .none }
            return .array(zip(elements, matches).filter { !$0.1 }.map(\.0))
        },
        LiquidFilter("find", 1...2) { value, call throws(LiquidFault) in
            guard let (elements, matches) = try matches(value, &call, stopsAtFirst: true),
                let place = matches.firstIndex(of: true)
            else { return .none }
            return elements[place]
        },
        LiquidFilter("find_index", 1...2) { value, call throws(LiquidFault) in
            guard let place = try matches(value, &call, stopsAtFirst: true)?.matches.firstIndex(of: true) else {
                return .none
            }
            return .integer(place)
        },
        LiquidFilter("has", 1...2) { value, call throws(LiquidFault) in
            guard let found = try matches(value, &call, stopsAtFirst: true)?.matches else { return .none }
            return .flag(found.contains(true))
        },
        LiquidFilter("default", 0...1, keywords: ["allow_false"]) { value, call in
            let isMissing: Bool
            if case .flag(false) = value {
                isMissing = call.argument(named: "allow_false")?.isTrue != true
            } else {
                isMissing = value.isNone || call.scratch.isEmpty(value)
            }
            guard isMissing else { return value }
            return call.argumentCount > 0 ? call.argument(0) : .text("")
        },
    ]

    /// Which elements have a member that is true, or that equals the second argument; nil where one has no members.
    private static func matches(
        _ value: LiquidValue,
        _ call: inout LiquidCall,
        stopsAtFirst: Bool = false
    ) throws(LiquidFault) -> (elements: [LiquidValue], matches: [Bool])? {
        let elements = try call.elements(of: value)
        let (name, wanted) = (call.argument(0), call.argument(1))
        var matches: [Bool] = []
        for element in elements {
            guard let member = try call.member(name, of: element) else { return nil }
            call.spend(comparing: wanted)
            let isMatch = wanted.isNone ? member.isTrue : call.scratch.isEqual(member, wanted)
            matches.append(isMatch)
            if isMatch, stopsAtFirst { break }
        }
        return (elements, matches)
    }
}

extension LiquidCall {
    /// The elements of a list with all lists inside it, the numbers of a range, or the value alone; none of nothing.
    public mutating func elements(of value: LiquidValue) throws(LiquidFault) -> [LiquidValue] {
        switch value {
        case .none: return []
        case .array(let elements):
            spend(elements.count)
            let isFlat = !elements.contains { if case .array = $0 { true } else { false } }
            return isFlat ? elements : Self.flattened(elements)
        case .range(let range):
            try allow(elements: range.count)
            return range.count > 0 ? (range.first...range.last).map { .integer($0) } : []
        default: return [value]
        }
    }

    private static func flattened(_ elements: [LiquidValue]) -> [LiquidValue] {
        elements.flatMap { element in
            if case .array(let inner) = element { return flattened(inner) }
            return [element]
        }
    }

    /// The elements themselves, or their members where the first argument names one.
    mutating func keys(of elements: [LiquidValue]) throws(LiquidFault) -> [LiquidValue] {
        let name = argument(0)
        spend(bytes: scratch.size(of: .array(elements)))
        try allowSteps()
        guard !name.isNone else { return elements }
        var keys: [LiquidValue] = []
        for element in elements { keys.append(try member(name, of: element) ?? .none) }
        return keys
    }

    /// What Ruby's `element[name]` gives: a member, or the part of a text; nil for what has no members.
    mutating func member(_ name: LiquidValue, of element: LiquidValue) throws(LiquidFault) -> LiquidValue? {
        try allowSteps()
        switch (element, name) {
        case (.object(let object), .text(let text)):
            return scratch.withBytes(of: text) { object[$0] ?? LiquidValue.none }
        case (.object, _): return LiquidValue.none
        case (.term(let term), .text(let text)):
            return scratch.withBytes(of: text) { term.members[$0] } ?? LiquidValue.none
        case (.text(let text), .text(let part)):
            spend(searching: Int(text.count), for: Int(part.count))
            let isFound = scratch.withBytes(of: text) { bytes in
                scratch.withBytes(of: part) { bytes.place(of: $0, from: 0) != nil }
            }
            return isFound ? name : LiquidValue.none
        case (.integer(let number), .integer(let bit)):
            return .integer(bit < 0 ? 0 : (number >> min(bit, Int.bitWidth - 1)) & 1)
        case (.text, _), (.integer, _), (.array, _):
            throw LiquidFault(
                "\(element.kindName) has no member `\(shown(name))`",
                remedy: "only objects have members"
            )
        default: return nil
        }
    }
}
