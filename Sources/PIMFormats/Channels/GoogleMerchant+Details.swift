import PIMCatalog
import PIMText

extension GoogleMerchantFields {
    /// The product in detail.
    static let details: [Field] = [
        Field(
            "condition",
            .word,
            from: [.role("condition"), .constant("new")],
            words: [
                Field.Word("new"),
                Field.Word("refurbished", from: ["renewed", "reconditioned"]),
                Field.Word("used", from: ["second_hand"]),
            ],
            note: "Required where the product is not new."
        ),
        Field("adult", .flag, words: yesNo, note: "Required for products for adults."),
        Field("multipack", .integer, limits: .range(ExactDecimal("2"), nil), note: "Packs the merchant made up."),
        Field("is_bundle", .flag, words: yesNo),
        Field(
            "certification",
            .group,
            limits: .count(repeated),
            fields: [
                Field(
                    "certification_authority",
                    .word,
                    .required,
                    words: [
                        Field.Word("EC", from: ["European_Commission"]), Field.Word("ADEME"), Field.Word("BMWK"),
                        Field.Word("EPA"),
                    ]
                ),
                Field("certification_name", .code, .required, note: "EPREL, ENERGY_STAR, EU_ECOLABEL and others."),
                Field("certification_code", .code, .required, limits: .length(2000)),
                Field("certification_value", .code, limits: .length(2000)),
            ],
            note: "Required in EU, EFTA and GB for products with an energy label, such as EC:EPREL:123456."
        ),
        energyClass("energy_efficiency_class"),
        energyClass("min_energy_efficiency_class"),
        energyClass("max_energy_efficiency_class"),
        length("product_length", ExactDecimal("0.0001"), ExactDecimal("3000"), decimals: 4),
        length("product_width", ExactDecimal("0.0001"), ExactDecimal("3000"), decimals: 4),
        length("product_height", ExactDecimal("0.0001"), ExactDecimal("3000"), decimals: 4),
        Field(
            "product_weight",
            .measure,
            from: [.role("product_weight"), .role("weight")],
            limits: .range(ExactDecimal("0.0001"), ExactDecimal("2000"), decimals: 4),
            units: weights
        ),
        Field(
            "product_detail",
            .group,
            from: [.computed(.details)],
            limits: .count(100),
            fields: [
                Field("section_name", .text, limits: .length(140)),
                Field("attribute_name", .text, .required, limits: .length(140)),
                Field("attribute_value", .text, .required, limits: .length(1000)),
            ]
        ),
        Field(
            "product_highlight",
            .text,
            from: [.role("product_highlight"), .role("highlights")],
            limits: Field.Limits(maximumLength: 150, maximumCount: 100, minimumCount: 2, cutsText: true),
            textRules: [.noShouting]
        ),
    ]

    /// What assistants ask about; new in 2026.
    static let conversation: [Field] = [
        Field(
            "question_and_answer",
            .group,
            limits: .count(30),
            fields: [
                Field("question", .text, .required, limits: .length(1000)),
                Field("answer", .text, .required, limits: .length(1000)),
            ],
            note: "At most 10000 in all."
        ),
        Field(
            "related_product",
            .group,
            limits: .count(30),
            fields: [
                Field(
                    "relationship_type",
                    .word,
                    .required,
                    words: [
                        "part_of_set", "required_part", "often_bought_with", "substitute", "different_brand",
                        "accessory",
                    ]
                ),
                Field("id_type", .word, .required, words: ["gtin", "id"]),
                Field("identifier", .code, .required),
            ]
        ),
        Field(
            "popularity_rank",
            .number,
            limits: .range(ExactDecimal("0"), ExactDecimal("100")),
            note: "100 is the most popular."
        ),
    ]

    /// Labels, campaigns and where the item is shown.
    static let campaigns: [Field] =
        (0...4).map { Field("custom_label_\($0)", .text, limits: .length(100)) } + [
            Field("promotion_id", .code, limits: .length(50, count: 10)),
            Field("short_title", .text, limits: .cut(150), textRules: [.noShouting, .noMarkup]),
            Field(
                "external_seller_id",
                .code,
                limits: .length(50),
                note: "Required for accounts with several sellers."
            ),
            Field("included_destination", .word, limits: .count(repeated), words: destinations),
            Field("excluded_destination", .word, limits: .count(repeated), words: destinations),
            Field(
                "shopping_ads_excluded_country",
                .code,
                limits: Field.Limits(maximumLength: 2, minimumLength: 2, maximumCount: repeated)
            ),
            Field("pause", .word, words: ["ads", "all"], note: "For at most 14 days."),
            Field("disclosure_date", .date, note: "YouTube."),
        ]

    /// Weights as Google writes them.
    static let weights: [Field.UnitWord] = [
        Field.UnitWord("kg", "KILOGRAM"), Field.UnitWord("g", "GRAM"), Field.UnitWord("lb", "POUND"),
        Field.UnitWord("oz", "OUNCE"),
    ]

    /// A length in centimetres or inches.
    static func length(
        _ name: String,
        _ minimum: ExactDecimal?,
        _ maximum: ExactDecimal?,
        decimals: Int? = nil,
        note: String = ""
    ) -> Field {
        Field(
            name,
            .measure,
            limits: .range(minimum, maximum, decimals: decimals),
            units: [Field.UnitWord("cm", "CENTIMETER"), Field.UnitWord("in", "INCH")],
            note: note
        )
    }

    private static func energyClass(_ name: String) -> Field {
        Field(
            name,
            .word,
            words: ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"],
            note: "Since April 2025 only for CH, NO and GB; certification elsewhere."
        )
    }

    private static let destinations: [Field.Word] = [
        "Shopping_ads", "Display_ads", "Local_inventory_ads", "Free_listings", "Free_local_listings",
        "YouTube_Shopping", "Buy_on_Google_listings",
    ]
}
