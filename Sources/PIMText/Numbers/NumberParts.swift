/// A text taken apart: sign, digits in groups, the marks between them, and the words around.
struct NumberParts {
    /// A mark between digits; marks that look alike count as the same.
    enum Mark: Equatable {
        case point
        case comma
        case arabicComma
        case space
        case apostrophe
        case arabicDecimal
        case arabicThousands
        case slash

        init?(_ scalar: UInt32) {
            switch scalar {
            case 0x2E: self = .point
            case 0x2C: self = .comma
            case 0x60C: self = .arabicComma
            case 0x20, 0xA0, 0x2007, 0x2009, 0x202F: self = .space
            case 0x27, 0x2019: self = .apostrophe
            case 0x66B: self = .arabicDecimal
            case 0x66C: self = .arabicThousands
            case 0x2F: self = .slash
            default: return nil
            }
        }
    }

    /// What stands before and behind the number, without the sign and white space.
    let prefix: String
    let suffix: String
    /// The text from the first digit to the last.
    let body: String
    private(set) var isNegative = false
    /// The digits as ASCII.
    private(set) var digits: [UInt8] = []
    /// The number of digits in each group; one more than there are marks.
    private(set) var lengths = [0]
    private(set) var marks: [Mark] = []

    init(_ text: String) throws(NumberProblem) {
        // Marks of direction stand around signs and digits, and change nothing.
        let scalars = text.unicodeScalars.map(\.value).filter {
            FoldRules.isWhiteSpace($0) || !InvisibleCharacters.contains($0)
        }
        guard let first = scalars.firstIndex(where: { Digits.digit($0) != nil }),
            let last = scalars.lastIndex(where: { Digits.digit($0) != nil })
        else {
            throw .noDigits
        }
        body = Self.text(scalars[first...last])
        let before = Self.trimmed(scalars[..<first])
        let unsigned = Self.withoutSign(before)
        prefix = Self.text(unsigned.rest)
        suffix = Self.text(Self.trimmed(scalars[(last + 1)...]))
        isNegative = unsigned.isNegative
        try take(scalars[first...last])
    }

    /// The first digit of the number.
    var firstDigit: UInt8 { digits[0] }

    /// The number with the last `fraction` digits behind the point; nil beyond 38 digits.
    func value(fraction: Int) -> ExactDecimal? {
        var text = isNegative ? [UInt8(ascii: "-")] : []
        text += digits[..<(digits.count - fraction)]
        if fraction > 0 {
            text.append(UInt8(ascii: "."))
            text += digits[(digits.count - fraction)...]
        }
        return ExactDecimal(utf8: text, in: text.indices)
    }

    private mutating func take(_ scalars: ArraySlice<UInt32>) throws(NumberProblem) {
        var zero: UInt32?
        for scalar in scalars {
            if let digit = Digits.digit(scalar) {
                guard zero == nil || zero == scalar - digit else {
                    throw .mixedDigits(body)
                }
                zero = scalar - digit
                digits.append(UInt8(truncatingIfNeeded: 0x30 + digit))
                lengths[lengths.count - 1] += 1
            } else if let mark = Mark(scalar) {
                marks.append(mark)
                lengths.append(0)
            } else {
                throw .malformed(body)
            }
        }
    }

    /// The words before a number without the sign, which may stand on either side of them.
    private static func withoutSign(_ scalars: ArraySlice<UInt32>) -> (isNegative: Bool, rest: ArraySlice<UInt32>) {
        if let last = scalars.last, let isNegative = isMinus(last) {
            return (isNegative, trimmed(scalars.dropLast()))
        }
        if let first = scalars.first, let isNegative = isMinus(first) {
            return (isNegative, trimmed(scalars.dropFirst()))
        }
        return (false, scalars)
    }

    /// Whether a sign is a minus; nil for what is no sign.
    private static func isMinus(_ scalar: UInt32) -> Bool? {
        switch scalar {
        case 0x2D, 0x2212, 0x2013: true
        case 0x2B: false
        default: nil
        }
    }

    private static func trimmed(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        var rest = scalars
        while let first = rest.first, FoldRules.isWhiteSpace(first) { rest.removeFirst() }
        while let last = rest.last, FoldRules.isWhiteSpace(last) { rest.removeLast() }
        return rest
    }

    private static func text(_ scalars: ArraySlice<UInt32>) -> String {
        String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
}
