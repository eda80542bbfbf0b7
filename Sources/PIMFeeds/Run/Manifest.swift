import PIMIO

/// The list of a published feed's items, `items.tsv`: identifier, tab, hash of the item's bytes.
enum Manifest {
    /// Appends the line of an item.
    static func append(_ identifier: String, _ bytes: [UInt8], _ range: Range<Int>, to lines: inout [UInt8]) {
        append(identifier, hash: ContentHash.hash64(bytes, in: range), to: &lines)
    }

    /// Appends the line of an item whose bytes have a hash.
    static func append(_ identifier: String, hash: UInt64, to lines: inout [UInt8]) {
        append(column: identifier, to: &lines)
        let digits = digits(of: hash)
        var end = SIMD32<UInt8>(repeating: UInt8(ascii: "\n"))
        end.lowHalf = digits
        lines.append(UInt8(ascii: "\t"))
        withUnsafeBytes(of: end) { lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<17])) }
    }

    /// Appends an identifier as a column: its tabs, line ends and backslashes stand as `\t`, `\n`, `\r`, `\\`.
    static func append(column identifier: String, to lines: inout [UInt8]) {
        var identifier = identifier
        identifier.withUTF8 { text in
            var hasMarks = false
            for byte in text where byte < 0x20 || byte == 0x5C { hasMarks = true }
            if hasMarks {
                lines.append(contentsOf: escaped(text))
            } else {
                lines.append(contentsOf: text)
            }
        }
    }

    /// The sixteen hexadecimal digits of a hash, the highest first.
    private static func digits(of hash: UInt64) -> SIMD16<UInt8> {
        let bytes = unsafeBitCast(hash.bigEndian, to: SIMD8<UInt8>.self)
        var digits = SIMD16<UInt8>()
        digits.evenHalf = bytes &>> 4
        digits.oddHalf = bytes & 0xF
        let ten = SIMD16<UInt8>(repeating: 10)
        let letters = digits .>= ten
        return (digits &+ UInt8(ascii: "0")).replacing(with: digits &+ (UInt8(ascii: "a") - 10), where: letters)
    }

    private static func escaped(_ identifier: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let marks: [UInt8: StaticString] = [0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r", 0x5C: "\\\\"]
        return identifier.flatMap { byte in marks[byte].map { Array($0.description.utf8) } ?? [byte] }
    }
}
