/// What the variants of one model have in common, drawn once for all of them.
struct ProductGroup {
    /// A product family with its category path and Google's number for it.
    struct Kind {
        let code: String
        let prefix: String
        let categories: String
        let google: Int
    }

    static let kinds = [
        Kind(code: "clothing", prefix: "CLO", categories: #"["apparel","outerwear","jackets"]"#, google: 5598),
        Kind(code: "shoes", prefix: "SHO", categories: #"["apparel","shoes","running"]"#, google: 187),
        Kind(code: "home", prefix: "HOM", categories: #"["home","lighting","lamps"]"#, google: 594),
        Kind(code: "kitchen", prefix: "KIT", categories: #"["home","kitchen","bottles"]"#, google: 668),
        Kind(code: "bags", prefix: "BAG", categories: #"["accessories","bags","backpacks"]"#, google: 100),
    ]

    let kind: Kind
    /// How many variants there are; 1 for a product without a model.
    let count: Int
    let brand: [UInt8]
    /// The names in each language.
    let names: [[UInt8]]
    /// The entries of the attribute description, without the brackets around them.
    let descriptions: [UInt8]
    /// The price in grosze.
    let price: Int

    var hasModel: Bool { count > 1 }

    init(_ text: TextGenerator, _ draw: inout Draw) {
        kind = draw.one(of: Self.kinds)
        count = draw.happens(400) ? 1 : draw.within(2...8)
        let brand = draw.one(of: text.phrases.brands)
        self.brand = brand
        var names: [[UInt8]] = []
        for language in text.languages { names.append(text.name(brand, language, &draw)) }
        self.names = names
        var entries: [UInt8] = []
        for language in text.languages {
            let isAlways = language.locale == "en_US" || language.locale == "pl_PL"
            guard isAlways || draw.happens(250) else { continue }
            if !entries.isEmpty { entries.append(UInt8(ascii: ",")) }
            entries += OwnLines.opening(scope: nil, locale: language.locale)
            entries.append(UInt8(ascii: "\""))
            text.description(language, &draw, to: &entries)
            entries += [UInt8(ascii: "\""), UInt8(ascii: "}")]
        }
        descriptions = entries
        price = draw.within(2_900...89_900)
    }
}
