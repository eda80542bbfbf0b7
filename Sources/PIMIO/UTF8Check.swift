/// Well-formedness of UTF-8, one sequence or one range at a time.
enum UTF8Check {
    /// The index of the first byte that is not well-formed UTF-8, nil when all of the range is.
    static func firstProblem(in bytes: [UInt8], range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            var index = range.lowerBound
            while index < range.upperBound {
                if index + 8 <= range.upperBound {
                    if unsafe ByteWord.load(base, at: index) & ByteWord.highs == 0 {
                        index += 8
                        continue
                    }
                }
                let length = unsafe sequenceLength(base, at: index, end: range.upperBound)
                guard length > 0 else { return index }
                index += length
            }
            return nil
        }
    }

    /// The length of the well-formed sequence at an index, 0 when there is none.
    @unsafe
    @inline(__always)
    static func sequenceLength(_ base: UnsafePointer<UInt8>, at index: Int, end: Int) -> Int {
        let first = unsafe base[index]
        guard first >= 0x80 else { return 1 }
        guard first >= 0xC2, first <= 0xF4, index + 1 < end else { return 0 }
        let second = unsafe base[index + 1]
        guard second & 0xC0 == 0x80 else { return 0 }
        if first < 0xE0 { return 2 }
        guard index + 2 < end, unsafe base[index + 2] & 0xC0 == 0x80 else { return 0 }
        if first < 0xF0 {
            if first == 0xE0 && second < 0xA0 { return 0 }
            if first == 0xED && second > 0x9F { return 0 }
            return 3
        }
        guard index + 3 < end, unsafe base[index + 3] & 0xC0 == 0x80 else { return 0 }
        if first == 0xF0 && second < 0x90 { return 0 }
        if first == 0xF4 && second > 0x8F { return 0 }
        return 4
    }
}
