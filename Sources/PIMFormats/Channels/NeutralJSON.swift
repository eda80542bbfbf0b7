extension FeedFormat {
    /// Products as one JSON array, for programs of one's own.
    public static let json = FeedFormat(
        id: "json",
        title: "JSON",
        summary: "Products with all resolved values, as one JSON array.",
        edition: "2026-11-22",
        sources: NeutralJSONFields.sources,
        container: .json(JSONLayout(isLines: false)),
        fields: NeutralJSONFields.all,
        takesOwnFields: true
    )

    /// Products as one JSON document per line, for programs of one's own.
    public static let jsonLines = FeedFormat(
        id: "json-lines",
        title: "JSON Lines",
        summary: "Products with all resolved values, one JSON document per line.",
        edition: "2026-11-22",
        sources: NeutralJSONFields.sources,
        container: .json(JSONLayout(isLines: true)),
        fields: NeutralJSONFields.all,
        takesOwnFields: true
    )
}

/// The fields of the library's own JSON.
enum NeutralJSONFields {
    static let sources = [FeedFormat.SourcePage("https://www.rfc-editor.org/rfc/rfc8259", read: "2026-11-21")]

    static let all: [Field] = [
        Field("identifier", .code, .required, from: [.computed(.identifier)]),
        Field("family", .code, from: [.computed(.family)]),
        Field("parent", .code, from: [.computed(.parentIdentifier)]),
        Field("group", .code, from: [.computed(.groupIdentifier)]),
        Field("channel", .code, from: [.computed(.channel)]),
        Field("locale", .code, from: [.computed(.locale)]),
        Field("categories", .code, from: [.computed(.categoryCodes)], limits: .count(Int.max)),
        Field(
            "availability",
            .word,
            from: [.computed(.availability)],
            words: ["in_stock", "out_of_stock", "preorder", "backorder"]
        ),
        Field("stock", .integer, from: [.computed(.stockQuantity)]),
        Field("url", .url, from: [.computed(.productURL)]),
        Field("images", .url, from: [.computed(.images)], limits: .count(Int.max)),
        Field("price", .amount, from: [.computed(.price)]),
        Field("sale_price", .amount, from: [.computed(.salePrice)]),
        Field("currency", .code, from: [.computed(.currency)]),
        Field("associations", .anything, from: [.computed(.associations)]),
        Field("values", .anything, from: [.computed(.values)]),
    ]
}
