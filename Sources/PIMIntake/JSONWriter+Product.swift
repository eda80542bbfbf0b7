import PIMCatalog
import PIMIO
import PIMText

extension JSONWriter {
    /// Writes a product as one compact object, its keys in a fixed order, what is empty left out.
    ///
    /// `singles` are the attributes whose pictures, files or references are one and not a list.
    mutating func product(_ draft: ProductDraft, singles: Set<AttributeCode>) {
        beginObject()
        member("identifier", draft.identifier)
        member("family", draft.family?.text)
        member("structure", draft.structure?.text)
        member("parent", draft.parent)
        if !draft.isEnabled {
            key("enabled")
            bool(false)
        }
        if !draft.categories.isEmpty { strings("categories", draft.categories.map(\.text)) }
        if !draft.groups.isEmpty { strings("groups", draft.groups) }
        values(draft.values, singles)
        associations("associations", draft.associations.filter { $0.quantity == nil })
        associations("quantified_associations", draft.associations.filter { $0.quantity != nil })
        extra(draft.extra)
        endObject()
    }

    private mutating func values(_ entries: [ProductDraft.Entry], _ singles: Set<AttributeCode>) {
        guard !entries.isEmpty else { return }
        key("values")
        beginObject()
        for (attribute, indices) in Self.grouped(entries, by: \.attribute) {
            key(attribute.text)
            beginArray()
            for index in indices { entry(entries[index], isSingle: singles.contains(attribute)) }
            endArray()
        }
        endObject()
    }

    private mutating func entry(_ entry: ProductDraft.Entry, isSingle: Bool) {
        beginObject()
        member("locale", entry.locale?.text)
        member("scope", entry.channel?.text)
        member("audience", entry.audience?.text)
        key("data")
        if let value = entry.value { self.value(value, isSingle: isSingle) } else { null() }
        endObject()
    }

    private mutating func associations(_ name: String, _ associations: [Association]) {
        guard !associations.isEmpty else { return }
        key(name)
        beginObject()
        for (type, indices) in Self.grouped(associations, by: \.type) {
            key(type.text)
            beginObject()
            for target in Association.Target.allCases {
                let ties = indices.map { associations[$0] }.filter { $0.target == target }
                guard !ties.isEmpty else { continue }
                key(target.rawValue)
                beginArray()
                for tie in ties { self.tie(tie) }
                endArray()
            }
            endObject()
        }
        endObject()
    }

    private mutating func tie(_ tie: Association) {
        guard let quantity = tie.quantity else { return string(tie.identifier) }
        beginObject()
        member("identifier", tie.identifier)
        key("quantity")
        integer(quantity)
        endObject()
    }

    /// The elements' indices by key, keys in the order of their first appearance.
    private static func grouped<Element, Key: Hashable>(
        _ elements: [Element],
        by key: (Element) -> Key
    ) -> [(key: Key, indices: [Int])] {
        var places: [Key: Int] = [:]
        var result: [(key: Key, indices: [Int])] = []
        for (index, element) in elements.enumerated() {
            let key = key(element)
            if let place = places[key] {
                result[place].indices.append(index)
            } else {
                places[key] = result.count
                result.append((key, [index]))
            }
        }
        return result
    }

    /// Writes a value's data in the native form: amounts as exact text, lists as arrays.
    mutating func value(_ value: Value, isSingle: Bool) {
        switch value {
        case .text(let text): string(text)
        case .number(let number): string(number.description)
        case .flag(let flag): bool(flag)
        case .date(let date): string(date.description)
        case .option(let code): string(code)
        case .options(let codes): array(codes)
        case .prices(let prices):
            beginArray()
            for money in prices {
                beginObject()
                member("amount", money.amount.description)
                member("currency", money.currency.text)
                member("country", money.country?.text)
                endObject()
            }
            endArray()
        case .measurement(let measurement):
            beginObject()
            member("amount", measurement.amount.description)
            member("unit", measurement.unit)
            endObject()
        case .media(let texts), .references(let texts):
            if isSingle, let text = texts.first { string(text) } else { array(texts) }
        case .table(let rows):
            beginArray()
            for row in rows {
                beginObject()
                for cell in row.cells {
                    key(cell.column)
                    self.value(cell.value, isSingle: true)
                }
                endObject()
            }
            endArray()
        }
    }

    private mutating func array(_ texts: [String]) {
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
