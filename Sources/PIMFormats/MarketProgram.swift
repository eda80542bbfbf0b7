import PIMCatalog

/// The requirements and rules of a table as one market asks them; those that can never hold are left out.
final class MarketProgram: Sendable {
    let requirements: [Entry]
    let rules: [Entry]
    private let conditions: ConditionProgram

    /// One of the table's requirements or rules: where its condition begins, and the field that must be empty.
    struct Entry: Sendable {
        /// Its number among all of the table's.
        let index: Int
        /// Negative where the condition says all.
        fileprivate let emptyPlace: Int
        fileprivate let start: ConditionProgram.Entry
        /// What must be filled and what empty, or it does not hold, whatever else is so.
        fileprivate let needs: ConditionProgram.Needs

        fileprivate init(
            _ index: Int,
            emptyPlace: Int,
            start: ConditionProgram.Entry,
            in conditions: ConditionProgram
        ) {
            self.index = index
            self.emptyPlace = emptyPlace
            self.start = start
            var needs = conditions.needs(of: start)
            if emptyPlace >= 0 { needs.empty.insert(emptyPlace) }
            self.needs = needs
        }
    }

    init(
        _ requirements: [BoundRequirement],
        _ rules: [RecordRule],
        _ ground: ConditionProgram.Ground,
        words: inout WordBlock
    ) {
        var conditions = ConditionProgram()
        var requirementEntries: [Entry] = []
        for (index, requirement) in requirements.enumerated() {
            let start = requirement.condition.map { conditions.append($0, ground, words: &words) }
            guard start != ConditionProgram.fails else { continue }
            let begin = start ?? ConditionProgram.holds
            requirementEntries.append(Entry(index, emptyPlace: requirement.place, start: begin, in: conditions))
        }
        var ruleEntries: [Entry] = []
        for (index, rule) in rules.enumerated() {
            let start = conditions.append(rule.brokenWhen, ground, words: &words)
            guard start != ConditionProgram.fails else { continue }
            ruleEntries.append(Entry(index, emptyPlace: -1, start: start, in: conditions))
        }
        self.requirements = requirementEntries
        self.rules = ruleEntries
        self.conditions = conditions
    }

    /// The same program for rows in which only the fields at `places` are ever filled.
    init(_ program: MarketProgram, narrowedTo places: [Int]) {
        let open = Set(places)
        let conditions = program.conditions.narrowed(to: open)
        func narrowed(_ entries: [Entry]) -> [Entry] {
            entries.compactMap { entry in
                let start = conditions.start(of: entry.start, in: open)
                guard start != ConditionProgram.fails else { return nil }
                return Entry(entry.index, emptyPlace: entry.emptyPlace, start: start, in: conditions)
            }
        }
        requirements = narrowed(program.requirements)
        rules = narrowed(program.rules)
        self.conditions = conditions
    }

    /// The number of the first entry from `first` on that may hold where these fields are filled; their number for none.
    @inline(__always)
    func firstPossible(of entries: [Entry], from first: Int, _ filled: PlaceSet) -> Int {
        entries.withUnsafeBufferPointer { entries in
            var next = first
            while next < entries.count, !entries[next].needs.mayBeMet(by: filled) { next &+= 1 }
            return next
        }
    }

    /// The first entry from `first` on that holds of a row: its requirement or rule, and where to look for the next.
    @inline(__always)
    func first(
        of entries: [Entry],
        from first: Int,
        in row: RowView,
        _ filled: PlaceSet,
        _ words: WordBlock.View,
        _ inquiry: Inquiry
    ) -> (index: Int, next: Int)? {
        entries.withUnsafeBufferPointer { entries in
            var next = first
            while next < entries.count {
                let entry = entries[next]
                next += 1
                guard entry.needs.mayBeMet(by: filled) else { continue }
                if entry.emptyPlace >= 0 {
                    guard entry.emptyPlace < row.slots.count, row.isEmpty(entry.emptyPlace) else { continue }
                }
                let isTrue =
                    entry.start == ConditionProgram.holds || conditions.isTrue(from: entry.start, row, words, inquiry)
                if isTrue { return (entry.index, next) }
            }
            return nil
        }
    }
}

/// The check of one row: what it is checked for, and what was found so far.
struct Inquiry {
    let market: Int
    let isVariant: Bool
    /// Fields whose value was refused: neither given nor missing, so that one fault is not reported twice.
    var refused: [Int] = []
    /// What was found to fit in rows before this one.
    var known = KnownTexts(isKept: false)
    var findings: [Finding] = []
}
