import PIMText

extension Subcommand {
    /// `pim schema`: what every file of a catalog may say.
    static let schema = Subcommand(
        name: "schema",
        summary: "print the JSON Schema of a catalog's files",
        operands: [
            Operand(
                "FILE",
                "the file, such as attributes.json or feeds/google.json; without it the list of files",
                isOptional: true
            )
        ],
        options: [Option("all", "print the schemas of all files as one object, by file name")],
        discussion: """
            The schemas follow JSON Schema, draft 2020-12. That of a .jsonl file describes one line. An editor that is \
            given a schema completes keys and marks slips while you type.
            """,
        examples: ["pim schema", "pim schema attributes.json > attributes.schema.json", "pim schema --all"]
    ) { invocation, console in
        guard !invocation.flag("all") else {
            console.out(SchemaWriter.text(CatalogSchema.files))
            return .ok
        }
        guard let name = invocation.operand("FILE") else {
            let rows = CatalogSchema.files.map { (name: $0.name, text: $0.summary) }
            for line in TextLayout.list(rows) { console.out(String(line.dropFirst(2))) }
            return .ok
        }
        guard let file = CatalogSchema.file(named: name) else {
            let names = CatalogSchema.files.map(\.name)
            let nearest = Suggestion.nearest(to: name, among: names)
            let fact = ArgumentProblem.Fact.notAChoice(of: "FILE", text: name, choices: names, nearest: nearest)
            throw ArgumentProblem(fact, in: "schema")
        }
        console.out(SchemaWriter.text(file))
        return .ok
    }
}

/// What the files of a catalog directory look like, as tables.
enum CatalogSchema {
    /// One file, or all files that a pattern names.
    struct File: Sendable {
        /// The file's name; `*` stands for any name.
        let name: String
        /// What it holds, a phrase.
        let summary: String
        /// What it, or one of its lines, must look like.
        let shape: SchemaShape
    }

    /// Every file, in the order of the design.
    static let files: [File] = [
        File(name: "pim.json", summary: "the catalog's settings, association types and groups", shape: settings),
        File(name: "attributes.json", summary: "the attributes and their groups", shape: attributes),
        File(name: "families.json", summary: "the families and how their variants are built", shape: families),
        File(name: "categories.json", summary: "the category trees", shape: categories),
        File(name: "channels.json", summary: "the channels and audiences", shape: channels),
        File(name: "locations.json", summary: "stores, warehouses and pick-up points", shape: locations),
        File(name: "measurements.json", summary: "further measurement families and units", shape: measurements),
        File(name: "products.jsonl", summary: "a line: one sellable product", shape: product),
        File(name: "models.jsonl", summary: "a line: one product model", shape: product),
        File(name: "stock.jsonl", summary: "a line: the stock of one product at one location", shape: stock),
        File(name: "prices.jsonl", summary: "a line: one price, kept apart from the product", shape: price),
        File(name: "feeds/*.json", summary: "one feed: format, scope, selection, fields, gate", shape: feed),
        File(name: "formats/*.json", summary: "a format of your own, in the shape of the built-in ones", shape: format),
        File(
            name: "guidelines/*.json",
            summary: "one guideline: rules for texts, and where they count",
            shape: guideline
        ),
    ]

    /// The file of this name; `feeds/google.json` and `feeds` name `feeds/*.json`.
    static func file(named name: String) -> File? {
        files.first { file in
            guard let star = file.name.firstIndex(of: "*") else { return file.name == name }
            let folder = file.name[..<star]
            let isFolder = "\(name)/" == folder || "\(name)s/" == folder
            return name == file.name || isFolder || (name.hasPrefix(folder) && name.hasSuffix(".json"))
        }
    }
}
