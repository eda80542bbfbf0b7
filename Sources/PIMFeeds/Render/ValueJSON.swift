import PIMCatalog
import PIMIO

/// Writes catalog values in their natural JSON shape, as product lines hold them.
enum ValueJSON {
    /// Every resolved value of a listing that is not confidential, by attribute code.
    static func object(of listing: Listing) -> JSONWriter {
        var writer = JSONWriter()
        writer.beginObject()
        for (number, attribute) in listing.structure.attributes.enumerated() where !attribute.isConfidential {
            guard number != listing.structure.identifierAttribute, let value = listing.value(at: number) else {
                continue
            }
            writer.key(attribute.code.text)
            write(value, to: &writer)
        }
        writer.endObject()
        return writer
    }

    static func associations(_ ties: [Association]) -> JSONWriter {
        var writer = JSONWriter()
        writer.beginArray()
        for tie in ties {
            writer.beginObject()
            writer.key("type")
            writer.string(tie.type.text)
            writer.key(tie.target == .products ? "product" : tie.target == .groups ? "group" : "product_model")
            writer.string(tie.identifier)
            if let quantity = tie.quantity {
                writer.key("quantity")
                writer.integer(quantity)
            }
            writer.endObject()
        }
        writer.endArray()
        return writer
    }

    static func write(_ value: Value, to writer: inout JSONWriter) {
        switch value {
        case .text(let text): writer.string(text)
        case .number(let number): writer.number(number.description)
        case .flag(let flag): writer.bool(flag)
        case .date(let date): writer.string(date.description)
        case .option(let code): writer.string(code)
        case .options(let texts), .media(let texts), .references(let texts):
            writer.beginArray()
            for text in texts { writer.string(text) }
            writer.endArray()
        case .prices(let prices):
            writer.beginArray()
            for money in prices { write(money, to: &writer) }
            writer.endArray()
        case .measurement(let measurement):
            writer.beginObject()
            writer.key("amount")
            writer.string(measurement.amount.description)
            writer.key("unit")
            writer.string(measurement.unit)
            writer.endObject()
        case .table(let rows):
            writer.beginArray()
            for row in rows {
                writer.beginObject()
                for cell in row.cells {
                    writer.key(cell.column)
                    write(cell.value, to: &writer)
                }
                writer.endObject()
            }
            writer.endArray()
        }
    }

    private static func write(_ money: Money, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("amount")
        writer.string(money.amount.description)
        writer.key("currency")
        writer.string(money.currency.text)
        if let country = money.country {
            writer.key("country")
            writer.string(country.text)
        }
        writer.endObject()
    }
}
