import Testing

@testable import PIMText

@Suite("Text marks")
struct TextMarksTests {
    /// The marks that say what a text holds, not what it may hold.
    private static let exact: TextMarks = [
        .unwanted, .doubtful, .directionOverride, .joiners, .presentationForms, .combining, .tags, .entities,
        .characterReferences, .asciiLetters, .markedLatin, .greek, .cyrillic, .hebrew, .arabic, .rareLetters,
        .arabicKafYeh, .persianKafYeh,
        .dotlessYeh, .arabicHeh, .otherKafHeh, .slavicLetters,
    ]

    /// What each scalar of a text says, one by one.
    private static func slowMarks(of text: String) -> TextMarks {
        text.unicodeScalars.reduce(into: text.utf8.elementsPair("&", "#") ? .characterReferences : []) {
            $0.formUnion(marks(of: $1))
        }
    }

    private static func marks(of scalar: Unicode.Scalar) -> TextMarks {
        var marks = letters(of: scalar)
        let value = scalar.value
        if InvisibleCharacters.contains(value) { marks.insert(.unwanted) }
        if InvisibleCharacters.isDoubtful(value) { marks.insert(.doubtful) }
        if value == 0x202D || value == 0x202E { marks.insert(.directionOverride) }
        if value == 0x200C || value == 0x200D { marks.insert(.joiners) }
        if CompatibilityLetters.kind(of: value) != nil { marks.insert(.presentationForms) }
        if !NormalForm.isSafe(value) { marks.insert(.combining) }
        if scalar == "<" { marks.insert(.tags) }
        if scalar == "&" { marks.insert(.entities) }
        if "\u{643}\u{64A}".unicodeScalars.contains(scalar) { marks.insert(.arabicKafYeh) }
        if "\u{6A9}\u{6CC}".unicodeScalars.contains(scalar) { marks.insert(.persianKafYeh) }
        if value == 0x649 { marks.insert(.dotlessYeh) }
        if "\u{647}\u{629}".unicodeScalars.contains(scalar) { marks.insert(.arabicHeh) }
        if "\u{6AA}\u{6BE}\u{6C1}\u{6C3}\u{6D5}".unicodeScalars.contains(scalar) { marks.insert(.otherKafHeh) }
        if "ЂЃЄЅЇЈЉЊЋЌЎЏђѓєѕїјљњћќўџҐґ".unicodeScalars.contains(scalar) { marks.insert(.slavicLetters) }
        let isAsian = (0x48A...0x4FF).contains(value) && value != 0x490 && value != 0x491
        if "Іі".unicodeScalars.contains(scalar) || isAsian { marks.insert(.easternLetters) }
        if "ЁёЪъЫыЭэ".unicodeScalars.contains(scalar) { marks.insert(.russianLetters) }
        return marks
    }

    private static func letters(of scalar: Unicode.Scalar) -> TextMarks {
        let isLetter = scalar.properties.isAlphabetic
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: return .asciiLetters
        case 0x370...0x3FF where isLetter: return .greek
        case 0x400...0x4FF where isLetter: return .cyrillic
        case 0x590...0x5FF where isLetter: return .hebrew
        case 0x600...0x6FF where isLetter: return .arabic
        default: break
        }
        switch Script(of: scalar) {
        case .latin: return scalar.value < 0x250 ? .markedLatin : .rareLetters
        case .greek, .cyrillic: return .rareLetters
        default: return []
        }
    }

    @Test(
        "agree with a judge that reads scalar by scalar, and miss nothing that an exact judge finds",
        arguments: UInt64(1)...20
    )
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for number in 0..<5_000 {
            let text = Self.text(&generator)
            let marks = TextMarks(of: text)
            guard marks.intersection(Self.exact) == Self.slowMarks(of: text) else {
                Issue.record("\(Self.shown(text)): \(marks.rawValue), not \(Self.slowMarks(of: text).rawValue)")
                return
            }
            #expect(marks.contains(.capitals) || Words.shouting(in: text).isEmpty, "\(Self.shown(text))")
            #expect(marks.contains(.mixedScripts) || MixedScripts.slips(in: text).isEmpty, "\(Self.shown(text))")
            #expect(marks.contains(.mixedDigits) || Digits.mixedNumber(in: text) == nil, "\(Self.shown(text))")
            #expect(marks.contains(.strayJoiners) || Joiners.findings(in: text).isEmpty, "\(Self.shown(text))")
            #expect(marks.contains(.escapes) || PlainText.doubleEscape(in: text) == nil, "\(Self.shown(text))")
            let offsets = number < 100 ? Array(0...17) : [number % 18]
            for offset in offsets {
                #expect(Self.marks(of: text, at: offset, &generator) == marks, "\(Self.shown(text)) at \(offset)")
            }
        }
    }

    @Test("read bytes that are no UTF-8 without a trap", arguments: UInt64(1)...5)
    func broken(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let alone = bytes.withUnsafeBufferPointer { TextMarks(of: $0) }
            let behind = (bytes + bytes).withUnsafeBufferPointer {
                TextMarks(of: bytes.count..<(2 * bytes.count), in: $0)
            }
            #expect(alone == behind, "\(bytes)")
        }
    }

    @Test(
        "spare sound texts the exact judges",
        arguments: [
            "Kurtka Nord XL z latarką USB, 12,5 kg", "Жеңіл күрте Nordvik, 43",
            "چراغ Nordvik دست\u{200C}ساز مدل ۱۲۰ و 43",
            "حذاء رياضي ١٢٣", "Żółta Łódź – „Ósemka”", "Μπότες Nordvik", "נעלי הליכה XL", "冬の上着 XL", "R&D: 5 > 3",
            "https://shop.example/?a=1&lang=pl&amp=2",
        ]
    )
    func sound(text: String) {
        let suspicious: TextMarks = [
            .unwanted, .doubtful, .directionOverride, .capitals, .strayJoiners, .presentationForms, .mixedScripts,
            .mixedDigits,
            .escapes,
        ]
        let mixes: TextMarks = text.unicodeScalars.contains { $0 == "Ż" } ? [.capitals] : []
        #expect(TextMarks(of: text).intersection(suspicious).subtracting(mixes).isEmpty)
    }

    private static func marks(of text: String, at offset: Int, _ generator: inout SeededGenerator) -> TextMarks {
        let before = Self.text(&generator).utf8.prefix(offset)
        let padding = [UInt8](repeating: 0x4B, count: offset - before.count)
        let behind = Array(Self.text(&generator).utf8.prefix(Int.random(in: 0...20, using: &generator)))
        let block = padding + before + Array(text.utf8) + behind
        return block.withUnsafeBufferPointer { TextMarks(of: offset..<(offset + text.utf8.count), in: $0) }
    }

    private static func shown(_ text: String) -> String {
        text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }

    private static let pools: [[ClosedRange<UInt32>]] = [
        [0x61...0x7A], [0x41...0x5A], [0x20...0x7E],
        [0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0x2C...0x2E, 0x66B...0x66C],
        [0x00...0x1F, 0x7F...0xA0, 0xAD...0xAD], [0xC0...0x24F], [0x370...0x3FF], [0x400...0x4FF], [0x410...0x42F],
        [0x590...0x5FF], [0x600...0x6FF], [0x80...0x7FF], [0x800...0xFFF], [0x1000...0x1FFF], [0x2000...0x206F],
        [0x2070...0x2FFF], [0x3000...0x9FFF], [0xA000...0xD7FF], [0xE000...0xFFFF], [0x1_0000...0x1_FFFF],
        [0xE_0000...0xE_007F, 0xF_FFF0...0x10_000F],
        [0x300...0x36F, 0x41...0x45], [0x1E00...0x1EFF, 0x41...0x45, 0x300...0x301],
        [0xE_0100...0xE_01EF, 0x41...0x44],
        [0x26...0x26, 0x61...0x61, 0x6D...0x6D, 0x70...0x70, 0x3B...0x3B, 0x23...0x23], [0x20...0x20],
        [0x200C...0x200D, 0x627...0x64A, 0x6A9...0x6CC],
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        let chosen = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            Int.random(in: pools.indices, using: &generator)
        }
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let pool = pools[chosen[Int.random(in: chosen.indices, using: &generator)]]
            let range = pool[Int.random(in: pool.indices, using: &generator)]
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) else { continue }
                text.unicodeScalars.append(scalar)
            }
            if Int.random(in: 0..<40, using: &generator) == 0 { text += "&amp;lt;b &lt;/b&gt; &amp;#38; &#38;amp;" }
            if Int.random(in: 0..<40, using: &generator) == 0 { text += "кoфe XL" }
        }
        return text
    }
}

extension String.UTF8View {
    /// Whether one character stands right before another.
    fileprivate func elementsPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        zip(self, dropFirst()).contains { UInt32($0) == first.value && UInt32($1) == second.value }
    }
}
