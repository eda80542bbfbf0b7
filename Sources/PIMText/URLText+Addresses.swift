extension URLText {
    /// Percent-encodes the address that begins at `start` and was written last, as `percentEncoded` does.
    package static func percentEncode(from start: Int, in room: inout TextRoom, commas: Bool = false) {
        let address = room.written(from: start)
        guard commas || !isOrdinary(address), !hasNoOddBytes(address, commas: commas) else { return }
        let encoded = percentEncoded(String(decoding: address, as: UTF8.self), commas: commas)
        room.count = start
        room.append(encoded)
    }

    /// Appends the text as `encodedComponent` writes it.
    package static func appendEncodedComponent(_ text: String, to room: inout TextRoom) {
        room.append(encodedComponent(text))
    }

    /// Whether an address starts with a scheme and something follows it, as `isAbsolute` says.
    package static func isAbsolute(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count > 8, bytes.word(at: 0) == httpsStart { return true }
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
