import PIMIO
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("image problems")
struct ImageProblemTests {
    typealias Samples = ImageSamples

    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let kind: ImageProblem.Kind

        init(_ name: String, _ bytes: [UInt8], _ kind: ImageProblem.Kind) {
            self.name = name
            self.bytes = bytes
            self.kind = kind
        }

        var testDescription: String { name }
    }

    static let header = Samples.chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
    static let pngMark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func changed(_ bytes: [UInt8], _ index: Int, _ value: UInt8) -> [UInt8] {
        var bytes = bytes
        bytes[index] = value
        return bytes
    }

    @Test(
        "says why a file is no picture",
        arguments: [
            Example("nothing", [], .notAnImage),
            Example("text", Samples.text("hello"), .notAnImage),
            Example("a web page", Samples.text("\n<!DOCTYPE html><html>"), .notAnImage),
            Example("a web page in capitals", Samples.text("<HTML>"), .notAnImage),
            Example("XML", Samples.text("<?xml version=\"1.0\"?><rss/>"), .notAnImage),
            Example("a drawing", Samples.text("<svg xmlns=\"x\">"), .notRaster),
            Example(
                "a drawing behind a mark",
                [0xEF, 0xBB, 0xBF] + Samples.text("<?xml?>\n<!-- x --><SVG>"),
                .notRaster
            ),
            Example("PDF", Samples.text("%PDF-1.7"), .notAnImage),
            Example("a film", Samples.box("ftyp", Samples.text("isom\0\0\0\0mp41")), .notAnImage),
            Example("sound", Samples.text("RIFF\u{1}\u{1}\u{1}\u{1}WAVEfmt "), .notAnImage),
            Example("HEIF of another coding", Samples.box("ftyp", Samples.text("mif1\0\0\0\0jpeg")), .unsupported),
            Example("JPEG XL", [0xFF, 0x0A, 1, 2], .unsupported),
            Example("BigTIFF", Samples.text("II+\0"), .unsupported),
            Example("an icon", [0, 0, 1, 0, 1, 0], .unsupported),
            Example("Apple's PNG", pngMark + Samples.chunk("CgBI", [1, 2, 3, 4]) + header, .unsupported),
            Example("lossless JPEG", Samples.jpeg(1, 1, marker: 0xC3), .unsupported),
            Example("a JPEG of open height", Samples.jpeg(1, 0), .unsupported),
            Example("a bitmap around a JPEG", Samples.bmp(1, 1, packing: 4), .unsupported),
            Example("a camera's TIFF", Samples.tiff(1, 1, .little, [(254, 4, [1]), (330, 4, [9])]), .unsupported),
            Example("a PNG of one mark", pngMark, .truncated),
            Example("half a mark", Array(pngMark[..<5]), .truncated),
            Example("a PNG with a wrong checksum", changed(Samples.png(1, 1), 30, 0), .malformed),
            Example("a PNG of a kind that is none", Samples.png(1, 1, depth: 4, color: 6), .malformed),
            Example("a PNG without pixels", Samples.png(1, 1, pixels: 0), .malformed),
            Example("a PNG with a chunk of no name", pngMark + header + [0, 0, 0, 0, 1, 2, 3, 4], .malformed),
            Example("a JPEG without pixels", [0xFF, 0xD8, 0xFF, 0xD9], .malformed),
            Example(
                "a JPEG whose pixels come first",
                [0xFF, 0xD8] + Samples.segment(0xDA, [1, 1, 0, 0, 63, 0]),
                .malformed
            ),
            Example("a JPEG of two colours", Samples.jpeg(1, 1, components: 2), .malformed),
            Example("a GIF without frames", Samples.gif(1, 1, frames: 0), .malformed),
            Example("a WebP that says to be empty", changed(Samples.riff([Samples.lossy(1, 1)]), 4, 0), .malformed),
            Example(
                "a WebP without pixels",
                Samples.riff([Samples.extended(1, 1, flags: 0), ("XMP ", [])]),
                .malformed
            ),
            Example(
                "a WebP whose frame hangs on another",
                changed(Samples.riff([Samples.lossy(1, 1)]), 20, 1),
                .malformed
            ),
            Example("a bitmap with a header of its own", Samples.bmp(1, 1, header: 60), .malformed),
            Example("a TIFF without height", Samples.directory([(256, 3, [1])], .big), .malformed),
            Example("a TIFF that points behind itself", Samples.text("II*\0\u{7F}\u{7F}\u{7F}\u{7F}"), .truncated),
            Example("a PNG of no width", Samples.png(0, 1), .hostileSize),
            Example("a PNG of giant width", Samples.png(0x7FFF_FFFF, 1), .hostileSize),
            Example("a PNG of giant sides", Samples.png(0x7FFF_FFFF, 0x7FFF_FFFF), .hostileSize),
            Example("too many pixels", Samples.png(90_000, 90_000), .hostileSize),
            Example("a JPEG of no width", Samples.jpeg(0, 5), .hostileSize),
            Example("a bitmap of negative width", changed(Samples.bmp(1, 1), 21, 0x80), .hostileSize),
            Example("an AVIF of giant sides", Samples.heif(0xFFFF_FFFF, 0xFFFF_FFFF), .hostileSize),
        ]
    )
    func kinds(_ example: Example) {
        let problem = #expect(throws: ImageProblem.self) { try ImageFacts.read(bytes: example.bytes) }
        #expect(problem?.kind == example.kind, "\(problem?.message ?? "")")
    }

    @Test("a folder, a pipe and a missing file are unreadable, and nothing waits")
    func unreadable() throws {
        try withFolder { folder in
            let pipe = Files.join(folder, "pipe.png")
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [folder, pipe, Files.join(folder, "none.png"), "", "a\0b"] {
                let problem = #expect(throws: ImageProblem.self) { try ImageFacts.read(path) }
                #expect(problem?.kind == .unreadable)
            }
        }
    }

    @Test("keeps to what it may read, however large the file")
    func allowance() throws {
        let comment = Samples.segment(0xFE, [UInt8](repeating: 0x20, count: 60_000))
        let long = Samples.jpeg(640, 480, segments: Array(repeating: comment, count: 100))
        #expect(try ImageFacts.read(bytes: long).width == 640)
        let padded = Samples.jpeg(1, 1, segments: [[UInt8](repeating: 0xFF, count: 300_000)])
        #expect(throws: ImageProblem.self) { try ImageFacts.read(bytes: padded) }
        let small = ImageLimits(maxBytesRead: 40_000)
        let scattered = Samples.png(2, 3, chunks: Array(repeating: Samples.chunk("tEXt", []), count: 9000))
        let problem = #expect(throws: ImageProblem.self) { try ImageFacts.read(bytes: scattered, limits: small) }
        #expect(problem?.kind == .headTooLong)
        let few = #expect(throws: ImageProblem.self) {
            try ImageFacts.read(bytes: long, limits: ImageLimits(maxReads: 9))
        }
        #expect(few?.kind == .headTooLong)
        let large = #expect(throws: ImageProblem.self) {
            try ImageFacts.read(bytes: long, limits: ImageLimits(maxFileBytes: 1000))
        }
        #expect(large?.kind == .tooLarge)
    }

    @Test("says what it could not see of a long file")
    func unseen() throws {
        let limits = ImageLimits(maxBytesRead: 20_000)
        let gif = Samples.gif(9, 9, frames: 2, frameSize: 60_000)
        #expect(try ImageFacts.read(bytes: gif, limits: limits).isAnimated == nil)
        let loop = Samples.gif(9, 9, frames: 2, loops: true, frameSize: 60_000)
        let facts = try ImageFacts.read(bytes: loop, limits: limits)
        #expect(facts.isAnimated == true && facts.isWhole == true)
        let png = Samples.png(9, 9, pixels: 4000)
        #expect(try ImageFacts.read(bytes: png, limits: limits).isWhole == true)
        #expect(try ImageFacts.read(bytes: png.dropLast(9000), limits: limits).isWhole == nil)
    }

    @Test("a JPEG followed by something else is whole or unknown, one cut off is cut off")
    func ends() throws {
        let row = [UInt8](repeating: 0x33, count: 100) + [0xFF, 0x00]
        let pixels = Array(Array(repeating: row, count: 90).joined())
        let whole = Samples.jpeg(9, 9, pixels: pixels)
        #expect(try ImageFacts.read(bytes: whole + [0, 0, 0]).isWhole == true)
        let film = pixels + [0xFF, 0x17, 0x00]
        #expect(try ImageFacts.read(bytes: whole + film).isWhole == nil)
        #expect(try ImageFacts.read(bytes: whole + [UInt8](repeating: 0, count: 5000)).isWhole == nil)
        #expect(try ImageFacts.read(bytes: whole.dropLast(2)).isWhole == false)
    }
}

extension ImageFacts {
    static func read(bytes: ArraySlice<UInt8>, limits: ImageLimits = ImageLimits()) throws(ImageProblem) -> ImageFacts {
        try read(bytes: Array(bytes), limits: limits)
    }
}
