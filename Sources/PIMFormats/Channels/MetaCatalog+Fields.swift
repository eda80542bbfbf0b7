import PIMCatalog
import PIMText

extension MetaCatalogFields {
    static let id = Field("id", .code, .required, from: [.computed(.identifier)], limits: .length(100))

    static let title = Field(
        "title",
        .text,
        limits: .cut(150),
        textRules: [.noShouting, .noMarkup],
        note: "Up to 65 show whole; newer copies of Meta's page say 200."
    )

    static let description = Field(
        "description",
        .text,
        limits: .cut(5000),
        textRules: [.noMarkup, .noShouting],
        note: "Plain text; newer copies of Meta's page say 9999."
    )

    static let richDescription = Field(
        "rich_text_description",
        .richText,
        from: [.role("rich_text_description")],
        limits: .length(9999),
        tags: [
            "fieldset", "section", "header", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead",
            "tbody",
            "tfoot", "tr", "th", "td", "p", "ul", "ol", "li", "dl", "dt", "dd", "b", "strong", "i", "em", "u", "small",
            "br", "sub", "sup",
        ],
        grade: .copied,
        note: "Meta also names form and title, which are never written."
    )

    static let availability = Field(
        "availability",
        .word,
        from: [.computed(.availability)],
        words: [
            Field.Word("in stock", from: ["in_stock"]),
            Field.Word("out of stock", from: ["out_of_stock", "sold_out"]),
            Field.Word("available for order", from: ["backorder", "back_order"]),
            Field.Word("preorder", from: ["pre_order"]),
            Field.Word("discontinued"),
        ],
        note: "With spaces."
    )

    static let condition = Field(
        "condition",
        .word,
        .required,
        from: [.role("condition"), .constant("new")],
        words: [
            Field.Word("new"),
            Field.Word("refurbished", from: ["renewed", "reconditioned"]),
            Field.Word("used", from: ["second_hand"]),
        ]
    )

    static let price = Field("price", .price, from: [.computed(.price)])
    static let salePrice = Field("sale_price", .price, from: [.computed(.salePrice)])
    static let saleDates = Field("sale_price_effective_date", .dateRange)
    static let link = Field("link", .url, from: [.computed(.productURL)])

    static let imageLink = Field(
        "image_link",
        .url,
        .required,
        from: [.computed(.mainImage)],
        limits: .length(2000),
        note: "At least 500 by 500 pixels, without promotional text."
    )

    static let brand = Field(
        "brand",
        .text,
        limits: .length(100),
        grade: .copied,
        note: "One of brand, gtin and mpn is required."
    )

    /// What a variant looks like.
    static let looks: [Field] = [
        Field("color", .text, limits: .length(200), grade: .copied),
        Field("size", .text, limits: .length(200), grade: .copied),
        Field("material", .text, limits: .length(200), grade: .copied),
        Field("pattern", .text, limits: .length(100), grade: .copied),
    ]

    static let gender = Field(
        "gender",
        .word,
        words: [
            Field.Word("female", from: ["women", "woman"]), Field.Word("male", from: ["men", "man"]),
            Field.Word("unisex"),
        ]
    )

    static let ageGroup = Field(
        "age_group",
        .word,
        words: [
            Field.Word("adult", from: ["adults"]), Field.Word("all ages"), Field.Word("teen", from: ["teens"]),
            Field.Word("kids", from: ["kid", "child", "children"]), Field.Word("toddler"),
            Field.Word("infant", from: ["baby"]), Field.Word("newborn"),
        ]
    )

    static let variantAttribute = Field(
        "additional_variant_attribute",
        .text,
        note: "Such as Scent:Fruity, Flavor:Strawberry."
    )

    /// How the item is sent, and how many there are.
    static let delivery: [Field] = [
        Field(
            "shipping",
            .group,
            limits: .count(Int.max),
            fields: [
                Field("country", .code, .required, limits: exactly(2)),
                Field("region", .text),
                Field("service", .text),
                Field("price", .price, .required),
            ]
        ),
        Field(
            "shipping_weight",
            .measure,
            from: [.role("shipping_weight"), .role("weight")],
            limits: .range(ExactDecimal("0"), nil),
            units: GoogleMerchantFields.weights
        ),
        Field(
            "quantity_to_sell_on_facebook",
            .integer,
            from: [.role("quantity_to_sell_on_facebook"), .computed(.stockQuantity)],
            limits: .range(ExactDecimal("0"), nil),
            note: "Required for buying on the site."
        ),
    ]

    static let customLabels: [Field] = (0...4).map { number in
        Field("custom_label_\(number)", .text, limits: .length(100), grade: .copied)
    }

    static let customNumbers: [Field] = (0...4).map { number in
        Field(
            "custom_number_\(number)",
            .integer,
            limits: .range(ExactDecimal("0"), ExactDecimal("4294967295")),
            grade: .copied
        )
    }

    static let unitPrice = Field("unit_price", .text, note: "A price and a unit, where the law demands it.")
    static let basePrice = Field("base_price", .text, note: "A price and a unit, where the law demands it.")
    static let status = Field("status", .word, words: ["active", "archived"])

    static let deletion = Field(
        "delete",
        .word,
        words: [Field.Word("true", from: ["yes", "1"])],
        note: "Takes the override away."
    )

    /// What the law of India asks for.
    static let india: [Field] = [
        "origin_country", "importer_name", "importer_address", "manufacturer_info", "wa_compliance_category",
    ].map { Field($0, .text, grade: .copied, note: "In India.") }

    static func exactly(_ length: Int) -> Field.Limits {
        Field.Limits(maximumLength: length, minimumLength: length)
    }

    /// The same field where the feed must have it.
    static func required(_ field: Field) -> Field {
        var required = field
        required.requirement = .required
        return required
    }
}
