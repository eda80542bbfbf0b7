import PIMCatalog
import PIMIO

/// Reads objects of Akeneo's standard format as products or models.
struct ProductNodeReader {
    let catalog: AkeneoCatalog
    let file: String
    let isModel: Bool

    /// What Akeneo computes for its own use.
    private static let computed: Set<String> = [
        "_links", "completenesses", "metadata", "quality_scores", "root_parent", "workflow_status",
    ]

    /// The object as a record; nil where it has no identifier.
    func record(_ node: JSONNode, _ log: inout ImportLog) -> ProductRecord? {
        let identifier = node["identifier"]?.string ?? node["code"]?.string ?? valueIdentifier(node)
        let position = SourcePosition(file: file, line: node.line)
        guard let identifier = identifier.flatMap({ ProductFields.identifier($0, at: position, &log) }) else {
            return nil
        }
        var record = ProductRecord(identifier: identifier, position: position)
        for member in node.object ?? [] where !member.value.isNull { read(member, &record, &log) }
        return record
    }

    private func valueIdentifier(_ node: JSONNode) -> String? {
        node["values"]?[catalog.identifier.text]?.array?.first?["data"]?.string
    }

    private func read(_ member: JSONMember, _ record: inout ProductRecord, _ log: inout ImportLog) {
        let fields = ProductFields(catalog: catalog)
        let value = member.value
        switch member.key {
        case "identifier", "code": break
        case "family":
            if let code = value.string { return fields.setFamily(code, &record, &log) }
        case "family_variant":
            if let code = value.string { return fields.setStructure(code, &record, &log) }
        case "parent":
            guard let code = value.string else { break }
            record.draft.parent = code.trimmedSpaces.isEmpty ? nil : code.trimmedSpaces
            return
        case "enabled":
            guard let flag = value.bool else { break }
            record.draft.isEnabled = flag
            return
        case "categories":
            if let codes = strings(value) { return fields.setCategories(codes, &record, &log) }
        case "groups":
            if let codes = strings(value) { return fields.setGroups(codes, &record, &log) }
        case "values":
            return readValues(value, &record, &log)
        case "associations", "quantified_associations":
            return readAssociations(member, &record, &log)
        default:
            guard !Self.computed.contains(member.key), value.array?.isEmpty != true else { return }
            log.tally(
                "no-place",
                .note,
                "\"\(member.key)\" has no place in the catalog; it is kept under \"extra\"",
                at: record.position
            )
            return record.keep(member.key, json: NodeText.render(value))
        }
        guard value.string != record.draft.identifier else { return }
        fields.bad(member.key, NodeText.render(value), "is \(value.kindName)", remedy: "mend it", &record, &log)
    }

    private func strings(_ node: JSONNode) -> [String]? {
        guard let elements = node.array else { return nil }
        let texts = elements.compactMap(\.string)
        return texts.count == elements.count ? texts : nil
    }

    private func readValues(_ node: JSONNode, _ record: inout ProductRecord, _ log: inout ImportLog) {
        for member in node.object ?? [] {
            let code = AttributeCode(member.key)
            guard code != catalog.identifier else { continue }
            for entry in member.value.array ?? [] { readEntry(entry, of: code, &record, &log) }
        }
    }

    private func readEntry(
        _ entry: JSONNode,
        of code: AttributeCode,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        let locale = entry["locale"]?.string
        let channel = entry["scope"]?.string ?? entry["channel"]?.string
        let name = [code.text, locale, channel].compactMap { $0 }.joined(separator: "-")
        guard let data = entry["data"], !data.isNull else { return }
        switch ProductColumns.place([code.text, locale, channel].compactMap { $0 }, catalog) {
        case .failure(let problem):
            log.tally(
                "unknown-place",
                .warning,
                "value \"\(name)\": \(problem.reason); it is kept under \"extra\"",
                remedy: problem.remedy,
                at: record.position
            )
            record.keep(name, json: NodeText.render(data))
        case .success(let place):
            let fields = ProductFields(catalog: catalog)
            switch NodeReader.read(data, as: catalog.attributes[place.attribute]) {
            case .nothing: break
            case .value(let value):
                fields.add(value, of: place.attribute, place.locale, place.channel, &record, &log)
            case .bad(let reason, let remedy, _):
                log.report(
                    "bad-cell",
                    .warning,
                    "value \"\(name)\": \(ImportLog.shown(NodeText.render(data))) \(reason); it is kept under \"extra\"",
                    remedy: remedy,
                    at: record.position,
                    product: record.draft.identifier
                )
                record.keep(name, json: NodeText.render(data))
            }
        }
    }

    private func readAssociations(_ member: JSONMember, _ record: inout ProductRecord, _ log: inout ImportLog) {
        for type in member.value.object ?? [] {
            let code = AssociationTypeCode(type.key)
            for target in type.value.object ?? [] {
                let elements = target.value.array ?? []
                guard !elements.isEmpty else { continue }
                let kind = Association.Target(rawValue: target.key)
                guard let ties = kind.flatMap({ self.ties(elements, code, $0) }),
                    catalog.associationTypes.contains(code)
                else {
                    let name = "\(member.key).\(type.key).\(target.key)"
                    log.tally(
                        "unknown-association",
                        .warning,
                        "\(ImportLog.shown(name)) is not a tie this catalog knows; it is kept under \"extra\"",
                        remedy: "declare the association type",
                        at: record.position
                    )
                    record.keep(name, json: NodeText.render(target.value))
                    continue
                }
                record.draft.associations += ties
            }
        }
    }

    /// The ties of an array of identifiers, or of identifiers with quantities; nil where it is neither.
    private func ties(
        _ elements: [JSONNode],
        _ type: AssociationTypeCode,
        _ target: Association.Target
    ) -> [Association]? {
        let ties = elements.compactMap { element in
            if let identifier = element.string {
                return Association(type: type, target: target, identifier: identifier)
            }
            guard let identifier = element["identifier"]?.string ?? element["code"]?.string,
                let quantity = element["quantity"]?.integer, quantity > 0
            else { return nil }
            return Association(type: type, target: target, identifier: identifier, quantity: quantity)
        }
        return ties.count == elements.count ? ties : nil
    }
}
