/// Reads the headers of Windows and OS/2 bitmaps.
///
/// **Source:** Microsoft's BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER.
enum BMPHead {
    private struct Shape {
        var width: Int
        var height: Int
        var bits: Int
        var packing = 0
        var pixelsPerMetre = 0
    }

    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        let length = try bytes.number(4, at: 14, .little)
        let shape: Shape
        switch length {
        case 12:
            shape = Shape(
                width: try bytes.number(2, at: 18, .little),
                height: try bytes.number(2, at: 20, .little),
                bits: try bytes.number(2, at: 24, .little)
            )
        case 16, 40, 52, 56, 64, 108, 124: shape = try self.shape(&bytes, length)
        default: throw ImageProblem(.malformed, "expected a known header in a BMP, found one of \(length) bytes")
        }
        guard [1, 2, 4, 8, 16, 24, 32].contains(shape.bits) else {
            throw ImageProblem(.malformed, "expected 1 to 32 bits a pixel in a BMP, found \(shape.bits)")
        }
        guard (0...3).contains(shape.packing) || shape.packing == 6 else {
            throw ImageProblem(.unsupported, "expected an ordinary BMP, found one with another picture in it")
        }
        var facts = ImageFacts(.bmp, width: shape.width, height: shape.height, fileSize: bytes.size)
        facts.colorSpace = shape.bits <= 8 ? .indexed : .rgb
        facts.bitDepth = shape.bits <= 8 ? shape.bits : shape.bits == 16 ? 5 : 8
        if length >= 56, shape.packing == 3 || shape.packing == 6 || length >= 108, shape.bits >= 16 {
            facts.hasAlpha = try bytes.number(4, at: 66, .little) != 0
        }
        if length == 124 {
            // The four letters of "LINK" and "MBED", as a number.
            facts.hasColorProfile = [0x4C49_4E4B, 0x4D42_4544].contains(try bytes.number(4, at: 70, .little))
        }
        if shape.pixelsPerMetre > 0 { facts.pixelsPerInch = (shape.pixelsPerMetre * 254 + 5000) / 10_000 }
        facts.isWhole = try end(&bytes, shape) <= bytes.size
        return facts
    }

    private static func shape(_ bytes: inout ImageBytes, _ length: Int) throws(ImageProblem) -> Shape {
        // The whole header must be there.
        _ = try bytes.byte(at: 13 + length)
        var shape = Shape(
            width: try signed(&bytes, at: 18),
            height: abs(try signed(&bytes, at: 22)),
            bits: try bytes.number(2, at: 28, .little)
        )
        guard length >= 40 else { return shape }
        shape.packing = try bytes.number(4, at: 30, .little)
        // In the long header of OS/2 the same number stands for another packing.
        if length == 64, shape.packing == 3 || shape.packing == 4 {
            throw ImageProblem(.unsupported, "expected an ordinary BMP, found a rare packing of OS/2")
        }
        let across = try bytes.number(4, at: 38, .little)
        let down = try bytes.number(4, at: 42, .little)
        shape.pixelsPerMetre = min(across, down)
        return shape
    }

    /// Where the pixels end, at the least.
    private static func end(_ bytes: inout ImageBytes, _ shape: Shape) throws(ImageProblem) -> Int {
        let start = try bytes.number(4, at: 10, .little)
        let isPlain = shape.packing == 0 || shape.packing == 3 || shape.packing == 6
        guard isPlain, shape.width > 0 else {
            let length = try bytes.number(4, at: 34, .little)
            return start + max(length, 2)
        }
        let row = (shape.width * shape.bits + 31) / 32 * 4
        let (pixels, isTooMuch) = row.multipliedReportingOverflow(by: shape.height)
        return isTooMuch ? .max : start + min(pixels, .max - start)
    }

    private static func signed(_ bytes: inout ImageBytes, at offset: Int) throws(ImageProblem) -> Int {
        Int(Int32(truncatingIfNeeded: try bytes.number(4, at: offset, .little)))
    }
}
