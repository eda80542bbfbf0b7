/// Folds one text: runs of letters that stay as long as they were by a table, everything else character by character.
///
/// A letter of a run may turn out to have marks behind it; then the run ends before it, and the letter is folded again
/// with its marks.
struct FoldWriter {
    /// Room that the output needs beyond three times the input.
    static let slack = 32

    var segments: [FoldSegment] = []
    var written = 0
    let input: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutableBufferPointer<UInt8>
    private let common: UnsafeBufferPointer<UInt16>
    private let folding: Folding
    private let squeezes: Bool
    private let foldsCase: Bool
    let dropsJoiners: Bool
    private var folder: ClusterFolder
    var index = 0
    /// Where the present run begins in the input.
    var runStart = 0

    init(
        input: UnsafeBufferPointer<UInt8>,
        output: UnsafeMutableBufferPointer<UInt8>,
        folding: Folding,
        common: UnsafeBufferPointer<UInt16>
    ) {
        self.input = input
        self.output = output
        self.folding = folding
        self.common = common
        squeezes = folding.profile.contains(.whiteSpace)
        foldsCase = folding.profile.contains(.letterCase) && !folding.profile.contains(.turkicCase)
        dropsJoiners = folding.profile.contains(.joiners)
        folder = ClusterFolder(rules: folding.rules)
    }

    /// Folds the whole input.
    mutating func run() {
        begin(isAligned: true, folded: 0, original: 0)
        while true {
            takeLetters()
            guard index < input.count else {
                return
            }
            if !takeDropped(), !takeKept(), !takeShortened() { takeCluster() }
        }
    }

    /// Takes letters in that the table knows, up to the first one that needs a closer look.
    private mutating func takeLetters() {
        guard let source = input.baseAddress, let target = output.baseAddress, let letters = common.baseAddress else {
            return
        }
        var index = index
        var written = written
        let count = input.count
        defer {
            self.index = index
            self.written = written
        }
        while index < count {
            let byte = source[index]
            if byte < 0x80 {
                if index &+ 8 <= count, let word = foldedWord(at: index, after: written) {
                    UnsafeMutableRawPointer(target + written).storeBytes(of: word.littleEndian, as: UInt64.self)
                    index &+= 8
                    written &+= 8
                    continue
                }
                let letter = letters[Int(byte)]
                if letter < 2 || (byte == 0x20 && squeezes && written > 0 && target[written &- 1] == 0x20) { return }
                target[written] = UInt8(truncatingIfNeeded: letter)
                index &+= 1
                written &+= 1
            } else if byte < 0xE0 {
                guard index &+ 1 < count, byte >= 0xC2, source[index &+ 1] & 0xC0 == 0x80 else { return }
                let letter = letters[Int(byte & 0x1F) << 6 | Int(source[index &+ 1] & 0x3F)]
                if letter &- 2 >= Folding.shortened &- 2 { return }
                target[written] = UInt8(truncatingIfNeeded: 0xC0 | letter >> 6)
                target[written &+ 1] = UInt8(truncatingIfNeeded: 0x80 | letter & 0x3F)
                index &+= 2
                written &+= 2
            } else {
                var next = index
                guard folding.keeps(input.takeScalar(&next)) else { return }
                for offset in 0..<(next &- index) {
                    target[written &+ offset] = source[index &+ offset]
                }
                written &+= next &- index
                index = next
            }
        }
    }

    /// Eight letters of ASCII folded, nil where one of them needs a closer look.
    @inline(__always)
    private func foldedWord(at index: Int, after written: Int) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops = ones << 7
        let word = input.word(at: index)
        guard word & tops == 0, (word &+ 0x60 &* ones) & tops == tops else { return nil }
        if squeezes {
            let blanks = ((word ^ 0x20 &* ones) &+ 0x7F &* ones) & tops ^ tops
            if blanks & (blanks << 8) != 0 { return nil }
            if blanks & 0x80 != 0, written > 0, output[written &- 1] == 0x20 { return nil }
        }
        guard foldsCase else {
            return folding.profile.contains(.turkicCase) ? nil : word
        }
        let capitals = (word &+ 0x3F &* ones) & ~(word &+ 0x25 &* ones) & tops
        return word | capitals >> 2
    }

    /// Takes in a letter that becomes one of ASCII; false where anything else is at `index`.
    private mutating func takeShortened() -> Bool {
        let letter = common(at: index)
        guard letter >= Folding.shortened, letter < Folding.kept, isLetter(at: index + 2) else {
            return false
        }
        begin(isAligned: false, folded: written, original: index)
        output[written] = UInt8(truncatingIfNeeded: letter & 0x7F)
        index += 2
        written += 1
        runStart = index
        begin(isAligned: true, folded: written, original: index)
        return true
    }

    /// Whether the scalar at a place surely begins a character; the end does too.
    func isLetter(at place: Int) -> Bool {
        guard place < input.count, input[place] >= 0x80 else {
            return true
        }
        let letter = common(at: place)
        return letter > Folding.dropped && letter != Folding.kept
    }

    /// The entry of the table for a scalar of two bytes; 0 for any other.
    @inline(__always)
    func common(at place: Int) -> UInt16 {
        guard place + 1 < input.count, input[place] >= 0xC2, input[place] < 0xE0, input[place + 1] & 0xC0 == 0x80 else {
            return 0
        }
        return common[Int(input[place] & 0x1F) << 6 | Int(input[place + 1] & 0x3F)]
    }

    /// Takes one character in, the last letter of the run where it may belong to it.
    private mutating func takeCluster() {
        if index > runStart {
            let start = input.startOfScalar(before: index)
            written -= index - start
            index = start
        }
        let start = index
        let folded = written
        if !takeWhiteSpace() {
            let end = Graphemes.end(in: input, from: index)
            folder.fold(ScalarSequence(bytes: input, index: index, end: end))
            index = end
            for scalar in folder.scalars { put(scalar) }
        }
        runStart = index
        let isAligned = isOneLetter(from: start, folded: folded)
        begin(isAligned: isAligned, folded: folded, original: start)
        if !isAligned { begin(isAligned: true, folded: written, original: index) }
    }

    /// Whether the character just folded is one scalar, before as after, of the same length.
    private func isOneLetter(from start: Int, folded: Int) -> Bool {
        let length = index - start
        return written - folded == length && input[start].sequenceLength == length
            && output[folded].sequenceLength == length
    }

    /// Takes a run of white space in as one space; false where there is none or it is to stay.
    private mutating func takeWhiteSpace() -> Bool {
        guard squeezes else {
            return false
        }
        let start = index
        while index < input.count {
            var next = index
            guard FoldRules.isWhiteSpace(input.takeScalar(&next)) else { break }
            // A mark may stand on a space.
            let end = input[index] == 0x0D ? next : Graphemes.end(in: input, from: index)
            guard end == next else { break }
            index = next
        }
        guard index > start else {
            return false
        }
        if written == 0 || output[written - 1] != 0x20 { put(0x20) }
        return true
    }

    private mutating func put(_ scalar: UInt32) {
        guard let properties = Unicode.Scalar(scalar), let encoded = UTF8.encode(properties) else {
            return
        }
        for byte in encoded {
            output[written] = byte
            written += 1
        }
    }

    /// Begins a segment; one that got no bytes gives way.
    mutating func begin(isAligned: Bool, folded: Int, original: Int) {
        if let last = segments.last {
            if last.folded == folded, last.original == original {
                segments.removeLast()
            }
            if let last = segments.last, last.isAligned, isAligned, folded - last.folded == original - last.original {
                return
            }
        }
        segments.append(FoldSegment(folded: folded, original: original, isAligned: isAligned))
    }
}

/// The scalars of some bytes.
struct ScalarSequence: Sequence, IteratorProtocol {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let end: Int

    mutating func next() -> UInt32? {
        guard index < end else {
            return nil
        }
        return bytes.takeScalar(&index)
    }
}
