extension FeedFormat {
    /// Every format the library knows, one line each.
    public static let all: [FeedFormat] = [
        .googleMerchant,
        .metaCatalog,
        .metaCatalogCSV,
        .metaCountryOverride,
        .metaLanguageOverride,
        .schemaOrg,
        .schemaOrgLines,
        .json,
        .jsonLines,
    ]

    /// The format with this id.
    public static func named(_ id: String) -> FeedFormat? {
        all.first { $0.id == id }
    }
}
