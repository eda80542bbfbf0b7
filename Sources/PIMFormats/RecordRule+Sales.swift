extension RecordRule {
    /// A reduced price is lower than the price.
    static let saleBelowPrice = RecordRule(
        "sale-price-above-price",
        field: "sale_price",
        brokenWhen: .notLess("sale_price", than: "price"),
        message: "sale_price is not lower than price",
        remedy: "lower the sale price or take it away"
    )

    /// The dates of a reduced price stand beside one.
    static func saleDatesNeedPrice(_ grade: Field.Grade) -> RecordRule {
        RecordRule(
            "sale-dates-without-price",
            field: "sale_price_effective_date",
            brokenWhen: .all([.present("sale_price_effective_date"), .absent("sale_price")]),
            message: "sale_price_effective_date stands without sale_price",
            remedy: "give the sale price or take the dates away",
            grade: grade
        )
    }
}
