import PIMCatalog
import PIMFormats
import PIMText

/// How a measurement attribute is written in one field: in which unit, for each unit a value can be in.
struct UnitTexts: Sendable {
    /// One way to write a measure; the next is taken where the number gets too long.
    private struct Way: Sendable {
        /// Nil where the value is in the unit already.
        let conversion: UnitConversion?
        /// What follows the amount, or stands alone.
        let text: [UInt8]
    }

    /// Whether the field takes the unit alone.
    private let isWord: Bool
    /// The units a value can be in, the attribute's own first.
    private var units: [(code: String, ways: [Way])] = []

    /// The ways for an attribute; nil where its values are no measures.
    init?(_ attribute: Attribute, _ field: Field, _ table: ScopeTable, _ structure: CatalogStructure) {
        guard let family = attribute.unitFamily.flatMap({ structure.measurementFamilies[$0] }) else { return nil }
        isWord = (field.kind == .word || field.kind == .code) && !field.units.isEmpty
        let usual = family.units.filter { $0.code == attribute.unit }
        for unit in usual + family.units.filter({ $0.code != attribute.unit }) {
            let chosen = table.channel.units[attribute.code] ?? unit.code
            let targets = Self.targets(family, field, chosen)
            let ways = targets.compactMap { target in
                family.conversion(from: unit.code, to: target.unit).map {
                    Way(conversion: target.unit == unit.code ? nil : $0, text: Array(target.text.utf8))
                }
            }
            units.append((unit.code, ways))
        }
    }

    /// The units to try, the channel's choice first, and what is written for them besides the amount.
    private static func targets(
        _ family: MeasurementFamily,
        _ field: Field,
        _ chosen: String
    ) -> [(unit: String, text: String)] {
        guard field.kind == .measure || !field.units.isEmpty else {
            guard field.kind == .text || field.kind == .richText else { return [(chosen, "")] }
            let symbol = family.units.first { $0.code == chosen }?.symbol ?? ""
            return [(chosen, " " + (symbol.isEmpty ? chosen : symbol))]
        }
        let allowed = field.units.filter { $0.catalog == chosen }
        return (allowed.prefix(1) + field.units).map { unit in
            switch field.kind {
            case .measure: (unit.catalog, " " + unit.feed)
            case .word, .code: (unit.catalog, unit.catalog)
            default: (unit.catalog, "")
            }
        }
    }

    /// Appends a measure; nothing where it is in an unknown unit or fits none of the field's.
    func append(_ amount: ExactDecimal, _ unit: String, to room: inout TextRoom) {
        for index in units.indices where units[index].code == unit {
            for number in units[index].ways.indices {
                if units[index].ways[number].conversion == nil {
                    if !isWord { amount.append(to: &room) }
                } else {
                    guard let converted = units[index].ways[number].conversion?.convert(amount) else { continue }
                    if !isWord { converted.append(to: &room) }
                }
                room.append(units[index].ways[number].text)
                return
            }
            return
        }
    }
}
