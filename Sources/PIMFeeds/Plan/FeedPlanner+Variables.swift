import PIMCatalog
import PIMFormats
import PIMText

extension FeedPlanner {
    /// The expression with every name alone put in the place of what it stands for.
    ///
    /// An attribute's code comes first, then what templates call so: `{{ gtin }}` is the attribute with the role,
    /// `{{ images }}` all pictures, and anything else, such as `{{ prices.PLN }}`, a template.
    func resolved(_ expression: FieldExpression, _ feed: FeedDefinition) -> FieldExpression {
        switch expression {
        case .variable(let name): resolved(name, feed)
        case .alternatives(let parts): .alternatives(parts.map { resolved($0, feed) })
        case .join(let parts, with: let separator): .join(parts.map { resolved($0, feed) }, with: separator)
        case .rows(let rows): .rows(rows.map { resolved($0, feed) })
        case .constant, .attribute, .source, .details, .template: expression
        }
    }

    private func resolved(_ row: FieldExpression.Row, _ feed: FeedDefinition) -> FieldExpression.Row {
        FieldExpression.Row(row.parts.map { .init($0.field, resolved($0.expression, feed)) })
    }

    private func resolved(_ name: String, _ feed: FeedDefinition) -> FieldExpression {
        if structure.number(of: AttributeCode(name)) != nil { return .attribute(AttributeCode(name)) }
        let vocabulary = TemplateVocabulary(structure, feed)
        switch vocabulary.source(of: name) {
        case .attribute(let number)?: return .attribute(structure.attributes[number].code)
        case .images?: return .source(.computed(.images))
        case .some: return .template("{{ \(name) }}")
        case nil: break
        }
        let root = String(name.prefix { $0 != "." && $0 != "[" })
        let isName = root.utf8.first.map { $0.isASCIILetter || $0 == UInt8(ascii: "_") || $0 >= 0x80 } ?? false
        let literals = ["true", "false", "nil", "null", "empty", "blank"]
        guard isName, !literals.contains(root), !vocabulary.roots.contains(root) else {
            return .template("{{ \(name) }}")
        }
        return .variable(name)
    }

    /// The names alone in an expression that stand for nothing.
    func unknownVariables(in expression: FieldExpression) -> [String] {
        switch expression {
        case .variable(let name): [name]
        case .alternatives(let parts), .join(let parts, with: _): parts.flatMap { unknownVariables(in: $0) }
        case .rows(let rows): rows.flatMap { $0.parts.flatMap { unknownVariables(in: $0.expression) } }
        case .constant, .attribute, .source, .details, .template: []
        }
    }

    /// The warnings about fields that the feed fills from confidential attributes.
    func confidentialFindings(_ fields: [FieldPlan], _ feed: FeedDefinition) -> [Finding] {
        fields.flatMap { field in
            let numbers = field.steps.flatMap { confidentialAttributes(of: $0) }
            let source = feed.fields.first { $0.field == field.field.name }?.source ?? feed.source
            return Set(numbers).sorted().map { number in
                Finding(
                    "feed.confidential",
                    .warning,
                    "the field \"\(field.field.name)\" shows the confidential attribute"
                        + " \"\(structure.attributes[number].code)\"",
                    remedy: "take it out, unless that is meant",
                    at: source,
                    feed: feed.code,
                    field: field.field.name
                )
            }
        }
    }
}
