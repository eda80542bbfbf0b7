/// Reads the chunks of WebP.
///
/// **Source:** RFC 9649 (WebP Image Format), sections 2 and 3; RFC 6386, section 9.1, for VP8.
enum WebPHead {
    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        guard try bytes.holds("RIFF", at: 0) else {
            throw ImageProblem(.malformed, "expected RIFF at the start of a WebP")
        }
        let end = try bytes.number(4, at: 4, .little) + 8
        guard end >= 30 else { throw ImageProblem(.malformed, "expected chunks in a WebP, found too short a length") }
        let name = try bytes.part(at: 12, count: 4)
        let length = try bytes.number(4, at: 16, .little)
        var facts: ImageFacts
        switch String(decoding: name, as: UTF8.self) {
        case "VP8 ": facts = try lossy(&bytes)
        case "VP8L": facts = try lossless(&bytes)
        case "VP8X":
            guard length >= 10 else { throw ImageProblem(.malformed, "expected a longer chunk VP8X") }
            facts = try extended(&bytes, end: end)
        default: throw ImageProblem(.malformed, "expected VP8, VP8L or VP8X in a WebP, found another chunk")
        }
        facts.isWhole = end <= bytes.size
        return facts
    }

    private static func lossy(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        let frame = try bytes.part(at: 20, count: 10)
        guard frame[0] & 1 == 0, frame[3] == 0x9D, frame[4] == 0x01, frame[5] == 0x2A else {
            throw ImageProblem(.malformed, "expected a whole frame in a WebP, found other bytes")
        }
        let width = try bytes.number(2, at: 26, .little) & 0x3FFF
        let height = try bytes.number(2, at: 28, .little) & 0x3FFF
        return ImageFacts(.webp, width: width, height: height, fileSize: bytes.size)
    }

    private static func lossless(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        let bits = try bytes.number(4, at: 21, .little)
        guard try bytes.byte(at: 20) == 0x2F, bits >> 29 == 0 else {
            throw ImageProblem(.malformed, "expected lossless pixels in a WebP, found other bytes")
        }
        let width = bits & 0x3FFF + 1
        let height = bits >> 14 & 0x3FFF + 1
        var facts = ImageFacts(.webp, width: width, height: height, fileSize: bytes.size)
        facts.hasAlpha = bits >> 28 & 1 == 1
        return facts
    }

    private static func extended(_ bytes: inout ImageBytes, end: Int) throws(ImageProblem) -> ImageFacts {
        let flags = try bytes.byte(at: 20)
        let width = try bytes.number(3, at: 24, .little) + 1
        let height = try bytes.number(3, at: 27, .little) + 1
        var facts = ImageFacts(.webp, width: width, height: height, fileSize: bytes.size)
        facts.hasAlpha = flags & 0x10 != 0
        facts.isAnimated = flags & 0x02 != 0
        facts.hasColorProfile = flags & 0x20 != 0
        try checkPixels(&bytes, end: end)
        if flags & 0x08 != 0 { facts.orientation = try orientation(&bytes, end: end) }
        return facts
    }

    /// Looks for a chunk of pixels.
    private static func checkPixels(_ bytes: inout ImageBytes, end: Int) throws(ImageProblem) {
        var offset = 30
        while offset + 8 <= end {
            let name = try bytes.part(at: offset, count: 4)
            if ["VP8 ", "VP8L", "ANMF"].contains(String(decoding: name, as: UTF8.self)) { return }
            let length = try bytes.number(4, at: offset + 4, .little)
            offset += 8 + length + length & 1
        }
        throw ImageProblem(.malformed, "expected pixels in a WebP, found none")
    }

    /// The orientation in the chunk EXIF, which stands behind the pixels; 1 where it says none.
    private static func orientation(_ bytes: inout ImageBytes, end: Int) throws(ImageProblem) -> Int {
        var offset = 30
        while offset + 8 <= end {
            let length = try bytes.number(4, at: offset + 4, .little)
            if try bytes.holds("EXIF", at: offset) {
                // A file that is cut off here may have said anything.
                if length > 0 { _ = try bytes.byte(at: offset + 7 + length) }
                let hasName = try bytes.holds("Exif\0\0", at: offset + 8)
                let start = offset + 8 + (hasName ? 6 : 0)
                return TIFFDirectory.orientation(&bytes, at: start, end: offset + 8 + length) ?? 1
            }
            offset += 8 + length + length & 1
        }
        return 1
    }
}
