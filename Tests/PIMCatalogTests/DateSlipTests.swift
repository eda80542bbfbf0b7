import PIMCatalog
import Testing

@Suite("Dates that are none")
struct DateSlipTests {
    struct Slip: CustomTestStringConvertible, Sendable {
        let text: String
        let reason: String
        let remedy: String
        var testDescription: String { text }

        init(_ text: String, _ reason: String, _ remedy: String) {
            self.text = text
            self.reason = reason
            self.remedy = remedy
        }
    }

    private static let example = "write it like '2026-11-22'"
    private static let other = "write the day of the Gregorian calendar as ISO 8601 does, such as '2026-11-22'"
    private static let iso = "is not written as ISO 8601 writes dates"

    @Test(
        "say what they are, and how their day is written",
        arguments: [
            Slip("05.03.2024", "has its year at the end", "write '2024-03-05'"),
            Slip("5.3.2024", "has its year at the end", "write '2024-03-05'"),
            Slip("25/03/2024", "has its year at the end", "write '2024-03-25'"),
            Slip("03/25/2024", "has its year at the end", "write '2024-03-25'"),
            Slip("05/05/2024", "has its year at the end", "write '2024-05-05'"),
            Slip(
                "03/05/2024",
                "is a day and a month in either order",
                "write '2024-05-03' or '2024-03-05', whichever it is"
            ),
            Slip("2024/3/5", iso, "write '2024-03-05'"), Slip("2024.03.05", iso, "write '2024-03-05'"),
            Slip("2024/03/05 10:30", iso, "write '2024-03-05'"), Slip("٢٠٢٤-٠٣-٠٥", iso, "write '2024-03-05'"),
            Slip("1402/12/15", "is of the year 1402, as the Persian or Islamic calendar counts", other),
            Slip("۱۴۰۲/۱۲/۱۵", "is of the year 1402, as the Persian or Islamic calendar counts", other),
            Slip("15/12/1402", "is of the year 1402, as the Persian or Islamic calendar counts", other),
            Slip("1403-12-30", "is of the year 1403, as the Persian or Islamic calendar counts", other),
            Slip("2026-02-30", "is no day of the calendar", example),
            Slip("32.01.2024", "is no day of the calendar", example),
            Slip("soon", "is not a date", example), Slip("", "is not a date", example),
            Slip("2024/03-05", "is not a date", example), Slip("05.03.24", "is not a date", example),
            Slip("20240305", "is not a date", example), Slip("99999999999999999999/1/1", "is not a date", example),
            Slip("1/2/3/4", "is not a date", example), Slip("/1/2024", "is not a date", example),
        ]
    )
    func slips(_ slip: Slip) {
        let found = DateSlip(slip.text, quote: "'")
        #expect(found.reason == slip.reason)
        #expect(found.remedy == slip.remedy)
        #expect(found.isDate == (slip.reason != "is not a date"))
    }

    @Test(
        "know the years of another calendar",
        arguments: [(1299, false), (1300, true), (1402, true), (1500, true), (1501, false)]
    )
    func years(_ year: Int, _ isOther: Bool) throws {
        #expect(try #require(CalendarDate("\(year)-01-01")).isOfOtherCalendar == isOther)
    }
}
