/// A dictionary in the two files that Hunspell and its kin read.
///
/// **Source:** the manual hunspell(5). Not followed: `COMPLEXPREFIXES`, `CHECKSHARPS`, `CHECKCOMPOUNDPATTERN`,
/// `CHECKCOMPOUNDREP`, `COMPOUNDSYLLABLE`, `SIMPLIFIEDTRIPLE`, `MAP`, `PHONE`; those a file has are in `unknownOptions`.
public struct SpellingDictionary: Sendable {
    let rules: SpellingRules
    let words: WordStore

    /// How many words the file of words has.
    public let wordCount: Int

    /// Reads the bytes of an `.aff` and a `.dic` file.
    public init(affixes: [UInt8], words: [UInt8]) throws(DictionaryError) {
        var rules = try Self.rules(affixes)
        let reader = try Self.words(words, &rules)
        self.rules = rules
        self.words = reader.words
        wordCount = reader.count
    }

    private static func rules(_ bytes: [UInt8]) throws(DictionaryError) -> SpellingRules {
        try bytes.withUnsafeBufferPointer { bytes throws(DictionaryError) in try AffixReader.rules(in: bytes) }
    }

    private static func words(_ bytes: [UInt8], _ rules: inout SpellingRules) throws(DictionaryError) -> WordReader {
        try bytes.withUnsafeBufferPointer { bytes throws(DictionaryError) in try WordReader(bytes, &rules) }
    }

    /// The language that the rules name.
    public var language: String? { rules.language }

    /// The options of the rules that are not followed.
    public var unknownOptions: [String] { rules.unknownOptions }

    /// The number of bytes that the tables take.
    public var memory: Int { words.memory + rules.memory }

    /// Whether a word is spelled right.
    ///
    /// A word may begin with a capital or be all capitals where the dictionary has it in small letters, not the reverse.
    /// Numbers are right, and words that the rules let be taken apart, as at hyphens, where all parts are.
    public func contains(_ word: String) -> Bool { word.withBytes { contains($0) } }

    /// Whether a word of UTF-8 bytes is spelled right.
    package func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.isASCII || NormalForm.isNFC(word) else {
            var composed: [UInt8] = []
            NormalForm.appendNFC(word, to: &composed)
            return composed.withUnsafeBufferPointer { containsComposed($0) }
        }
        return containsComposed(word)
    }

    private func containsComposed(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !rules.input.isEmpty || !rules.ignored.isEmpty else {
            return isRight(word, WordUse())
        }
        let converted = rules.kept(rules.input.applied(to: word) ?? Array(word))
        return converted.withUnsafeBufferPointer { isRight($0, WordUse()) }
    }

    private func isRight(_ word: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> Bool {
        var end = word.count
        while end > 0, word[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard end > 0 else {
            return true
        }
        let core = UnsafeBufferPointer(rebasing: word[..<end])
        if Self.isNumber(core) { return true }
        var verdict = verdict(on: core, use)
        if verdict == .unknown, end < word.count {
            verdict = self.verdict(on: UnsafeBufferPointer(rebasing: word[...end]), use)
        }
        guard verdict == .unknown else {
            return verdict == .known
        }
        var attempts = 100
        return isRightInParts(core, &attempts)
    }

    /// What the dictionary says of a word in any case that it may have.
    func verdict(on word: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> WordVerdict {
        let first = search(word, use)
        guard first == .unknown else {
            return first
        }
        let wordCase = WordCase(word)
        guard wordCase == .initial || wordCase == .capitals else {
            return .unknown
        }
        var recased = use
        recased.isRecased = true
        let small = WordCase.lowercased(word, isTurkic: rules.isTurkic)
        return small.withUnsafeBufferPointer { small in
            if wordCase == .capitals {
                recased.acceptsHidden = true
                let verdict = verdict(onInitial: small, recased)
                if verdict != .unknown { return verdict }
            }
            return search(small, recased)
        }
    }

    /// Looks a word in small letters up with a capital at its beginning, and behind an apostrophe.
    private func verdict(onInitial small: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> WordVerdict {
        let initial = WordCase.capitalized(small, isTurkic: rules.isTurkic)
        let verdict = initial.withUnsafeBufferPointer { search($0, use) }
        guard verdict == .unknown, let mark = small.firstIndex(of: UInt8(ascii: "'")), mark > 0, mark + 1 < small.count
        else {
            return verdict
        }
        let tail = UnsafeBufferPointer(rebasing: small[(mark + 1)...])
        let elided = Array(small[...mark]) + WordCase.capitalized(tail, isTurkic: rules.isTurkic)
        let second = elided.withUnsafeBufferPointer { search($0, use) }
        guard second == .unknown else {
            return second
        }
        let both = elided.withUnsafeBufferPointer { WordCase.capitalized($0, isTurkic: rules.isTurkic) }
        return both.withUnsafeBufferPointer { search($0, use) }
    }

    private func search(_ word: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> WordVerdict {
        let verdict = lookUp(word, use)
        // A suggestion is one of thousands of tries.
        guard verdict == .unknown, !use.isSuggestion || word.count <= 40 else {
            return verdict
        }
        return isCompound(word, use) ? .known : .unknown
    }

    /// Whether all parts between the places where words may be taken apart are right.
    private func isRightInParts(_ word: UnsafeBufferPointer<UInt8>, _ attempts: inout Int) -> Bool {
        for mark in rules.breaks {
            if mark.count > 1, mark.first == UInt8(ascii: "^") {
                let length = mark.count - 1
                if word.count > length, word[..<length].elementsEqual(mark.dropFirst()),
                    isRightPart(UnsafeBufferPointer(rebasing: word[length...]), &attempts)
                {
                    return true
                }
            } else if mark.count > 1, mark.last == UInt8(ascii: "$") {
                let start = word.count - mark.count + 1
                if start > 0, word[start...].elementsEqual(mark.dropLast()),
                    isRightPart(UnsafeBufferPointer(rebasing: word[..<start]), &attempts)
                {
                    return true
                }
            } else if let place = Self.place(of: mark, in: word),
                isRightPart(UnsafeBufferPointer(rebasing: word[..<place]), &attempts),
                isRightPart(UnsafeBufferPointer(rebasing: word[(place + mark.count)...]), &attempts)
            {
                return true
            }
        }
        return false
    }

    private func isRightPart(_ word: UnsafeBufferPointer<UInt8>, _ attempts: inout Int) -> Bool {
        attempts -= 1
        guard attempts > 0 else {
            return false
        }
        if Self.isNumber(word) { return true }
        let verdict = verdict(on: word, WordUse())
        return verdict == .known || (verdict == .unknown && isRightInParts(word, &attempts))
    }

    private static func place(of mark: [UInt8], in word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !mark.isEmpty, word.count > mark.count + 1 else {
            return nil
        }
        return (1..<(word.count - mark.count)).first { word[$0..<($0 + mark.count)].elementsEqual(mark) }
    }

    /// Whether a word is digits, with single points, commas and hyphens among them.
    private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var wasDigit = false
        for byte in word {
            if byte.isASCIIDigit {
                wasDigit = true
            } else {
                let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-")
                guard wasDigit, isMark else {
                    return false
                }
                wasDigit = false
            }
        }
        return wasDigit
    }
}
