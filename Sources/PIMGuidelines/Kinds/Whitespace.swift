import PIMText

extension RuleKind {
    /// Spaces: one at a time, none where none belongs.
    public static let whitespace = RuleKind(
        "text.whitespace",
        "There is one space between words, none at the ends of lines and none before a mark.",
        parameters: [
            Parameter("units", .flag, "whether a number and its unit are held together by a no-break space"),
            Parameter("lines", .flag, "whether the text may have several lines; it may if this is not said"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("Warm jacket, light.\n\nNew", "en_GB"), RuleSample("Prix : 5 €", "fr_FR"),
                    RuleSample("نمی‌خواهم، نه", "fa_IR"), RuleSample("Ratio 16 : 9, runs .NET", "en_GB"),
                ],
                bad: [
                    RuleSample(" Warm  jacket , light ! ", "en_GB", fixed: "Warm jacket, light!"),
                    RuleSample("Ciepła\tkurtka", "pl_PL", fixed: "Ciepła kurtka"),
                    RuleSample("سبک ، گرم ؟", "fa_IR", fixed: "سبک، گرم؟"),
                    RuleSample("Жылы\u{A0} күрте \nжаңа", "kk_KZ", fixed: "Жылы\u{A0}күрте\nжаңа"),
                    RuleSample("حذاء  جميل ؛ جديد", "ar_SA", fixed: "حذاء جميل؛ جديد"),
                ]
            ),
            Example(
                ["units": true, "lines": false],
                good: [RuleSample("5\u{A0}kg, 5 kilo", "en_GB"), RuleSample("5 kgs", "en_GB")],
                bad: [
                    RuleSample("Waga 5 kg\ni 10 cm", "pl_PL", fixed: "Waga 5\u{A0}kg i 10\u{A0}cm"),
                    RuleSample("۵ کیلوگرم", "fa_IR", fixed: "۵\u{A0}کیلوگرم"),
                    RuleSample("5 кг", "kk_KZ", fixed: "5\u{A0}кг"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let spacing = Spacing(
                holdsUnits: settings.flag("units"),
                allowsLines: settings.flag("lines", else: true),
                allowsMarks: settings.language == "fr"
            )
            return .text { text in
                let found = text.text.withBytes { spacing.flaws($0) }
                guard !found.isEmpty else { return .passed }
                return .breaches(
                    found.compactMap { text.breach($0.message, $0.range, fix: $0.replacement, isSafe: true) }
                )
            }
        }
    )
}

/// A place of a text that something else belongs to.
struct TextFlaw {
    var message: String
    var range: Range<Int>
    var replacement: String?
}

/// Finds white space that is not as it should be.
private struct Spacing: Sendable {
    var holdsUnits: Bool
    var allowsLines: Bool
    var allowsMarks: Bool

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [TextFlaw] {
        var flaws: [TextFlaw] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // Letters and marks of ASCII and the later bytes of others first: they are most of a text.
            guard byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xE1 else {
                index += 1
                continue
            }
            guard let first = bytes.scalar(from: index), first.isSpace || first.isLineEnd else {
                index += 1
                continue
            }
            var end = first.range.upperBound
            if byte == 0x20, index > 0, end < bytes.count, !holdsUnits, isWordByte(bytes[end]) {
                index = end
                continue
            }
            while let next = bytes.scalar(from: end), next.isSpace || next.isLineEnd { end = next.range.upperBound }
            if let flaw = flaw(of: index..<end, in: bytes) { flaws.append(flaw) }
            index = end
        }
        return flaws
    }

    /// Whether a word surely goes on with a byte.
    private func isWordByte(_ byte: UInt8) -> Bool {
        byte < 0x80 ? byte.isASCIILetter || byte.isASCIIDigit : (0xC3...0xD7).contains(byte)
    }

    /// What is wrong with a run of white space.
    private func flaw(of run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> TextFlaw? {
        if run.lowerBound == 0 { return TextFlaw(message: "white space begins it", range: run, replacement: "") }
        if run.upperBound == bytes.count {
            return TextFlaw(message: "white space ends it", range: run, replacement: "")
        }
        var lineEnds = 0
        var spaces = 0
        var hasTab = false
        var isHeld = false
        var index = run.lowerBound
        while index < run.upperBound, let scalar = bytes.scalar(from: index) {
            if scalar.isLineEnd { lineEnds += 1 } else { spaces += 1 }
            hasTab = hasTab || scalar.value == 0x09
            isHeld = isHeld || scalar.value == 0xA0 || scalar.value == 0x202F
            index = scalar.range.upperBound
        }
        if lineEnds > 0 {
            if !allowsLines { return TextFlaw(message: "a line ends within it", range: run, replacement: " ") }
            guard spaces > 0 else { return nil }
            let message = "white space stands at the end or the beginning of a line"
            return TextFlaw(message: message, range: run, replacement: lines(run, bytes))
        }
        if !allowsMarks, let mark = mark(after: run, bytes) {
            return TextFlaw(message: "a space stands before \"\(mark)\"", range: run, replacement: "")
        }
        let wanted = isHeld ? "\u{A0}" : " "
        if hasTab { return TextFlaw(message: "it has a tab", range: run, replacement: wanted) }
        if holdsUnits, !isHeld, let unit = unit(after: run, bytes) {
            let message = "the number and \"\(unit)\" may part at the end of a line"
            return TextFlaw(message: message, range: run, replacement: "\u{A0}")
        }
        guard spaces > 1 else { return nil }
        return TextFlaw(message: "it has \(spaces) spaces in a row", range: run, replacement: wanted)
    }

    /// The line ends of a run alone.
    private func lines(_ run: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var lines: [UInt8] = []
        var index = run.lowerBound
        while index < run.upperBound, let scalar = bytes.scalar(from: index) {
            if scalar.isLineEnd { lines += bytes[scalar.range] }
            index = scalar.range.upperBound
        }
        return String(decoding: lines, as: UTF8.self)
    }

    /// The mark behind a space that it should follow at once: behind a word, and with nothing of its own behind it.
    private func mark(after run: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Character? {
        guard let mark = bytes.scalar(from: run.upperBound), SpacedMarks.contains(mark.value) else { return nil }
        guard let before = bytes.scalar(before: run.lowerBound), before.isLetter || before.isDigit || before.isCloser
        else { return nil }
        guard let next = bytes.scalar(from: mark.range.upperBound) else { return Self.character(mark) }
        let isFree = next.isSpace || next.isLineEnd || next.isCloser || next.value == mark.value && mark.value != 0x2E
        // A proportion such as 16 : 9 has its spaces.
        guard isFree, !(mark.value == 0x3A && before.isDigit) else { return nil }
        return Self.character(mark)
    }

    private static func character(_ mark: TextScalar) -> Character? { Unicode.Scalar(mark.value).map { Character($0) } }

    /// The unit behind a run, if a number stands before it.
    private func unit(after run: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.scalar(before: run.lowerBound)?.isDigit == true else { return nil }
        var end = run.upperBound
        while let scalar = bytes.scalar(from: end), end - run.upperBound < 24,
            scalar.isLetter || scalar.value == 0xB0 || scalar.value == 0x25
        { end = scalar.range.upperBound }
        let word = String(decoding: bytes[run.upperBound..<end], as: UTF8.self)
        return UnitSpellings.known.contains(word) ? word : nil
    }
}

/// Marks that follow a word without a space.
enum SpacedMarks {
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x60C, 0x61B, 0x61F, 0x6D4: true
        default: false
        }
    }
}

/// Units of measurement as they are spelled.
enum UnitSpellings {
    /// Units that no other unit looks like once capitals are small letters.
    static let metric = [
        "kg", "cm", "mm", "km", "ml", "cl", "kW", "kWh", "mAh", "GHz", "MHz", "kHz", "Hz", "GB", "TB", "dB", "rpm",
        "lm", "кг", "см", "мм", "км", "мл",
    ]

    /// Every unit that a number is held together with.
    static let known = Set(
        metric + [
            "g", "m", "l", "L", "W", "V", "A", "h", "s", "mg", "MB", "°C", "°F", "%", "г", "м", "л", "Вт", "В", "ГБ",
            "zł", "€", "گرم", "کیلوگرم", "سانتی‌متر", "میلی‌متر", "متر", "لیتر", "میلی‌لیتر", "وات", "کیلومتر",
            "كجم", "كغ", "غرام", "جرام", "سم", "مم", "متر", "لتر", "مل", "واط",
        ]
    )
}
