import PIMCatalog
import PIMText

extension SchemaOrgFields {
    /// What the product costs and on what terms.
    static let offer: [Field] = [
        constant("offers.@type", "Offer"),
        Field("offers.url", .url, from: [.computed(.productURL)]),
        Field("offers.price", .amount, .required, from: [.computed(.salePrice), .computed(.price)]),
        Field("offers.priceCurrency", .code, .required, from: [.computed(.currency)], limits: exactly(3)),
        Field(
            "offers.availability",
            .word,
            .recommended,
            from: [.computed(.availability)],
            words: [
                address("InStock", "in_stock"), address("OutOfStock", "out_of_stock"),
                address("PreOrder", "preorder", "pre_order"), address("BackOrder", "backorder", "back_order"),
                address("SoldOut", "sold_out"), address("Discontinued"), address("InStoreOnly", "in_store_only"),
                address("LimitedAvailability", "limited_availability"), address("MadeToOrder", "made_to_order"),
                address("OnlineOnly", "online_only"), address("PreSale", "pre_sale"), address("Reserved"),
            ]
        ),
        Field(
            "offers.itemCondition",
            .word,
            from: [.role("condition"), .constant("new")],
            words: [
                address("NewCondition", "new"), address("UsedCondition", "used", "second_hand"),
                address("RefurbishedCondition", "refurbished", "renewed", "reconditioned"),
                address("DamagedCondition", "damaged"),
            ]
        ),
        Field("offers.priceValidUntil", .date, from: [.role("price_valid_until")]),
        constant("offers.priceSpecification.@type", "UnitPriceSpecification"),
        constant("offers.priceSpecification.priceType", "https://schema.org/StrikethroughPrice"),
        Field("offers.priceSpecification.price", .amount, from: [.computed(.listPrice)]),
        Field("offers.priceSpecification.priceCurrency", .code, from: [.computed(.currency)], limits: exactly(3)),
        shippingDetails,
        returnPolicy,
    ]

    private static let shippingDetails = Field(
        "offers.shippingDetails",
        .group,
        from: [.role("shipping_details")],
        limits: .count(Int.max),
        fields: [
            constant("@type", "OfferShippingDetails"),
            constant("shippingRate.@type", "MonetaryAmount"),
            Field("shippingRate.value", .amount),
            Field("shippingRate.currency", .code, from: [.computed(.currency)], limits: exactly(3)),
            constant("shippingDestination.@type", "DefinedRegion"),
            Field("shippingDestination.addressCountry", .code, .required, limits: exactly(2)),
            Field("shippingDestination.addressRegion", .text),
            constant("deliveryTime.@type", "ShippingDeliveryTime"),
        ] + days("deliveryTime.handlingTime") + days("deliveryTime.transitTime"),
        note: "Times are in days."
    )

    private static let returnPolicy = Field(
        "offers.hasMerchantReturnPolicy",
        .group,
        from: [.role("return_policy")],
        fields: [
            constant("@type", "MerchantReturnPolicy"),
            Field("applicableCountry", .code, .required, limits: exactly(2)),
            Field("returnPolicyCountry", .code, limits: exactly(2)),
            Field(
                "returnPolicyCategory",
                .word,
                .required,
                words: [
                    address("MerchantReturnFiniteReturnWindow", "finite"),
                    address("MerchantReturnUnlimitedWindow", "unlimited"),
                    address("MerchantReturnNotPermitted", "not_permitted", "none"),
                    address("MerchantReturnUnspecified", "unspecified"),
                ]
            ),
            Field(
                "merchantReturnDays",
                .integer,
                .conditional(
                    .equals("returnPolicyCategory", ["https://schema.org/MerchantReturnFiniteReturnWindow"])
                ),
                limits: .range(ExactDecimal("0"), nil)
            ),
            Field(
                "returnMethod",
                .word,
                limits: .count(4),
                words: [
                    address("ReturnByMail", "by_mail"), address("ReturnInStore", "in_store"),
                    address("ReturnAtKiosk", "at_a_kiosk", "at_kiosk"), address("KeepProduct", "keep"),
                ]
            ),
            Field(
                "returnFees",
                .word,
                words: [
                    address("FreeReturn", "free"),
                    address("ReturnFeesCustomerResponsibility", "customer_responsibility", "customer"),
                    address("ReturnShippingFees", "shipping_fees"), address("RestockingFees", "restocking"),
                    address("OriginalShippingFees", "original_shipping"),
                ]
            ),
            Field(
                "refundType",
                .word,
                limits: .count(3),
                words: [
                    address("FullRefund", "refund", "full"), address("ExchangeRefund", "exchange"),
                    address("StoreCreditRefund", "store_credit"),
                ]
            ),
            constant("returnShippingFeesAmount.@type", "MonetaryAmount"),
            Field("returnShippingFeesAmount.value", .amount),
            Field("returnShippingFeesAmount.currency", .code, from: [.computed(.currency)], limits: exactly(3)),
        ]
    )

    /// A span of days.
    private static func days(_ name: String) -> [Field] {
        [
            constant(name + ".@type", "QuantitativeValue"),
            Field(name + ".minValue", .integer, limits: .range(ExactDecimal("0"), nil)),
            Field(name + ".maxValue", .integer, limits: .range(ExactDecimal("0"), nil)),
            constant(name + ".unitCode", "DAY"),
        ]
    }

    private static func exactly(_ length: Int) -> Field.Limits {
        Field.Limits(maximumLength: length, minimumLength: length)
    }
}
