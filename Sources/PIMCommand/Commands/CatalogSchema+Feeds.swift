import PIMFormats
import PIMText

extension CatalogSchema {
    static let feed = SchemaShape.object([
        code("The feed's code."),
        SchemaMember("format", .text, "The format's id; `pim formats` lists them.", isRequired: true),
        SchemaMember("channel", .code, "The channel whose view of the products is written.", isRequired: true),
        SchemaMember("locale", .code, "The locale.", isRequired: true),
        SchemaMember("audience", .code.orNull, "The audience; null for everybody."),
        SchemaMember("country", country.orNull, "The market country; a price of another country is never taken."),
        SchemaMember("currency", currency.orNull, "The currency; an amount of another one is never taken."),
        SchemaMember("decimals", decimals, "The digits after the point that the channel takes, by currency."),
        SchemaMember(
            "conversion",
            .list(conversion),
            "What one of the feed's currency is worth in the catalog's; IRT is 10 IRR without it."
        ),
        SchemaMember("encoding", words(TextEncoding.self), "How characters become bytes; JSON takes UTF-8 alone."),
        SchemaMember("select", selection, "The products the feed is made of; all of these must hold."),
        SchemaMember("fields", .map(.shared(.content)), "What stands in fields that do not follow the roles."),
        SchemaMember(
            "exclude_on",
            .words(["error", "warning", "never"]),
            "The severity of a finding that keeps a product out."
        ),
        SchemaMember("gate", gate, "What must hold before the feed replaces the published one."),
        SchemaMember("output", output, "Where the feed goes.", isRequired: true),
    ])

    private static let conversion = SchemaShape.object([
        SchemaMember("from", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "The first day; always, where it is left out."),
        SchemaMember("of", currency, "The currency of the catalog's amounts.", isRequired: true),
        SchemaMember("factor", .shared(.number), "How many of these are one of the feed's.", isRequired: true),
    ])

    private static let selection = SchemaShape.object([
        SchemaMember("enabled", .boolean.orNull, "Only products with this flag; null takes both."),
        SchemaMember(
            "complete",
            .either([.boolean, .count]),
            "Only products that have everything their family requires, or this percent of it."
        ),
        SchemaMember("categories", .codes, "Only products in these categories or below them."),
        SchemaMember("families", .codes, "Only products of these families."),
        SchemaMember(
            "where",
            .text,
            "Only products for which this holds, such as price > 10 and brand == 'Nord'; `and` beside `or` needs parentheses."
        ),
    ])

    private static let gate = SchemaShape.object([
        SchemaMember(
            "max_drop",
            .either([.pattern("^[0-9]+([.][0-9]+)?%$|^[0-9]+$"), .count]),
            "How many items fewer than before are allowed, as a number or in percent."
        ),
        SchemaMember("max_errors", .count, "How many items with errors are allowed, written or left out."),
        SchemaMember("min_items", .count, "How many items there must be."),
    ])

    private static let output = SchemaShape.object([
        SchemaMember(
            "file",
            .pattern("^[^/\\\\].*$"),
            "The file, relative to the output folder; none of the catalog's own.",
            isRequired: true
        ),
        SchemaMember("compression", .words(["none", "gzip"]), "How the file is compressed."),
    ])

    /// A template or constant, an object that says where the value comes from, alternatives, or a group's rows.
    static let content = SchemaShape.either([
        .text, .numeral, .boolean,
        .object([SchemaMember("attribute", .code, "The attribute whose value stands here.", isRequired: true)]),
        .object([SchemaMember("source", source, "A source as formats name it.", isRequired: true)]),
        .object([SchemaMember("value", .either([.text, .numeral, .boolean]), "A constant.", isRequired: true)]),
        .object([
            SchemaMember("join", .list(.shared(.content)), "Parts written one after another.", isRequired: true),
            SchemaMember("with", .text, "What stands between the parts."),
        ]),
        .object([SchemaMember("details", .codes, "The attributes listed as details.", isRequired: true)]),
        .object([
            SchemaMember(
                "template",
                .pattern("^[a-z0-9_-]+(/[a-z0-9_-]+)*$"),
                "The template in templates/, without .liquid.",
                isRequired: true
            )
        ]),
        .list(.either([.shared(.content), .map(.shared(.content))])),
    ])
}
