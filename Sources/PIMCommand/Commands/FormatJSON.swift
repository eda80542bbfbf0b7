import PIMFormats
import PIMIO

/// Writes the list of formats for programs; one format is written by `FormatFile.render`.
enum FormatJSON {
    /// Id, title, summary, edition, file name ending and the number of fields of each format.
    static func list(_ formats: [FeedFormat]) -> String {
        var writer = JSONWriter(pretty: true)
        writer.beginArray()
        for format in formats {
            writer.beginObject()
            member("id", format.id, &writer)
            member("title", format.title, &writer)
            member("summary", format.summary, &writer)
            member("edition", format.edition, &writer)
            member("file_extension", format.container.fileExtension, &writer)
            writer.key("fields")
            writer.integer(format.fields.count)
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
