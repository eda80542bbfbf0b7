import PIMIO

/// Writes a file's shape as a JSON Schema, draft 2020-12.
///
/// **Source:** <https://json-schema.org/draft/2020-12/schema>, read 2026-11-22.
struct SchemaWriter {
    private var writer = JSONWriter(pretty: true)

    /// The schema of one file.
    static func text(_ file: CatalogSchema.File) -> String {
        var writer = SchemaWriter()
        writer.document(file)
        return writer.writer.buffer.string
    }

    /// The schemas of several files in one object, by the files' names.
    static func text(_ files: [CatalogSchema.File]) -> String {
        var writer = SchemaWriter()
        writer.object {
            for file in files {
                $0.writer.key(file.name)
                $0.document(file)
            }
        }
        return writer.writer.buffer.string
    }

    private mutating func document(_ file: CatalogSchema.File) {
        object {
            $0.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            $0.member("title", file.name)
            $0.member("description", file.summary)
            $0.keywords(file.shape)
            let used = file.shape.sharedSchemas
            guard !used.isEmpty else { return }
            $0.writer.key("$defs")
            $0.object {
                for shared in SharedSchema.allCases where used.contains(shared) {
                    $0.writer.key(shared.rawValue)
                    $0.schema(shared.shape)
                }
            }
        }
    }

    private mutating func schema(_ shape: SchemaShape, summary: String = "") {
        object {
            if !summary.isEmpty { $0.member("description", summary) }
            $0.keywords(shape)
        }
    }

    private mutating func keywords(_ shape: SchemaShape) {
        switch shape {
        case .anything: break
        case .null: member("type", "null")
        case .boolean: member("type", "boolean")
        case .text: member("type", "string")
        case .numeral: member("type", "number")
        case .count:
            member("type", "integer")
            writer.key("minimum")
            writer.integer(0)
        case .pattern(let expression):
            member("type", "string")
            member("pattern", expression)
        case .only(let number):
            writer.key("const")
            writer.integer(number)
        case .words(let words): list("enum", words)
        case .list(let element, let least):
            member("type", "array")
            writer.key("items")
            schema(element)
            guard least > 0 else { return }
            writer.key("minItems")
            writer.integer(least)
        case .emptyList:
            member("type", "array")
            writer.key("maxItems")
            writer.integer(0)
        case .object(let members, let allowsOthers, let anyOf): self.members(members, allowsOthers, anyOf)
        case .map(let value):
            member("type", "object")
            writer.key("additionalProperties")
            schema(value)
        case .either(let shapes):
            writer.key("anyOf")
            array(shapes) { $0.schema($1) }
        case .shared(let shared): member("$ref", "#/$defs/\(shared.rawValue)")
        }
    }

    private mutating func members(_ members: [SchemaMember], _ allowsOthers: Bool, _ anyOf: [String]) {
        member("type", "object")
        writer.key("properties")
        object {
            for member in members {
                $0.writer.key(member.key)
                $0.schema(member.shape, summary: member.summary)
            }
        }
        let required = members.filter(\.isRequired).map(\.key)
        if !required.isEmpty { list("required", required) }
        if !anyOf.isEmpty {
            writer.key("anyOf")
            array(anyOf) { writer, key in writer.object { $0.list("required", [key]) } }
        }
        guard !allowsOthers else { return }
        writer.key("additionalProperties")
        writer.bool(false)
    }

    private mutating func member(_ key: String, _ text: String) {
        writer.key(key)
        writer.string(text)
    }

    private mutating func list(_ key: String, _ texts: [String]) {
        writer.key(key)
        array(texts) { $0.writer.string($1) }
    }

    private mutating func array<Element>(_ elements: [Element], _ body: (inout SchemaWriter, Element) -> Void) {
        writer.beginArray()
        for element in elements { body(&self, element) }
        writer.endArray()
    }

    private mutating func object(_ body: (inout SchemaWriter) -> Void) {
        writer.beginObject()
        body(&self)
        writer.endObject()
    }
}

extension SchemaShape {
    /// The shared shapes used here, directly or through other shared ones.
    fileprivate var sharedSchemas: Set<SharedSchema> {
        var found: Set<SharedSchema> = []
        collect(&found)
        return found
    }

    private func collect(_ found: inout Set<SharedSchema>) {
        switch self {
        case .list(let element, _): element.collect(&found)
        case .object(let members, _, _): for member in members { member.shape.collect(&found) }
        case .map(let value): value.collect(&found)
        case .either(let shapes): for shape in shapes { shape.collect(&found) }
        case .shared(let shared):
            guard found.insert(shared).inserted else { return }
            shared.shape.collect(&found)
        case .anything, .null, .boolean, .emptyList, .count, .text, .numeral, .pattern, .only, .words: break
        }
    }
}
