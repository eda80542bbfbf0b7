/// One word, literal or sign of a tag, with the bytes it takes.
struct LiquidToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case name
        case number
        /// A text between quotes.
        case text
        case dot
        case dots
        case openBracket
        case closeBracket
        case open
        case close
        case pipe
        case colon
        case comma
        case assign
        case sign(LiquidSign)
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int

    var range: Range<Int> { start..<end }
}

/// Cuts the inside of a tag into tokens.
struct LiquidLexer {
    private let source: [UInt8]
    private let end: Int
    private var index: Int

    /// The tokens of some bytes of a source; the last is `end`.
    static func tokens(of source: [UInt8], in range: Range<Int>) throws(LiquidMistake) -> [LiquidToken] {
        var lexer = LiquidLexer(source: source, end: range.upperBound, index: range.lowerBound)
        var tokens: [LiquidToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(LiquidToken(kind: .end, start: lexer.end, end: lexer.end))
        return tokens
    }

    private func byte(at index: Int) -> UInt8 { index < end ? source[index] : 0 }

    private mutating func next() throws(LiquidMistake) -> LiquidToken? {
        while index < end, source[index].isLiquidSpace { index += 1 }
        guard index < end else { return nil }
        let start = index
        let byte = source[index]
        if byte.isASCIILetter || byte == UInt8(ascii: "_") { return name() }
        let isSigned = byte == UInt8(ascii: "-") && self.byte(at: index + 1).isASCIIDigit
        if byte.isASCIIDigit || isSigned { return number() }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return try text(byte) }
        let (kind, length) = sign(byte, self.byte(at: index + 1))
        guard let kind else { throw unexpected(start) }
        index += length
        return LiquidToken(kind: kind, start: start, end: index)
    }

    private mutating func name() -> LiquidToken {
        let start = index
        while index < end, source[index].isLiquidNamePart { index += 1 }
        if byte(at: index) == UInt8(ascii: "?") { index += 1 }
        return token(isWord("contains", start..<index) ? .sign(.contains) : .name, start)
    }

    private func isWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
        word.utf8CodeUnitCount == range.count
            && source[range].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func number() -> LiquidToken {
        let start = index
        index += 1
        while byte(at: index).isASCIIDigit { index += 1 }
        if byte(at: index) == UInt8(ascii: "."), byte(at: index + 1).isASCIIDigit {
            index += 1
            while byte(at: index).isASCIIDigit { index += 1 }
        }
        return token(.number, start)
    }

    private mutating func text(_ quote: UInt8) throws(LiquidMistake) -> LiquidToken {
        let start = index
        index += 1
        while index < end, source[index] != quote { index += 1 }
        guard index < end else {
            throw LiquidMistake(
                at: start,
                "this quote is not closed",
                remedy: "add \(Character(Unicode.Scalar(quote)))"
            )
        }
        index += 1
        return token(.text, start)
    }

    private func token(_ kind: LiquidToken.Kind, _ start: Int) -> LiquidToken {
        LiquidToken(kind: kind, start: start, end: index)
    }

    private func sign(_ byte: UInt8, _ next: UInt8) -> (LiquidToken.Kind?, Int) {
        switch (Unicode.Scalar(byte), Unicode.Scalar(next)) {
        case ("=", "="): (.sign(.equal), 2)
        case ("!", "="), ("<", ">"): (.sign(.unequal), 2)
        case ("<", "="): (.sign(.notGreater), 2)
        case (">", "="): (.sign(.notLess), 2)
        case ("<", _): (.sign(.less), 1)
        case (">", _): (.sign(.greater), 1)
        case ("=", _): (.assign, 1)
        case (".", "."): (.dots, 2)
        case (".", _): (.dot, 1)
        case ("[", _): (.openBracket, 1)
        case ("]", _): (.closeBracket, 1)
        case ("(", _): (.open, 1)
        case (")", _): (.close, 1)
        case ("|", _): (.pipe, 1)
        case (":", _): (.colon, 1)
        case (",", _): (.comma, 1)
        default: (nil, 0)
        }
    }

    private func unexpected(_ start: Int) -> LiquidMistake {
        let length = min(source[start].sequenceLength, end - start)
        let shown = String(decoding: source[start..<start + length], as: UTF8.self)
        switch shown {
        case "“", "”", "‘", "’", "„", "«", "»":
            return LiquidMistake(at: start, "`\(shown)` is no quote here", remedy: "write ' or \"")
        case "+", "-", "*", "/", "%":
            let filters = ["+": "plus", "-": "minus", "*": "times", "/": "divided_by", "%": "modulo"]
            return LiquidMistake(
                at: start,
                "there is no operator `\(shown)`",
                remedy: "use the filter, such as `| \(filters[shown] ?? ""): 2`"
            )
        default: return LiquidMistake(at: start, "`\(shown)` cannot stand here", remedy: "put texts in quotes")
        }
    }
}

/// A mistake at a byte of the source that is being compiled.
struct LiquidMistake: Error {
    let offset: Int
    let fault: LiquidFault

    init(at offset: Int, _ message: String, remedy: String = "") {
        self.offset = offset
        fault = LiquidFault(message, remedy: remedy)
    }
}

extension UInt8 {
    /// Whether the byte may stand in a name behind its first letter.
    var isLiquidNamePart: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
}
