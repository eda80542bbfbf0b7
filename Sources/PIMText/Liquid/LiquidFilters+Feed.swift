extension LiquidFilters {
    /// Filters that Liquid does not have and texts of feeds need.
    static let feed: [LiquidFilter] = [
        LiquidFilter("limit", 1...2, keywords: ["cut"]) { value, call throws(LiquidFault) in
            try limited(value, &call)
        },
        LiquidFilter("slug") { value, call in
            call.rewritten(value) { text, output in LiquidSlug.append(text, to: &output) }
        },
        LiquidFilter("digits", 1...1) { value, call throws(LiquidFault) in
            let script = call.shown(call.argument(0))
            guard let system = DigitSystem(rawValue: script) else {
                throw unknown("a script of digits", script, DigitSystem.allCases.map(\.rawValue))
            }
            return call.rewritten(value) { text, output in system.append(text, to: &output) }
        },
        LiquidFilter("bucket", 1...32, keywords: ["under", "over"]) { value, call throws(LiquidFault) in
            try bucket(value, &call)
        },
    ]

    static func unknown(_ what: String, _ name: String, _ known: [String]) -> LiquidFault {
        let nearest = Suggestion.nearest(to: name, among: known)
        return LiquidFault(
            "`\(name)` is not \(what)",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "known: \(known.joined(separator: ", "))"
        )
    }

    // `limit: 150, 'codepoints'` ends at a word where one ends near, `cut: 'character'` between characters and
    // `cut: 'codepoint'` anywhere. Nothing is added to what is left.

    private static let units: [String: LengthUnit] = [
        "graphemes": .graphemes, "codepoints": .codePoints, "utf16": .utf16, "bytes": .utf8, "utf8": .utf8,
        "html": .htmlEscapedCodePoints,
    ]

    private static func limited(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let limit = try call.integer(of: call.argument(0))
        var unit = LengthUnit.graphemes
        if call.argumentCount > 1 {
            let name = call.shown(call.argument(1))
            guard let known = units[name] else { throw unknown("a unit of length", name, units.keys.sorted()) }
            unit = known
        }
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
        default: throw unknown("a way to cut", cut, ["word", "character", "codepoint"])
        }
        guard shorter.utf8.count < Int(text.count) else { return .text(text) }
        return .text(text.part(0..<shorter.utf8.count))
    }

    // With `bucket: 50, 100` a number is `under 50`, `50-100` or `100+`; a border belongs to the upper bucket. The words
    // `under: 'bis'` and `over: 'ab'` make it `bis 50` and `ab 100`. What is no number stays empty.

    private static func bucket(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        var borders: [ExactDecimal] = []
        for index in 0..<call.argumentCount {
            let border = call.number(of: call.argument(index)).exact
            if let last = borders.last, border <= last {
                throw LiquidFault("the borders of `bucket` do not ascend", remedy: "write them from low to high")
            }
            borders.append(border)
        }
        guard isNumber(value, call) else { return .text("") }
        let number = call.number(of: value).exact
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

    private static func isNumber(_ value: LiquidValue, _ call: LiquidCall) -> Bool {
        switch value {
        case .integer, .decimal: true
        case .term(let term): isNumber(term.key, call)
        case .text(let text):
            call.scratch.withBytes(of: text) { bytes in
                let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
                return start < bytes.count && bytes[start].isASCIIDigit
            }
        default: false
        }
    }
}

/// Decimal digits of a script, named as Unicode's CLDR names numbering systems.
enum DigitSystem: String, Sendable, CaseIterable {
    case latn
    case arab
    case arabext

    /// Appends the text with all decimal digits of the three scripts in this one.
    func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            if text[index].isASCIIDigit {
                append(text[index] - 0x30, to: &output)
            } else if let digit = Digits.value(in: text, at: index) {
                append(digit, to: &output)
                index += 1
            } else {
                output.append(text[index])
            }
            index += 1
        }
    }

    private func append(_ digit: UInt8, to output: inout [UInt8]) {
        switch self {
        case .latn: output.append(0x30 + digit)
        case .arab: output.append(contentsOf: [0xD9, 0xA0 + digit])
        case .arabext: output.append(contentsOf: [0xDB, 0xB0 + digit])
        }
    }
}
