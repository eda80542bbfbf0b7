import PIMText

extension RuleKind {
    /// How numbers are written.
    public static let numbers = RuleKind(
        "text.numbers",
        "Numbers have digits of one style, and the marks that the language writes in them.",
        parameters: [
            Parameter("digits", .word(NumberRules.Wanted.allCases.map(\.rawValue)), "whose digits are written"),
            Parameter("decimal", .word([".", ",", "٫", "language"]), "the decimal mark"),
            Parameter("grouping", .word(NumberRules.groupings.keys.sorted()), "what parts groups of three digits"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("5 kg, 10 cm", "en_GB"), RuleSample("۵ کیلو، ۱۰ متر، USB3", "fa_IR"),
                    RuleSample("1,5 kg", "pl_PL"),
                ],
                bad: [
                    RuleSample("۵ کیلو، ۱۰ متر و 3 لیتر", "fa_IR", fixed: "۵ کیلو، ۱۰ متر و ۳ لیتر"),
                    RuleSample("٥ متر و 10 سم", "ar_SA", fixed: "٥ متر و ١٠ سم"),
                    RuleSample("۱٢ متر", "fa_IR", fixed: "۱۲ متر"),
                ]
            ),
            Example(
                ["digits": "native", "decimal": "language"],
                good: [
                    RuleSample("وزن ۱٫۵ کیلو، USB3", "fa_IR"), RuleSample("1,5 kg, 12.05.2024, v1.000", "pl_PL"),
                    RuleSample("1,5 кг", "kk_KZ"), RuleSample("1.5 किलो", "hi_IN"), RuleSample("1.5 kg", "es_MX"),
                    RuleSample("Wi-Fi 802.11g", "pl_PL"),
                ],
                bad: [
                    RuleSample("وزن 15 کیلو", "fa_IR", fixed: "وزن ۱۵ کیلو"),
                    RuleSample("وزن ۱.۵ کیلو", "fa_IR", fixed: "وزن ۱٫۵ کیلو"),
                    RuleSample("Waga 1.5 kg", "pl_PL", fixed: "Waga 1,5 kg"),
                    RuleSample("Waga 1.5kg, 0.7l", "pl_PL", fixed: "Waga 1,5kg, 0,7l"),
                    RuleSample("Weighs 1,5 kg", "en_GB", fixed: "Weighs 1.5 kg"),
                    RuleSample("Салмағы 1.5 кг", "kk_KZ", fixed: "Салмағы 1,5 кг"),
                ]
            ),
            Example(
                ["digits": "latin", "grouping": "no-break space"],
                good: [
                    RuleSample("1\u{A0}000\u{A0}000 zł", "pl_PL"), RuleSample("1.000", "pl_PL"),
                    RuleSample("Adres 192.168.100.200", "pl_PL"),
                ],
                bad: [
                    RuleSample("1.000.000 zł", "pl_PL", fixed: "1\u{A0}000\u{A0}000 zł"),
                    RuleSample("1.000.000.000", "pl_PL", fixed: "1\u{A0}000\u{A0}000\u{A0}000"),
                    RuleSample("1'000,50 zł", "pl_PL", fixed: "1\u{A0}000,50 zł"),
                    RuleSample("١٢ متر", "ar_SA", fixed: "12 متر"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let rules = NumberRules(settings)
            return .text { text in text.verdict(text.text.withBytes { rules.flaws($0) }) }
        }
    )
}

/// How a rule wants numbers to be written.
struct NumberRules: Sendable {
    /// Whose digits are written.
    enum Wanted: String, CaseIterable {
        case latin
        case native
    }

    private let digits: Digits.Style?
    private let decimal: UInt32?
    private let grouping: String?
    private let native: Digits.Style

    static let groupings: [String: String] = [
        "none": "", ",": ",", ".": ".", "'": "'", "no-break space": "\u{A0}", "٬": "\u{66C}",
    ]

    init(_ settings: RuleSettings) {
        native = Digits.Style(for: LanguageTag(settings.locale))
        let native = native
        digits = settings.text("digits").flatMap { Wanted(rawValue: $0) }.map { $0 == .latin ? .ascii : native }
        let mark = settings.text("decimal")
        decimal =
            mark == "language" ? Self.decimal(settings.locale, digits ?? native) : mark?.unicodeScalars.first?.value
        grouping = settings.text("grouping").flatMap { Self.groupings[$0] }
    }

    /// The decimal mark of a locale; nil where nobody said.
    private static func decimal(_ locale: String, _ style: Digits.Style) -> UInt32? {
        if style != .ascii { return 0x66B }
        let language = LanguageTag(locale)
        if let mark = Digits.decimalMark(for: language) { return mark.value }
        return ["ca", "gl", "eu", "sq", "lb", "fo"].contains(language.language) ? 0x2C : nil
    }

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [(flaw: TextFlaw, isSafe: Bool)] {
        let marksMatter = decimal != nil || grouping != nil
        // Digits of ASCII alone are of one style.
        if digits == nil || digits == .ascii, !marksMatter, bytes.isASCII { return [] }
        let runs = NumberRun.all(in: bytes).filter { !$0.isPartOfCode }
        guard let style = digits ?? mostFrequent(runs) else { return [] }
        return runs.compactMap { flaw(in: $0, style, bytes) }
    }

    /// The style of most numbers; of equals the language's own, or the one that stands first.
    private func mostFrequent(_ runs: [NumberRun]) -> Digits.Style? {
        var counts: [Digits.Style: Int] = [:]
        var order: [Digits.Style] = []
        for run in runs {
            for style in Digits.Style.allCases where run.styles.contains(style) {
                if counts[style] == nil { order.append(style) }
                counts[style, default: 0] += 1
            }
        }
        return order.max {
            let (one, other) = (counts[$0, default: 0], counts[$1, default: 0])
            return one < other || one == other && $0 != native && $1 == native
        }
    }

    private func flaw(
        in run: NumberRun,
        _ style: Digits.Style,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (flaw: TextFlaw, isSafe: Bool)? {
        let found = String(decoding: bytes[run.range], as: UTF8.self)
        let form = decimal == nil && grouping == nil ? .other : run.form(bytes)
        var wanted = ""
        for (place, group) in run.groups.enumerated() {
            wanted += Digits.written(String(decoding: bytes[group], as: UTF8.self), in: style)
            guard place < run.marks.count else { break }
            let own = Unicode.Scalar(run.marks[place]).map { String($0) } ?? ""
            wanted += mark(place, of: run, form) ?? own
        }
        guard !wanted.utf8.elementsEqual(found.utf8) else { return nil }
        let isSafe = Digits.written(found, in: style).utf8.elementsEqual(wanted.utf8)
        let message = "the number \"\(found)\" is written \"\(wanted)\" here"
        return (TextFlaw(message: message, range: run.range, replacement: wanted), isSafe)
    }

    private func mark(_ place: Int, of run: NumberRun, _ form: NumberRun.Form) -> String? {
        switch form {
        case .other: return nil
        case .grouped: return grouping
        case .decimal:
            guard place == run.marks.count - 1 else { return grouping }
            return decimal.flatMap { Unicode.Scalar($0) }.map { String($0) }
        }
    }
}
