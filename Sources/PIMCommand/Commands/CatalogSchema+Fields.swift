import PIMFormats

extension CatalogSchema {
    static let field = SchemaShape.object([
        SchemaMember("name", .text, "The field's name as the feed writes it.", isRequired: true),
        SchemaMember("kind", words(Field.Kind.self), "What the field's text is made of.", isRequired: true),
        SchemaMember("requirement", requirement, "Whether the channel demands the field."),
        SchemaMember(
            "sources",
            .list(source),
            "Where the value comes from, tried in order: role:title, attribute:sku, constant:new, category:google "
                + "or a computed source."
        ),
        SchemaMember("limits", limits, "How long, large or many the values may be."),
        SchemaMember("words", .list(word), "The words the channel allows."),
        SchemaMember("units", .list(unit), "The units the channel allows."),
        SchemaMember("fields", .list(.shared(.field)), "The fields of a group's row."),
        SchemaMember("text_rules", .list(words(Field.TextRule.self)), "What the channel asks of the text."),
        SchemaMember(
            "tags",
            .list(.pattern("^[a-z][a-z0-9]*( [a-z][a-z0-9-]*)*$")),
            "The tags that rich text may have, each with its attributes: b, or a href. All other markup is taken out."
        ),
        SchemaMember("grade", words(Field.Grade.self), "How sure the table is of the demands."),
        SchemaMember("note", .text, "A remark for people."),
        SchemaMember("joiner", .text, "What stands between several choices in one text."),
    ])

    /// A source as format tables name it; a computed one may leave out `computed:`.
    static let source: SchemaShape = {
        let computed = Field.Computed.allCases.map(\.rawValue).joined(separator: "|")
        return .pattern("^(role|attribute|category):.+$|^constant:.*$|^(computed:)?(\(computed))$")
    }()

    private static let requirement = SchemaShape.either([
        .words(["required", "recommended", "optional"]),
        .object([SchemaMember("when", .shared(.condition), "Required where this holds.", isRequired: true)]),
        .object([SchemaMember("advised_when", .shared(.condition), "Recommended where this holds.", isRequired: true)]),
    ])

    private static let limits = SchemaShape.object([
        SchemaMember("max_length", .count, "The greatest length of one value."),
        SchemaMember("min_length", .count, "The smallest length of one value."),
        SchemaMember(
            "unit",
            .words(["graphemes", "code-points", "utf16", "utf8", "html-escaped-code-points", "display-width"]),
            "What lengths are counted in."
        ),
        SchemaMember("min", .number, "The smallest number."),
        SchemaMember("max", .number, "The greatest number."),
        SchemaMember("decimals", .count, "The greatest number of digits after the point."),
        SchemaMember("max_count", .either([.count, .words(["any"])]), "How many values may stand; 1 by default."),
        SchemaMember("min_count", .count, "How many values must stand, once there is one."),
        SchemaMember("cut", .boolean, "Whether text that is too long is cut rather than refused."),
    ])

    private static let word = SchemaShape.either([
        .text,
        .object([
            SchemaMember("feed", .text, "As the feed writes it.", isRequired: true),
            SchemaMember("catalog", .list(.text), "The catalog's words that mean it."),
        ]),
    ])

    private static let unit = SchemaShape.object([
        SchemaMember("feed", .text, "As the feed writes it, such as kg.", isRequired: true),
        SchemaMember("catalog", .text, "The measurement unit's code, such as KILOGRAM.", isRequired: true),
    ])

    /// A statement about a record, said by one key, or by `field` and what it is compared with.
    static let condition = SchemaShape.either([
        one("present", .text, "The field has a value."),
        one("absent", .text, "The field has no value."),
        one("zero", .text, "The field's number or amount is zero."),
        .object([
            SchemaMember("field", .text, isRequired: true),
            SchemaMember("is", .list(.text), "One of the field's values is one of these.", isRequired: true),
        ]),
        .object([
            SchemaMember("field", .text, isRequired: true),
            SchemaMember("within", .list(.text), "The field's value is one of these or below one.", isRequired: true),
        ]),
        one("country", .list(.text), "The feed is for one of these countries."),
        one("not-less", .list(.text, least: 2), "The first field's number is not less than the second's."),
        one("same", .list(.text, least: 2), "Two fields hold the same text."),
        one("variant", .boolean, "Whether the product is a variant of a model."),
        one("all", .list(.shared(.condition)), "All of these hold."),
        one("any", .list(.shared(.condition)), "At least one of these holds."),
        one("not", .shared(.condition), "This does not hold."),
    ])

    private static func one(_ key: String, _ shape: SchemaShape, _ summary: String) -> SchemaShape {
        .object([SchemaMember(key, shape, summary, isRequired: true)])
    }
}
