import PIMCatalog
import PIMIO
import PIMText

extension CatalogWriter {
    static func writeAttributes(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("groups", draft.attributeGroups) { group, writer in
            writer.member("code", group.code)
            writer.member("labels", group.labels)
        }
        writer.list("attributes", draft.attributes, isAlwaysWritten: true) { attribute, writer in
            write(attribute, &writer)
        }
    }

    private static func write(_ attribute: Attribute, _ writer: inout JSONWriter) {
        writer.member("code", attribute.code.text)
        writer.member("type", attribute.type.rawValue)
        writer.member("labels", attribute.labels)
        writer.member("group", attribute.group)
        writer.member("localizable", attribute.isLocalizable)
        writer.member("scopable", attribute.isScopable)
        writer.member("audience", attribute.isAudienceSpecific)
        if attribute.isUnique != (attribute.type == .identifier) {
            writer.key("unique")
            writer.bool(attribute.isUnique)
        }
        writer.member("role", attribute.role?.word)
        if !attribute.locales.isEmpty { writer.strings("locales", attribute.locales.map(\.text)) }
        writeOptions(attribute.options, &writer)
        writer.member("unit_family", attribute.unitFamily)
        writer.member("unit", attribute.unit)
        write(attribute.validation, &writer)
        writer.list("columns", attribute.columns) { column, writer in
            writer.member("code", column.code)
            writer.member("type", column.type.rawValue)
            writer.member("labels", column.labels)
            writeOptions(column.options, &writer)
        }
        writer.member("resolution", attribute.resolution?.rawValue)
        writer.member("confidential", attribute.isConfidential)
        writer.extra(attribute.extra)
    }

    private static func writeOptions(_ options: [AttributeOption], _ writer: inout JSONWriter) {
        writer.list("options", options) { option, writer in
            writer.member("code", option.code)
            writer.member("labels", option.labels)
        }
    }

    private static func write(_ validation: Validation, _ writer: inout JSONWriter) {
        guard !validation.isEmpty else { return }
        writer.key("validation")
        writer.beginObject()
        if let length = validation.maximumLength {
            writer.key("max_length")
            writer.integer(length)
        }
        writer.member("pattern", validation.pattern)
        writer.member("min", validation.minimum?.description)
        writer.member("max", validation.maximum?.description)
        if let decimals = validation.maximumDecimals {
            writer.key("decimals")
            writer.integer(decimals)
        }
        if let allowsNegative = validation.allowsNegative {
            writer.key("negative")
            writer.bool(allowsNegative)
        }
        writer.member("min_date", validation.earliest?.description)
        writer.member("max_date", validation.latest?.description)
        if !validation.extensions.isEmpty { writer.strings("extensions", validation.extensions) }
        writer.member("max_megabytes", validation.maximumMegabytes?.description)
        writer.endObject()
    }

    static func writeFamilies(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("families", draft.families, isAlwaysWritten: true) { family, writer in
            writer.member("code", family.code.text)
            writer.member("labels", family.labels)
            writer.strings("attributes", family.attributes.map(\.text))
            writer.member("label_attribute", family.labelAttribute?.text)
            writer.member("image_attribute", family.imageAttribute?.text)
            if !family.required.isEmpty {
                writer.key("required")
                writer.beginObject()
                for required in family.required {
                    writer.strings(required.channel.text, required.attributes.map(\.text))
                }
                writer.endObject()
            }
            writer.list("structures", family.structures) { structure, writer in
                writer.member("code", structure.code.text)
                writer.member("labels", structure.labels)
                writer.list("levels", structure.levels, isAlwaysWritten: true) { level, writer in
                    writer.strings("axes", level.axes.map(\.text))
                    writer.strings("attributes", level.attributes.map(\.text))
                }
                let overridable = (structure.overridesEverything ? ["*"] : []) + structure.overridable.map(\.text)
                if !overridable.isEmpty { writer.strings("overridable", overridable) }
            }
            writer.extra(family.extra)
        }
    }

    static func writeMeasurements(_ draft: CatalogDraft, _ writer: inout JSONWriter) {
        writer.list("measurement_families", draft.measurementFamilies) { family, writer in
            writer.member("code", family.code)
            writer.texts("labels", family.labels)
            writer.member("standard_unit_code", family.standardUnit)
            writer.key("units")
            writer.beginObject()
            for unit in family.units {
                writer.key(unit.code)
                writer.beginObject()
                writer.member("code", unit.code)
                writer.texts("labels", unit.labels)
                if !unit.symbol.isEmpty { writer.member("symbol", unit.symbol) }
                writer.list("convert_from_standard", unit.operations) { operation, writer in
                    writer.member("operator", operation.spelled.word)
                    writer.member("value", operation.spelled.value.description)
                }
                writer.endObject()
            }
            writer.endObject()
        }
    }
}
