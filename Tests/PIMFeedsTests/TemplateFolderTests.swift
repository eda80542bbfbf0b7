import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Partials from the catalog's folder")
struct TemplateFolderTests {
    private static func shop(_ title: String, _ partials: [String: String] = [:]) throws -> RunShop {
        let shop = try RunShop(
            [RunShop.product("A")],
            feeds: [RunShop.feed(#""fields":{"title":\#(title)},"#)]
        )
        for (name, text) in partials { try shop.write("templates/\(name).liquid", text) }
        return shop
    }

    /// A field, the partials there are, and the title that comes of it.
    struct Row: Sendable, CustomTestStringConvertible {
        let title: String
        let partials: [String: String]
        let text: String

        var testDescription: String { title }

        init(_ title: String, _ partials: [String: String], _ text: String) {
            self.title = title
            self.partials = partials
            self.text = text
        }
    }

    static let rows = [
        Row(#""{% render 'badge' %}""#, ["badge": "[{{ name }}]"], "[Kurtka]"),
        Row(#""{% include 'badge' %}""#, ["badge": "[{{ name }}]"], "[Kurtka]"),
        Row(#""{% liquid render 'badge' %}""#, ["badge": "[{{ name }}]"], "[Kurtka]"),
        Row(#""{%- render \"badge\", word: 'x' -%}!""#, ["badge": "{{ word }}"], "x!"),
        Row(#""{% render 'a/b-c/d_1' %}""#, ["a/b-c/d_1": "deep"], "deep"),
        Row(#""{% render 'outer' %}""#, ["outer": "{% render 'inner' %}{% render 'inner' %}", "inner": "x"], "xx"),
        Row(#""{% render 'line' %}, {{ name }}""#, ["line": "x\n"], "x, Kurtka"),
        Row(#""{% render 'line' %}, {{ name }}""#, ["line": "\u{FEFF}x\r\n"], "x, Kurtka"),
        Row(#"{"template":"title"}"#, ["title": "{{ name | upcase }} {{ product.sku }}\n"], "KURTKA A"),
        Row(#"["{{ note }}",{"template":"parts/title"}]"#, ["parts/title": "{{ name }}"], "Kurtka"),
        Row(#"{"join":[{"template":"x"},"y"],"with":"-"}"#, ["x": "x"], "x-y"),
        Row(#""{% render 'a' %}""#, ["a": "a", "unused": "{% if %}{{ nobody"], "a"),
        Row(#""{% raw %}{% render 'nowhere' %}{% endraw %}""#, [:], "{% render 'nowhere' %}"),
    ]

    @Test("are read in normal form C, as the values they are compared with are")
    func normalForm() throws {
        let shop = try Self.shop(#""{% render 'a' %}""#, ["a": "{% if name == 'z\u{307}' %}z\u{307}{% endif %}"])
        try shop.products([RunShop.product("A", name: "\u{17C}")])
        try shop.export()
        let title = try #require(try shop.published()?.split(separator: "<title>").last?.prefix { $0 != "<" })
        #expect(Array(title.utf8) == [0xC5, 0xBC])
    }

    @Test("stand in fields as if they were written there", arguments: rows)
    func fields(_ row: Row) throws {
        let shop = try Self.shop(row.title, row.partials)
        #expect(try shop.problems().map(\.message) == [])
        try shop.export()
        let feed = try #require(try shop.published())
        #expect(feed.contains("<title>\(row.text)</title>"), "\(feed)")
    }

    /// A field that is refused, with what is said and where.
    struct Slip: Sendable, CustomTestStringConvertible {
        let title: String
        let partials: [String: String]
        let message: String
        let remedy: String
        let file: String
        let column: Int?

        var testDescription: String { title + (partials.first?.value.prefix(40) ?? "") }

        init(
            _ title: String,
            _ partials: [String: String],
            _ message: String,
            _ remedy: String,
            in file: String = "feeds/feed-0.json",
            column: Int? = nil
        ) {
            self.title = title
            self.partials = partials
            self.message = message
            self.remedy = remedy
            self.file = file
            self.column = column
        }
    }

    static let slips = [
        Slip(
            #""{{ name }} {% render 'bagde' %}""#,
            ["badge": "x"],
            "the template, line 1, column 22: there is no partial `bagde`",
            "did you mean `badge`?"
        ),
        Slip(
            #""{% render 'parts/bage' %}""#,
            ["parts/badge": "x"],
            "there is no partial `parts/bage`",
            "`parts/badge`"
        ),
        Slip(#""{% render 'x' %}""#, [:], "there is no partial `x`", "write it to templates/x.liquid"),
        Slip(#"{"template":"titel"}"#, ["title": "x"], "there is no partial `titel`", "did you mean `title`?"),
        Slip(#""{% render '../pim' %}""#, [:], "`../pim` cannot name a partial", "a to z"),
        Slip(#""{% render '/etc/passwd' %}""#, [:], "`/etc/passwd` cannot name a partial", "a to z"),
        Slip(#""{% render 'a//b' %}""#, [:], "`a//b` cannot name a partial", "a to z"),
        Slip(#""{% render 'Badge' %}""#, ["badge": "x"], "`Badge` cannot name a partial", "a to z"),
        Slip(#""{% render 'a.b' %}""#, [:], "`a.b` cannot name a partial", "a to z"),
        Slip(#""{% render '' %}""#, [:], "`` cannot name a partial", "a to z"),
        Slip(#"{"template":"x' %}{{ name"}"#, [:], "`x' %}{{ name` cannot name a partial", "a to z"),
        Slip(
            #""{% render 'outer' %}""#,
            ["outer": "a\n  {% render 'iner' %}", "inner": "x"],
            "the template of title: there is no partial `iner`",
            "did you mean `inner`?",
            in: "templates/outer.liquid:2",
            column: 13
        ),
        Slip(
            #""{% render 'badge' %}""#,
            ["badge": "ok\n{{ brnd }}"],
            "the template of title: `brnd` is not a variable",
            "did you mean `brand`?",
            in: "templates/badge.liquid:2",
            column: 4
        ),
        Slip(
            #"{"template":"badge"}"#,
            ["badge": "{% if name %}"],
            "the template of title: `if` is not closed",
            "endif",
            in: "templates/badge.liquid:1",
            column: 4
        ),
        Slip(
            #""{% render 'badge' %}""#,
            ["badge": String(repeating: "x", count: 1 << 20 + 1)],
            "templates/badge.liquid cannot be read",
            "at most"
        ),
    ]

    @Test("are refused with their file, line and column when the feed is loaded", arguments: slips)
    func refused(_ slip: Slip) throws {
        let findings = try Self.shop(slip.title, slip.partials).problems().filter { $0.severity == .error }
        let finding = try #require(findings.first)
        #expect(findings.count == 1, "\(findings)")
        #expect(finding.message.contains(slip.message), "\(finding.message)")
        #expect(finding.remedy.contains(slip.remedy), "\(finding.remedy)")
        let position = try #require(finding.position)
        #expect("\(position.file):\(position.line)".hasPrefix(slip.file), "\(position)")
        if let column = slip.column { #expect(position.column == column) }
    }

    @Test("must lie in the folder and be text")
    func links() throws {
        for (partial, target, isTaken) in [
            ("out", "../pim.json", false), ("root", #filePath, false), ("near", "real.liquid", true),
        ] {
            let shop = try Self.shop("\"{% render '\(partial)' %}\"", ["real": "x"])
            let path = Files.join(shop.folder, "templates/\(partial).liquid")
            #expect(symlink(target, path) == 0)
            let findings = try shop.problems()
            #expect(findings.isEmpty == isTaken, "\(partial): \(findings)")
            if !isTaken { #expect(findings.first?.message.contains("leads out of the folder") == true) }
        }
        let shop = try Self.shop(#""{% render 'in/x' %}""#)
        try shop.write("elsewhere/x.liquid", "x")
        try Files.makeDirectory(Files.join(shop.folder, "templates"))
        #expect(symlink("../elsewhere", Files.join(shop.folder, "templates/in")) == 0)
        #expect(try shop.problems().first?.message.contains("leads out of the folder") == true)
        let bytes = try Self.shop(#""{% render 'bytes' %}""#, ["bytes": "x"])
        try Files.writeAtomically([0x78, 0xFF], to: Files.join(bytes.folder, "templates/bytes.liquid"))
        #expect(try bytes.problems().first?.message.contains("is not UTF-8") == true)
    }

    @Test("that render themselves are an error at the place where they come round")
    func recursion() throws {
        let partials = ["badge": "x{% render 'parts/b' %}", "parts/b": "\n{% render 'badge' %}"]
        let problem = try #require(Self.shop(#""{% render 'badge' %}""#, partials).problems().first)
        #expect(problem.rule == "feed.template")
        #expect(problem.message.hasSuffix(": the partial `badge` renders itself by way of `parts/b`"))
        #expect(problem.position == SourcePosition(file: "templates/badge.liquid", line: 1, column: 12))
    }

    @Test("that fail for a product name their file, line and column")
    func faults() throws {
        let shop = try RunShop(
            [RunShop.product("A", values: [RunShop.value("rank", "0")])],
            feeds: [RunShop.feed(#""fields":{"title":"{% render 'badge' %}"},"#)]
        )
        try shop.write("templates/badge.liquid", "\n{{ 1 | divided_by: rank }}")
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        _ = try? shop.export(options)
        let fault = try #require(findings.first { $0.rule == "template.fault" })
        #expect(fault.message.contains("templates/badge.liquid, line 2, column"), "\(fault.message)")
    }

    @Test("that are broken cost the feeds that name them and no other")
    func broken() throws {
        let shop = try RunShop(
            [RunShop.product("A")],
            feeds: [
                RunShop.feed(code: "good"), RunShop.feed(code: "bad", #""fields":{"title":{"template":"title"}},"#),
            ]
        )
        try shop.write("templates/title.liquid", "{{ nmae }}")
        let errors = try shop.problems().filter { $0.severity == .error }
        #expect(errors.map(\.feed) == ["bad"])
    }

    @Test("are another state of the catalog for parts that other machines made")
    func inputHash() throws {
        let shop = try Self.shop(#"{"template":"title"}"#, ["title": "{{ name }}"])
        let before = try shop.export().inputHash
        #expect(try shop.export().inputHash == before)
        try shop.write("templates/title.liquid", "{{ name }}!")
        #expect(try shop.export().inputHash != before)
    }
}
