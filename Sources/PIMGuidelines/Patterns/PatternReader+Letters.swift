extension PatternReader {
    mutating func escape() throws(UnknownPattern) -> PatternPart {
        guard let scalar = next else { throw UnknownPattern(syntax: "\\") }
        switch scalar {
        case "A":
            index += 1
            return .start
        case "b", "B", "z", "Z", "G", "K", "y", "Y":
            index += 1
            return .empty
        case "1"..."9", "k", "g":
            // What a group found comes again, however long it is.
            index += 1
            while let digit = next, digit.properties.numericType != nil { index += 1 }
            if scalar == "k" || scalar == "g" {
                if take("{") { _ = try text(to: "}") } else if take("<") { _ = try text(to: ">") }
            }
            return .repeated(.letters(.any), least: 0, most: nil)
        case "Q":
            index += 1
            var parts: [PatternPart] = []
            while let quoted = next, !take("\\E") {
                index += 1
                parts.append(literal(quoted))
            }
            return .sequence(parts)
        case "E":
            index += 1
            return .empty
        default:
            return cased(try escapedLetters().letters)
        }
    }

    /// The characters that stand behind a backslash, in a class or not.
    private mutating func escapedLetters() throws(UnknownPattern) -> (letters: PatternLetters, isExact: Bool) {
        guard let scalar = next else { throw UnknownPattern(syntax: "\\") }
        index += 1
        switch scalar {
        case "d": return (.digits, false)
        case "D": return (PatternLetters.digits.inverted(isExact: false), false)
        case "w": return (.words, false)
        case "W": return (PatternLetters.words.inverted(isExact: false), false)
        case "s", "v", "h", "R": return (.spaces, false)
        case "S": return (PatternLetters.spaces.inverted(isExact: true), false)
        case "V", "H", "X", "O", "N", "C":
            if scalar == "N", take("{") { _ = try text(to: "}") }
            return (.any, false)
        case "p", "P":
            let name = take("{") ? try text(to: "}") : try oneScalar()
            let letters = PatternLetters.property(name.filter { $0 != "^" })
            guard scalar == "P" || name.hasPrefix("^") else { return (letters, false) }
            return (letters == .any ? .any : letters.inverted(isExact: false), false)
        case "x", "u", "U", "o", "0": return (try numbered(scalar), true)
        case "c": return (PatternLetters([0...0x1F]), true)
        case "n", "r": return (PatternLetters([0x0A...0x0D, PatternLetters.lineEnd...PatternLetters.lineEnd]), true)
        case "t": return (PatternLetters("\t"), true)
        case "a", "e", "f", "b": return (PatternLetters([0...0x1F]), true)
        default:
            guard !scalar.isASCII || !scalar.properties.isAlphabetic else {
                throw UnknownPattern(syntax: "\\\(scalar)")
            }
            return (PatternLetters(scalar), true)
        }
    }

    private mutating func oneScalar() throws(UnknownPattern) -> String {
        guard let scalar = next else { throw UnknownPattern(syntax: "\\p") }
        index += 1
        return String(scalar)
    }

    /// A character by its number: `\x41`, `\x{41}`, `\u0041`, `\u{41}`, `\o{101}`, `\0101`.
    private mutating func numbered(_ kind: Unicode.Scalar) throws(UnknownPattern) -> PatternLetters {
        let radix = kind == "o" || kind == "0" ? 8 : 16
        if take("{") {
            let numbers = try text(to: "}").split(separator: " ").compactMap { UInt32($0, radix: radix) }
            return PatternLetters(numbers.map { $0...$0 })
        }
        let most = kind == "x" ? 2 : kind == "u" ? 4 : kind == "U" ? 8 : 3
        var digits = ""
        while let digit = next, digits.utf8.count < most, UInt32(String(digit), radix: radix) != nil {
            digits.unicodeScalars.append(digit)
            index += 1
        }
        let value = UInt32(digits, radix: radix) ?? 0
        return PatternLetters([value...value])
    }

    /// The members of a class behind its bracket.
    mutating func members() throws(UnknownPattern) -> (letters: PatternLetters, isExact: Bool) {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { throw UnknownPattern(syntax: "64 classes in each other") }
        let isInverted = take("^")
        var letters = PatternLetters.none
        var isExact = true
        var hasOperation = false
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            if take("&&") || take("--") || take("~~") {
                // Only what a class may have matters.
                hasOperation = true
                continue
            }
            let member = try member(scalar)
            letters = letters.union(member.letters)
            isExact = isExact && member.isExact
        }
        guard take("]") else { throw UnknownPattern(syntax: "[") }
        if isCaseless { letters = letters.caseless }
        guard isInverted else { return (letters, isExact && !hasOperation) }
        return (hasOperation ? .any : letters.inverted(isExact: isExact && !isCaseless), false)
    }

    private mutating func member(
        _ scalar: Unicode.Scalar
    ) throws(UnknownPattern) -> (letters: PatternLetters, isExact: Bool) {
        index += 1
        if scalar == "[" {
            guard take(":") else { return try members() }
            let name = try text(to: ":")
            guard take("]") else { throw UnknownPattern(syntax: "[:") }
            return name.hasPrefix("^") ? (.any, false) : (PatternLetters.property(name), false)
        }
        let first = scalar == "\\" ? try escapedLetters() : (letters: PatternLetters(scalar), isExact: true)
        // A hyphen between two single characters makes a range.
        guard index + 1 < scalars.count, next == "-", scalars[index + 1] != "]", scalars[index + 1] != "-",
            let low = first.letters.ranges.first?.lowerBound, first.isExact
        else { return first }
        index += 1
        guard let end = next else { return first }
        index += 1
        let last = end == "\\" ? try escapedLetters() : (letters: PatternLetters(end), isExact: true)
        guard let high = last.letters.ranges.last?.upperBound, low <= high else { return (.any, false) }
        return (PatternLetters([low...high]), true)
    }
}
