extension InvisibleCharacters {
    /// Whether a character is one of those that some scripts and flags need.
    static func mayHaveWork(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x034F, 0x115F, 0x1160, 0x180E, 0x200B, 0xE_0020...0xE_007F: true
        default: false
        }
    }

    /// Whether the character in a range, otherwise unwanted, does its work between the characters beside it.
    static func hasWork(
        _ scalar: UInt32,
        in bytes: UnsafeBufferPointer<UInt8>,
        at start: Int,
        to end: Int
    ) -> Bool {
        guard mayHaveWork(scalar) else { return false }
        guard scalar < 0xE_0000 else { return isInFlag(bytes, at: start) }
        var place = start > 0 ? bytes.startOfScalar(before: start) : end
        let previous = start > 0 ? bytes.takeScalar(&place) : 0
        place = end
        let next = end < bytes.count ? bytes.takeScalar(&place) : 0
        return switch scalar {
        case 0x034F: NormalForm.combiningClass(of: previous) > 0 && NormalForm.combiningClass(of: next) > 0
        case 0x115F: isKoreanVowel(next)
        case 0x1160: isKoreanConsonant(previous)
        case 0x180E: (0x1820...0x18AA).contains(previous) && (0x1820...0x18AA).contains(next)
        default: isWrittenWithoutSpaces(previous) && isWrittenWithoutSpaces(next)
        }
    }

    /// Letters of Thai, Lao, Myanmar, Khmer, Tai and their like, among which U+200B parts words.
    private static func isWrittenWithoutSpaces(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF: true
        case 0xA9E0...0xA9FF, 0xAA60...0xAADF: true
        default: false
        }
    }

    private static func isKoreanConsonant(_ scalar: UInt32) -> Bool {
        (0x1100...0x115E).contains(scalar) || (0xA960...0xA97C).contains(scalar)
    }

    private static func isKoreanVowel(_ scalar: UInt32) -> Bool {
        (0x1161...0x11A7).contains(scalar) || (0xD7B0...0xD7C6).contains(scalar)
    }

    /// Whether a tag character stands in a flag such as Scotland's: the black flag U+1F3F4, a country and a region of two
    /// letters and one to three letters and digits as tags, and the tag U+E007F.
    private static func isInFlag(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        var start = index
        var steps = 0
        while start >= 4, bytes[start] == 0xF3, steps < 8 {
            start -= 4
            steps += 1
        }
        guard steps > 0, bytes[start] == 0xF0, start + 4 <= bytes.count else { return false }
        var place = start
        guard bytes.takeScalar(&place) == 0x1F3F4 else { return false }
        var count = 0
        while place < bytes.count, bytes[place] == 0xF3, count <= 5 {
            switch bytes.takeScalar(&place) {
            case 0xE_0061...0xE_007A: count += 1
            case 0xE_0030...0xE_0039 where count >= 2: count += 1
            case 0xE_007F: return count >= 3 && index < place
            default: return false
            }
        }
        return false
    }

    /// Takes out of bytes, from `start` on, what has no work: characters that were kept while their neighbours were not
    /// known yet.
    static func dropIdle(from start: Int, of output: inout [UInt8]) {
        guard output.count > start else { return }
        let kept = output.withUnsafeMutableBufferPointer { bytes in
            dropIdle(of: UnsafeMutableBufferPointer(rebasing: bytes[start...]))
        }
        output.removeLast(output.count - start - kept)
    }

    /// Takes out of bytes what has no work, and white space that then stands twice or at an end; returns how many are
    /// left.
    static func dropIdle(of bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
            let kept = drop(from: UnsafeBufferPointer(bytes), into: room)
            var writer = SqueezingWriter(output: bytes)
            for index in 0..<kept {
                switch room[index] {
                case 0x0A: writer.appendLineBreak()
                case 0x20: writer.appendSpace()
                default: writer.append(room[index])
                }
            }
            return writer.count
        }
    }
}
