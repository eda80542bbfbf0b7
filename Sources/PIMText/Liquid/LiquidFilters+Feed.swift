extension LiquidFilters {
    /// Filters that Liquid does not have and texts of feeds need.
    static let feed: [LiquidFilter] = [
        LiquidFilter("limit", 1...2, keywords: ["cut"], check: checkLimit) { value, call throws(LiquidFault) in
            try limited(value, &call)
        },
        LiquidFilter("slug") { value, call in
            call.rewritten(value) { text, output in LiquidSlug.append(text, to: &output) }
        },
        LiquidFilter("digits", 1...1, check: checkDigits) { value, call throws(LiquidFault) in
            let system = try digitSystem(call.shown(call.argument(0)))
            return call.rewritten(value) { text, output in system.append(text, to: &output) }
        },
        LiquidFilter("bucket", 1...32, keywords: ["under", "over"], check: checkBorders) {
            value,
            call throws(LiquidFault) in
            try bucket(value, &call)
        },
    ]

    private static func checkDigits(_ literals: LiquidLiterals) throws(LiquidFault) {
        if let script = literals.text(at: 0) { _ = try digitSystem(script) }
    }

    private static func digitSystem(_ script: String) throws(LiquidFault) -> DigitSystem {
        guard let system = DigitSystem(rawValue: script) else {
            throw unknown("a script of digits", script, DigitSystem.allCases.map(\.rawValue))
        }
        return system
    }

    static func unknown(_ what: String, _ name: String, _ known: [String]) -> LiquidFault {
        let nearest = Suggestion.nearest(to: name, among: known)
        return LiquidFault(
            "`\(name)` is not \(what)",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "known: \(known.joined(separator: ", "))"
        )
    }

    // `limit: 150, 'codepoints'` ends at a word where one ends near, `cut: 'character'` between characters and
    // `cut: 'codepoint'` anywhere. Nothing is added to what is left.

    /// The units of length by the names of format tables, and by shorter ones.
    private static let units: [String: LengthUnit] = [
        "graphemes": .graphemes, "codepoints": .codePoints, "code-points": .codePoints, "utf16": .utf16,
        "bytes": .utf8, "utf8": .utf8, "html": .htmlEscapedCodePoints,
        "html-escaped-code-points": .htmlEscapedCodePoints, "columns": .displayWidth, "display-width": .displayWidth,
    ]

    private static let cuts = ["word", "character", "codepoint"]

    private static func unit(_ name: String) throws(LiquidFault) -> LengthUnit {
        guard let unit = units[name] else { throw unknown("a unit of length", name, units.keys.sorted()) }
        return unit
    }

    private static func allow(limit: Int) throws(LiquidFault) {
        guard limit < 0 else { return }
        throw LiquidFault("a text cannot have \(limit) units", remedy: "write a number from 0 on")
    }

    private static func checkLimit(_ literals: LiquidLiterals) throws(LiquidFault) {
        if let limit = try literals.wholeNumber(at: 0) { try allow(limit: limit) }
        if let name = literals.text(at: 1) { _ = try unit(name) }
        guard let cut = literals.text(named: "cut"), !cuts.contains(cut) else { return }
        throw unknown("a way to cut", cut, cuts)
    }

    private static func limited(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let limit = try call.integer(of: call.argument(0))
        try allow(limit: limit)
        let unit = call.argumentCount > 1 ? try unit(call.shown(call.argument(1))) : .graphemes
        let text = call.text(of: value)
        if unit != .htmlEscapedCodePoints, Int(text.count) <= limit { return .text(text) }
        // Graphemes take long to tell apart.
        call.spend(Int(text.count))
        let cut = call.argument(named: "cut").map { call.shown($0) } ?? "word"
        let string = call.string(of: .text(text))
        let shorter: String
        switch cut {
        case "word": shorter = Cut.cut(string, to: limit, unit: unit)
        case "character": shorter = Cut.hardCut(string, to: limit, unit: unit)
        case "codepoint": shorter = Cut.codePointCut(string, to: limit, unit: unit)
        default: throw unknown("a way to cut", cut, cuts)
        }
        guard shorter.utf8.count < Int(text.count) else { return .text(text) }
        if call.cuts.count < 8 { call.cuts.append(LiquidCut(limit: limit, unit: unit, isEmpty: shorter.isEmpty)) }
        return .text(text.part(0..<shorter.utf8.count))
    }

    // With `bucket: 50, 100` a number is `under 50`, `50-100` or `100+`; a border belongs to the upper bucket. The words
    // `under: 'bis'` and `over: 'ab'` make it `bis 50` and `ab 100`. Nothing stays nothing.

    private static func checkBorders(_ literals: LiquidLiterals) throws(LiquidFault) {
        var borders: [ExactDecimal] = []
        for index in 0..<literals.count {
            guard let border = try literals.number(at: index) else { return }
            try append(border, to: &borders)
        }
    }

    private static func append(_ border: ExactDecimal, to borders: inout [ExactDecimal]) throws(LiquidFault) {
        if let last = borders.last, border <= last {
            throw LiquidFault("the borders of `bucket` do not ascend", remedy: "write them from low to high")
        }
        borders.append(border)
    }

    private static func bucket(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        var borders: [ExactDecimal] = []
        for index in 0..<call.argumentCount {
            try append(call.number(of: call.argument(index)).exact, to: &borders)
        }
        if value.isNone { return .text("") }
        guard let number = call.exactNumber(of: value) else {
            throw LiquidFault(
                "`bucket` takes a number, not \(value.kindName) `\(call.shown(value))`",
                remedy: "name a number, a price or a measurement"
            )
        }
        let place = borders.firstIndex { number < $0 } ?? borders.count
        let under = call.argument(named: "under") ?? .text("under")
        let over = call.argument(named: "over")
        return call.rewritten(place == 0 ? under : over ?? .none) { word, output in
            if !word.isEmpty, place == 0 || place == borders.count {
                output.append(contentsOf: word)
                output.append(0x20)
            }
            if place > 0 { borders[place - 1].append(to: &output) }
            if place > 0, place < borders.count { output.append(UInt8(ascii: "-")) }
            if place < borders.count { borders[place].append(to: &output) }
            if place == borders.count, word.isEmpty { output.append(UInt8(ascii: "+")) }
        }
    }
}

/// A text that the filter `limit` made shorter.
public struct LiquidCut: Sendable, Hashable {
    /// How long it might be.
    public let limit: Int
    /// What its length was counted in.
    public let unit: LengthUnit
    /// Whether nothing was left of it.
    public let isEmpty: Bool
}
