import PIMCatalog
import PIMFeeds
import PIMFormats
import PIMIO
import PIMIntake
import PIMText
import Testing

@Suite("A published feed, read back")
struct RunReadBackTests {
    /// Texts that a product line may hold and every feed must give back as they are.
    static let texts = [
        "Zażółć gęślą jaźń", "a ]]> b", "Fish & Chips", "5 < 6 > 4", "\"double\" and 'single'", "&amp; stays &lt;b&gt;",
        "👩‍👩‍👧‍👦 rodzina 🇵🇱", "کتاب‌ها و می‌خواهم", "عربي ١٢٣", "שלום", "Қазақша", "𝕏 beyond", "e\u{301} and é",
        "back\\slash", "a;b|c:d", "comma, comma", "=SUM(A1)", "+48 22", "-5", "@home", "null", "true", "12.50",
        "<!-- x -->", "<![CDATA[x]]>", "%20", "{{ name }}", "%PDF",
    ]

    /// JSON escapes that no XML may hold; the line may be refused, the feed stays clean.
    static let forbidden = [
        "\\u0000", "\\u0001", "\\u0008", "\\u000b", "\\u000c", "\\u001f", "\\ufffe", "\\uffff", "\\ud800", "\\udfff",
        "\\u007f", "\\u0085", "\\u2028",
    ]

    @Test(
        "holds every text of the product lines as it was written, in normal form",
        arguments: ["plain-xml", "plain-csv", "plain-json", "plain-lines"]
    )
    func survives(_ format: String) throws {
        let lines = Self.texts.enumerated().map { index, text in RunShop.product("A-\(index)", name: text) }
        let shop = try RunShop(lines, feeds: [RunShop.feed(format: format, #""exclude_on":"never","#)])
        #expect(try shop.export().feeds.first?.written == Self.texts.count)
        let path = Files.join(shop.output, "items.xml")
        let titles = try ReadItems.read(path, #require(try shop.feeds().plans.first).format).map { $0["title"] ?? [] }
        for (text, title) in zip(Self.texts, titles) {
            // Texts are composed where they are read.
            #expect(title.map { Array($0.utf8) } == [Array(NormalForm.nfc(text).utf8)], "\(text)")
        }
        #expect(titles.count == Self.texts.count)
    }

    @Test("holds no character that XML forbids")
    func clean() throws {
        let lines = Self.forbidden.enumerated().map { index, escape in
            RunShop.product("A-\(index)", name: "NAME").replacing("NAME", with: "x\(escape)y")
        }
        let shop = try RunShop(lines, feeds: [RunShop.feed(#""exclude_on":"never","#)])
        let report = try shop.export()
        #expect(report.balances)
        #expect(report.lines.rejected <= 2, "only lone surrogates are no text")
        let text = try #require(try shop.published())
        for scalar in text.unicodeScalars {
            let isAllowed =
                scalar == "\n" || scalar == "\t" || (scalar.value >= 0x20 && ![0xFFFE, 0xFFFF].contains(scalar.value))
            #expect(isAllowed, "U+\(String(scalar.value, radix: 16))")
        }
        let format = try #require(try shop.feeds().plans.first).format
        #expect(try ReadItems.read(Files.join(shop.output, "items.xml"), format).count == report.feeds.first?.written)
    }

    @Test(
        "gives back every record of the demo, field by field",
        arguments: [
            "google-pl", "google-ir", "google-kz", "google-sa", "google-gb", "meta", "meta-csv", "meta-country-pl",
            "meta-language-pl", "json-kz",
        ]
    )
    func records(_ code: String) throws {
        let exported = try GoldenDemo.export(only: [code])
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder), only: [code])
        let plan = try #require(set.plans.first)
        let items = try ReadItems.read(Files.join(exported.folder, plan.definition.output.file), plan.format)
        let builder = RecordBuilder(plan: plan, catalog: set.catalog)
        let name = try #require(plan.fields.first).field.name
        var byIdentifier: [String: [String: [String]]] = [:]
        for item in items { byIdentifier[item[name]?.first ?? ""] = item }
        #expect(byIdentifier.count == items.count)
        var seen = 0
        var stream = set.directory.products(of: set.catalog.structure)
        while let item = try stream.next() {
            guard case .product(let product, _) = item, let read = byIdentifier[product.identifier] else { continue }
            seen += 1
            let listing = set.catalog.structure.listing(of: set.catalog.lineage(of: product), in: plan.table)
            var record = builder.record(of: listing)
            _ = plan.checker.check(&record, country: plan.definition.scope.country?.text)
            for (field, cell) in zip(plan.format.fields, record.cells) {
                let expected = ReadItems.texts(of: cell, field, plan.format)
                #expect(read[field.name] ?? [] == expected, "\(product.identifier) \(field.name)")
            }
        }
        #expect(seen == items.count)
        #expect(seen > 60)
    }

    @Test("reads the same where the run's findings are told or not")
    func findings() throws {
        var options = FeedSet.Options()
        options.checksValues = true
        let checked = try GoldenDemo.export(options, only: ["google-pl"])
        let plain = try GoldenDemo.export(only: ["google-pl"])
        #expect(try checked.bytes("google-pl.xml") == plain.bytes("google-pl.xml"))
    }
}

/// Reads feeds without the writers' help: field names and texts, a group's row as `part=text` with semicolons between.
enum ReadItems {
    static func read(_ path: String, _ format: FeedFormat) throws -> [[String: [String]]] {
        switch format.container {
        case .xml(let layout): try readXML(path, layout, format)
        case .delimited(let layout): try readRows(path, layout, format)
        case .json(let layout): try readJSON(path, layout)
        }
    }

    /// What a record's cell should read as.
    static func texts(of cell: Cell, _ field: Field, _ format: FeedFormat) -> [String] {
        switch cell {
        case .empty: return []
        case .text(let text): return text.isEmpty ? [] : [text]
        case .list(let texts): return texts.filter { !$0.isEmpty }
        case .json(let text):
            return (try? JSON.parse(Array(text.utf8), path: nil)).map { texts(of: $0) } ?? [text]
        case .rows(let rows):
            return rows.map { row in
                zip(field.fields, row).flatMap { part, cell in
                    texts(of: cell, part, format).map { "\(part.name)=\($0)" }
                }.joined(separator: ";")
            }.filter { !$0.isEmpty }
        }
    }

    private static func readXML(
        _ path: String,
        _ layout: FeedFormat.XMLLayout,
        _ format: FeedFormat
    ) throws -> [[String: [String]]] {
        var reader = try XMLReader(path: path)
        var items: [[String: [String]]] = []
        var names: [String] = []
        var parts: [String] = []
        var text = ""
        while let event = try reader.next() {
            switch event {
            case .start(let name, _):
                if name == layout.item { items.append([:]) }
                names.append(name)
                text = ""
            case .text(let more): text += more
            case .end(let name):
                names.removeLast()
                let field = String(name.dropFirst(layout.prefix.count))
                if names.last == layout.item {
                    let isGroup = format.field(named: field)?.kind == .group
                    items[items.count - 1][field, default: []].append(isGroup ? parts.joined(separator: ";") : text)
                    parts = []
                } else if names.dropLast().last == layout.item {
                    parts.append("\(field)=\(text)")
                }
                text = ""
            }
        }
        return items
    }

    private static func readRows(
        _ path: String,
        _ layout: FeedFormat.DelimitedLayout,
        _ format: FeedFormat
    ) throws -> [[String: [String]]] {
        var reader = try DelimitedReader(path: path, delimiter: layout.delimiter.utf8.first ?? 0)
        let header = try #require(try reader.next()).fields
        var items: [[String: [String]]] = []
        while let row = try reader.next() {
            #expect(row.fields.count == header.count)
            var item: [String: [String]] = [:]
            for (name, written) in zip(header, row.fields) where !written.isEmpty {
                let bare = String(written.dropFirst())
                let text = written.hasPrefix("'") && DelimitedWriter.isFormula(bare) ? bare : written
                let isRepeated = (format.field(named: name)?.limits.maximumCount ?? 1) > 1
                item[name] = isRepeated ? text.split(separator: layout.listSeparator).map { String($0) } : [text]
            }
            items.append(item)
        }
        return items
    }

    private static func readJSON(_ path: String, _ layout: FeedFormat.JSONLayout) throws -> [[String: [String]]] {
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        let documents =
            layout.isLines
            ? try text.split(separator: "\n").map { try JSON.parse(Array($0.utf8), path: nil) }
            : try #require(try JSON.parse(Array(text.utf8), path: nil).array)
        return documents.map { document in
            Dictionary(uniqueKeysWithValues: (document.object ?? []).map { ($0.key, texts(of: $0.value)) })
        }
    }

    private static func texts(of node: JSONNode) -> [String] {
        switch node.content {
        case .string(let text): [text]
        case .number(let text): [text]
        case .bool(let flag): [flag ? "true" : "false"]
        case .array(let elements) where elements.allSatisfy { $0.string != nil }: elements.compactMap(\.string)
        default: [NodeText.render(node)]
        }
    }
}
