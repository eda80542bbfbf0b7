/// Words of a title or description.
public enum Words {
    /// The words of five and more letters that are wholly in capitals, in the order of the text.
    ///
    /// Only Latin and Cyrillic letters have capitals that shout. A word is a run of letters and digits; one with a digit
    /// (`DDR4X`) is a model number, one of up to four letters (`USB`, `HDMI`) a name, and neither is returned.
    public static func shouting(in text: String) -> [Substring] {
        guard text.withBytes({ isShouting($0) }) else { return [] }
        var found: [Substring] = []
        var word = Word()
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            if !word.take(LetterRole(of: scalars[index].value)) {
                if word.isShouting {
                    found.append(text[start..<index])
                }
                word = Word()
                start = next
            }
            index = next
        }
        if word.isShouting {
            found.append(text[start...])
        }
        return found
    }

    /// Whether `shouting(in:)` finds a word in a text of UTF-8 bytes.
    ///
    /// Such a word has five bytes and more, each a capital of ASCII or no ASCII: every fifth byte is looked at, and the
    /// word around it only where a capital or a mark is met. Each word is looked at once.
    package static func isShouting(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let fewest = Word.fewestCapitals
        var index = fewest - 1
        while index < bytes.count {
            let byte = Int8(bitPattern: bytes[index])
            // Small letters first: they are most of a text. Bytes beyond ASCII are negative.
            if byte > 0x5A || (byte >= 0 && byte < 0x41) {
                index += fewest
                continue
            }
            let quiet = quietPlace(in: bytes, around: index)
            if quiet > 0 {
                index = quiet + fewest
                continue
            }
            guard LetterRole.mayShout(bytes, around: index) else {
                // A letter of another script is rarely alone; Latin letters with marks are.
                let isForeign = bytes[index] >= 0xD0 || (bytes[index] < 0xC0 && index > 0 && bytes[index - 1] >= 0xD0)
                let next = isForeign ? LetterRole.firstCapital(in: bytes, from: index + 1) : index + 1
                index = next + fewest - 1
                continue
            }
            let word = word(in: bytes, around: index)
            if word.isShouting { return true }
            index = word.end + fewest - 1
        }
        return false
    }

    /// The place behind a capital or mark with fewer than five such bytes together, 0 where there are as many.
    @inline(__always)
    private static func quietPlace(in bytes: UnsafeBufferPointer<UInt8>, around index: Int) -> Int {
        let fewest = Word.fewestCapitals
        var start = index
        while start > 0, index &- start < fewest, isLoud(bytes[start &- 1]) { start &-= 1 }
        var end = index &+ 1
        while end < bytes.count, end &- start < fewest, isLoud(bytes[end]) { end &+= 1 }
        return end &- start < fewest ? end : 0
    }

    /// Whether a byte is a capital of ASCII or no ASCII.
    @inline(__always)
    private static func isLoud(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 0x41 < 26
    }

    /// Judges the word around a byte and says where it ends.
    private static func word(
        in bytes: UnsafeBufferPointer<UInt8>,
        around index: Int
    ) -> (isShouting: Bool, end: Int) {
        var start = UTF8Scalar(in: bytes, around: index).start
        while start > 0 {
            let scalar = UTF8Scalar(in: bytes, around: start - 1)
            if LetterRole(of: scalar.value) == .border { break }
            start = scalar.start
        }
        var word = Word()
        while start < bytes.count {
            let scalar = UTF8Scalar(in: bytes, around: start)
            guard word.take(LetterRole(of: scalar.value)) else { break }
            start = scalar.end
        }
        return (word.isShouting, max(start, index + 1))
    }

    private struct Word {
        /// The capitals that make a word shout.
        static let fewestCapitals = 5

        private var capitals = 0
        private var isOrdinary = false

        var isShouting: Bool { capitals >= Self.fewestCapitals && !isOrdinary }

        /// Takes a character of the word in; false where it ends the word.
        mutating func take(_ role: LetterRole) -> Bool {
            switch role {
            case .capital: capitals += 1
            case .ordinary: isOrdinary = true
            case .mark: break
            case .border: return false
            }
            return true
        }
    }
}

/// A character decoded from UTF-8, and the bytes it takes.
struct UTF8Scalar {
    let value: UInt32
    let start: Int
    let end: Int

    /// The character that has a byte at `index`; bytes that are no UTF-8 give values of no meaning, never a trap.
    init(in bytes: UnsafeBufferPointer<UInt8>, around index: Int) {
        var start = index
        while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 3 {
            start -= 1
        }
        let lead = bytes[start]
        let end = max(index + 1, min(start + lead.sequenceLength, bytes.count))
        var value = lead < 0xC0 ? UInt32(lead) : lead < 0xE0 ? UInt32(lead & 0x1F) : UInt32(lead & 0x0F)
        var next = start + 1
        while next < end {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
            next += 1
        }
        self.value = value
        self.start = start
        self.end = end
    }
}
