import PIMIO
import Testing

@Suite("image facts")
struct ImageFactsTests {
    typealias Samples = ImageSamples

    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let facts: String

        init(_ name: String, _ bytes: [UInt8], _ facts: String) {
            self.name = name
            self.bytes = bytes
            self.facts = facts
        }

        var testDescription: String { name }
    }

    static func words(_ facts: ImageFacts) -> String {
        var words = ["\(facts.format) \(facts.width)x\(facts.height)", "\(facts.colorSpace)\(facts.bitDepth)"]
        if facts.orientation != 1 {
            words.append("turned \(facts.orientation) from \(facts.storedWidth)x\(facts.storedHeight)")
        }
        if facts.hasAlpha { words.append("alpha") }
        if facts.isAnimated != false { words.append(facts.isAnimated == nil ? "perhaps animated" : "animated") }
        if facts.isProgressive { words.append("progressive") }
        if facts.hasColorProfile { words.append("profile") }
        if let density = facts.pixelsPerInch { words.append("\(density)ppi") }
        if facts.isWhole != true { words.append(facts.isWhole == nil ? "perhaps cut" : "cut") }
        return words.joined(separator: ", ")
    }

    static let all: [Example] = png + jpeg + gif + webp + bmp + tiff + heif

    @Test("tells what a picture is", arguments: all)
    func facts(_ example: Example) throws {
        let facts = try ImageFacts.read(bytes: example.bytes)
        #expect(Self.words(facts) == example.facts)
        #expect(facts.fileSize == example.bytes.count)
    }

    @Test("reads the same from a file, whatever its name says", arguments: all)
    func files(_ example: Example) throws {
        try withFolder { folder in
            let path = Files.join(folder, "picture.txt")
            try Files.writeAtomically(example.bytes, to: path)
            #expect(try ImageFacts.read(path) == ImageFacts.read(bytes: example.bytes))
        }
    }

    @Test("no beginning of a file passes for the whole file", arguments: all)
    func prefixes(_ example: Example) throws {
        let whole = try ImageFacts.read(bytes: example.bytes)
        for count in example.bytes.indices {
            do throws(ImageProblem) {
                let facts = try ImageFacts.read(bytes: Array(example.bytes[..<count]))
                #expect(facts.isWhole != true, "\(count) of \(example.bytes.count) bytes")
                #expect((facts.width, facts.height) == (whole.width, whole.height))
            } catch {
                #expect(!error.message.isEmpty && !error.remedy.isEmpty)
                #expect([.truncated, .notAnImage, .malformed].contains(error.kind), "\(error.kind) at \(count)")
            }
        }
    }

    @Test(
        "an ending that promises another format is told",
        arguments: [
            ("a.jpg", ImageFormat.jpeg), ("photos.gif/a.JPEG", .jpeg), ("a.png", nil), ("A.PNG", nil), ("a", nil),
            ("a.png.webp", .webp), ("a.txt", nil), (".bmp", .bmp), ("x/.tiff/a", nil), ("a.HEIF", .heic), ("a.", nil),
        ]
    )
    func names(_ example: (name: String, promised: ImageFormat?)) throws {
        let facts = try ImageFacts.read(bytes: Samples.png(1, 1))
        #expect(facts.formatPromised(byFileName: example.name) == example.promised)
    }
}
