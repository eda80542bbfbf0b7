import PIMFormats
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim init")
struct InitializeTests {
    @Test("writes JSON that can be read", arguments: StarterCatalog.files.map(\.path))
    func valid(_ path: String) throws {
        let file = try #require(StarterCatalog.files.first { $0.path == path })
        #expect(file.text.hasSuffix("\n"))
        #expect(CatalogSchema.file(named: path) != nil)
        guard path.hasSuffix(".jsonl") else {
            let node = try JSON.parse(Array(file.text.utf8), path: path)
            #expect(node.object != nil)
            return
        }
        for line in file.text.split(separator: "\n") {
            let node = try JSON.parse(Array(line.utf8), path: path)
            #expect(node["identifier"]?.string != nil)
        }
    }

    @Test("writes every file and says what comes next")
    func writes() throws {
        try Fixture.withFolder { folder in
            let shop = Files.join(folder, "new/shop")
            let call = Call("init", shop)
            #expect(call.code == .ok)
            #expect(call.output.hasPrefix("\(shop): 11 files written\n\nNext:\n  pim check --catalog \(shop)"))
            for file in StarterCatalog.files {
                let bytes = try Files.read(Files.join(shop, file.path))
                #expect(bytes == Array(file.text.utf8))
            }
        }
    }

    @Test("refuses a folder with content and leaves it alone")
    func refuses() throws {
        try Fixture.withFolder { folder in
            try Files.writeAtomically([1], to: Files.join(folder, "mine.txt"))
            let call = Call("init", folder)
            #expect(call.code == .ioFailure)
            #expect(
                call.talk
                    == "pim: \(folder): the folder is not empty (mine.txt); name a new folder, or empty this one first\n"
            )
            let names = try Files.list(folder)
            #expect(names == ["mine.txt"])
        }
    }

    @Test("takes a folder that holds only hidden files")
    func hidden() throws {
        try Fixture.withFolder { folder in
            try Files.writeAtomically([], to: Files.join(folder, ".gitignore"))
            let call = Call("init", folder, "--json")
            #expect(call.code == .ok)
            let report = try JSON.parse(Array(call.output.utf8), path: nil)
            #expect(report["folder"]?.string == folder)
            #expect(report["files"]?.array?.compactMap(\.string) == StarterCatalog.files.map(\.path))
        }
    }

    @Test("takes back what it wrote where a file cannot be written")
    func takesBack() throws {
        try Fixture.withFolder { folder in
            try Files.writeAtomically([], to: Files.join(folder, "blocked"))
            #expect(Call("init", Files.join(folder, "blocked/shop")).code != .ok)
            let names = try Files.list(folder)
            #expect(names == ["blocked"])
        }
    }
}

@Suite("pim formats")
struct FormatsTests {
    @Test("lists every format")
    func list() throws {
        let lines = Call("formats").output.split(separator: "\n")
        #expect(lines.count == FeedFormat.all.count + 1)
        let parsed = try JSON.parse(Array(Call("formats", "--json").output.utf8), path: nil)
        #expect(parsed.array?.compactMap { $0["id"]?.string } == FeedFormat.all.map(\.id))
    }

    @Test("shows every field of a format, as text and as JSON", arguments: FeedFormat.all.map(\.id))
    func show(_ id: String) throws {
        let format = try #require(FeedFormat.named(id))
        let text = Call("formats", "show", id).output
        for field in format.fields { #expect(text.contains("  \(field.name)")) }
        let urls = format.sources.map(\.url)
        for line in text.split(separator: "\n") where line.count > 80 {
            #expect(urls.contains { line.contains($0) } || line.split(separator: " ").count <= 2, "\(line)")
        }
        let parsed = try JSON.parse(Array(Call("formats", "show", id, "--json").output.utf8), path: nil)
        #expect(parsed["fields"]?.array?.compactMap { $0["name"]?.string } == format.fields.map(\.name))
    }

    @Test("says demands and limits in words")
    func words() {
        let field = Field(
            "title",
            .text,
            .conditional(.absent("structured_title")),
            limits: .cut(150),
            textRules: [.noMarkup],
            grade: .copied,
            note: "No promotion."
        )
        #expect(
            FieldText.sentences(field) == [
                "text, required where structured_title is not given, copied",
                "at most 150 code points, longer text is cut",
                "no markup",
                "No promotion.",
            ]
        )
    }

    @Test("knows a catalog's own formats too, and marks them")
    func own() throws {
        let shop = try RunCommandShop()
        let file = Files.join(shop.folder, "formats/own.json")
        let lines = Call("formats", "-C", shop.folder).output.split(separator: "\n")
        #expect(lines.count == FeedFormat.all.count + 2)
        #expect(lines.last?.hasSuffix("  Own (\(file))") == true)
        let list = try JSON.parse(Array(Call("formats", "-C", shop.folder, "--json").output.utf8), path: nil)
        #expect(list.array?.compactMap { $0["file"]?.string } == [file])
        #expect(Call("formats", "show", "own", "--catalog", shop.folder).output.hasPrefix("own - Own\n"))
        #expect(Call("formats", "show", "own").talk.hasPrefix("pim: unknown ID 'own'"))
        let slip = Call("formats", "show", "owm", "-C", shop.folder)
        #expect(slip.code == .usage)
        #expect(slip.talk.hasPrefix("pim: unknown ID 'owm'; did you mean 'own'?\n"))
        try shop.write("formats/broken.json", "{")
        let broken = Call("formats", "-C", shop.folder)
        #expect(broken.code == .findings)
        #expect(broken.talk.contains("formats/broken.json:1:2: error: "), "\(broken.talk)")
        #expect(broken.output.contains("own.json)\n"))
        #expect(Call("formats", "-C", "/nowhere").code == .noInput)
    }

    @Test("needs an id to show, and suggests one")
    func problems() {
        #expect(Call("formats", "show").talk.hasPrefix("pim: ID is missing\n"))
        let call = Call("formats", "show", "gogle-merchant")
        #expect(call.code == .usage)
        #expect(call.talk.hasPrefix("pim: unknown ID 'gogle-merchant'; did you mean 'google-merchant'?\n"))
    }
}

@Suite("pim schema")
struct SchemaTests {
    @Test("prints a schema whose references lead somewhere", arguments: CatalogSchema.files.map(\.name))
    func sound(_ name: String) throws {
        let call = Call("schema", name)
        #expect(call.code == .ok)
        let schema = try JSON.parse(Array(call.output.utf8), path: nil)
        #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        let defined = Set(schema["$defs"]?.object?.map(\.key) ?? [])
        let used = references(in: schema)
        #expect(defined == used)
    }

    @Test("prints all schemas as one object")
    func all() throws {
        let whole = try JSON.parse(Array(Call("schema", "--all").output.utf8), path: nil)
        #expect(whole.object?.map(\.key) == CatalogSchema.files.map(\.name))
    }

    struct Naming: Sendable {
        let asked: String
        let name: String?
    }

    @Test(
        "finds the schema of a file",
        arguments: [
            Naming(asked: "pim.json", name: "pim.json"),
            Naming(asked: "feeds/google.json", name: "feeds/*.json"),
            Naming(asked: "feeds", name: "feeds/*.json"),
            Naming(asked: "formats/*.json", name: "formats/*.json"),
            Naming(asked: "feeds/google.xml", name: nil),
            Naming(asked: "other.json", name: nil),
        ]
    )
    func names(_ naming: Naming) {
        #expect(CatalogSchema.file(named: naming.asked)?.name == naming.name)
    }

    @Test(
        "takes what feeds and formats say",
        arguments: [
            Saying(file: "feeds", path: ["$defs", "content"], key: "source"),
            Saying(file: "formats", path: [], key: "takes_own_fields"),
        ]
    )
    func sayings(_ saying: Saying) throws {
        var node = try JSON.parse(Array(Call("schema", saying.file).output.utf8), path: nil)
        for key in saying.path { node = try #require(node[key]) }
        let shapes = node["anyOf"]?.array ?? [node]
        #expect(shapes.contains { $0["properties"]?[saying.key] != nil })
    }

    struct Saying: Sendable {
        let file: String
        let path: [String]
        let key: String
    }

    @Test("suggests a file for a slip")
    func slip() {
        let call = Call("schema", "attribute.json")
        #expect(call.code == .usage)
        #expect(call.talk.hasPrefix("pim: unknown FILE 'attribute.json'; did you mean 'attributes.json'?\n"))
    }

    @Test("knows every key of the demo catalog's files")
    func demo() throws {
        let folder = Files.join(Fixture.root, "fixtures/demo")
        for file in CatalogSchema.files where !file.name.contains("*") && file.name.hasSuffix(".json") {
            let path = Files.join(folder, file.name)
            guard Files.exists(path) else { continue }
            let schema = try JSON.parse(Array(Call("schema", file.name).output.utf8), path: nil)
            let known = Set(schema["properties"]?.object?.map(\.key) ?? [])
            let used = try JSON.parse(file: path).object?.map(\.key) ?? []
            #expect(known.isSuperset(of: used))
        }
    }

    private func references(in node: JSONNode) -> Set<String> {
        var found: Set<String> = []
        for member in node.object ?? [] {
            if member.key == "$ref", let text = member.value.string {
                found.insert(String(text.dropFirst("#/$defs/".count)))
            } else {
                found.formUnion(references(in: member.value))
            }
        }
        for element in node.array ?? [] { found.formUnion(references(in: element)) }
        return found
    }
}

@Suite("pim completions")
struct CompletionsTests {
    @Test("know every command and every option that is not hidden", arguments: Shell.allCases)
    func complete(_ shell: Shell) {
        let call = Call("completions", shell.rawValue)
        #expect(call.code == .ok)
        for subcommand in Subcommand.all {
            #expect(call.output.contains(subcommand.name))
            for option in subcommand.offeredOptions { #expect(call.output.contains(option.long)) }
        }
        #expect(!shell.script([sample]).contains("trace"))
    }

    @Test("know which values fit")
    func values() {
        let bash = Shell.bash.script([sample])
        #expect(bash.contains("\"export --catalog\" | \"export -C\") compopt -o filenames; mapfile"))
        #expect(
            bash.contains("\"export --report\") COMPREPLY=($(compgen -W 'text json sarif' -- \"$word\")); return ;;")
        )
        let fish = Shell.fish.script([sample])
        #expect(fish.contains("-l report -r -a 'text json sarif' -d 'how problems are written'\n"))
        #expect(fish.contains("-l catalog -s C -r -a '(__fish_complete_directories)' -d 'the catalog\\'s folder"))
        let zsh = Shell.zsh.script([sample])
        #expect(zsh.contains("'(--report)--report[how problems are written]:KIND:(text json sarif)'"))
        #expect(zsh.contains("'*-o[only this product]:SKU: '"))
        #expect(zsh.contains("'*:FEED: '"))
    }
}
