import PIMText

/// How a number ought to be written that somebody wrote as people do, `1 234,50`, where only `1234.50` is read.
enum NumberProposal {
    /// What to do about a text that is no number in JSON; nil where nobody would take it for one.
    ///
    /// An amount may name its currency.
    static func remedy(for text: String, isAmount: Bool) -> String? {
        guard ExactDecimal(text) == nil else { return nil }
        do {
            let number = try isAmount ? NumberReader().price(text).amount : NumberReader().number(text)
            return "write \(spelled(number, as: text))"
        } catch .ambiguous(let decimal, let whole) {
            return "write \(spelled(decimal, as: text)) or \(whole), whichever it is"
        } catch {
            return nil
        }
    }

    /// The number with as many decimals as the text shows.
    private static func spelled(_ number: ExactDecimal, as text: String) -> String {
        let digits = text.unicodeScalars.reversed().drop { Digits.digit($0.value) == nil }
        let last = digits.prefix { Digits.digit($0.value) != nil }.count
        let isWhole = number.fractionDigits == 0 && (last == 3 || last == digits.count || isWholeNumber(text))
        return number.text(minimumDecimals: isWhole ? 0 : last)
    }

    private static func isWholeNumber(_ text: String) -> Bool {
        !text.unicodeScalars.contains { ".,/\u{60C}\u{66B}".unicodeScalars.contains($0) }
    }
}
