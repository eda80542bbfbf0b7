import PIMCatalog
import PIMGuidelines
import PIMText
import Testing

@Suite("A text checked as it is typed")
struct TextReportTests {
    private static func set() throws -> GuidelineSet {
        var guideline = Guideline("brand")
        var words = GuidelineRule("brand.words", kind: "text.terms")
        words.settings = ["terms": .set(["gratis", ["term": "super", "instead": "dobry"]]), "safe": .set(true)]
        words.severity = .error
        words.reason = "we sell nothing for nothing"
        var spelling = GuidelineRule("brand.spelling", kind: "text.spelling")
        spelling.attributes = ["name"]
        guideline.rules = [words, spelling]
        let end = try #require(CalendarDate("2099-01-01"))
        guideline.waivers = [Waiver(rule: "brand.words", reason: "", approver: "", until: end)]
        guideline.waivers[0].attribute = "brand"
        guideline.waivers.append(guideline.waivers[0])
        guideline.waivers[1].attribute = nil
        guideline.waivers[1].product = "A-1"
        var problems: [Finding] = []
        let set = GuidelineSet([guideline], structure: try GuidelineSamples.structure()) { problems.append($0) }
        #expect(problems == [])
        return set
    }

    private static func book() throws -> RuleBook {
        try set().book(for: Guideline.Place(channels: ["web"], locale: "pl_PL"))
    }

    @Test("names rule, words, remedy, fix, and places in three units")
    func findings() throws {
        let text = "Zażółć 👩‍👩‍👧 super i gratis"
        let report = try Self.book().check(text: text, attribute: "description")
        #expect(report.text == text)
        #expect(report.isVerbatim)
        #expect(report.severity == .error)
        #expect(report.findings.map(\.rule) == ["brand.words", "brand.words"])
        #expect(report.findings.map(\.kind) == ["text.terms", "text.terms"])
        #expect(report.findings.map(\.words) == ["super", "gratis"])
        #expect(report.findings.map(\.shownRemedy) == ["we sell nothing for nothing", "we sell nothing for nothing"])
        let first = try #require(report.findings.first)
        #expect(first.span.graphemes == 9..<14)
        let units = Array(text.utf16)
        #expect(String(decoding: units[first.span.utf16], as: UTF16.self) == "super")
        #expect(String(decoding: Array(text.utf8)[first.span.utf8], as: UTF8.self) == "super")
        let fix = try #require(first.fix)
        #expect(fix.isSafe)
        #expect(fix.span == first.span)
        #expect(report.text(with: fix) == "Zażółć 👩‍👩‍👧 dobry i gratis")
        #expect(report.findings[1].fix == nil)
    }

    @Test("sees HTML as a reader does where the attribute holds it, and only there")
    func html() throws {
        let html = "<p class=\"super\">A <b>gratis</b></p>"
        let report = try Self.book().check(text: html, attribute: "description")
        #expect(report.text == "A gratis")
        #expect(!report.isVerbatim)
        #expect(report.findings.map(\.span.utf8) == [2..<8])
        #expect(try Self.book().check(text: html, attribute: "name").findings.map(\.words) == ["super", "gratis"])
    }

    @Test("leaves out what somebody allowed")
    func waivers() throws {
        let book = try Self.book()
        #expect(book.check(text: "gratis").findings.count == 1)
        #expect(book.check(text: "gratis", attribute: "brand").findings.isEmpty)
        #expect(book.check(text: "gratis", product: "A-1").findings.isEmpty)
        #expect(book.check(text: "gratis", product: "A-2").findings.count == 1)
        #expect(book.fixed("super", attribute: "brand") == "super")
        #expect(book.fixed("super") == "dobry")
    }

    @Test("says which rules could not judge, and why")
    func unjudged() throws {
        let report = try Self.book().check(text: "but", attribute: "name")
        #expect(report.findings.isEmpty)
        #expect(report.severity == nil)
        #expect(report.unjudged.map(\.rule) == ["brand.spelling"])
        #expect(report.unjudged.map(\.reason) == ["there is no dictionary for pl"])
        #expect(try Self.book().check(text: "but", attribute: "description").unjudged.isEmpty)
    }

    @Test("takes a text of no letters, and an attribute that nobody declared")
    func edges() throws {
        let book = try Self.book()
        #expect(book.check(text: "", attribute: "name").findings.isEmpty)
        #expect(book.check(text: "gratis", attribute: "nowhere").findings.count == 1)
    }
}
