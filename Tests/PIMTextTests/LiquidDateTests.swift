import PIMText
import Testing

@Suite("Liquid dates")
struct LiquidDateTests {
    private static let readings = [
        ("2026-11-22", "2026-11-22 00:00:00 +0000"), ("2026/11/22 9:05", "2026-11-22 09:05:00 +0000"),
        ("20261122", "2026-11-22 00:00:00 +0000"), ("2026-11-22T10:30:15.250Z", "2026-11-22 10:30:15 +0000"),
        ("2026-11-22 10:30 +03:30", "2026-11-22 10:30:00 +0330"), ("22 Nov 2026", "2026-11-22 00:00:00 +0000"),
        ("Sun, 22 Nov 2026 12:00:00 GMT", "2026-11-22 12:00:00 +0000"), ("1st May 2026", "2026-05-01 00:00:00 +0000"),
        ("February 29, 2028 11:59 pm", "2028-02-29 23:59:00 +0000"), ("0", "1970-01-01 00:00:00 +0000"),
        ("22-Nov-2026", "2026-11-22 00:00:00 +0000"), ("1795305600", "2026-11-22 00:00:00 +0000"),
    ]

    @Test("dates are read as people and machines write them", arguments: readings)
    func reading(_ text: String, _ shown: String) {
        #expect(LiquidBench.render("{{ '\(text)' | date: '%Y-%m-%d %H:%M:%S %z' }}") == shown)
    }

    @Test(
        "what is no date is left as it is",
        arguments: [
            "2026-02-29", "tomorrow", "12/31/2026", "2026-13-01", "", "10:30", "-5", "2026-11-22 25:00", "now?",
        ]
    )
    func noDate(_ text: String) {
        #expect(LiquidBench.render("{{ '\(text)' | date: '%Y' }}") == text)
    }

    private static let patterns = [
        ("%a %A %b %B %h", "Wed Wednesday Jan January Jan"), ("%d %e %-d %j %y %C", "07  7 7 007 26 20"),
        ("%H %I %k %l %M %S %p %P", "17 05 17  5 04 09 PM pm"), ("%s %z %:z %Z", "1767805449 +0000 +00:00 UTC"),
        ("%U %W %V %G %g %u %w", "01 01 02 2026 26 3 3"),
        ("%D %F %T %R %r", "01/07/26 2026-01-07 17:04:09 17:04 05:04:09 PM"),
        ("%c|%x|%X|%v", "Wed Jan  7 17:04:09 2026|01/07/26|17:04:09| 7-JAN-2026"),
        ("%^a %#p %_m %3d %-m", "WED pm  1 007 1"),
        ("%% %n%t %Q %", "% \n\t %Q %"), ("%L %N", "000 000000000"), ("%10A|%-H|%e", " Wednesday|17| 7"),
    ]

    @Test("patterns are those of strftime", arguments: patterns)
    func pattern(_ pattern: String, _ shown: String) {
        #expect(LiquidBench.render("{{ '2026-01-07 17:04:09' | date: '\(pattern)' }}") == shown)
    }

    @Test(
        "weeks of ISO 8601 belong to the year of their Thursday",
        arguments: [
            ("2027-01-01", "2026-53"), ("2026-12-31", "2026-53"), ("2024-12-30", "2025-01"), ("2021-01-03", "2020-53"),
        ]
    )
    func weeks(_ date: String, _ week: String) {
        #expect(LiquidBench.render("{{ '\(date)' | date: '%G-%V' }}") == week)
    }

    @Test("the clock is the host's, or there is none")
    func clock() {
        let now = LiquidDate(year: 2026, month: 11, day: 22, hour: 1, offset: 210)
        #expect(LiquidBench.render("{{ 'now' | date: '%F %R %z' }}", now: now) == "2026-11-22 01:00 +0330")
        #expect(LiquidBench.render("{{ 'today' | date: '%F' }}").hasPrefix("! 1:14: there is no clock here"))
    }

    @Test("dates of the host compare with texts, and days are written without a time")
    func comparing() throws {
        let day = try #require(LiquidDate(year: 2026, month: 11, day: 22))
        let moment = try #require(LiquidDate(year: 2026, month: 11, day: 22, hour: 9, offset: 60))
        let source =
            "{{ d }} {{ m }}{% if d == '22 Nov 2026' and m > d and d < '2026-12-01' and '2026' != d %} yes{% endif %}"
        let template = try LiquidTemplate.compile(source, options: LiquidOptions(variables: nil)).get()
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        let object = LiquidObject([("d", .date(day)), ("m", .date(moment))])
        try renderer.render(template, for: LiquidRecord(object, for: template), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "2026-11-22 2026-11-22 09:00:00 +0100 yes")
    }

    @Test("days and their fields agree over four centuries")
    func calendar() {
        var seconds = LiquidDate(year: 1800, month: 1, day: 1)?.seconds ?? 0
        let end = LiquidDate(year: 2200, month: 1, day: 1)?.seconds ?? 0
        while seconds < end {
            let text = LiquidBench.shown(LiquidDate(seconds: seconds), "%Y-%m-%d")
            #expect(LiquidDate(text)?.seconds == seconds)
            seconds += 86_400 * 173
        }
    }
}

extension LiquidBench {
    /// A date as the filter writes it.
    static func shown(_ date: LiquidDate, _ pattern: String) -> String {
        guard
            case .success(let template) = LiquidTemplate.compile(
                "{{ d | date: '\(pattern)' }}",
                options: LiquidOptions(variables: nil)
            )
        else { return "" }
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        try? renderer.render(
            template,
            for: LiquidRecord(LiquidObject([("d", .date(date))]), for: template),
            into: &output
        )
        return String(decoding: output, as: UTF8.self)
    }
}
