extension CatalogSchema {
    static let product = SchemaShape.object(
        [
            SchemaMember("identifier", identifier, "The product's or model's identifier."),
            SchemaMember("code", identifier, "Akeneo's word for a model's identifier."),
            SchemaMember("family", .code.orNull, "The family's code."),
            SchemaMember("structure", .code.orNull, "A model's variant structure."),
            SchemaMember("family_variant", .code.orNull, "Akeneo's word for the structure."),
            SchemaMember("parent", identifier.orNull, "The model above."),
            SchemaMember("enabled", .boolean.orNull, "Whether the product may be published."),
            SchemaMember("categories", .codes.orNull, "The categories it stands in."),
            SchemaMember("groups", .list(.text).orNull, "The groups it belongs to."),
            SchemaMember("values", orEmptyList(.map(.shared(.values))), "The values by attribute."),
            SchemaMember("associations", orEmptyList(.map(ties(identifier))), "The ties by type."),
            SchemaMember("quantified_associations", orEmptyList(.map(ties(quantified))), "The ties with quantities."),
            extra,
        ] + bookkeeping.map { SchemaMember($0, .anything, "Akeneo's own; it is not read.") },
        anyOf: ["identifier", "code"]
    )

    static let values = SchemaShape.list(
        .object(
            [
                SchemaMember("locale", .code.orNull, "The locale it holds for; null for all."),
                SchemaMember("scope", .code.orNull, "The channel it holds for; null for all."),
                SchemaMember("channel", .code.orNull, "Another word for scope."),
                SchemaMember("audience", .code.orNull, "The audience it holds for; null for everybody."),
                SchemaMember(
                    "data",
                    data,
                    "The value in the shape of the attribute's type; null is explicitly empty and stops inheritance.",
                    isRequired: true
                ),
            ],
            allowsOthers: true
        )
    )

    static let stock = SchemaShape.object([
        SchemaMember("identifier", identifier, "The product.", isRequired: true),
        SchemaMember("location", .code, "Where the stock is.", isRequired: true),
        SchemaMember("quantity", .either([.count, .pattern("^[0-9]+$")]), "How many there are.", isRequired: true),
        SchemaMember("pickup", .text, "How soon an order can be fetched there."),
    ])

    static let price = SchemaShape.object([
        SchemaMember("identifier", identifier, "The product.", isRequired: true),
        SchemaMember("attribute", .code, "The attribute of type prices; price where it is left out."),
        SchemaMember("amount", .number, "The amount.", isRequired: true),
        SchemaMember("currency", currency, "The currency of ISO 4217.", isRequired: true),
        SchemaMember("country", country.orNull, "The market country it holds for."),
        SchemaMember("channel", .code.orNull, "The channel it holds for."),
        SchemaMember("audience", .code.orNull, "The audience it holds for."),
    ])

    private static let identifier = SchemaShape.pattern(".")

    /// Text, number, yes or no, prices, measurement, table rows, lists of codes.
    private static let data = SchemaShape.either([
        .null, .text, .numeral, .boolean,
        .object([SchemaMember("amount", .number.orNull), SchemaMember("unit", .code.orNull)]),
        .list(.text),
        .list(.map(.either([.null, .text, .numeral, .boolean]))),
    ])

    private static let quantified = SchemaShape.object(
        [
            SchemaMember("identifier", identifier, "The product."),
            SchemaMember("code", identifier, "Akeneo's word for a model's identifier."),
            SchemaMember("quantity", .count, "How many.", isRequired: true),
        ],
        allowsOthers: true,
        anyOf: ["identifier", "code"]
    )

    private static let bookkeeping = [
        "uuid", "created", "updated", "root_parent", "metadata", "completenesses", "quality_scores", "workflow_status",
        "_links",
    ]

    private static func ties(_ target: SchemaShape) -> SchemaShape {
        .object(
            [
                SchemaMember("products", .list(target)),
                SchemaMember("product_models", .list(target)),
                SchemaMember("groups", .list(target)),
            ],
            allowsOthers: true
        )
    }

    /// An empty map may be an empty array, as PHP writes it.
    private static func orEmptyList(_ shape: SchemaShape) -> SchemaShape {
        .either([shape, .emptyList, .null])
    }
}
