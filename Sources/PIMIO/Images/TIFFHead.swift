/// Reads the first picture of a TIFF.
///
/// **Source:** TIFF, revision 6.0, sections 2 to 8, 16 and 18; ICC.1 for the profile's tag.
enum TIFFHead {
    private enum Tag {
        static let kind = 254
        static let width = 256
        static let height = 257
        static let bits = 258
        static let photometric = 262
        static let stripOffsets = 273
        static let orientation = 274
        static let channels = 277
        static let stripCounts = 279
        static let resolutionAcross = 282
        static let resolutionDown = 283
        static let resolutionUnit = 296
        static let tileOffsets = 324
        static let tileCounts = 325
        static let subdirectories = 330
        static let extraChannels = 338
        static let profile = 34675
    }

    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        if try bytes.holds("CR", at: 8) { throw raw }
        let directory = try TIFFDirectory(&bytes, at: 0, end: bytes.size)
        if directory.has(Tag.subdirectories), try (directory.number(Tag.kind, in: &bytes) ?? 0) & 1 == 1 { throw raw }
        guard let width = try directory.number(Tag.width, in: &bytes),
            let height = try directory.number(Tag.height, in: &bytes)
        else {
            throw ImageProblem(.malformed, "expected width and height in a TIFF")
        }
        var facts = ImageFacts(.tiff, width: width, height: height, fileSize: bytes.size)
        switch try directory.number(Tag.photometric, in: &bytes) {
        case 0, 1, 4: facts.colorSpace = .gray
        case 2, 6: facts.colorSpace = .rgb
        case 3: facts.colorSpace = .indexed
        case 5: facts.colorSpace = .cmyk
        case 8, 9, 10: facts.colorSpace = .lab
        default: throw raw
        }
        facts.bitDepth = try directory.number(Tag.bits, in: &bytes) ?? 1
        guard (1...64).contains(facts.bitDepth) else {
            throw ImageProblem(.malformed, "expected 1 to 64 bits a channel in a TIFF, found \(facts.bitDepth)")
        }
        if let turned = try directory.number(Tag.orientation, in: &bytes), (1...8).contains(turned) {
            facts.orientation = turned
        }
        for index in 0..<min(directory.count(Tag.extraChannels), 16) {
            // 1 and 2 are transparency, 0 is anything.
            if let kind = try directory.number(Tag.extraChannels, at: index, in: &bytes), kind == 1 || kind == 2 {
                facts.hasAlpha = true
            }
        }
        facts.hasColorProfile = directory.has(Tag.profile)
        facts.pixelsPerInch = try pixelsPerInch(directory, &bytes)
        facts.isWhole = try isWhole(directory, &bytes)
        return facts
    }

    private static func pixelsPerInch(
        _ directory: TIFFDirectory,
        _ bytes: inout ImageBytes
    ) throws(ImageProblem) -> Int? {
        let unit = try directory.number(Tag.resolutionUnit, in: &bytes) ?? 2
        guard unit == 2 || unit == 3 else { return nil }
        let (factor, divisor) = unit == 2 ? (1, 1) : (254, 100)
        let across = directory.fraction(Tag.resolutionAcross, times: factor, over: divisor, &bytes)
        let down = directory.fraction(Tag.resolutionDown, times: factor, over: divisor, &bytes)
        guard let across, let down, min(across, down) > 0 else { return nil }
        return min(across, down)
    }

    /// Whether all strips or tiles lie inside the file; nil where there are too many to look at.
    private static func isWhole(
        _ directory: TIFFDirectory,
        _ bytes: inout ImageBytes
    ) throws(ImageProblem) -> Bool? {
        let isTiled = directory.has(Tag.tileOffsets)
        let offsets = isTiled ? Tag.tileOffsets : Tag.stripOffsets
        let counts = isTiled ? Tag.tileCounts : Tag.stripCounts
        let parts = directory.count(offsets)
        guard parts > 0, parts == directory.count(counts) else {
            throw ImageProblem(.malformed, "expected pixels in a TIFF, found none")
        }
        let looked = min(parts, 1024)
        // Where there are many, the last ones: what is cut off is cut off at the end.
        for index in parts - looked..<parts {
            do {
                guard let start = try directory.number(offsets, at: index, in: &bytes) else { return nil }
                guard let length = try directory.number(counts, at: index, in: &bytes) else { return nil }
                if start + length > bytes.size { return false }
            } catch {
                switch error.kind {
                case .headTooLong: return nil
                case .truncated: return false
                default: throw error
                }
            }
        }
        return looked == parts ? true : nil
    }

    private static let raw = ImageProblem(.unsupported, "expected a picture in TIFF, found a camera's raw file")
}
