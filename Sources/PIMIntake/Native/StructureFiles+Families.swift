import PIMCatalog
import PIMIO

extension StructureFiles {
    mutating func readFamilies(_ reader: inout ObjectReader) {
        for var item in reader.objects("families", &log) ?? [] {
            guard let code = item.required("code", of: "a family", &log) else { continue }
            var family = Family(FamilyCode(code), attributes: codes("attributes", &item), labels: item.labels(&log))
            family.source = item.position
            family.labelAttribute = item.string("label_attribute", &log).map { AttributeCode($0) }
            family.imageAttribute = item.string("image_attribute", &log).map { AttributeCode($0) }
            if var required = item.object("required", &log) {
                for member in required.node.object ?? [] {
                    let attributes = required.strings(member.key, &log) ?? []
                    family.required.append(
                        ChannelRequirement(ChannelCode(member.key), attributes.map { AttributeCode($0) })
                    )
                }
            }
            family.structures = (item.objects("structures", &log) ?? []).compactMap { structure($0) }
            family.extra = item.json("extra")
            item.finish("the family \"\(code)\"", &log)
            draft.families.append(family)
        }
    }

    private mutating func structure(_ reader: ObjectReader) -> VariantStructure? {
        var item = reader
        guard let code = item.required("code", of: "a variant structure", &log) else { return nil }
        let levels = (item.objects("levels", &log) ?? []).map { level in
            var level = level
            let result = VariantStructure.Level(axes: codes("axes", &level), attributes: codes("attributes", &level))
            level.finish("a level of \"\(code)\"", &log)
            return result
        }
        let overridable: [AttributeCode] = codes("overridable", &item)
        var structure = VariantStructure(StructureCode(code), levels: levels, labels: item.labels(&log))
        structure.overridesEverything = overridable.contains("*")
        structure.overridable = overridable.filter { $0 != "*" }
        structure.source = item.position
        item.finish("the variant structure \"\(code)\"", &log)
        return structure
    }

    mutating func codes<Subject>(_ key: String, _ item: inout ObjectReader) -> [Code<Subject>] {
        (item.strings(key, &log) ?? []).map { Code($0) }
    }

    mutating func readCategories(_ reader: inout ObjectReader) {
        for var item in reader.objects("categories", &log) ?? [] {
            guard let code = item.required("code", of: "a category", &log) else { continue }
            var category = Category(CategoryCode(code), labels: item.labels(&log))
            category.parent = item.string("parent", &log).map { CategoryCode($0) }
            for (key, text) in item.texts("mappings", &log) { category.mappings[key] = text }
            category.source = item.position
            item.finish("the category \"\(code)\"", &log)
            draft.categories.append(category)
        }
    }
}
