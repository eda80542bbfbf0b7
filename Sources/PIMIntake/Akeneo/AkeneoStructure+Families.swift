import PIMCatalog
import PIMIO
import PIMText

extension AkeneoStructure {
    mutating func readFamilies() throws {
        var seen: Set<String> = []
        let attributes = Set(draft.attributes.map(\.code))
        let identifier = draft.attributes.first { $0.type == .identifier }?.code
        try each("families") { structure, record in
            guard let code = structure.code(of: "family", &record, &seen) else { return false }
            let family = structure.family(code, attributes, identifier, &record)
            structure.draft.families.append(family)
            return true
        }
    }

    private mutating func family(
        _ code: String,
        _ attributes: Set<AttributeCode>,
        _ identifier: AttributeCode?,
        _ record: inout AkeneoRecord
    ) -> Family {
        let place = "the family \"\(code)\""
        var members = known(record.list("attributes"), attributes, in: place, at: record.position)
        if let identifier, !members.contains(identifier) { members.insert(identifier, at: 0) }
        var family = Family(FamilyCode(code), attributes: members, labels: record.labels())
        family.source = record.position
        family.labelAttribute = shown("attribute_as_label", members, in: place, &record)
        family.imageAttribute = shown("attribute_as_image", members, in: place, &record)
        for channel in record.suffixes(of: "requirements-") {
            let listed = record.list("requirements-\(channel)")
            guard draft.channels.contains(where: { $0.code == ChannelCode(channel) }) else {
                if !listed.isEmpty {
                    let key = "requirements-\(channel)"
                    drop(key, listed.joined(separator: ","), "is of an unknown channel", remedy: "", &record)
                }
                continue
            }
            let required = known(listed, attributes, in: "\(place), required by \"\(channel)\",", at: record.position)
                .filter { attribute in
                    if members.contains(attribute) { return true }
                    leaveOut(
                        "\"\(channel)\" requires \"\(attribute)\" of \(place), which lacks it",
                        remedy: "add the attribute to the family, or do not require it",
                        at: record.position
                    )
                    return false
                }
            if !required.isEmpty { family.required.append(ChannelRequirement(ChannelCode(channel), required)) }
        }
        family.extra = extra(record)
        return family
    }

    /// The attribute of a family that a column names, where the family has it.
    private mutating func shown(
        _ key: String,
        _ members: [AttributeCode],
        in place: String,
        _ record: inout AkeneoRecord
    ) -> AttributeCode? {
        guard let text = record.text(key) else { return nil }
        if members.contains(AttributeCode(text)) { return AttributeCode(text) }
        drop(key, text, "is not an attribute of \(place)", remedy: "name one of its attributes", &record)
        return nil
    }

    /// The declared attributes of a list, each once.
    private mutating func known(
        _ codes: [String],
        _ attributes: Set<AttributeCode>,
        in place: String,
        at position: SourcePosition
    ) -> [AttributeCode] {
        var seen: Set<AttributeCode> = []
        return codes.map { AttributeCode($0) }.filter { code in
            guard attributes.contains(code) else {
                let nearest = Suggestion.nearest(to: code.text, among: attributes.map(\.text).sorted())
                leaveOut(
                    "\(place) names the attribute \(ImportLog.shown(code.text)), which is not declared",
                    remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out",
                    at: position
                )
                return false
            }
            guard seen.insert(code).inserted else {
                log.report("duplicate-member", .note, "\(place) names \"\(code)\" twice", at: position)
                return false
            }
            return true
        }
    }

    mutating func readVariants() throws {
        var seen: Set<String> = []
        let attributes = Set(draft.attributes.map(\.code))
        var families: [String: Int] = [:]
        for (index, family) in draft.families.enumerated() { families[family.code.text] = index }
        try each("family_variants", isExpected: false) { structure, record in
            guard let code = structure.code(of: "family variant", &record, &seen) else { return false }
            guard let family = record.text("family"), let index = families[family] else {
                structure.log.reject(
                    "the family variant \"\(code)\" names no declared family",
                    remedy: "fill the column \"family\"",
                    at: record.position
                )
                return false
            }
            return structure.addVariant(code, to: index, attributes, &record)
        }
    }

    private mutating func addVariant(
        _ code: String,
        to family: Int,
        _ attributes: Set<AttributeCode>,
        _ record: inout AkeneoRecord
    ) -> Bool {
        let place = "the family variant \"\(code)\""
        let numbers = (record.suffixes(of: "variant-axes_") + record.suffixes(of: "variant-attributes_"))
            .compactMap { Int($0) }
        var levels: [VariantStructure.Level] = []
        for number in Set(numbers).sorted() {
            let axes = known(record.list("variant-axes_\(number)"), attributes, in: place, at: record.position)
                .filter { isAxis($0, in: place, at: record.position) }
            let own = known(record.list("variant-attributes_\(number)"), attributes, in: place, at: record.position)
            guard !axes.isEmpty || !own.isEmpty else { continue }
            guard !axes.isEmpty else {
                log.reject(
                    "level \(number) of \(place) has no axes",
                    remedy: "name what its siblings differ by",
                    at: record.position
                )
                return false
            }
            levels.append(VariantStructure.Level(axes: axes, attributes: own))
        }
        guard !levels.isEmpty else {
            log.reject("\(place) has no levels", remedy: "name its axes", at: record.position)
            return false
        }
        settle(&levels, in: place, at: record.position)
        guard levels.allSatisfy({ !$0.axes.isEmpty }) else {
            log.reject(
                "a level of \(place) has no axes of its own",
                remedy: "name what its siblings differ by",
                at: record.position
            )
            return false
        }
        let missing = levels.flatMap { $0.axes + $0.attributes }.filter {
            !draft.families[family].attributes.contains($0)
        }
        for attribute in missing where !draft.families[family].attributes.contains(attribute) {
            draft.families[family].attributes.append(attribute)
            leaveOut(
                "\(place) names \"\(attribute)\", which the family \"\(draft.families[family].code)\" lacked; "
                    + "the family has it now",
                remedy: "",
                at: record.position
            )
        }
        var variant = VariantStructure(StructureCode(code), levels: levels, labels: record.labels())
        variant.source = record.position
        draft.families[family].structures.append(variant)
        keepOrphan(record, code: code, of: "family_variants")
        return true
    }

    private mutating func isAxis(_ code: AttributeCode, in place: String, at position: SourcePosition) -> Bool {
        guard let attribute = draft.attributes.first(where: { $0.code == code }) else { return false }
        guard attribute.type.canBeAxis, !attribute.isLocalizable, !attribute.isScopable else {
            leaveOut(
                "\(place) names the axis \"\(code)\", which has no discrete values or differs by locale or channel",
                remedy: "take a select, boolean or measurement that is the same everywhere",
                at: position
            )
            return false
        }
        return true
    }

    /// Leaves each attribute at one level: an axis at its axis' level, the identifier at the last, others at the first.
    private mutating func settle(
        _ levels: inout [VariantStructure.Level],
        in place: String,
        at position: SourcePosition
    ) {
        var home: [AttributeCode: Int] = [:]
        for index in levels.indices {
            levels[index].axes = levels[index].axes.filter { axis in
                guard let other = home.updateValue(home[axis] ?? index, forKey: axis), other != index else {
                    return true
                }
                leaveOut("\(place) names the axis \"\(axis)\" twice", remedy: "name it once", at: position)
                return false
            }
        }
        if let identifier = draft.attributes.first(where: { $0.type == .identifier })?.code, home[identifier] == nil {
            home[identifier] = levels.count - 1
        }
        for index in levels.indices {
            levels[index].attributes = levels[index].attributes.filter { code in
                let level = home[code] ?? index
                home[code] = level
                guard level != index else { return true }
                log.report(
                    "two-levels",
                    .note,
                    "\(place) names \"\(code)\" at level \(index + 1), but it stands at level \(level + 1)",
                    at: position
                )
                return false
            }
        }
    }
}
