public import PIMCatalog
import PIMIO
import PIMText

/// A feed definition that an import writes to start from.
public struct FeedDraft: Sendable, Hashable {
    /// What a definition is made of besides channel and locale.
    public struct Template: Sendable, Hashable {
        /// What the feed's code starts with.
        public var prefix: String
        /// The format's code.
        public var format: String
        /// The ending of the output's name.
        public var ending: String
        /// The format's names of the fields that roles fill.
        public var fields: [Role: String]
        /// The definitions, as JSON, of fields that get one where no attribute has the role.
        public var standIns: [Role: StandIn]

        /// Describes a template.
        public init(
            prefix: String,
            format: String,
            ending: String,
            fields: [Role: String] = [:],
            standIns: [Role: StandIn] = [:]
        ) {
            self.prefix = prefix
            self.format = format
            self.ending = ending
            self.fields = fields
            self.standIns = standIns
        }
    }

    /// What a field gets where no attribute has the role it needs.
    public struct StandIn: Sendable, Hashable {
        /// The format's field.
        public var field: String
        /// The field's definition, as JSON.
        public var json: String
        /// What a person should know about it.
        public var remark: String

        /// Describes a stand-in.
        public init(_ field: String, json: String, remark: String) {
            self.field = field
            self.json = json
            self.remark = remark
        }
    }

    /// The feed's code, which is also the file's name.
    public var code: String
    /// The definition, as JSON text.
    public var json: String

    /// Pairs a code with a definition.
    public init(code: String, json: String) {
        self.code = code
        self.json = json
    }

    /// One definition per template, channel and locale; a channel without a currency gets none.
    ///
    /// Of a channel's currencies that of the locale's country is taken, where there are prices in it or in none; otherwise
    /// the one with the most prices, the first of equals. `prices` counts them.
    public static func usual(
        for draft: CatalogDraft,
        prices: [CurrencyCode: Int],
        templates: [Template]
    ) -> [FeedDraft] {
        var result: [FeedDraft] = []
        for channel in draft.channels {
            guard let first = channel.currencies?.first else { continue }
            let currency = (channel.currencies ?? []).reduce(first) { best, next in
                prices[next, default: 0] > prices[best, default: 0] ? next : best
            }
            for locale in channel.locales ?? [] {
                let own = country(of: locale).flatMap { CurrencyTable.currency(ofCountry: $0) }.map { CurrencyCode($0) }
                let isPriced = own.map { prices[$0, default: 0] > 0 || prices[currency, default: 0] == 0 } ?? false
                let chosen = own.flatMap { isPriced && channel.currencies?.contains($0) == true ? $0 : nil } ?? currency
                for template in templates {
                    result.append(feed(template, channel.code, locale, chosen, draft))
                }
            }
        }
        return result
    }

    private static func feed(
        _ template: Template,
        _ channel: ChannelCode,
        _ locale: LocaleCode,
        _ currency: CurrencyCode,
        _ draft: CatalogDraft
    ) -> FeedDraft {
        let code = "\(template.prefix)-\(channel)-\(locale.text.lowercased())"
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.member("code", code)
        writer.member("format", template.format)
        writer.member("channel", channel.text)
        writer.member("locale", locale.text)
        writer.member("country", country(of: locale))
        writer.member("currency", currency.text)
        writer.key("select")
        writer.beginObject()
        writer.member("enabled", true)
        writer.endObject()
        write(alternatives(for: template, in: draft), standIns(of: template, in: draft), &writer)
        writer.member("exclude_on", "error")
        writer.key("gate")
        writer.beginObject()
        writer.member("max_drop", "20%")
        writer.key("min_items")
        writer.integer(1)
        writer.endObject()
        writer.key("output")
        writer.beginObject()
        writer.member("file", "\(code).\(template.ending)")
        writer.endObject()
        writer.endObject()
        writer.newline()
        return FeedDraft(code: code, json: writer.buffer.string)
    }

    /// The stand-ins a template needs for a catalog, by field.
    public static func standIns(of template: Template, in draft: CatalogDraft) -> [StandIn] {
        let roles = Set(draft.attributes.compactMap(\.role))
        return template.standIns.filter { !roles.contains($0.key) }.map(\.value).sorted { $0.field < $1.field }
    }

    private static func write(
        _ fields: [(field: String, attributes: [AttributeCode])],
        _ standIns: [StandIn],
        _ writer: inout JSONWriter
    ) {
        guard !fields.isEmpty || !standIns.isEmpty else { return }
        writer.key("fields")
        writer.beginObject()
        for (field, attributes) in fields { writer.strings(field, attributes.map { "{{ \($0) }}" }) }
        for standIn in standIns {
            writer.key(standIn.field)
            writer.raw(standIn.json)
        }
        writer.endObject()
    }

    /// The fields that several attributes may fill, such as a picture that each family calls by another name.
    private static func alternatives(
        for template: Template,
        in draft: CatalogDraft
    ) -> [(field: String, attributes: [AttributeCode])] {
        template.fields.sorted { $0.value < $1.value }.compactMap { role, field in
            let attributes = RoleGuess.candidates(for: role, in: draft)
            guard attributes.count > 1 else { return nil }
            return (field, attributes)
        }
    }

    /// The country in a locale such as `pl_PL`; nil where it names none.
    private static func country(of locale: LocaleCode) -> String? {
        let parts = locale.text.split { $0 == "_" || $0 == "-" }
        return parts.dropFirst().first { $0.utf8.count == 2 }.map { $0.uppercased() }
    }
}
