import PIMCatalog
import PIMGuidelines
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

@Suite("Guideline files")
struct GuidelineFileTests {
    private static func parse(_ text: String) -> (guideline: Guideline?, findings: [Finding]) {
        var log = IntakeLog()
        let guideline = GuidelineFile.parse(Array(text.utf8), name: "g.json", log: &log)
        return (guideline, log.findings)
    }

    @Test("change lists only where lists stand under the signs")
    func changes() throws {
        let with = """
            {"a": {"+": ["x"], "-": ["y"]}, "b": {"+": "x"}, "c": {"-": "\u{2013}"}, "d": {"+": ["x"], "e": ["y"]},
             "f": {"-": ["x"], "+": "y"}}
            """
        let text = "{\"guideline\": \"g\", \"rules\": [{\"id\": \"r\", \"kind\": \"k\", \"with\": \(with)}]}"
        let settings = try #require(Self.parse(text).guideline).rules[0].settings
        #expect(settings["a"] == .change(adding: ["x"], removing: ["y"]))
        #expect(settings["b"] == .set(["+": "x"]))
        #expect(settings["c"] == .set(["-": "\u{2013}"]))
        #expect(settings["d"] == .set(["+": ["x"], "e": ["y"]]))
        #expect(settings["f"] == .set(["-": ["x"], "+": "y"]))
    }

    @Test("are refused where a vocabulary is no list")
    func vocabularies() {
        for text in ["{\"+\": \"cheap\"}", "\"cheap\"", "{\"cheap\": 1}"] {
            let (guideline, findings) = Self.parse("{\"guideline\": \"g\", \"vocabularies\": {\"bad\": \(text)}}")
            #expect(guideline == nil)
            #expect(findings.count == 1)
            #expect(findings.first?.message.hasPrefix("the vocabulary \"bad\" is ") == true)
        }
    }

    /// A file of a picture, and what rules for pictures say of it.
    struct Picture: CustomTestStringConvertible, Sendable {
        var name: String
        var bytes: [UInt8]
        var facts: Bool
        var format: String?
        var testDescription: String { name }
    }

    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 1, 0x2C, 1, 0x2C, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0]
        + [UInt8](repeating: 0x11, count: 500)

    /// A GIF of one pixel.
    private static let gif: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2]
        + [2, 0x44, 1, 0, 0x3B]

    static let pictures: [Picture] = [
        Picture(name: "whole.jpg", bytes: jpeg + [0xFF, 0xD9], facts: true, format: "jpeg"),
        Picture(
            name: "padded.jpg",
            bytes: jpeg + [0xFF, 0xD9] + [UInt8](repeating: 0, count: 5000),
            facts: true,
            format: "jpeg"
        ),
        Picture(name: "whole.gif", bytes: gif, facts: true, format: "gif"),
        Picture(name: "cut.gif", bytes: Array(gif.dropLast(6)), facts: false),
        Picture(name: "text.png", bytes: Array("no picture".utf8), facts: false),
    ]

    @Test("have pictures in the folder whose formats rules name", arguments: pictures)
    func seen(picture: Picture) throws {
        let folder = try RunFolder()
        try Files.writeAtomically(picture.bytes, to: Files.join(folder.path, picture.name))
        switch FolderPictures(folder: folder.path).facts(of: picture.name) {
        case .success(let facts)?:
            #expect(picture.facts)
            #expect(facts.format == picture.format)
        case .failure(let problem)?: #expect(!picture.facts, "\(problem.message)")
        case nil: Issue.record("the file is not seen")
        }
    }
}
