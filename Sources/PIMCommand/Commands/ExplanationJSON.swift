import PIMCatalog
import PIMFeeds
import PIMIO

/// An explanation as JSON.
enum ExplanationJSON {
    static func text(_ explanation: Explanation, _ structure: CatalogStructure) -> String {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("product")
        writer.string(explanation.lineage.product.identifier)
        writer.key("feed")
        writer.string(explanation.feed.code)
        writer.key("scope")
        writer.string(explanation.feed.scope.description)
        if let exclusion = explanation.exclusion {
            writer.key("excluded")
            writer.string(exclusion)
        }
        writer.key("fields")
        writer.beginArray()
        for field in explanation.fields { write(field, structure, to: &writer) }
        writer.endArray()
        writer.key("findings")
        writer.beginArray()
        for finding in explanation.findings { writer.raw(FindingJSON.line(finding)) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }

    private static func write(_ field: Explanation.Field, _ structure: CatalogStructure, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("field")
        writer.string(field.name)
        if field.isConfidential {
            writer.key("confidential")
            writer.bool(true)
        }
        let hidden = field.isConfidential ? [] as [String] : nil
        strings("written", hidden ?? field.written, to: &writer)
        if let before = field.before { strings("before_check", hidden ?? before, to: &writer) }
        writer.key("steps")
        writer.beginArray()
        for step in field.steps {
            writer.beginObject()
            writer.key("source")
            writer.string(step.source)
            writer.key("taken")
            writer.bool(step.isTaken)
            strings("texts", hidden ?? step.texts, to: &writer)
            strings("remarks", step.remarks, to: &writer)
            writer.key("values")
            writer.beginArray()
            for trace in step.attributes {
                for candidate in trace.candidates { write(candidate, trace.code, structure, to: &writer) }
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private static func write(
        _ candidate: Listing.Candidate,
        _ code: AttributeCode,
        _ structure: CatalogStructure,
        to writer: inout JSONWriter
    ) {
        let isConfidential = structure.attribute(code)?.isConfidential == true
        let pairs: [(String, String?)] = [
            ("attribute", code.text),
            ("value", isConfidential ? nil : candidate.value.map { ExplanationText.shown($0) }),
            ("holder", candidate.holder.identifier),
            ("kind", candidate.holder.kind == .model ? "model" : "product"),
            ("position", candidate.position.description),
            ("channel", candidate.place.channel?.text),
            ("locale", candidate.place.locale?.text),
            ("audience", candidate.place.audience?.text),
            ("outcome", ExplanationText.word(candidate.outcome)),
        ]
        writer.beginObject()
        for (key, text) in pairs {
            writer.key(key)
            if let text { writer.string(text) } else { writer.null() }
        }
        writer.endObject()
    }

    private static func strings(_ key: String, _ texts: [String], to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }
}
