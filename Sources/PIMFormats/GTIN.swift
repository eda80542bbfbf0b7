import PIMText

/// A Global Trade Item Number: its grammar, its check digit and the prefixes that are not for sale between companies.
///
/// **Source:** GS1 General Specifications (check digit) and <https://support.google.com/merchants/answer/7052112>
/// (lengths and prefixes), read 2026-11-21.
public enum GTIN {
    /// What can be wrong with a text that should be a GTIN.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// Something else than the digits 0 to 9 stands in it.
        case notDigits = "not-digits"
        /// It has not 8, 12, 13 or 14 digits.
        case length
        /// The last digit does not follow from the others.
        case checkDigit = "check-digit"
        /// The prefix is for a shop's own numbering and for goods sold by weight.
        case restrictedPrefix = "restricted-prefix"
        /// The prefix is for coupons.
        case couponPrefix = "coupon-prefix"

        /// The words for the problem in a message.
        public var explanation: String {
            switch self {
            case .notDigits: "is not made of digits"
            case .length: "has not 8, 12, 13 or 14 digits"
            case .checkDigit: "has a wrong check digit"
            case .restrictedPrefix: "has a prefix that is kept for use inside a shop"
            case .couponPrefix: "has a prefix that is kept for coupons"
            }
        }
    }

    /// What is wrong with this text as a GTIN; nil where nothing is.
    ///
    /// Prefixes are judged on 13 digits only: 12 and 14 digits are other numbers.
    public static func problem(in text: String) -> Problem? {
        text.withBytes { problem(in: $0) }
    }

    /// What is wrong with these bytes as a GTIN.
    static func problem(in bytes: TextBytes) -> Problem? {
        // From the last digit on, the weights are 1 and 3 in turn.
        var sum = 0
        var index = bytes.count - 1
        while index >= 0 {
            let digit = Int(bytes[index] &- UInt8(ascii: "0"))
            guard digit < 10 else { return .notDigits }
            sum &+= (bytes.count &- index) & 1 == 1 ? digit : 3 &* digit
            index -= 1
        }
        guard bytes.count == 8 || (12...14).contains(bytes.count) else { return .length }
        guard sum % 10 == 0 else { return .checkDigit }
        return bytes.count == 13 ? prefixProblem(in: bytes) : nil
    }

    /// The check digit that belongs behind these digits; nil where something else stands in the text.
    public static func checkDigit(for digits: String) -> Int? {
        guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return nil }
        return (10 - weightedSum(digits.utf8.reversed(), firstWeight: 3) % 10) % 10
    }

    /// The text with ASCII digits and without spaces and hyphens, an ISBN of ten as its thirteen digits.
    ///
    /// Nothing else is changed: a text that is not a GTIN afterwards was none before.
    public static func normalized(_ text: String) -> String {
        var plain = text
        if !text.utf8.allSatisfy(isDigit) {
            plain = String(String.UnicodeScalarView(Digits.ascii(text).unicodeScalars.filter { !isSeparator($0) }))
        }
        guard plain.utf8.count == 10, isISBN10(plain) else { return plain }
        let body = "978" + plain.prefix(9)
        return checkDigit(for: body).map { "\(body)\($0)" } ?? plain
    }

    /// The twelve digits of a UPC-E of eight; nil where the text is not one with a right check digit.
    public static func expandedUPCE(_ text: String) -> String? {
        let digits = Array(text)
        guard digits.count == 8, text.utf8.allSatisfy(isDigit), digits[0] == "0" || digits[0] == "1" else { return nil }
        let six = digits[1...6].map(String.init)
        let body: [String]
        switch six[5] {
        case "0", "1", "2": body = [six[0], six[1], six[5], "0000", six[2], six[3], six[4]]
        case "3": body = [six[0], six[1], six[2], "00000", six[3], six[4]]
        case "4": body = [six[0], six[1], six[2], six[3], "00000", six[4]]
        default: body = [six[0], six[1], six[2], six[3], six[4], "0000", six[5]]
        }
        let expanded = String(digits[0]) + body.joined() + String(digits[7])
        return problem(in: expanded) == nil ? expanded : nil
    }

    private static func prefixProblem(in bytes: TextBytes) -> Problem? {
        switch (bytes[0], bytes[1]) {
        case (UInt8(ascii: "2"), _), (UInt8(ascii: "0"), UInt8(ascii: "2")), (UInt8(ascii: "0"), UInt8(ascii: "4")):
            return .restrictedPrefix
        case (UInt8(ascii: "0"), UInt8(ascii: "5")), (UInt8(ascii: "9"), UInt8(ascii: "8")),
            (UInt8(ascii: "9"), UInt8(ascii: "9")):
            return .couponPrefix
        default:
            return nil
        }
    }

    /// The sum of digits with weights 1 and 3 in turn.
    private static func weightedSum(_ digits: some Sequence<UInt8>, firstWeight: Int) -> Int {
        var sum = 0
        var weight = firstWeight
        for digit in digits {
            sum += Int(digit &- UInt8(ascii: "0")) * weight
            weight = 4 - weight
        }
        return sum
    }

    private static func isISBN10(_ text: String) -> Bool {
        var sum = 0
        for (index, byte) in text.utf8.enumerated() {
            if index == 9, byte | 0x20 == UInt8(ascii: "x") {
                sum += 10
                continue
            }
            guard isDigit(byte) else { return false }
            sum += Int(byte - UInt8(ascii: "0")) * (10 - index)
        }
        return sum % 11 == 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x2D, 0xA0, 0x2009...0x2015, 0x202F: true
        default: false
        }
    }
}
