import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// Prints how complete every product is on every channel in every locale, and every model's variants.
struct CompletenessTable {
    private let feeds: FeedSet
    private let tables: [ScopeTable]

    init(_ feeds: FeedSet) throws {
        self.feeds = feeds
        let structure = feeds.catalog.structure
        tables = try structure.channels.flatMap { channel in
            try (channel.locales ?? []).map { try structure.table(for: Scope(channel: channel.code, locale: $0)) }
        }
    }

    func print(_ invocation: Invocation, on console: inout Console) throws -> ExitCode {
        let isJSON = invocation.flag("json")
        let structure = feeds.catalog.structure
        var models = ModelCompleteness(structure: structure, scopes: tables.count)
        let files = invocation.productNames.map { names in names.map { ProductFile(path: $0) } }
        var stream = feeds.directory.products(of: structure, from: files)
        var bad = 0
        while let item = try stream.next() {
            guard !console.interrupts.isRaised else { return .interrupted }
            let product: Product
            switch item {
            case .product(let sound, _): product = sound
            case .rejected(let finding):
                guard !invocation.flag("strict") else {
                    throw Failure("\(finding.position.map { "\($0): " } ?? "")\(finding.message)")
                }
                bad += 1
                continue
            }
            let lineage = feeds.catalog.lineage(of: product)
            for (index, table) in tables.enumerated() {
                let result = structure.listing(of: lineage, in: table).completeness
                models.add(lineage, scope: index, isComplete: result.isComplete)
                console.out(isJSON ? Self.json(product, table, result) : Self.text(product, table, result))
            }
        }
        for line in models.lines(tables, isJSON: isJSON) { console.out(line) }
        guard bad > 0 else { return .ok }
        console.say("\(Quantity.counted(bad, "line")) could not be read; `pim check` says why")
        return .findings
    }

    private static func text(_ product: Product, _ table: ScopeTable, _ result: Completeness) -> String {
        let percent = TextLayout.aligned("\(result.percent)", to: 3)
        let missing = result.missing.isEmpty ? "" : "  missing \(result.missing.map(\.text).joined(separator: ", "))"
        return "\(percent) %  \(product.identifier)  \(table.scope)\(missing)"
    }

    private static func json(_ product: Product, _ table: ScopeTable, _ result: Completeness) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("product")
        writer.string(product.identifier)
        writer.key("channel")
        writer.string(table.scope.channel.text)
        writer.key("locale")
        writer.string(table.scope.locale.text)
        writer.key("required")
        writer.integer(result.required)
        writer.key("filled")
        writer.integer(result.filled)
        writer.key("percent")
        writer.integer(result.percent)
        writer.key("missing")
        writer.beginArray()
        for code in result.missing { writer.string(code.text) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }
}

/// How many variants of each model are complete, per scope.
private struct ModelCompleteness {
    struct Count {
        var complete = 0
        var all = 0
    }

    private let structure: CatalogStructure
    private let scopes: Int
    private var order: [String] = []
    private var counts: [String: [Count]] = [:]

    init(structure: CatalogStructure, scopes: Int) {
        self.structure = structure
        self.scopes = scopes
    }

    mutating func add(_ lineage: Lineage, scope: Int, isComplete: Bool) {
        for model in lineage.models {
            if counts[model.identifier] == nil {
                counts[model.identifier] = Array(repeating: Count(), count: scopes)
                order.append(model.identifier)
            }
            counts[model.identifier]?[scope].all += 1
            if isComplete { counts[model.identifier]?[scope].complete += 1 }
        }
    }

    func lines(_ tables: [ScopeTable], isJSON: Bool) -> [String] {
        order.flatMap { model in
            zip(tables, counts[model] ?? []).map { table, count in
                guard isJSON else {
                    return "\(count.complete) of \(count.all) variants complete  \(model)  \(table.scope)"
                }
                var writer = JSONWriter()
                writer.beginObject()
                writer.key("model")
                writer.string(model)
                writer.key("channel")
                writer.string(table.scope.channel.text)
                writer.key("locale")
                writer.string(table.scope.locale.text)
                writer.key("variants")
                writer.integer(count.all)
                writer.key("complete")
                writer.integer(count.complete)
                writer.endObject()
                return String(decoding: writer.buffer.bytes, as: UTF8.self)
            }
        }
    }
}
