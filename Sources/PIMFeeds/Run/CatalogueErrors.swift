import PIMCatalog
import PIMGuidelines
import PIMIO

/// What rules about all products together say of products at error level.
///
/// They speak when an item may be in its feed already, so that they leave none out; the feeds' gates count the items.
final class CatalogueErrors {
    /// An error: where it counts, and what of the product is at fault.
    struct Place: Hashable {
        let scope: Scope?
        let attribute: AttributeCode?
    }

    private var places: [UInt64: [Place]] = [:]

    /// Keeps what was said of a product for a further run over the same lines.
    func note(_ places: [Place], of identifier: String) {
        guard !places.isEmpty else { return }
        self.places[Self.key(of: identifier)] = places
    }

    /// What was said of a product.
    func places(of identifier: String) -> [Place] {
        places.isEmpty ? [] : places[Self.key(of: identifier)] ?? []
    }

    private static func key(of identifier: String) -> UInt64 { ContentHash.hash64(Array(identifier.utf8)) }
}

extension FeedPlan {
    /// Whether an item of the feed shows one of these errors.
    func shows(_ errors: [CatalogueErrors.Place], in structure: CatalogStructure) -> Bool {
        errors.contains { error in
            guard (error.scope ?? table.scope) == table.scope else { return false }
            guard let shown = shownAttributes, let attribute = error.attribute.flatMap({ structure.number(of: $0) })
            else { return true }
            return shown.contains(attribute)
        }
    }
}
