import PIMCatalog

/// Finds the attributes that most likely have a role, by their codes and types.
///
/// Worked example: of `picture`, `image` and `variation_image`, the one that most families show a product by becomes
/// the `image`; the others follow it as candidates.
enum RoleGuess {
    private struct Rule {
        let role: Role
        let types: Set<AttributeType>
        let codes: [String]
    }

    private static let words: Set<AttributeType> = [.text, .richtext, .option, .reference]
    private static let choices: Set<AttributeType> = [.text, .option, .options, .reference, .references]

    private static let rules = [
        Rule(role: "title", types: [.text], codes: ["name", "title", "product_name", "label"]),
        Rule(
            role: "description",
            types: [.text, .richtext],
            codes: ["description", "long_description", "product_description"]
        ),
        Rule(role: "short_description", types: [.text, .richtext], codes: ["short_description", "summary"]),
        Rule(role: "brand", types: words, codes: ["brand", "manufacturer", "marque", "camera_brand"]),
        Rule(role: "gtin", types: [.text, .number], codes: ["gtin", "ean", "ean13", "upc", "barcode", "isbn"]),
        Rule(
            role: "mpn",
            types: [.text],
            codes: ["mpn", "manufacturer_part_number", "part_number", "model_number", "manufacturer_reference"]
        ),
        Rule(role: "price", types: [.prices], codes: ["price", "list_price", "regular_price", "base_price"]),
        Rule(role: "sale_price", types: [.prices], codes: ["sale_price", "special_price", "discount_price"]),
        Rule(role: "color", types: choices, codes: ["color", "colour", "main_color", "main_colour"]),
        Rule(
            role: "size",
            types: choices.union([.number]),
            codes: ["size", "clothing_size", "eu_shoes_size", "shoe_size"]
        ),
        Rule(role: "material", types: choices, codes: ["material", "materials", "fabric", "main_material"]),
        Rule(role: "pattern", types: choices, codes: ["pattern"]),
        Rule(role: "gender", types: choices, codes: ["gender", "target_gender"]),
        Rule(role: "age_group", types: choices, codes: ["age_group"]),
        Rule(role: "condition", types: words, codes: ["condition", "item_condition"]),
        Rule(
            role: "weight",
            types: [.measurement],
            codes: ["weight", "net_weight", "gross_weight", "shipping_weight"]
        ),
        Rule(role: "length", types: [.measurement], codes: ["length", "depth"]),
        Rule(role: "width", types: [.measurement], codes: ["width"]),
        Rule(role: "height", types: [.measurement], codes: ["height"]),
        Rule(role: "availability", types: words, codes: ["availability", "stock_status"]),
        Rule(role: "availability_date", types: [.date], codes: ["availability_date", "available_from"]),
        Rule(
            role: "stock",
            types: [.number],
            codes: ["stock", "number_in_stock", "stock_quantity", "quantity", "qty"]
        ),
        Rule(role: "energy_class", types: words, codes: ["energy_class", "energy_efficiency_class"]),
    ]

    /// Gives roles to attributes that have none; returns what was given, in the order of the rules.
    static func assign(to draft: inout CatalogDraft) -> [(role: Role, attribute: AttributeCode)] {
        var taken = Set(draft.attributes.compactMap(\.role))
        var given: [(role: Role, attribute: AttributeCode)] = []
        for role in rules.map(\.role) + ["image"] where !taken.contains(role) {
            guard let code = candidates(for: role, in: draft).first,
                let index = draft.attributes.firstIndex(where: { $0.code == code && $0.role == nil })
            else { continue }
            draft.attributes[index].role = role
            taken.insert(role)
            given.append((role, code))
        }
        return given
    }

    /// The attributes that may fill a role, the likeliest first; the one that has the role stands before all others.
    static func candidates(for role: Role, in draft: CatalogDraft) -> [AttributeCode] {
        var result = draft.attributes.filter { $0.role == role }.map(\.code)
        for code in role == "image" ? pictures(of: draft) : named(role, in: draft) where !result.contains(code) {
            result.append(code)
        }
        return result
    }

    private static func named(_ role: Role, in draft: CatalogDraft) -> [AttributeCode] {
        guard let rule = rules.first(where: { $0.role == role }) else { return [] }
        return rule.codes.flatMap { code in
            draft.attributes
                .filter { $0.code.text.lowercased() == code && rule.types.contains($0.type) }
                .filter { $0.role == nil || $0.role == role }
                .map(\.code)
        }
    }

    /// The pictures families show their products by, the commonest first; else the first picture there is.
    private static func pictures(of draft: CatalogDraft) -> [AttributeCode] {
        let isPicture = Set(draft.attributes.filter { $0.type == .image || $0.type == .images }.map(\.code))
        var counts: [AttributeCode: Int] = [:]
        for code in draft.families.compactMap(\.imageAttribute) where isPicture.contains(code) {
            counts[code, default: 0] += 1
        }
        guard counts.isEmpty else {
            return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
        }
        let usual = ["image", "picture", "main_image", "photo", "side_view"]
        let found = usual.map { AttributeCode($0) }.first { isPicture.contains($0) }
        let first = draft.attributes.first { isPicture.contains($0.code) && !$0.isLocalizable }?.code
        return (found ?? first).map { [$0] } ?? []
    }
}
