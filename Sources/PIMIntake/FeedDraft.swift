public import PIMCatalog
import PIMIO

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

        /// Describes a template.
        public init(prefix: String, format: String, ending: String, fields: [Role: String] = [:]) {
            self.prefix = prefix
            self.format = format
            self.ending = ending
            self.fields = fields
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

    /// The formats most shops start with.
    public static let usualTemplates = [
        Template(prefix: "google", format: "google-merchant", ending: "xml", fields: merchantFields),
        Template(prefix: "meta", format: "meta-catalog", ending: "xml", fields: merchantFields),
        Template(prefix: "schema", format: "schema-org", ending: "json"),
    ]

    private static let merchantFields: [Role: String] = [
        "brand": "brand", "color": "color", "gtin": "gtin", "image": "image_link", "material": "material",
        "mpn": "mpn", "size": "size", "title": "title",
    ]

    /// One definition per template, channel and locale; a channel without a currency gets none.
    public static func usual(for draft: CatalogDraft, templates: [Template] = usualTemplates) -> [FeedDraft] {
        var result: [FeedDraft] = []
        for channel in draft.channels {
            guard let currency = channel.currencies?.first else { continue }
            for locale in channel.locales ?? [] {
                for template in templates {
                    result.append(feed(template, channel.code, locale, currency, draft))
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
        write(alternatives(for: template, in: draft), &writer)
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

    private static func write(_ fields: [(field: String, attributes: [AttributeCode])], _ writer: inout JSONWriter) {
        guard !fields.isEmpty else { return }
        writer.key("fields")
        writer.beginObject()
        for (field, attributes) in fields { writer.strings(field, attributes.map { "{{ \($0) }}" }) }
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
