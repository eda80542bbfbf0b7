import PIMCatalog
import PIMFormats
import PIMText

/// Writes catalog values as a field's kind demands; the text is the feed's, but not yet escaped.
struct ValueText {
    let structure: CatalogStructure
    let table: ScopeTable
    let shop: Shop
    private let escapesCommas: Bool

    init(structure: CatalogStructure, table: ScopeTable, shop: Shop, format: FeedFormat) {
        self.structure = structure
        self.table = table
        self.shop = shop
        // Where addresses stand in comma-separated lists, a comma of their own must not divide them.
        if case .delimited = format.container { escapesCommas = true } else { escapesCommas = false }
    }

    /// The texts of a value for a field: none where the value has no text of that kind.
    func texts(of value: Value, attribute: Int, for field: Field) -> [String] {
        switch value {
        case .text(let text): [self.text(text, attribute, field)]
        case .number(let number): [number.description]
        case .flag(let flag): [flag ? "true" : "false"]
        case .date(let date): [date.description]
        case .option(let code): [option(code, attribute, field)].compactMap(\.self)
        case .options(let codes): list(codes.compactMap { option($0, attribute, field) }, field)
        case .prices(let prices): money(prices, field).map { [$0] } ?? []
        case .measurement(let measurement): self.measurement(measurement, attribute, field).map { [$0] } ?? []
        case .media(let paths): paths.map { address($0) }
        case .references(let identifiers): list(identifiers, field)
        case .table(let rows): rows.compactMap { $0.cells.first.map { cell($0.value) } }
        }
    }

    private func text(_ text: String, _ attribute: Int, _ field: Field) -> String {
        switch field.kind {
        case .richText: text
        case .url: text
        case .text, .path:
            structure.attributes[attribute].type == .richtext ? PlainText.fromHTML(text) : PlainText.clean(text)
        default: PlainText.clean(text)
        }
    }

    /// A field that takes one value gets several choices as one text.
    private func list(_ texts: [String], _ field: Field) -> [String] {
        guard field.limits.maximumCount == 1, texts.count > 1, field.kind == .text else { return texts }
        return [texts.joined(separator: field.joiner)]
    }

    /// A choice's name in the listing's locale where the field is text, its code elsewhere; nil for an unknown option.
    private func option(_ code: String, _ attribute: Int, _ field: Field) -> String? {
        guard let option = structure.option(code, of: attribute) else { return nil }
        guard field.kind == .text || field.kind == .richText || field.kind == .path else { return option.code }
        return option.labels.text(in: table.labelLocales) ?? option.code
    }

    /// The amount in the scope's currency, never in another.
    private func money(_ prices: [Money], _ field: Field) -> String? {
        guard let currency = table.scope.currency,
            let money = prices.amount(in: currency, country: table.scope.country)
        else { return nil }
        return self.money(money, field)
    }

    /// An amount as the field's kind writes it: `15.00 PLN`, or `15.00` alone.
    func money(_ money: Money, _ field: Field) -> String {
        let decimals = CurrencyTable.minorUnits(money.currency.text) ?? 2
        let amount = money.amount.text(minimumDecimals: decimals)
        return field.kind == .amount || field.kind == .number ? amount : "\(amount) \(money.currency)"
    }

    /// A measure in the unit the channel chose, or in the first of the field's units it can be converted to.
    private func measurement(_ measurement: Measurement, _ attribute: Int, _ field: Field) -> String? {
        guard let code = structure.attributes[attribute].unitFamily, let family = structure.measurementFamilies[code]
        else { return nil }
        let chosen = table.channel.units[structure.attributes[attribute].code] ?? measurement.unit
        guard field.kind == .measure || !field.units.isEmpty else {
            guard let amount = family.convert(measurement.amount, from: measurement.unit, to: chosen) else {
                return nil
            }
            guard field.kind == .text || field.kind == .richText else { return amount.description }
            let symbol = family.units.first { $0.code == chosen }?.symbol ?? ""
            return "\(amount) \(symbol.isEmpty ? chosen : symbol)"
        }
        let allowed = field.units.first { $0.catalog == chosen }
        for unit in [allowed].compactMap(\.self) + field.units {
            guard let amount = family.convert(measurement.amount, from: measurement.unit, to: unit.catalog) else {
                continue
            }
            switch field.kind {
            case .measure: return "\(amount) \(unit.feed)"
            case .word, .code: return unit.catalog
            default: return amount.description
            }
        }
        return nil
    }

    /// A picture's or file's address: what is not absolute gets the shop's media address before it.
    func address(_ path: String) -> String {
        guard !path.isEmpty, !URLText.isAbsolute(path), let start = shop.mediaURL else {
            return URLText.percentEncoded(path, commas: escapesCommas)
        }
        let joint = start.hasSuffix("/") || path.hasPrefix("/") ? "" : "/"
        let tail = start.hasSuffix("/") && path.hasPrefix("/") ? String(path.dropFirst()) : path
        return URLText.percentEncoded(start + joint + tail, commas: escapesCommas)
    }

    /// A table's cell as text.
    func cell(_ value: Value) -> String {
        switch value {
        case .text(let text): PlainText.clean(text)
        case .number(let number): number.description
        case .flag(let flag): flag ? "true" : "false"
        case .option(let code): code
        default: ""
        }
    }
}
