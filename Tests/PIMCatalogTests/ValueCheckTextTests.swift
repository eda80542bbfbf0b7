import PIMCatalog
import Testing

@Suite("Value check of texts")
struct ValueCheckTextTests {
    @Test("finds what a look at each character finds, for any text", arguments: [nil, 0, 3, 12] as [Int?])
    func random(maximum: Int?) throws {
        let structure = try CatalogSamples.structure { draft in
            draft.attribute("ean") { $0.validation.maximumLength = maximum }
            draft.attribute("sku") { $0.validation.maximumLength = maximum }
        }
        let check = ValueCheck(structure: structure)
        let catalog = Catalog(structure: structure)
        let pieces = [
            "a", "Zx", "ż", "می\u{200C}خواهم", "ә", "冬", "😀", "e\u{301}", " ", "  ", "\n", "\t", "\u{1}", "\u{85}",
            "\u{AD}",
            "\u{61C}", "\u{200E}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFE}", "\u{FFFD}", "\u{A0}", "\u{200D}",
            "–",
        ]
        var generator = SeededNumbers(seed: UInt64(maximum ?? 99))
        for _ in 0..<3000 {
            let hasSlips = Int.random(in: 0..<3, using: &generator) == 0
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                    pieces.prefix(hasSlips ? pieces.count : 8).randomElement(using: &generator) ?? ""
                }.joined()
            }
            let product = try CatalogSamples.product(texts[0], values: [structure.entry("ean", .text(texts[1]))])
            let findings = check.check(catalog.lineage(of: product))
            let expected =
                Self.slips(texts[1], maximum).map { "ean \($0)" } + Self.slips(texts[0], maximum).map { "sku \($0)" }
            #expect(findings.map { "\($0.attribute?.text ?? "") \($0.message)" } == expected, "\(texts)")
        }
    }

    private static func slips(_ text: String, _ maximum: Int?) -> [String] {
        var slips: [String] = []
        if let unwanted = text.unicodeScalars.first(where: isUnwanted) {
            let digits = String(unwanted.value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            slips.append("it holds U+\(code), which feeds leave out")
        }
        if text.unicodeScalars.contains("\u{FFFD}") {
            slips.append("it holds U+FFFD, which stands where a character was lost")
        }
        let length = text.unicodeScalars.count
        if let maximum, length > maximum {
            slips.append("it has \(length) code points, at most \(maximum) are allowed")
        }
        return slips
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x80...0x9F, 0xAD, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
