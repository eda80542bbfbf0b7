import PIMCatalog
import PIMText

extension GoogleMerchantFields {
    /// Name, text, addresses and pictures.
    static let basics: [Field] = [
        Field(
            "id",
            .code,
            .required,
            from: [.computed(.identifier)],
            limits: .length(50),
            note: "Stable; case counts."
        ),
        Field(
            "title",
            .text,
            .conditional(.absent("structured_title")),
            limits: .cut(150),
            textRules: [.noShouting, .noMarkup],
            note: "No promotional text; variants name what sets them apart."
        ),
        Field(
            "description",
            .text,
            .conditional(.absent("structured_description")),
            limits: .cut(5000),
            textRules: [.noShouting, .noLinks],
            note: "Only about the product: no links, sales information or comparisons."
        ),
        Field("link", .url, .required, from: [.computed(.productURL)], limits: .length(2000)),
        Field(
            "image_link",
            .url,
            .required,
            from: [.computed(.mainImage)],
            limits: .length(2000),
            note: "At least 500 by 500 pixels from 2027-01-31, without text, watermark or border."
        ),
        Field(
            "additional_image_link",
            .url,
            from: [.computed(.additionalImages)],
            limits: .length(2000, count: 10)
        ),
        structured("structured_title", 150, note: "Instead of title where the text is made by AI."),
        structured("structured_description", 5000, note: "Instead of description where the text is made by AI."),
        Field("mobile_link", .url, limits: .length(2000)),
        Field("canonical_link", .url, limits: .length(2000)),
        Field("ads_redirect", .url, limits: .length(2000), note: "On the registered domain."),
        Field("lifestyle_image_link", .url, limits: .length(2000)),
        Field(
            "video_link",
            .url,
            limits: .length(2000, count: repeated),
            note: "6 to 240 seconds, at most 500 MB; served since 2026-06-30."
        ),
        Field("virtual_model_link", .url, limits: .length(2000), note: "glTF or GLB of at most 15 MB; US only."),
        Field("document_link", .url, limits: .length(2000, count: 5), note: "PDF documents."),
    ]

    /// Availability and money.
    static let prices: [Field] = [
        Field(
            "availability",
            .word,
            .required,
            from: [.computed(.availability)],
            words: [
                Field.Word("in_stock"),
                Field.Word("out_of_stock", from: ["sold_out"]),
                Field.Word("preorder", from: ["pre_order"]),
                Field.Word("backorder", from: ["back_order"]),
            ],
            note: "Must be what the product's page says."
        ),
        Field(
            "availability_date",
            .date,
            .conditional(.equals("availability", ["preorder", "backorder"])),
            limits: .length(25),
            note: "At most one year ahead."
        ),
        Field(
            "price",
            .price,
            .required,
            from: [.computed(.price)],
            note: "With value added tax, except in US and CA; zero only beside a contract or a subscription."
        ),
        Field(
            "sale_price",
            .price,
            from: [.computed(.salePrice)],
            note: "For everybody; member prices: loyalty_program."
        ),
        Field("sale_price_effective_date", .dateRange, limits: .length(51)),
        Field("cost_of_goods_sold", .price),
        Field("expiration_date", .date, limits: .length(25), note: "Less than 30 days ahead."),
        Field("unit_pricing_measure", .measure, units: pricingUnits, note: "Where the law demands prices per unit."),
        Field(
            "unit_pricing_base_measure",
            .measure,
            units: pricingUnits,
            note: "1, 2, 4, 8, 10 or 100 of a unit, 75 cl, 750 ml, 50 kg or 1000 kg."
        ),
        Field(
            "installment",
            .group,
            fields: [
                Field("months", .integer, .required, limits: .range(ExactDecimal("1"), nil)),
                Field("amount", .price, .required),
                Field("downpayment", .price),
                Field("credit_type", .word, words: ["finance", "lease"]),
            ]
        ),
        Field(
            "subscription_cost",
            .group,
            fields: [
                Field("period", .word, .required, words: ["week", "month", "year"]),
                Field("period_length", .integer, .required, limits: .range(ExactDecimal("1"), nil)),
                Field("amount", .price, .required),
            ]
        ),
        Field(
            "loyalty_program",
            .group,
            limits: .count(repeated),
            fields: [
                Field("program_label", .code, .required),
                Field("tier_label", .code),
                Field("price", .price),
                Field("cashback_for_future_use", .price),
                Field("loyalty_points", .integer, limits: .range(ExactDecimal("0"), nil)),
                Field("member_price_effective_date", .dateRange),
                Field("shipping_label", .code),
            ],
            note: "In AU BR CA DE ES FR GB IN IT JP KR MX NL US."
        ),
        Field("auto_pricing_min_price", .price, note: "The floor of automated discounts."),
        Field("maximum_retail_price", .price, note: "India, since June 2025."),
    ]

    /// As many values as there are.
    static let repeated = Int.max

    private static func structured(_ name: String, _ maximum: Int, note: String) -> Field {
        Field(
            name,
            .group,
            fields: [
                Field("digital_source_type", .word, .required, words: ["trained_algorithmic_media", "default"]),
                Field("content", .text, .required, limits: .cut(maximum), textRules: [.noShouting]),
            ],
            note: note
        )
    }

    /// The units of prices per unit; Google's liquid measures are those of the US, Akeneo's `PINT` and `GALLON` are not.
    private static let pricingUnits: [Field.UnitWord] = [
        Field.UnitWord("g", "GRAM"), Field.UnitWord("kg", "KILOGRAM"), Field.UnitWord("mg", "MILLIGRAM"),
        Field.UnitWord("oz", "OUNCE"), Field.UnitWord("lb", "POUND"),
        Field.UnitWord("ml", "MILLILITER"), Field.UnitWord("cl", "CENTILITER"), Field.UnitWord("l", "LITER"),
        Field.UnitWord("cbm", "CUBIC_METER"), Field.UnitWord("floz", "US_FLUID_OUNCE"), Field.UnitWord("pt", "US_PINT"),
        Field.UnitWord("qt", "US_QUART"), Field.UnitWord("gal", "US_GALLON"),
        Field.UnitWord("cm", "CENTIMETER"), Field.UnitWord("m", "METER"), Field.UnitWord("in", "INCH"),
        Field.UnitWord("ft", "FEET"), Field.UnitWord("yd", "YARD"),
        Field.UnitWord("sqm", "SQUARE_METER"), Field.UnitWord("sqft", "SQUARE_FOOT"), Field.UnitWord("ct", "PIECE"),
    ]
}
