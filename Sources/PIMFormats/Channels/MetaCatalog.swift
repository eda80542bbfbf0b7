import PIMCatalog
import PIMText

extension FeedFormat {
    /// Meta's product catalog for Facebook and Instagram as RSS 2.0.
    ///
    /// **Source:** <https://developers.facebook.com/docs/commerce-platform/catalog/fields/>, read 2026-11-21; lengths from
    /// agencies' copies, so a breach of those is a warning.
    public static let metaCatalog = FeedFormat(
        id: "meta-catalog",
        title: "Meta",
        summary: "Products for Facebook and Instagram shops and ads, as RSS.",
        edition: "2026-08-11",
        sources: MetaCatalogFields.sources,
        container: .xml(.rss),
        fields: MetaCatalogFields.items,
        rules: MetaCatalogFields.rules,
        header: HeaderEntry.rss
    )

    /// Meta's product catalog as comma-separated text: the fields of `metaCatalog` and the columns only tables can name.
    public static let metaCatalogCSV = FeedFormat(
        id: "meta-catalog-csv",
        title: "Meta",
        summary: "Products for Facebook and Instagram shops and ads, as comma-separated text.",
        edition: "2026-08-11",
        sources: MetaCatalogFields.sources,
        container: .delimited(DelimitedLayout()),
        fields: MetaCatalogFields.items + [Field("video[0].url", .url, from: [.role("video_link")])],
        rules: MetaCatalogFields.rules
    )

    /// What differs by country for items of a Meta catalog.
    public static let metaCountryOverride = FeedFormat(
        id: "meta-country-override",
        title: "Meta",
        summary: "Prices and availability of a country, over the items of a Meta catalog.",
        edition: "2026-08-11",
        sources: MetaCatalogFields.sources,
        container: .delimited(DelimitedLayout()),
        fields: MetaCatalogFields.countryOverride,
        rules: MetaCatalogFields.saleRules
    )

    /// What differs by language for items of a Meta catalog.
    public static let metaLanguageOverride = FeedFormat(
        id: "meta-language-override",
        title: "Meta",
        summary: "Texts of a language, over the items of a Meta catalog.",
        edition: "2026-08-11",
        sources: MetaCatalogFields.sources,
        container: .delimited(DelimitedLayout()),
        fields: MetaCatalogFields.languageOverride
    )
}

/// The fields of Meta's catalog and of the feeds laid over it.
enum MetaCatalogFields {
    static let sources = [
        FeedFormat.SourcePage(
            "https://developers.facebook.com/docs/commerce-platform/catalog/fields/",
            read: "2026-11-21"
        ),
        FeedFormat.SourcePage(
            "https://developers.facebook.com/docs/commerce-platform/catalog/best-practices",
            read: "2026-11-21"
        ),
        FeedFormat.SourcePage("https://github.com/facebook/facebook-for-woocommerce", read: "2026-11-21"),
    ]

    /// Every field of an item.
    static let items: [Field] =
        [
            id, required(title), required(description), richDescription, required(availability), condition,
            required(price), required(link), imageLink,
            Field(
                "additional_image_link",
                .url,
                from: [.computed(.additionalImages)],
                limits: .count(20),
                note: "At most 2000 characters in all where commas part them."
            ),
            brand,
            Field("gtin", .gtin, note: "One of brand, gtin and mpn is required."),
            Field("mpn", .code, limits: .length(100), grade: .copied, note: "One of brand, gtin and mpn is required."),
            Field(
                "google_product_category",
                .path,
                from: [.role("google_category"), .role("google_product_category"), .category("google")],
                note: "At least two levels; this or fb_product_category for buying on the site."
            ),
            Field(
                "fb_product_category",
                .path,
                from: [.role("fb_product_category"), .category("facebook")],
                note: "At least three levels."
            ),
            Field(
                "product_type",
                .path,
                from: [.role("product_type"), .computed(.categoryPath)],
                limits: .length(750),
                grade: .copied
            ),
            Field(
                "item_group_id",
                .code,
                .conditional(.isVariant),
                from: [.computed(.groupIdentifier)],
                limits: .length(100),
                note: "The same for all variants of a product."
            ),
        ] + looks + [gender, ageGroup, variantAttribute, salePrice, saleDates] + delivery + customLabels + customNumbers
        + [unitPrice, basePrice, status] + india

    /// The fields of a country override feed.
    static let countryOverride: [Field] = [
        id,
        Field("override", .code, .required, from: [.computed(.country)], limits: exactly(2), note: "ISO 3166-1."),
        price, salePrice, saleDates, unitPrice, basePrice, status, availability, link, deletion,
    ]

    /// The fields of a language override feed.
    static let languageOverride: [Field] =
        [
            id,
            Field(
                "override",
                .code,
                .required,
                from: [.computed(.metaLocale)],
                note: "Meta's locale, such as pl_PL, or en_XX where it knows no countries of the language."
            ),
            title, description, richDescription,
            Field("short_description", .text, textRules: [.noMarkup]),
            Field("brand", .text, limits: .length(100), grade: .copied),
            link,
        ] + looks + customLabels + [
            variantAttribute,
            Field("image[0].url", .url, from: [.computed(.mainImage)], limits: .length(2000)),
            deletion,
        ]

    /// Demands on the dates and amounts of a reduced price.
    static let saleRules: [RecordRule] = [
        .saleBelowPrice,
        .saleDatesNeedPrice(.copied),
        RecordRule(
            "price-zero",
            field: "price",
            brokenWhen: .zero("price"),
            message: "price is zero",
            remedy: "give a positive price"
        ),
    ]

    /// Demands on several fields of an item.
    static let rules: [RecordRule] =
        saleRules + [
            RecordRule(
                "no-identifier",
                field: "brand",
                brokenWhen: .all([.absent("brand"), .absent("gtin"), .absent("mpn")]),
                message: "none of brand, gtin and mpn is given",
                remedy: "fill one of them"
            ),
            RecordRule(
                "variant-without-difference",
                field: "item_group_id",
                brokenWhen: .all([
                    .isVariant, .absent("color"), .absent("size"), .absent("material"), .absent("pattern"),
                    .absent("gender"), .absent("age_group"), .absent("additional_variant_attribute"),
                ]),
                message: "the variant has none of the fields by which variants of a group differ",
                remedy: "fill color, size, material, pattern, gender, age_group or additional_variant_attribute",
                grade: .copied
            ),
        ]
}
