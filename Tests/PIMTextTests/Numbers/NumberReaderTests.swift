import PIMText
import Testing

@Suite("Number reader")
struct NumberReaderTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let language: String?
        let value: String
        init(_ text: String, _ language: String?, _ value: String) {
            self.text = text
            self.language = language
            self.value = value
        }
        var testDescription: String { "\(text) in \(language ?? "any language")" }
    }

    private static func reader(_ language: String?) -> NumberReader {
        NumberReader(language: language.map { LanguageTag($0) })
    }

    @Test(
        "reads what can be read in one way",
        arguments: [
            Example("0", nil, "0"), Example("1234", nil, "1234"), Example(" -12.50 ", nil, "-12.5"),
            Example("1 234,50", nil, "1234.5"), Example("1\u{A0}234\u{202F}567", nil, "1234567"),
            Example("1.234,50", nil, "1234.5"), Example("1,234.50", nil, "1234.5"), Example("1'234.50", nil, "1234.5"),
            Example("1’234’567", "de_CH", "1234567"), Example("12,5", nil, "12.5"), Example("0,123", nil, "0.123"),
            Example("0.5", nil, "0.5"), Example("1,2345", nil, "1.2345"), Example("1,234,567", nil, "1234567"),
            Example("1.234.567,8", nil, "1234567.8"), Example("1,234", "en", "1234"),
            Example("1,234", "pl_PL", "1.234"),
            Example("1.234", "de", "1234"), Example("1.234", "en", "1.234"), Example("12.50", "pl", "12.5"),
            Example("1.234,50", "pl", "1234.5"), Example("1 234,567", "kk_KZ", "1234.567"),
            Example("۱۲۳۴٫۵۶", nil, "1234.56"), Example("۱٬۲۳۴٫۵", nil, "1234.5"), Example("۱۲۳۴/۵", "fa_IR", "1234.5"),
            Example("۱،۲۵۰،۰۰۰", "fa", "1250000"), Example("1,250", "fa", "1250"),
            Example("١٬٢٣٤٫٥", "ar_SA", "1234.5"),
            Example("1,234", "ar_AE", "1234"), Example("1,234", "ar_MA", "1.234"),
            Example("12,34,567.50", "en_IN", "1234567.5"), Example("1,23,456", "hi", "123456"),
            Example("\u{200E}-\u{200E}5", nil, "-5"), Example("\u{2212}5,25", nil, "-5.25"), Example("+7", nil, "7"),
            Example("\u{200F}-۱۲٫۵\u{200F}", "fa", "-12.5"), Example("007", nil, "7"),
            Example("99999999999999999999999999999999999999", nil, "99999999999999999999999999999999999999"),
        ]
    )
    func reads(example: Example) throws {
        #expect(try Self.reader(example.language).number(example.text).description == example.value)
    }

    struct Refusal: CustomTestStringConvertible {
        let text: String
        let language: String?
        let problem: NumberProblem
        init(_ text: String, _ language: String?, _ problem: NumberProblem) {
            self.text = text
            self.language = language
            self.problem = problem
        }
        var testDescription: String { "\(text) in \(language ?? "any language")" }
    }

    @Test(
        "refuses what is no number or two",
        arguments: [
            Refusal("", nil, .noDigits), Refusal("-", nil, .noDigits), Refusal("cena", nil, .noDigits),
            Refusal("1,234", nil, .ambiguous(decimal: decimal("1.234"), whole: 1234)),
            Refusal("1.234", "pl", .ambiguous(decimal: decimal("1.234"), whole: 1234)),
            Refusal("-12.345", nil, .ambiguous(decimal: decimal("-12.345"), whole: -12345)),
            Refusal("1.234,50", "en", .malformed("1.234,50")), Refusal("1,234.50", "pl", .malformed("1,234.50")),
            Refusal("12 34", nil, .malformed("12 34")), Refusal("1 2345", nil, .malformed("1 2345")),
            Refusal("1,23,456", nil, .malformed("1,23,456")), Refusal("1,,234", nil, .malformed("1,,234")),
            Refusal("1,234 567", nil, .malformed("1,234 567")), Refusal("1.2.3", nil, .malformed("1.2.3")),
            Refusal("1/2", nil, .malformed("1/2")), Refusal("1-2", nil, .malformed("1-2")),
            Refusal("1e5", nil, .malformed("1e5")), Refusal("۱2", nil, .mixedDigits("۱2")),
            Refusal("5.", nil, .unexpected(".")),
            Refusal(",5", nil, .unexpected(",")), Refusal("12 zł", nil, .unexpected("zł")),
            Refusal("5-", nil, .unexpected("-")),
            Refusal("--5", nil, .unexpected("-")), Refusal("(5)", nil, .unexpected("(")),
            Refusal("5%", nil, .unexpected("%")),
            Refusal("123456789012345678901234567890123456789", nil, .tooLong),
            Refusal("0,123,456", nil, .malformed("0,123,456")),
        ]
    )
    func refuses(refusal: Refusal) {
        #expect(throws: refusal.problem) { try Self.reader(refusal.language).number(refusal.text) }
        #expect(!refusal.problem.description.isEmpty)
    }

    private static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text) ?? .zero }

    struct Offer: CustomTestStringConvertible {
        let text: String
        let language: String?
        let amount: String
        let currency: String?
        init(_ text: String, _ language: String?, _ amount: String, _ currency: String?) {
            self.text = text
            self.language = language
            self.amount = amount
            self.currency = currency
        }
        var testDescription: String { text }
    }

    @Test(
        "reads prices with their currency",
        arguments: [
            Offer("1.234,50 zł", nil, "1234.5", "PLN"), Offer("1 234,50\u{A0}PLN", "pl", "1234.5", "PLN"),
            Offer("12 990 ₸", "kk", "12990", "KZT"), Offer("12 990 тг.", "ru_KZ", "12990", "KZT"),
            Offer("۱٬۲۵۰٬۰۰۰ تومان", "fa", "1250000", "IRT"), Offer("۱٬۲۵۰٬۰۰۰ ریال", "fa", "1250000", "IRR"),
            Offer("۵۰۰ ﷼", "fa_IR", "500", "IRR"), Offer("٥٠٠ ﷼", "ar_SA", "500", "SAR"),
            Offer("٩٩٫٥٠ د.إ.", "ar", "99.5", "AED"), Offer("99.50 د.إ", "ar_AE", "99.5", "AED"),
            Offer("ر.س 250", "ar", "250", "SAR"), Offer("١٢٠ ج.م", "ar_EG", "120", "EGP"),
            Offer("250 ريال", "ar_QA", "250", "QAR"),
            Offer("€12.50", nil, "12.5", "EUR"), Offer("-€12,50", nil, "-12.5", "EUR"),
            Offer("€ -12,50", nil, "-12.5", "EUR"),
            Offer("$1,234.50", "en_US", "1234.5", "USD"), Offer("$5", "en_CA", "5", "CAD"),
            Offer("USD 5", nil, "5", "USD"),
            Offer("12", nil, "12", nil), Offer("999 руб.", "ru", "999", "RUB"), Offer("$5 USD", "en_US", "5", "USD"),
        ]
    )
    func prices(offer: Offer) throws {
        let price = try Self.reader(offer.language).price(offer.text)
        #expect(price.amount.description == offer.amount)
        #expect(price.currency == offer.currency)
    }

    @Test("refuses unknown and doubtful currencies, and turns toman into rial")
    func currencies() throws {
        let reader = NumberReader()
        #expect(throws: NumberProblem.unexpected("szt.")) { try reader.price("12 szt.") }
        #expect(throws: NumberProblem.unexpected("od")) { try reader.price("od 12 zł") }
        #expect(throws: NumberProblem.twoCurrencies("EUR", "PLN")) { try reader.price("€12 zł") }
        let codes = ["IRR", "SAR", "QAR", "OMR", "YER"]
        #expect(throws: NumberProblem.ambiguousCurrency("﷼", codes)) { try reader.price("12 ﷼") }
        let price = try NumberReader(language: LanguageTag("fa")).price("۱۲٫۵ تومان")
        #expect(price.inLegalCurrency?.amount == 125)
        #expect(price.inLegalCurrency?.currency == "IRR")
        #expect(try reader.price("5 zł").inLegalCurrency?.currency == "PLN")
    }

    @Test("reads what ICU writes in each language", .enabled(if: Witness.node != nil, "no node here"))
    func icu() throws {
        let languages = [
            "en", "he", "zh", "ja", "ko", "hi", "bn", "mr", "ur", "fa", "ps", "ckb", "ar", "ar-SA", "ar-AE", "ar-MA",
            "ar-DZ",
            "ar-EG", "ar-IQ", "de", "de-AT", "de-CH", "es", "es-MX", "es-AR", "it", "it-CH", "pt", "pt-PT", "nl", "da",
            "id",
            "tr", "el", "ro", "hr", "sr", "az", "pl", "kk", "ru", "uk", "be", "bg", "cs", "sk", "fr", "sv", "fi", "nb",
            "hu",
            "et", "lv", "lt", "ky", "uz", "tg", "ka", "hy", "en-IN", "en-ZA", "is",
        ]
        let script = """
            for (const language of \(languages)) for (const number of [12345678.5, -1234567, 0.125, 1234567.25])
              console.log(language + '=' + new Intl.NumberFormat(language).format(number));
            """
        let lines = try Witness.output(of: try #require(Witness.node), ["-"], script).split(separator: "\n")
        #expect(lines.count == 4 * languages.count)
        for (place, line) in lines.enumerated() {
            let fields = line.split(separator: "=").map(String.init)
            let expected = ["12345678.5", "-1234567", "0.125", "1234567.25"][place % 4]
            let digits = Digits.Style.allCases.contains { style in fields[1].contains(Digits.written("1", in: style)) }
            // Digits of other scripts, such as Bengali, are not read.
            guard digits else { continue }
            #expect(try Self.reader(fields[0]).number(fields[1]).description == expected, "\(line)")
        }
    }

    @Test("reads every number back as its language writes it, and never traps", arguments: 1...20)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let styles: [(language: String, thousands: String, decimal: String, digits: Digits.Style)] = [
            ("pl_PL", "\u{A0}", ",", .ascii), ("kk_KZ", " ", ",", .ascii), ("en_US", ",", ".", .ascii),
            ("de_DE", ".", ",", .ascii), ("de_CH", "’", ".", .ascii), ("fa_IR", "٬", "٫", .persian),
            ("ar_SA", "٬", "٫", .arabic), ("fa_IR", ",", "/", .persian), ("ar_MA", ".", ",", .ascii),
        ]
        for _ in 0..<200 {
            let mantissa = Int128(Int64.random(in: -9_999_999_999...9_999_999_999, using: &generator))
            let scale = Int.random(in: 0...6, using: &generator)
            let number = try #require(ExactDecimal(mantissa: mantissa, fractionDigits: scale))
            let style = try #require(styles.randomElement(using: &generator))
            let parts = number.magnitude.description.split(separator: ".")
            var whole = ""
            for (place, digit) in parts[0].enumerated() {
                if place > 0, (parts[0].count - place) % 3 == 0 { whole += style.thousands }
                whole.append(digit)
            }
            let plain = (number.isNegative ? "-" : "") + whole + (parts.count > 1 ? style.decimal + parts[1] : "")
            let written = Digits.written(plain, in: style.digits)
            #expect(try Self.reader(style.language).number(written) == number, "\(written)")
            let pieces = [
                "1", "23", "456", "0", ".", ",", " ", "'", "٫", "٬", "/", "-", "zł", "۱", "﷼", "\u{200F}", "x",
            ]
            let noise = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            _ = try? Self.reader(style.language).price(noise.joined())
            _ = try? NumberReader().price(noise.joined())
        }
    }
}
