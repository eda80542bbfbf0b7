import PIMText

/// The reader of numbers and prices, for several languages.
struct NumberTarget: TextTarget {
    private let readers = [nil, "en", "pl", "fa", "ar", "kk", "de_CH", "hi", "fr", "tr"].map { tag in
        NumberReader(language: tag.map { LanguageTag($0) })
    }
    private var taken = 0
    private var refused = 0

    private static let pieces = [
        "0", "1", "2", "12", "999", "1234", "000", "1 234", "1.234", "1,234", "1'234", "12,34,567", ".", ",", " ", "'",
        "’", "\u{A0}", "\u{202F}", "\u{2009}", "٬", "٫", "،", "۱", "۲۳", "٤", "٥٦", "१", "３", "-", "−", "+", "(", ")",
        "\u{200E}", "\u{200F}", "\u{61C}", "zł", "PLN", "€", "$", "US$", "تومان", "ریال", "﷼", "₸", "тг", "kr", "Fr.",
        "%", "e5", "E", "x", "½", "²", "٪", "99999999999999999999", "0.00000000000000000001", "\u{301}", "\u{0}", "00",
    ]

    private static let wholes = [
        "1 234,50", "1.234,50 zł", "1,234.50", "۱٬۲۳۴٫۵۶", "1'234.50", "$12.99", "12,34,567.00", "-5", "١٢٣٤٫٥ ر.س",
        "0,5",
    ]

    var counts: [(name: String, count: Int)] { [("readings taken", taken), ("refused", refused)] }

    mutating func text(_ random: inout FuzzRandom) -> [UInt8] {
        guard random.below(3) == 0 else { return TextMutation.text(of: Self.pieces, most: 8, &random) }
        return TextMutation.spoilt(Array(random.pick(Self.wholes).utf8), random.below(4), &random)
    }

    mutating func problems(with text: [UInt8], _ random: inout FuzzRandom) -> [String] {
        let string = String(decoding: text, as: UTF8.self)
        let digits = string.unicodeScalars.compactMap { scalar in
            scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
        }
        var problems: [String] = []
        for reader in readers {
            if let number = try? reader.number(string) {
                taken += 1
                problems += Self.problems(of: number, digits)
                if let price = try? reader.price(string) {
                    if price.amount != number || price.currency != nil {
                        problems.append("a price differs: \(price.amount) is not \(number)")
                    }
                } else {
                    problems.append("a number is no price: \(number)")
                }
            } else {
                refused += 1
                if let price = try? reader.price(string) { problems += Self.problems(of: price.amount, digits) }
            }
        }
        return problems
    }

    /// A number has the digits of its text, in their order, and comes back from its own text.
    private static func problems(of number: ExactDecimal, _ digits: [Int]) -> [String] {
        var problems: [String] = []
        let written = "\(number)"
        if ExactDecimal(written) != number { problems.append("it does not come back: \(written)") }
        let significant = written.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { Int($0) - 0x30 }
        func trimmed(_ digits: [Int]) -> [Int] {
            var digits = digits[...]
            while digits.first == 0 { digits.removeFirst() }
            while digits.last == 0 { digits.removeLast() }
            return Array(digits)
        }
        if trimmed(significant) != trimmed(digits) { problems.append("it has other digits: \(written)") }
        return problems
    }
}
