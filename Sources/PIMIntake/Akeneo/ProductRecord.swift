import PIMCatalog
import PIMIO

/// A product or model as it was read, before it finds its level.
struct ProductRecord {
    var draft: ProductDraft
    let position: SourcePosition
    /// What has no place, in the order it was met, as JSON text by key.
    private(set) var extra: [(key: String, json: String)] = []

    init(identifier: String, position: SourcePosition) {
        draft = ProductDraft(identifier: identifier)
        self.position = position
    }

    /// Keeps a text that has no place.
    mutating func keep(_ key: String, _ text: String) {
        var writer = JSONWriter()
        writer.string(text)
        keep(key, json: writer.buffer.string)
    }

    /// Keeps JSON that has no place; a key that is taken gets a number.
    mutating func keep(_ key: String, json: String) {
        var name = key
        var number = 1
        while extra.contains(where: { $0.key == name }) {
            number += 1
            name = "\(key) (\(number))"
        }
        extra.append((name, json))
    }

    /// The draft with everything that has no place in its `extra`.
    var finished: ProductDraft {
        guard !extra.isEmpty else { return draft }
        var writer = JSONWriter()
        writer.beginObject()
        for (key, json) in extra {
            writer.key(key)
            writer.raw(json)
        }
        writer.endObject()
        var draft = draft
        draft.extra = writer.buffer.string
        return draft
    }
}
