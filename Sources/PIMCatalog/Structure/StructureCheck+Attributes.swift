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
        for attribute in draft.attributes {
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
        var seen: Set<String> = []
        for option in attribute.options where !seen.insert(option.code).inserted {
            report(
                "duplicate-code",
                "the option \"\(option.code)\" of the attribute \"\(attribute.code)\" is declared twice",
                remedy: "keep one of them",
                at: attribute.source,
                attribute: attribute.code
            )
        }
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
            let named = attribute.unitFamily.map { "\"\($0)\", which is not known" } ?? "none"
            report(
                "unknown-unit-family",
                "the measurement \"\(attribute.code)\" needs a unit_family and has \(named)",
                remedy: "name one of \(families.keys.sorted().prefix(6).joined(separator: ", ")) …, or declare it",
                at: attribute.source,
                attribute: attribute.code
            )
            return
        }
        if let unit = attribute.unit, !family.units.contains(where: { $0.code == unit }) {
            report(
                "unknown-unit",
                "\"\(unit)\" is not a unit of \(code), which the attribute \"\(attribute.code)\" uses",
                remedy: "name one of \(family.units.prefix(8).map(\.code).joined(separator: ", "))",
                at: attribute.source,
                attribute: attribute.code
            )
        }
    }

    private mutating func checkShape(of attribute: Attribute) {
        if attribute.type == .identifier, attribute.isLocalizable || attribute.isScopable || attribute.isAudienceSpecific {
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
