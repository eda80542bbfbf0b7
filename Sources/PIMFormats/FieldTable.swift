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
    init(fields: [Field], rules: [RecordRule] = [], within group: String?, taker: Taker) {
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let demands = fields.map { FieldDemand($0, within: group, taker: taker) }
        let requirements = fields.enumerated().compactMap { place, field in
            BoundRequirement(field, at: place, demand: demands[place])
        }
        var words = WordBlock()
        self.places = places
        self.demands = demands
        self.requirements = requirements
        facts = zip(fields, demands).map { FieldFacts($0, words: &words, $1.money) }
        programs = taker.markets.examples.map { country in
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
                places.withUnsafeBufferPointer { firstMisfit(from: number, among: $0, in: row, words, &inquiry) }
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
        let filled = filledPlaces(of: row, among: allPlaces, of: record)
        let lacksRequired = note(program.requirements, of: program, in: row, filled, of: record, &inquiry)
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
        _ filled: PlaceSet,
        of record: borrowing Record,
        _ inquiry: inout Inquiry
    ) -> Bool {
        var lacksRequired = false
        var index = 0
        while let unmet = firstTrue(of: entries, of: program, from: index, in: row, filled, of: record, inquiry) {
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
        _ filled: PlaceSet,
        of record: borrowing Record,
        _ inquiry: Inquiry
    ) -> BoundRequirement? {
        var index = 0
        while let unmet = firstTrue(of: entries, of: program, from: index, in: row, filled, of: record, inquiry) {
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
        _ filled: PlaceSet,
        of record: borrowing Record,
        _ inquiry: Inquiry
    ) -> (index: Int, next: Int)? {
        // Of most rows no requirement can be unmet and no rule broken, as which fields are filled says alone.
        let start = program.firstPossible(of: entries, from: first, filled)
        guard start < entries.count else { return nil }
        return view(row, of: record) { row, words in
            program.first(of: entries, from: start, in: row, filled, words, inquiry)
        }
    }

    /// Which of some fields of a row are filled.
    func filledPlaces(of row: Range<Int>, among places: [Int], of record: borrowing Record) -> PlaceSet {
        record.withView(of: row) { row in row.filledPlaces(among: places) }
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
        _ inquiry: inout Inquiry
    ) -> Int {
        facts.withUnsafeBufferPointer { facts in
            guard let first = facts.baseAddress, let slots = row.slots.baseAddress else { return places.count }
            let count = min(row.slots.count, facts.count)
            var number = start
            while number < places.count {
                let place = places[number]
                guard place < count else { return places.count }
                switch slots[place] {
                case .empty, .json:
                    break
                case .text(let text):
                    let fact = first + place
                    guard text.count > 0, fact.pointee.minimumCount < 2 else { return number }
                    if Int(text.count) <= fact.pointee.sureCount { break }
                    let bytes = row.bytes(of: text)
                    let isLong =
                        bytes.count >= KnownTexts.fewestBytes && fact.pointee.hasRules && inquiry.known.isKept
                    if isLong, inquiry.known.holds(bytes, at: place) { break }
                    guard fact.fits(bytes, words) else { return number }
                    if isLong { inquiry.known.keep(bytes, at: place) }
                case .list(let run):
                    guard (first + place).fits(run, in: row, words) else { return number }
                case .rows(let run):
                    guard let table = demands[place].rowTable else { break }
                    let isFew = Int(run.count) <= facts[place].maximumCount
                    guard isFew, table.fits(run, of: row, inquiry.market, inquiry.isVariant) else { return number }
                }
                number &+= 1
            }
            return places.count
        }
    }

    /// Whether rows surely stay as they are, without a finding.
    private func fits(_ run: CellRun, of outer: RowView, _ market: Int, _ isVariant: Bool) -> Bool {
        var inquiry = Inquiry(market: market, isVariant: isVariant)
        let program = programs[market]
        return words.withView { words in
            for index in run.range {
                let row = outer.row(outer.rows[index])
                let misfit = allPlaces.withUnsafeBufferPointer { places in
                    firstMisfit(from: 0, among: places, in: row, words, &inquiry)
                }
                guard misfit == allPlaces.count else { return false }
                let filled = row.filledPlaces(among: allPlaces)
                let start = program.firstPossible(of: program.requirements, from: 0, filled)
                guard
                    start == program.requirements.count
                        || program.first(of: program.requirements, from: start, in: row, filled, words, inquiry) == nil
                else { return false }
            }
            return true
        }
    }
}
