import PIMCatalog
import PIMText

extension SchemaOrgFields {
    /// Who the product is for.
    static let audience: [Field] = [
        constant("audience.@type", "PeopleAudience"),
        Field(
            "audience.suggestedGender",
            .word,
            from: [.role("gender")],
            words: [
                Field.Word("male", from: ["men", "man", "m"]), Field.Word("female", from: ["women", "woman", "f"]),
                Field.Word("unisex"),
            ],
            grade: .copied
        ),
        Field(
            "audience.suggestedMinAge",
            .number,
            from: [.role("suggested_min_age"), .role("age_group")],
            limits: .range(ExactDecimal("0"), nil),
            words: [
                Field.Word("0", from: ["newborn"]), Field.Word("0.25", from: ["infant"]),
                Field.Word("1", from: ["toddler"]), Field.Word("5", from: ["kids"]), Field.Word("13", from: ["adult"]),
            ],
            grade: .copied,
            note: "In years; Google's age groups become years."
        ),
    ]

    /// Weight and size.
    static let measures: [Field] =
        quantity("weight", from: ["product_weight", "weight"], units: masses)
        + quantity("width", from: ["product_width", "width"], units: lengths)
        + quantity("height", from: ["product_height", "height"], units: lengths)
        + quantity("depth", from: ["product_length", "length", "depth"], units: lengths)

    /// An energy label or the like.
    static let certification = Field(
        "hasCertification",
        .group,
        from: [.role("certification")],
        limits: .count(Int.max),
        fields: [
            constant("@type", "Certification"),
            constant("issuedBy.@type", "Organization"),
            Field("issuedBy.name", .text, .required),
            Field("name", .text, .required),
            Field("certificationIdentification", .code),
            constant("certificationRating.@type", "Rating"),
            Field("certificationRating.ratingValue", .code),
        ],
        note: "Such as European_Commission, EPREL and the product's number there."
    )

    /// A number with its unit of UN/CEFACT Recommendation 20: two fields of one measurement.
    private static func quantity(_ name: String, from roles: [String], units: [Field.UnitWord]) -> [Field] {
        let sources = roles.map { Field.Source.role(Role($0)) }
        return [
            constant(name + ".@type", "QuantitativeValue"),
            Field(name + ".value", .number, from: sources, units: units),
            Field(
                name + ".unitCode",
                .word,
                from: sources,
                words: units.map { Field.Word($0.feed, from: [$0.catalog]) },
                units: units
            ),
        ]
    }

    /// **Source:** UN/CEFACT Recommendation 20, codes as general knowledge.
    private static let masses: [Field.UnitWord] = [
        Field.UnitWord("KGM", "KILOGRAM"), Field.UnitWord("GRM", "GRAM"), Field.UnitWord("MGM", "MILLIGRAM"),
        Field.UnitWord("TNE", "TON"), Field.UnitWord("LBR", "POUND"), Field.UnitWord("ONZ", "OUNCE"),
    ]

    private static let lengths: [Field.UnitWord] = [
        Field.UnitWord("CMT", "CENTIMETER"), Field.UnitWord("MMT", "MILLIMETER"), Field.UnitWord("MTR", "METER"),
        Field.UnitWord("INH", "INCH"), Field.UnitWord("FOT", "FEET"),
    ]
}
