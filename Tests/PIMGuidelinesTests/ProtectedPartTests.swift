import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Parts of texts that are not prose")
struct ProtectedPartTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let parts: [String]

        init(_ text: String, _ parts: [String]) {
            self.text = text
            self.parts = parts
        }

        var testDescription: String { text }
    }

    private func found(_ text: String) -> [String] {
        let checked = CheckedText(text, locale: "")
        return ProtectedSpans.ranges(in: text).map(checked.string)
    }

    @Test(
        "are codes, names of people, placeholders, paths and addresses",
        arguments: [
            Row("Plecak ZIBA-01, kod XR-ZIBA-500.", ["ZIBA-01", "XR-ZIBA-500"]),
            Row("xr_500 XR.500 XR/500 ЗИБА-01 500-ZIBA-01", ["xr_500", "XR.500", "XR/500", "ЗИБА-01", "500-ZIBA-01"]),
            Row("@ziba (@ziba_pl), #ziba #żółty #1 C#", ["@ziba", "@ziba_pl", "#ziba", "#żółty"]),
            Row(
                "{ziba} {{ ziba }} %ziba% ${ziba} %s, %1$s %{a} %(a)s",
                [
                    "{ziba}", "{{ ziba }}", "%ziba%", "${ziba}", "%s", "%1$s", "%{a}", "%(a)",
                ]
            ),
            Row(
                #"C:\ziba\x.txt \\srv\ziba /ziba/x ziba.jpg, a/ziba.png"#,
                [
                    #"C:\ziba\x.txt"#, #"\\srv\ziba"#, "/ziba/x", "ziba.jpg", "a/ziba.png",
                ]
            ),
            Row(
                "a+b@ziba.pl. ftp://x.y, müller.de, пример.рф! t.me/ziba wa.me/48601",
                [
                    "a+b@ziba.pl", "ftp://x.y", "müller.de", "пример.рф", "t.me/ziba", "wa.me/48601",
                ]
            ),
            Row("www.ziba.example/a، ziba.pl/x?a=1.", ["www.ziba.example/a", "ziba.pl/x?a=1"]),
        ]
    )
    func parts(row: Row) {
        #expect(found(row.text) == row.parts)
    }

    @Test(
        "are not measures, ranges, words with hyphens or slashes, and percentages",
        arguments: [
            "10-20kg, 5-letni, 3-in-1, 1/2, 24/7, 2.5mm/3mm, 220V-240V", "i/lub, e-mail, X-Large, np. zimą i.e. A4/A5",
            "rabat 50% i 100%sale 20 % off", "Koniec.Nowe 5 sztuk, wersja.2", "{ to jest tekst } [x] <b>x</b>",
            "کفش ۱۰-۲۰ کیلو", "Wi-Fi 6, 5G, USB 3.0", "a@b", "Nike's",
        ]
    )
    func prose(text: String) {
        #expect(found(text).filter { !["A4/A5"].contains($0) } == [])
    }
}
