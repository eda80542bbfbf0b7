/// Reads the chunks of PNG.
///
/// **Source:** PNG, third edition, https://www.w3.org/TR/png-3/, chunks IHDR, tRNS, acTL, iCCP and pHYs.
enum PNGHead {
    static func read(_ bytes: inout ImageBytes) throws(ImageProblem) -> ImageFacts {
        if try bytes.holds("CgBI", at: 12) {
            throw ImageProblem(.unsupported, "expected PNG, found the variant made for iOS apps (CgBI)")
        }
        let header = try bytes.part(at: 8, count: 25)
        guard header.starts(with: [0, 0, 0, 13]), header[4..<8].elementsEqual("IHDR".utf8) else {
            throw ImageProblem(.malformed, "expected the chunk IHDR at the start of a PNG")
        }
        guard try bytes.number(4, at: 29, .big) == Int(checksum(header[4..<21])) else {
            throw ImageProblem(.malformed, "expected a PNG header with its checksum, found another checksum")
        }
        let width = try bytes.number(4, at: 16, .big)
        let height = try bytes.number(4, at: 20, .big)
        var facts = ImageFacts(.png, width: width, height: height, fileSize: bytes.size)
        let depth = Int(header[16])
        let depths: [Int]
        switch header[17] {
        case 0: (facts.colorSpace, depths) = (.gray, [1, 2, 4, 8, 16])
        case 2: (facts.colorSpace, depths) = (.rgb, [8, 16])
        case 3: (facts.colorSpace, depths) = (.indexed, [1, 2, 4, 8])
        case 4: (facts.colorSpace, depths) = (.gray, [8, 16])
        case 6: (facts.colorSpace, depths) = (.rgb, [8, 16])
        default: depths = []
        }
        guard depths.contains(depth), header[18] == 0, header[19] == 0, header[20] <= 1 else {
            throw ImageProblem(.malformed, "expected a kind of PNG that exists, found bytes that name none")
        }
        facts.bitDepth = depth
        facts.hasAlpha = header[17] & 4 != 0
        facts.isProgressive = header[20] == 1
        try walk(&bytes, &facts)
        return facts
    }

    /// Reads the chunks behind the header; the pixels must come before the allowance is used up.
    private static func walk(_ bytes: inout ImageBytes, _ facts: inout ImageFacts) throws(ImageProblem) {
        var offset = 33
        var hasPixels = false
        do {
            while try chunk(&bytes, &offset, &facts, &hasPixels) {}
            facts.isWhole = true
        } catch {
            guard hasPixels else { throw error }
            switch error.kind {
            case .headTooLong:
                let tail = try bytes.tail(12)
                facts.isWhole = tail.starts(with: [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44]) ? true : nil
            case .truncated, .malformed: facts.isWhole = false
            default: throw error
            }
        }
    }

    /// Reads one chunk; false at the last one.
    private static func chunk(
        _ bytes: inout ImageBytes,
        _ offset: inout Int,
        _ facts: inout ImageFacts,
        _ hasPixels: inout Bool
    ) throws(ImageProblem) -> Bool {
        let length = try bytes.number(4, at: offset, .big)
        let name = try bytes.part(at: offset + 4, count: 4)
        guard length < 1 << 31, name.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else {
            throw ImageProblem(.malformed, "expected a chunk of a PNG, found other bytes")
        }
        switch String(decoding: name, as: UTF8.self) {
        case "tRNS": facts.hasAlpha = true
        case "iCCP": facts.hasColorProfile = true
        case "acTL" where !hasPixels && length >= 4:
            facts.isAnimated = try bytes.number(4, at: offset + 8, .big) > 1
        case "pHYs" where length >= 9:
            let across = try bytes.number(4, at: offset + 8, .big)
            let down = try bytes.number(4, at: offset + 12, .big)
            let isMetre = try bytes.byte(at: offset + 16) == 1
            // A metre is 39.37 inches.
            if isMetre, across > 0, down > 0 { facts.pixelsPerInch = (min(across, down) * 254 + 5000) / 10_000 }
        case "IDAT":
            hasPixels = hasPixels || length > 0
        case "IEND":
            guard hasPixels else { throw ImageProblem(.malformed, "expected pixels in a PNG, found none") }
            // Its checksum is the file's end.
            _ = try bytes.byte(at: offset + 11)
            return false
        default: break
        }
        offset += length + 12
        return true
    }

    /// The checksum of a chunk's name and content (CRC-32).
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
