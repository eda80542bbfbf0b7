/// Addresses as feeds need them.
///
/// **Source:** RFC 3986, https://www.rfc-editor.org/rfc/rfc3986, read 2026-11-22.
public enum URLText {
    /// The address with every character outside RFC 3986 percent-encoded as UTF-8.
    ///
    /// Escapes already there (`%D9`) and reserved characters stay, a space becomes `%20`, a per cent sign alone `%25`.
    /// With `commas` a comma becomes `%2C`, for fields that hold several addresses separated by commas.
    public static func percentEncoded(_ text: String, commas: Bool = false) -> String {
        let growth = text.withBytes { bytes in Self.growth(of: bytes, commas: commas) }
        guard growth > 0 else {
            return text
        }
        return text.withBytes { bytes in
            String(unsafeUninitializedCapacity: bytes.count + growth) { output in
                var count = 0
                for index in bytes.indices {
                    let byte = bytes[index]
                    if isKept(bytes, at: index, commas: commas) {
                        output[count] = byte
                        count += 1
                    } else {
                        output[count] = UInt8(ascii: "%")
                        output[count + 1] = hexadecimalDigit(byte >> 4)
                        output[count + 2] = hexadecimalDigit(byte & 15)
                        count += 3
                    }
                }
                return count
            }
        }
    }

    /// The text as one part of a path or a query: all but letters, digits, `-`, `.`, `_` and `~` is percent-encoded.
    public static func encodedComponent(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isUnreserved) else {
            return text
        }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 15)]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether `text` is an `http` or `https` address with a host and without white space or control characters.
    public static func isHTTP(_ text: String) -> Bool {
        text.withBytes { isHTTP($0) }
    }

    /// Whether bytes are an address as `isHTTP` of a text says.
    package static func isHTTP(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let length = schemeLength(bytes), isHTTPScheme(bytes, length) else {
            return false
        }
        let start = length + 3
        guard start < bytes.count, bytes[length + 1] == 0x2F, bytes[length + 2] == 0x2F else {
            return false
        }
        return hasHost(bytes, from: start) && !hasBlank(bytes)
    }

    /// The scheme of an address in lower case, such as `https`; nil where it has none.
    public static func scheme(_ text: String) -> String? {
        text.withBytes { bytes in
            schemeLength(bytes).map { length in
                String(decoding: bytes[..<length].map(\.asciiLowercased), as: UTF8.self)
            }
        }
    }

    /// Whether `text` starts with a scheme and something follows it.
    public static func isAbsolute(_ text: String) -> Bool {
        text.withBytes { bytes in
            schemeLength(bytes).map { $0 + 1 < bytes.count } ?? false
        }
    }

    /// The length of a scheme before its colon: a letter, then letters, digits, `+`, `-` and `.`.
    private static func schemeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = bytes.first, first.isASCIILetter else {
            return nil
        }
        var index = 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                return index
            }
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
                return nil
            }
            index += 1
        }
        return nil
    }

    private static func isHTTPScheme(_ bytes: UnsafeBufferPointer<UInt8>, _ length: Int) -> Bool {
        let name: StaticString = "https"
        guard length == 4 || length == 5 else {
            return false
        }
        for index in 0..<length where bytes[index].asciiLowercased != name.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether the authority from `start` names a host; user name and port do not count, a port must be digits.
    static func hasHost(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        if hasPlainHost(bytes, from: start) {
            return true
        }
        var host = start
        var end = start
        var colon = -1
        while end < bytes.count {
            let byte = bytes[end]
            // Letters are most of a host, and none of what follows.
            if byte <= UInt8(ascii: "@") {
                if byte == 0x2F || byte == 0x3F || byte == 0x23 { break }
                if byte == UInt8(ascii: "@") {
                    host = end + 1
                    colon = -1
                } else if byte == UInt8(ascii: ":"), colon < 0 {
                    colon = end
                }
            }
            end += 1
        }
        guard host < end else {
            return false
        }
        if bytes[host] == UInt8(ascii: "[") {
            return bytes[host..<end].contains(UInt8(ascii: "]"))
        }
        guard colon >= 0 else {
            return true
        }
        return colon > host && bytes[(colon + 1)..<end].allSatisfy(\.isASCIIDigit)
    }

    /// Whether a host of one or more bytes ends with a slash, without user name, port and brackets.
    @inline(__always)
    private static func hasPlainHost(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var index = start
        while let base = bytes.baseAddress, index + ByteBlock.reach <= bytes.count {
            let block = ByteBlock(base + index)
            let ends = ByteBlock.equal(block.bytes | 0x10, 0x3F) .| block.places(of: UInt8(ascii: "#"))
            let marks = block.places(of: UInt8(ascii: "@")) .| block.places(of: UInt8(ascii: ":"))
            let stops = ends .| marks .| block.places(of: UInt8(ascii: "["))
            guard ByteBlock.isAny(stops) else {
                index += ByteBlock.width
                continue
            }
            let end = index + ByteBlock.first(stops)
            return end > start && bytes[end] == UInt8(ascii: "/")
        }
        return false
    }

    private static func hasBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte <= 0x20 || byte == 0x7F {
                return true
            }
            if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] <= 0xA0 {
                return true
            }
        }
        return false
    }

    private static func growth(of bytes: UnsafeBufferPointer<UInt8>, commas: Bool) -> Int {
        var growth = 0
        for index in bytes.indices where !isKept(bytes, at: index, commas: commas) {
            growth += 2
        }
        return growth
    }

    static func isKept(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, commas: Bool) -> Bool {
        let byte = bytes[index]
        switch byte {
        case 0x00...0x20, 0x7F...0xFF: return false
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"):
            return false
        case UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): return false
        case UInt8(ascii: ","): return !commas
        case UInt8(ascii: "%"):
            guard index + 2 < bytes.count else {
                return false
            }
            return bytes[index + 1].hexadecimalValue != nil && bytes[index + 2].hexadecimalValue != nil
        default: return true
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
    }

    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }
}
