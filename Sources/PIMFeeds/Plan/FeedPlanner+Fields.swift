import PIMCatalog
import PIMFormats
import PIMText

extension FeedPlanner {
    /// The fields a feed adds to a format that takes them.
    func ownFields(of feed: FeedDefinition, _ format: FeedFormat) -> [Field] {
        guard format.takesOwnFields else { return [] }
        var known = Set((format.fields + (format.grouping?.fields ?? [])).map(\.name))
        return feed.fields.filter { known.insert($0.field).inserted }.map { Field($0.field, .anything) }
    }

    /// Whether the fields a feed adds can stand beside the others in the format's container.
    mutating func checkOwnFields(of feed: FeedDefinition, _ format: FeedFormat) {
        let own = Set(ownFields(of: feed, format).map(\.name))
        guard !own.isEmpty else { return }
        var earlier = format.fields.map(\.name)
        for setting in feed.fields where own.contains(setting.field) {
            let name = setting.field
            switch format.container {
            case .xml(let layout):
                let element = layout.prefix + name
                if !FormatCheck.isXMLName(element) || element == layout.item {
                    fieldName(name, "cannot name an XML element of an item", feed, setting)
                }
            case .json:
                if name.isEmpty || name.split(separator: ".", omittingEmptySubsequences: false).contains("") {
                    fieldName(name, "has an empty part", feed, setting)
                }
                if let other = earlier.first(where: { Self.isPart(name, of: $0) || Self.isPart($0, of: name) }) {
                    fieldName(
                        name,
                        "cannot stand beside \"\(other)\": one is a value, the other an object",
                        feed,
                        setting
                    )
                }
                if name == format.grouping?.memberField {
                    fieldName(name, "is the name under which a group's items stand", feed, setting)
                }
            case .delimited:
                if name.isEmpty { fieldName(name, "has no name", feed, setting) }
            }
            earlier.append(name)
        }
    }

    /// Whether an expression has the shape its field can take: rows and details are for groups, and groups for them.
    mutating func checkShape(_ expression: FieldExpression, _ field: Field, _ feed: FeedDefinition) {
        let setting = feed.fields.first { $0.field == field.name }
        let problem: (String, String)? =
            switch expression {
            case .rows where field.kind != .group:
                ("takes one value, not rows", "write a text, {\"attribute\":…} or {\"join\":[…]}")
            case .details where field.kind != .group || field.fields.count < 3:
                ("cannot show details", "details need a group with section, name and value")
            case .constant(let text) where field.kind == .group && !text.isEmpty:
                ("is a group, not a text", rowsRemedy(field))
            case .join where field.kind == .group, .template where field.kind == .group:
                ("is a group, not a text", rowsRemedy(field))
            default: nil
            }
        if let (message, remedy) = problem {
            report(
                "shape",
                "the field \"\(field.name)\" \(message)",
                remedy: remedy,
                feed,
                at: setting?.source,
                field: field.name
            )
        }
        if case .alternatives(let parts) = expression {
            for part in parts { checkShape(part, field, feed) }
        }
    }

    /// Whether a condition that compares money has a currency to compare it in.
    mutating func checkMoney(in condition: WhereCondition, _ feed: FeedDefinition) {
        guard feed.scope.currency == nil else { return }
        for number in condition.attributes.sorted() where structure.attributes[number].type == .prices {
            let code = structure.attributes[number].code
            let message = "\"\(code)\" is compared, but the feed has no currency to compare it in"
            report(
                "where",
                "where, column \(condition.columns[number] ?? 1): \(message)",
                remedy: "add \"currency\" to the feed, or take the comparison out",
                feed,
                at: feed.places["select.where"] ?? feed.source
            )
        }
    }

    /// The names of the fields whose steps look at a confidential attribute.
    func confidentialFields(_ fields: [FieldPlan]) -> Set<String> {
        Set(fields.filter { $0.steps.contains { !confidentialAttributes(of: $0).isEmpty } }.map(\.field.name))
    }

    /// The numbers of the confidential attributes that a step looks at.
    func confidentialAttributes(of step: FieldStep) -> [Int] {
        let numbers: [Int]
        switch step {
        case .constant, .category: return []
        case .attribute(let number): numbers = [number]
        case .details(let all): numbers = all
        case .template(let template): numbers = template.attributes.sorted()
        case .first(let parts), .join(let parts, with: _): return parts.flatMap { confidentialAttributes(of: $0) }
        case .rows(let rows): return rows.joined().joined().flatMap { confidentialAttributes(of: $0) }
        case .computed(let computed): numbers = Self.roles(of: computed).compactMap { structure.number(of: $0) }
        }
        return numbers.filter { structure.attributes[$0].isConfidential }
    }

    /// Compiles a field's template; nil, and a finding, where it has a mistake.
    mutating func template(_ text: String, _ field: Field, _ feed: FeedDefinition) -> FeedTemplate? {
        let format = formats.first { $0.id == feed.format }
        let units = MinorUnits(channel: (format?.decimals ?? [:]).merging(feed.decimals) { $1 })
        switch FeedTemplate.compile(text, TemplateVocabulary(structure, feed), structure, templates, units: units) {
        case .success(let template): return template
        case .failure(let problem):
            let inPartial = problem.partial.map { name in
                SourcePosition(file: TemplateFolder.file(of: name), line: problem.line, column: problem.column)
            }
            let place = inPartial == nil ? ", \(problem.place)" : " of \(field.name)"
            report(
                "template",
                "the template\(place): \(problem.message)",
                remedy: problem.remedy,
                feed,
                at: inPartial ?? feed.fields.first { $0.field == field.name }?.source ?? feed.source,
                field: field.name
            )
            return nil
        }
    }

    private func rowsRemedy(_ group: Field) -> String {
        let names = group.fields.prefix(3).map { "\"\($0.name)\":…" }.joined(separator: ", ")
        return "write rows: [{\(names)}], or name an attribute of type table"
    }

    private mutating func fieldName(
        _ name: String,
        _ problem: String,
        _ feed: FeedDefinition,
        _ setting: FeedDefinition.FieldSetting
    ) {
        let message = "the field \"\(name)\" \(problem)"
        report("field-name", message, remedy: "rename it", feed, at: setting.source, field: name)
    }

    /// Whether `a.b` is a part of `a`.
    private static func isPart(_ name: String, of other: String) -> Bool {
        name.utf8.count > other.utf8.count && name.hasPrefix(other) && name.dropFirst(other.count).first == "."
    }
}
