import PIMText

extension StructureCheck {
    mutating func checkAttributes() {
        checkCodes(draft.attributes, "attribute", code: \.code, source: \.source)
        let identifiers = draft.attributes.filter { $0.type == .identifier }
        if identifiers.count != 1 {
            report(
                "identifier-attribute",
                "\(identifiers.count) attributes have the type identifier, exactly one must",
                remedy: "declare one attribute such as \"sku\" with the type \"identifier\"",
                at: identifiers.dropFirst().first?.source ?? draft.attributes.first?.source
            )
        }
        checkRoles()
        checkRepeated(draft.attributeGroups.map(\.code), "attribute group") { _ in nil }
        for attribute in draft.attributes {
            checkGroup(of: attribute)
            checkOptions(of: attribute)
            checkMeasurement(attribute)
            checkShape(of: attribute)
        }
    }

    private mutating func checkRoles() {
        var first: [Role: Attribute] = [:]
        for attribute in draft.attributes {
            guard let role = attribute.role else { continue }
            guard let earlier = first[role] else {
                first[role] = attribute
                continue
            }
            report(
                "duplicate-role",
                "the attributes \"\(earlier.code)\" and \"\(attribute.code)\" both have the role \"\(role)\"",
                remedy: "leave the role with one of them",
                at: attribute.source,
                attribute: attribute.code
            )
        }
    }

    private mutating func checkOptions(of attribute: Attribute) {
        let takesOptions = attribute.type == .option || attribute.type == .options
        if !takesOptions, !attribute.options.isEmpty {
            report(
                "options-without-choice",
                "the attribute \"\(attribute.code)\" has options, but its type is \(attribute.type.rawValue)",
                remedy: "make the type \"option\" or \"options\", or take the options out",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        let place = " of the attribute \"\(attribute.code)\""
        for option in attribute.options {
            guard let slip = IdentifierSlip(in: option.code) else { continue }
            report(
                "option-characters",
                "the option \"\(option.code)\"\(place) \(slip.reason)",
                remedy: slip.remedy,
                at: attribute.source,
                severity: .warning,
                attribute: attribute.code
            )
        }
        checkRepeated(attribute.options.map(\.code), "option", in: place, attribute: attribute.code) { _ in
            attribute.source
        }
        checkRepeated(attribute.columns.map(\.code), "column", in: place, attribute: attribute.code) { _ in
            attribute.source
        }
        for column in attribute.columns {
            let place = " of the column \"\(column.code)\"\(place)"
            checkRepeated(column.options.map(\.code), "option", in: place, attribute: attribute.code) { _ in
                attribute.source
            }
        }
        checkLocales(attribute.locales, in: "the attribute \"\(attribute.code)\" names", at: attribute.source)
    }

    private mutating func checkGroup(of attribute: Attribute) {
        guard let group = attribute.group, !draft.attributeGroups.contains(where: { $0.code == group }) else { return }
        let nearest = Suggestion.nearest(to: group, among: draft.attributeGroups.map(\.code))
        report(
            "unknown-code",
            "the attribute \"\(attribute.code)\" names the group \"\(group)\", which is not declared",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out",
            at: attribute.source,
            severity: .warning,
            attribute: attribute.code
        )
    }

    private mutating func checkMeasurement(_ attribute: Attribute) {
        guard attribute.type == .measurement else {
            guard attribute.unitFamily != nil || attribute.unit != nil else { return }
            report(
                "unit-without-measurement",
                "the attribute \"\(attribute.code)\" names a unit, but its type is \(attribute.type.rawValue)",
                remedy: "make the type \"measurement\", or take the unit out",
                at: attribute.source,
                attribute: attribute.code
            )
            return
        }
        let families = draft.effectiveMeasurementFamilies
        guard let code = attribute.unitFamily, let family = families[code] else {
            let known = families.keys.sorted()
            let named = attribute.unitFamily.map { "\"\($0)\", which is not known" } ?? "none"
            report(
                "unknown-unit-family",
                "the measurement \"\(attribute.code)\" needs a unit_family and has \(named)",
                remedy: Self.remedy(attribute.unitFamily ?? "", among: known),
                at: attribute.source,
                attribute: attribute.code
            )
            return
        }
        if let unit = attribute.unit, !family.units.contains(where: { $0.code == unit }) {
            report(
                "unknown-unit",
                "\"\(unit)\" is not a unit of \(code), which the attribute \"\(attribute.code)\" uses",
                remedy: Self.remedy(unit, among: family.units.map(\.code)),
                at: attribute.source,
                attribute: attribute.code
            )
        }
    }

    /// The nearest known word, or the first few.
    static func remedy(_ word: String, among known: [String]) -> String {
        let nearest = Suggestion.nearest(to: word, among: known).map { "did you mean \"\($0)\"?" }
        let more = known.count > 8 ? " …" : ""
        return nearest ?? "name one of \(known.prefix(8).joined(separator: ", "))\(more), or declare it"
    }

    private mutating func checkShape(of attribute: Attribute) {
        if attribute.type == .identifier,
            attribute.isLocalizable || attribute.isScopable || attribute.isAudienceSpecific
        {
            report(
                "identifier-differs",
                "the identifier \"\(attribute.code)\" must be the same in every channel, locale and audience",
                remedy: "take out localizable, scopable and audience",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        if attribute.isUnique, attribute.isLocalizable || attribute.isScopable {
            report(
                "unique-differs",
                "the attribute \"\(attribute.code)\" cannot be unique and differ by locale or channel",
                remedy: "take out unique, or localizable and scopable",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        if attribute.type == .table, attribute.columns.isEmpty {
            report(
                "table-without-columns",
                "the table \"\(attribute.code)\" has no columns",
                remedy: "declare its columns",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        let validation = attribute.validation
        if let low = validation.minimum, let high = validation.maximum, low > high {
            report(
                "impossible-validation",
                "the attribute \"\(attribute.code)\" allows from \(low) to \(high), which is nothing",
                remedy: "turn min and max around",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        if let early = validation.earliest, let late = validation.latest, early > late {
            report(
                "impossible-validation",
                "the attribute \"\(attribute.code)\" allows from \(early) to \(late), which is nothing",
                remedy: "turn min_date and max_date around",
                at: attribute.source,
                attribute: attribute.code
            )
        }
        if let pattern = validation.pattern, (try? Regex(pattern)) == nil {
            report(
                "impossible-validation",
                "the pattern of the attribute \"\(attribute.code)\" is not a regular expression",
                remedy: "mend the pattern \(pattern)",
                at: attribute.source,
                attribute: attribute.code
            )
        }
    }
}
