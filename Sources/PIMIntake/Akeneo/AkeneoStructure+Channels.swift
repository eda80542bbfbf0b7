import PIMCatalog
import PIMIO
import PIMText

extension AkeneoStructure {
    mutating func readCategories() throws {
        var seen: Set<String> = []
        try each("categories") { structure, record in
            guard let code = structure.code(of: "category", &record, &seen) else { return false }
            var category = Category(CategoryCode(code), labels: record.labels())
            category.parent = record.text("parent").map { CategoryCode($0) }
            category.source = record.position
            structure.draft.categories.append(category)
            structure.keepOrphan(record, code: code, of: "categories")
            return true
        }
        settleParents()
    }

    /// Makes roots of categories whose parent is missing or leads in a circle.
    private mutating func settleParents() {
        var parents: [CategoryCode: CategoryCode] = [:]
        let known = Set(draft.categories.map(\.code))
        for index in draft.categories.indices {
            let category = draft.categories[index]
            guard let parent = category.parent else { continue }
            var above: CategoryCode? = parent
            while let next = above, next != category.code { above = parents[next] }
            guard known.contains(parent), above == nil else {
                let reason = known.contains(parent) ? "lies below it" : "is not a category"
                draft.categories[index].parent = nil
                leaveOut(
                    "the parent \"\(parent)\" of the category \"\(category.code)\" \(reason), so it becomes a root",
                    remedy: "mend the column \"parent\"",
                    at: category.source ?? SourcePosition(file: "categories.csv", line: 1)
                )
                continue
            }
            parents[category.code] = parent
        }
    }

    mutating func readChannels() throws {
        let active = try readActive("locales", "is_activated")
        _ = try readActive("currencies", "is_activated")
        var seen: Set<String> = []
        let families = measurementFamilies
        try each("channels") { structure, record in
            guard let code = structure.code(of: "channel", &record, &seen) else { return false }
            structure.draft.channels.append(structure.channel(code, families, &record))
            return true
        }
        let shown = Set(draft.channels.flatMap { $0.locales ?? [] }.map(\.text))
        for locale in active where !shown.contains(locale) {
            log.report("unused-locale", .note, "the locale \"\(locale)\" is active, but no channel shows it")
        }
    }

    private mutating func channel(
        _ code: String,
        _ families: [String: MeasurementFamily],
        _ record: inout AkeneoRecord
    ) -> Channel {
        var channel = Channel(ChannelCode(code), labels: record.labels())
        channel.source = record.position
        let position = record.position
        channel.locales = distinct(record.list("locales"), "locale", of: code, at: position).map { LocaleCode($0) }
        channel.currencies = distinct(record.list("currencies"), "currency", of: code, at: position)
            .filter { currency in
                if CurrencyTable.isKnown(currency) { return true }
                leaveOut(
                    "the channel \"\(code)\" sells in \(ImportLog.shown(currency)), which is not a currency of ISO 4217",
                    remedy: "use the three-letter code",
                    at: position
                )
                return false
            }
            .map { CurrencyCode($0) }
        if let tree = record.text("tree") {
            if draft.categories.contains(where: { $0.code == CategoryCode(tree) }) {
                channel.tree = CategoryCode(tree)
            } else {
                drop("tree", tree, "is not a category", remedy: "export the categories too", &record)
            }
        }
        for pair in record.list("conversion_units") {
            guard let (attribute, unit) = unit(pair, families) else {
                leaveOut(
                    "the channel \"\(code)\" converts \(ImportLog.shown(pair)), "
                        + "which is not a measurement and one of its units",
                    remedy: "write attribute:UNIT",
                    at: position
                )
                continue
            }
            channel.units[attribute] = unit
        }
        if channel.locales?.isEmpty != false {
            channel.locales = ["en_US"]
            leaveOut(
                "the channel \"\(code)\" has no locales, so it gets en_US",
                remedy: "name its locales",
                at: position
            )
        }
        channel.extra = extra(record)
        return channel
    }

    private func unit(_ pair: String, _ families: [String: MeasurementFamily]) -> (AttributeCode, String)? {
        let parts = pair.split(separator: ":").map { String($0).trimmedSpaces }
        guard parts.count == 2, let attribute = draft.attributes.first(where: { $0.code.text == parts[0] }),
            let family = attribute.unitFamily, families[family]?.units.contains(where: { $0.code == parts[1] }) == true
        else { return nil }
        return (attribute.code, parts[1])
    }

    private mutating func distinct(
        _ codes: [String],
        _ what: String,
        of channel: String,
        at position: SourcePosition
    ) -> [String] {
        var seen: Set<String> = []
        return codes.filter { code in
            guard seen.insert(code).inserted else {
                log.report(
                    "duplicate-member",
                    .note,
                    "the channel \"\(channel)\" names the \(what) \"\(code)\" twice",
                    at: position
                )
                return false
            }
            return true
        }
    }

    /// The codes a list of locales or currencies says are active; the list itself has no place in a catalog.
    private mutating func readActive(_ name: String, _ otherKey: String) throws -> [String] {
        var seen: Set<String> = []
        var active: [String] = []
        try each(name) { structure, record in
            guard let code = structure.code(of: name == "locales" ? "locale" : "currency", &record, &seen) else {
                return false
            }
            let word = record.text("activated") ?? record.text("enabled") ?? record.text(otherKey)
            if word.flatMap({ Self.flag($0) }) == true { active.append(code) }
            return true
        }
        return active
    }

    mutating func readAssociations() throws {
        var seen: Set<String> = []
        try each("association_types") { structure, record in
            guard let code = structure.code(of: "association type", &record, &seen) else { return false }
            var type = AssociationType(AssociationTypeCode(code), labels: record.labels())
            type.isTwoWay = structure.flag("is_two_way", &record) ?? false
            type.isQuantified = structure.flag("is_quantified", &record) ?? false
            type.source = record.position
            structure.draft.associationTypes.append(type)
            structure.keepOrphan(record, code: code, of: "association_types")
            return true
        }
        seen = []
        var types: Set<String> = []
        try each("group_types", isExpected: false) { structure, record in
            guard let code = structure.code(of: "group type", &record, &types) else { return false }
            structure.keepOrphan(record, code: code, of: "group_types")
            return true
        }
        let isTyped = isThere("group_types")
        try each("groups", isExpected: false) { structure, record in
            guard let code = structure.code(of: "group", &record, &seen) else { return false }
            var group = ProductGroup(code, type: record.text("type") ?? "", labels: record.labels())
            group.source = record.position
            if isTyped, !group.type.isEmpty, !types.contains(group.type) {
                structure.leaveOut(
                    "the group \"\(code)\" has the type \"\(group.type)\", which is not declared; it is kept as a word",
                    remedy: "declare the group type",
                    at: record.position
                )
            }
            structure.draft.productGroups.append(group)
            structure.keepOrphan(record, code: code, of: "groups")
            return true
        }
    }
}
