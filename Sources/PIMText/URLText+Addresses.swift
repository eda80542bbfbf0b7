extension URLText {
    /// Percent-encodes the address that begins at `start` and ends the bytes, as `percentEncoded` does.
    package static func percentEncode(from start: Int, in bytes: inout [UInt8], commas: Bool = false) {
        let isPlain = bytes.withUnsafeBufferPointer { buffer in
            let address = UnsafeBufferPointer(rebasing: buffer[start...])
            return !commas && isOrdinary(address) || hasNoOddBytes(address, commas: commas)
        }
        guard !isPlain else {
            return
        }
        let text = String(decoding: bytes[start...], as: UTF8.self)
        let encoded = percentEncoded(text, commas: commas)
        bytes.removeLast(bytes.count - start)
        bytes.append(contentsOf: encoded.utf8)
    }

    /// Appends the text as `encodedComponent` writes it.
    package static func appendEncodedComponent(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: encodedComponent(text).utf8)
    }

    /// Whether an address starts with a scheme and something follows it, as `isAbsolute` says.
    package static func isAbsolute(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, first.isASCIILetter else {
            return false
        }
        var index = 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                return index + 1 < bytes.count
            }
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
                return false
            }
            index += 1
        }
        return false
    }

    /// Whether there is nothing but bytes that an address may hold as they are; a per cent sign counts as odd.
    private static func hasNoOddBytes(_ bytes: UnsafeBufferPointer<UInt8>, commas: Bool) -> Bool {
        let comma = commas ? UInt8(ascii: ",") : UInt8(ascii: "%")
        return ByteBlock.allSatisfy(bytes) { block in
            let inside = ByteBlock.lies(block.bytes, from: 0x21, count: 0x7E - 0x21 + 1)
            let braces = ByteBlock.lies(block.bytes, from: 0x7B, count: 3)
            let quotes = block.places(of: UInt8(ascii: "\"")) .| block.places(of: UInt8(ascii: "`"))
            let angles = block.places(of: UInt8(ascii: "<")) .| block.places(of: UInt8(ascii: ">"))
            let slants = block.places(of: UInt8(ascii: "\\")) .| block.places(of: UInt8(ascii: "^"))
            let signs = block.places(of: UInt8(ascii: "%")) .| block.places(of: comma)
            let odd = braces .| quotes .| angles .| slants .| signs
            return !ByteBlock.isAny(odd .| .!inside)
        }
    }
}
