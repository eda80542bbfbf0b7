import PIMCatalog
import PIMFormats

extension FeedPlanner {
    /// The attributes that the plan's fields, its selection and the checks of identity read; nil for all of them.
    func projection(_ shown: Set<Int>?, _ selection: SelectionPlan, _ table: ScopeTable) -> Set<Int>? {
        guard var needed = shown else { return nil }
        needed.insert(structure.identifierAttribute)
        if let condition = selection.condition { needed.formUnion(condition.attributes) }
        if selection.minimumCompleteness != nil {
            for family in structure.families.indices {
                needed.formUnion(structure.required(of: family, on: table.channelNumber))
            }
        }
        for structure in self.structure.variantStructures {
            needed.formUnion(structure.axes.compactMap { self.structure.number(of: $0) })
        }
        needed.formUnion(structure.attributes.indices.filter { structure.attributes[$0].isUnique })
        return needed
    }

    /// The attributes that the plan's fields show; nil for all of them.
    func shownAttributes(_ fields: [FieldPlan]) -> Set<Int>? {
        var shown: Set<Int> = []
        for step in fields.flatMap(\.steps) {
            guard add(step, to: &shown) else { return nil }
        }
        return shown
    }

    private func add(_ step: FieldStep, to needed: inout Set<Int>) -> Bool {
        switch step {
        case .constant, .category: break
        case .attribute(let number): needed.insert(number)
        case .details(let numbers): needed.formUnion(numbers)
        case .template(let template): needed.formUnion(template.attributes)
        case .first(let parts), .join(let parts, with: _): return parts.allSatisfy { add($0, to: &needed) }
        case .rows(let rows): return rows.joined().joined().allSatisfy { add($0, to: &needed) }
        case .computed(.values): return false
        case .computed(let computed):
            needed.formUnion(Self.roles(of: computed).compactMap { structure.number(of: $0) })
        }
        return true
    }

    /// The roles a computed source looks at.
    static func roles(of computed: Field.Computed) -> [Role] {
        switch computed {
        case .productURL: ["link"]
        case .availability, .stockQuantity: ["availability", "preorder", "availability_date", "stock"]
        case .mainImage, .additionalImages, .images: ["image", "images"]
        case .price, .salePrice, .listPrice: ["price", "sale_price"]
        case .identifierExists: ["gtin", "mpn", "brand"]
        default: []
        }
    }
}
