import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Contacts in texts")
struct ContactTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let locale: String
        let links: [String]

        init(_ text: String, _ locale: String, _ links: [String] = []) {
            self.text = text
            self.locale = locale
            self.links = links
        }

        var testDescription: String { "\(locale): \(text)" }
    }

    private func found(_ row: Row) -> [String] {
        let text = CheckedText(row.text, locale: row.locale)
        guard row.text.withBytes(LinkFinder.mayHold) else { return [] }
        return LinkFinder.links(in: text).map { text.string($0.range) }
    }

    @Test(
        "are found as people of the country write them",
        arguments: [
            Row("تلفن ۰۹۱۲۱۲۳۴۵۶۷", "fa_IR", ["۰۹۱۲۱۲۳۴۵۶۷"]), Row("زنگ: 09121234567.", "fa_IR", ["09121234567"]),
            Row("0912 123 4567 و ۰۲۱-۸۸۷۷-۶۶۵۵", "fa_IR", ["0912 123 4567", "۰۲۱-۸۸۷۷-۶۶۵۵"]),
            Row("Тел. 8 (701) 123-45-67", "kk_KZ", ["8 (701) 123-45-67"]),
            Row("8 701 123 45 67", "kk_KZ", ["8 701 123 45 67"]), Row("87011234567, 5 дана", "kk_KZ", ["87011234567"]),
            Row("Тел. 87011234567", "ru_RU", ["87011234567"]), Row("Звоните 89001234567", "ru_KZ", ["89001234567"]),
            Row("Tel. 22 123 45 67. 5 dni", "pl_PL", ["22 123 45 67"]), Row("601-202-303", "pl_PL", ["601-202-303"]),
            Row("(22) 123 45 67", "pl_PL", ["(22) 123 45 67"]), Row("0048601202303", "pl_PL", ["0048601202303"]),
            Row("اتصل ٠٥٠١٢٣٤٥٦٧", "ar_SA", ["٠٥٠١٢٣٤٥٦٧"]), Row("0501234567", "ar_AE", ["0501234567"]),
            Row("+48 601 202 303, +1 (212) 555-0100", "en_GB", ["+48 601 202 303", "+1 (212) 555-0100"]),
            Row("t.me/ziba, wa.me/48601202303", "fa_IR", ["t.me/ziba", "wa.me/48601202303"]),
            Row(
                "instagram.com/x müller.de пример.рф ftp://x.y",
                "de_DE",
                [
                    "instagram.com/x", "müller.de", "пример.рф", "ftp://x.y",
                ]
            ),
        ]
    )
    func contacts(row: Row) {
        #expect(found(row) == row.links)
    }

    @Test(
        "are not codes, sizes, prices and dates",
        arguments: [
            Row("EAN 5901234123457, GTIN 0012345678905, 00012345600012", "pl_PL"), Row("SKU 601-202-303", "pl_PL"),
            Row("100 x 200 x 300, 100-200-300 mm", "pl_PL"), Row("1 234 567 890 zł, 120 000 000", "pl_PL"),
            Row("01.02.2024 10.30, 2024-02-01 12-30", "pl_PL"), Row("01-02-2024 03-04-2024", "en_GB"),
            Row("78 912 345 678 теңге, 80 000 000 000", "kk_KZ"), Row("کد ۰۹۱۲۱۲۳۴۵۶۷", "fa_IR"),
            Row("۱۲۰۰۰۰۰ ریال، ۱۲۳۴۵۶۷۸۹۰۱", "fa_IR"), Row("قیمت 120,000,000", "fa_IR"), Row("09121234567", "en_GB"),
            Row("رقم 1234567890", "ar_SA"), Row("model 22 123 45 67", "pl_PL"), Row("0.123 456 789", "en_GB"),
            Row("10 20 30 40 50", "pl_PL"), Row("Lampa 601202303", "pl_PL"), Row("Артикул 87011234567", "ru_KZ"),
            Row("86011234567", "ru_RU"), Row("about.me jest fajne, it.is", "pl_PL"),
        ]
    )
    func others(row: Row) {
        #expect(found(row) == [])
    }
}
