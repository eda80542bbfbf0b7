import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

/// Writes catalog values in their natural JSON shape, as product lines hold them.
enum ValueJSON {
    /// The attributes whose values an object shows, each with its key as it stands in the object, a comma before it.
    struct Keys: Sendable {
        fileprivate private(set) var bytes: [UInt8] = []
        fileprivate private(set) var attributes: [(number: Int, key: CellText)] = []

        /// The attributes that are not confidential.
        init(_ structure: CatalogStructure) {
            for (number, attribute) in structure.attributes.enumerated() where !attribute.isConfidential {
                guard number != structure.identifierAttribute else { continue }
                let start = bytes.count
                var writer = JSONWriter()
                writer.string(attribute.code.text)
                bytes.append(UInt8(ascii: ","))
                bytes += writer.buffer.bytes
                bytes.append(UInt8(ascii: ":"))
                attributes.append((number, CellText(start..<bytes.count)))
            }
        }
    }

    /// Every resolved value of a listing, by attribute code.
    static func writeObject(of listing: borrowing Listing, _ keys: Keys, to room: inout TextRoom) {
        room.append(UInt8(ascii: "{"))
        let first = room.count
        for index in keys.attributes.indices {
            let (number, key) = keys.attributes[index]
            guard let (level, entry) = listing.stored(at: number) else { continue }
            let start = room.count
            let comma = start == first ? 1 : 0
            room.append(key.range.lowerBound + comma..<key.range.upperBound, of: keys.bytes)
            let isWritten =
                level > 0
                ? write(listing.lineage.models[level - 1].values, entry, to: &room)
                : write(listing.lineage.product.values, entry, to: &room)
            if !isWritten { room.count = start }
        }
        room.append(UInt8(ascii: "}"))
    }

    /// Writes what an entry says; false where it says nothing.
    private static func write(_ values: borrowing ProductValues, _ index: Int, to room: inout TextRoom) -> Bool {
        let entry = values.entries[index]
        switch entry.form {
        case .empty, .passed: return false
        case .text, .option:
            values.bytes.withUnsafeBufferPointer {
                room.appendJSON(UnsafeBufferPointer(rebasing: $0[entry.place]))
            }
        case .medium:
            values.bytes.withUnsafeBufferPointer {
                write(medium: UnsafeBufferPointer(rebasing: $0[entry.place]), to: &room)
            }
        case .other: write(values.other(of: entry), to: &room)
        }
        return true
    }

    static func write(medium path: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) {
        room.append(UInt8(ascii: "["))
        room.appendJSON(path)
        room.append(UInt8(ascii: "]"))
    }

    static func write(_ ties: [Association], to room: inout TextRoom) {
        writeArray(ties, to: &room) { tie, room in
            room.append("{\"type\":")
            room.appendJSON(tie.type.text)
            room.append(
                tie.target == .products
                    ? ",\"product\":" : tie.target == .groups ? ",\"group\":" : ",\"product_model\":"
            )
            room.appendJSON(tie.identifier)
            if let quantity = tie.quantity {
                room.append(",\"quantity\":")
                room.append(String(quantity))
            }
            room.append(UInt8(ascii: "}"))
        }
    }

    static func write(_ value: Value, to room: inout TextRoom) {
        switch value {
        case .text(let text), .option(let text): room.appendJSON(text)
        case .number(let number): number.append(to: &room)
        case .flag(let flag): room.append(flag ? "true" : "false")
        case .date(let date): room.appendJSON(date.description)
        case .options(let texts), .media(let texts), .references(let texts):
            writeArray(texts, to: &room) { $1.appendJSON($0) }
        case .prices(let prices):
            writeArray(prices, to: &room) { write($0, to: &$1) }
        case .measurement(let measurement):
            room.append("{\"amount\":\"")
            measurement.amount.append(to: &room)
            room.append("\",\"unit\":")
            room.appendJSON(measurement.unit)
            room.append(UInt8(ascii: "}"))
        case .table(let rows):
            writeArray(rows, to: &room) { row, room in
                room.append(UInt8(ascii: "{"))
                for (number, cell) in row.cells.enumerated() {
                    if number > 0 { room.append(UInt8(ascii: ",")) }
                    room.appendJSON(cell.column)
                    room.append(UInt8(ascii: ":"))
                    write(cell.value, to: &room)
                }
                room.append(UInt8(ascii: "}"))
            }
        }
    }

    private static func write(_ money: Money, to room: inout TextRoom) {
        room.append("{\"amount\":\"")
        money.amount.append(to: &room)
        room.append("\",\"currency\":")
        room.appendJSON(money.currency.text)
        if let country = money.country {
            room.append(",\"country\":")
            room.appendJSON(country.text)
        }
        room.append(UInt8(ascii: "}"))
    }

    @inline(__always)
    private static func writeArray<Element>(
        _ elements: [Element],
        to room: inout TextRoom,
        _ write: (Element, inout TextRoom) -> Void
    ) {
        room.append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { room.append(UInt8(ascii: ",")) }
            write(elements[index], &room)
        }
        room.append(UInt8(ascii: "]"))
    }
}

extension TextRoom {
    /// Appends a text as a JSON string in quotes.
    mutating func appendJSON(_ text: String) {
        var text = text
        text.withUTF8 { appendJSON($0) }
    }

    /// Appends well-formed UTF-8 as a JSON string in quotes.
    mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>) {
        let start = count
        append(UInt8(ascii: "\""))
        append(text)
        guard isPlain(from: start + 1) else {
            count = start
            var writer = JSONWriter()
            writer.string(String(decoding: text, as: UTF8.self))
            append(writer.buffer.bytes)
            return
        }
        append(UInt8(ascii: "\""))
    }
}
