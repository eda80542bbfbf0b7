import PIMCatalog

/// A list of fields, prepared for checking rows of cells: an item's fields or a group's.
///
/// Rows are looked at by their bytes; `FieldDemand` decides about the values that do not surely fit.
final class FieldTable: Sendable {
    let demands: [FieldDemand]
    let places: [String: Int]
    let requirements: [BoundRequirement]
    /// What each field demands of a value, in the order of `demands`.
    private let facts: [FieldFacts]
    private let words: WordBlock
    /// The places of all fields.
    private let allPlaces: [Int]
    /// The conditions of requirements and rules, for each market.
    private let programs: [MarketProgram]
    private let objects: [DottedObject]
    private let groupsWithObjects: [Int]

    /// Prepares fields; `group` is the name of the field whose rows they are, `rules` are an item's.
    init(fields: [Field], rules: [RecordRule] = [], within group: String?, channel: String, markets: Markets) {
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let demands = fields.map { FieldDemand($0, within: group, channel: channel, markets: markets) }
        let requirements = fields.enumerated().compactMap { place, field in
            BoundRequirement(field, at: place, demand: demands[place])
        }
        var words = WordBlock()
        self.places = places
        self.demands = demands
        self.requirements = requirements
        facts = fields.map { FieldFacts($0, words: &words) }
        programs = markets.examples.map { country in
            let ground = ConditionProgram.Ground(places: places, country: country)
            return MarketProgram(requirements, rules, ground, words: &words)
        }
        self.words = words
        allPlaces = Array(fields.indices)
        objects = DottedObject.all(in: fields)
        groupsWithObjects = demands.indices.filter { demands[$0].rowTable?.hasObjects ?? false }
    }

    /// What a check found besides findings.
    struct Outcome {
        var isChanged = false
        var lacksRequired = false
    }

    /// Makes the values of a row fit, whose slots stand in `record`; whether any changed.
    ///
    /// Only the fields at `places` are looked at.
    func checkValues(_ row: Range<Int>, at places: [Int], of record: inout Record, _ inquiry: inout Inquiry) -> Bool {
        var isChanged = false
        var number = 0
        while true {
            number = view(row, of: record) { row, words in
                places.withUnsafeBufferPointer { places in
                    firstMisfit(from: number, among: places, in: row, words, inquiry.market, inquiry.isVariant)
                }
            }
            guard number < places.count else { return isChanged }
            let place = places[number]
            let slot = record.allSlots[row.lowerBound + place]
            if let change = demands[place].change(of: slot, in: &record, &inquiry) {
                if change.isRefusal, change.slot.isEmpty {
                    inquiry.refused.append(place)
                }
                record.allSlots[row.lowerBound + place] = change.slot
                isChanged = true
            }
            number += 1
        }
    }

    /// Makes a row of a group fit, whose slots stand in `record`.
    func check(_ row: Range<Int>, of record: inout Record, _ inquiry: inout Inquiry) -> Outcome {
        let isChanged = checkValues(row, at: allPlaces, of: &record, &inquiry)
        let program = programs[inquiry.market]
        let lacksRequired = note(program.requirements, of: program, in: row, of: record, &inquiry)
        return Outcome(isChanged: isChanged, lacksRequired: lacksRequired)
    }

    /// The requirements and rules of a market.
    func program(of market: Int) -> MarketProgram { programs[market] }

    /// Notes which requirements a row does not meet; whether one of them is a demand.
    @discardableResult
    func note(
        _ entries: [MarketProgram.Entry],
        of program: MarketProgram,
        in row: Range<Int>,
        of record: borrowing Record,
        _ inquiry: inout Inquiry
    ) -> Bool {
        var lacksRequired = false
        var index = 0
        while let unmet = firstTrue(of: entries, of: program, from: index, in: row, of: record, inquiry) {
            index = unmet.next
            let requirement = requirements[unmet.index]
            if requirement.isDemand {
                lacksRequired = true
            }
            if !inquiry.refused.contains(requirement.place) { inquiry.findings.append(requirement.finding) }
        }
        return lacksRequired
    }

    /// The first of these requirements that a row does not meet and whose value was not refused.
    func firstUnmet(
        of entries: [MarketProgram.Entry],
        of program: MarketProgram,
        in row: Range<Int>,
        of record: borrowing Record,
        _ inquiry: Inquiry
    ) -> BoundRequirement? {
        var index = 0
        while let unmet = firstTrue(of: entries, of: program, from: index, in: row, of: record, inquiry) {
            index = unmet.next
            if !inquiry.refused.contains(requirements[unmet.index].place) { return requirements[unmet.index] }
        }
        return nil
    }

    /// The first entry from `first` on that is true of a row, and where to look for the next; nil where there is none.
    func firstTrue(
        of entries: [MarketProgram.Entry],
        of program: MarketProgram,
        from first: Int,
        in row: Range<Int>,
        of record: borrowing Record,
        _ inquiry: Inquiry
    ) -> (index: Int, next: Int)? {
        guard first < entries.count else { return nil }
        return view(row, of: record) { row, words in
            program.first(of: entries, from: first, in: row, words, inquiry)
        }
    }

    /// Empties objects of a JSON feed in which only constants and facts of the scope stand, such as a lone `@type`.
    func dropHollowObjects(_ row: Range<Int>, of record: inout Record) {
        for object in objects where object.isHollow(record.allSlots[row]) {
            for place in object.others where place < row.count {
                record.allSlots[row.lowerBound + place] = .empty
            }
        }
        for place in groupsWithObjects where place < row.count {
            guard let rowTable = demands[place].rowTable,
                case .rows(let run) = record.allSlots[row.lowerBound + place]
            else { continue }
            for index in run.range {
                rowTable.dropHollowObjects(record.rows[index].range, of: &record)
            }
        }
    }

    /// Whether objects stand in the rows or in the rows of their groups.
    private var hasObjects: Bool { !objects.isEmpty || !groupsWithObjects.isEmpty }

    /// What `body` returns for a look at a row and at the table's words.
    @inline(__always)
    private func view<Result>(
        _ row: Range<Int>,
        of record: borrowing Record,
        _ body: (RowView, WordBlock.View) -> Result
    ) -> Result {
        record.withView(of: row) { row in words.withView { words in body(row, words) } }
    }

    /// The first of some fields, from number `start` on, whose value does not surely fit; their number where all do.
    private func firstMisfit(
        from start: Int,
        among places: UnsafeBufferPointer<Int>,
        in row: RowView,
        _ words: WordBlock.View,
        _ market: Int,
        _ isVariant: Bool
    ) -> Int {
        facts.withUnsafeBufferPointer { facts in
            guard let first = facts.baseAddress else { return places.count }
            let count = min(row.slots.count, facts.count)
            var number = start
            while number < places.count {
                let place = places[number]
                guard place < count else { return places.count }
                switch row.slots[place] {
                case .empty, .json:
                    break
                case .text(let text):
                    guard text.count > 0, facts[place].minimumCount < 2 else { return number }
                    guard facts[place].takesAll || (first + place).fits(row.bytes(of: text), words) else {
                        return number
                    }
                case .list(let run):
                    guard (first + place).fits(run, in: row, words) else { return number }
                case .rows(let run):
                    guard let table = demands[place].rowTable else { break }
                    let isFew = Int(run.count) <= facts[place].maximumCount
                    guard isFew, table.fits(run, of: row, market, isVariant) else { return number }
                }
                number &+= 1
            }
            return places.count
        }
    }

    /// Whether rows surely stay as they are, without a finding.
    private func fits(_ run: CellRun, of outer: RowView, _ market: Int, _ isVariant: Bool) -> Bool {
        let inquiry = Inquiry(market: market, isVariant: isVariant)
        let program = programs[market]
        return words.withView { words in
            for index in run.range {
                let row = outer.row(outer.rows[index])
                let misfit = allPlaces.withUnsafeBufferPointer { places in
                    firstMisfit(from: 0, among: places, in: row, words, market, isVariant)
                }
                guard misfit == allPlaces.count,
                    program.first(of: program.requirements, from: 0, in: row, words, inquiry) == nil
                else { return false }
            }
            return true
        }
    }
}
