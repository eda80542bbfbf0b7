extension SpellingDictionary {
    /// Words that a wrongly spelled one may stand for, the likeliest first; none for a word that is right.
    ///
    /// In this order: another case, the likely mistakes that the rules name, two letters swapped, a key beside the right one,
    /// a letter too many, too few or wrong, a space left out.
    public func suggestions(for word: String, limit: Int = 5) -> [String] {
        guard limit > 0, word.utf8.count <= 200, !contains(word) else {
            return []
        }
        var composed: [UInt8] = []
        word.withBytes { NormalForm.appendNFC($0, to: &composed) }
        let converted = composed.withUnsafeBufferPointer { rules.input.applied(to: $0) } ?? composed
        let bytes = rules.kept(converted)
        var collector = SuggestionCollector(dictionary: self, word: bytes, limit: limit)
        collector.run()
        return collector.found.map { found in
            let written = found.withUnsafeBufferPointer { rules.output.applied(to: $0) } ?? found
            return String(decoding: written, as: UTF8.self)
        }
    }
}

/// Tries what a word may have been meant to be.
private struct SuggestionCollector {
    private(set) var found: [[UInt8]] = []
    private let dictionary: SpellingDictionary
    private let hints: SuggestionRules
    private let original: [UInt8]
    private let wordCase: WordCase
    private let limit: Int
    /// The letters of the word, small where it is all capitals or only begins with one.
    private var letters: [UInt32] = []

    init(dictionary: SpellingDictionary, word: [UInt8], limit: Int) {
        self.dictionary = dictionary
        self.limit = limit
        hints = dictionary.rules.hints
        original = word
        let isTurkic = dictionary.rules.isTurkic
        wordCase = word.withUnsafeBufferPointer { WordCase($0) }
        let isSmall = wordCase == .small || wordCase == .mixed
        let small = word.withUnsafeBufferPointer { isSmall ? word : WordCase.lowercased($0, isTurkic: isTurkic) }
        letters = small.withUnsafeBufferPointer { bytes in
            var index = 0
            var letters: [UInt32] = []
            while index < bytes.count { letters.append(bytes.takeScalar(&index)) }
            return letters
        }
    }

    private var isFull: Bool { found.count >= limit }

    mutating func run() {
        let steps: [(inout SuggestionCollector) -> Void] = [
            { $0.tryCases() }, { $0.tryReplacements() }, { $0.trySwaps() }, { $0.tryKeys() }, { $0.tryWithout() },
            { $0.tryWith() }, { $0.tryOthers() }, { $0.tryTwoWords() },
        ]
        for step in steps where !isFull { step(&self) }
    }

    /// Takes a candidate that the dictionary has, in the case of the word.
    private mutating func take(_ candidate: [UInt8]) {
        guard !isFull else {
            return
        }
        let isTurkic = dictionary.rules.isTurkic
        var use = WordUse()
        use.isSuggestion = true
        let pieces = candidate.split(separator: 0x20, omittingEmptySubsequences: false)
        var isKnown = true
        var initials: [[UInt8]] = []
        for piece in pieces {
            let bytes = Array(piece)
            if bytes.withUnsafeBufferPointer({ dictionary.verdict(on: $0, use) }) == .known {
                initials.append(bytes)
                continue
            }
            let initial = bytes.withUnsafeBufferPointer { WordCase.capitalized($0, isTurkic: isTurkic) }
            isKnown =
                isKnown && !piece.isEmpty
                && initial.withUnsafeBufferPointer { dictionary.verdict(on: $0, use) } == .known
            initials.append(initial)
        }
        guard isKnown else {
            return
        }
        let joined = Array(initials.joined(separator: [0x20]))
        let written = joined.withUnsafeBufferPointer { bytes in
            switch wordCase {
            case .initial: WordCase.capitalized(bytes, isTurkic: isTurkic)
            case .capitals: WordCase.uppercased(bytes, isTurkic: isTurkic)
            default: joined
            }
        }
        if written != original, !found.contains(written) { found.append(written) }
    }

    private mutating func take(_ candidate: [UInt32]) {
        var bytes: [UInt8] = []
        for scalar in candidate { bytes.append(scalar: scalar) }
        take(bytes)
    }

    private mutating func tryCases() {
        let isTurkic = dictionary.rules.isTurkic
        let small = original.withUnsafeBufferPointer { WordCase.lowercased($0, isTurkic: isTurkic) }
        take(small)
        let capitals = original.withUnsafeBufferPointer { WordCase.uppercased($0, isTurkic: isTurkic) }
        var use = WordUse()
        use.isSuggestion = true
        let isWord = capitals.withUnsafeBufferPointer { dictionary.lookUp($0, use) } == .known
        if !isFull, isWord, !found.contains(capitals) { found.append(capitals) }
    }

    private mutating func tryReplacements() {
        var bytes: [UInt8] = []
        for scalar in letters { bytes.append(scalar: scalar) }
        for hint in hints.replacements where !hint.from.isEmpty && hint.from.count <= bytes.count {
            for start in 0...(bytes.count - hint.from.count) {
                let end = start + hint.from.count
                guard !hint.isAtStart || start == 0, !hint.isAtEnd || end == bytes.count,
                    bytes[start..<end].elementsEqual(hint.from)
                else { continue }
                take(Array(bytes[..<start]) + hint.to + bytes[end...])
            }
        }
    }

    private mutating func trySwaps() {
        for place in letters.indices.dropLast() {
            var candidate = letters
            candidate.swapAt(place, place + 1)
            take(candidate)
        }
    }

    private mutating func tryKeys() {
        for place in letters.indices {
            for (key, letter) in hints.keyboard.enumerated() where letter == letters[place] {
                for neighbor in [key - 1, key + 1] where hints.keyboard.indices.contains(neighbor) {
                    guard hints.keyboard[neighbor] != 0x7C else { continue }
                    var candidate = letters
                    candidate[place] = hints.keyboard[neighbor]
                    take(candidate)
                }
            }
        }
    }

    private mutating func tryWithout() {
        for place in letters.indices {
            var candidate = letters
            candidate.remove(at: place)
            take(candidate)
        }
    }

    private mutating func tryWith() {
        for letter in hints.letters where !isFull {
            for place in 0...letters.count {
                var candidate = letters
                candidate.insert(letter, at: place)
                take(candidate)
            }
        }
    }

    private mutating func tryOthers() {
        for letter in hints.letters where !isFull {
            for place in letters.indices where letters[place] != letter {
                var candidate = letters
                candidate[place] = letter
                take(candidate)
            }
        }
    }

    private mutating func tryTwoWords() {
        for place in letters.indices.dropFirst() {
            var candidate = letters
            candidate.insert(0x20, at: place)
            take(candidate)
        }
    }
}
