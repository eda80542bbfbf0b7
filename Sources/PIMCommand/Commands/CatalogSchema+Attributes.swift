import PIMCatalog

extension CatalogSchema {
    static let attributes = SchemaShape.object([
        SchemaMember(
            "groups",
            .list(.object([code("The group's code."), labels])),
            "The groups attributes are shown in."
        ),
        SchemaMember("attributes", .list(attribute, least: 1), isRequired: true),
    ])

    private static let attribute = SchemaShape.object([
        code("The attribute's code."),
        SchemaMember(
            "type",
            .words(AttributeType.allCases.map(\.rawValue)),
            "What its values are; exactly one attribute is the identifier.",
            isRequired: true
        ),
        labels,
        SchemaMember("group", .code.orNull, "The group it is shown in."),
        SchemaMember("localizable", .boolean, "Whether values differ by locale."),
        SchemaMember("scopable", .boolean, "Whether values may differ by channel."),
        SchemaMember("audience", .boolean, "Whether values may differ by audience."),
        SchemaMember("unique", .boolean, "Whether no two products may have the same value."),
        SchemaMember(
            "role",
            .text.orNull,
            "What it means to formats. Any word may be one; formats ask for \(KnownFormats.roles)."
        ),
        SchemaMember("locales", .codes, "The only locales it exists in."),
        SchemaMember("options", .shared(.options), "The choices of an option or options attribute."),
        SchemaMember("unit_family", .code.orNull, "The measurement family, such as Weight."),
        SchemaMember("unit", .code.orNull, "The unit of measurements that name none."),
        SchemaMember("validation", validation, "What values must keep to."),
        SchemaMember("columns", .list(column), "The columns of a table."),
        SchemaMember("resolution", resolution, "Which loop of resolution is the outer one for this attribute."),
        SchemaMember("confidential", .boolean, "Whether values never appear in messages and reports."),
        extra,
    ])

    private static let validation = SchemaShape.object([
        SchemaMember("max_length", .count, "The greatest length of a text, in code points."),
        SchemaMember("pattern", .text, "A regular expression the whole text must match."),
        SchemaMember("min", .number, "The smallest number or amount."),
        SchemaMember("max", .number, "The greatest number or amount."),
        SchemaMember("decimals", .count, "The greatest number of digits after the point."),
        SchemaMember("negative", .boolean, "Whether a number may be below zero."),
        SchemaMember("min_date", .shared(.date), "The earliest day."),
        SchemaMember("max_date", .shared(.date), "The latest day."),
        SchemaMember("extensions", .list(.text), "The file name endings allowed, without the dot."),
        SchemaMember("max_megabytes", .number, "The greatest size of a file."),
    ])

    private static let column = SchemaShape.object([
        code("The column's code."),
        SchemaMember("type", .words(["text", "number", "boolean", "option"]), "What its cells are.", isRequired: true),
        labels,
        SchemaMember("options", .shared(.options), "The choices of an option column."),
    ])

    static let options = SchemaShape.list(.object([code("The option's code."), labels]))
}
