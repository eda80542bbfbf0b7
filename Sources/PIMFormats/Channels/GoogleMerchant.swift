extension FeedFormat {
    /// Google Merchant Center's primary product feed as RSS 2.0.
    ///
    /// **Source:** <https://support.google.com/merchants/answer/7052112>, edition of August 2026, read 2026-11-21.
    public static let googleMerchant = FeedFormat(
        id: "google-merchant",
        title: "Google Merchant Center",
        summary: "Products for Shopping ads and free listings on Google, one item per sellable variant.",
        edition: "2026-08-18",
        sources: [
            SourcePage("https://support.google.com/merchants/answer/7052112", read: "2026-11-21"),
            SourcePage("https://support.google.com/merchants/answer/160567", read: "2026-11-21"),
            SourcePage("https://support.google.com/merchants/answer/16098264", read: "2026-11-21"),
            SourcePage("https://developers.google.com/merchant/ucp/guides/merchant-center", read: "2026-11-21"),
        ],
        container: .xml(.rss),
        fields: GoogleMerchantFields.all,
        rules: GoogleMerchantFields.rules,
        header: HeaderEntry.rss
    )
}

extension FeedFormat.XMLLayout {
    /// RSS 2.0 with Google's namespace, as Google and Meta read it.
    static let rss = FeedFormat.XMLLayout(
        root: "rss",
        rootAttributes: [
            FeedFormat.RootAttribute("version", "2.0"),
            FeedFormat.RootAttribute("xmlns:g", "http://base.google.com/ns/1.0"),
        ],
        wrapper: "channel",
        item: "item",
        prefix: "g:"
    )
}

extension FeedFormat.HeaderEntry {
    /// What RSS demands of a channel.
    static let rss: [FeedFormat.HeaderEntry] = [
        FeedFormat.HeaderEntry("title", .shopName),
        FeedFormat.HeaderEntry("link", .shopURL),
        FeedFormat.HeaderEntry("description", .feedDescription),
    ]
}

/// The fields of Google Merchant Center, by the sections of its page.
enum GoogleMerchantFields {
    /// Every field of an item.
    static let all: [Field] =
        basics + prices + identifiers + variants + categories + details + conversation + campaigns + shipping + returns
        + checkout

    /// The countries in which apparel must say age group, gender, colour and size.
    static let apparelCountries = ["BR", "FR", "DE", "JP", "GB", "US"]

    /// The countries in which an item must say its shipping, unless the account does.
    static let shippingCountries = [
        "AU", "AT", "BE", "CA", "CZ", "FR", "DE", "IN", "IE", "IL", "IT", "NZ", "JP", "NL", "PL", "RO", "KR", "ES",
        "CH", "GB", "US",
    ]

    /// What people write where there is no brand.
    static let brandStandIns = [
        "N/A", "n/a", "N/a", "NA", "na", "Na", "None", "none", "NONE", "Unknown", "unknown", "UNKNOWN", "Generic",
        "generic", "GENERIC", "No brand", "no brand", "No Brand", "NO BRAND",
    ]

    /// Demands on several fields at once.
    static let rules: [RecordRule] = [
        .saleBelowPrice,
        .saleDatesNeedPrice(.official),
        RecordRule(
            "price-zero",
            field: "price",
            brokenWhen: .all([.zero("price"), .absent("installment"), .absent("subscription_cost")]),
            message: "price is zero, which only devices sold with a contract or a subscription may cost",
            remedy: "give the price, or the installment or subscription_cost that goes with it"
        ),
        RecordRule(
            "group-is-item",
            field: "item_group_id",
            brokenWhen: .same("id", "item_group_id"),
            message: "item_group_id is the same as id",
            remedy: "give the group a code of its own"
        ),
        RecordRule(
            "group-without-variant",
            field: "item_group_id",
            brokenWhen: .all([.present("item_group_id"), .not(.isVariant)]),
            message: "item_group_id stands on a product that is not a variant",
            remedy: "leave item_group_id out, or make the product a variant of a model"
        ),
        RecordRule(
            "variant-without-difference",
            field: "item_group_id",
            brokenWhen: .all([
                .present("item_group_id"), .absent("color"), .absent("size"), .absent("material"), .absent("pattern"),
                .absent("age_group"), .absent("gender"), .absent("variant_option"),
            ]),
            message: "the variant has none of the fields by which variants of a group differ",
            remedy: "fill color, size, material, pattern, age_group, gender or variant_option",
            grade: .copied
        ),
        RecordRule(
            "brand-stand-in",
            field: "brand",
            brokenWhen: .equals("brand", brandStandIns),
            message: "brand is a stand-in, not a brand",
            remedy: "give the brand's name, or leave brand out where there is none"
        ),
        RecordRule(
            "identifiers-denied",
            field: "identifier_exists",
            brokenWhen: .all([
                .equals("identifier_exists", ["no"]),
                .any([.present("gtin"), .all([.present("brand"), .present("mpn")])]),
            ]),
            message: "identifier_exists says no beside the product's identifiers",
            remedy: "leave identifier_exists out"
        ),
        RecordRule(
            "shipping-dimensions",
            field: "shipping_length",
            brokenWhen: .all([
                .any([.present("shipping_length"), .present("shipping_width"), .present("shipping_height")]),
                .any([.absent("shipping_length"), .absent("shipping_width"), .absent("shipping_height")]),
            ]),
            message: "shipping_length, shipping_width and shipping_height are not given together",
            remedy: "give all three or none"
        ),
        RecordRule(
            "base-measure-alone",
            field: "unit_pricing_base_measure",
            brokenWhen: .all([.present("unit_pricing_base_measure"), .absent("unit_pricing_measure")]),
            message: "unit_pricing_base_measure stands without unit_pricing_measure",
            remedy: "give unit_pricing_measure too",
            grade: .unverified
        ),
        RecordRule(
            "energy-class-range",
            field: "min_energy_efficiency_class",
            brokenWhen: .all([
                .any([.present("min_energy_efficiency_class"), .present("max_energy_efficiency_class")]),
                .absent("energy_efficiency_class"),
            ]),
            message: "the range of energy classes stands without energy_efficiency_class",
            remedy: "give energy_efficiency_class too",
            grade: .unverified
        ),
    ]
}
