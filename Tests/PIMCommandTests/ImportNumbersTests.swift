import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim import --numbers")
struct ImportNumbersTests {
    @Test("takes a locale, and nothing else", arguments: ["pl_PL", "de", "1,5", ""])
    func locale(_ text: String) throws {
        try Fixture.withFolder { folder in
            let source = Files.join(Fixture.root, "fixtures/intake/akeneo/input")
            let target = Files.join(folder, "shop")
            let call = Call("import", "akeneo", source, "--to", target, "--numbers", text, "--quiet")
            let isLocale = text.hasPrefix("pl") || text == "de"
            #expect(call.code == (isLocale ? .findings : .usage))
            #expect(Files.exists(target) == isLocale)
        }
    }

    @Test(
        "names the locale that somebody may have meant",
        arguments: [
            ("cz", "did you mean cs_CZ?"), ("po_PL", "did you mean pl_PL?"), ("ua", "did you mean uk_UA?"),
            ("polsh", "did you mean pl?"), ("Persian", "did you mean fa?"), ("xx", "known languages: ar, "),
            ("IR", "did you mean fa_IR?"), ("1,5", "known languages: ar, "),
        ]
    )
    func suggestion(_ word: String, _ text: String) throws {
        try Fixture.withFolder { folder in
            let source = Files.join(Fixture.root, "fixtures/intake/akeneo/input")
            let call = Call("import", "akeneo", source, "--to", Files.join(folder, "shop"), "--numbers", word)
            #expect(call.code == .usage)
            #expect(call.talk.contains("not \"\(word)\"; \(text)"), "\(call.talk)")
        }
    }
}
