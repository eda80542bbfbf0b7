public import PIMCatalog
import PIMIO

/// Writes a catalog's structure as the files of a catalog directory, so that reading them gives the same draft.
///
/// Keys whose value is the default are left out; things stand in the order of the draft.
public struct CatalogWriter: Sendable {
    /// The folder.
    public let folder: String
    /// Whether files that are there already may be replaced.
    public let overwrites: Bool

    /// The files whose presence makes a folder a catalog.
    private static let marks = CatalogDirectory.settingsFiles + ["products.jsonl", "models.jsonl"]

    /// Makes ready to write into a folder.
    ///
    /// Throws an `IntakeError` where a catalog stands there and may not be replaced.
    public init(_ folder: String, overwrites: Bool = false) throws {
        self.folder = folder
        self.overwrites = overwrites
        guard !overwrites, let mark = Self.marks.first(where: { Files.exists(Files.join(folder, $0)) }) else { return }
        throw IntakeError(
            .exists,
            file: Files.join(folder, mark),
            message: "a catalog stands here already; name another folder, or say that it may be replaced"
        )
    }

    /// Writes the structure files, pim.json last, and returns their names.
    ///
    /// An optional file with nothing to say is not written; one that an earlier catalog left there is removed, unless it is
    /// among those to keep. What is replaced or removed, and said something else, lies in `.pim/replaced` afterwards.
    @discardableResult
    public func write(_ draft: CatalogDraft, keeping kept: Set<String> = []) throws -> [String] {
        var written: [String] = []
        for (name, isNeeded, render) in Self.files(of: draft) where isNeeded || overwrites && !kept.contains(name) {
            let path = Files.join(folder, name)
            let bytes = isNeeded ? Self.bytes(of: draft, render) : nil
            if overwrites { try setAside(name, for: bytes) }
            guard let bytes else {
                try Files.remove(path)
                continue
            }
            AtomicFile.removeLeftovers(of: path)
            try Files.writeAtomically(bytes, to: path)
            written.append(name)
        }
        return written
    }

    /// Where a file that was replaced lies, in the catalog's folder.
    static func replaced(_ name: String) -> String { ".pim/replaced/\(name)" }

    /// Keeps what a file says that is about to go.
    private func setAside(_ name: String, for bytes: [UInt8]?) throws {
        let path = Files.join(folder, name)
        guard Files.isFile(path) else { return }
        let old = try Files.read(path)
        guard old != bytes else { return }
        try Files.writeAtomically(old, to: Files.join(folder, Self.replaced(name)))
    }

    private typealias Render = (CatalogDraft, inout JSONWriter) -> Void

    private static func files(of draft: CatalogDraft) -> [(name: String, isNeeded: Bool, render: Render)] {
        [
            ("attributes.json", true, writeAttributes),
            ("families.json", true, writeFamilies),
            ("categories.json", true, writeCategories),
            ("channels.json", true, writeChannels),
            ("locations.json", !draft.locations.isEmpty, writeLocations),
            ("measurements.json", !draft.measurementFamilies.isEmpty, writeMeasurements),
            ("pim.json", true, writeSettings),
        ]
    }

    private static func bytes(of draft: CatalogDraft, _ render: Render) -> [UInt8] {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        render(draft, &writer)
        writer.endObject()
        writer.newline()
        return writer.buffer.bytes
    }

    private static func writeSettings(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        let settings = draft.settings
        writer.key("pim")
        writer.integer(1)
        writer.member("name", settings.name)
        writer.member("default_locale", settings.defaultLocale.text)
        if settings.resolution != .levelFirst { writer.member("resolution", settings.resolution.rawValue) }
        writer.member("shop", settings.shop)
        writer.list("association_types", draft.associationTypes) { type, writer in
            writer.member("code", type.code.text)
            writer.member("labels", type.labels)
            writer.member("two_way", type.isTwoWay)
            writer.member("quantified", type.isQuantified)
        }
        writer.list("product_groups", draft.productGroups) { group, writer in
            writer.member("code", group.code)
            if !group.type.isEmpty { writer.member("type", group.type) }
            writer.member("labels", group.labels)
        }
        writer.extra(settings.extra)
    }

    private static func writeCategories(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("categories", draft.categories, isAlwaysWritten: true) { category, writer in
            writer.member("code", category.code.text)
            writer.member("parent", category.parent?.text)
            writer.member("labels", category.labels)
            writer.texts("mappings", category.mappings)
        }
    }

    private static func writeChannels(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("channels", draft.channels, isAlwaysWritten: true) { channel, writer in
            writer.member("code", channel.code.text)
            writer.member("extends", channel.extends?.text)
            writer.member("labels", channel.labels)
            if let locales = channel.locales { writer.strings("locales", locales.map(\.text)) }
            if let currencies = channel.currencies { writer.strings("currencies", currencies.map(\.text)) }
            writer.member("tree", channel.tree?.text)
            let units = channel.units.map { ($0.key.text, $0.value) }
            writer.texts("units", Dictionary(units, uniquingKeysWith: { first, _ in first }))
            writer.fallbacks(channel.fallbacks)
            writer.member("shop", channel.shop)
            writer.extra(channel.extra)
        }
        writer.list("audiences", draft.audiences) { audience, writer in
            writer.member("code", audience.code.text)
            writer.member("labels", audience.labels)
            writer.member("extends", audience.extends?.text)
        }
    }

    private static func writeLocations(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("locations", draft.locations) { location, writer in
            writer.member("code", location.code.text)
            writer.member("labels", location.labels)
            writer.member("kind", location.kind.rawValue)
            writer.member("country", location.country?.text)
            if !location.channels.isEmpty { writer.strings("channels", location.channels.map(\.text)) }
            writer.member("pickup", location.pickup)
            writer.extra(location.extra)
        }
    }
}

extension JSONWriter {
    /// Writes a text; nil writes nothing.
    mutating func member(_ key: String, _ text: String?) {
        guard let text else { return }
        self.key(key)
        string(text)
    }

    /// Writes a flag that is set; one that is not set is the default and writes nothing.
    mutating func member(_ key: String, _ flag: Bool) {
        guard flag else { return }
        self.key(key)
        bool(flag)
    }

    mutating func member(_ key: String, _ labels: Labels) {
        guard !labels.entries.isEmpty else { return }
        self.key(key)
        beginObject()
        for entry in labels.entries { member(entry.locale.text, entry.text) }
        endObject()
    }

    mutating func member(_ key: String, _ shop: Shop) {
        guard shop != Shop() else { return }
        self.key(key)
        beginObject()
        member("name", shop.name)
        member("url", shop.url)
        member("product_url", shop.productURL)
        member("media_url", shop.mediaURL)
        endObject()
    }

    mutating func strings(_ key: String, _ texts: [String]) {
        self.key(key)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Writes texts by key, the keys in order.
    mutating func texts(_ key: String, _ texts: [String: String]) {
        guard !texts.isEmpty else { return }
        self.key(key)
        beginObject()
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) { member(key, text) }
        endObject()
    }

    mutating func fallbacks(_ fallbacks: [LocaleCode: [LocaleCode]]) {
        guard !fallbacks.isEmpty else { return }
        key("fallbacks")
        beginObject()
        for (locale, next) in fallbacks.sorted(by: { $0.key < $1.key }) { strings(locale.text, next.map(\.text)) }
        endObject()
    }

    /// Writes a list of objects; an empty one only where it is always written.
    mutating func list<Item>(
        _ key: String,
        _ items: [Item],
        isAlwaysWritten: Bool = false,
        _ body: (Item, inout JSONWriter) -> Void
    ) {
        guard isAlwaysWritten || !items.isEmpty else { return }
        self.key(key)
        beginArray()
        for item in items {
            beginObject()
            body(item, &self)
            endObject()
        }
        endArray()
    }

    /// Writes JSON text that has no place elsewhere.
    mutating func extra(_ json: String?) {
        guard let json else { return }
        key("extra")
        raw(json)
    }
}
