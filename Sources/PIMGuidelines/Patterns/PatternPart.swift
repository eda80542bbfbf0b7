/// What a pattern is made of, as far as it matters for how long it takes.
indirect enum PatternPart {
    /// One character.
    case letters(PatternLetters)
    /// One part behind the other.
    case sequence([PatternPart])
    /// One of some parts.
    case choice([PatternPart])
    /// A part again and again; without end where the most is nil.
    case repeated(PatternPart, least: Int, most: Int?)
    /// A part that has to stand before or behind a place.
    case look(PatternPart)
    /// The beginning of the text.
    case start
    /// A place without length.
    case empty
}

/// Why nobody can tell how long a pattern takes, as the end of a message.
struct UnknownPattern: Error {
    let what: String

    init(what: String) { self.what = what }

    init(syntax: String) { what = "nobody can tell for \"\(syntax)\"" }
}

/// Reads a pattern that the compiler takes, roughly: what it does not tell apart comes out as more than it is.
struct PatternReader {
    let scalars: [Unicode.Scalar]
    var index = 0
    var isCaseless: Bool
    private var skipsSpaces = false
    /// Whether `^` finds the beginning of every line.
    private let hasLineStarts: Bool
    var depth = 0

    /// Reads a whole pattern.
    static func part(of source: String, isCaseless: Bool) throws(UnknownPattern) -> PatternPart {
        var reader = PatternReader(source, isCaseless)
        let part = try reader.choice()
        guard reader.next == nil else { throw UnknownPattern(syntax: ")") }
        return part
    }

    private init(_ source: String, _ isCaseless: Bool) {
        scalars = Array(source.unicodeScalars)
        self.isCaseless = isCaseless || source.contains("(?") && Self.hasFlag("i", in: source)
        skipsSpaces = Self.hasFlag("x", in: source)
        hasLineStarts = Self.hasFlag("m", in: source)
    }

    /// Whether a flag is switched on somewhere; it then counts everywhere.
    private static func hasFlag(_ flag: Character, in source: String) -> Bool {
        source.split(separator: "(?", omittingEmptySubsequences: false).dropFirst().contains { part in
            part.prefix { $0.isLetter || $0 == "-" || $0 == "^" }.contains(flag)
        }
    }

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard index + wanted.count <= scalars.count, scalars[index..<index + wanted.count].elementsEqual(wanted) else {
            return false
        }
        index += wanted.count
        return true
    }

    /// The text up to an end, which is passed.
    mutating func text(to end: Unicode.Scalar) throws(UnknownPattern) -> String {
        guard let place = scalars[index...].firstIndex(of: end) else { throw UnknownPattern(syntax: "\(end)") }
        defer { index = place + 1 }
        return String(String.UnicodeScalarView(scalars[index..<place]))
    }

    func cased(_ letters: PatternLetters) -> PatternPart { .letters(isCaseless ? letters.caseless : letters) }

    private mutating func choice() throws(UnknownPattern) -> PatternPart {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { throw UnknownPattern(syntax: "64 groups in each other") }
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(UnknownPattern) -> PatternPart {
        var parts: [PatternPart] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if skip() { continue }
            guard let atom = try atom() else { continue }
            parts.append(try quantified(atom))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// Passes a space or a note where they mean nothing.
    private mutating func skip() -> Bool {
        guard skipsSpaces, let scalar = next else { return false }
        if scalar == "#" {
            while let noted = next, noted != "\n" { index += 1 }
            return true
        }
        guard scalar.properties.isWhitespace else { return false }
        index += 1
        return true
    }

    private mutating func quantified(_ atom: PatternPart) throws(UnknownPattern) -> PatternPart {
        var part = atom
        while skip() {}
        while let bounds = bounds() {
            // Whether it is lazy or keeps what it has is all the same here.
            if !take("?") { _ = take("+") }
            part = .repeated(part, least: bounds.least, most: bounds.most)
        }
        return part
    }

    private mutating func bounds() -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard next == "{", let end = scalars[index...].firstIndex(of: "}") else { return nil }
        let inner = String(String.UnicodeScalarView(scalars[index + 1..<end].filter { $0 != " " }))
        let numbers = inner.split(separator: ",", omittingEmptySubsequences: false)
        let isNumber = { (text: Substring) in text.isEmpty || Int(text) != nil }
        guard !inner.isEmpty, inner != ",", numbers.count <= 2, numbers.allSatisfy(isNumber) else { return nil }
        index = end + 1
        let least = Int(numbers[0]) ?? 0
        return (least, numbers.count == 1 ? least : Int(numbers[1]))
    }

    private mutating func atom() throws(UnknownPattern) -> PatternPart? {
        guard let scalar = next else { return nil }
        index += 1
        switch scalar {
        case "(": return try group()
        case "[": return cased(try members().letters)
        case ".": return .letters(.any)
        case "^": return hasLineStarts ? .empty : .start
        case "$": return .empty
        case "\\": return try escape()
        default: return literal(scalar)
        }
    }

    /// A character with the marks that hang on it.
    mutating func literal(_ scalar: Unicode.Scalar) -> PatternPart {
        var letters = PatternLetters(scalar)
        while let mark = next, mark.properties.isGraphemeExtend || mark.value == 0x200D {
            index += 1
            letters = letters.union(PatternLetters([PatternLetters.cluster...PatternLetters.cluster]))
        }
        if !scalar.isASCII, scalar.properties.generalCategory == .otherSymbol {
            letters = letters.union(PatternLetters([PatternLetters.cluster...PatternLetters.cluster]))
        }
        return cased(letters)
    }

    private mutating func group() throws(UnknownPattern) -> PatternPart? {
        guard take("?") else {
            guard next != "*" else { throw UnknownPattern(syntax: "(*") }
            return try rest()
        }
        if take("#") {
            _ = try text(to: ")")
            return nil
        }
        for opening in ["<=", "<!", "<*", "=", "!", "*"] where take(opening) { return .look(try rest()) }
        for opening in [":", "|", ">"] where take(opening) { return try rest() }
        if take("<") || take("P<") {
            _ = try text(to: ">")
            return try rest()
        }
        if take("'") {
            _ = try text(to: "'")
            return try rest()
        }
        while let flag = next, flag == "-" || flag == "^" || flag.properties.isAlphabetic { index += 1 }
        if take(")") { return nil }
        guard take(":") else { throw UnknownPattern(syntax: "(?\(next.map { "\($0)" } ?? "")") }
        return try rest()
    }

    /// What is left of a group.
    private mutating func rest() throws(UnknownPattern) -> PatternPart {
        let part = try choice()
        guard take(")") else { throw UnknownPattern(syntax: "(") }
        return part
    }
}
