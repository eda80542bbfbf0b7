import Testing

@testable import PIMText

@Suite("Texts as bytes")
struct ByteTextTests {
    @Test("Bytes give what strings give, for any text", arguments: 1...40)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let text = generator.text(maximumLength: 60)
            let scalars = slowlyCleaned(text)
            #expect(PlainText.clean(text) == scalars)
            #expect(appended(text) { PlainText.appendClean($0, to: &$1) } == scalars)
            #expect(appended(text) { PlainText.appendPlain(fromHTML: $0, to: &$1) } == PlainText.fromHTML(text))
            var plain: [UInt8] = []
            text.withBytes { PlainText.appendPlain(fromHTML: $0, to: &plain) }
            #expect(String(decoding: plain, as: UTF8.self) == PlainText.fromHTML(text))
            let unmarked = appended(text) { _ = PlainText.appendUnmarked($0, to: &$1) }
            #expect(unmarked.isEmpty || unmarked == text && PlainText.fromHTML(text) == text)
            #expect(addressed(text, commas: false) == URLText.percentEncoded(text))
            #expect(addressed(text, commas: true) == URLText.percentEncoded(text, commas: true))
            #expect(text.withBytes { URLText.isAbsolute($0) } == URLText.isAbsolute(text))
            #expect(text.withBytes { InvisibleCharacters.first(in: $0) } == slowlyFound(text))
        }
    }

    @Test("A character is found wherever it stands", arguments: 0..<50)
    func places(offset: Int) {
        let before = String(repeating: "x", count: offset)
        for character in [
            "\u{8}", "\u{85}", "\u{AD}", "\u{61C}", "\u{200E}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFF}",
            "\u{7F}", "\u{34F}", "\u{115F}", "\u{180E}", "\u{200B}", "\u{2060}", "\u{3164}", "\u{FFA0}",
            "\u{FFFC}", "\u{E0001}", "\u{E0067}",
        ] {
            for after in ["", "y", String(repeating: "ó", count: 20)] {
                #expect(PlainText.clean(before + character + after) == before + after)
                #expect((before + character + after).withBytes { InvisibleCharacters.first(in: $0) } == offset)
            }
        }
        for kept in [
            "\u{200C}", "\u{200D}", "–", "…", "\u{60C}", "\u{A0}", "é", "ؐ", "\u{2070}", "\u{205F}", "\u{FFFD}",
            "\u{FEFE}",
        ] {
            let text = before + kept + "z"
            #expect(text.withBytes { PlainText.isClean($0) })
            #expect(text.withBytes { InvisibleCharacters.first(in: $0) } == nil)
        }
        #expect(PlainText.clean(before + "a  b") == before + "a b")
        #expect(PlainText.fromHTML(before + "a <b>b</b>  c & d") == before + "a b c & d")
        #expect(PlainText.fromHTML(before + "<i>ą</i><style>x</style>" + before) == join(before + "ą", before))
    }

    private func join(_ parts: String...) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func appended(_ text: String, _ append: (UnsafeBufferPointer<UInt8>, inout TextRoom) -> Void) -> String {
        let output = TextRoom.written { room in
            room.append("before ")
            text.withBytes { append($0, &room) }
        }
        #expect(output.starts(with: "before ".utf8))
        return String(decoding: output.dropFirst(7), as: UTF8.self)
    }

    private func addressed(_ text: String, commas: Bool) -> String {
        let bytes = TextRoom.written { room in
            room.append("ü, ")
            room.append(text)
            URLText.percentEncode(from: 4, in: &room, commas: commas)
        }
        #expect(bytes.starts(with: "ü, ".utf8))
        return String(decoding: bytes.dropFirst(4), as: UTF8.self)
    }

    private func slowlyFound(_ text: String) -> Int? {
        InvisibleCharacters.places(in: text).first?.range.lowerBound
    }

    private func slowlyCleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars where !InvisibleCharacters.contains(scalar.value) {
            guard ![0x20, 0x0A, 0x0D, 0x09].contains(scalar.value) else {
                isPending = !result.isEmpty
                continue
            }
            if isPending { result.append(" ") }
            isPending = false
            result.append(scalar)
        }
        return String(result)
    }
}
