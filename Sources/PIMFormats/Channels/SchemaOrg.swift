import PIMCatalog

extension FeedFormat {
    /// Storefront markup: one JSON-LD document per product or group of variants, in one array.
    ///
    /// **Source:** schema.org release 30.0 and Google's pages on merchant listings and product variants, read 2026-11-21.
    public static let schemaOrg = FeedFormat(
        id: "schema-org",
        title: "schema.org",
        summary: "JSON-LD of products and their offers for the shop's own pages, as one array.",
        edition: "2026-08-22",
        sources: SchemaOrgFields.sources,
        container: .json(JSONLayout(isLines: false, escapesHTML: true)),
        fields: SchemaOrgFields.product,
        grouping: Grouping(fields: SchemaOrgFields.group, memberField: "hasVariant")
    )

    /// Storefront markup: one JSON-LD document per line.
    public static let schemaOrgLines = FeedFormat(
        id: "schema-org-lines",
        title: "schema.org",
        summary: "JSON-LD of products and their offers for the shop's own pages, one document per line.",
        edition: "2026-08-22",
        sources: SchemaOrgFields.sources,
        container: .json(JSONLayout(isLines: true, escapesHTML: true)),
        fields: SchemaOrgFields.product,
        grouping: Grouping(fields: SchemaOrgFields.group, memberField: "hasVariant")
    )
}

/// The properties of schema.org that a product page states, as paths of names.
enum SchemaOrgFields {
    static let sources = [
        FeedFormat.SourcePage("https://schema.org/version/30.0", read: "2026-11-21"),
        FeedFormat.SourcePage(
            "https://developers.google.com/search/docs/appearance/structured-data/merchant-listing",
            read: "2026-11-21"
        ),
        FeedFormat.SourcePage(
            "https://developers.google.com/search/docs/appearance/structured-data/product-variants",
            read: "2026-11-21"
        ),
    ]

    /// The properties of one product.
    static let product: [Field] =
        [
            constant("@context", "https://schema.org"),
            constant("@type", "Product"),
            Field("name", .text, .required, from: [.role("title"), .role("name")], textRules: [.noMarkup]),
            Field("description", .text, .recommended),
            Field("sku", .code, from: [.computed(.identifier)]),
            Field("gtin", .gtin),
            Field("mpn", .code),
            constant("brand.@type", "Brand"),
            Field("brand.name", .text, from: [.role("brand")]),
            Field("image", .url, .required, from: [.computed(.images)], limits: .count(Int.max)),
            Field("url", .url, from: [.computed(.productURL)]),
            Field("color", .text),
            Field("size", .text),
            Field("material", .text),
            Field("pattern", .text),
        ] + audience + measures + [
            Field("category", .path, from: [.role("product_type"), .computed(.categoryPath)]),
            Field("inProductGroupWithID", .code, from: [.computed(.groupIdentifier)]),
            certification,
        ] + offer

    /// The properties of a group of variants.
    static let group: [Field] = [
        constant("@context", "https://schema.org"),
        constant("@type", "ProductGroup"),
        Field("productGroupID", .code, .required, from: [.computed(.groupIdentifier), .computed(.identifier)]),
        Field("name", .text, .required, from: [.role("title"), .role("name")], textRules: [.noMarkup]),
        Field("description", .text),
        Field("url", .url, from: [.computed(.productURL)]),
        constant("brand.@type", "Brand"),
        Field("brand.name", .text, from: [.role("brand")]),
        Field(
            "variesBy",
            .word,
            from: [.computed(.variesBy)],
            limits: .count(6),
            words: [
                address("color"), address("size"), address("material"), address("pattern"),
                address("suggestedAge", "age_group", "age"), address("suggestedGender", "gender"),
            ],
            grade: .copied,
            note: "Google knows these six; others set variants apart only for readers."
        ),
    ]

    /// A type or context that is always the same.
    static func constant(_ name: String, _ text: String) -> Field {
        Field(name, .code, from: [.constant(text)])
    }

    /// A word that the feed writes as an address of schema.org.
    static func address(_ name: String, _ words: String...) -> Field.Word {
        Field.Word("https://schema.org/" + name, from: [name] + words)
    }
}
