import PIMIO

/// The list of a published feed's items, `items.tsv`: identifier, tab, hash of the item's bytes.
enum Manifest {
    /// Appends the line of an item.
    static func append(_ identifier: String, _ bytes: [UInt8], _ range: Range<Int>, to lines: inout [UInt8]) {
        append(identifier, hash: ContentHash.hash64(bytes, in: range), to: &lines)
    }

    /// Appends the line of an item whose bytes have a hash.
    static func append(_ identifier: String, hash: UInt64, to lines: inout [UInt8]) {
        var end = SIMD32<UInt8>(repeating: UInt8(ascii: "\n"))
        end.lowHalf = digits(of: hash)
        var identifier = identifier
        identifier.withUTF8 { text in
            guard !hasMarks(text) else {
                lines.append(contentsOf: escaped(text))
                lines.append(UInt8(ascii: "\t"))
                withUnsafeBytes(of: end) { lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<17])) }
                return
            }
            // One look at the array for the whole line; the digits and line ends behind them are moved at once.
            let room = text.count + 1 + MemoryLayout.size(ofValue: end)
            if lines.capacity - lines.count < room {
                lines.reserveCapacity(max(lines.count + room, 2 * lines.capacity))
            }
            lines.append(addingCapacity: room) { span in
                span.withUnsafeMutableBufferPointer { memory, count in
                    let line = UnsafeMutableRawBufferPointer(memory)
                    line.copyMemory(from: UnsafeRawBufferPointer(text))
                    line[text.count] = UInt8(ascii: "\t")
                    line.storeBytes(of: end, toByteOffset: text.count + 1, as: SIMD32<UInt8>.self)
                    count = text.count + 18
                }
            }
        }
    }

    /// Appends an identifier as a column: its tabs, line ends and backslashes stand as `\t`, `\n`, `\r`, `\\`.
    static func append(column identifier: String, to lines: inout [UInt8]) {
        var identifier = identifier
        identifier.withUTF8 { text in
            if hasMarks(text) {
                lines.append(contentsOf: escaped(text))
            } else {
                lines.append(contentsOf: text)
            }
        }
    }

    /// Whether there is a byte that must be escaped.
    private static func hasMarks(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.contains { $0 < 0x20 || $0 == 0x5C }
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
