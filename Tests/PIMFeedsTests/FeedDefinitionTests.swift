import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("A feed definition's slips")
struct FeedDefinitionTests {
    /// A slip in a feed file: where it is told and what is said.
    struct Slip: CustomTestStringConvertible {
        let name: String
        let feed: String
        let rule: String
        let message: String
        let remedy: String
        /// The text of the file at which the finding points.
        let place: String
        var testDescription: String { name }

        init(
            _ name: String,
            _ feed: String,
            _ rule: String,
            _ message: String,
            _ remedy: String,
            at place: String = "{\n"
        ) {
            self.name = name
            self.feed = feed
            self.rule = rule
            self.message = message
            self.remedy = remedy
            self.place = place
        }
    }

    /// A feed with one member changed or added; every member stands on a line of its own.
    static func feed(_ changes: [String: String]) -> String {
        let members: [(key: String, value: String)] = [
            ("code", "\"items\""), ("format", "\"plain-xml\""), ("channel", "\"web\""), ("locale", "\"pl_PL\""),
            ("currency", "\"PLN\""), ("audience", "null"), ("select", "{}"), ("fields", "{}"),
            ("exclude_on", "\"error\""),
            ("gate", "{}"), ("output", "{\"file\": \"items.xml\"}"),
        ]
        let known = Set(members.map(\.key))
        let all =
            members.map { ($0.key, changes[$0.key] ?? $0.value) }
            + changes.filter { !known.contains($0.key) }.map { ($0.key, $0.value) }
        let lines = all.filter { $0.1 != "-" }.map { "  \"\($0.0)\": \($0.1)" }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    static func one(_ key: String, _ value: String) -> String { feed([key: value]) }

    @Test("are findings with their place and what to do", arguments: names + shapes + types)
    func told(_ slip: Slip) throws {
        let shop = try RunShop(feeds: [slip.feed])
        let findings = try shop.problems().filter { $0.severity == .error }
        let finding = try #require(findings.first { $0.rule == slip.rule }, "\(findings)")
        #expect(findings.count == 1, "\(findings)")
        #expect(slip.message.isEmpty || finding.message.contains(slip.message), "\(finding.message)")
        #expect(slip.remedy.isEmpty || finding.remedy.contains(slip.remedy), "\(finding.remedy)")
        #expect(finding.message.first?.isUppercase != true && !finding.message.hasSuffix("."))
        let position = try #require(finding.position)
        #expect(position.file == "feeds/feed-0.json")
        let column = try #require(position.column)
        let line = slip.feed.split(separator: "\n", omittingEmptySubsequences: false)[position.line - 1]
        let rest = String(decoding: Array(line.utf8).dropFirst(column - 1), as: UTF8.self)
        #expect((rest + "\n").hasPrefix(slip.place) || slip.place.isEmpty, "points at \(rest)")
        #expect(throws: FeedError.self) { try shop.feeds() }
    }

    @Test("all of them are told at once, not the first")
    func together() throws {
        let feed = Self.feed([
            "fields": #"{"titel": "x", "note": "{{ nmae }}"}"#, "select": #"{"families": ["x"], "where": "y > 1"}"#,
        ])
        let rules = try RunShop(feeds: [feed, Self.one("code", "12")]).problems().map(\.rule)
        #expect(
            rules.sorted() == [
                "feed.unknown-attribute", "feed.unknown-family", "feed.unknown-field", "feed.where", "file.wrong-type",
            ]
        )
    }

    struct Twins: CustomTestStringConvertible {
        let codes: (String, String)
        let files: (String, String)
        let isTwin: Bool
        var testDescription: String { "\(codes) \(files)" }
    }

    @Test(
        "feeds with one code or one file are told",
        arguments: [
            Twins(codes: ("a", "a"), files: ("a.xml", "b.xml"), isTwin: true),
            Twins(codes: ("a", "b"), files: ("a.xml", "a.xml"), isTwin: true),
            Twins(codes: ("a", "b"), files: ("a.xml", "./a.xml"), isTwin: true),
            Twins(codes: ("a", "b"), files: ("x/a.xml", "x//./a.xml"), isTwin: true),
            Twins(codes: ("a", "b"), files: ("a.xml", "x/a.xml"), isTwin: false),
        ]
    )
    func twins(_ twins: Twins) throws {
        let feeds = [
            RunShop.feed(code: twins.codes.0, file: twins.files.0),
            RunShop.feed(code: twins.codes.1, file: twins.files.1),
        ]
        let finding = try RunShop(feeds: feeds).problems().first
        #expect((finding?.rule == "file.duplicate-feed") == twins.isTwin)
        #expect(finding == nil || finding?.position == SourcePosition(file: "feeds/feed-1.json", line: 1, column: 1))
    }

    @Test("a feed that is not there is suggested; one whose file is broken is told as such")
    func unknownFeed() throws {
        let shop = try RunShop(feeds: [RunShop.feed(code: "google-pl"), RunShop.feed(code: "meta")])
        let error = try #require(throws: FeedError.self) { try shop.feeds(only: ["gogle-pl"]) }
        #expect(error.message == "there is no feed \"gogle-pl\"; did you mean \"google-pl\"?")
        let other = try #require(throws: FeedError.self) { try shop.feeds(only: ["zzzzzz"]) }
        #expect(other.message == "there is no feed \"zzzzzz\"; the catalog has google-pl, meta")
        #expect(try shop.feeds(only: ["meta", "google-pl", "meta"]).feeds.map(\.code) == ["meta", "google-pl"])
        try shop.write("feeds/broken.json", "{\"code\": \"broken\"")
        let third = try #require(throws: FeedError.self) { try shop.feeds(only: ["broken"]) }
        #expect(third.code == .invalid)
    }
}
