import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText

extension FeedFile {
    static func expression(
        _ node: JSONNode,
        in reader: ObjectReader,
        _ log: inout IntakeLog
    ) -> FieldExpression? {
        if let text = node.string { return template(text) }
        if let number = node.number { return .constant(number) }
        if let flag = node.bool { return .constant(flag ? "true" : "false") }
        if let elements = node.array { return list(elements, in: reader, &log) }
        guard node.object != nil else {
            log.report(
                "wrong-type",
                "a field is \(node.kindName)",
                remedy: "write a text, {\"attribute\":…}, {\"value\":…}, a list of alternatives, or rows",
                at: reader.position(of: node)
            )
            return nil
        }
        var item = ObjectReader(node, file: reader.file)
        return object(&item, &log)
    }

    /// A text without braces is a constant; `{{ code }}` alone is told apart from a template so that lists stay lists;
    /// anything else is a template.
    private static func template(_ text: String) -> FieldExpression {
        guard text.contains("{{") || text.contains("{%") else { return .constant(text) }
        var inner = text.dropFirst(2).dropLast(2)
        // There is no white space around it that hyphens could take away.
        if inner.hasPrefix("-") { inner = inner.dropFirst() }
        if inner.hasSuffix("-") { inner = inner.dropLast() }
        if text.hasPrefix("{{"), text.hasSuffix("}}"), text.utf8.count >= 5,
            !inner.contains("{"), !inner.contains("}"), !inner.contains("|")
        {
            let name = inner.split(separator: " ")
            if name.count == 1 { return .variable(String(name[0])) }
        }
        return .template(text)
    }

    /// The keys of an object that says where one value comes from.
    private static let keys = ["attribute", "value", "source", "join", "details", "template"]

    private static func list(
        _ elements: [JSONNode],
        in reader: ObjectReader,
        _ log: inout IntakeLog
    ) -> FieldExpression? {
        let isRows =
            !elements.isEmpty
            && elements.allSatisfy { element in
                guard let members = element.object else { return false }
                return !members.contains { Self.keys.contains($0.key) }
            }
        guard isRows else { return .alternatives(elements.compactMap { expression($0, in: reader, &log) }) }
        return .rows(
            elements.map { element in
                FieldExpression.Row(
                    (element.object ?? []).compactMap { member in
                        expression(member.value, in: reader, &log).map { FieldExpression.Row.Part(member.key, $0) }
                    }
                )
            }
        )
    }

    private static func object(_ item: inout ObjectReader, _ log: inout IntakeLog) -> FieldExpression? {
        let reader = item
        var result: FieldExpression?
        if let code = item.string("attribute", &log) {
            result = .attribute(AttributeCode(code))
        } else if let text = item.string("source", &log) {
            result = Field.Source(spelling: text).map { .source($0) }
            if result == nil {
                log.report(
                    "unknown-word",
                    "\"\(text)\" is not a source",
                    remedy: Field.Source.remedy(for: text),
                    at: item.position
                )
            }
        } else if let value = item.node("value") {
            result = expression(value, in: reader, &log)
        } else if let parts = item.node("join")?.array {
            let separator = item.string("with", &log) ?? ""
            result = .join(parts.compactMap { expression($0, in: reader, &log) }, with: separator)
        } else if let codes = item.strings("details", &log) {
            result = .details(codes.map { AttributeCode($0) })
        } else if let name = item.string("template", &log) {
            result = .template("{% render '\(name)' %}")
            if !TemplateFolder.isName(name) {
                let fault = TemplateFolder.badName(name)
                log.report("template-name", fault.message, remedy: fault.remedy, at: item.position)
                result = nil
            }
        } else if item.node.object?.isEmpty == false {
            return list([item.node], in: reader, &log)
        } else {
            log.report(
                "missing-key",
                "the field says nothing",
                remedy: "write {\"attribute\":…}, {\"value\":…}, {\"join\":[…]}, {\"details\":[…]} or {\"template\":…}",
                at: item.position
            )
        }
        item.finish("the field", &log)
        return result
    }
}
