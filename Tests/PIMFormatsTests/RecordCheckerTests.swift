import PIMCatalog
import PIMFormats
import PIMText
import Testing

@Suite("Record checker")
struct RecordCheckerTests {
    /// One field, one cell, and what becomes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var field: Field
        var before: Cell
        var after: Cell
        /// What the only finding says; nil where there is none.
        var says: String?
        var rule: String?
        var severity = Finding.Severity.error
        var testDescription: String { "\(field.name) \(before) → \(after)" }

        static func fits(_ field: Field, _ text: String) -> Case {
            Case(field: field, before: .text(text), after: .text(text))
        }

        static func becomes(_ field: Field, _ text: String, _ after: String) -> Case {
            Case(field: field, before: .text(text), after: .text(after))
        }

        static func refused(_ field: Field, _ text: String, _ rule: String, _ says: String) -> Case {
            Case(field: field, before: .text(text), after: .empty, says: says, rule: rule)
        }
    }

    private func verify(_ item: Case) {
        var record = Record(identifier: "x", isVariant: false, cells: [item.before])
        let findings = RecordChecker(fields: [item.field], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [item.after])
        #expect(findings.map(\.message) == (item.says.map { [$0] } ?? []))
        #expect(findings.map(\.rule) == (item.rule.map { [$0] } ?? []))
        for finding in findings {
            #expect(finding.field == item.field.name)
            #expect(finding.severity == item.severity)
            #expect(!finding.remedy.isEmpty)
        }
    }

    static let word = Field("availability", .word, words: [Field.Word("in stock", from: ["in_stock"]), "preorder"])
    static let flag = Field(
        "adult",
        .flag,
        words: [Field.Word("yes", from: ["true"]), Field.Word("no", from: ["false"])]
    )
    static let plainFlag = Field("native", .flag)

    @Test(
        "maps words to the channel's spelling",
        arguments: [
            Case.fits(word, "in stock"),
            Case.becomes(word, "in_stock", "in stock"),
            Case.becomes(word, "In-Stock", "in stock"),
            Case.becomes(word, "PREORDER", "preorder"),
            Case.refused(
                word,
                "in stok",
                "format.word",
                "availability \"in stok\" is not a word Shop takes (in stock, preorder)"
            ),
            Case.becomes(flag, "TRUE", "yes"),
            Case.fits(flag, "no"),
            Case.refused(flag, "maybe", "format.word", "adult \"maybe\" is not a word Shop takes (yes, no)"),
            Case.becomes(plainFlag, "yes", "true"),
            Case.fits(plainFlag, "false"),
            Case.refused(plainFlag, "maybe", "format.flag", "native \"maybe\" is neither true nor false"),
        ]
    )
    func words(_ item: Case) {
        verify(item)
    }

    @Test("suggests the word that was meant")
    func suggestion() {
        var record = Record(identifier: "x", isVariant: false, cells: [.text("in stok")])
        let findings = RecordChecker(fields: [Self.word]).check(&record, country: nil)
        #expect(findings.map(\.remedy) == ["write in stock; the feed leaves the value out"])
    }

    static let title = Field("title", .text, limits: .cut(10))
    static let code = Field("id", .code, limits: .length(5))
    static let bytes = Field("place", .text, limits: .length(4, unit: .utf8))
    static let country = Field("country", .code, limits: Field.Limits(maximumLength: 2, minimumLength: 2))

    @Test(
        "measures lengths in the field's unit",
        arguments: [
            Case.fits(title, "ten ten te"),
            Case.fits(title, "żółwżółwżó"),
            Case(
                field: title,
                before: .text("eleven eleven"),
                after: .text("eleven ele"),
                says: "title has 13 code points, Shop takes 10",
                rule: "format.too-long",
                severity: .warning
            ),
            Case.fits(code, "12345"),
            Case.refused(code, "123456", "format.too-long", "id has 6 code points, Shop takes 5"),
            Case.refused(bytes, "żół", "format.too-long", "place has 6 UTF-8 bytes, Shop takes 4"),
            Case.fits(country, "PL"),
            Case.refused(country, "P", "format.too-short", "country has 1 code point, Shop takes 2 or more"),
            Case(field: title, before: .text(""), after: .empty),
        ]
    )
    func lengths(_ item: Case) {
        verify(item)
    }

    static let number = Field("rank", .number, limits: .range(ExactDecimal("0"), ExactDecimal("100"), decimals: 2))
    static let integer = Field("stock", .integer)
    static let amount = Field("amount", .amount)
    static let price = Field("price", .price)
    static let weight = Field(
        "weight",
        .measure,
        limits: .range(ExactDecimal("0"), ExactDecimal("2000")),
        units: [Field.UnitWord("kg", "KILOGRAM"), Field.UnitWord("g", "GRAM")]
    )
    static let age = Field("age", .number, words: [Field.Word("13", from: ["adult"])])

    @Test(
        "takes exact numbers within bounds only",
        arguments: [
            Case.fits(number, "12.50"), Case.fits(number, "0"), Case.fits(number, "100"), Case.fits(integer, "-3"),
            Case.fits(amount, "12.50"),
            Case.refused(number, "12,5", "format.number", "rank \"12,5\" is not a number such as 12.5"),
            Case.refused(number, "1e2", "format.number", "rank \"1e2\" is not a number such as 12.5"),
            Case.refused(number, "012", "format.number", "rank \"012\" is not a number such as 12.5"),
            Case.refused(number, ".5", "format.number", "rank \".5\" is not a number such as 12.5"),
            Case.refused(number, "5.", "format.number", "rank \"5.\" is not a number such as 12.5"),
            Case.refused(number, "1.234", "format.number", "rank \"1.234\" has more than 2 digits after the point"),
            Case.refused(number, "-1", "format.range", "rank \"-1\" is less than 0"),
            Case.refused(number, "100.01", "format.range", "rank \"100.01\" is more than 100"),
            Case.refused(integer, "3.0", "format.number", "stock \"3.0\" is not a whole number"),
            Case.refused(amount, "-3", "format.number", "amount \"-3\" is negative"),
            Case.becomes(age, "adult", "13"), Case.fits(age, "16"),
        ]
    )
    func numbers(_ item: Case) {
        verify(item)
    }

    @Test(
        "takes prices and measures in the channel's spelling only",
        arguments: [
            Case.fits(price, "15.00 USD"), Case.fits(price, "0 PLN"),
            Case.refused(price, "15.00", "format.price", says(price, "15.00")),
            Case.refused(price, "15,00 USD", "format.price", says(price, "15,00 USD")),
            Case.refused(price, "1 500.00 USD", "format.price", says(price, "1 500.00 USD")),
            Case.refused(price, "15.00USD", "format.price", says(price, "15.00USD")),
            Case.refused(price, "15.00 usd", "format.price", says(price, "15.00 usd")),
            Case.refused(price, "-1.00 USD", "format.price", says(price, "-1.00 USD")),
            Case.refused(price, "USD 15.00", "format.price", says(price, "USD 15.00")),
            Case.refused(price, "3.999 GBP", "format.price", "price \"3.999 GBP\" has 3 decimals, GBP has 2"),
            Case.refused(price, "100.5 JPY", "format.price", "price \"100.5 JPY\" has 1 decimal, JPY has 0"),
            Case.fits(price, "3.9900 GBP"), Case.fits(price, "100.00 JPY"), Case.fits(price, "3.999 KWD"),
            Case.fits(price, "3.9999 XAU"), Case.fits(price, "1.25 EUR"),
            Case.fits(weight, "1.2 kg"),
            Case.becomes(weight, "1.2 KG", "1.2 kg"),
            Case.becomes(weight, "900 GRAM", "900 g"),
            Case.refused(weight, "1.2 lb", "format.unit", "weight \"1.2 lb\" is not in a unit Shop takes (kg, g)"),
            Case.refused(weight, "1.2", "format.measure", "weight \"1.2\" is not a number and a unit such as 1.2 kg"),
            Case.refused(weight, "2001 kg", "format.range", "weight \"2001 kg\" is more than 2000"),
        ]
    )
    func pricesAndMeasures(_ item: Case) {
        verify(item)
    }

    private static func says(_ field: Field, _ text: String) -> String {
        "\(field.name) \"\(text)\" is not an amount and a currency such as 15.00 USD"
    }
}
