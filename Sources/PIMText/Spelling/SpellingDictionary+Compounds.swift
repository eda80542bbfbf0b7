extension SpellingDictionary {
    /// How many bytes a word made of words may have.
    private static let longestCompound = 180

    /// Whether a word is made of words, by the rules.
    func isCompound(_ word: UnsafeBufferPointer<UInt8>, _ use: WordUse) -> Bool {
        guard word.count <= Self.longestCompound, rules.compounds.isAllowed || !rules.compounds.patterns.isEmpty else {
            return false
        }
        var borders: [Int] = []
        for offset in 0..<word.count where word[offset] & 0xC0 != 0x80 { borders.append(offset) }
        borders.append(word.count)
        if rules.compounds.isAllowed, isChain(word, borders, use) { return true }
        return rules.compounds.patterns.contains { follows($0, word, borders, use) }
    }

    /// A part of a word that may stand at its place, and how many parts it is the last of.
    private struct Part {
        let start: Int
        let count: Int
    }

    private func isChain(_ word: UnsafeBufferPointer<UInt8>, _ borders: [Int], _ use: WordUse) -> Bool {
        let least = rules.compounds.minimum
        let count = borders.count - 1
        guard count >= 2 * least else {
            return false
        }
        var parts = [[Part]](repeating: [], count: count + 1)
        for end in least...(count - least) where isPart(word, borders, 0..<end, .first, use) {
            parts[end].append(Part(start: 0, count: 1))
        }
        for start in least...(count - least) where !parts[start].isEmpty && isJoint(word, borders[start]) {
            let before = parts[start]
            for end in (start + least)...count where end == count || count - end >= least {
                let fewest = before.filter { !repeats(word, borders, $0.start, start, end) }.map(\.count).min()
                guard let fewest, fewest < rules.compounds.maximumParts else { continue }
                guard isPart(word, borders, start..<end, end == count ? .last : .middle, use) else { continue }
                if end == count { return true }
                parts[end].append(Part(start: start, count: fewest + 1))
            }
        }
        return false
    }

    private func isPart(
        _ word: UnsafeBufferPointer<UInt8>,
        _ borders: [Int],
        _ range: Range<Int>,
        _ place: WordUse.Place,
        _ use: WordUse
    ) -> Bool {
        var use = use
        use.place = place
        let bytes = UnsafeBufferPointer(rebasing: word[borders[range.lowerBound]..<borders[range.upperBound]])
        return lookUp(bytes, use) == .known
    }

    private func repeats(
        _ word: UnsafeBufferPointer<UInt8>,
        _ borders: [Int],
        _ first: Int,
        _ second: Int,
        _ end: Int
    ) -> Bool {
        guard rules.compounds.forbidsRepetition else {
            return false
        }
        return word[borders[first]..<borders[second]].elementsEqual(word[borders[second]..<borders[end]])
    }

    /// Whether the letters on both sides of a place let two words meet there.
    private func isJoint(_ word: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard rules.compounds.forbidsCapitals || rules.compounds.forbidsTriples else {
            return true
        }
        var index = place
        let after = word.takeScalar(&index)
        let start = word.startOfScalar(before: place)
        var next = start
        let before = word.takeScalar(&next)
        if rules.compounds.forbidsCapitals, before != 0x2D, after != 0x2D,
            WordCase.isCapital(before) || WordCase.isCapital(after)
        {
            return false
        }
        guard rules.compounds.forbidsTriples, before == after else {
            return true
        }
        var isTriple = false
        if index < word.count { isTriple = word.takeScalar(&index) == after }
        if start > 0 {
            var previous = word.startOfScalar(before: start)
            isTriple = isTriple || word.takeScalar(&previous) == before
        }
        return !isTriple
    }

    /// Whether a word is made of words whose flags follow each other as a pattern says.
    private func follows(
        _ pattern: [CompoundPattern],
        _ word: UnsafeBufferPointer<UInt8>,
        _ borders: [Int],
        _ use: WordUse
    ) -> Bool {
        let count = borders.count - 1
        let least = rules.compounds.minimum
        guard count >= 2 * least else {
            return false
        }
        // Bit n: the pattern may go on with its step n; the last bit: it may end.
        var states = [UInt64](repeating: 0, count: count + 1)
        states[0] = Self.closed(1, pattern)
        for start in 0..<count where states[start] != 0 {
            for end in stride(from: start + least, through: count, by: 1) where end - start < count {
                let bytes = UnsafeBufferPointer(rebasing: word[borders[start]..<borders[end]])
                var entry = words.first(bytes)
                while entry >= 0 {
                    let found = words.entries[Int(entry)]
                    if !found.isHidden, !flagged(rules.forbidden, in: found.flags) {
                        states[end] |= steps(from: states[start], pattern, found)
                    }
                    entry = found.next
                }
            }
        }
        return states[count] >> UInt64(pattern.count) & 1 == 1
    }

    private func steps(from state: UInt64, _ pattern: [CompoundPattern], _ entry: WordEntry) -> UInt64 {
        var next: UInt64 = 0
        for (place, step) in pattern.enumerated() where state >> UInt64(place) & 1 == 1 {
            guard flagged(step.flag, in: entry.flags) else { continue }
            next |= 1 << UInt64(step.repeats ? place : place + 1)
        }
        return Self.closed(next, pattern)
    }

    private static func closed(_ state: UInt64, _ pattern: [CompoundPattern]) -> UInt64 {
        var state = state
        for (place, step) in pattern.enumerated() where step.isOptional && state >> UInt64(place) & 1 == 1 {
            state |= 1 << UInt64(place + 1)
        }
        return state
    }
}
