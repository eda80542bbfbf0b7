import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText

extension FormatReader {
    /// The words a condition can begin with.
    private static let words = [
        "present", "absent", "field", "country", "not-less", "same", "zero", "all", "any", "not", "variant",
    ]

    /// A statement about a record; JSON's own limit bounds how deep it goes.
    mutating func condition(_ node: JSONNode, _ file: String) -> Condition? {
        guard let members = node.object, let first = members.first else {
            return slip(
                node,
                file,
                "a condition is \(node.kindName), expected an object such as {\"present\":\"gtin\"}"
            )
        }
        if node["field"] != nil { return comparison(node, file) }
        guard members.count == 1 else {
            return slip(node, file, "a condition says \(members.count) things", "put them in {\"all\":[…]}")
        }
        switch first.key {
        case "present": return name(first, file).map { .present($0) }
        case "absent": return name(first, file).map { .absent($0) }
        case "zero": return name(first, file).map { .zero($0) }
        case "country": return texts(first, file).map { .country($0) }
        case "not-less", "not_less": return pair(first, file).map { .notLess($0, than: $1) }
        case "same": return pair(first, file).map { .same($0, $1) }
        case "all": return conditions(first, file).map { .all($0) }
        case "any": return conditions(first, file).map { .any($0) }
        case "not": return condition(first.value, file).map { .not($0) }
        case "variant":
            guard let flag = first.value.bool else {
                return slip(first.value, file, "\"variant\" is \(first.value.kindName), expected true or false")
            }
            return flag ? .isVariant : .not(.isVariant)
        default:
            let nearest = Suggestion.nearest(to: first.key, among: Self.words)
            return slip(
                node,
                file,
                "\"\(first.key)\" does not begin a condition",
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(Self.words.joined(separator: ", "))"
            )
        }
    }

    private mutating func comparison(_ node: JSONNode, _ file: String) -> Condition? {
        var reader = ObjectReader(node, file: file)
        let field = reader.required("field", of: "a condition", &log)
        let words = reader.strings("is", &log)
        let paths = reader.strings("within", &log)
        reader.finish("the condition", &log)
        guard (words == nil) != (paths == nil) else {
            return slip(node, file, "a condition on a field needs \"is\" or \"within\", one of them")
        }
        guard let field else { return nil }
        return words.map { .equals(field, $0) } ?? paths.map { .within(field, $0) }
    }

    private mutating func conditions(_ member: JSONMember, _ file: String) -> [Condition]? {
        guard let elements = member.value.array else {
            return slip(member.value, file, "\"\(member.key)\" is \(member.value.kindName), expected an array")
        }
        return elements.compactMap { condition($0, file) }
    }

    private mutating func name(_ member: JSONMember, _ file: String) -> String? {
        guard let name = member.value.string else {
            return slip(member.value, file, "\"\(member.key)\" is \(member.value.kindName), expected a field's name")
        }
        return name
    }

    private mutating func texts(_ member: JSONMember, _ file: String) -> [String]? {
        let elements = member.value.array
        let texts = elements?.compactMap(\.string)
        guard let texts, texts.count == elements?.count else {
            return slip(member.value, file, "\"\(member.key)\" must be an array of strings")
        }
        return texts
    }

    private mutating func pair(_ member: JSONMember, _ file: String) -> (String, String)? {
        guard let names = texts(member, file) else { return nil }
        guard names.count == 2 else {
            return slip(member.value, file, "\"\(member.key)\" names \(names.count) fields, expected two")
        }
        return (names[0], names[1])
    }

    /// Reports a slip and yields nothing.
    private mutating func slip<Wanted>(
        _ node: JSONNode,
        _ file: String,
        _ message: String,
        _ remedy: String = "mend the condition"
    ) -> Wanted? {
        let position = SourcePosition(file: file, line: node.line, column: node.column)
        log.report("condition", message, remedy: remedy, at: position)
        return nil
    }
}
