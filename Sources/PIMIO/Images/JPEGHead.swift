/// Reads the segments of JPEG up to the first scan.
///
/// **Source:** ITU-T T.81, annex B; EXIF 2.32 for the orientation; Adobe technical note 5116 for the inks.
enum JPEGHead {
    private struct Frame {
        let width: Int
        let height: Int
        let depth: Int
        let components: Int
        let isProgressive: Bool
    }

    private struct Remarks {
        var orientation: Int?
        var pixelsPerInch: Int?
        var hasProfile = false
    }

    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        var offset = 2
        var frame: Frame?
        var remarks = Remarks()
        while true {
            guard try bytes.byte(at: offset) == 0xFF else {
                throw ImageProblem(.malformed, "expected a marker of a JPEG, found other bytes")
            }
            let marker = try bytes.byte(at: offset + 1)
            switch marker {
            case 0xFF:
                offset += 1
                continue
            case 0x01, 0xD0...0xD8:
                offset += 2
                continue
            case 0x00, 0xD9: throw ImageProblem(.malformed, "expected pixels in a JPEG, found none")
            default: break
            }
            let length = try bytes.number(2, at: offset + 2, .big)
            guard length >= 2 else { throw ImageProblem(.malformed, "expected a segment of a JPEG, found no length") }
            switch marker {
            case 0xDA:
                guard let frame else { throw ImageProblem(.malformed, "expected a JPEG's size before its pixels") }
                let pixels = offset + 2 + length
                _ = try bytes.byte(at: pixels - 1)
                return try facts(frame, remarks, pixels: pixels, &bytes)
            case 0xC0, 0xC1, 0xC2:
                guard frame == nil else { throw ImageProblem(.malformed, "expected one size in a JPEG, found two") }
                frame = try self.frame(&bytes, at: offset, length: length, isProgressive: marker == 0xC2)
            case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xF7:
                throw ImageProblem(.unsupported, "expected an ordinary JPEG, found a rare coding of it")
            case 0xE0...0xEF: note(&bytes, marker, at: offset + 4, end: offset + 2 + length, &remarks)
            default: break
            }
            offset += 2 + length
        }
    }

    private static func frame(
        _ bytes: inout ImageBytes,
        at offset: Int,
        length: Int,
        isProgressive: Bool
    ) throws(ImageProblem) -> Frame {
        let frame = Frame(
            width: try bytes.number(2, at: offset + 7, .big),
            height: try bytes.number(2, at: offset + 5, .big),
            depth: try bytes.byte(at: offset + 4),
            components: try bytes.byte(at: offset + 9),
            isProgressive: isProgressive
        )
        guard length == 8 + 3 * frame.components, [1, 3, 4].contains(frame.components), [8, 12].contains(frame.depth)
        else {
            throw ImageProblem(.malformed, "expected 1, 3 or 4 components of 8 or 12 bits in a JPEG")
        }
        guard frame.height > 0 else {
            throw ImageProblem(.unsupported, "expected a JPEG's height before its pixels, found it left open")
        }
        return frame
    }

    /// Takes what an application's segment says; a broken one says nothing.
    private static func note(
        _ bytes: inout ImageBytes,
        _ marker: Int,
        at start: Int,
        end: Int,
        _ remarks: inout Remarks
    ) {
        switch marker {
        case 0xE0 where start + 12 <= end:
            guard (try? bytes.holds("JFIF\0", at: start)) == true else { return }
            guard let unit = try? bytes.byte(at: start + 7), unit == 1 || unit == 2 else { return }
            guard let across = try? bytes.number(2, at: start + 8, .big) else { return }
            guard let down = try? bytes.number(2, at: start + 10, .big), min(across, down) > 0 else { return }
            remarks.pixelsPerInch = unit == 1 ? min(across, down) : (min(across, down) * 254 + 50) / 100
        case 0xE1 where remarks.orientation == nil && start + 14 <= end:
            guard (try? bytes.holds("Exif\0", at: start)) == true else { return }
            remarks.orientation = TIFFDirectory.orientation(&bytes, at: start + 6, end: end)
        case 0xE2:
            if (try? bytes.holds("ICC_PROFILE\0", at: start)) == true { remarks.hasProfile = true }
        default: break
        }
    }

    private static func facts(
        _ frame: Frame,
        _ remarks: Remarks,
        pixels: Int,
        _ bytes: inout ImageBytes
    ) throws(ImageProblem) -> ImageFacts {
        var facts = ImageFacts(.jpeg, width: frame.width, height: frame.height, fileSize: bytes.size)
        facts.bitDepth = frame.depth
        facts.isProgressive = frame.isProgressive
        facts.orientation = remarks.orientation ?? 1
        facts.hasColorProfile = remarks.hasProfile
        facts.pixelsPerInch = remarks.pixelsPerInch
        switch frame.components {
        case 1: facts.colorSpace = .gray
        case 4: facts.colorSpace = .cmyk
        default: facts.colorSpace = .rgb
        }
        facts.isWhole = isWhole(try bytes.tail(min(4096, bytes.size - pixels)))
        return facts
    }

    /// Whether the last bytes hold the mark of the end; nil where they are no pixels either, but what somebody appended.
    ///
    /// Among pixels 0xFF is always followed by 0x00 or by the mark of a restart or of the next pass, so the mark of the end
    /// cannot be there by chance.
    private static func isWhole(_ tail: [UInt8]) -> Bool? {
        var arePixels = true
        var marks = 0
        for index in tail.indices.dropLast() where tail[index] == 0xFF {
            marks += 1
            switch tail[index + 1] {
            case 0xD9: return true
            case 0x00, 0xC4, 0xD0...0xD7, 0xDA, 0xDB, 0xDD, 0xFE, 0xFF: break
            default: arePixels = false
            }
        }
        // Thousands of bytes without 0xFF are rather padding than pixels.
        return arePixels && (marks > 0 || tail.count < 2048) ? false : nil
    }
}
