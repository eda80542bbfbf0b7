import PIMText
import Testing

@Suite("Language tag")
struct LanguageTagTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let bcp47: String
        let isRightToLeft: Bool
        init(_ text: String, _ bcp47: String, _ isRightToLeft: Bool = false) {
            self.text = text
            self.bcp47 = bcp47
            self.isRightToLeft = isRightToLeft
        }
        var testDescription: String { text }
    }

    @Test(
        "reads locales and tags",
        arguments: [
            Example("pl_PL", "pl-PL"), Example("fa", "fa", true), Example("fa_IR", "fa-IR", true),
            Example("kk-Cyrl-KZ", "kk-Cyrl-KZ"), Example("kk_arab_CN", "kk-Arab-CN", true),
            Example("KK_latn", "kk-Latn"), Example("ar-SA", "ar-SA", true), Example("ar_Latn", "ar-Latn"),
            Example("ckb_IQ", "ckb-IQ", true), Example("pa_PK", "pa-PK", true), Example("pa_IN", "pa-IN"),
            Example("es-419", "es-419"), Example("ca_ES_VALENCIA", "ca-ES-valencia"), Example("de-1996", "de-1996"),
        ]
    )
    func reads(example: Example) {
        let tag = LanguageTag(example.text)
        #expect(tag.isWellFormed)
        #expect(tag.bcp47 == example.bcp47)
        #expect("\(tag)" == example.bcp47)
        #expect(tag.isRightToLeft == example.isRightToLeft)
        #expect(LanguageTag(tag.bcp47) == tag)
    }

    @Test("names its parts")
    func parts() {
        let tag = LanguageTag("kk-Cyrl-KZ")
        #expect(tag.language == "kk" && tag.script == "Cyrl" && tag.region == "KZ" && tag.variants.isEmpty)
    }

    @Test("tells what is no tag", arguments: ["", "p", "polish", "pl_", "pl__PL", "en_US.UTF-8", "12", "pl PL"])
    func malformed(text: String) {
        #expect(!LanguageTag(text).isWellFormed)
    }
}
