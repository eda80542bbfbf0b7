import PIMCatalog
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

@Suite("Fixes in files")
struct CatalogFixTests {
    private static let product =
        #"{"identifier":"A","values":{"name":[{"locale":"pl_PL","data":"Pasek gratis"}]}}"# + "\n"

    private func catalog(_ folder: String) throws -> FeedSet {
        let files = [
            "pim.json": #"{"pim":1,"name":"S","default_locale":"pl_PL"}"#,
            "attributes.json":
                #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"name","type":"text","localizable":true}]}"#,
            "families.json": #"{"families":[]}"#, "categories.json": #"{"categories":[{"code":"master"}]}"#,
            "channels.json":
                #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"}]}"#,
            "guidelines/a.json":
                #"{"guideline":"a","rules":[{"id":"a","kind":"text.terms","with":{"safe":true,"#
                + #""terms":[{"term":"gratis","instead":"w prezencie"}]}}]}"#,
            "products.jsonl": Self.product,
        ]
        for (name, text) in files { try Files.writeAtomically(Array(text.utf8), to: Files.join(folder, name)) }
        return try FeedSet(CatalogDirectory(folder))
    }

    @Test("leave a file alone that somebody changes meanwhile, and tell it")
    func changed() throws {
        let folder = try TemporaryFolder("pim-fix")
        let path = Files.join(folder.path, "products.jsonl")
        var fix = CatalogFix(try catalog(folder.path))
        var findings: [Finding] = []
        let other = Array((Self.product + Self.product).utf8)
        fix.tell = { _ in try? Files.writeAtomically(other, to: path) }
        fix.report = { findings.append($0) }
        let account = try fix.run()
        #expect(account.texts == 0 && account.files.isEmpty)
        #expect(findings.map(\.rule) == ["fix.file-changed"])
        #expect(try Files.read(path) == other)
        #expect(try Files.list(folder.path).allSatisfy { !$0.contains(".tmp-") })
    }

    @Test("stop where somebody asks to, before anything is written")
    func stopped() throws {
        let folder = try TemporaryFolder("pim-fix")
        var fix = CatalogFix(try catalog(folder.path))
        fix.proceed = { false }
        #expect(throws: FeedError.self) { try fix.run() }
        #expect(try Files.read(Files.join(folder.path, "products.jsonl")) == Array(Self.product.utf8))
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        /// The bytes that are written over the old ones.
        let written: String

        init(_ old: String, _ new: String, _ written: String) {
            self.old = old
            self.new = new
            self.written = written
        }

        var testDescription: String { "\(old) -> \(new)" }
    }

    @Test(
        "write only what differs",
        arguments: [
            Edit("abc", "axc", "x"), Edit("abc", "abbc", "b"), Edit("abc", "ac", ""), Edit("", "é", "é"),
            Edit("aaa", "aa", ""), Edit(#"\u00e9a"#, "éb", "b"), Edit(#"a\u00E9"#, "aę", #"\u0119"#),
            Edit(#"\ud83d\ude00"#, "😁", #"\ud83d\ude01"#), Edit(#"a\/b"#, "a/c/b", #"c\/"#),
            Edit("a\u{7F}", "\u{1}", "\\u0001"),
        ]
    )
    func splice(_ edit: Edit) throws {
        let bytes = Array(#"{"a":"\#(edit.old)"}"#.utf8)
        var cursor = JSONCursor(bytes)
        try cursor.enterObject()
        _ = try cursor.nextKey()
        let text = try cursor.readString()
        let splice = JSONSplice(bytes, line: bytes.indices)
        let made = try #require(splice.edit(text, to: edit.new))
        #expect(String(decoding: made.replacement, as: UTF8.self) == edit.written)
        var result = bytes
        result.replaceSubrange(made.range, with: made.replacement)
        let node = try JSON.parse(result, path: nil)
        #expect(node["a"]?.string.map { Array($0.utf8) } == Array(edit.new.utf8))
        #expect(splice.edit(text, to: text.string(in: bytes)) == nil)
    }

    @Test("find texts with their places, whatever the order of keys")
    func sites() throws {
        let line =
            #"{"values":{"a":[{"data":"x","scope":"web","locale":"pl"},{"data":1}],"b":null,"c":[{"audience":"v","data":""}]}}"#
        let bytes = Array(line.utf8)
        let sites = try TextSite.sites(in: bytes, bytes.indices)
        #expect(sites.map(\.attribute) == ["a", "c"])
        #expect(sites.map(\.channel) == ["web", nil])
        #expect(sites.map(\.locale) == ["pl", nil])
        #expect(sites.map(\.audience) == [nil, "v"])
        #expect(sites.map { $0.text.string(in: bytes) } == ["x", ""])
    }
}
