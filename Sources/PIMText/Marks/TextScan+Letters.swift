extension TextScan {
    /// Passes over characters beyond ASCII from `index` on, and the spaces among them, and returns their marks.
    func passLong(_ index: inout Int) -> UInt32 {
        let start = start
        let last = count &- 1
        let first = index
        var (found, place) = LetterMarks.table.withUnsafeBufferPointer { table in
            var seen: UInt32 = 0
            var place = first
            while place < last {
                let pair = UnsafeRawPointer(start + place).loadUnaligned(as: UInt16.self).bigEndian ^ 0xC080
                if pair & 0xE0C0 == 0 {
                    let marks = table[Int(pair)]
                    seen |= marks
                    if marks & LetterMarks.neighbours != 0 { seen |= lookAround(place, marks) }
                    place &+= 2
                } else if start[place] == 0x20, start[place &+ 1] >= 0x80 {
                    place &+= 1
                } else if start[place] >= 0x80 {
                    // A copy, so that the place itself stays in a register.
                    var next = place
                    seen |= passLonger(&next)
                    place = next
                } else {
                    break
                }
            }
            return (seen, place)
        }
        // The last byte of a text is ASCII, or it belongs to a broken character.
        if place < count, start[place] >= 0x80 { place = count }
        index = place
        let european = found & TextMarks.europeanLetters.rawValue
        guard european != 0, european != TextMarks.markedLatin.rawValue else { return found }
        let touches = first > 0 && start[first &- 1].isASCIILetter || place < count && start[place].isASCIILetter
        let isMixed =
            touches || european.nonzeroBitCount > 1 || european == TextMarks.rareLetters.rawValue
        if isMixed { found |= TextMarks.mixedScripts.rawValue }
        return found
    }

    /// Passes over a character of three or four bytes.
    private func passLonger(_ index: inout Int) -> UInt32 {
        let first = index
        var found: UInt32 = 0
        let scalar = UnsafeBufferPointer(start: start, count: count).takeScalar(&index)
        switch scalar {
        case 0x2010...0x2027, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1F000...0x1FAFF:
            return 0
        case 0x200C where partsLetters(first, index): found = TextMarks.joiners.rawValue
        case 0x200C, 0x200D: found = TextMarks.joiners.rawValue | TextMarks.strayJoiners.rawValue
        case 0x202D, 0x202E: found = TextMarks.directionOverride.rawValue | TextMarks.unwanted.rawValue
        default:
            if InvisibleCharacters.contains(scalar) {
                found |= TextMarks.unwanted.rawValue
            } else if InvisibleCharacters.isDoubtful(scalar) {
                found |= TextMarks.doubtful.rawValue
            }
            if CompatibilityLetters.contains(scalar) { found |= TextMarks.presentationForms.rawValue }
            if !NormalForm.isSafe(scalar) { found |= TextMarks.combining.rawValue }
            switch Script(of: scalar) {
            case .latin, .greek, .cyrillic: found |= TextMarks.rareLetters.rawValue
            default: break
            }
        }
        let isBesideCapital = role(before: first) == .capital || role(at: index) == .capital
        if isBesideCapital, !LetterRole.isNeverInCapitals(scalar) { found |= TextMarks.capitals.rawValue }
        return found
    }

    /// Whether a non-joiner stands between two letters of two bytes that would join.
    private func partsLetters(_ start: Int, _ end: Int) -> Bool {
        guard start >= 2, end &+ 1 < count else { return false }
        return marks(ofPair: start &- 2) & LetterMarks.joinsNext != 0
            && marks(ofPair: end) & LetterMarks.joinsPrevious != 0
    }

    /// The marks of a character of two bytes; 0 for any other.
    private func marks(ofPair index: Int) -> UInt32 {
        let pair = UnsafeRawPointer(start + index).loadUnaligned(as: UInt16.self).bigEndian ^ 0xC080
        return pair & 0xE0C0 == 0 ? LetterMarks.table[Int(pair)] : 0
    }

    /// Looks at what stands beside a capital, a mark or a digit.
    private func lookAround(_ index: Int, _ marks: UInt32) -> UInt32 {
        guard marks & LetterMarks.digit == 0 else {
            let mayMix = joinsDigit(before: index) || joinsDigit(behind: index)
            return mayMix ? TextMarks.mixedDigits.rawValue : 0
        }
        let after = role(at: index &+ 2)
        let isCapital = marks & LetterMarks.capital != 0
        let isLoud =
            isCapital
            ? after.isLoud || role(before: index).isLoud : after == .capital || role(before: index) == .capital
        return isLoud ? TextMarks.capitals.rawValue : 0
    }

    private func joinsDigit(before index: Int) -> Bool {
        guard index > 0 else { return false }
        let byte = start[index &- 1]
        guard byte >= 0x80 else { return Self.standsInNumbers(byte) }
        return index > 1 && joinsDigit(start[index &- 2], byte, start[index])
    }

    private func joinsDigit(behind index: Int) -> Bool {
        guard index &+ 2 < count else { return false }
        let byte = start[index &+ 2]
        guard byte >= 0x80 else { return Self.standsInNumbers(byte) }
        return index &+ 3 < count && joinsDigit(byte, start[index &+ 3], start[index])
    }

    /// Whether two bytes are a sign of numbers, or a digit of another script than the one that begins with `lead`.
    private func joinsDigit(_ first: UInt8, _ second: UInt8, _ lead: UInt8) -> Bool {
        switch first {
        case 0xD9: second == 0xAB || second == 0xAC || lead != 0xD9 && second &- 0xA0 < 10
        case 0xDB: lead != 0xDB && second &- 0xB0 < 10
        default: false
        }
    }

    private static func standsInNumbers(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
    }

    /// What the character at `index` may be to a word in capitals; `border` behind the end.
    private func role(at index: Int) -> LetterRole {
        guard index < count else { return .border }
        let byte = start[index]
        if byte < 0x80 { return byte &- 0x41 < 26 ? .capital : .border }
        guard byte < 0xE0 else { return byte == 0xE1 ? .capital : .mark }
        guard index &+ 1 < count else { return .border }
        return LetterRole(of: UInt32(byte & 0x1F) << 6 | UInt32(start[index &+ 1] & 0x3F))
    }

    private func role(before index: Int) -> LetterRole {
        guard index > 0 else { return .border }
        return role(at: UnsafeBufferPointer(start: start, count: count).startOfScalar(before: index))
    }
}

extension LetterRole {
    /// Whether a character may stand in a word of capitals.
    fileprivate var isLoud: Bool { self == .capital || self == .mark }
}

/// The marks of every character that takes two bytes in UTF-8.
enum LetterMarks {
    /// A letter of Arabic script that would join the one behind it.
    static let joinsNext: UInt32 = 1 << 26
    /// A letter of Arabic script that would join the one before it.
    static let joinsPrevious: UInt32 = 1 << 27
    /// A capital of Latin or Cyrillic.
    static let capital: UInt32 = 1 << 29
    /// A mark on a letter or an invisible character.
    static let mark: UInt32 = 1 << 30
    /// A digit of Arabic or Persian.
    static let digit: UInt32 = 1 << 31
    /// What is judged together with the characters beside it.
    static let neighbours: UInt32 = capital | mark | digit
    /// What is of no interest outside.
    static let internals: UInt32 = joinsNext | joinsPrevious | neighbours

    /// By the two bytes, without the bits that say that there are two: five of the first, two of no use, six of the
    /// second.
    static let table: [UInt32] = (0..<0x1F40).map { place in
        let scalar = UInt32((place >> 8) << 6 | place & 0x3F)
        return place & 0xC0 == 0 ? marks(of: scalar).rawValue | signs(of: scalar) : 0
    }

    private static func marks(of scalar: UInt32) -> TextMarks {
        var marks = letters(of: scalar)
        if InvisibleCharacters.contains(scalar) { marks.insert(.unwanted) }
        if !NormalForm.isSafe(scalar) { marks.insert(.combining) }
        if CompatibilityLetters.contains(scalar) { marks.insert(.presentationForms) }
        switch scalar {
        case 0x643, 0x64A: marks.insert(.arabicKafYeh)
        case 0x6A9, 0x6CC: marks.insert(.persianKafYeh)
        case 0x649: marks.insert(.dotlessYeh)
        case 0x647, 0x629: marks.insert(.arabicHeh)
        case 0x6AA, 0x6BE, 0x6C1, 0x6C3, 0x6D5: marks.insert(.otherKafHeh)
        case 0x402...0x405, 0x407...0x40C, 0x40E, 0x40F, 0x452...0x455, 0x457...0x45C, 0x45E, 0x45F, 0x490, 0x491:
            marks.insert(.slavicLetters)
        case 0x406, 0x456, 0x48A...0x4FF: marks.insert(.easternLetters)
        case 0x401, 0x451, 0x42A, 0x42B, 0x42D, 0x44A, 0x44B, 0x44D: marks.insert(.russianLetters)
        default: break
        }
        return marks
    }

    private static func letters(of scalar: UInt32) -> TextMarks {
        guard scalar >= 0x80, let character = Unicode.Scalar(scalar) else { return [] }
        let isLetter = character.properties.isAlphabetic
        switch scalar {
        case 0x370...0x3FF where isLetter: return .greek
        case 0x400...0x4FF where isLetter: return .cyrillic
        case 0x590...0x5FF where isLetter: return .hebrew
        case 0x600...0x6FF where isLetter: return .arabic
        default: break
        }
        switch Script(of: scalar) {
        case .latin: return scalar < 0x250 ? .markedLatin : .rareLetters
        case .greek, .cyrillic: return .rareLetters
        default: return []
        }
    }

    private static func signs(of scalar: UInt32) -> UInt32 {
        if scalar &- 0x660 < 10 || scalar &- 0x6F0 < 10 { return digit }
        switch LetterRole(of: scalar) {
        case .capital: return capital
        case .mark: return mark
        case .border, .ordinary: break
        }
        guard Script(of: scalar) == .arabic, WordBreak(of: scalar) == .letter else { return 0 }
        let joining = Joining(of: scalar)
        return (joining.joinsNext ? joinsNext : 0) | (joining.joinsPrevious ? joinsPrevious : 0)
    }
}
