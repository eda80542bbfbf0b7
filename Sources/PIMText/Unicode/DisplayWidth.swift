/// Columns of fixed width that characters take.
///
/// Wide and full-width letters and emoji take 2, marks and invisible characters none, all others 1, the ambiguous ones of
/// UAX #11 among them. A flag, a keycap and a sequence of emoji are one picture.
/// **Source:** UAX #11, https://www.unicode.org/reports/tr11/, and UTS #51 for emoji presentation.
enum DisplayWidth {
    /// The columns of a text.
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        var total = 0
        while index < bytes.count {
            let next = index + 1
            if bytes[index] &- 0x20 < 0x5F, next == bytes.count || bytes[next] < 0x80 {
                total += 1
                index = next
                continue
            }
            let end = Graphemes.end(in: bytes, from: index)
            total += width(ofCharacter: index..<end, in: bytes)
            index = end
        }
        return total
    }

    /// The columns of one character.
    static func width(ofCharacter range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = range.lowerBound
        let first = WidthTable.widths[bytes.takeScalar(&index)]
        var width = Int(first % 3)
        let canBePicture = first >= 3
        while index < range.upperBound {
            let scalar = bytes.takeScalar(&index)
            if canBePicture, scalar == textVariation { return 1 }
            if canBePicture, scalar == pictureVariation { return 2 }
            switch GraphemeBreak(of: scalar) {
            case .extend, .joiner, .spacingMark, .extendingLinker, .extendingMark, .picture: break
            default: width += Int(WidthTable.widths[scalar] % 3)
            }
        }
        return width
    }

    private static let textVariation: UInt32 = 0xFE0E
    private static let pictureVariation: UInt32 = 0xFE0F
}
