import PIMText

extension RuleKind {
    /// How units of measurement are spelled.
    public static let units = RuleKind(
        "text.units",
        "Units behind numbers are spelled as they should be.",
        parameters: [
            Parameter("units", .texts, "units as they are spelled, besides the known ones; capitals matter"),
            Parameter("instead", .textsByName, "other spellings, each with the one that is written"),
            Parameter("space", .word(["any", "none", "space", "no-break"]), "what stands between number and unit"),
        ],
        examples: [
            Example(
                ["units": ["Wh"], "instead": ["kilo": "kg", "kgs": "kg"]],
                good: [
                    RuleSample("5 kg, 10 cm, 3 Wh, KG 5", "en_GB"), RuleSample("5 Kgb, 7 M", "en_GB"),
                    RuleSample("۵ kg", "fa_IR"),
                ],
                bad: [
                    RuleSample("5 KG i 10CM", "pl_PL", fixed: "5 kg i 10cm"),
                    RuleSample("5 kilo, 3 WH", "en_GB", fixed: "5 kg, 3 Wh"),
                    RuleSample("Салмағы 5 КГ", "kk_KZ", fixed: "Салмағы 5 кг"),
                ]
            ),
            Example(
                ["space": "no-break", "instead": ["کیلو گرم": "کیلوگرم", "كيلو": "كجم"]],
                good: [RuleSample("5\u{A0}kg", "en_GB"), RuleSample("۵\u{A0}کیلوگرم", "fa_IR")],
                bad: [
                    RuleSample("5Kg", "pl_PL", fixed: "5\u{A0}kg"), RuleSample("5 kg", "pl_PL", fixed: "5\u{A0}kg"),
                    RuleSample("۵ کیلو گرم", "fa_IR", fixed: "۵\u{A0}کیلوگرم"),
                    RuleSample("٥ كيلو", "ar_SA", fixed: "٥\u{A0}كجم"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let rules = try UnitRules(settings)
            return .text { text in text.verdict(text.text.withBytes { rules.flaws($0) }) }
        }
    )
}

/// How a rule wants units to be spelled.
private struct UnitRules: Sendable {
    /// Units by their spelling in small letters.
    private let right: [String: String]
    private let known: Set<String>
    private let instead: [(found: [UInt8], wanted: String)]
    private let gap: String?

    /// Units of which no capital says something else: a gigabit is no gigabyte.
    private static let plain: Set<String> = ["kg", "cm", "mm", "km", "ml", "cl", "кг", "см", "мм", "км", "мл"]

    init(_ settings: RuleSettings) throws(RuleProblem) {
        let own = settings.texts("units")
        right = Dictionary((own + UnitSpellings.metric).map { (LetterCase.lower($0, ""), $0) }) { first, _ in first }
        known = UnitSpellings.known.union(own)
        let others = settings.textsByName("instead")
        for (name, wanted) in others where others.contains(where: { $0.name == wanted }) {
            throw RuleProblem("instead/\(name)", "\"\(wanted)\" is to be replaced too", remedy: "write the last one")
        }
        // Of spellings that begin alike the longest counts.
        instead = others.map { (Array($0.name.utf8), $0.text) }.sorted { $0.0.count > $1.0.count }
        gap =
            switch settings.text("space") {
            case "none": ""
            case "space": " "
            case "no-break": "\u{A0}"
            default: nil
            }
    }

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [(flaw: TextFlaw, isSafe: Bool)] {
        var flaws: [(flaw: TextFlaw, isSafe: Bool)] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte.isASCIIDigit || byte == 0xD9 || byte == 0xDB, let digit = bytes.scalar(from: index),
                digit.isDigit
            else {
                index += 1
                continue
            }
            index = digit.range.upperBound
            guard bytes.scalar(from: index)?.isDigit != true else { continue }
            let start = bytes.endOfSpaces(from: index)
            guard start - index <= 4, let flaw = flaw(index..<start, bytes) else { continue }
            flaws.append(flaw)
            index = max(index, flaw.flaw.range.upperBound)
        }
        return flaws
    }

    /// What is wrong with the unit behind a gap behind a number.
    private func flaw(_ space: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> (flaw: TextFlaw, isSafe: Bool)? {
        guard let unit = unit(at: space.upperBound, bytes) else { return nil }
        let found = String(decoding: bytes[unit.range], as: UTF8.self)
        let between = String(decoding: bytes[space], as: UTF8.self)
        let isSpelled = found.utf8.elementsEqual(unit.wanted.utf8)
        let isSafe = isSpelled || Self.plain.contains(unit.wanted)
        guard let gap, !gap.utf8.elementsEqual(between.utf8) else {
            guard !isSpelled else { return nil }
            let message = "the unit \"\(found)\" is written \"\(unit.wanted)\""
            return (TextFlaw(message: message, range: unit.range, replacement: unit.wanted), isSafe)
        }
        // A letter at once behind a number may belong to a name, such as 5G or 3M.
        guard !between.isEmpty || found.unicodeScalars.count > 1 else { return nil }
        let name = gap.isEmpty ? "no space" : gap == " " ? "a space" : "a no-break space"
        let other = between.isEmpty && isSpelled ? "" : ", not \"\(between)\(found)\""
        let message = "\(name) belongs between the number and \"\(unit.wanted)\"\(other)"
        let range = space.lowerBound..<unit.range.upperBound
        return (TextFlaw(message: message, range: range, replacement: gap + unit.wanted), isSafe)
    }

    private func unit(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (range: Range<Int>, wanted: String)? {
        for (spelling, wanted) in instead where bytes[start...].starts(with: spelling) {
            let end = start + spelling.count
            guard !isWordPart(bytes.scalar(from: end)) else { continue }
            return (start..<end, wanted)
        }
        var end = start
        while end - start < 24, let scalar = bytes.scalar(from: end), isWordPart(scalar) {
            end = scalar.range.upperBound
        }
        guard end > start, !isWordPart(bytes.scalar(from: end)) else { return nil }
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        if known.contains(word) { return (start..<end, word) }
        guard let wanted = right[LetterCase.lower(word, "")] else { return nil }
        return (start..<end, wanted)
    }

    private func isWordPart(_ scalar: TextScalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.isLetter || scalar.isDigit || scalar.value == 0xB0 || scalar.value == 0x200C
    }
}
