/// Cuts a condition's text into tokens.
struct WhereLexer {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// All tokens, the end last.
    static func tokens(of text: String) -> Result<[WhereToken], WhereProblem> {
        var lexer = WhereLexer(text)
        var tokens: [WhereToken] = []
        while true {
            switch lexer.next() {
            case .success(let token):
                tokens.append(token)
                if token.kind == .end { return .success(tokens) }
            case .failure(let problem): return .failure(problem)
            }
        }
    }

    private mutating func next() -> Result<WhereToken, WhereProblem> {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        let start = index
        guard start < bytes.count else { return .success(token(.end, from: start)) }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            index += 1
            return .success(token(byte == UInt8(ascii: "(") ? .open : .close, from: start))
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return quoted(byte)
        default: break
        }
        if Self.signs.contains(byte) { return sign() }
        guard Self.isName(byte) else { return stranger() }
        while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
        if let problem = typographicQuote(in: start..<index) { return .failure(problem) }
        return .success(token(Self.kind(of: String(decoding: bytes[start..<index], as: UTF8.self)), from: start))
    }

    private func token(_ kind: WhereToken.Kind, from start: Int) -> WhereToken {
        WhereToken(kind: kind, column: start + 1, text: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    /// A text between quotes; as in Liquid nothing is escaped, so a text with one kind of quote takes the other around it.
    private mutating func quoted(_ quote: UInt8) -> Result<WhereToken, WhereProblem> {
        let start = index
        guard let end = bytes[(start + 1)...].firstIndex(of: quote) else {
            let shown = String(decoding: [quote], as: UTF8.self)
            return .failure(
                WhereProblem(start, "the text that starts here has no closing quote", remedy: "end it with \(shown)")
            )
        }
        index = end + 1
        return .success(token(.text(String(decoding: bytes[(start + 1)..<end], as: UTF8.self)), from: start))
    }

    private mutating func sign() -> Result<WhereToken, WhereProblem> {
        let start = index
        while index < bytes.count, index < start + 3, Self.signs.contains(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if text == "<>" { return .success(token(.sign(.unequal), from: start)) }
        if let sign = WhereSign(rawValue: text) { return .success(token(.sign(sign), from: start)) }
        let remedies = [
            "=": "write `==`", "===": "write `==`", "=<": "write `<=`", "=>": "write `>=`", "!": "write `not`",
            "&": "write `and`", "&&": "write `and`", "|": "write `or`", "||": "write `or`", "!==": "write `!=`",
        ]
        return .failure(
            WhereProblem(start, "`\(text)` is not a comparison", remedy: remedies[text] ?? Self.knownSigns)
        )
    }

    private func stranger() -> Result<WhereToken, WhereProblem> {
        let text = String(decoding: [bytes[index]], as: UTF8.self)
        return .failure(
            WhereProblem(
                index,
                "`\(text)` has no meaning in a condition",
                remedy: "put texts in quotes; attributes are named by their codes"
            )
        )
    }

    /// The curly quotes that word processors put in place of plain ones.
    private func typographicQuote(in range: Range<Int>) -> WhereProblem? {
        for place in range where bytes[place] == 0xE2 && place + 2 < range.upperBound && bytes[place + 1] == 0x80 {
            guard (0x98...0x9F).contains(bytes[place + 2]) else { continue }
            return WhereProblem(place, "this is a typographic quote", remedy: "use plain quotes: 'x' or \"x\"")
        }
        return nil
    }

    private static let knownSigns = "comparisons are ==, !=, <, >, <=, >= and contains"
    private static let signs: Set<UInt8> = Set("=!<>&|".utf8)

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...,
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func kind(of text: String) -> WhereToken.Kind {
        switch text {
        case "and": .and
        case "or": .or
        case "not": .not
        case "contains": .sign(.contains)
        case "true": .yes
        case "false": .no
        case "nil", "null", "blank", "empty": .blank
        default: isNumber(text) ? .number(text) : .name(text)
        }
    }

    /// Digits with a minus before and a point among them, where the writer wishes.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        }
    }
}
