import PIMIO

extension Subcommand {
    /// `pim init`: a small catalog to start from.
    static let initialize = Subcommand(
        name: "init",
        summary: "write a small catalog to start from",
        operands: [Operand("DIR", "the folder to write to; it must be new or empty")],
        options: [.json],
        discussion: """
            The catalog has two families, a product model with variants, two locales, two currencies and two feeds. \
            It passes every check as it is. Files whose names begin with a dot, such as .git, do not count as content.
            """,
        examples: ["pim init shop", "pim init ."]
    ) { invocation, console in
        guard let folder = invocation.operand("DIR") else {
            throw ArgumentProblem(.missingOperand("DIR"), in: "init")
        }
        try StarterCatalog.write(to: folder)
        console.out(invocation.flag("json") ? report(on: folder) : welcome(to: folder))
        return .ok
    }

    private static func welcome(to folder: String) -> String {
        let quoted = folder.contains(" ") ? "'\(folder)'" : folder
        let steps = TextLayout.table([
            ["  pim check --catalog \(quoted)", "look for problems"],
            ["  pim export --catalog \(quoted) --output feeds", "write the feeds"],
            ["  pim schema attributes.json", "see what a file may say; editors use it too"],
            ["  pim formats", "see what channels demand"],
        ])
        let lines = ["\(folder): \(StarterCatalog.files.count) files written", "", "Next:"] + steps
        return lines.joined(separator: "\n")
    }

    private static func report(on folder: String) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("folder")
        writer.string(folder)
        writer.key("files")
        writer.beginArray()
        for file in StarterCatalog.files { writer.string(file.path) }
        writer.endArray()
        writer.endObject()
        return writer.buffer.string
    }
}

/// The catalog that `pim init` writes; its files stand in `StarterCatalog+….swift` as they are written.
enum StarterCatalog {
    /// A file of the catalog.
    struct File: Sendable {
        /// The path inside the catalog's folder.
        let path: String
        /// What stands in it.
        let text: String

        init(_ path: String, _ text: String) {
            self.path = path
            self.text = text
        }
    }

    /// Every file, in the order people should read them.
    static let files: [File] = [
        File("pim.json", settings),
        File("attributes.json", attributes),
        File("families.json", families),
        File("categories.json", categories),
        File("channels.json", channels),
        File("locations.json", locations),
        File("models.jsonl", models),
        File("products.jsonl", products),
        File("stock.jsonl", stock),
        File("feeds/google.json", googleFeed),
        File("feeds/schema.json", schemaFeed),
    ]

    /// Writes the files into a new or empty folder; where one cannot be written, those before it are taken back.
    static func write(to folder: String) throws {
        if Files.isDirectory(folder) {
            let names = try Files.list(folder).filter { !$0.hasPrefix(".") }
            guard names.isEmpty else {
                throw Failure(
                    "\(folder): the folder is not empty (\(names.prefix(3).joined(separator: ", "))"
                        + "\(names.count > 3 ? ", …" : "")); name a new folder, or empty this one first",
                    .ioFailure
                )
            }
        }
        var written: [String] = []
        do {
            for file in files {
                let path = Files.join(folder, file.path)
                try Files.writeAtomically(Array(file.text.utf8), to: path)
                written.append(path)
            }
        } catch {
            for path in written { try? Files.remove(path) }
            throw error
        }
    }
}
