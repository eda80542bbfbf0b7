import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake
@testable import PIMText

@Suite("The search for marks")
struct MarkScanTests {
    @Test("suspects every character that normal form C does not always keep")
    func scalars() {
        var suspects = 0
        for value in UInt32(0)..<0x11_0000 where Unicode.Scalar(value) != nil {
            let isSuspect = MarkScan.isSuspect(value)
            suspects += isSuspect ? 1 : 0
            if !NormalForm.isSafe(value), !isSuspect { Issue.record("U+\(String(value, radix: 16))") }
        }
        // Letters of everyday texts are none.
        let letters = "Zażółć gęślą jaźń, Қазақша әлем; سلام دنیا، گچپژ؟ ي ك ة 你好 かな カナ 한글 👍 “–” … ﷼ ẞ Việt ₸ ⅓"
        #expect(letters.unicodeScalars.filter { MarkScan.isSuspect($0.value) } == [])
        #expect(suspects < 75_000)
    }

    @Test("leads to the same text as composing would, for random texts of all scripts", arguments: 0..<6)
    func random(seed: Int) throws {
        let structure = try NativeSamples.catalog().structure
        var generator = NativeRandom(seed: UInt64(seed))
        var texts: [String] = []
        var lines: [UInt8] = []
        for _ in 0..<1_500 {
            let text = Self.text(&generator)
            texts.append(text)
            var writer = JSONWriter()
            writer.string(text)
            var spelled = writer.buffer.string
            if Int.random(in: 0..<4, using: &generator) == 0 { spelled = Self.numbered(spelled, &generator) }
            lines +=
                Array(#"{"identifier":"P","values":{"name":[{"locale":"pl_PL","data":\#(spelled)}]}}"#.utf8) + [0x0A]
        }
        let reading = try NativeSamples.read(lines, structure)
        #expect(reading.products.count == texts.count, "\(reading.rejected.prefix(3))")
        var changed = 0
        for (text, product) in zip(texts, reading.products) {
            guard case .text(let read)? = product.values.first?.value else {
                Issue.record("no text")
                continue
            }
            let expected = NormalForm.nfc(text)
            if !read.utf8.elementsEqual(expected.utf8) {
                Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            }
            changed += expected.utf8.elementsEqual(text.utf8) ? 0 : 1
        }
        #expect(changed > 200)
    }

    /// Letters, and marks between them more often than anybody writes them.
    private static func text(_ generator: inout NativeRandom) -> String {
        let letters: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xC0...0x17F, 0x370...0x3FF, 0x400...0x4FF, 0x530...0x58F, 0x5D0...0x5EA, 0x61B...0x64A,
            0x660...0x6D5, 0x904...0x939, 0xE01...0xE30, 0x1100...0x1175, 0x1EA0...0x1EF9, 0x2000...0x212F,
            0x3041...0x30FF, 0x4E00...0x4E40, 0xAC00...0xAC40, 0xFB1D...0xFB4E, 0x1F600...0x1F640,
        ]
        let marks: [ClosedRange<UInt32>] = [
            0x300...0x36F, 0x374...0x37E, 0x387...0x387, 0x483...0x487, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F,
            0x670...0x670, 0x6D6...0x6ED, 0x711...0x74A, 0x93C...0x94D, 0xE38...0xE4B, 0x11A8...0x11C2,
            0x20D0...0x20F0, 0x3099...0x309A, 0x1D165...0x1D169, 0x2F800...0x2F820,
        ]
        let rarity = Int.random(in: 1..<12, using: &generator)
        let script = letters.randomElement(using: &generator) ?? 0x61...0x7A
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<40, using: &generator) {
            let isMark = Int.random(in: 0...rarity, using: &generator) == 0
            let others = Int.random(in: 0..<5, using: &generator) == 0
            let range =
                isMark
                ? marks.randomElement(using: &generator) : others ? letters.randomElement(using: &generator) : script
            Unicode.Scalar(UInt32.random(in: range ?? script, using: &generator)).map { text.append($0) }
        }
        return String(text)
    }

    /// A JSON string with some characters by their numbers.
    private static func numbered(_ json: String, _ generator: inout NativeRandom) -> String {
        var result = ""
        var isEscaped = false
        for scalar in json.unicodeScalars {
            let isFree = !isEscaped && scalar != "\\" && scalar != "\""
            if isFree, scalar.value > 0x7F || !Character(scalar).isLetter, Bool.random(using: &generator) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
            isEscaped = !isEscaped && scalar == "\\"
        }
        return result
    }
}
