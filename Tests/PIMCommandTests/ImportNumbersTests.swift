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
}
