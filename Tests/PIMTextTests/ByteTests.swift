import PIMText
import Testing

@Suite("Bytes of texts")
struct ByteTests {
    /// The rule of shouting words in plain words, over decoded characters.
    private static func shouting(in text: String) -> [String] {
        var found: [String] = []
        var word = ""
        var capitals = 0
        var isOrdinary = false
        for scalar in text.unicodeScalars.map(Optional.some) + [nil] {
            let category = scalar?.properties.generalCategory
            switch (category, scalar?.value ?? 0) {
            case (.uppercaseLetter, 0x41...0x5A), (.uppercaseLetter, 0xC0...0x24F), (.uppercaseLetter, 0x400...0x52F),
                (.uppercaseLetter, 0x1E00...0x1EFF):
                capitals += 1
            case (_, 0x5F), (.uppercaseLetter, _), (.lowercaseLetter, _), (.titlecaseLetter, _), (.modifierLetter, _),
                (.otherLetter, _), (.decimalNumber, _), (.otherNumber, 0x80...):
                isOrdinary = true
            case (.nonspacingMark, _), (.spacingMark, _), (.enclosingMark, _), (.format, 0x80...):
                break
            default:
                if capitals >= 5, !isOrdinary { found.append(word) }
                (word, capitals, isOrdinary) = ("", 0, false)
                continue
            }
            scalar.map { word.unicodeScalars.append($0) }
        }
        return found
    }

    /// Texts of many scripts, with runs of capitals and marks among them.
    private static func text(_ generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x5A, 0x41...0x5A, 0x61...0x7A, 0x20...0x7E, 0xC0...0x24F, 0x300...0x36F, 0x410...0x42F,
            0x400...0x52F,
            0x430...0x44F, 0x600...0x6FF, 0x5D0...0x5EA, 0x900...0x97F, 0x1E00...0x1EFF, 0x2000...0x206F,
            0x4E00...0x4E20, 0x1F600...0x1F64F, 0x80...0xFFFF, 0x10000...0x1FFFF,
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            let range = ranges.randomElement(using: &generator) ?? 0x41...0x5A
            let marks = Int.random(in: 0...3, using: &generator) == 0
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                Unicode.Scalar(UInt32.random(in: range, using: &generator)).map { text.append($0) }
                if marks { text.append("\u{301}") }
            }
            if Bool.random(using: &generator) { text.append(" ") }
        }
        return String(text)
    }

    @Test("finds shouting words as the rule in plain words does, for texts of all scripts")
    func shouting() {
        var generator = SeededGenerator(seed: 51)
        var found = 0
        for _ in 0..<20_000 {
            let text = Self.text(&generator)
            let expected = Self.shouting(in: text)
            found += expected.isEmpty ? 0 : 1
            #expect(text.withBytes { Words.isShouting($0) } == !expected.isEmpty, "\(text.debugDescription)")
            #expect(Words.shouting(in: text).map(String.init) == expected, "\(text.debugDescription)")
        }
        #expect(found > 1_000)
    }

    @Test("sees every character of Unicode in a shouting word as the rule does")
    func everyScalar() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // The word begins at each offset from the bytes that are looked at.
            let text = String(repeating: ".", count: Int(value % 5)) + "ABC\(scalar)DE"
            let isShouting = text.withBytes { Words.isShouting($0) }
            if isShouting != !Self.shouting(in: text).isEmpty {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("does not trap on bytes that are no UTF-8")
    func brokenBytes() {
        var generator = SeededGenerator(seed: 52)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0x80...0xFF, using: &generator)
            }
            bytes.withUnsafeBufferPointer { _ = Words.isShouting($0) }
        }
    }

    @Test("knows encoded addresses and encodes the rest as the text functions do")
    func addresses() {
        var generator = SeededGenerator(seed: 53)
        let starts = ["https://", "http://", "HTTPS://", "https:/", "", "ftp://", "https://shop.example"]
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...40, using: &generator)
            let plain = (0..<length).map { _ in "abz019-._~/?&=#@:AZ%4[]".randomElement(using: &generator) ?? "a" }
            let rest = Bool.random(using: &generator) ? String(plain) : generator.text(maximumLength: 8)
            let text = (starts.randomElement(using: &generator) ?? "") + rest
            let encoded = URLText.percentEncoded(text)
            let isEncoded = text.withBytes { URLText.isEncoded($0) }
            #expect(isEncoded == text.utf8.elementsEqual(encoded.utf8), "\(text)")
            var bytes = Array(text.utf8)
            URLText.appendPercentEncoded(0..<bytes.count, of: &bytes)
            #expect(bytes.dropFirst(text.utf8.count).elementsEqual(encoded.utf8), "\(text)")
            if isEncoded {
                #expect(text.withBytes { URLText.isEncodedHTTP($0) } == URLText.isHTTP(text), "\(text)")
            }
        }
    }

    @Test("takes an address for encoded only where every byte may stand in one", arguments: 0...255)
    func encodedBytes(_ byte: Int) {
        let forbidden = byte <= 0x20 || byte >= 0x7F || Array("\"<>\\^`{|}%".utf8).contains(UInt8(byte))
        for place in 0..<34 {
            var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 34)
            bytes[place] = UInt8(byte)
            // A per cent sign before two letters from a to f is an escape.
            let isEscape = byte == 0x25 && place < 32
            #expect(bytes.withUnsafeBufferPointer { URLText.isEncoded($0) } == (!forbidden || isEscape))
        }
    }

    @Test("counts lengths of bytes as of texts, in every unit", arguments: LengthUnit.allCases)
    func lengths(_ unit: LengthUnit) {
        var generator = SeededGenerator(seed: 54)
        for _ in 0..<2_000 {
            // The standard library knows marks of later versions of Unicode.
            let letters = Self.text(&generator).unicodeScalars.filter {
                $0.properties.age.map { $0 <= (14, 0) } ?? true
            }
            let text = String(String.UnicodeScalarView(letters)) + generator.text(maximumLength: 10)
            let expected =
                switch unit {
                case .graphemes: text.count
                case .codePoints: text.unicodeScalars.count
                case .utf16: text.utf16.count
                case .utf8: text.utf8.count
                case .displayWidth:
                    text.reduce(0) { total, character in
                        total + String(character).withBytes { LengthUnit.displayWidth.length(of: $0) }
                    }
                case .htmlEscapedCodePoints:
                    text.unicodeScalars.reduce(0) { total, scalar in
                        switch scalar {
                        case "&": total + 5
                        case "<", ">": total + 4
                        case "\"": total + 6
                        default: total + 1
                        }
                    }
                }
            #expect(text.withBytes { unit.length(of: $0) } == expected)
            #expect(unit.length(of: text) == expected)
            #expect(text.withBytes { $0.isASCII } == text.unicodeScalars.allSatisfy { $0.isASCII })
        }
    }
}
