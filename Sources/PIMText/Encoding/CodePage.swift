/// An encoding of one byte a character whose lower half is ASCII: what its upper half stands for.
final class CodePage: Sendable {
    /// The scalars of the bytes from 0x80 on; 0 for a byte that stands for nothing.
    let scalars: [UInt16]
    /// The byte of each scalar up to U+FFFF; 0 for one that has none, and for ASCII.
    let bytes: [UInt8]

    /// Makes a page from its rows: `20AC` is the next byte's scalar, `0410+63` this and the 63 that follow it, `-` none.
    init(_ rows: StaticString) {
        var scalars: [UInt16] = []
        for entry in "\(rows)".split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: "+")
            let first = parts.first.flatMap { UInt16($0, radix: 16) } ?? 0
            let others = parts.count > 1 ? UInt16(parts[1]) ?? 0 : 0
            for offset in 0...others { scalars.append(first == 0 ? 0 : first + offset) }
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        for (offset, scalar) in scalars.enumerated() where scalar > 0 { bytes[Int(scalar)] = UInt8(0x80 + offset) }
        self.scalars = scalars
        self.bytes = bytes
    }
}

/// The pages, one table each.
///
/// **Source:** the mappings of these encodings as Python 3.11 has them (Unicode's mapping files of Microsoft's code pages
/// and of ISO 8859-2), compared byte by byte; read 2026-11-22. Bytes that the WHATWG gives to control characters, such as
/// 0x98 of windows-1251, stand for nothing here.
extension CodePage {
    static let windows1250 = CodePage(
        """
        20AC - 201A - 201E 2026 2020 2021 - 2030 0160 2039 015A 0164 017D 0179 - 2018 2019 201C 201D 2022
        2013 2014 - 2122 0161 203A 015B 0165 017E 017A 00A0 02C7 02D8 0141 00A4 0104 00A6+3 015E 00AB+3 017B
        00B0 00B1 02DB 0142 00B4+4 0105 015F 00BB 013D 02DD 013E 017C 0154 00C1 00C2 0102 00C4 0139 0106
        00C7 010C 00C9 0118 00CB 011A 00CD 00CE 010E 0110 0143 0147 00D3 00D4 0150 00D6 00D7 0158 016E 00DA
        0170 00DC 00DD 0162 00DF 0155 00E1 00E2 0103 00E4 013A 0107 00E7 010D 00E9 0119 00EB 011B 00ED 00EE
        010F 0111 0144 0148 00F3 00F4 0151 00F6 00F7 0159 016F 00FA 0171 00FC 00FD 0163 02D9
        """
    )

    static let windows1251 = CodePage(
        """
        0402 0403 201A 0453 201E 2026 2020 2021 20AC 2030 0409 2039 040A 040C 040B 040F 0452 2018 2019 201C
        201D 2022 2013 2014 - 2122 0459 203A 045A 045C 045B 045F 00A0 040E 045E 0408 00A4 0490 00A6 00A7
        0401 00A9 0404 00AB+3 0407 00B0 00B1 0406 0456 0491 00B5+2 0451 2116 0454 00BB 0458 0405 0455 0457
        0410+63
        """
    )

    static let windows1252 = CodePage(
        """
        20AC - 201A 0192 201E 2026 2020 2021 02C6 2030 0160 2039 0152 - 017D - - 2018 2019 201C 201D 2022
        2013 2014 02DC 2122 0161 203A 0153 - 017E 0178 00A0+95
        """
    )

    static let windows1256 = CodePage(
        """
        20AC 067E 201A 0192 201E 2026 2020 2021 02C6 2030 0679 2039 0152 0686 0698 0688 06AF 2018 2019 201C
        201D 2022 2013 2014 06A9 2122 0691 203A 0153 200C 200D 06BA 00A0 060C 00A2+7 06BE 00AB+14 061B
        00BB+3 061F 06C1 0621+21 00D7 0637+3 0640+3 00E0 0644 00E2 0645+3 00E7+4 0649 064A 00EE 00EF 064B+3
        00F4 064F 0650 00F7 0651 00F9 0652 00FB 00FC 200E 200F 06D2
        """
    )

    static let iso8859Part2 = CodePage(
        """
        0080+32 0104 02D8 0141 00A4 013D 015A 00A7 00A8 0160 015E 0164 0179 00AD 017D 017B 00B0 0105 02DB
        0142 00B4 013E 015B 02C7 00B8 0161 015F 0165 017A 02DD 017E 017C 0154 00C1 00C2 0102 00C4 0139 0106
        00C7 010C 00C9 0118 00CB 011A 00CD 00CE 010E 0110 0143 0147 00D3 00D4 0150 00D6 00D7 0158 016E 00DA
        0170 00DC 00DD 0162 00DF 0155 00E1 00E2 0103 00E4 013A 0107 00E7 010D 00E9 0119 00EB 011B 00ED 00EE
        010F 0111 0144 0148 00F3 00F4 0151 00F6 00F7 0159 016F 00FA 0171 00FC 00FD 0163 02D9
        """
    )
}
