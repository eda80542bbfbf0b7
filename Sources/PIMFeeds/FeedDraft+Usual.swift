import PIMCatalog
public import PIMIntake

extension FeedDraft {
    /// The formats most shops start with, as an import writes feeds for them.
    public static let usualTemplates = [
        Template(
            prefix: "google",
            format: "google-merchant",
            ending: "xml",
            fields: merchantFields,
            standIns: ["availability": inStock("availability")]
        ),
        Template(
            prefix: "meta",
            format: "meta-catalog",
            ending: "xml",
            fields: merchantFields,
            standIns: ["availability": inStock("availability"), "condition": new, "mpn": identifierAsMPN]
        ),
        Template(
            prefix: "schema",
            format: "schema-org",
            ending: "json",
            fields: [
                "brand": "brand.name", "color": "color", "image": "image", "material": "material", "size": "size",
            ],
            standIns: ["availability": inStock("offers.availability")]
        ),
    ]

    private static let merchantFields: [Role: String] = [
        "brand": "brand", "color": "color", "gtin": "gtin", "image": "image_link", "material": "material",
        "mpn": "mpn", "size": "size", "title": "title",
    ]

    private static func inStock(_ field: String) -> StandIn {
        StandIn(
            field,
            json: #"[{"source":"computed:availability"},"in_stock"]"#,
            remark: "the export has no stock: the feeds call every product in stock until stock.jsonl says otherwise"
        )
    }

    private static let new = StandIn(
        "condition",
        json: #""new""#,
        remark: "no attribute says the condition: the feeds call every product new"
    )

    private static let identifierAsMPN = StandIn(
        "mpn",
        json: #"{"source":"computed:identifier"}"#,
        remark: "no attribute holds the maker's number: the feeds for Meta give the identifier in its place"
    )
}
