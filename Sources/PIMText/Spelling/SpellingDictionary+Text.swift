extension SpellingDictionary {
    /// The UTF-8 ranges of the words of a text that are not spelled right, in order.
    ///
    /// Words are what stands between word borders; the letters that the rules call word letters hold two words together.
    public func misspellings(in text: String) -> [Range<Int>] {
        text.withBytes { bytes in
            var found: [Range<Int>] = []
            var word: Range<Int>?
            WordBoundaries.forEach(in: bytes) { piece in
                if let known = word, piece.isWord || isWordLetter(bytes, piece.range) {
                    word = known.lowerBound..<piece.range.upperBound
                } else {
                    if let word { check(word, in: bytes, &found) }
                    word = piece.isWord ? piece.range : nil
                }
            }
            if let word { check(word, in: bytes, &found) }
            return found
        }
    }

    private func isWordLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        let scalar = bytes.takeScalar(&index)
        return index == range.upperBound && rules.wordLetters.contains(scalar)
    }

    /// Checks a word, without the marks at its end where it is wrong with them.
    private func check(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ found: inout [Range<Int>]) {
        guard !contains(UnsafeBufferPointer(rebasing: bytes[word])) else {
            return
        }
        var end = word.upperBound
        while end > word.lowerBound {
            let start = bytes.startOfScalar(before: end)
            var index = start
            let scalar = bytes.takeScalar(&index)
            guard rules.wordLetters.contains(scalar), WordBreak(of: scalar) != .letter,
                WordBreak(of: scalar) != .numeric
            else { break }
            end = start
        }
        let core = word.lowerBound..<end
        if core != word, contains(UnsafeBufferPointer(rebasing: bytes[core])) { return }
        if !core.isEmpty { found.append(core) }
    }
}
