import PIMCatalog
import PIMText

/// The bytes of a text, as they stand in a record.
typealias TextBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a part of these.
    @inline(__always)
    func part(_ range: Range<Int>) -> TextBytes {
        TextBytes(rebasing: self[range])
    }

    /// Whether both hold the same bytes.
    @inline(__always)
    func isSame(as other: TextBytes) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index &+ 8 <= count {
            if word(at: index) != other.word(at: index) { return false }
            index &+= 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }
}

/// The grammars of feed texts, judged on bytes without making new strings.
enum TextShape {
    /// Digits, a point and digits, with a minus sign where one is allowed; no sign, grouping or exponent besides.
    struct Number {
        /// The digits before the point.
        private(set) var wholeDigits = 0
        /// The digits after the point.
        private(set) var decimals = 0
        /// The digits after the point without the zeros at the end.
        private(set) var significantDecimals = 0
        private(set) var isZero = true
        private(set) var isNegative = false
        /// Whether a JSON number may be written so: no zeros in front.
        private(set) var isJSON = true
        private(set) var hasPoint = false
        /// The digits as one number; of no meaning for more than 18.
        private var digits = 0

        /// The number in ten-thousandths; nil where it has more digits than fit.
        var tenThousandths: Int? {
            guard wholeDigits + decimals <= 14, decimals <= 4 else { return nil }
            var value = isNegative ? -digits : digits
            for _ in decimals..<4 { value *= 10 }
            return value
        }

        init?(_ bytes: TextBytes, isSigned: Bool = true) {
            var index = 0
            if isSigned, bytes.first == UInt8(ascii: "-") {
                isNegative = true
                index = 1
            }
            let start = index
            while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
                digits = digits &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
                if bytes[index] != UInt8(ascii: "0") { isZero = false }
                index += 1
            }
            wholeDigits = index - start
            guard wholeDigits > 0 else { return nil }
            isJSON = wholeDigits == 1 || bytes[start] != UInt8(ascii: "0")
            guard index < bytes.count else { return }
            guard bytes[index] == UInt8(ascii: ".") else { return nil }
            hasPoint = true
            index += 1
            let point = index
            while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
                digits = digits &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
                if bytes[index] != UInt8(ascii: "0") {
                    isZero = false
                    significantDecimals = index - point + 1
                }
                index += 1
            }
            decimals = index - point
            guard decimals > 0, index == bytes.count else { return nil }
        }
    }

    /// The number of bytes before the first space: the amount of a price, the number of a measure.
    @inline(__always)
    static func leadingLength(of bytes: TextBytes) -> Int {
        var index = 0
        while index < bytes.count, bytes[index] != UInt8(ascii: " ") { index += 1 }
        return index
    }

    /// The text up to its first space.
    static func leadingNumber(of text: String) -> Substring {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return text[...] }
        return text[..<space]
    }

    /// The text behind its first space.
    static func trailingWord(of text: String) -> Substring? {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        return text[text.utf8.index(after: space)...]
    }

    /// The amount of a price: one that is not negative, before one space and the three capitals of a currency.
    static func priceAmount(_ bytes: TextBytes) -> Number? {
        let end = bytes.count - 4
        guard end > 0, bytes[end] == UInt8(ascii: " "), isCapital(bytes[end + 1]), isCapital(bytes[end + 2]),
            isCapital(bytes[end + 3])
        else { return nil }
        return Number(bytes.part(0..<end), isSigned: false)
    }

    @inline(__always)
    private static func isCapital(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "A") < 26
    }
}
