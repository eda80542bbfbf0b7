import PIMCatalog
import PIMIO

extension StructureFiles {
    mutating func readAttributes(_ reader: inout ObjectReader) {
        for var group in reader.objects("groups", &log) ?? [] {
            guard let code = group.required("code", of: "an attribute group", &log) else { continue }
            draft.attributeGroups.append(AttributeGroup(code, labels: group.labels(&log)))
            group.finish("the attribute group \"\(code)\"", &log)
        }
        for var item in reader.objects("attributes", &log) ?? [] {
            guard let code = item.required("code", of: "an attribute", &log) else { continue }
            guard let type = type(of: code, &item) else { continue }
            var attribute = Attribute(AttributeCode(code), type, labels: item.labels(&log))
            attribute.source = item.position
            attribute.group = item.string("group", &log)
            attribute.isLocalizable = item.bool("localizable", &log) ?? false
            attribute.isScopable = item.bool("scopable", &log) ?? false
            attribute.isAudienceSpecific = item.bool("audience", &log) ?? false
            attribute.isUnique = item.bool("unique", &log) ?? (type == .identifier)
            attribute.role = item.string("role", &log).map { Role($0) }
            attribute.locales = (item.strings("locales", &log) ?? []).map { LocaleCode($0) }
            attribute.options = options(&item)
            attribute.unitFamily = item.string("unit_family", &log)
            attribute.unit = item.string("unit", &log)
            if var validation = item.object("validation", &log) { attribute.validation = self.validation(&validation) }
            attribute.columns = columns(&item)
            attribute.resolution = item.word("resolution", as: ResolutionOrder.self, &log)
            attribute.isConfidential = item.bool("confidential", &log) ?? false
            attribute.extra = item.json("extra")
            item.finish("the attribute \"\(code)\"", &log)
            draft.attributes.append(attribute)
        }
    }

    private mutating func type(of code: String, _ item: inout ObjectReader) -> AttributeType? {
        if item.node("type") == nil {
            log.report(
                "missing-key",
                "the attribute \"\(code)\" lacks \"type\"",
                remedy: "one of \(AttributeType.allCases.map(\.rawValue).joined(separator: ", "))",
                at: item.position
            )
            return nil
        }
        return item.word("type", as: AttributeType.self, &log)
    }

    private mutating func options(_ item: inout ObjectReader) -> [AttributeOption] {
        (item.objects("options", &log) ?? []).compactMap { option in
            var option = option
            guard let code = option.required("code", of: "an option", &log) else { return nil }
            let labels = option.labels(&log)
            option.finish("the option \"\(code)\"", &log)
            return AttributeOption(code, labels: labels)
        }
    }

    private mutating func columns(_ item: inout ObjectReader) -> [TableColumn] {
        (item.objects("columns", &log) ?? []).compactMap { column in
            var column = column
            guard let code = column.required("code", of: "a column", &log) else { return nil }
            guard column.node("type") != nil else {
                log.report(
                    "missing-key",
                    "the column \"\(code)\" lacks \"type\"",
                    remedy: "one of text, number, boolean, option",
                    at: column.position
                )
                return nil
            }
            guard let type = column.word("type", as: AttributeType.self, &log) else { return nil }
            guard [.text, .number, .boolean, .option].contains(type) else {
                log.report(
                    "unknown-word",
                    "the column \"\(code)\" has the type \(type.rawValue)",
                    remedy: "one of text, number, boolean, option",
                    at: column.position
                )
                return nil
            }
            let result = TableColumn(code, type, labels: column.labels(&log), options: options(&column))
            column.finish("the column \"\(code)\"", &log)
            return result
        }
    }

    private mutating func validation(_ item: inout ObjectReader) -> Validation {
        var validation = Validation()
        validation.maximumLength = item.integer("max_length", &log)
        validation.pattern = item.string("pattern", &log)
        validation.minimum = item.decimal("min", &log)
        validation.maximum = item.decimal("max", &log)
        validation.maximumDecimals = item.integer("decimals", &log)
        validation.allowsNegative = item.bool("negative", &log)
        validation.earliest = item.date("min_date", &log)
        validation.latest = item.date("max_date", &log)
        validation.extensions = (item.strings("extensions", &log) ?? []).map { $0.lowercased() }
        validation.maximumMegabytes = item.decimal("max_megabytes", &log)
        item.finish("validation", &log)
        return validation
    }
}
