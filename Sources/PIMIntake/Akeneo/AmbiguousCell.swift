import PIMText

/// A number of a CSV file that can be read in two ways, and the languages in which it is one of them.
struct AmbiguousCell {
    let decimal: ExactDecimal
    let whole: ExactDecimal
    /// Whether its mark is a comma; a point otherwise.
    let hasComma: Bool

    init(decimal: ExactDecimal, whole: ExactDecimal, hasComma: Bool) {
        self.decimal = decimal
        self.whole = whole
        self.hasComma = hasComma
    }

    /// The number that a text names; nil where it names one number only, or none.
    init?(_ text: String) {
        do throws(NumberProblem) {
            _ = try NumberReader().price(text)
            return nil
        } catch .ambiguous(let decimal, let whole) {
            self.init(decimal: decimal, whole: whole, hasComma: Self.hasComma(text))
        } catch {
            return nil
        }
    }

    /// Whether a text has a comma between its digits.
    static func hasComma(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: ",")) || text.unicodeScalars.contains("\u{60C}")
    }

    /// What to do where nothing shows which of the two it is.
    var remedy: String {
        let languages = "--numbers \(decimalLanguage) for \(decimal), --numbers \(wholeLanguage) for \(whole)"
        return "write \(decimal) or \(whole), or name the language of the numbers: \(languages)"
    }

    /// What to do where another number of the file shows what a comma is.
    func remedy(besides number: String, on line: Int, hasDecimalComma: Bool) -> String {
        let isDecimal = hasDecimalComma == hasComma
        let reason =
            "in \"\(number)\" on line \(line) a comma \(hasDecimalComma ? "stands before decimals" : "parts thousands")"
        return "write \(isDecimal ? decimal : whole), or name the language of the numbers: --numbers "
            + "\(isDecimal ? decimalLanguage : wholeLanguage), since \(reason)"
    }

    private var decimalLanguage: String { hasComma ? "de_DE" : "en_US" }
    private var wholeLanguage: String { hasComma ? "en_US" : "de_DE" }
}
