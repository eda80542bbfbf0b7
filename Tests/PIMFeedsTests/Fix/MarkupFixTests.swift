import PIMCatalog
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

@Suite("Fixes beside markup")
struct MarkupFixTests {
    private static let files = [
        "pim.json": #"{"pim":1,"name":"S","default_locale":"pl_PL"}"#,
        "attributes.json":
            #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"text","type":"richtext","localizable":true}]}"#,
        "families.json": #"{"families":[]}"#, "categories.json": #"{"categories":[{"code":"master"}]}"#,
        "channels.json":
            #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"}]}"#,
        "guidelines/a.json":
            #"{"guideline":"a","rules":[{"id":"a","kind":"text.terms","with":{"safe":true,"#
            + #""terms":[{"term":"gratis","instead":"w prezencie"},{"term":"B i R","instead":"B&R <3"}]}}]}"#,
    ]

    /// What becomes of product lines with these JSON strings, and what is said of them.
    private static func fixed(_ strings: [String]) throws -> (lines: [String], findings: [Finding]) {
        let folder = try TemporaryFolder("pim-fix")
        for (name, text) in files { try Files.writeAtomically(Array(text.utf8), to: Files.join(folder.path, name)) }
        let lines = strings.enumerated().map { number, string in
            #"{"identifier":"A\#(number)","values":{"text":[{"locale":"pl_PL","data":"\#(string)"}]}}"# + "\n"
        }
        let path = Files.join(folder.path, "products.jsonl")
        try Files.writeAtomically(Array(lines.joined().utf8), to: path)
        var fix = CatalogFix(try FeedSet(CatalogDirectory(folder.path)))
        var findings: [Finding] = []
        fix.report = { findings.append($0) }
        _ = try fix.run()
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        let start = #""data":""#
        let strings = text.split(separator: "\n").map { line in
            String((line.ranges(of: start).first.map { line[$0.upperBound...] } ?? "").dropLast(5))
        }
        return (strings, findings)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let before: String
        let after: String
        var isTold = false
        var testDescription: String { before }
    }

    @Test(
        "change text alone, and tell what they leave",
        arguments: [
            Row(before: "<p>Pasek gratis</p>", after: "<p>Pasek w prezencie</p>"),
            Row(before: "<b>gratis</b> &amp; gratis", after: "<b>w prezencie</b> &amp; w prezencie"),
            Row(
                before: #"\u003cb\u003egratis\u003c/b\u003e i \u003ci\u003egratis\u003c/i\u003e"#,
                after: #"\u003cb\u003ew prezencie\u003c/b\u003e i \u003ci\u003ew prezencie\u003c/i\u003e"#
            ),
            Row(before: "<a title='gratis'>x</a>", after: "<a title='gratis'>x</a>"),
            Row(before: "gra&#116;is <i>x</i>", after: "gra&#116;is <i>x</i>", isTold: true),
            Row(before: "gra&#116;is <i>gratis</i>", after: "gra&#116;is <i>w prezencie</i>", isTold: true),
            Row(before: "<p>B i R</p>", after: "<p>B&amp;R &lt;3</p>"),
            Row(before: "<p>B  i R</p>", after: "<p>B  i R</p>", isTold: true),
            Row(before: "gratis", after: "w prezencie"),
        ]
    )
    func row(row: Row) throws {
        let (lines, findings) = try Self.fixed([row.before])
        #expect(lines == [row.after])
        #expect(findings.map(\.rule) == (row.isTold ? ["fix.markup"] : []))
    }

    @Test("leave every tag, entity and comment as it is", arguments: UInt64(1)...4)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let markup = [
            "<b>", "</b>", "<p class='gratis'>", "</p>", "<br/>", "<!-- gratis -->", "&amp;", "&nbsp;", "&lt;",
        ]
        let words = [" ", "  ", "gratis", "Pasek", "żółty", "i", ","]
        let texts = (0..<60).map { _ in
            (0..<Int.random(in: 1...14, using: &generator)).compactMap { _ in
                (Bool.random(using: &generator) ? markup : words).randomElement(using: &generator)
            }.joined()
        }
        let (lines, _) = try Self.fixed(texts)
        for (before, after) in zip(texts, lines) {
            #expect(Self.markup(after, markup) == Self.markup(before, markup), "\(before) became \(after)")
            let undone = after.ranges(of: "w prezencie").reversed().reduce(into: after) { text, range in
                text = text[..<range.lowerBound] + "gratis" + text[range.upperBound...]
            }
            #expect(undone == before, "\(before) became \(after)")
        }
        #expect(lines.contains { $0.contains("w prezencie") })
    }

    /// The pieces of markup in a text, in their order.
    private static func markup(_ text: String, _ pieces: [String]) -> [String] {
        var found: [(place: String.Index, piece: String)] = []
        for piece in pieces { found += text.ranges(of: piece).map { ($0.lowerBound, piece) } }
        return found.sorted { $0.place < $1.place }.map(\.piece)
    }
}
