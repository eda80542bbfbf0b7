import PIMCatalog
import PIMFormats
import Testing

@Suite("Channels")
struct ChannelTests {
    /// A good item for each channel, by field name.
    static let google: [String: Cell] = [
        "id": .text("NORD-BLK-M"), "title": .text("Kurtka Nord czarna M"),
        "description": .text("Ciepła i lekka kurtka."),
        "link": .text("https://shop.example/p/1"), "image_link": .text("https://shop.example/1.jpg"),
        "availability": .text("in_stock"), "price": .text("399.00 PLN"), "brand": .text("Nord"),
        "gtin": .text("5901234123457"), "color": .text("czarny"), "size": .text("M"), "item_group_id": .text("NORD"),
        "google_product_category": .text("5598"), "condition": .text("new"), "shipping_weight": .text("0.9 kg"),
        "age_group": .text("adult"), "gender": .text("unisex"),
        "shipping": .rows([[.text("PL"), .empty, .text("Kurier"), .text("14.99 PLN")]]),
    ]

    static let meta: [String: Cell] = {
        var item = google
        item["availability"] = .text("in stock")
        item["shipping"] = nil
        return item
    }()

    static func findings(_ format: FeedFormat, _ item: [String: Cell], country: String? = "DE") -> [String] {
        var record = Record(identifier: "x", isVariant: true, cells: format.fields.map { item[$0.name] ?? .empty })
        return RecordChecker(format: format).check(&record, country: country).map { finding in
            "\(finding.severity.word) \(finding.rule) \(finding.field ?? "")"
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var cells: [String: Cell]
        var country = "DE"
        var findings: [String] = []
        var testDescription: String { "\(cells.keys.sorted()) in \(country) → \(findings)" }
    }

    @Test(
        "Google: says what a changed item lacks, and nothing of a good one",
        arguments: [
            Change(cells: [:]),
            Change(cells: ["shipping": .empty], country: "PL", findings: ["warning format.missing shipping"]),
            Change(cells: ["shipping": .empty], country: "KZ"),
            Change(cells: ["gtin": .empty, "mpn": .text("N-1")]),
            Change(cells: ["gtin": .empty], findings: ["error format.missing mpn"]),
            Change(cells: ["gtin": .empty, "identifier_exists": .text("no"), "brand": .empty]),
            Change(
                cells: ["identifier_exists": .text("no")],
                findings: ["error format.identifiers-denied identifier_exists"]
            ),
            Change(cells: ["gtin": .text("5901234123458")], findings: ["error format.gtin gtin"]),
            Change(cells: ["brand": .empty], findings: ["error format.missing brand"]),
            Change(cells: ["brand": .text("N/A")], findings: ["error format.brand-stand-in brand"]),
            Change(cells: ["brand": .text("no brand")], findings: ["error format.brand-stand-in brand"]),
            Change(cells: ["brand": .text("Generic Sports")]),
            Change(cells: ["brand": .empty, "google_product_category": .text("Media > Books > Novels")]),
            Change(cells: ["title": .empty], findings: ["error format.missing title"]),
            Change(cells: [
                "title": .empty, "structured_title": .rows([[.text("trained_algorithmic_media"), .text("Kurtka")]]),
            ]),
            Change(cells: ["gender": .empty], findings: ["error format.missing gender"]),
            Change(cells: ["gender": .empty], country: "PL"),
            Change(cells: ["size": .empty, "google_product_category": .text("Apparel & Accessories > Jewelry > Rings")]
            ),
            Change(
                cells: ["size": .empty, "google_product_category": .text("Apparel & Accessories > Shoes")],
                findings: ["error format.missing size"]
            ),
            Change(cells: ["availability": .text("preorder")], findings: ["error format.missing availability_date"]),
            Change(cells: ["availability": .text("pre order"), "availability_date": .text("2026-12-24")]),
            Change(cells: ["sale_price": .text("299.00 PLN")]),
            Change(
                cells: ["sale_price": .text("399.00 PLN")],
                findings: ["error format.sale-price-above-price sale_price"]
            ),
            Change(
                cells: ["sale_price_effective_date": .text("2026-11-22/2026-11-30")],
                findings: ["error format.sale-dates-without-price sale_price_effective_date"]
            ),
            Change(cells: ["price": .text("0.00 PLN")], findings: ["error format.price-zero price"]),
            Change(cells: [
                "price": .text("0.00 PLN"),
                "subscription_cost": .rows([[.text("month"), .text("24"), .text("49.00 PLN")]]),
            ]),
            Change(
                cells: ["item_group_id": .text("NORD-BLK-M")],
                findings: ["error format.group-is-item item_group_id"]
            ),
            Change(
                cells: ["shipping_length": .text("30 cm")],
                findings: ["error format.shipping-dimensions shipping_length"]
            ),
            Change(cells: [
                "shipping_length": .text("30 cm"), "shipping_width": .text("20 cm"), "shipping_height": .text("5 cm"),
            ]),
            Change(cells: ["product_highlight": .list(["Lekka"])], findings: ["error format.count product_highlight"]),
        ]
    )
    func google(_ change: Change) {
        let item = Self.google.merging(change.cells) { _, new in new }
        #expect(Self.findings(.googleMerchant, item, country: change.country) == change.findings)
    }

    @Test("Google: a product that is no variant has no group")
    func noGroup() {
        let format = FeedFormat.googleMerchant
        var record = Record(
            identifier: "x",
            isVariant: false,
            cells: format.fields.map { Self.google[$0.name] ?? .empty }
        )
        let findings = RecordChecker(format: format).check(&record, country: "DE")
        #expect(findings.map(\.rule) == ["format.group-without-variant"])
        #expect(format.fields.firstIndex { $0.name == "item_group_id" }.map { record.cells[$0] } == .empty)
    }

    @Test("Google: keeps the order of items that programs compare")
    func order() {
        let names = [
            "id", "title", "description", "link", "image_link", "additional_image_link", "availability", "price",
            "sale_price", "brand", "gtin", "color", "size", "item_group_id", "google_product_category", "product_type",
            "condition", "shipping_weight",
        ]
        #expect(FeedFormat.googleMerchant.fields.map(\.name).filter(names.contains) == names)
    }

    @Test(
        "Meta: says what a changed item lacks, and nothing of a good one",
        arguments: [
            Change(cells: [:]),
            Change(cells: ["availability": .text("out_of_stock")]),
            Change(cells: ["availability": .text("back order")]),
            Change(cells: ["gtin": .empty]),
            Change(cells: ["gtin": .empty, "brand": .empty], findings: ["error format.no-identifier brand"]),
            Change(cells: ["gtin": .empty, "brand": .empty, "mpn": .text("N-1")]),
            Change(cells: ["item_group_id": .empty], findings: ["error format.missing item_group_id"]),
            Change(cells: ["price": .text("0 PLN")], findings: ["error format.price-zero price"]),
            Change(cells: ["condition": .empty], findings: ["error format.missing condition"]),
            Change(
                cells: ["custom_label_0": .text(String(repeating: "a", count: 101))],
                findings: ["warning format.too-long custom_label_0"]
            ),
            Change(
                cells: [
                    "additional_image_link": .list((0..<21).map { "https://shop.example/\($0).jpg" })
                ],
                findings: ["warning format.count additional_image_link"]
            ),
        ]
    )
    func meta(_ change: Change) {
        let item = Self.meta.merging(change.cells) { _, new in new }
        #expect(Self.findings(.metaCatalog, item) == change.findings)
        #expect(Self.findings(.metaCatalogCSV, item) == change.findings)
    }

    @Test("Meta: override feeds need the item and what it is overridden for")
    func overrides() {
        #expect(Self.findings(.metaCountryOverride, ["id": .text("1"), "override": .text("GB")]) == [])
        #expect(Self.findings(.metaLanguageOverride, ["id": .text("1"), "override": .text("en_XX")]) == [])
        #expect(
            Self.findings(.metaLanguageOverride, ["title": .text("Jacket")])
                == ["error format.missing id", "error format.missing override"]
        )
    }

    static let storefront: [String: Cell] = [
        "@context": .text("https://schema.org"), "@type": .text("Product"), "name": .text("Kurtka"),
        "description": .text("Ciepła."), "image": .list(["https://shop.example/1.jpg"]),
        "offers.@type": .text("Offer"), "offers.price": .text("399.00"), "offers.priceCurrency": .text("PLN"),
        "offers.availability": .text("in_stock"), "brand.@type": .text("Brand"), "brand.name": .text("Nord"),
    ]

    @Test("schema.org: writes words as addresses and drops hollow objects")
    func schemaOrg() throws {
        let format = FeedFormat.schemaOrg
        var item = Self.storefront
        item["audience.suggestedMinAge"] = .text("adult")
        item["offers.itemCondition"] = .text("new")
        item["offers.priceSpecification.@type"] = .text("UnitPriceSpecification")
        item["offers.priceSpecification.priceCurrency"] = .text("PLN")
        item["weight.@type"] = .text("QuantitativeValue")
        item["weight.value"] = .text("0.9")
        item["weight.unitCode"] = .text("KILOGRAM")
        var record = Record(identifier: "x", isVariant: true, cells: format.fields.map { item[$0.name] ?? .empty })
        #expect(RecordChecker(format: format).check(&record, country: "PL").isEmpty)
        let cells = Dictionary(uniqueKeysWithValues: zip(format.fields.map(\.name), record.cells))
        #expect(cells["offers.availability"] == .text("https://schema.org/InStock"))
        #expect(cells["offers.itemCondition"] == .text("https://schema.org/NewCondition"))
        #expect(cells["audience.suggestedMinAge"] == .text("13"))
        #expect(cells["weight.unitCode"] == .text("KGM"))
        #expect(cells["offers.priceSpecification.@type"] == .empty)
        #expect(cells["offers.priceSpecification.priceCurrency"] == .empty)
        #expect(cells["brand.@type"] == .text("Brand"))
    }

    @Test("schema.org: demands what Google demands of a merchant listing")
    func schemaOrgRequired() {
        let item = Self.storefront.filter { !["name", "image", "offers.price"].contains($0.key) }
        #expect(
            Self.findings(.schemaOrg, item)
                == ["error format.missing name", "error format.missing image", "error format.missing offers.price"]
        )
    }

    @Test("schema.org: checks group documents")
    func schemaOrgGroup() throws {
        let checker = try #require(RecordChecker(groupsOf: .schemaOrg))
        let fields = try #require(FeedFormat.schemaOrg.grouping).fields
        let item: [String: Cell] = [
            "productGroupID": .text("NORD"), "name": .text("Kurtka"),
            "variesBy": .list(["color", "https://schema.org/size", "gender"]),
        ]
        var record = Record(identifier: "NORD", isVariant: false, cells: fields.map { item[$0.name] ?? .empty })
        #expect(checker.check(&record, country: "PL").isEmpty)
        let place = try #require(fields.firstIndex { $0.name == "variesBy" })
        let addresses = ["color", "size", "suggestedGender"].map { "https://schema.org/" + $0 }
        #expect(record.cells[place] == .list(addresses))
        #expect(FeedFormat.googleMerchant.grouping == nil)
    }
}
