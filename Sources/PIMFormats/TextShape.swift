/// The grammars of feed texts, judged on bytes without making new strings.
enum TextShape {
    /// Digits, a point and digits, with a minus sign where one is allowed; no sign, grouping or exponent besides.
    static func isNumber(_ text: some StringProtocol, isSigned: Bool = true) -> Bool {
        var wholeDigits = 0
        var fractionDigits = 0
        var hasPoint = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if hasPoint {
                    fractionDigits += 1
                } else {
                    wholeDigits += 1
                }
            case UInt8(ascii: "."):
                guard !hasPoint else { return false }
                hasPoint = true
            case UInt8(ascii: "-"):
                guard isSigned, index == 0 else { return false }
            default:
                return false
            }
        }
        return wholeDigits > 0 && (!hasPoint || fractionDigits > 0)
    }

    /// Whether a JSON number may be written so: no zeros in front.
    static func isJSONNumber(_ text: String) -> Bool {
        guard isNumber(text) else { return false }
        var bytes = text.utf8[...]
        if bytes.first == UInt8(ascii: "-") {
            bytes = bytes.dropFirst()
        }
        guard bytes.first == UInt8(ascii: "0") else { return true }
        let next = bytes.dropFirst().first
        return next == nil || next == UInt8(ascii: ".")
    }

    /// The number of digits after the point.
    static func decimals(of number: some StringProtocol) -> Int {
        max(0, number.utf8.drop { $0 != UInt8(ascii: ".") }.count - 1)
    }

    /// The number of digits after the point without the zeros at the end.
    static func significantDecimals(of number: some StringProtocol) -> Int {
        let decimals = decimals(of: number)
        return max(0, decimals - number.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count)
    }

    /// The text up to its first space: the amount of a price, the number of a measure.
    static func leadingNumber(of text: String) -> Substring {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return text[...] }
        return text[..<space]
    }

    /// The text behind its first space.
    static func trailingWord(of text: String) -> Substring? {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        return text[text.utf8.index(after: space)...]
    }

    /// Whether this is a number without a digit other than zero.
    static func isZero(_ number: Substring) -> Bool {
        isNumber(number) && !number.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    }

    /// An amount that is not negative, one space and the three capitals of a currency.
    static func isPrice(_ text: String) -> Bool {
        guard let currency = trailingWord(of: text), currency.utf8.count == 3,
            currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return false }
        return isNumber(leadingNumber(of: text), isSigned: false)
    }

    /// Whether every byte may stand in an address and every `%` begins an escape.
    static func isEncoded(_ text: String) -> Bool {
        var digitsDue = 0
        for byte in text.utf8 {
            if digitsDue > 0 {
                guard isHexadecimal(byte) else { return false }
                digitsDue -= 1
                continue
            }
            switch byte {
            case UInt8(ascii: "%"): digitsDue = 2
            case 0x00...0x20, 0x7F...0xFF, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
                UInt8(ascii: "}"):
                return false
            default: break
            }
        }
        return digitsDue == 0
    }

    /// Whether a word of five capitals may stand in the text; says yes too often, never too seldom.
    static func mayShout(_ text: String) -> Bool {
        var run = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC0...0xFF:
                run += 1
                if run == 5 {
                    return true
                }
            case 0x80...0xBF: break
            default: run = 0
            }
        }
        return false
    }

    /// Whether a tag begins somewhere in the text.
    static func hasMarkup(_ text: String) -> Bool {
        var isAfterBracket = false
        for byte in text.utf8 {
            if isAfterBracket, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || isLetter(byte) {
                return true
            }
            isAfterBracket = byte == UInt8(ascii: "<")
        }
        return false
    }

    /// Whether a web address begins somewhere in the text.
    static func hasLink(_ text: String) -> Bool {
        let scheme: StaticString = "://"
        let host: StaticString = "www."
        var schemeMatched = 0
        var hostMatched = 0
        for byte in text.utf8 {
            schemeMatched = advance(schemeMatched, byte, scheme)
            hostMatched = advance(hostMatched, byte | 0x20 == UInt8(ascii: "w") ? byte | 0x20 : byte, host)
            if schemeMatched == scheme.utf8CodeUnitCount || hostMatched == host.utf8CodeUnitCount {
                return true
            }
        }
        return false
    }

    /// How many bytes of a pattern are matched after one more byte; right for patterns whose repeats are one byte.
    private static func advance(_ matched: Int, _ byte: UInt8, _ pattern: StaticString) -> Int {
        pattern.withUTF8Buffer { bytes in
            if byte == bytes[matched] {
                return matched + 1
            }
            if matched > 0, byte == bytes[matched - 1], bytes[0] == byte {
                return matched
            }
            return byte == bytes[0] ? 1 : 0
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }
}
