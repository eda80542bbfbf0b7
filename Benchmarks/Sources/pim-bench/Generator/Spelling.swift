/// How text stands inside a JSON string: as it is, or as PHP's json_encode writes it.
struct Spelling {
    /// Whether everything outside ASCII is written as \uXXXX and `/` as `\/`.
    let isPHP: Bool

    /// The bytes between the quotation marks.
    func bytes(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: output += [0x5C, 0x22]
            case 0x5C: output += [0x5C, 0x5C]
            case 0x08: output += [0x5C, UInt8(ascii: "b")]
            case 0x09: output += [0x5C, UInt8(ascii: "t")]
            case 0x0A: output += [0x5C, UInt8(ascii: "n")]
            case 0x0C: output += [0x5C, UInt8(ascii: "f")]
            case 0x0D: output += [0x5C, UInt8(ascii: "r")]
            case 0x2F where isPHP: output += [0x5C, 0x2F]
            case ..<0x20: output += Self.escape(UInt16(scalar.value))
            case 0x80... where isPHP: output += UTF16.encode(scalar).map { $0.flatMap(Self.escape) } ?? []
            default: output += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        return output
    }

    private static func escape(_ unit: UInt16) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [0x5C, UInt8(ascii: "u")] + [12, 8, 4, 0].map { digits[Int(unit >> $0) & 15] }
    }
}
