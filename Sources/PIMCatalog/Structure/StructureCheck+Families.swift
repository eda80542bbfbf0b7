extension StructureCheck {
    mutating func checkFamilies() {
        checkCodes(draft.families, "family", code: \.code, source: \.source)
        checkCodes(draft.families.flatMap(\.structures), "variant structure", code: \.code, source: \.source)
        for family in draft.families {
            checkMembers(of: family)
            checkRequirements(of: family)
            for structure in family.structures {
                check(structure, of: family)
            }
        }
    }

    private mutating func checkMembers(of family: Family) {
        var seen: Set<AttributeCode> = []
        for code in family.attributes {
            if attributes[code] == nil {
                unknown(
                    "attribute",
                    code,
                    in: "the family \"\(family.code)\"",
                    among: draft.attributes.map(\.code),
                    at: family.source
                )
            }
            if !seen.insert(code).inserted {
                report(
                    "duplicate-member",
                    "the family \"\(family.code)\" names the attribute \"\(code)\" twice",
                    remedy: "name it once",
                    at: family.source,
                    severity: .warning,
                    attribute: code
                )
            }
        }
        let shown = [("label_attribute", family.labelAttribute), ("image_attribute", family.imageAttribute)]
        for (key, code) in shown {
            guard let code, !seen.contains(code) else { continue }
            report(
                "not-in-family",
                "the \(key) \"\(code)\" of the family \"\(family.code)\" is not one of its attributes",
                remedy: "add it to the family's attributes, or name another",
                at: family.source,
                attribute: code
            )
        }
    }

    private mutating func checkRequirements(of family: Family) {
        let members = Set(family.attributes)
        var seen: Set<ChannelCode> = []
        for requirement in family.required {
            if !draft.channels.contains(where: { $0.code == requirement.channel }) {
                unknown(
                    "channel",
                    requirement.channel,
                    in: "required of the family \"\(family.code)\"",
                    among: draft.channels.map(\.code),
                    at: family.source
                )
            }
            if !seen.insert(requirement.channel).inserted {
                report(
                    "duplicate-member",
                    "the family \"\(family.code)\" states twice what \"\(requirement.channel)\" requires",
                    remedy: "state it once",
                    at: family.source
                )
            }
            for code in requirement.attributes where !members.contains(code) {
                report(
                    "required-not-in-family",
                    "\"\(requirement.channel)\" requires \"\(code)\" of the family \"\(family.code)\", which lacks it",
                    remedy: "add the attribute to the family, or do not require it",
                    at: family.source,
                    attribute: code
                )
            }
        }
    }

    private mutating func check(_ structure: VariantStructure, of family: Family) {
        let place = "the variant structure \"\(structure.code)\""
        let position = structure.source ?? family.source
        if structure.levels.isEmpty {
            report("no-levels", "\(place) has no levels", remedy: "declare at least one level", at: position)
        }
        let members = Set(family.attributes)
        var home: [AttributeCode: Int] = [:]
        var axes: Set<AttributeCode> = []
        for (index, level) in structure.levels.enumerated() {
            if level.axes.isEmpty {
                report(
                    "no-axes",
                    "level \(index + 1) of \(place) has no axes, so its siblings cannot differ",
                    remedy: "name at least one axis",
                    at: position
                )
            }
            for axis in level.axes where !axes.insert(axis).inserted {
                report(
                    "duplicate-axis",
                    "\(place) names the axis \"\(axis)\" twice",
                    remedy: "an axis belongs to one level",
                    at: position,
                    attribute: axis
                )
            }
            for code in Set(level.axes + level.attributes).sorted() {
                if !members.contains(code) {
                    report(
                        "not-in-family",
                        "\(place) names \"\(code)\", which the family \"\(family.code)\" lacks",
                        remedy: "add it to the family's attributes",
                        at: position,
                        attribute: code
                    )
                }
                if let other = home.updateValue(index, forKey: code), other != index {
                    report(
                        "two-levels",
                        "\(place) puts \"\(code)\" at level \(other + 1) and at level \(index + 1)",
                        remedy: "leave it at one level; \"overridable\" lets lower levels set it again",
                        at: position,
                        attribute: code
                    )
                }
            }
            for axis in level.axes {
                checkAxis(axis, of: place, at: position)
            }
        }
        for code in structure.overridable {
            if !members.contains(code) {
                report(
                    "not-in-family",
                    "\(place) lets levels override \"\(code)\", which the family \"\(family.code)\" lacks",
                    remedy: "add it to the family's attributes, or take it out",
                    at: position,
                    attribute: code
                )
            }
            if axes.contains(code) {
                report(
                    "axis-overridable",
                    "\(place) lets levels override its axis \"\(code)\"",
                    remedy: "an axis has one value per level; take it out of overridable",
                    at: position,
                    attribute: code
                )
            }
        }
    }

    private mutating func checkAxis(_ axis: AttributeCode, of place: String, at position: SourcePosition?) {
        guard let attribute = attributes[axis] else { return }
        if !attribute.type.canBeAxis {
            report(
                "axis-type",
                "\"\(axis)\" cannot be an axis of \(place): a \(attribute.type.rawValue) has no discrete values",
                remedy: "take an option, boolean, measurement, number, date, text or reference",
                at: position,
                attribute: axis
            )
        }
        if attribute.isLocalizable || attribute.isScopable || attribute.isAudienceSpecific {
            report(
                "axis-differs",
                "\"\(axis)\" cannot be an axis of \(place): its values differ by locale, channel or audience",
                remedy: "take an attribute that is the same everywhere",
                at: position,
                attribute: axis
            )
        }
    }
}
