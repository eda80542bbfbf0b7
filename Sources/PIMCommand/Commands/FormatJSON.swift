import PIMFormats
import PIMIO

/// Writes the list of formats for programs; one format is written by `FormatFile.render`.
enum FormatJSON {
    /// Id, title, summary, edition, file name ending and the number of fields of each format; the file of one's own.
    static func list(_ formats: [KnownFormats.Entry]) -> String {
        var writer = JSONWriter(pretty: true)
        writer.beginArray()
        for entry in formats {
            let format = entry.format
            writer.beginObject()
            member("id", format.id, &writer)
            member("title", format.title, &writer)
            member("summary", format.summary, &writer)
            member("edition", format.edition, &writer)
            member("file_extension", format.container.fileExtension, &writer)
            writer.key("fields")
            writer.integer(format.fields.count)
            if let file = entry.file { member("file", file, &writer) }
            writer.endObject()
        }
        writer.endArray()
        return writer.buffer.string
    }

    private static func member(_ key: String, _ text: String, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.string(text)
    }
}
