import PIMCatalog
import PIMFormats

extension RecordBuilder {
    /// What a step looked at besides attributes, and why a value that is there could not be written.
    func remarks(on step: FieldStep, _ field: Field, _ cell: Cell, _ listing: Listing) -> [String] {
        switch step {
        case .attribute(let number):
            guard cell.isEmpty, listing.value(at: number)?.isFilled == true else { return [] }
            return ["there is a value, but it cannot be written here: `pim check` says what is wrong with it"]
        case .template(let template):
            return inputs(of: template, field, listing).map { name, text in
                text.isEmpty ? "\(name) is empty" : "\(name) = \(text)"
            }
        case .category: return categoryRemarks(listing)
        case .computed(.categoryPath), .computed(.categoryCodes): return categoryRemarks(listing)
        case .computed(.availability), .computed(.stockQuantity): return stockRemarks(listing)
        case .computed(.groupIdentifier): return ["the root model: \(listing.lineage.root.source)"]
        case .computed(.productURL):
            guard listing[role: "link"] == nil, let pattern = plan.shop.productURL else { return [] }
            return ["the shop's pattern \(pattern), pim.json or the channel"]
        default: return []
        }
    }

    private func categoryRemarks(_ listing: Listing) -> [String] {
        listing.lineage.levels.flatMap { level in
            level.categories.map { "\(catalog.structure.categories[$0].code) — \(level.identifier), \(level.source)" }
        }
    }

    private func stockRemarks(_ listing: Listing) -> [String] {
        let entries = catalog.stock.entries(of: listing.identifier)
        guard !entries.isEmpty else { return catalog.stock.isEmpty ? [] : ["no stock line has the product"] }
        return entries.map { entry in
            let location = catalog.structure.locations[entry.location]
            let serves = location.channels.isEmpty || location.channels.contains(plan.table.scope.channel)
            let place = entry.source.map { ", \($0)" } ?? ""
            let use = serves ? "counted" : "not counted: it does not serve \(plan.table.scope.channel)"
            return "\(entry.quantity) at \(location.code)\(place), \(use)"
        }
    }
}
