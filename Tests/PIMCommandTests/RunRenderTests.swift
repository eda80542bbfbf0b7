import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim render")
struct RunRenderTests {
    private static let demo = Files.join(Fixture.root, "fixtures/demo")

    @Test("shows what a template makes of a product, and what it read")
    func product() {
        let call = Call("render", "{{ brand }} {{ color }}", "--sku", "STORM-BLK-S", "-f", "google-pl", "-C", Self.demo)
        #expect(call.code == .ok)
        #expect(call.output == "Nordvik Czarny\n")
        #expect(call.talk.contains("  brand = Nordvik\n"))
    }

    @Test("brings templates and contexts to normal form C, as feeds do")
    func normalForm() throws {
        try Fixture.withFolder { folder in
            let file = Files.join(folder, "data.json")
            try Files.writeAtomically(Array("{\"d\":{\"no\u{308}m\":\"Lo\u{301}dz\u{301}\"}}".utf8), to: file)
            let call = Call(
                "render",
                "z\u{307} {{ d['no\u{308}m'] }} {% if d['n\u{F6}m'] == 'Lo\u{301}dz\u{301}' %}i{% endif %}",
                "--data",
                file
            )
            #expect(Array(call.output.utf8) == Array("\u{17C} L\u{F3}d\u{17A} i\n".utf8), "\(call.talk)")
            let template = Files.join(folder, "t.liquid")
            try Files.writeAtomically(Array("e\u{301}".utf8), to: template)
            let other = Call("render", "--template", template, "--data", file)
            #expect(Array(other.output.utf8) == Array("\u{E9}\n".utf8))
            let sku = Call("render", "z\u{307}", "--sku", "STORM-BLK-S", "-f", "google-pl", "-C", Self.demo)
            #expect(Array(sku.output.utf8) == Array("\u{17C}\n".utf8))
        }
    }

    @Test("tells where a template is wrong")
    func mistake() {
        let call = Call("render", "{{ brnd }}", "--sku", "STORM-BLK-S", "-f", "google-pl", "-C", Self.demo)
        #expect(call.code == .badData)
        #expect(call.talk.contains("line 1, column 4: `brnd` is not a variable; did you mean `brand`?"))
    }

    @Test("takes partials from the catalog's folder, and says which is missing and where one fails")
    func partials() throws {
        let folder = try TemporaryFolder("pim-render")
        let catalog = folder.path
        for name in try Files.list(Self.demo) where !Files.isDirectory(Files.join(Self.demo, name)) {
            try Files.writeAtomically(try Files.read(Files.join(Self.demo, name)), to: Files.join(catalog, name))
        }
        try Files.makeDirectory(Files.join(catalog, "feeds"))
        try Files.writeAtomically(
            try Files.read(Files.join(Self.demo, "feeds/google-pl.json")),
            to: Files.join(catalog, "feeds/google-pl.json")
        )
        try Files.makeDirectory(Files.join(catalog, "templates"))
        let file = Files.join(catalog, "title.liquid")
        try Files.writeAtomically(Array("{{ brand }}{% render 'badge' %}".utf8), to: file)
        func call() -> Call { Call("render", "--template", file, "--sku", "STORM-BLK-S", "-C", catalog) }
        #expect(call().code == .badData)
        #expect(call().talk.contains("line 1, column 22: there is no partial `badge`; write it to templates/badge"))
        try Files.writeAtomically(Array(" ({{ color }})\n".utf8), to: Files.join(catalog, "templates/badge.liquid"))
        #expect(call().output == "Nordvik (Czarny)\n")
        #expect(call().talk.contains("  color = Czarny\n"))
        try Files.writeAtomically(Array("\n{{ colr }}".utf8), to: Files.join(catalog, "templates/badge.liquid"))
        #expect(call().talk.contains("templates/badge.liquid, line 2, column 4: `colr` is not a variable"))
        let data = Files.join(catalog, "data.json")
        try Files.writeAtomically(Array("{}".utf8), to: data)
        try Files.writeAtomically(Array("badge".utf8), to: Files.join(catalog, "templates/badge.liquid"))
        #expect(Call("render", "{% render 'badge' %}", "--data", data, "-C", catalog).output == "badge\n")
        #expect(Call("render", "{% render 'bage' %}", "--data", data, "-C", catalog).talk.contains("did you mean"))
    }

    @Test("asks for what is missing")
    func usage() {
        #expect(Call("render", "x").code == .usage)
        #expect(Call("render", "--sku", "A").code == .usage)
    }

    @Test("renders against plain JSON, strictly or as Liquid does it")
    func plain() throws {
        let folder = try TemporaryFolder("pim-render")
        let data = Files.join(folder.path, "data.json")
        let template = Files.join(folder.path, "title.liquid")
        try Files.writeAtomically(Array(#"{"a":{"b":[1,2.50,"ż"]},"n":3}"#.utf8), to: data)
        try Files.writeAtomically(Array("{{ a.b | join: '-' }} {{ n | plus: 1 }}".utf8), to: template)
        #expect(Call("render", "--template", template, "--data", data).output == "1-2.5-ż 4\n")
        #expect(Call("render", "{{ n | nope }}", "--data", data).code == .badData)
        #expect(Call("render", "{{ n | nope }}", "--data", data, "--lax").output == "3\n")
        try Files.writeAtomically(Array("[1]".utf8), to: data)
        #expect(Call("render", "x", "--data", data).code == .badData)
    }

    @Test("runs cases and tells each that fails")
    func cases() throws {
        let folder = try TemporaryFolder("pim-render")
        let path = Files.join(folder.path, "cases.jsonl")
        let lines = [
            #"{"name":"one","template":"{{ a }}","data":{"a":1},"result":"1"}"#,
            #"{"name":"two","template":"{{ a }}","data":{"a":1},"results":["2","1"]}"#,
            #"{"name":"three","template":"{% if %}","invalid":true}"#,
            #"{"name":"four","template":"{% render 'p' %}","templates":{"p":"x"},"result":"x"}"#,
        ]
        try Files.writeAtomically(Array(lines.joined(separator: "\n").utf8), to: path)
        let sound = Call("render", "--cases", path)
        #expect(sound.output == "4 passed, 0 failed\n")
        #expect(sound.code == .ok)
        let wrong = #"{"name":"five","template":"{{ a }}","data":{"a":1},"result":"2"}"#
        try Files.writeAtomically(Array((lines + [wrong]).joined(separator: "\n").utf8), to: path)
        let failing = Call("render", "--cases", path)
        #expect(failing.output == "\(path):5: five gives \"1\", not \"2\"\n4 passed, 1 failed\n")
        #expect(failing.code == .findings)
    }

    @Test("a line of cases that is no JSON is told with its line, and the others run")
    func badCase() throws {
        let folder = try TemporaryFolder("pim-render")
        let path = Files.join(folder.path, "cases.jsonl")
        let sound =
            #"{"name":"one","template":"{{ a }}","data":{"a":12345678901234567890123},"result":"12345678901234567890123"}"#
        try Files.writeAtomically(Array("\(sound)\n{\"name\"\n\(sound)\n".utf8), to: path)
        let call = Call("render", "--cases", path)
        #expect(call.output.hasPrefix("\(path):2:"), "\(call.output)")
        #expect(call.output.hasSuffix("\n2 passed, 1 failed\n"), "\(call.output)")
        #expect(call.code == .findings)
    }

    @Test("a template file that is not UTF-8 is refused")
    func encoding() throws {
        let folder = try TemporaryFolder("pim-render")
        let path = Files.join(folder.path, "title.liquid")
        try Files.writeAtomically([0x61, 0xFF, 0x62], to: path)
        let call = Call("render", "--template", path, "--sku", "STORM-BLK-S", "-f", "google-pl", "-C", Self.demo)
        #expect(call.code == .badData)
        #expect(call.talk.contains("is not UTF-8"), "\(call.talk)")
    }

    @Test("a text made of a confidential attribute is not shown")
    func confidential() {
        let call = Call("render", "{{ cost }}", "--sku", "STORM-BLK-S", "-f", "google-pl", "-C", Self.demo)
        #expect(call.output == "(confidential)\n")
        #expect(call.code == .ok)
    }
}
