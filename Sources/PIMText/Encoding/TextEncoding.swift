/// How a feed's characters become bytes.
///
/// A new encoding of one byte a character is one table in `CodePage` and one line here.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8 without a mark.
    case utf8 = "utf-8"
    /// UTF-8 with a byte order mark in front, which spreadsheets need to know it by.
    case markedUTF8 = "utf-8-bom"
    /// UTF-16, low byte first, with a byte order mark.
    case utf16 = "utf-16le"
    /// UTF-16, high byte first, with a byte order mark.
    case utf16HighFirst = "utf-16be"
    /// Polish, Czech, Hungarian and their neighbours, as Windows writes them.
    case windows1250 = "windows-1250"
    /// Russian, Ukrainian, Bulgarian and others in Cyrillic, but not Kazakh.
    case windows1251 = "windows-1251"
    /// The languages of western Europe.
    case windows1252 = "windows-1252"
    /// Arabic and some of Persian: it has no Persian `ی` (U+06CC).
    case windows1256 = "windows-1256"
    /// Polish, Czech, Hungarian and their neighbours, by ISO 8859.
    case iso8859Part2 = "iso-8859-2"

    /// The name that an XML declaration gives the encoding.
    public var xmlName: String {
        switch self {
        case .utf8, .markedUTF8: "UTF-8"
        case .utf16, .utf16HighFirst: "UTF-16"
        case .iso8859Part2: "ISO-8859-2"
        case .windows1250, .windows1251, .windows1252, .windows1256: rawValue
        }
    }

    /// The bytes before the first character.
    public var mark: [UInt8] {
        switch self {
        case .markedUTF8: [0xEF, 0xBB, 0xBF]
        case .utf16: [0xFF, 0xFE]
        case .utf16HighFirst: [0xFE, 0xFF]
        default: []
        }
    }

    /// The encodings' names, for a message.
    public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Whether characters are units of two bytes.
    var isOfUnits: Bool { self == .utf16 || self == .utf16HighFirst }

    /// What the bytes from 0x80 on stand for; nil for the encodings that hold all of Unicode.
    var page: CodePage? {
        switch self {
        case .utf8, .markedUTF8, .utf16, .utf16HighFirst: nil
        case .windows1250: .windows1250
        case .windows1251: .windows1251
        case .windows1252: .windows1252
        case .windows1256: .windows1256
        case .iso8859Part2: .iso8859Part2
        }
    }
}

extension TextEncoding {
    /// Whether the encoding holds a character.
    public func holds(_ scalar: Unicode.Scalar) -> Bool {
        guard let page, scalar.value >= 0x80 else { return true }
        return scalar.value <= 0xFFFF && page.bytes[Int(scalar.value)] != 0
    }

    /// The characters of a text that the encoding does not hold, each once, in the order they come.
    public func strangers(in text: String) -> [Unicode.Scalar] {
        text.withBytes { strangers(in: $0) }
    }

    /// The characters of a text of UTF-8 bytes that the encoding does not hold, each once, in the order they come.
    package func strangers(in text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
        guard let page else { return [] }
        return page.bytes.withUnsafeBufferPointer { bytes in
            var found: [Unicode.Scalar] = []
            var index = 0
            while index < text.count {
                guard text[index] >= 0x80 else {
                    index += 1
                    continue
                }
                let value = text.takeScalar(&index)
                guard value > 0xFFFF || bytes[Int(value)] == 0, let scalar = Unicode.Scalar(value),
                    !found.contains(scalar)
                else { continue }
                found.append(scalar)
            }
            return found
        }
    }

    /// Whether the encoding holds every character of a text of UTF-8 bytes.
    package func holdsAll(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let page else { return true }
        return page.bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < text.count {
                guard text[index] >= 0x80 else {
                    index += 1
                    continue
                }
                let value = text.takeScalar(&index)
                if value > 0xFFFF || bytes[Int(value)] == 0 { return false }
            }
            return true
        }
    }
}

/// Why bytes could not be turned from one encoding into another.
public enum TextEncodingProblem: Error, Sendable, Hashable {
    /// The encoding does not hold this character.
    case stranger(Unicode.Scalar)
    /// The bytes are no text of the encoding; the place counts bytes from the start.
    case malformed(offset: Int)
}
