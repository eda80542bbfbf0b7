import PIMCatalog
import PIMGuidelines

/// What is wrong, at error level, with the values a product shows: its own and those of its models.
struct ProductFlaws {
    /// The attributes with a bad value, by number.
    private(set) var attributes: Set<Int> = []
    /// Whether something is wrong that concerns no single attribute, such as an unknown category.
    private(set) var isProductWide = false

    /// What guidelines say of it.
    private(set) var opinions: [Opinion] = []
    /// What the library's rules say of it; kept only where feeds are scored.
    private(set) var remarks: [Opinion] = []

    /// What a guideline says of it, and where that counts.
    struct Opinion {
        /// Nil where it concerns no single attribute.
        let attribute: Int?
        /// The scopes in which it counts; nil for all that show it.
        let scopes: [Int]?
        let severity: Finding.Severity
        /// The value it is about; nil where it is about a listing.
        let entry: Int?
        /// How many models up the value is kept.
        var level = 0

        /// Whether it is about what a feed of a scope shows.
        func concerns(_ plan: FeedPlan, _ scope: Int, _ listing: Listing) -> Bool {
            guard scopes?.contains(scope) != false else { return false }
            guard let attribute else { return true }
            guard plan.shownAttributes?.contains(attribute) != false else { return false }
            guard let entry else { return true }
            return listing.stored(at: attribute).map { $0.level == level && $0.entry == entry } ?? false
        }
    }

    /// Takes note of what a guideline says.
    mutating func add(_ opinion: GuidelineDesk.Opinion, _ structure: CatalogStructure) {
        let attribute = opinion.finding.attribute.flatMap { structure.number(of: $0) }
        let severity = opinion.finding.severity
        opinions.append(
            Opinion(attribute: attribute, scopes: opinion.scopes, severity: severity, entry: opinion.entry)
        )
    }

    /// Takes note of what the library's rules say of a product's own text, or of its identifier.
    mutating func remark(_ finding: Finding, on product: Product, _ structure: CatalogStructure) {
        let attribute = finding.attribute.flatMap { structure.number(of: $0) }
        let locale = finding.locale.flatMap { structure.number(of: $0) } ?? -1
        let channel = finding.channel.flatMap { structure.number(of: $0) } ?? -1
        let audience = finding.audience.flatMap { structure.number(of: $0) } ?? -1
        let entry = attribute.flatMap { attribute in
            product.values.entries.firstIndex {
                Int($0.attribute) == attribute && Int($0.locale) == locale && Int($0.channel) == channel
                    && Int($0.audience) == audience
            }
        }
        remarks.append(Opinion(attribute: attribute, scopes: nil, severity: finding.severity, entry: entry))
    }

    /// Takes note of a finding.
    mutating func add(_ finding: Finding, _ structure: CatalogStructure) {
        guard finding.severity == .error else { return }
        guard let attribute = finding.attribute.flatMap({ structure.number(of: $0) }) else {
            isProductWide = true
            return
        }
        attributes.insert(attribute)
    }

    /// Takes over what is wrong with a model that stands so many levels above.
    mutating func add(_ other: ProductFlaws, level: Int) {
        if !other.attributes.isEmpty { attributes.formUnion(other.attributes) }
        isProductWide = isProductWide || other.isProductWide
        for var opinion in other.opinions {
            opinion.level = level
            opinions.append(opinion)
        }
        for var remark in other.remarks {
            remark.level = level
            remarks.append(remark)
        }
    }

    /// The worst that guidelines say of what a feed of a scope shows; nil where they say nothing.
    func worstOpinion(on plan: FeedPlan, _ scope: Int, _ listing: Listing) -> Finding.Severity? {
        guard !opinions.isEmpty else { return nil }
        return opinions.lazy.filter { $0.concerns(plan, scope, listing) }.map(\.severity).max()
    }

    /// How well what a feed of a scope shows keeps guidelines, from 0 to 100.
    func score(on plan: FeedPlan, _ scope: Int, _ listing: Listing) -> Int {
        var score = 100
        for opinion in opinions + remarks where opinion.concerns(plan, scope, listing) {
            score -= opinion.severity.points
        }
        return max(score, 0)
    }

    /// Whether a feed shows something of it.
    func concern(_ plan: FeedPlan) -> Bool {
        guard !isProductWide else { return true }
        guard !attributes.isEmpty else { return false }
        return plan.shownAttributes.map { !$0.isDisjoint(with: attributes) } ?? true
    }
}

extension Finding.Severity {
    /// What a finding of guidelines takes off an item's score.
    fileprivate var points: Int {
        switch self {
        case .error: 20
        case .warning: 5
        case .note: 1
        }
    }
}
