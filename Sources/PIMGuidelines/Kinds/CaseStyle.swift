import PIMText

extension RuleKind {
    /// Capitals and small letters of a text.
    public static let letterCase = RuleKind(
        "text.case",
        "The words of the text have their capitals where the style wants them.",
        parameters: [
            Parameter("style", .word(CaseStyle.allCases.map(\.rawValue)), isRequired: true, "the style"),
            Parameter("except", .texts, "words that stay as they are, such as names"),
        ],
        examples: [
            Example(
                ["style": "sentence", "except": ["Nordvik", "Alta"]],
                good: [
                    RuleSample("Warm jacket Nordvik with USB and iPod. New", "en_GB"),
                    RuleSample("The jacket I'm wearing", "en_GB"), RuleSample("کفش سبک", "fa_IR"),
                    RuleSample("Die Jacke der Firma", "de_DE"), RuleSample("3 kurtki", "pl_PL"),
                ],
                bad: [
                    RuleSample("Warm Winter Jacket", "en_GB", fixed: "Warm winter jacket"),
                    RuleSample("żółta kurtka Alta", "pl_PL", fixed: "Żółta kurtka Alta"),
                    RuleSample("жылы Күрте", "kk_KZ", fixed: "Жылы күрте"),
                ]
            ),
            Example(
                ["style": "title"],
                good: [RuleSample("Warm Jacket for the Winter, 5 kg", "en_GB"), RuleSample("حذاء", "ar_SA")],
                bad: [
                    RuleSample("warm jacket for the Winter", "en_GB", fixed: "Warm Jacket for the Winter"),
                    RuleSample("istanbul ışığı", "tr_TR", fixed: "İstanbul Işığı"),
                    RuleSample("Kurtka na Zimę dla żony", "pl_PL", fixed: "Kurtka na Zimę dla Żony"),
                ]
            ),
            Example(
                ["style": "lower", "except": ["USB"]],
                good: [RuleSample("kabel USB", "pl_PL")],
                bad: [
                    RuleSample("Kabel Usb", "pl_PL", fixed: "kabel usb"), RuleSample("IŞIK", "tr_TR", fixed: "ışık"),
                    RuleSample("ΜΠΟΤΕΣ", "el_GR", fixed: "μποτες"),
                ]
            ),
            Example(
                ["style": "upper"],
                good: [RuleSample("ŻÓŁTA", "pl_PL")],
                bad: [
                    RuleSample("Żółta", "pl_PL", fixed: "ŻÓŁTA"), RuleSample("ışık inci", "tr_TR", fixed: "IŞIK İNCİ"),
                    RuleSample("Қысқы", "kk_KZ", fixed: "ҚЫСҚЫ"),
                ]
            ),
            Example(
                ["style": "no-shouting", "except": ["NORDVIK"]],
                good: [RuleSample("NORDVIK jacket, USB, DDR4X, HDMI ASUS", "en_GB"), RuleSample("ΜΠΟΤΕΣ", "el_GR")],
                bad: [
                    RuleSample("GREAT jacket. SUPER price", "en_GB", fixed: "Great jacket. Super price"),
                    RuleSample("NEW bag! SALE!", "en_GB", fixed: "New bag! Sale!"),
                    RuleSample("Kurtka ŻÓŁTA", "pl_PL", fixed: "Kurtka żółta"),
                    RuleSample("Жылы КҮРТЕ", "kk_KZ", fixed: "Жылы күрте"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let style = settings.word("style", as: CaseStyle.self, else: .sentence)
            let kept = Set(settings.texts("except").flatMap { CheckedText($0, locale: "").wordTexts })
            return .text { text in
                guard text.text.withBytes(style.mayBreak) else { return .passed }
                return .breaches(
                    style.changes(in: text, keeping: kept).compactMap { range, wanted in
                        let found = text.string(range)
                        return text.breach("\"\(found)\" is written \"\(wanted)\" in this style", range, fix: wanted)
                    }
                )
            }
        }
    )
}

/// Where a text has its capitals.
enum CaseStyle: String, CaseIterable, Sendable {
    /// At the beginning of a sentence.
    case sentence
    /// At the beginning of each word but the small ones.
    case title
    /// Nowhere.
    case lower
    /// Everywhere.
    case upper
    /// Anywhere but in long words from end to end.
    case noShouting = "no-shouting"

    /// Whether the bytes of a text tell that it may break the style: it has letters with capitals, and for some styles
    /// the wrong ones.
    func mayBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .noShouting: bytes.mayHaveCapitals
        case .lower: bytes.mayHaveCase { $0 &- 0x41 < 26 }
        case .upper: bytes.mayHaveCase { $0 &- 0x61 < 26 }
        case .sentence, .title: bytes.mayHaveCase(\.isASCIILetter)
        }
    }

    /// The words that are written otherwise in this style.
    func changes(in text: CheckedText, keeping kept: Set<String>) -> [(range: Range<Int>, wanted: String)] {
        var starts = needsSentences ? text.sentenceStarts : []
        var next = 0
        let small = Self.smallWords[text.language, default: []]
        var changes: [(range: Range<Int>, wanted: String)] = []
        var isFirst = true
        var isBehindNumber = false
        starts.append(.max)
        for range in text.wordRanges {
            defer { isFirst = false }
            var isStart = isFirst
            while range.upperBound > starts[next] {
                isStart = true
                next += 1
            }
            let word = CasedWord(text, range)
            defer { isBehindNumber = word.hasDigit }
            guard !word.hasDigit, mayChange(word, isStart), !(self == .title && isBehindNumber) else { continue }
            let found = text.string(range)
            guard !kept.contains(found), !(self == .sentence && text.language == "en" && Self.isPronoun(found)),
                !(self == .title && !isStart && small.contains(found)),
                let wanted = wanted(word, found, text.locale, isStart), !wanted.utf8.elementsEqual(found.utf8),
                !text.names.contains(found)
            else { continue }
            changes.append((range, wanted))
        }
        return changes
    }

    /// Whether a word is the English I with what is drawn together with it, such as "I'm".
    private static func isPronoun(_ word: String) -> Bool {
        word.hasPrefix("I'") || word.hasPrefix("I\u{2019}")
    }

    private var needsSentences: Bool { self == .sentence || self == .noShouting }

    /// Whether the letters of a word are such that the style may want others.
    private func mayChange(_ word: CasedWord, _ isStart: Bool) -> Bool {
        switch self {
        case .lower: word.capitals > 0
        case .upper: word.small > 0
        case .title: word.isSmall
        // A letter alone, such as I, is no word that began with a capital by mistake.
        case .sentence: isStart ? word.isSmall : word.isCapitalized && word.letters > 1
        case .noShouting: word.capitals > 1 && word.small == 0
        }
    }

    private func wanted(_ word: CasedWord, _ found: String, _ locale: String, _ isStart: Bool) -> String? {
        switch self {
        case .lower: return LetterCase.lower(found, locale)
        case .upper: return LetterCase.upper(found, locale)
        case .title: return LetterCase.capitalized(found, locale)
        case .sentence:
            if isStart { return LetterCase.capitalized(found, locale) }
            // German nouns have capitals.
            return LanguageTag(locale).language == "de" ? nil : LetterCase.lower(found, locale)
        case .noShouting:
            guard Self.promotions.contains(found) || !Words.shouting(in: found).isEmpty else { return nil }
            let small = LetterCase.lower(found, locale)
            return isStart ? LetterCase.capitalized(small, locale) : small
        }
    }

    /// Short words that shout in capitals; other words of up to four letters may be names, such as HDMI and ASUS.
    private static let promotions: Set<String> = [
        "SALE", "NEW", "FREE", "GIFT", "HIT", "MEGA", "HOT", "WOW", "BEST", "ONLY", "OFF", "NOWY", "NOWA", "NOWE",
        "CENA", "NEU", "YENİ", "UCUZ", "ХИТ", "МЕГА", "ТОП", "ЖАҢА", "ТЕК",
    ]

    private static let smallWords: [String: Set<String>] = [
        "en": [
            "a", "an", "the", "and", "or", "nor", "but", "of", "in", "on", "for", "to", "with", "by", "at", "from",
            "as",
        ],
        "pl": ["i", "a", "w", "we", "z", "ze", "na", "do", "dla", "o", "od", "u", "po", "pod", "bez", "lub", "oraz"],
        "kk": ["және", "мен", "бен", "пен", "үшін", "немесе"],
        "ru": ["и", "а", "в", "во", "с", "со", "на", "для", "о", "от", "у", "по", "без", "или", "из", "к"],
        "de": ["und", "oder", "für", "mit", "von", "der", "die", "das", "im", "in", "aus", "zu", "am"],
        "tr": ["ve", "ile", "için", "veya"],
        "fr": ["et", "ou", "de", "du", "des", "la", "le", "les", "pour", "en", "à", "avec", "un", "une"],
    ]
}

/// What the letters of a word say of its capitals.
private struct CasedWord {
    var letters = 0
    var hasDigit = false
    var capitals = 0
    var small = 0
    private var startsWithCapital = false

    init(_ text: CheckedText, _ range: Range<Int>) {
        text.text.withBytes { bytes in
            var index = range.lowerBound
            while index < range.upperBound, let scalar = bytes.scalar(from: index) {
                index = scalar.range.upperBound
                if scalar.isDigit { hasDigit = true }
                if scalar.isUpper {
                    capitals += 1
                    if letters == 0 { startsWithCapital = true }
                } else if scalar.isLower {
                    small += 1
                }
                if scalar.isLetter { letters += 1 }
            }
        }
    }

    /// Whether it has no capital.
    var isSmall: Bool { capitals == 0 && small > 0 }

    /// Whether its first letter alone is a capital.
    var isCapitalized: Bool { startsWithCapital && capitals == 1 && small > 0 }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether two capitals of ASCII stand side by side, or letters of another script that has capitals.
    fileprivate var mayHaveCapitals: Bool {
        var isBehindCapital = false
        for byte in self {
            let isCapital = byte &- 0x41 < 26
            if isCapital, isBehindCapital { return true }
            if byte &- 0xC3 < 0x14 || byte == 0xE1 || byte == 0xEA || byte == 0xF0 { return true }
            isBehindCapital = isCapital
        }
        return false
    }

    /// Whether letters that may have capitals stand in it: some of ASCII, or any of the scripts that have them.
    func mayHaveCase(_ isWanted: (UInt8) -> Bool) -> Bool {
        for (index, byte) in enumerated() {
            switch byte {
            case 0..<0x80: if isWanted(byte) { return true }
            case 0xC3...0xD6, 0xE1, 0xEA, 0xEF, 0xF0: return true
            // E2 80 and E2 81 are punctuation and joiners.
            case 0xE2: if index + 1 < count, self[index + 1] > 0x81 { return true }
            default: continue
            }
        }
        return false
    }
}

extension CheckedText {
    /// The words.
    fileprivate var wordTexts: [String] { wordRanges.map { string($0) } }

    /// Where sentences begin.
    fileprivate var sentenceStarts: [Int] { sentences().map(\.range.lowerBound) }
}
