public import PIMCatalog

/// The check of records against a table of fields: it makes cells fit and says what did not.
///
/// A value the channel would refuse never stays: it is cut where the field allows that, mapped to the channel's word, or
/// taken out and reported. The tables are prepared once; a record without faults costs a walk over its cells.
///
///     let checker = RecordChecker(format: .googleMerchant)
///     let findings = checker.check(&record, country: "PL")
///
/// Findings carry a rule such as `format.too-long`, the field's name and nothing of the product: the caller knows it.
public struct RecordChecker: Sendable {
    private let table: FieldTable
    private let rules: [BoundRule]

    /// Prepares the check of an item's fields; `channel` is who takes the feed, as findings name it.
    public init(fields: [Field], rules: [RecordRule] = [], channel: String = "the channel") {
        let table = FieldTable(fields: fields, within: nil, channel: channel)
        self.table = table
        self.rules = rules.map { rule in
            let place = table.places[rule.field]
            let mayEmpty = rule.grade == .official && place.map { fields[$0].requirement != .required } ?? false
            return BoundRule(
                rule: rule,
                condition: BoundCondition(rule.brokenWhen, places: table.places),
                emptied: mayEmpty ? place : nil
            )
        }
    }

    /// Prepares the check of a format's items.
    public init(format: FeedFormat) {
        self.init(fields: format.fields, rules: format.rules, channel: format.title)
    }

    /// Prepares the check of a format's group documents; nil where the format has none.
    public init?(groupsOf format: FeedFormat) {
        guard let grouping = format.grouping else { return nil }
        self.init(fields: grouping.fields, channel: format.title)
    }

    /// What is wrong with a record; afterwards it holds only values the channel takes.
    ///
    /// A field that is required and whose value was refused is reported once, for the first cause. `country` is the
    /// feed's market; without one no demand of a country holds.
    public func check(_ record: inout Record, country: String?) -> [Finding] {
        var findings: [Finding] = []
        var surroundings = BoundCondition.Surroundings(country: country, isVariant: record.isVariant, refused: [])
        table.check(&record.cells, &surroundings, &findings)
        for index in rules.indices where rules[index].condition.holds(record.cells, surroundings) {
            findings.append(rules[index].finding)
            if let place = rules[index].emptied {
                record.cells[place] = .empty
            }
        }
        table.dropHollowObjects(&record.cells)
        return findings
    }

    private struct BoundRule: Sendable {
        var rule: RecordRule
        var condition: BoundCondition
        /// The cell that is emptied where the rule is broken.
        var emptied: Int?

        var finding: Finding {
            Finding(
                "format." + rule.code,
                rule.grade == .official ? .error : .warning,
                rule.message,
                remedy: rule.remedy,
                field: rule.field
            )
        }
    }
}
