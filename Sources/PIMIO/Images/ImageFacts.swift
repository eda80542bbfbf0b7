/// What the bytes of a picture's file say about the picture, without its pixels being decoded.
///
/// At most `ImageLimits.maxBytesRead` bytes are read: the first 16 KiB, then the places that these point to.
public struct ImageFacts: Sendable, Hashable {
    /// How colours are written.
    public enum ColorSpace: String, Sendable, Hashable, CaseIterable {
        /// Shades between black and white.
        case gray
        /// Red, green and blue, or brightness and two differences.
        case rgb
        /// Printing inks.
        case cmyk
        /// Numbers of a palette.
        case indexed
        /// Lightness and two axes, as CIE L*a*b* has them.
        case lab
    }

    /// The format, told by the bytes.
    public let format: ImageFormat
    /// The width as it is stored.
    public let storedWidth: Int
    /// The height as it is stored.
    public let storedHeight: Int
    /// How the stored picture must be turned to be seen, 1 to 8 as EXIF counts; 1 is as it is.
    public internal(set) var orientation = 1
    /// Whether pixels may be transparent.
    public internal(set) var hasAlpha = false
    /// Whether there is more than one frame; nil where the allowance did not suffice to see it.
    public internal(set) var isAnimated: Bool? = false
    /// How colours are written.
    public internal(set) var colorSpace = ColorSpace.rgb
    /// The bits of one channel, or of one number of a palette.
    public internal(set) var bitDepth = 8
    /// Whether the picture comes in passes, coarse first.
    public internal(set) var isProgressive = false
    /// Whether an ICC profile says what the colours are.
    public internal(set) var hasColorProfile = false
    /// The pixels per inch the file asks to be printed with, the fewer of across and down; nil where it says nothing.
    public internal(set) var pixelsPerInch: Int?
    /// Whether the file goes to where its format ends; false for one cut off, nil where this was not seen.
    public internal(set) var isWhole: Bool?
    /// The bytes of the file.
    public let fileSize: Int

    init(_ format: ImageFormat, width: Int, height: Int, fileSize: Int) {
        self.format = format
        storedWidth = width
        storedHeight = height
        self.fileSize = fileSize
    }

    /// The width as it is seen.
    public var width: Int { orientation >= 5 ? storedHeight : storedWidth }

    /// The height as it is seen.
    public var height: Int { orientation >= 5 ? storedWidth : storedHeight }

    /// The format that a file's name promises, where it is another one than the bytes are.
    public func formatPromised(byFileName name: String) -> ImageFormat? {
        guard let promised = ImageFormat(fileName: name), promised != format else { return nil }
        return promised
    }

    /// Reads the facts of a file; its name plays no part.
    public static func read(_ path: String, limits: ImageLimits = ImageLimits()) throws(ImageProblem) -> ImageFacts {
        var bytes = try ImageBytes(path: path, limits: limits)
        return try read(&bytes, limits)
    }

    /// Reads the facts of a file that is in memory.
    public static func read(
        bytes: [UInt8],
        limits: ImageLimits = ImageLimits()
    ) throws(ImageProblem) -> ImageFacts {
        var bytes = try ImageBytes(bytes, limits: limits)
        return try read(&bytes, limits)
    }

    private static func read(_ bytes: inout ImageBytes, _ limits: ImageLimits) throws(ImageProblem) -> ImageFacts {
        let facts =
            switch try ImageSignature.format(&bytes) {
            case .png: try PNGHead.read(&bytes)
            case .jpeg: try JPEGHead.read(&bytes)
            case .gif: try GIFHead.read(&bytes)
            case .webp: try WebPHead.read(&bytes)
            case .bmp: try BMPHead.read(&bytes)
            case .tiff: try TIFFHead.read(&bytes)
            case .avif: try HEIFHead.read(&bytes, as: .avif)
            case .heic: try HEIFHead.read(&bytes, as: .heic)
            }
        let width = facts.storedWidth
        let height = facts.storedHeight
        guard width > 0, height > 0 else {
            throw ImageProblem(.hostileSize, "expected a picture with pixels, found \(width) × \(height)")
        }
        let (pixels, isTooMany) = width.multipliedReportingOverflow(by: height)
        guard max(width, height) <= limits.maxSide, !isTooMany, pixels <= limits.maxPixels else {
            let most = "at most \(limits.maxSide) pixels a side and \(limits.maxPixels) in all"
            throw ImageProblem(.hostileSize, "expected \(most), found \(width) × \(height)")
        }
        return facts
    }
}
