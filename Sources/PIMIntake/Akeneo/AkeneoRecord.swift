import PIMCatalog
import PIMIO

/// One record of an Akeneo export: a row of CSV, or an object of JSON in the same words.
///
/// Worked example: `{"code":"color","labels":{"en_US":"Color"},"localizable":false}` has the same fields as a row below
/// `code;label-en_US;localizable`: `code`, `label-en_US`, and `localizable` with `0`.
struct AkeneoRecord {
    /// A cell: a CSV cell is a text; JSON has lists and whatever else there may be.
    enum Cell {
        case text(String)
        case list([String])
        case node(JSONNode)
    }

    let position: SourcePosition
    private let keys: [String]
    private let cells: [Cell]
    private var asked: Set<String> = []

    init(position: SourcePosition, fields: [(key: String, cell: Cell)]) {
        self.position = position
        keys = fields.map(\.key)
        cells = fields.map(\.cell)
    }

    /// A row under a header; missing cells at its end are empty.
    init(position: SourcePosition, header: [String], fields: [String]) {
        self.position = position
        keys = header
        cells = header.indices.map { .text($0 < fields.count ? fields[$0] : "") }
    }

    private func index(of key: String) -> Int? {
        keys.firstIndex(of: key)
    }

    /// The text of a field; nil where it is missing or blank.
    mutating func text(_ key: String) -> String? {
        asked.insert(key)
        guard let index = index(of: key) else { return nil }
        switch cells[index] {
        case .text(let text):
            let trimmed = text.trimmedSpaces
            return trimmed.isEmpty ? nil : trimmed
        case .list(let texts): return texts.isEmpty ? nil : texts.joined(separator: ",")
        case .node: return nil
        }
    }

    /// The parts of a field between commas.
    mutating func list(_ key: String) -> [String] {
        asked.insert(key)
        guard let index = index(of: key) else { return [] }
        switch cells[index] {
        case .text(let text):
            return text.split(separator: ",").map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
        case .list(let texts): return texts
        case .node: return []
        }
    }

    /// The JSON of a field, or a CSV cell that holds JSON.
    mutating func node(_ key: String) -> JSONNode? {
        asked.insert(key)
        guard let index = index(of: key) else { return nil }
        switch cells[index] {
        case .node(let node): return node
        case .text(let text): return text.isEmpty ? nil : try? JSON.parse(Array(text.utf8), path: nil)
        case .list: return nil
        }
    }

    /// The keys that start so, without their start.
    func suffixes(of prefix: String) -> [String] {
        keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    mutating func labels() -> Labels {
        var labels = Labels()
        for locale in suffixes(of: "label-") {
            if let text = text("label-\(locale)") { labels[LocaleCode(locale)] = text }
        }
        return labels
    }

    /// Keeps a field for `leftovers()` although it was asked for.
    mutating func keep(_ key: String) {
        asked.remove(key)
    }

    /// The filled fields nobody asked for.
    func leftovers() -> [(key: String, cell: Cell)] {
        zip(keys, cells).compactMap { key, cell in
            guard !asked.contains(key) else { return nil }
            if case .text(let text) = cell, text.isEmpty { return nil }
            return (key, cell)
        }
    }

    /// Fields as JSON text, in their order; nil for none.
    static func json(_ fields: [(key: String, cell: Cell)]) -> String? {
        guard !fields.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        var seen: Set<String> = []
        for (key, cell) in fields where seen.insert(key).inserted {
            writer.key(key)
            switch cell {
            case .text(let text): writer.string(text)
            case .list(let texts):
                writer.beginArray()
                for text in texts { writer.string(text) }
                writer.endArray()
            case .node(let node): writer.node(node)
            }
        }
        writer.endObject()
        return writer.buffer.string
    }
}

extension AkeneoRecord {
    /// An object of Akeneo's REST shape in the words of its CSV.
    init(_ node: JSONNode, file: String) {
        let position = SourcePosition(file: file, line: node.line)
        self.init(position: position, fields: (node.object ?? []).flatMap { Self.fields(of: $0) })
    }

    private static func fields(of member: JSONMember) -> [(key: String, cell: Cell)] {
        let value = member.value
        switch member.key {
        case "_links": return []
        case "labels": return texts(value, prefix: "label-")
        case "guidelines": return texts(value, prefix: "guidelines-")
        case "attribute_requirements":
            return (value.object ?? []).map { ("requirements-\($0.key)", .list(strings($0.value))) }
        case "variant_attribute_sets": return (value.array ?? []).flatMap { levelFields($0) }
        case "category_tree": return cell(of: value).map { [("tree", $0)] } ?? []
        case "conversion_units":
            let units = (value.object ?? []).compactMap { unit in unit.value.string.map { "\(unit.key):\($0)" } }
            return units.isEmpty ? [] : [("conversion_units", .list(units))]
        default: return cell(of: value).map { [(member.key, $0)] } ?? []
        }
    }

    private static func texts(_ node: JSONNode, prefix: String) -> [(key: String, cell: Cell)] {
        (node.object ?? []).compactMap { member in member.value.string.map { (prefix + member.key, .text($0)) } }
    }

    private static func levelFields(_ node: JSONNode) -> [(key: String, cell: Cell)] {
        guard let level = node["level"]?.integer else { return [] }
        return ["axes", "attributes"].compactMap { key in
            node[key].map { ("variant-\(key)_\(level)", .list(strings($0))) }
        }
    }

    private static func strings(_ node: JSONNode) -> [String] {
        (node.array ?? []).compactMap(\.string)
    }

    private static func cell(of node: JSONNode) -> Cell? {
        switch node.content {
        case .null: return nil
        case .bool(let flag): return .text(flag ? "1" : "0")
        case .number(let text), .string(let text): return .text(text)
        case .array(let elements):
            guard !elements.isEmpty else { return nil }
            let texts = elements.compactMap(\.string)
            return texts.count == elements.count ? .list(texts) : .node(node)
        case .object(let members): return members.isEmpty ? nil : .node(node)
        }
    }
}

extension String {
    /// The text without white space around it.
    var trimmedSpaces: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else { return self }
        var text = Substring(self)
        while let first = text.utf8.first, isSpace(first) { text.unicodeScalars.removeFirst() }
        while let last = text.utf8.last, isSpace(last) { text.unicodeScalars.removeLast() }
        return String(text)
    }
}
