import PIMCatalog
import Testing

@Suite("Slips in locales")
struct LocaleSlipTests {
    struct Example: Sendable, CustomStringConvertible {
        let locale: String
        let reason: String?
        let remedy: String?
        var description: String { locale }

        init(_ locale: String, _ reason: String? = nil, _ remedy: String? = nil) {
            self.locale = locale
            self.reason = reason
            self.remedy = remedy
        }
    }

    @Test(
        "are languages and countries that nobody has",
        arguments: [
            Example("kk_KZ"), Example("fa_IR"), Example("ar_SA"), Example("pl"), Example("zh-Hant-TW"),
            Example("ckb_IQ"),
            Example("es_419"), Example("en_XX"),
            Example("kz_KZ", "\"kz\" is no language of ISO 639", "did you mean kk_KZ?"),
            Example("ua_UA", "\"ua\" is no language of ISO 639", "did you mean uk_UA?"),
            Example("cz", "\"cz\" is no language of ISO 639", "did you mean cs_CZ?"),
            Example("en_UK", "\"UK\" is no country of ISO 3166", "did you mean en_GB?"),
            Example("xx_YY", "\"xx\" is no language of ISO 639", "write a locale such as pl_PL"),
        ]
    )
    func slips(_ example: Example) {
        let slip = LocaleSlip(in: example.locale)
        #expect(slip?.reason == example.reason)
        #expect(slip?.remedy == example.remedy)
    }

    @Test("are told once of a catalog, as a warning")
    func told() throws {
        var draft = CatalogDraft()
        draft.settings.defaultLocale = "kk_KZ"
        draft.attributes = [Attribute("sku", .identifier), Attribute("name", .text)]
        draft.attributes[1].locales = ["kz_KZ"]
        draft.channels = [Channel("web", locales: ["kz_KZ", "ru_RU"]), Channel("shop", locales: ["kz_KZ"])]
        let told = CatalogStructure.build(draft).findings.filter { $0.rule == "structure.unknown-locale" }
        #expect(told.map(\.severity) == [.warning])
        #expect(told.first?.message.hasSuffix("\"kz_KZ\", but \"kz\" is no language of ISO 639") == true)
        #expect(told.first?.remedy == "did you mean kk_KZ?")
    }
}
