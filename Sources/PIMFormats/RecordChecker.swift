public import PIMCatalog

/// The check of records against a table of fields: it makes cells fit and says what did not.
///
/// A value the channel would refuse never stays: it is cut where the field allows that, mapped to the channel's word, or
/// taken out and reported. The tables are prepared once; a record without faults costs a walk over its bytes.
///
///     let checker = RecordChecker(format: .googleMerchant)
///     let findings = checker.check(&record, country: "PL")
///
/// Findings carry a rule such as `format.too-long`, the field's name and nothing of the product: the caller knows it.
public struct RecordChecker: Sendable {
    fileprivate let table: FieldTable
    fileprivate let rules: [BoundRule]
    private let markets: Markets

    /// Prepares the check of an item's fields; `channel` is who takes the feed, as findings name it.
    public init(fields: [Field], rules: [RecordRule] = [], channel: String = "the channel") {
        markets = Markets(fields: fields, rules: rules)
        let table = FieldTable(fields: fields, rules: rules, within: nil, channel: channel, markets: markets)
        self.table = table
        self.rules = rules.map { rule in
            let place = table.places[rule.field]
            let mayEmpty = rule.grade == .official && place.map { fields[$0].requirement != .required } ?? false
            return BoundRule(rule: rule, emptied: mayEmpty ? place : nil)
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
        var inquiry = Inquiry(market: markets.place(of: country), isVariant: record.isVariant)
        check(&record, &inquiry)
        return inquiry.findings
    }

    /// The same check for the records of one feed, which is for one country.
    package func prepared(country: String?) -> MarketChecker {
        MarketChecker(checker: self, market: markets.place(of: country))
    }

    fileprivate func check(_ record: inout Record, _ inquiry: inout Inquiry) {
        // The cells are taken out of the record, so that their texts can be added to while they change.
        var slots: [CellSlot] = []
        swap(&slots, &record.slots)
        table.check(&slots, of: &record, &inquiry)
        var next = 0
        while let broken = table.firstBroken(from: next, in: slots, of: record, inquiry) {
            next = broken.next
            inquiry.findings.append(rules[broken.index].finding)
            if let place = rules[broken.index].emptied, place < slots.count {
                slots[place] = .empty
            }
        }
        table.dropHollowObjects(&slots)
        swap(&slots, &record.slots)
    }

    fileprivate struct BoundRule: Sendable {
        var rule: RecordRule
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

/// The check of one feed's records: the country is settled, and what was told once can be muted.
package struct MarketChecker: Sendable {
    private let checker: RecordChecker
    private let market: Int
    /// Requirements of which nothing is told any more.
    private var muted: [Int] = []

    fileprivate init(checker: RecordChecker, market: Int) {
        self.checker = checker
        self.market = market
    }

    /// From now on no finding says that this field is missing; only its severity is passed on.
    package mutating func mute(missing field: String) {
        let requirements = checker.table.requirements
        muted += requirements.indices.filter { requirements[$0].name == field && !muted.contains($0) }
    }

    /// Makes a record fit as `RecordChecker` does and adds what is wrong with it to the findings.
    ///
    /// Returns the worst severity of what is muted and wrong; nil where nothing of that is.
    package func check(_ record: inout Record, _ findings: inout [Finding]) -> Finding.Severity? {
        var inquiry = Inquiry(market: market, isVariant: record.isVariant, muted: muted)
        checker.check(&record, &inquiry)
        if !inquiry.findings.isEmpty {
            findings += inquiry.findings
        }
        return inquiry.untold
    }
}
