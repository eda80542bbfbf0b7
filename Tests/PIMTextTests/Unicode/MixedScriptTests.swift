import PIMText
import Testing

@Suite("Words of mixed scripts")
struct MixedScriptTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let words: [String]
        let foreign: [[String]]
        let corrected: [String?]
        var testDescription: String { text }
    }

    @Test(
        "are found with their foreign letters",
        arguments: [
            Example(text: "Вкусный к\u{6F}фе", words: ["к\u{6F}фе"], foreign: [["o"]], corrected: ["кофе"]),
            Example(
                text: "k\u{443}rtk\u{430}",
                words: ["k\u{443}rtk\u{430}"],
                foreign: [["у", "а"]],
                corrected: ["kyrtka"]
            ),
            Example(text: "USB-кабель Wi-Fi iPhone", words: [], foreign: [], corrected: []),
            Example(text: "iPhoneды", words: ["iPhoneды"], foreign: [["ды"]], corrected: [nil]),
            Example(text: "10 kΩ 5 μm 冬の服 カナ漢字", words: [], foreign: [], corrected: []),
            Example(text: "қ\u{69}л\u{65}м", words: ["қ\u{69}л\u{65}м"], foreign: [["i", "e"]], corrected: ["қілем"]),
            Example(text: "کفشNike", words: ["کفشNike"], foreign: [["کفش"]], corrected: [nil]),
            Example(text: "plain ASCII", words: [], foreign: [], corrected: []),
            Example(text: "مُنْتَجٌ ۲۰ XL", words: [], foreign: [], corrected: []),
        ]
    )
    func found(example: Example) {
        let bytes = Array(example.text.utf8)
        let words = MixedScripts.words(in: example.text)
        #expect(words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == example.words)
        let foreign = words.map { $0.foreign.map { String(decoding: bytes[$0], as: UTF8.self) } }
        #expect(foreign == example.foreign)
        #expect(words.map(\.corrected) == example.corrected)
    }
}
