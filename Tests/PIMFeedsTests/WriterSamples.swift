import PIMFeeds
import PIMFormats
import PIMIO

/// Texts that have broken feeds before.
enum WriterSamples {
    static let texts = [
        "plain", "a ]]> b", "Fish & Chips <b>\"now\"</b>", "it's 'quoted'", "👩‍👩‍👧‍👦 family", "کتاب‌ها و می‌خواهم",
        "עברית \u{202B}rtl\u{202C}",
        "tab\tand\nline", "carriage\r\nreturn", "back\\slash", "a,b;c|d:e", "=SUM(A1)", "-5", "+48 22 555", "@home",
        "  padded  ",
        "\u{2028}separator\u{2029}", "</script>", "é e\u{301}", "\u{FEFF}mark", "𝕏 beyond the plane", "'", "\"", "null",
        "true",
    ]

    /// The same with characters that XML forbids, and what is left of them.
    static let forbidden: [(text: String, left: String)] = [
        ("a\u{0}b", "ab"), ("a\u{1}\u{8}b", "ab"), ("a\u{B}\u{C}\u{1F}b", "ab"),
    ]

    static func record(_ cells: Cell..., identifier: String = "X") -> Record {
        Record(identifier: identifier, isVariant: false, cells: cells)
    }

    static func format(
        _ container: FeedFormat.Container,
        _ fields: [Field],
        grouping: FeedFormat.Grouping? = nil,
        header: [FeedFormat.HeaderEntry] = []
    ) -> FeedFormat {
        FeedFormat(
            id: "sample",
            title: "Sample",
            summary: "",
            edition: "",
            sources: [],
            container: container,
            fields: fields,
            grouping: grouping,
            header: header
        )
    }

    /// The whole feed of some records, and the bytes of each item.
    static func feed(
        _ format: FeedFormat,
        _ records: [Record],
        header: [(name: String, text: String)] = []
    ) -> (text: String, bytes: [UInt8], items: [String]) {
        var writer = FeedWriter(format: format)
        var bytes: [UInt8] = []
        var items: [String] = []
        writer.begin(header: header)
        for record in records {
            let range = writer.write(record)
            items.append(String(decoding: writer.buffer[range], as: UTF8.self))
            bytes += writer.drain()
        }
        writer.end()
        bytes += writer.drain()
        return (String(decoding: bytes, as: UTF8.self), bytes, items)
    }

    /// Runs a test with the bytes as a file.
    @discardableResult
    static func withFile<Outcome>(_ bytes: [UInt8], _ body: (String) throws -> Outcome) throws -> Outcome {
        let unique = String(ContentHash.hash64(bytes), radix: 16) + "-\(UInt64.random(in: .min ... .max))"
        let path = "/tmp/pim-writer-\(unique)"
        var file = try AtomicFile(target: path)
        try file.write(bytes)
        try file.commit()
        defer { try? Files.remove(path) }
        return try body(path)
    }
}
