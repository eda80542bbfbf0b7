import PIMCatalog
import PIMIO

extension AkeneoStructure {
    mutating func readAttributes() throws {
        try readGroups()
        guard isThere("attributes") else {
            throw IntakeError(
                .missing,
                file: Files.join(folder, "attributes.csv"),
                message: "an Akeneo export needs its attributes; export them as attributes.csv, .json or .jsonl"
            )
        }
        var seen: Set<String> = []
        try each("attributes") { structure, record in
            guard let code = structure.code(of: "attribute", &record, &seen) else { return false }
            structure.draft.attributes.append(structure.attribute(code, &record))
            return true
        }
        try readOptions()
    }

    private mutating func readGroups() throws {
        var seen: Set<String> = []
        var orders: [Int?] = []
        try each("attribute_groups") { structure, record in
            guard let code = structure.code(of: "attribute group", &record, &seen) else { return false }
            structure.draft.attributeGroups.append(AttributeGroup(code, labels: record.labels()))
            orders.append(record.text("sort_order").flatMap { Int($0) })
            _ = record.list("attributes")
            structure.keepOrphan(record, code: code, of: "attribute_groups")
            return true
        }
        draft.attributeGroups = Self.sorted(draft.attributeGroups, by: orders)
    }

    /// The elements by their order, those without one last, equals as they stood.
    private static func sorted<Element>(_ elements: [Element], by orders: [Int?]) -> [Element] {
        zip(elements, orders).enumerated()
            .sorted { left, right in
                let first = left.element.1 ?? .max
                let second = right.element.1 ?? .max
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element.0)
    }

    private mutating func attribute(_ code: String, _ record: inout AkeneoRecord) -> Attribute {
        let type = type(of: code, &record)
        var attribute = Attribute(AttributeCode(code), type, labels: record.labels())
        attribute.source = record.position
        attribute.group = record.text("group")
        attribute.isLocalizable = flag("localizable", &record) ?? false
        attribute.isScopable = flag("scopable", &record) ?? false
        attribute.isUnique = (flag("unique", &record) ?? false) || type == .identifier
        attribute.locales = record.list("available_locales").map { LocaleCode($0) }
        if type == .measurement {
            attribute.unitFamily = record.text("metric_family")
            attribute.unit = record.text("default_metric_unit")
        }
        attribute.validation = validation(of: type, &record)
        if type == .table { attribute.columns = columns(&record) }
        if type == .table, attribute.columns.isEmpty {
            attribute.type = .text
            log.report(
                "table-without-columns",
                .warning,
                "the table \"\(code)\" declares no columns, so it becomes a text that holds its JSON",
                remedy: "export table_configuration too, or declare the columns in attributes.json",
                at: record.position
            )
        }
        if attribute.isUnique, attribute.isLocalizable || attribute.isScopable {
            repairUnique(&attribute)
        }
        attribute.extra = extra(record)
        return attribute
    }

    private mutating func repairUnique(_ attribute: inout Attribute) {
        let isIdentifier = attribute.type == .identifier
        log.report(
            "unique-differs",
            .warning,
            "\"\(attribute.code)\" is unique and differs by locale or channel, which cannot be; "
                + (isIdentifier ? "it is the same everywhere now" : "it is not unique any more"),
            remedy: "decide which of the two holds",
            at: attribute.source
        )
        if isIdentifier {
            attribute.isLocalizable = false
            attribute.isScopable = false
        } else {
            attribute.isUnique = false
        }
    }

    /// Akeneo's types and ours.
    private static let types: [String: AttributeType] = [
        "pim_catalog_identifier": .identifier,
        "pim_catalog_text": .text,
        "pim_catalog_textarea": .richtext,
        "pim_catalog_simpleselect": .option,
        "pim_catalog_multiselect": .options,
        "pim_catalog_boolean": .boolean,
        "pim_catalog_date": .date,
        "pim_catalog_number": .number,
        "pim_catalog_metric": .measurement,
        "pim_catalog_price_collection": .prices,
        "pim_catalog_image": .image,
        "pim_catalog_file": .file,
        "pim_catalog_table": .table,
        "pim_reference_data_simpleselect": .reference,
        "pim_reference_data_multiselect": .references,
        "akeneo_reference_entity": .reference,
        "akeneo_reference_entity_collection": .references,
        "pim_catalog_asset_collection": .references,
        "pim_assets_collection": .references,
        "pim_catalog_product_link": .reference,
    ]

    private mutating func type(of code: String, _ record: inout AkeneoRecord) -> AttributeType {
        let isMain = record.text("is_main_identifier").flatMap { Self.flag($0) }
        guard let word = record.text("type") else {
            log.report(
                "unknown-type",
                .warning,
                "the attribute \"\(code)\" has no type, so it becomes a text",
                remedy: "fill the column \"type\"",
                at: record.position
            )
            return .text
        }
        guard let type = Self.types[word] else {
            record.keep("type")
            log.report(
                "unknown-type",
                .warning,
                "\(ImportLog.shown(word)) is not a type this import knows, so \"\(code)\" becomes a text",
                remedy: "choose its type in attributes.json",
                at: record.position
            )
            return .text
        }
        if type == .identifier, isMain != true, draft.attributes.contains(where: { $0.type == .identifier }) {
            record.keep("type")
            log.report(
                "second-identifier",
                .note,
                "\"\(code)\" is a second identifier, so it becomes a unique text",
                at: record.position
            )
            return .text
        }
        if type == .identifier, isMain == true { demoteIdentifiers(for: code) }
        return type
    }

    private mutating func demoteIdentifiers(for code: String) {
        for index in draft.attributes.indices where draft.attributes[index].type == .identifier {
            draft.attributes[index].type = .text
            log.report(
                "second-identifier",
                .note,
                "\"\(draft.attributes[index].code)\" becomes a unique text, because \"\(code)\" is the main identifier",
                at: draft.attributes[index].source
            )
        }
    }

    private mutating func columns(_ record: inout AkeneoRecord) -> [TableColumn] {
        guard let nodes = record.node("table_configuration")?.array, !nodes.isEmpty else {
            record.keep("table_configuration")
            return []
        }
        record.keep("table_configuration")
        let types: [String: AttributeType] = ["select": .option, "number": .number, "boolean": .boolean]
        return nodes.compactMap { node in
            guard let code = node["code"]?.string else { return nil }
            var labels = Labels()
            for label in node["labels"]?.object ?? [] {
                if let text = label.value.string, !text.isEmpty { labels[LocaleCode(label.key)] = text }
            }
            let options = (node["options"]?.array ?? []).compactMap { $0["code"]?.string }
            return TableColumn(
                code,
                types[node["data_type"]?.string ?? ""] ?? .text,
                labels: labels,
                options: options.map { AttributeOption($0) }
            )
        }
    }

    private mutating func readOptions() throws {
        var numbers: [String: Int] = [:]
        for (number, attribute) in draft.attributes.enumerated() { numbers[attribute.code.text] = number }
        let names = CodeBook(numbers.keys)
        var seen: Set<String> = []
        var orders: [Int: [Int?]] = [:]
        try each("attribute_options") { structure, record in
            guard let code = record.text("code"), let attribute = record.text("attribute") else {
                structure.log.reject(
                    "the option lacks its code or its attribute",
                    remedy: "fill the columns \"code\" and \"attribute\"",
                    at: record.position
                )
                return false
            }
            guard let number = numbers[attribute],
                [.option, .options].contains(structure.draft.attributes[number].type)
            else {
                structure.log.reject(
                    "the option \(ImportLog.shown(code)) is of \(ImportLog.shown(attribute)), "
                        + "which is \(numbers[attribute] == nil ? "not an attribute" : "not a select attribute")",
                    remedy: numbers[attribute] == nil
                        ? names.remedy(for: attribute, otherwise: "declare the attribute") : "take the option out",
                    at: record.position
                )
                return false
            }
            guard seen.insert("\(attribute)/\(code)").inserted else {
                structure.log.reject(
                    "the option \"\(code)\" of \"\(attribute)\" stands a second time",
                    remedy: "keep one of the two rows",
                    at: record.position
                )
                return false
            }
            structure.draft.attributes[number].options.append(AttributeOption(code, labels: record.labels()))
            orders[number, default: []].append(record.text("sort_order").flatMap { Int($0) })
            structure.keepOrphan(record, code: "\(attribute)/\(code)", of: "attribute_options")
            return true
        }
        for (number, orders) in orders {
            draft.attributes[number].options = Self.sorted(draft.attributes[number].options, by: orders)
        }
    }
}
