/// What a folded text no longer tells apart; each option takes one kind of difference away.
public struct FoldProfile: OptionSet, Sendable, Hashable {
    /// The options as bits.
    public let rawValue: UInt16

    /// The profile with the options of `rawValue`.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Capitals and small letters, by full case folding: `ẞ`, `ß` and `ss` are the same.
    public static let letterCase = FoldProfile(rawValue: 1 << 0)

    /// With `letterCase`: `I` is the capital of `ı` and `İ` that of `i`, as in Turkish and Azerbaijani.
    public static let turkicCase = FoldProfile(rawValue: 1 << 1)

    /// The vowel signs of Arabic script: U+064B-065F and U+0670.
    public static let vowelSigns = FoldProfile(rawValue: 1 << 2)

    /// All marks on Latin, Greek, Cyrillic, Hebrew and Arabic letters, and strokes: `ż` is `z`, `ł` is `l`; `й` stays.
    public static let marks = FoldProfile(rawValue: 1 << 3)

    /// The tatweel, which only makes words longer.
    public static let tatweel = FoldProfile(rawValue: 1 << 4)

    /// The zero width non-joiner, and the joiner outside emoji.
    public static let joiners = FoldProfile(rawValue: 1 << 5)

    /// The same letter typed on another keyboard: `ي` and `ى` are `ی`, `ك` and `ڪ` are `ک`.
    ///
    /// The forms of letters that old programs write (U+FB50-FEFC) are letters.
    public static let keyboardLetters = FoldProfile(rawValue: 1 << 6)

    /// Letters that searchers confuse: `أإآٱ` are `ا`, `ؤ` is `و`, `ئ` is `ی`, `ةۀہھ` are `ه`, `ё` is `е`.
    public static let looseLetters = FoldProfile(rawValue: 1 << 7)

    /// The letters of Kazakh and the Russian ones typed in their stead: `ә` is `а`, `қ` is `к`, `ұ` and `ү` are `у`.
    public static let kazakhLetters = FoldProfile(rawValue: 1 << 8)

    /// The digits of all scripts: `۳`, `٣` and `３` are `3`.
    public static let digits = FoldProfile(rawValue: 1 << 9)

    /// Kinds and amounts of white space: each run is one space.
    public static let whiteSpace = FoldProfile(rawValue: 1 << 10)

    /// Characters that no feed may hold, such as direction marks and soft hyphens.
    public static let invisibles = FoldProfile(rawValue: 1 << 11)

    /// For comparing names: case, white space and invisible characters do not count.
    public static let caseless: FoldProfile = [.letterCase, .whiteSpace, .invisibles]

    /// For finding a word as a shopper types it: all but `marks`, `turkicCase` and `kazakhLetters`.
    public static let search: FoldProfile = [
        .caseless, .vowelSigns, .tatweel, .joiners, .keyboardLetters, .looseLetters, .digits,
    ]

    /// The profile with the case folding of a language.
    public func adapted(to language: LanguageTag) -> FoldProfile {
        language.hasDottedAndDotlessI && contains(.letterCase) ? union(.turkicCase) : subtracting(.turkicCase)
    }
}

extension LanguageTag {
    /// Whether `I` is the capital of `ı` and `İ` that of `i`: in Turkish, in Azerbaijani, and in Kazakh in Latin letters.
    package var hasDottedAndDotlessI: Bool {
        switch language {
        case "tr", "az": script == nil || script == "Latn"
        case "kk": script == "Latn"
        default: false
        }
    }
}
