import PIMCatalog
import PIMText

extension GoogleMerchantFields {
    /// How the product is sent.
    static let shipping: [Field] = [
        Field(
            "shipping",
            .group,
            .advised(.country(shippingCountries)),
            limits: .count(repeated),
            fields: [
                country(.optional),
                Field("region", .text),
                Field("service", .text),
                Field("price", .price, .required, note: "From 0 to what 1000 USD are."),
                handling("min_handling_time"),
                handling("max_handling_time", .conditional(.present("min_handling_time"))),
                handling("min_transit_time"),
                handling("max_transit_time", .conditional(.present("min_transit_time"))),
                Field("postal_code", .code, note: "A code, a prefix such as 94*, or a range of either."),
                Field("location_id", .code),
                Field("location_group_name", .text),
                Field("loyalty_program_label", .code, grade: .unverified),
                Field("loyalty_tier_label", .code, grade: .unverified),
            ],
            note: "Required unless the account says it; speeds are shown where both greatest times are given."
        ),
        Field(
            "carrier_shipping",
            .group,
            limits: .count(repeated),
            fields: [
                country(.required),
                Field("region", .text),
                Field("postal_code", .code),
                Field("origin_postal_code", .code),
                Field("flat_price", .price, .conditional(.absent("carrier_price"))),
                Field("carrier_price", .code, note: "The carrier whose rate holds; never beside flat_price."),
                Field("carrier_price_flat_adjustment", .price, grade: .unverified),
                Field("carrier_price_percentage_adjustment", .number, grade: .unverified),
                handling("min_handling_time"),
                handling("max_handling_time", .conditional(.present("min_handling_time"))),
                handling("fixed_min_transit_time", grade: .unverified),
                handling("fixed_max_transit_time", grade: .unverified),
                Field("carrier_transit_time", .code, grade: .unverified),
            ],
            note: "Since 2025: a flat price or a carrier's."
        ),
        Field(
            "handling_cutoff_time",
            .group,
            limits: .count(repeated),
            fields: [
                country(.optional),
                Field("cutoff_time", .code, .required, limits: exactly(4), note: "HHMM of 24 hours."),
                Field("cutoff_timezone", .code, note: "Of the IANA database."),
                Field("disable_delivery_after_cutoff", .flag, words: yesNo, grade: .unverified),
            ]
        ),
        Field(
            "minimum_order_value",
            .group,
            limits: .count(100),
            fields: [
                country(.optional),
                Field("service", .text),
                Field("surface", .word, words: ["online", "local", "online_local"]),
                Field("price", .price, .required),
            ]
        ),
        Field(
            "free_shipping_threshold",
            .group,
            limits: .count(repeated),
            fields: [country(.optional), Field("price_threshold", .price, .required)]
        ),
        Field("shipping_label", .code, limits: .length(100)),
        Field("return_policy_label", .code, limits: .length(100)),
        Field("transit_time_label", .code, limits: .length(100)),
        Field(
            "shipping_weight",
            .measure,
            from: [.role("shipping_weight"), .role("weight")],
            limits: .range(ExactDecimal("0"), ExactDecimal("2000")),
            units: weights,
            note: "At most 2000 lb or 1000 kg; required where the carrier's rate depends on it."
        ),
        length("shipping_length", ExactDecimal("1"), ExactDecimal("400"), note: dimensions),
        length("shipping_width", ExactDecimal("1"), ExactDecimal("400"), note: dimensions),
        length("shipping_height", ExactDecimal("1"), ExactDecimal("400"), note: dimensions),
        Field("ships_from_country", .code, limits: exactly(2)),
        handling("min_handling_time"),
        handling("max_handling_time"),
        businessDays("shipping_handling_business_days"),
        businessDays("shipping_transit_business_days"),
        Field(
            "pickup_cost",
            .group,
            fields: [Field("flat_rate", .price), Field("free_threshold", .price)],
            grade: .unverified,
            note: "Known from Google's interface for programs."
        ),
    ]

    /// How the product may be sent back; since August 2026.
    static let returns: [Field] = [
        Field(
            "return",
            .group,
            limits: .count(repeated),
            fields: [
                country(.optional),
                Field(
                    "window_days",
                    .integer,
                    .conditional(.not(.equals("window_type", ["NO_RETURNS", "LIFETIME"]))),
                    limits: .range(ExactDecimal("0"), nil)
                ),
                Field(
                    "item_condition",
                    .word,
                    limits: .count(4),
                    words: ["NEW", "LIKE_NEW", "USED", "DEFECTIVE_ONLY"]
                ),
                Field(
                    "method",
                    .word,
                    limits: .count(4),
                    words: ["BY_MAIL", "IN_STORE", "AT_A_KIOSK", "DROP_OFF_LOCATION"]
                ),
                Field("shipping_fee", .price),
                Field("shipping_fee_type", .word, words: ["DEDUCTED_FROM_REFUND", "CUSTOMER_RESPONSIBILITY"]),
                Field("window_type", .word, words: ["FINITE_RETURN_WINDOW", "NO_RETURNS", "LIFETIME"]),
                Field("outcome", .word, limits: .count(3), words: ["REFUND", "EXCHANGE", "STORE_CREDIT"]),
                Field("restocking_fee", .price, note: "Never beside restocking_percentage_fee."),
                Field("restocking_percentage_fee", .number, limits: .range(ExactDecimal("0"), ExactDecimal("100"))),
                Field("policy_url", .url, limits: .length(2000)),
            ]
        )
    ]

    /// What buying through an assistant adds.
    static let checkout: [Field] = [
        Field("native_commerce", .flag, note: "Google asks for it in a supplemental feed."),
        Field(
            "consumer_notice",
            .group,
            limits: .count(repeated),
            fields: [
                Field(
                    "consumer_notice_type",
                    .word,
                    .required,
                    words: ["legal_disclaimer", "safety_warning", "prop_65"]
                ),
                Field(
                    "consumer_notice_message",
                    .richText,
                    .required,
                    limits: .length(1000),
                    tags: ["b", "br", "i"]
                ),
            ],
            note: "Of markup only b, br and i."
        ),
        Field("merchant_item_id", .code, note: "The checkout's id where it differs from id."),
    ]

    private static let dimensions = "1 to 400 cm or 1 to 150 in; all three in one unit."

    private static func exactly(_ length: Int) -> Field.Limits {
        Field.Limits(maximumLength: length, minimumLength: length)
    }

    private static func country(_ requirement: Field.Requirement) -> Field {
        Field("country", .code, requirement, limits: exactly(2), note: "ISO 3166-1, two letters.")
    }

    private static func handling(
        _ name: String,
        _ requirement: Field.Requirement = .optional,
        grade: Field.Grade = .official
    ) -> Field {
        Field(
            name,
            .integer,
            requirement,
            limits: .range(ExactDecimal("0"), nil),
            grade: grade,
            note: "In business days."
        )
    }

    private static func businessDays(_ name: String) -> Field {
        Field(name, .code, limits: .count(10), note: "Such as US:Mon-Fri;Sun.")
    }
}
