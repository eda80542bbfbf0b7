import PIMFormats
import PIMText

extension CatalogSchema {
    static let format = SchemaShape.object([
        SchemaMember("id", .code, "The code feed definitions name.", isRequired: true),
        SchemaMember("title", .text, "The name people know the channel by."),
        SchemaMember("summary", .text, "One sentence on what the feed is for."),
        SchemaMember("edition", .text, "The edition of the channel's rules, as a date."),
        SchemaMember(
            "sources",
            .list(
                .object([
                    SchemaMember("url", .text, "Where the page is.", isRequired: true),
                    SchemaMember("date", .text, "The day it was read.", isRequired: true),
                ])
            ),
            "The pages the table was read from."
        ),
        SchemaMember("container", container, "The file around the items.", isRequired: true),
        SchemaMember("header", .list(header), "The entries of the feed's header."),
        SchemaMember("encoding", words(TextEncoding.self), "How characters become bytes; JSON takes UTF-8 alone."),
        SchemaMember("decimals", decimals, "The digits after the point that the channel takes, by currency."),
        SchemaMember("takes_own_fields", .boolean, "Whether feeds may add fields of their own."),
        SchemaMember("fields", .list(.shared(.field), least: 1), "The fields of an item.", isRequired: true),
        SchemaMember(
            "grouping",
            .object([
                SchemaMember("member_field", .text, "The name under which a group's items stand.", isRequired: true),
                SchemaMember("fields", .list(.shared(.field)), "The fields of the group's own document."),
            ]),
            "How variants of one model form one document."
        ),
        SchemaMember("rules", .list(rule), "Demands on several fields of an item at once."),
    ])

    private static let header = SchemaShape.object([
        SchemaMember("name", .text, "The element's or key's name.", isRequired: true),
        SchemaMember("content", words(FeedFormat.HeaderEntry.Content.self), "What it says.", isRequired: true),
    ])

    private static let rule = SchemaShape.object([
        SchemaMember("code", .code, "The rule's code within the format.", isRequired: true),
        SchemaMember("field", .text, "The field the finding points at.", isRequired: true),
        SchemaMember(
            "broken_when",
            .shared(.condition),
            "The item breaks the rule where this holds.",
            isRequired: true
        ),
        SchemaMember("message", .text, "What is wrong.", isRequired: true),
        SchemaMember("remedy", .text, "What to do about it."),
        SchemaMember("grade", words(Field.Grade.self), "How sure the table is of the rule."),
    ])

    private static let container = SchemaShape.either([
        .object([SchemaMember("xml", xml, isRequired: true)]),
        .object([SchemaMember("delimited", delimited, isRequired: true)]),
        .object([SchemaMember("json", json, isRequired: true)]),
    ])

    private static let xml = SchemaShape.object([
        SchemaMember("root", .text, "The root element.", isRequired: true),
        SchemaMember("root_attributes", .map(.text), "The root element's attributes."),
        SchemaMember("wrapper", .text.orNull, "The element between root and items."),
        SchemaMember("item", .text, "The element of one item.", isRequired: true),
        SchemaMember("prefix", .text, "What stands before every field's name, such as g:."),
    ])

    private static let delimited = SchemaShape.object([
        SchemaMember("delimiter", .text, "What stands between columns."),
        SchemaMember("list_separator", .text, "What stands between the values of a repeated field."),
        SchemaMember("part_separator", .text, "What stands between the parts of a group's row."),
        SchemaMember("quotes_all", .boolean, "Whether every field is quoted."),
        SchemaMember("guards_formulas", .boolean, "Whether fields a spreadsheet would run are made harmless."),
    ])

    private static let json = SchemaShape.object([
        SchemaMember("lines", .boolean, "Whether each document is a line of its own."),
        SchemaMember("escapes_html", .boolean, "Whether a document may stand inside an HTML script element."),
    ])

    static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> SchemaShape
    where Word.RawValue == String {
        .words(Word.allCases.map(\.rawValue))
    }
}
