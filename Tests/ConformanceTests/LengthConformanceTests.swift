import Foundation
import PIMText
import Testing

@Suite("Lengths of multilingual texts")
struct LengthConformanceTests {
    private static let file = "data/multilingual-vectors.json"

    private struct Vector: Decodable {
        let text: String
        let codepoints: String
        let graphemes: Int
        let codePoints: Int
        let utf8: Int
        let utf16: Int
    }

    @Test("are the published ones in every unit", .enabled(if: SharedFolder.file(file) != nil))
    func lengths() throws {
        let path = try #require(SharedFolder.file(Self.file))
        let vectors = try JSONDecoder().decode([String: Vector].self, from: Data(contentsOf: URL(filePath: path)))
        #expect(vectors.count == 28)
        for (name, vector) in vectors {
            let scalars = vector.codepoints.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
            for text in [text, vector.text] {
                #expect(LengthUnit.graphemes.length(of: text) == vector.graphemes, "\(name)")
                #expect(LengthUnit.codePoints.length(of: text) == vector.codePoints, "\(name)")
                #expect(LengthUnit.utf8.length(of: text) == vector.utf8, "\(name)")
                #expect(LengthUnit.utf16.length(of: text) == vector.utf16, "\(name)")
            }
        }
    }
}
