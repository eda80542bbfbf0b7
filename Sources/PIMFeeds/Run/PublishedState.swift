import PIMIO

/// What is kept of a published feed, so that the next run can be held against it.
struct PublishedState {
    private static let fileName = "published.json"
    private static let remedy = "delete this file, and the next run counts the items of the published feed instead"

    let items: Int
    /// The hash of the file.
    let hash: String
    private let json: [UInt8]

    init(_ result: FeedResult, at moment: String?) {
        items = result.written
        hash = result.hash
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("feed")
        writer.string(result.code)
        writer.key("format")
        writer.string(result.format)
        writer.key("file")
        writer.string(Files.name(of: result.file))
        writer.key("items")
        writer.integer(result.written)
        writer.key("bytes")
        writer.integer(result.bytes)
        writer.key("hash")
        writer.string(result.hash)
        if let moment {
            writer.key("published")
            writer.string(moment)
        }
        writer.endObject()
        json = writer.buffer.bytes + [UInt8(ascii: "\n")]
    }

    /// A feed of which nothing but its items is known.
    init(counted items: Int) {
        self.init(items: items, hash: "")
    }

    private init(items: Int, hash: String) {
        self.items = items
        self.hash = hash
        json = []
    }

    func write(to folder: String) throws {
        let path = Files.join(folder, Self.fileName)
        AtomicFile.removeLeftovers(of: path)
        try Files.writeAtomically(json, to: path)
    }

    /// The state of the feed published last; nil where there is none.
    ///
    /// Throws a `FeedError` where it is there and cannot be made out.
    static func read(from folder: String) throws -> PublishedState? {
        let path = Files.join(folder, fileName)
        guard Files.exists(path) else { return nil }
        let node: JSONNode
        do throws(PIMIOError) {
            node = try JSON.parse(file: path)
        } catch {
            guard error.code != .notReadable, error.code != .ioFailure else { throw error }
            throw FeedError(.invalid, "\(error); \(Self.remedy)")
        }
        guard let items = node["items"]?.integer, items >= 0 else {
            throw FeedError(.invalid, "\(path) does not say how many items were published; \(Self.remedy)")
        }
        return PublishedState(items: items, hash: node["hash"]?.string ?? "")
    }
}
