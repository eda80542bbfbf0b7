/// A format of pictures made of pixels.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
    /// Portable Network Graphics, animated ones among them.
    case png
    /// JPEG.
    case jpeg
    /// Graphics Interchange Format.
    case gif
    /// WebP.
    case webp
    /// Windows bitmap.
    case bmp
    /// Tagged Image File Format.
    case tiff
    /// AV1 pictures in a HEIF file.
    case avif
    /// HEVC pictures in a HEIF file.
    case heic

    /// The name people know it by.
    public var name: String {
        switch self {
        case .png: "PNG"
        case .jpeg: "JPEG"
        case .gif: "GIF"
        case .webp: "WebP"
        case .bmp: "BMP"
        case .tiff: "TIFF"
        case .avif: "AVIF"
        case .heic: "HEIC"
        }
    }

    /// The endings its file names have, the usual one first.
    public var fileExtensions: [String] {
        switch self {
        case .png: ["png", "apng"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .gif: ["gif"]
        case .webp: ["webp"]
        case .bmp: ["bmp", "dib"]
        case .tiff: ["tif", "tiff"]
        case .avif: ["avif"]
        case .heic: ["heic", "heif", "hif"]
        }
    }

    /// The format that a file's name promises; nil where its ending is none of these.
    public init?(fileName: String) {
        let name = fileName.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(fileName).utf8
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let ending = name[name.index(after: dot)...].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        let found = Self.allCases.first { $0.fileExtensions.contains { ending.elementsEqual($0.utf8) } }
        guard let found else { return nil }
        self = found
    }
}
