package import PIMCatalog
package import PIMFormats
import PIMText

/// A feed definition compiled against a catalog and its format: names became numbers, sources became steps.
package struct FeedPlan: Sendable {
    /// The definition.
    package let definition: FeedDefinition
    /// The format.
    package let format: FeedFormat
    /// The scope, made ready for resolution.
    package let table: ScopeTable
    /// The shop on the feed's channel.
    package let shop: Shop
    /// The item's fields, in table order, each with its sources.
    package let fields: [FieldPlan]
    /// The group document's fields, for formats that group.
    package let groupFields: [FieldPlan]
    /// Which products the feed shows.
    package let selection: SelectionPlan
    /// Checks an item's record.
    package private(set) var checker: RecordChecker
    /// Checks a group's record.
    package private(set) var groupChecker: RecordChecker?
    /// How money is written; nil where the feed has no currency.
    package let money: MoneyPlan?
    /// The numbers of the price lists whose amounts the feed may show.
    let priceAttributes: [Int]

    /// The numbers of the attributes whose values the feed needs; nil where it needs all.
    package let projection: Set<Int>?

    /// The numbers of the attributes whose values the feed shows; nil where it shows all.
    package let shownAttributes: Set<Int>?
    /// The names of the fields that may show a confidential attribute.
    let confidentialFields: Set<String>

    /// Whether items are the same as those of another feed wherever both have them: the definitions differ in nothing but
    /// which products are shown, when the feed is published and where it goes.
    func makesItems(like other: FeedPlan) -> Bool {
        guard format == other.format, format.grouping == nil else { return false }
        var twin = definition
        twin.code = other.definition.code
        twin.selection = other.definition.selection
        twin.excludeOn = other.definition.excludeOn
        twin.gate = other.definition.gate
        twin.output = other.definition.output
        return twin.withoutPlaces == other.definition.withoutPlaces
    }

    /// The plan with words that may stand in capitals, because they are those of names.
    func allowing(names: Set<String>) -> FeedPlan {
        guard !names.isEmpty else { return self }
        var plan = self
        plan.checker.names = names
        plan.groupChecker?.names = names
        return plan
    }

    /// The finding without words that may quote a confidential value.
    func discreet(_ finding: Finding) -> Finding {
        guard let field = finding.field, !confidentialFields.isEmpty else { return finding }
        let name = confidentialFields.contains(field) ? field : String(field.prefix { $0 != "." })
        guard confidentialFields.contains(name) else { return finding }
        var finding = finding
        finding.message = "\(field) breaks this rule; its value is confidential"
        return finding
    }
}

/// A format's field with its sources as steps, the first that yields something wins.
///
/// Held by reference: a field has a dozen parts, and it is asked for every product.
package final class FieldPlan: Sendable {
    /// The field.
    package let field: Field
    /// The steps, in the order they are tried.
    package let steps: [FieldStep]

    /// Puts steps to a field.
    package init(field: Field, steps: [FieldStep]) {
        self.field = field
        self.steps = steps
    }
}

/// One way to get a field's value from a listing.
package indirect enum FieldStep: Sendable {
    /// Always this text.
    case constant(String)
    /// The value of an attribute, by number.
    case attribute(Int)
    /// What the product's category maps to.
    case category(String)
    /// Worked out from the listing.
    case computed(Field.Computed)
    /// The first of these that yields something, inside a step.
    case first([FieldStep])
    /// Texts put together.
    case join([FieldStep], with: String)
    /// The rows of a group: steps per sub-field, in the group's order.
    case rows([[[FieldStep]]])
    /// Attributes shown as details.
    case details([Int])
    /// What a template makes of the listing.
    case template(FeedTemplate)
}

/// A selection with its names as numbers.
package struct SelectionPlan: Sendable {
    let isEnabled: Bool?
    let minimumCompleteness: Int?
    let categories: Set<Int>
    let families: Set<Int>
    let condition: WhereCondition?

    /// Why a product is left out of a feed.
    package enum Exclusion: String, Sendable, Hashable, CaseIterable {
        /// Its enabled flag is not the one asked for.
        case enabled
        /// Its family is not one of those asked for.
        case family
        /// It is in none of the categories asked for.
        case category
        /// It is not complete enough.
        case incomplete
        /// The condition does not hold.
        case condition
        /// It has findings of the severity that excludes.
        case findings
        /// Its identifier stood before, or its models are missing.
        case identity

        /// The reason for people, behind a number.
        var phrase: String {
            switch self {
            case .enabled: "not enabled"
            case .family: "of other families"
            case .category: "in other categories"
            case .incomplete: "incomplete"
            case .condition: "by the condition"
            case .findings: "with errors"
            case .identity: "that cannot be told apart or lack their model"
            }
        }
    }

    /// Why a listing, of whose required attributes so many percent are filled, is left out; nil where it is shown.
    func exclusion(of listing: Listing, percent: Int, catalog: Catalog) -> Exclusion? {
        let lineage = listing.lineage
        if let isEnabled, lineage.product.isEnabled != isEnabled { return .enabled }
        if !families.isEmpty, lineage.family.map({ families.contains($0) }) != true { return .family }
        if !categories.isEmpty, !lineage.categories.contains(where: { categories.contains($0) }) { return .category }
        if let minimumCompleteness, percent < minimumCompleteness { return .incomplete }
        guard let condition else { return nil }
        let stock = condition.looksAtStock && !catalog.stock.isEmpty ? self.stock(of: listing, catalog) : nil
        return condition.holds(for: listing, stock: stock) ? nil : .condition
    }

    private func stock(of listing: Listing, _ catalog: Catalog) -> Int? {
        catalog.stock.quantity(of: listing.identifier, on: listing.table.scope.channel, in: catalog.structure)
    }
}
