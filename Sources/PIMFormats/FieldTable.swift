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
        objects = DottedObject.all(in: fields)
        groupsWithObjects = demands.indices.filter { demands[$0].rowTable?.hasObjects ?? false }
    }

    /// What a check found besides findings.
    struct Outcome {
        var isChanged = false
        var lacksRequired = false
    }

    /// Makes a row of cells fit, whose texts stand in `record`.
    @discardableResult
    func check(_ slots: inout [CellSlot], of record: inout Record, _ inquiry: inout Inquiry) -> Outcome {
        var outcome = Outcome()
        let count = min(slots.count, demands.count)
        var place = 0
        while true {
            place = view(slots, of: record) { firstMisfit(from: place, in: $0, $1, inquiry.market, inquiry.isVariant) }
            guard place < count else { break }
            if let change = demands[place].change(of: slots[place], in: &record, &inquiry) {
                if change.isRefusal, change.slot.isEmpty {
                    inquiry.refused.append(place)
                }
                slots[place] = change.slot
                outcome.isChanged = true
            }
            place += 1
        }
        var index = 0
        while let unmet = view(slots, of: record, { firstUnmet(from: index, in: $0, $1, inquiry) }) {
            index = unmet.next
            let requirement = requirements[unmet.index]
            if requirement.isDemand {
                outcome.lacksRequired = true
            }
            inquiry.note(requirement, at: unmet.index)
        }
        return outcome
    }

    /// The first rule from `first` on that a row breaks, and where to look for the next; nil where there is none.
    func firstBroken(
        from first: Int,
        in slots: [CellSlot],
        of record: borrowing Record,
        _ inquiry: Inquiry
    ) -> (index: Int, next: Int)? {
        view(slots, of: record) { row, words in
            let program = programs[inquiry.market]
            return program.first(of: program.rules, from: first, in: row, words, inquiry)
        }
    }

    /// Empties objects of a JSON feed in which only constants and facts of the scope stand, such as a lone `@type`.
    func dropHollowObjects(_ slots: inout [CellSlot]) {
        for object in objects where object.isHollow(slots) {
            for place in object.others where place < slots.count {
                slots[place] = .empty
            }
        }
        for place in groupsWithObjects where place < slots.count {
            guard let rowTable = demands[place].rowTable, case .rows(var rows) = slots[place] else { continue }
            for index in rows.indices {
                rowTable.dropHollowObjects(&rows[index])
            }
            slots[place] = .rows(rows)
        }
    }

    /// Whether objects stand in the rows or in the rows of their groups.
    private var hasObjects: Bool { !objects.isEmpty || !groupsWithObjects.isEmpty }

    /// What `body` returns for a look at a row and at the table's words.
    @inline(__always)
    private func view<Result>(
        _ slots: [CellSlot],
        of record: borrowing Record,
        _ body: (RowView, WordBlock.View) -> Result
    ) -> Result {
        record.withView(of: slots) { row in words.withView { words in body(row, words) } }
    }

    /// The first field from `first` on whose value does not surely fit; the number of fields where all do.
    private func firstMisfit(
        from first: Int,
        in row: RowView,
        _ words: WordBlock.View,
        _ market: Int,
        _ isVariant: Bool
    ) -> Int {
        facts.withUnsafeBufferPointer { facts in
            let count = min(row.slots.count, facts.count)
            var place = first
            while place < count {
                switch row.slots[place] {
                case .empty, .json:
                    break
                case .text(let text):
                    guard text.count > 0, facts[place].minimumCount < 2 else { return place }
                    guard facts[place].takesAll || facts[place].fits(row.bytes(of: text), words) else { return place }
                case .list(let run):
                    guard facts[place].fits(run, in: row, words) else { return place }
                case .rows(let rows):
                    guard let table = demands[place].rowTable else { break }
                    guard rows.count <= facts[place].maximumCount, table.fits(rows, of: row, market, isVariant) else {
                        return place
                    }
                }
                place += 1
            }
            return count
        }
    }

    /// Whether rows surely stay as they are, without a finding.
    private func fits(_ rows: [[CellSlot]], of outer: RowView, _ market: Int, _ isVariant: Bool) -> Bool {
        let inquiry = Inquiry(market: market, isVariant: isVariant)
        return words.withView { words in
            rows.allSatisfy { slots in
                slots.withUnsafeBufferPointer { slots in
                    let row = RowView(bytes: outer.bytes, texts: outer.texts, slots: slots)
                    return firstMisfit(from: 0, in: row, words, market, isVariant) >= min(slots.count, demands.count)
                        && firstUnmet(from: 0, in: row, words, inquiry) == nil
                }
            }
        }
    }

    /// The first requirement from `first` on that a row does not meet, and where to look for the next.
    private func firstUnmet(
        from first: Int,
        in row: RowView,
        _ words: WordBlock.View,
        _ inquiry: Inquiry
    ) -> (index: Int, next: Int)? {
        let program = programs[inquiry.market]
        return program.first(of: program.requirements, from: first, in: row, words, inquiry)
    }
}
