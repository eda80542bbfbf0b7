import Testing

@testable import PIMText

@Suite("Shouting words")
struct ShoutingTests {
    @Test("Bytes give what a look at each character gives, for words of many scripts", arguments: 1...40)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let text = Self.text(&generator)
            let words = Self.shouting(in: text)
            #expect(Words.shouting(in: text).map(String.init) == words, "\(text)")
            #expect(text.withBytes { Words.isShouting($0) } == !words.isEmpty, "\(text)")
        }
    }

    @Test("Every capital of Latin and Cyrillic is found wherever it stands")
    func capitals() {
        for value in UInt32(0x41)...0x1EFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let word = String(repeating: String(scalar), count: 5)
            for before in ["", "өте ", "كفش زمستانی, ", "жылы қысқы күртеше, "] {
                let text = before + word + " әрі жеңіл, жылы және өте ыңғайлы"
                let isFound = text.withBytes { Words.isShouting($0) }
                #expect(isFound == !Self.shouting(in: text).isEmpty, "U+\(String(value, radix: 16)) after \(before)")
            }
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let letters = [
            "ABCDEabcdefghijklmnopqrstuvwxyz", "ĄĆŁŻÉÜąćęłńóśźżéü", "АБВЖЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
            "ҚҢҒӘӨҰҮІҺқңғәөұүіһӀӁӂӃ", "ابپتثجچکگیيكآ", "ΑΒΓΔΕαβγδε", "אבגדהו", "冬の上着겨울", "ẸẠẽ", "0123456789_",
        ].map(Array.init)
        let others = [" ", " ", " ", ", ", "-", "\u{301}", "\u{200C}", "\u{AD}", "\u{1}", "–", "„", "😀", "\u{A0}"]
        let count = Int.random(in: 0...14, using: &generator)
        return (0..<count).map { _ in
            guard Int.random(in: 0..<3, using: &generator) > 0, let script = letters.randomElement(using: &generator)
            else { return others.randomElement(using: &generator) ?? "" }
            // Capitals stand first: few kinds of letters make shouting words likely.
            let kinds = Bool.random(using: &generator) ? 5 : script.count
            let length = Int.random(in: 1...9, using: &generator)
            return String((0..<length).compactMap { _ in script.prefix(kinds).randomElement(using: &generator) })
        }.joined()
    }

    private static func shouting(in text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in Array(text.unicodeScalars) + [" "] {
            guard role(scalar) == nil else {
                word.append(scalar)
                continue
            }
            let isInCapitals = word.allSatisfy { role($0) != "small" }
            if isInCapitals, word.count(where: { role($0) == "capital" }) >= 5 { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        return words
    }

    private static func role(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter:
            switch scalar.value {
            case 0x41...0x5A, 0xC0...0x24F, 0x400...0x52F, 0x1E00...0x1EFF: "capital"
            default: "small"
            }
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: "mark"
        case .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .otherNumber: "small"
        default: scalar == "_" ? "small" : nil
        }
    }
}
