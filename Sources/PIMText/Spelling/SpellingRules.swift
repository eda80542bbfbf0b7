/// What the rules of a dictionary say.
struct SpellingRules: Sendable {
    var encoding = DictionaryEncoding.single(Array(0x80..<0x100))
    var language: String?
    var flagSets = FlagSets()
    var conditions = AffixConditions()
    var prefixes = AffixTable()
    var suffixes = AffixTable()
    /// The flags that affixes bring along.
    var continued: Set<UInt16> = []
    var ignored: Set<UInt32> = []
    var input = TextReplacements()
    var output = TextReplacements()
    /// Where words may be taken apart; a `^` or `$` binds to the beginning or the end.
    var breaks: [[UInt8]] = [[0x2D], [0x5E, 0x2D], [0x2D, 0x24]]
    var allowsWholeStrip = false
    var compounds = CompoundRules()
    var hints = SuggestionRules()
    var wordLetters: [UInt32] = []
    /// Options that this reader does not know or does not follow.
    var unknownOptions: [String] = []

    var needsAffix: UInt16 = 0
    var forbidden: UInt16 = 0
    var keepsCase: UInt16 = 0
    var circumfix: UInt16 = 0

    /// Whether `I` is the capital of `ı`.
    var isTurkic: Bool {
        guard let language else {
            return false
        }
        return ["tr", "az", "crh"].contains(language.prefix { $0 != "_" && $0 != "-" })
    }

    /// How many bytes an affix replaces at most.
    var longestStrip: Int { max(prefixes.longestStrip, suffixes.longestStrip) }

    /// The bytes that all tables take.
    var memory: Int { flagSets.memory + prefixes.memory + suffixes.memory }
}

/// What the rules of a dictionary say of words made of words.
struct CompoundRules: Sendable {
    var anywhere: UInt16 = 0
    var first: UInt16 = 0
    var middle: UInt16 = 0
    var last: UInt16 = 0
    var only: UInt16 = 0
    var permitsAffix: UInt16 = 0
    var forbidsAffix: UInt16 = 0
    /// How many characters a part has at least.
    var minimum = 3
    /// How many parts there are at most.
    var maximumParts = Int.max
    var forbidsRepetition = false
    var forbidsCapitals = false
    var forbidsTriples = false
    var patterns: [[CompoundPattern]] = []

    /// Whether words may be made of words by flags.
    var isAllowed: Bool { anywhere != 0 || first != 0 }
}

/// One step of a rule that says which words follow each other.
struct CompoundPattern: Sendable {
    let flag: UInt16
    let isOptional: Bool
    let repeats: Bool
}

/// What the rules of a dictionary say of likely mistakes.
struct SuggestionRules: Sendable {
    /// A likely mistake and what it should be.
    struct Replacement: Sendable {
        let from: [UInt8]
        let to: [UInt8]
        let isAtStart: Bool
        let isAtEnd: Bool
    }

    var letters: [UInt32] = []
    var keyboard: [UInt32] = []
    var replacements: [Replacement] = []
    var withheld: UInt16 = 0
}
