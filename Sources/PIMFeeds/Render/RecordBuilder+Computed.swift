import PIMCatalog
import PIMFormats
import PIMText

extension RecordBuilder {
    func cell(_ computed: Field.Computed, _ field: Field, _ listing: Listing) -> Cell {
        let scope = plan.table.scope
        let lineage = listing.lineage
        switch computed {
        case .identifier: return .text(listing.identifier)
        case .groupIdentifier: return lineage.isVariant ? .text(lineage.root.identifier) : .empty
        case .parentIdentifier: return Self.cell([lineage.product.parent], field)
        case .productURL: return Self.cell([productURL(of: listing)], field)
        case .categoryPath: return Self.cell([categories.path(of: lineage)], field)
        case .categoryCodes: return Self.cell(categories.codes(of: lineage), field)
        case .availability: return Self.cell([availability(of: listing)], field)
        case .stockQuantity: return Self.cell([stock(of: listing).map { String($0) }], field)
        case .images: return Self.cell(pictures(of: listing), field)
        case .mainImage: return Self.cell(Array(pictures(of: listing).prefix(1)), field)
        case .additionalImages: return Self.cell(Array(pictures(of: listing).dropFirst()), field)
        case .price: return Self.cell([money("price", field, listing)], field)
        case .salePrice: return Self.cell([money("sale_price", field, listing)], field)
        case .listPrice:
            guard money("sale_price", field, listing) != nil else { return .empty }
            return Self.cell([money("price", field, listing)], field)
        case .currency: return Self.cell([scope.currency?.text], field)
        case .country: return Self.cell([scope.country?.text], field)
        case .languageTag: return Self.cell([LanguageTag(scope.locale.text).bcp47], field)
        case .language: return Self.cell([LanguageTag(scope.locale.text).language], field)
        case .metaLocale: return .text(metaOverride(scope))
        case .variesBy: return Self.cell(axes(of: lineage), field)
        case .details: return .empty
        case .values: return .json(ValueJSON.object(of: listing))
        case .family: return Self.cell([lineage.family.map { catalog.structure.families[$0].code.text }], field)
        case .channel: return .text(scope.channel.text)
        case .locale: return .text(scope.locale.text)
        case .identifierExists: return hasIdentifiers(listing) ? .empty : .text("no")
        case .associations: return associations(of: lineage)
        }
    }

    private func text(_ role: Role, _ listing: Listing) -> String? {
        switch listing[role: role] {
        case .text(let text)?: PlainText.clean(text)
        case .option(let code)?: code
        default: nil
        }
    }

    private func productURL(of listing: Listing) -> String? {
        if let link = text("link", listing) {
            guard !URLText.isAbsolute(link), let start = plan.shop.url else { return URLText.percentEncoded(link) }
            let joint = start.hasSuffix("/") || link.hasPrefix("/") ? "" : "/"
            return URLText.percentEncoded(start + joint + link)
        }
        guard let pattern = plan.shop.productURL else { return nil }
        let scope = plan.table.scope
        let tag = LanguageTag(scope.locale.text)
        let places = [
            "{identifier}": URLText.encodedComponent(listing.identifier),
            "{group}": URLText.encodedComponent(listing.lineage.root.identifier),
            "{locale}": scope.locale.text,
            "{language}": tag.language,
            "{country}": scope.country?.text ?? tag.region ?? "",
            "{channel}": scope.channel.text,
        ]
        return URLText.percentEncoded(Self.filled(pattern, places))
    }

    private static func filled(_ pattern: String, _ places: [String: String]) -> String {
        var result = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[open...close])
            result += places[name] ?? name
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// in_stock where something can be sold; a catalog that keeps stock and notes none for the product has none.
    private func availability(of listing: Listing) -> String? {
        if let word = text("availability", listing), !word.isEmpty { return word }
        if case .flag(true)? = listing[role: "preorder"] { return "preorder" }
        let keepsStock = !catalog.stock.isEmpty || catalog.structure.number(of: Role("stock")) != nil
        guard keepsStock else { return nil }
        return (stock(of: listing) ?? 0) > 0 ? "in_stock" : "out_of_stock"
    }

    private func stock(of listing: Listing) -> Int? {
        let channel = plan.table.scope.channel
        if let noted = catalog.stock.quantity(of: listing.identifier, on: channel, in: catalog.structure) {
            return noted
        }
        guard case .number(let number)? = listing[role: "stock"] else { return nil }
        return number.rounded(decimals: 0).integer
    }

    /// The main picture and the others, as addresses, none twice.
    private func pictures(of listing: Listing) -> [String] {
        var result: [String] = []
        for role in ["image", "images"] as [Role] {
            guard let number = catalog.structure.number(of: role), let value = listing.value(at: number) else {
                continue
            }
            let texts: [String]
            switch value {
            case .media(let paths): texts = paths
            case .text(let text): texts = [PlainText.clean(text)]
            default: continue
            }
            for text in texts where !text.isEmpty {
                let address = values.address(text)
                if !result.contains(address) { result.append(address) }
            }
        }
        return result
    }

    private func money(_ role: Role, _ field: Field, _ listing: Listing) -> String? {
        guard let number = catalog.structure.number(of: role), let money = listing.money(at: number) else { return nil }
        return values.money(money, field)
    }

    /// Whether the record has a GTIN, or a brand and a maker's number, whatever the feed makes them of.
    private func hasIdentifiers(_ listing: Listing) -> Bool {
        func isFilled(_ role: Role) -> Bool {
            plan.fields.contains { field in
                field.field.sources.contains(.role(role)) && !cell(field, listing).isEmpty
            }
        }
        return isFilled("gtin") || (isFilled("brand") && isFilled("mpn"))
    }

    /// **Source:** facebook-for-woocommerce's override feeds (read 2026-08-11): some languages have no country.
    private func metaOverride(_ scope: Scope) -> String {
        let tag = LanguageTag(scope.locale.text)
        let withoutCountry: Set<String> = ["en", "es", "fr", "nl", "pt", "no", "ja", "tl"]
        let language = tag.language == "nb" ? "no" : tag.language
        var text = scope.locale.text.split(separator: "-").joined(separator: "_")
        if withoutCountry.contains(language) { text = "\(language)_XX" }
        if language == "ar" { text = "ar_AR" }
        guard let country = scope.country else { return text }
        return "\(text)|\(country)"
    }

    private func axes(of lineage: Lineage) -> [String] {
        guard let number = lineage.variantStructure else { return [] }
        let known = [
            "color": "color", "size": "size", "material": "material", "pattern": "pattern",
            "gender": "suggestedGender", "age_group": "suggestedAge",
        ]
        return catalog.structure.variantStructures[number].axes.compactMap { axis in
            guard let role = catalog.structure.attribute(axis)?.role, let word = known[role.word] else { return nil }
            return "https://schema.org/\(word)"
        }
    }

    private func associations(of lineage: Lineage) -> Cell {
        let ties = lineage.product.associations
        guard !ties.isEmpty else { return .empty }
        return .json(ValueJSON.associations(ties))
    }
}
