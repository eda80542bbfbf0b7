import PIMCatalog
import PIMIO

/// Sees to it that values stand at levels where resolution finds them.
///
/// Akeneo ignores a value that stands below its attribute's level; exports hold such values all the same. One that
/// repeats what the models above say is left out. Any other makes its attribute overridable in that structure, or, where
/// it stands above its level, moves the attribute up.
struct LevelPlacement {
    private let catalog: AkeneoCatalog
    /// The attributes to name in `overridable`, by structure.
    private(set) var overridable: [StructureCode: Set<AttributeCode>] = [:]
    /// The levels attributes move up to, by structure.
    private(set) var moved: [StructureCode: [AttributeCode: Int]] = [:]

    init(catalog: AkeneoCatalog) {
        self.catalog = catalog
    }

    mutating func place(
        _ record: inout ProductRecord,
        below chain: [ModelTree.Node],
        isModel: Bool,
        _ log: inout ImportLog
    ) {
        let root = chain.last?.draft ?? record.draft
        guard let code = root.structure, let levels = catalog.structures[code] else { return }
        let level = chain.count
        guard level <= levels.depth, isModel || level > 0 else { return }
        if level > 0 { settleStructure(code, &record, &log) }
        var kept: [ProductDraft.Entry] = []
        for (attribute, entries) in Self.grouped(record.draft.values) {
            let home = levels.home[attribute] ?? 0
            guard level != home, catalog.members[levels.family].contains(attribute) else {
                kept += entries
                continue
            }
            if level > home, Self.repeats(entries, chain) {
                log.tally(
                    "repeated-value",
                    .note,
                    "structure \"\(code)\": values of \"\(attribute)\" that repeat their model's are left out",
                    at: record.position,
                    attribute: attribute
                )
            } else if levels.fixed.contains(attribute) {
                keepApart(entries, attribute, code, &record, &log)
            } else {
                kept += entries
                allow(attribute, at: level, home: home, in: code, record.position, &log)
            }
        }
        record.draft.values = kept
    }

    /// The root model alone says what structure its variants have.
    private func settleStructure(_ code: StructureCode, _ record: inout ProductRecord, _ log: inout ImportLog) {
        if let own = record.draft.structure, own != code {
            log.tally(
                "structure-differs",
                .warning,
                "the family variant \"\(own)\" differs from the root model's, \"\(code)\"; it is kept under \"extra\"",
                remedy: "give both the same family variant",
                at: record.position
            )
            record.keep("family_variant", own.text)
        }
        record.draft.structure = nil
    }

    private mutating func allow(
        _ attribute: AttributeCode,
        at level: Int,
        home: Int,
        in code: StructureCode,
        _ position: SourcePosition,
        _ log: inout ImportLog
    ) {
        overridable[code, default: []].insert(attribute)
        guard level < home else {
            log.tally(
                "overridable",
                .note,
                "structure \"\(code)\": \"\(attribute)\" has values below its level, so it is overridable",
                at: position,
                attribute: attribute
            )
            return
        }
        moved[code, default: [:]][attribute] = min(level, moved[code]?[attribute] ?? level)
        log.tally(
            "moved-up",
            .note,
            "structure \"\(code)\": \"\(attribute)\" has values above its level, so it moves up and is overridable",
            at: position,
            attribute: attribute
        )
    }

    /// Keeps values of an axis or unique attribute that stand at another level, where nothing reads them.
    private func keepApart(
        _ entries: [ProductDraft.Entry],
        _ attribute: AttributeCode,
        _ code: StructureCode,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        log.tally(
            "wrong-level",
            .warning,
            "structure \"\(code)\": \"\(attribute)\" belongs to another level; the values are kept under \"extra\"",
            remedy: "move the value to its level",
            at: record.position,
            attribute: attribute
        )
        for entry in entries {
            var writer = JSONWriter()
            if let value = entry.value { writer.value(value, isSingle: true) } else { writer.null() }
            let name = [attribute.text, entry.locale?.text, entry.channel?.text].compactMap { $0 }.joined(
                separator: "-"
            )
            record.keep(name, json: writer.buffer.string)
        }
    }

    /// Whether the nearest model that says something in the same place says the same, for every entry.
    private static func repeats(_ entries: [ProductDraft.Entry], _ chain: [ModelTree.Node]) -> Bool {
        entries.allSatisfy { entry in
            for node in chain {
                let same = node.values[entry.attribute]?.first {
                    $0.locale == entry.locale && $0.channel == entry.channel
                }
                if let same { return same.value == entry.value }
            }
            return false
        }
    }

    private static func grouped(
        _ entries: [ProductDraft.Entry]
    ) -> [(attribute: AttributeCode, entries: [ProductDraft.Entry])] {
        var places: [AttributeCode: Int] = [:]
        var result: [(attribute: AttributeCode, entries: [ProductDraft.Entry])] = []
        for entry in entries {
            if let place = places[entry.attribute] {
                result[place].entries.append(entry)
            } else {
                places[entry.attribute] = result.count
                result.append((entry.attribute, [entry]))
            }
        }
        return result
    }

    /// Writes what was learnt into the draft's structures.
    func apply(to draft: inout CatalogDraft) {
        for family in draft.families.indices {
            for index in draft.families[family].structures.indices {
                let code = draft.families[family].structures[index].code
                for (attribute, level) in moved[code] ?? [:] {
                    for number in draft.families[family].structures[index].levels.indices {
                        let isNew = number + 1 == level
                        draft.families[family].structures[index].levels[number].attributes
                            .removeAll { $0 == attribute }
                        if isNew {
                            draft.families[family].structures[index].levels[number].attributes.append(attribute)
                        }
                    }
                }
                draft.families[family].structures[index].overridable = (overridable[code] ?? []).sorted()
            }
        }
    }
}
