public import PIMCatalog
import PIMText

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
    /// The place of the brand; nil where no field is one.
    private let brand: Int?
    /// Words that may stand in capitals, such as those of names, besides those of the record's own brand.
    package var names: Set<String> = []

    /// Prepares the check of an item's fields; `channel` is who takes the feed, as findings name it.
    public init(fields: [Field], rules: [RecordRule] = [], channel: String = "the channel") {
        self.init(fields: fields, rules: rules, channel: channel, money: MoneyDemand())
    }

    private init(fields: [Field], rules: [RecordRule] = [], channel: String, money: MoneyDemand) {
        markets = Markets(fields: fields, rules: rules)
        brand = fields.firstIndex { $0.sources.contains(.role("brand")) } ?? fields.firstIndex { $0.name == "brand" }
        let taker = Taker(channel: channel, markets: markets, money: money)
        let table = FieldTable(fields: fields, rules: rules, within: nil, taker: taker)
        self.table = table
        self.rules = rules.map { rule in
            let place = table.places[rule.field]
            let mayEmpty = rule.grade == .official && place.map { fields[$0].requirement != .required } ?? false
            return BoundRule(rule: rule, emptied: mayEmpty ? place : nil)
        }
    }

    /// Prepares the check of a format's items.
    public init(format: FeedFormat) {
        self.init(format: format, currency: nil)
    }

    /// Prepares the check of a format's items, whose amounts are in a currency.
    package init(format: FeedFormat, currency: String?) {
        let money = MoneyDemand(MinorUnits(channel: format.decimals), currency: currency)
        self.init(fields: format.fields, rules: format.rules, channel: format.title, money: money)
    }

    /// Prepares the check of a format's group documents; nil where the format has none.
    public init?(groupsOf format: FeedFormat) {
        guard let grouping = format.grouping else { return nil }
        let money = MoneyDemand(MinorUnits(channel: format.decimals))
        self.init(fields: grouping.fields, channel: format.title, money: money)
    }

    /// What is wrong with a record; afterwards it holds only values the channel takes.
    ///
    /// A field that is required and whose value was refused is reported once, for the first cause. `country` is the
    /// feed's market; without one no demand of a country holds.
    public func check(_ record: inout Record, country: String?) -> [Finding] {
        let market = markets.place(of: country)
        var inquiry = Inquiry(market: market, isVariant: record.isVariant)
        let program = table.program(of: market)
        check(&record, &inquiry, program, told: program.requirements, muted: [])
        return inquiry.findings
    }

    /// The brand that a record names; nil where it names none.
    private func brand(of record: Record) -> String? {
        guard let brand, brand < record.width, case .text(let text) = record.allSlots[brand] else { return nil }
        return record.string(text)
    }

    /// The same check for the records of one feed, which is for one country.
    package func prepared(country: String?) -> MarketChecker {
        MarketChecker(checker: self, market: markets.place(of: country))
    }

    /// Makes a record fit; returns how bad the first muted requirement is that it does not meet.
    @discardableResult
    fileprivate func check(
        _ record: inout Record,
        _ inquiry: inout Inquiry,
        _ program: MarketProgram,
        told: [MarketProgram.Entry],
        muted: [MarketProgram.Entry]
    ) -> Finding.Severity? {
        let row = 0..<record.width
        _ = table.checkValues(row, at: record.places, of: &record, &inquiry)
        var filled = table.filledPlaces(of: row, among: record.places, of: record)
        table.note(told, of: program, in: row, filled, of: record, &inquiry)
        let untold = table.firstUnmet(of: muted, of: program, in: row, filled, of: record, inquiry)?.severity
        var next = 0
        while let broken = table.firstTrue(
            of: program.rules,
            of: program,
            from: next,
            in: row,
            filled,
            of: record,
            inquiry
        ) {
            next = broken.next
            inquiry.findings.append(rules[broken.index].finding)
            if let place = rules[broken.index].emptied, place < row.count {
                record.allSlots[place] = .empty
                filled.remove(place)
            }
        }
        table.dropHollowObjects(row, of: &record)
        if !inquiry.findings.isEmpty {
            let checked = record
            ShoutingNames.settle(&inquiry.findings, names: names) { brand(of: checked) }
        }
        return untold
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
    /// The requirements and rules, for records of which only the fields at `places` are filled.
    private var program: MarketProgram
    private var places: [Int] = []
    /// What was found to fit in records before.
    private var known = KnownTexts(isKept: true)
    /// The fields of which no finding says any more that they are missing.
    private var mutedFields: Set<String> = []
    /// The requirements that are told.
    private var told: [MarketProgram.Entry]
    /// Those of which nothing is told any more, the worst first.
    private var muted: [MarketProgram.Entry] = []

    fileprivate init(checker: RecordChecker, market: Int) {
        self.checker = checker
        self.market = market
        program = checker.table.program(of: market)
        told = []
        narrow(to: [])
    }

    /// From now on no finding says that this field is missing; only its severity is passed on.
    package mutating func mute(missing field: String) {
        mutedFields.insert(field)
        sort()
    }

    /// Makes ready for records of which only some fields are filled.
    private mutating func narrow(to places: [Int]) {
        self.places = places
        program = MarketProgram(checker.table.program(of: market), narrowedTo: places)
        sort()
    }

    /// Parts the requirements that are told from those that are muted.
    private mutating func sort() {
        let requirements = checker.table.requirements
        told = program.requirements.filter { !mutedFields.contains(requirements[$0.index].name) }
        muted = program.requirements.filter { mutedFields.contains(requirements[$0.index].name) }
        muted.sort { requirements[$0.index].severity > requirements[$1.index].severity }
    }

    /// Makes a record fit as `RecordChecker` does and adds what is wrong with it to the findings.
    ///
    /// Returns the worst severity of what is muted and wrong; nil where nothing of that is.
    package mutating func check(_ record: inout Record, _ findings: inout [Finding]) -> Finding.Severity? {
        if record.places != places { narrow(to: record.places) }
        var inquiry = Inquiry(market: market, isVariant: record.isVariant)
        swap(&inquiry.known, &known)
        defer { swap(&inquiry.known, &known) }
        let untold = checker.check(&record, &inquiry, program, told: told, muted: muted)
        if !inquiry.findings.isEmpty {
            findings += inquiry.findings
        }
        return untold
    }
}
