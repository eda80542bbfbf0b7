import PIMIO

/// The list of a published feed's items, `items.tsv`: identifier, tab, hash of the item's bytes.
enum Manifest {
    /// Appends the line of an item.
    static func append(_ identifier: String, _ bytes: [UInt8], _ range: Range<Int>, to lines: inout [UInt8]) {
        append(column: identifier, to: &lines)
        lines.append(UInt8(ascii: "\t"))
        let hash = ContentHash.hash64(bytes, in: range)
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: hash >> UInt64(shift)) & 0xF
            lines.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        lines.append(UInt8(ascii: "\n"))
    }

    /// Appends an identifier as a column: its tabs, line ends and backslashes stand as `\t`, `\n`, `\r`, `\\`.
    static func append(column identifier: String, to lines: inout [UInt8]) {
        if identifier.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C }) {
            lines.append(contentsOf: escaped(identifier))
        } else {
            lines.append(contentsOf: identifier.utf8)
        }
    }

    private static func escaped(_ identifier: String) -> [UInt8] {
        let marks: [UInt8: StaticString] = [0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r", 0x5C: "\\\\"]
        return identifier.utf8.flatMap { byte in marks[byte].map { Array($0.description.utf8) } ?? [byte] }
    }
}
