/// Which letters of a word are capitals.
enum WordCase: Sendable, Hashable {
    /// None.
    case small

    /// The first one only.
    case initial

    /// All that can be.
    case capitals

    /// Others.
    case mixed

    /// The case of a word.
    init(_ word: UnsafeBufferPointer<UInt8>) {
        var capitals = 0
        var beginsWithCapital = false
        var index = 0
        while index < word.count {
            let start = index
            if Self.isCapital(word.takeScalar(&index)) {
                capitals += 1
                if start == 0 { beginsWithCapital = true }
            }
        }
        guard capitals > 0 else {
            self = .small
            return
        }
        if capitals == 1, beginsWithCapital {
            self = .initial
        } else {
            self = Self.hasSmall(word) ? .mixed : .capitals
        }
    }

    /// A word with small letters only.
    static func lowercased(_ word: UnsafeBufferPointer<UInt8>, isTurkic: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count + 4)
        var index = 0
        while index < word.count { result.append(scalar: small(word.takeScalar(&index), isTurkic: isTurkic)) }
        return result
    }

    /// A word with a capital at its beginning, the rest as it is.
    static func capitalized(_ word: UnsafeBufferPointer<UInt8>, isTurkic: Bool) -> [UInt8] {
        guard !word.isEmpty else {
            return []
        }
        var index = 0
        var result: [UInt8] = []
        result.append(scalar: capital(word.takeScalar(&index), isTurkic: isTurkic))
        result.append(contentsOf: word[index...])
        return result
    }

    /// A word in capitals, `ß` stays.
    static func uppercased(_ word: UnsafeBufferPointer<UInt8>, isTurkic: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < word.count { result.append(scalar: capital(word.takeScalar(&index), isTurkic: isTurkic)) }
        return result
    }

    /// Whether a scalar is a capital letter.
    @inline(__always)
    static func isCapital(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x41 < 26 }
        guard CaseFoldTable.folds.wide(scalar) != 0 else {
            return false
        }
        return Unicode.Scalar(scalar)?.properties.changesWhenLowercased ?? false
    }

    private static func hasSmall(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < word.count {
            let scalar = word.takeScalar(&index)
            if scalar < 0x80 ? scalar &- 0x61 < 26 : Unicode.Scalar(scalar)?.properties.isLowercase ?? false {
                return true
            }
        }
        return false
    }

    private static func small(_ scalar: UInt32, isTurkic: Bool) -> UInt32 {
        switch scalar {
        case 0x49: return isTurkic ? 0x131 : 0x69
        case 0x130: return 0x69
        case 0x1E9E: return 0xDF
        default: break
        }
        guard isCapital(scalar) else {
            return scalar
        }
        var folded: UInt32 = scalar
        var count = 0
        CaseFold.forEach(of: scalar, isTurkic: false) { part in
            folded = part
            count += 1
        }
        return count == 1 ? folded : scalar
    }

    private static func capital(_ scalar: UInt32, isTurkic: Bool) -> UInt32 {
        if scalar < 0x80 {
            if scalar == 0x69, isTurkic { return 0x130 }
            return scalar &- 0x61 < 26 ? scalar - 0x20 : scalar
        }
        guard let mapping = Unicode.Scalar(scalar)?.properties.uppercaseMapping.unicodeScalars, mapping.count == 1
        else {
            return scalar
        }
        return mapping.first?.value ?? scalar
    }
}
