/// A set of characters as a pattern names them, by their first code points; where Unicode is too large to tell exactly, a
/// set has rather too many.
struct PatternLetters: Hashable, Sendable {
    /// What stands for all characters of several code points.
    static let cluster: UInt32 = 0x11_0000
    /// What stands for the line end of two characters.
    static let lineEnd: UInt32 = 0x11_0001

    /// Sorted, apart from each other.
    private(set) var ranges: [ClosedRange<UInt32>]

    /// Joins ranges in any order.
    init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    static let none = PatternLetters([])
    static let any = PatternLetters([0...lineEnd])
    /// Everything but ASCII.
    static let foreign = PatternLetters([0x80...lineEnd])
    static let latin = PatternLetters([0x41...0x5A, 0x61...0x7A])
    static let decimals = PatternLetters([0x30...0x39])

    func union(_ other: PatternLetters) -> PatternLetters { PatternLetters(ranges + other.ranges) }

    func intersection(_ other: PatternLetters) -> PatternLetters {
        var common: [ClosedRange<UInt32>] = []
        forEachOverlap(with: other) { range in
            common.append(range)
            return true
        }
        return PatternLetters(common)
    }

    func overlaps(_ other: PatternLetters) -> Bool {
        var isFound = false
        forEachOverlap(with: other) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    private func forEachOverlap(with other: PatternLetters, _ goesOn: (ClosedRange<UInt32>) -> Bool) {
        var (one, two) = (0, 0)
        while one < ranges.count, two < other.ranges.count {
            let (left, right) = (ranges[one], other.ranges[two])
            if left.overlaps(right), !goesOn(left.clamped(to: right)) { return }
            if left.upperBound < right.upperBound { one += 1 } else { two += 1 }
        }
    }

    func contains(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    /// All others; of what is not exact beyond ASCII, all others of ASCII and everything else.
    func inverted(isExact: Bool) -> PatternLetters {
        var others: [ClosedRange<UInt32>] = [Self.cluster...Self.lineEnd]
        var next: UInt32 = 0
        for range in ranges where range.lowerBound < Self.cluster {
            if range.lowerBound > next { others.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next < Self.cluster { others.append(next...Self.cluster - 1) }
        let result = PatternLetters(others)
        return isExact ? result : result.union(.foreign)
    }

    /// The set with the other case of its letters.
    var caseless: PatternLetters {
        guard ranges.allSatisfy({ $0.upperBound < Self.cluster }), ranges.reduce(0, { $0 + $1.count }) <= 2048 else {
            return overlaps(.latin) ? union(.latin).union(.foreign) : union(.foreign)
        }
        var result = ranges
        for scalar in ranges.joined().compactMap(Unicode.Scalar.init) {
            let forms = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
            for form in forms.compactMap(\.unicodeScalars.first) { result.append(form.value...form.value) }
        }
        return PatternLetters(result)
    }
}

extension PatternLetters {
    static let digits = decimals.union(scan { $0.numericType != nil })
    static let words = latin.union(digits).union(PatternLetters("_")).union(letters)
    static let spaces = PatternLetters([0x09...0x0D, 0x20...0x20, lineEnd...lineEnd]).union(
        PatternLetters(foreignSpaces)
    )
    /// Letters and marks beyond ASCII, and what joins them.
    static let letters = scan { properties in
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .connectorPunctuation, .format: true
        default: properties.isAlphabetic
        }
    }

    private static let foreignSpaces = (0x80...0x3000).compactMap { value -> ClosedRange<UInt32>? in
        guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isWhitespace else { return nil }
        return scalar.value...scalar.value
    }

    /// What a property holds for beyond ASCII; everything of the scripts behind the first 13,312 code points.
    private static func scan(_ isWanted: (Unicode.Scalar.Properties) -> Bool) -> PatternLetters {
        let common = (UInt32(0x80)...0x33FF).compactMap { value -> ClosedRange<UInt32>? in
            guard let scalar = Unicode.Scalar(value), isWanted(scalar.properties) else { return nil }
            return value...value
        }
        return PatternLetters(common + [0x3400...cluster])
    }

    /// What a property of a pattern (`\p{L}`) holds for, and nothing less.
    static func property(_ name: String) -> PatternLetters {
        let key = name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
        let value = key.split(separator: "=").last.map(String.init) ?? key
        switch value {
        case "l", "l&", "lc", "letter", "alphabetic", "alpha": return latin.union(letters)
        case "lu", "uppercase", "uppercaseletter", "upper": return PatternLetters([0x41...0x5A]).union(letters)
        case "ll", "lowercase", "lowercaseletter", "lower": return PatternLetters([0x61...0x7A]).union(letters)
        case "lo", "lm", "lt", "otherletter", "m", "mn", "mc", "me", "mark": return letters
        case "n", "nd", "nl", "no", "number", "decimalnumber", "digit": return digits
        case "z", "zs", "separator", "spaceseparator", "whitespace", "space": return spaces
        case "latin", "latn": return latin.union(foreign)
        case "p", "punctuation", "punct", "s", "symbol", "po", "ps", "pe", "pd", "pc", "pi", "pf", "sc", "sm", "sk",
            "so":
            return PatternLetters([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]).union(foreign)
        case "cyrillic", "cyrl", "arabic", "arab", "greek", "grek", "hebrew", "hebr", "han", "hani":
            return foreign.intersection(spaces.inverted(isExact: true))
        default: return any
        }
    }
}
