import PIMCatalog
import PIMText

extension GoogleMerchantFields {
    /// Brand and numbers.
    static let identifiers: [Field] = [
        Field(
            "brand",
            .text,
            .conditional(
                .all([
                    .not(.equals("identifier_exists", ["no"])),
                    .not(.equals("condition", ["refurbished", "used"])),
                    .not(.within("google_product_category", media)),
                ])
            ),
            limits: .length(70),
            note: "Required for new products except films, books and music; never a stand-in such as N/A."
        ),
        Field(
            "gtin",
            .gtin,
            limits: .count(10),
            note: "Required where the manufacturer gave one; a record cannot prove that it did not."
        ),
        Field(
            "mpn",
            .code,
            .conditional(.all([.absent("gtin"), .not(.equals("identifier_exists", ["no"]))])),
            limits: .length(70)
        ),
        Field(
            "identifier_exists",
            .flag,
            from: [.role("identifier_exists"), .computed(.identifierExists)],
            words: yesNo,
            note: "Only no is worth saying: where neither GTIN nor brand and MPN exist."
        ),
    ]

    /// What sets variants apart.
    static let variants: [Field] = [
        Field(
            "color",
            .text,
            forApparel(apparel),
            limits: .length(100),
            note: "Up to 3, 40 code points each.",
            joiner: "/"
        ),
        Field("size", .text, forApparel(clothingAndShoes), limits: .length(100)),
        Field(
            "size_type",
            .word,
            limits: .count(2),
            words: ["regular", "petite", "maternity", "big", "tall", "plus"]
        ),
        Field(
            "size_system",
            .word,
            words: ["US", "UK", "EU", "DE", "FR", "JP", "CN", "IT", "BR", "MEX", "AU"]
        ),
        Field("material", .text, limits: .length(200), note: "Up to 3; where it sets variants apart.", joiner: "/"),
        Field("pattern", .text, limits: .length(100), note: "Where it sets variants apart."),
        Field(
            "age_group",
            .word,
            forApparel(apparel),
            words: [
                Field.Word("newborn"),
                Field.Word("infant", from: ["baby"]),
                Field.Word("toddler"),
                Field.Word("kids", from: ["kid", "child", "children"]),
                Field.Word("adult", from: ["adults"]),
            ]
        ),
        Field(
            "gender",
            .word,
            forApparel(apparel),
            words: [
                Field.Word("male", from: ["men", "man", "m"]),
                Field.Word("female", from: ["women", "woman", "f"]),
                Field.Word("unisex"),
            ]
        ),
        Field(
            "item_group_id",
            .code,
            .conditional(.all([.isVariant, .country(apparelCountries)])),
            from: [.computed(.groupIdentifier)],
            limits: .length(50),
            note: "The same for all variants of a product, and no item's id."
        ),
        Field("item_group_title", .text, limits: .cut(150), textRules: [.noShouting]),
        Field(
            "variant_option",
            .group,
            limits: .count(30),
            fields: [
                Field("name", .text, .required, limits: .length(250)),
                Field("value", .text, .required, limits: .length(250)),
            ],
            note: "At most 5000 in all."
        ),
    ]

    /// Where the product belongs.
    static let categories: [Field] = [
        Field(
            "google_product_category",
            .path,
            from: [.role("google_category"), .role("google_product_category"), .category("google")],
            note: "A number or a full path of Google's taxonomy, edition 2021-09-21."
        ),
        Field(
            "product_type",
            .path,
            from: [.role("product_type"), .computed(.categoryPath)],
            limits: .length(750, count: repeated)
        ),
    ]

    /// Yes and no as Google writes them.
    static let yesNo: [Field.Word] = [
        Field.Word("yes", from: ["true", "1"]),
        Field.Word("no", from: ["false", "0"]),
    ]

    private static func forApparel(_ categories: [String]) -> Field.Requirement {
        .conditional(.all([.country(apparelCountries), .within("google_product_category", categories)]))
    }

    /// Films, books and music, which need no brand.
    private static let media = [
        "Media > Books", "Media > DVDs & Videos", "Media > Music & Sound Recordings", "784", "839", "855",
    ]

    /// Apparel & Accessories and the numbers below it.
    private static let apparel =
        ["Apparel & Accessories", "166", "167", "168", "169", "170", "171", "173", "176", "177", "178", "188", "189"]
        + ["191", "194", "196", "200", "201", "3032", "6551"] + clothingAndShoes

    /// Clothing and shoes, with the numbers of all categories of clothing.
    ///
    /// **Source:** Google's taxonomy-with-ids.en-US, edition 2021-09-21, read 2026-11-22.
    private static let clothingAndShoes: [String] = [
        "Apparel & Accessories > Clothing", "Apparel & Accessories > Shoes", "187", "1604",
        "182", "203", "204", "206", "207", "208", "209", "211", "212", "213", "214", "215",
        "1516", "1578", "1580", "1581", "1594", "1675", "1772", "1807", "1831", "2160", "2271", "2292", "2302",
        "2306", "2331", "2396", "2562", "2563", "2580", "2745", "2963", "3066", "3128", "3188", "3191", "3253",
        "3379", "3414", "3439", "3455", "3598", "3683", "3724", "3729", "3852", "3888", "3951", "3958", "4003",
        "5182", "5183", "5250", "5322", "5327", "5329", "5330", "5343", "5344", "5378", "5379", "5388", "5408",
        "5409", "5410", "5411", "5412", "5423", "5424", "5425", "5441", "5460", "5461", "5462", "5463", "5483",
        "5484", "5490", "5506", "5513", "5514", "5517", "5549", "5552", "5555", "5564", "5598", "5621", "5622",
        "5673", "5674", "5676", "5677", "5678", "5679", "5680", "5681", "5682", "5683", "5684", "5697", "5713",
        "5834", "5878", "5909", "5949", "6006", "6031", "6087", "6227", "6228", "6229", "7003", "7132", "7207",
        "7208", "7209", "7210", "7211", "7235", "7236", "7237", "7281", "7313", "8149", "8248", "499979",
    ]
}
