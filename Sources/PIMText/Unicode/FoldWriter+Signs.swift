/// Letters with vowel signs behind them, as Arabic, Persian and Urdu texts have them, without a look at whole characters.
extension FoldWriter {
    /// Takes in vowel signs and joiners that are dropped behind a letter; false where anything else is at `index`.
    ///
    /// Where further letters with such signs follow, they are taken in too.
    mutating func takeDropped() -> Bool {
        guard index > runStart else {
            return false
        }
        let end = endOfDropped(from: index)
        guard end > index, isLetter(at: end) else {
            return false
        }
        let start = input.startOfScalar(before: index)
        begin(isAligned: false, folded: written - (index - start), original: start)
        index = end
        while let letter = letter(at: index) {
            let end = endOfDropped(from: index + 2)
            guard end > index + 2, isLetter(at: end) else { break }
            segments.append(FoldSegment(folded: written, original: index, isAligned: false))
            put(letter)
            index = end
        }
        endSigned()
        return true
    }

    /// Takes in vowel signs that stay behind an Arabic letter, in their order; false where anything else is at `index`.
    mutating func takeKept() -> Bool {
        guard index >= runStart + 2, input[index - 2] & 0xFC == 0xD8, let end = endOfKept(from: index) else {
            return false
        }
        begin(isAligned: false, folded: written - 2, original: index - 2)
        putOrdered(from: index, to: end)
        index = end
        while input.count > index, input[index] & 0xFC == 0xD8, let letter = letter(at: index),
            let end = endOfKept(from: index + 2)
        {
            segments.append(FoldSegment(folded: written, original: index, isAligned: false))
            put(letter)
            putOrdered(from: index + 2, to: end)
            index = end
        }
        endSigned()
        return true
    }

    private mutating func endSigned() {
        runStart = index
        begin(isAligned: true, folded: written, original: index)
    }

    /// What a letter of two bytes becomes, where that has two bytes too.
    @inline(__always)
    private func letter(at place: Int) -> UInt16? {
        let letter = common(at: place)
        return letter > Folding.dropped && letter < Folding.shortened ? letter : nil
    }

    @inline(__always)
    private mutating func put(_ letter: UInt16) {
        output[written] = UInt8(truncatingIfNeeded: 0xC0 | letter >> 6)
        output[written &+ 1] = UInt8(truncatingIfNeeded: 0x80 | letter & 0x3F)
        written &+= 2
    }

    /// Copies signs of two bytes each, the least first.
    private mutating func putOrdered(from start: Int, to end: Int) {
        let first = written
        for place in stride(from: start, to: end, by: 2) {
            let (lead, rest) = (input[place], input[place + 1])
            var target = written
            while target > first, (output[target - 2], output[target - 1]) > (lead, rest) {
                output[target] = output[target - 2]
                output[target + 1] = output[target - 1]
                target -= 2
            }
            output[target] = lead
            output[target + 1] = rest
            written += 2
        }
    }

    /// The end of the scalars from a place on that are dropped and have no effect on the letter before them.
    @inline(__always)
    private func endOfDropped(from start: Int) -> Int {
        var end = start
        while true {
            if common(at: end) == Folding.dropped {
                end += 2
            } else if dropsJoiners, end + 2 < input.count, input[end] == 0xE2, input[end + 1] == 0x80,
                input[end + 2] == 0x8C
            {
                end += 3
            } else {
                return end
            }
        }
    }

    /// The end of a few signs that stay, where a character surely begins behind them; nil where there are none.
    @inline(__always)
    private func endOfKept(from start: Int) -> Int? {
        var end = start
        while end - start < 16, common(at: end) == Folding.kept { end += 2 }
        return end > start && end - start < 16 && isLetter(at: end) ? end : nil
    }
}
