import Foundation
import Testing

@testable import PIMText

@Suite("Normal form C")
struct NormalFormTests {
    @Test("is what Foundation makes of texts of many scripts", arguments: 1...40)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            // Foundation composes old jamo, which Unicode does not.
            let text = String(
                String.UnicodeScalarView(
                    generator.scripts(maximumLength: 12).unicodeScalars.filter { !Self.isOldJamo($0) }
                )
            )
            let expected = text.precomposedStringWithCanonicalMapping
            let name = text.unicodeScalars.map { String($0.value, radix: 16) }
            #expect(Array(NormalForm.nfc(text).utf8) == Array(expected.utf8), "\(name)")
            #expect(NormalForm.isNFC(text) == text.utf8.elementsEqual(expected.utf8), "\(name)")
        }
    }

    @Test("is right for every scalar by itself and for its parts")
    func everyScalar() {
        var wrong: [String] = []
        for value in [UInt32](0...0x33FF) + [UInt32](0xA000...0x1_FFFF) + [UInt32](0x2_F800...0x2_FA1F) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.age.map({ $0 <= (14, 0) }) ?? false else {
                continue
            }
            let text = String(scalar)
            let parts = text.decomposedStringWithCanonicalMapping
            let expected = text.precomposedStringWithCanonicalMapping
            let isRight =
                NormalForm.nfc(text).utf8.elementsEqual(expected.utf8)
                && NormalForm.nfc(parts).utf8.elementsEqual(expected.utf8)
                && NormalForm.isNFC(text) == text.utf8.elementsEqual(expected.utf8)
            if !isRight { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    private static func isOldJamo(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1113...0x1160, 0x1176...0x11A7, 0x11C3...0x11FF: true
        default: false
        }
    }

    @Test("does not trap on bytes that are no UTF-8")
    func brokenBytes() {
        var generator = SeededGenerator(seed: 61)
        let folding = Folding(.search)
        for _ in 0..<1_000 {
            let bytes: [UInt8] = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                Bool.random(using: &generator) ? .random(in: 0x60...0xFF, using: &generator) : 0x3C
            }
            bytes.withUnsafeBufferPointer { buffer in
                _ = NormalForm.isNFC(buffer)
                var output: [UInt8] = []
                NormalForm.appendNFC(buffer, to: &output)
                _ = Graphemes.count(buffer)
                _ = LengthUnit.displayWidth.length(of: buffer)
                var folded = FoldedText()
                folded.fold(buffer, by: folding)
                #expect(folded.originalRange(of: 0..<folded.count).upperBound <= bytes.count)
                WordBoundaries.forEach(in: buffer) { #expect(!$0.range.isEmpty) }
                if !buffer.isEmpty { #expect(SentenceBoundaries.end(in: buffer, from: 0) > 0) }
                for limit in 0..<4 {
                    let kept = Cut.keptCount(of: buffer, to: limit, unit: .displayWidth, at: .words)
                    #expect(kept <= buffer.count)
                }
                _ = MixedScripts.words(in: buffer)
                PlainText.appendLines(fromHTML: buffer, items: .bullet, to: &output)
                MarkupSanitizer(allowing: ["b"]).append(buffer, to: &output)
            }
        }
    }
}
