import PIMText
import Testing

@Suite("Borders of a cut")
struct CutBorderTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let text: String
        let limit: Int
        let cut: String

        init(_ text: String, _ limit: Int, _ cut: String) {
            self.text = text
            self.limit = limit
            self.cut = cut
        }

        var testDescription: String { "\(text) to \(limit)" }
    }

    @Test(
        "stand behind hyphens and dashes, unless a digit follows",
        arguments: [
            Example("Kurtka biało-czerwona", 16, "Kurtka biało"), Example("Kurtka biało–czerwona", 16, "Kurtka biało"),
            Example("Kurtka biało\u{2011}czerwona", 9, "Kurtka"),
            Example("Kurtka biało\u{2011}czerwona", 16, "Kurtka biało\u{2011}cze"),
            Example("Lampe LYKT-40000", 14, "Lampe LYKT-400"), Example("Lampe nr LYKT-4000", 15, "Lampe nr LYKT-4"),
            Example("Namiot dla 10–20 osób", 14, "Namiot dla"), Example("Namiot — lekki", 10, "Namiot"),
            Example("well-being-center", 12, "well-being"), Example("well-being-center", 11, "well-being"),
        ]
    )
    func hyphens(_ example: Example) {
        #expect(Cut.cut(example.text, to: example.limit, unit: .graphemes) == example.cut)
    }

    @Test(
        "stand where Chinese and Japanese have them, and between Thai and other letters",
        arguments: [
            Example("防水 户外登山运动夹克", 8, "防水 户外登山运"), Example("iPhone手机壳透明", 7, "iPhone手"),
            Example("手机壳iPhone透明", 5, "手机壳iP"), Example("红色手机壳iPhone透明", 7, "红色手机壳"),
            Example("冬の上着ジャケット青", 7, "冬の上着ジャケ"), Example("とても長い上着ジャケット", 10, "とても長い上着"),
            Example("あたたかいらーめん", 6, "あたたかい"), Example("人々の上着のいろ", 1, "人"),
            Example("净重二百二十克200克装", 10, "净重二百二十克"), Example("防水、户外登山", 3, "防水"),
            Example("เสื้อแจ็คเก็ตNordvik", 13, "เสื้อแจ็คเก็ต"), Example("가벼운겨울 재킷들", 7, "가벼운겨울"),
        ]
    )
    func scripts(_ example: Example) {
        #expect(Cut.cut(example.text, to: example.limit, unit: .graphemes) == example.cut)
    }

    @Test(
        "leave nothing at the end that stands before something",
        arguments: [
            Example("Kurtka, zimowa", 9, "Kurtka"), Example("Kurtka: zimowa", 9, "Kurtka"),
            Example("Kurtka; zimowa", 9, "Kurtka"), Example("Kurtka (zimowa)", 9, "Kurtka"),
            Example("Kurtka - zimowa", 9, "Kurtka"), Example("Kurtka | zimowa", 9, "Kurtka"),
            Example("Kurtka „zimowa”", 8, "Kurtka"), Example("Kurtka \"zimowa\"", 8, "Kurtka"),
            Example("Kurtka «zimowa»", 8, "Kurtka"), Example("Kurtka, („zimowa”)", 10, "Kurtka"),
            Example("Ekran 10\" czarny", 10, "Ekran 10\""), Example("Kurtka & spodnie", 9, "Kurtka"),
            Example("کاپشن، زمستانی", 7, "کاپشن"), Example("کاپشن؛ زمستانی", 7, "کاپشن"),
            Example("Fish &amp; chips", 11, "Fish &amp;"), Example("Kurtka. Zimowa", 9, "Kurtka."),
            Example("„Kurtka” zimowa", 10, "„Kurtka”"), Example("--- --- ---", 5, "--- -"),
            Example("Kurtkazimowa,damska", 13, "Kurtkazimowa"), Example("Kurtka-zimowa", 13, "Kurtka-zimowa"),
            Example("Kurtka,", 7, "Kurtka,"),
        ]
    )
    func ends(_ example: Example) {
        #expect(Cut.cut(example.text, to: example.limit, unit: .graphemes) == example.cut)
    }

    @Test("between characters take nothing but white space and joiners off")
    func characters() {
        #expect(Cut.hardCut("Kurtka, zimowa", to: 7, unit: .graphemes) == "Kurtka,")
        #expect(Cut.hardCut("Kurtka, zimowa", to: 8, unit: .graphemes) == "Kurtka,")
    }

    private static let pieces = [
        "a", "Z", "7", " ", "-", "–", "—", "\u{2011}", "\u{A0}", ",", ";", ":", "(", "„", "\"", "«", "&amp;", "&", "|",
        "手",
        "机", "の", "ー", "ジャ", "ｶﾞ", "か\u{3099}", "々", "、", "。", "「", "ไท", "ที่", "ລາ", "ក្", "က္", "한", "z\u{307}", "ł",
        "می\u{200C}خواهم", "،",
        "\u{200D}", "\u{200C}", "👨‍👩‍👧", "🇰🇿", "👍🏽", "\r\n", "क्ष", "\u{301}",
    ]

    @Test("always give a beginning that fits, ends between two characters and with nothing that only begins")
    func random() {
        var generator = SeededGenerator(seed: 1_122)
        for _ in 0..<600 {
            let count = Int.random(in: 0...16, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            let limit = Int.random(in: 0...24, using: &generator)
            for unit in LengthUnit.allCases {
                let piece = Cut.piece(of: text, to: limit, unit: unit)
                let cut = piece.text
                #expect(unit.length(of: cut) <= limit || !piece.isCut)
                #expect(Array(text.utf8).starts(with: Array(cut.utf8)))
                #expect(piece.isCut == (unit.length(of: text) > limit))
                guard piece.isCut, let last = cut.unicodeScalars.last else { continue }
                #expect(!last.properties.isWhitespace && !"\u{200C}\u{200D}".unicodeScalars.contains(last))
                let end = text.utf8.index(text.startIndex, offsetBy: cut.utf8.count)
                let next = text.unicodeScalars[end]
                let isBorder = end.samePosition(in: text) != nil || next == "\u{200C}" || next == "\u{200D}"
                #expect(isBorder, "\(text.debugDescription) → \(cut.debugDescription)")
                guard cut.unicodeScalars.contains(where: \.properties.isAlphabetic) else { continue }
                #expect(!",:(„–—-、،「".unicodeScalars.contains(last), "\(text.debugDescription) \(unit)")
            }
        }
    }
}
