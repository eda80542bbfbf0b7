import PIMCatalog
import PIMGuidelines
import PIMText
import Testing

extension GuidelineSamples {
    /// The attributes that samples of listings have, besides sku.
    static var attributes: [Attribute] {
        func attribute(
            _ code: AttributeCode,
            _ type: AttributeType,
            _ change: (inout Attribute) -> Void = { _ in }
        ) -> Attribute {
            var attribute = Attribute(code, type)
            change(&attribute)
            return attribute
        }
        func options(_ code: AttributeCode, _ labels: [(String, [String])], isList: Bool = false) -> Attribute {
            attribute(code, isList ? .options : .option) { attribute in
                attribute.options = labels.map { code, texts in
                    var option = AttributeOption(code)
                    for (locale, text) in zip(["en_GB", "pl_PL"] as [LocaleCode], texts) {
                        option.labels[locale] = text
                    }
                    return option
                }
            }
        }
        func text(
            _ code: AttributeCode,
            _ role: Role? = nil,
            _ type: AttributeType = .text,
            secret: Bool = false
        ) -> Attribute {
            attribute(code, type) {
                $0.isLocalizable = true
                $0.isScopable = true
                $0.role = role
                $0.isConfidential = secret
            }
        }
        let prices = ["price", "sale_price", "market_price", "lowest_price"] as [AttributeCode]
        return [
            text("name", "title"), text("description", "description", .richtext), text("benefit_1"), text("benefit_2"),
            text("secret_story", secret: true),
            attribute("secret", .text) {
                $0.isConfidential = true
                $0.isScopable = true
            },
            attribute("secret_price", .prices) { $0.isConfidential = true },
            attribute("brand", .text), attribute("rating", .number),
            attribute("weight", .measurement) { ($0.unitFamily, $0.unit) = ("Weight", "KILOGRAM") },
            options(
                "color",
                [
                    ("blue", ["Blue", "Niebieski"]), ("red", ["Red", "Czerwony"]), ("navy", ["Navy", "Granat"]),
                    ("light_blue", ["Light blue", "Jasnoniebieski"]),
                ]
            ),
            options("size", [("s", ["S", "S"]), ("m", ["M", "M"]), ("l", ["L", "L"]), ("42", ["42", "42"])]),
            options("material", [("wool", ["Wool", "Wełna"]), ("felt", ["Felt", "Filc"])]),
            options("materials", [("wool", ["Wool", "Wełna"]), ("fur", ["Fur", "Futro"])], isList: true),
            attribute("image", .image), attribute("gallery", .images), attribute("image_width", .number),
            attribute("image_height", .number), attribute("image_bytes", .number), attribute("image_format", .text),
        ] + prices.map { attribute($0, .prices) { $0.isScopable = true } }
    }

    /// The family of samples with a model: variants differ by colour and size.
    static func family(_ attributes: [Attribute]) -> Family {
        let codes = ["sku"] + attributes.map(\.code)
        let structure = VariantStructure(
            "by_color_and_size",
            levels: [VariantStructure.Level(axes: ["color", "size"])],
            overridesEverything: true
        )
        return Family("variants", attributes: codes, structures: [structure])
    }

    /// What a sample's scope shows of it; `line` is where it stands.
    static func checked(
        _ sample: ListingSample,
        in structure: CatalogStructure,
        line: Int = 1
    ) throws -> CheckedListing {
        var product = Product(identifier: sample.identifier, parent: sample.parent)
        product.source = SourcePosition(file: "products.jsonl", line: line)
        if let family = sample.family {
            product.family = structure.number(of: FamilyCode(family))
        }
        for (key, setting) in sample.values.sorted(by: { $0.key < $1.key }) {
            let entry = try entry(key, setting, sample, structure)
            product.values.append(entry)
        }
        var models: [Product] = []
        if let parent = sample.parent {
            let family = try #require(structure.number(of: "variants" as FamilyCode))
            models.append(Product(identifier: parent, kind: .model, family: family))
        }
        let lineage = Catalog(structure: structure, models: models).lineage(of: product)
        let scope = Scope(channel: ChannelCode(sample.channel), locale: LocaleCode(sample.locale))
        let listing = structure.listing(of: lineage, in: try structure.table(for: scope))
        let place = Guideline.Place(channels: [scope.channel], locale: scope.locale)
        return CheckedListing(listing, place: place, pictures: SamplePictures(pictures: sample.pictures))
    }

    private static func entry(
        _ key: String,
        _ setting: Setting,
        _ sample: ListingSample,
        _ structure: CatalogStructure
    ) throws -> ValueEntry {
        let parts = key.split(separator: "/").map(String.init)
        let names = parts[0].split(separator: "@").map(String.init)
        let attribute = try #require(structure.attribute(AttributeCode(names[0])), "no attribute \(key)")
        let locale = names.count > 1 ? names[1] : sample.locale
        let value = try value(setting, attribute)
        return try #require(
            structure.entry(
                attribute.code,
                value,
                channel: parts.count > 1 ? ChannelCode(parts[1]) : nil,
                locale: attribute.isLocalizable ? LocaleCode(locale) : nil
            ),
            "\(key)"
        )
    }

    private static func value(_ setting: Setting, _ attribute: Attribute) throws -> Value {
        switch (attribute.type, setting) {
        case (.option, .text(let code)): return .option(code)
        case (.image, .text(let path)): return .media([path])
        case (_, .text(let text)): return .text(text)
        case (_, .number(let number)): return .number(number)
        case (_, .flag(let flag)): return .flag(flag)
        case (.options, .list(let list)): return .options(list.map(text))
        case (_, .list(let list)): return .media(list.map(text))
        case (.measurement, .table(let table)):
            let (unit, amount) = try #require(table.first)
            return .measurement(Measurement(number(amount), unit))
        case (_, .table(let table)):
            return .prices(table.sorted { $0.key < $1.key }.map { Money(number($1), CurrencyCode($0)) })
        }
    }

    private static func text(_ setting: Setting) -> String {
        if case .text(let text) = setting { text } else { "" }
    }

    private static func number(_ setting: Setting) -> ExactDecimal {
        if case .number(let number) = setting { number } else { 0 }
    }
}

/// The pictures of a sample.
struct SamplePictures: PictureSource {
    let pictures: [String: PictureSample]

    func facts(of path: String) -> Result<PictureFacts, PictureProblem>? {
        switch pictures[path] {
        case .facts(let facts)?: .success(facts)
        case .unreadable(let message)?: .failure(PictureProblem(message))
        case nil: nil
        }
    }
}
