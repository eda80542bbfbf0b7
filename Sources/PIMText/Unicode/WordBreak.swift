/// What a scalar is to the borders of words.
///
/// **Source:** UAX #29, table 3, https://www.unicode.org/reports/tr29/.
enum WordBreak: UInt8 {
    case other
    case carriageReturn
    case lineFeed
    case newline
    case extend
    case joiner
    case format
    case regionalIndicator
    case katakana
    case hebrewLetter
    case letter
    case singleQuote
    case doubleQuote
    case middleOfBoth
    case middleOfLetters
    case middleOfNumbers
    case numeric
    case connector
    case space
    case picture
    case pictureLetter

    /// The kind of a scalar.
    @inline(__always)
    init(of scalar: UInt32) {
        self = WordBreak(rawValue: WordBreakTable.breaks[scalar]) ?? .other
    }

    /// Whether this kind belongs to whatever stands before it.
    @inline(__always)
    var isExtending: Bool { self == .extend || self == .joiner || self == .format }

    @inline(__always)
    var isLetter: Bool { self == .letter || self == .hebrewLetter || self == .pictureLetter }

    var isPicture: Bool { self == .picture || self == .pictureLetter }

    var isLineEnd: Bool { self == .carriageReturn || self == .lineFeed || self == .newline }

    /// Whether two letters stay together with this between them.
    var isInsideLetters: Bool { self == .middleOfLetters || self == .middleOfBoth || self == .singleQuote }

    /// Whether two digits stay together with this between them.
    var isInsideNumbers: Bool { self == .middleOfNumbers || self == .middleOfBoth || self == .singleQuote }
}
