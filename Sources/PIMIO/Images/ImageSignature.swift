/// Tells formats by their first bytes.
enum ImageSignature {
    private enum Verdict {
        case format(ImageFormat)
        case unsupported(String)
        case other(String)
    }

    private struct Mark {
        let bytes: [UInt8]
        var offset = 0
        let verdict: Verdict
    }

    /// The format of a file.
    static func format(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFormat {
        guard bytes.size > 0 else { throw ImageProblem(.notAnImage, "expected a picture, found an empty file") }
        let head = try bytes.head(1024)
        if head.dropFirst(4).starts(with: "ftyp".utf8) { return try container(&bytes) }
        for mark in marks where head.dropFirst(mark.offset).starts(with: mark.bytes) {
            switch mark.verdict {
            case .format(let format): return format
            case .unsupported(let name):
                throw ImageProblem(.unsupported, "expected JPEG, PNG, WebP or the like, found \(name)")
            case .other(let name): throw ImageProblem(.notAnImage, "expected a picture, found \(name)")
            }
        }
        try refuseText(head)
        if marks.contains(where: { $0.offset == 0 && head.count < $0.bytes.count && $0.bytes.starts(with: head) }) {
            throw ImageProblem(.truncated, "expected a picture, found only its first \(head.count) bytes")
        }
        throw ImageProblem(.notAnImage, "expected a picture, found other bytes")
    }

    /// The format of a file made of boxes, told by the brands in its first box.
    private static func container(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFormat {
        let length = try bytes.number(4, at: 0, .big)
        guard (16...4096).contains(length) else { throw ImageProblem(.malformed, "expected brands in the first box") }
        let box = try bytes.part(at: 8, count: length - 8)
        var brands: [String] = []
        for start in stride(from: 0, to: box.count - 3, by: 4) where start != 4 {
            brands.append(String(decoding: box[start..<start + 4], as: UTF8.self))
        }
        if brands.contains("avif") || brands.contains("avis") { return .avif }
        if brands.contains(where: heifBrands.contains) { return .heic }
        guard brands.contains("mif1") || brands.contains("msf1") else {
            throw ImageProblem(.notAnImage, "expected a picture, found a video or another file made of boxes")
        }
        throw ImageProblem(.unsupported, "expected AVIF or HEIC, found HEIF with another coding")
    }

    /// Names drawings and web pages, which are often saved in place of pictures.
    private static func refuseText(_ head: [UInt8]) throws(ImageProblem) {
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = head.dropFirst(start).drop { $0 <= 0x20 }
        guard text.first == UInt8(ascii: "<") else { return }
        let small = String(decoding: text.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        if small.hasPrefix("<!doctype html") || small.hasPrefix("<html") {
            throw ImageProblem(.notAnImage, "expected a picture, found a web page")
        }
        if contains("<svg", small) || contains("svg 1.", small) {
            throw ImageProblem(
                .notRaster,
                "expected a picture made of pixels, found an SVG drawing, which is not a raster"
            )
        }
        throw ImageProblem(.notAnImage, "expected a picture, found text with markup")
    }

    private static func contains(_ pattern: String, _ text: String) -> Bool {
        let pattern = Array(pattern.utf8)
        let text = Array(text.utf8)
        guard text.count >= pattern.count else { return false }
        return (0...text.count - pattern.count).contains { text[$0...].starts(with: pattern) }
    }

    private static let heifBrands: Set<String> = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"]

    private static let marks: [Mark] = [
        Mark(bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], verdict: .format(.png)),
        Mark(bytes: [0xFF, 0xD8, 0xFF], verdict: .format(.jpeg)),
        Mark(bytes: Array("GIF87a".utf8), verdict: .format(.gif)),
        Mark(bytes: Array("GIF89a".utf8), verdict: .format(.gif)),
        Mark(bytes: Array("WEBP".utf8), offset: 8, verdict: .format(.webp)),
        Mark(bytes: Array("BM".utf8), verdict: .format(.bmp)),
        Mark(bytes: [0x49, 0x49, 0x2A, 0x00], verdict: .format(.tiff)),
        Mark(bytes: [0x4D, 0x4D, 0x00, 0x2A], verdict: .format(.tiff)),
        Mark(bytes: [0x49, 0x49, 0x2B, 0x00], verdict: .unsupported("BigTIFF")),
        Mark(bytes: [0x4D, 0x4D, 0x00, 0x2B], verdict: .unsupported("BigTIFF")),
        Mark(bytes: [0xFF, 0x0A], verdict: .unsupported("JPEG XL")),
        Mark(bytes: [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], verdict: .unsupported("JPEG XL")),
        Mark(bytes: [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], verdict: .unsupported("JPEG 2000")),
        Mark(bytes: [0xFF, 0x4F, 0xFF, 0x51], verdict: .unsupported("JPEG 2000")),
        Mark(bytes: [0, 0, 1, 0], verdict: .unsupported("a Windows icon")),
        Mark(bytes: Array("8BPS".utf8), verdict: .unsupported("a Photoshop document")),
        Mark(bytes: Array("%PDF".utf8), verdict: .other("a PDF document")),
        Mark(bytes: Array("%!PS".utf8), verdict: .other("a PostScript document")),
        Mark(bytes: [0x50, 0x4B, 0x03, 0x04], verdict: .other("a zip archive")),
        Mark(bytes: [0x1F, 0x8B], verdict: .other("a file compressed with gzip")),
        Mark(bytes: Array("RIFF".utf8), verdict: .other("sound or video")),
    ]
}
