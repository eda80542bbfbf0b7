import PIMCatalog
import PIMText

extension CheckedListing {
    /// What the listing was resolved against.
    var structure: CatalogStructure { listing.structure }

    /// The number of an attribute that a rule names by its code or role.
    func number(of name: String) -> Int? {
        structure.number(of: AttributeCode(name)) ?? structure.number(of: Role(name))
    }

    /// The attributes that a rule names and the product may have, none twice; unknown ones were reported before.
    func numbers(of names: [String]) -> [Int] {
        var numbers: [Int] = []
        for name in names {
            if let number = number(of: name), exists(number), !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    /// Whether the product's family has an attribute, and the locale too.
    func exists(_ number: Int) -> Bool {
        let locales = structure.attributes[number].locales
        guard locales.isEmpty || locales.contains(listing.table.scope.locale) else { return false }
        return listing.lineage.family.map { structure.family($0, has: number) } ?? true
    }

    /// The value of an attribute in words; nil where it says nothing.
    func words(at number: Int) -> String? {
        listing.value(at: number).flatMap { words(of: $0, at: number) }
    }

    /// A value of an attribute in words as a shopper of the listing reads it; nil where it says nothing.
    func words(of value: Value, at number: Int) -> String? {
        let words = shown(value, at: number)
        return words.isEmpty ? nil : words
    }

    private func shown(_ value: Value, at number: Int) -> String {
        switch value {
        case .text(let text):
            structure.attributes[number].type == .richtext ? PlainText.fromHTML(text) : PlainText.clean(text)
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .date(let date): "\(date)"
        case .option(let code): label(ofOption: code, at: number)
        case .options(let codes): codes.map { label(ofOption: $0, at: number) }.joined(separator: ", ")
        case .prices(let prices): prices.map { "\($0.amount) \($0.currency)" }.joined(separator: ", ")
        case .measurement(let measurement): "\(measurement.amount) \(symbol(of: measurement.unit, at: number))"
        case .media(let texts), .references(let texts): texts.joined(separator: ", ")
        case .table: ""
        }
    }

    /// The name of an option in the listing's locale; its code where it has none.
    func label(ofOption code: String, at number: Int) -> String {
        structure.option(code, of: number)?.labels.text(in: listing.table.labelLocales) ?? code
    }

    private func symbol(of unit: String, at number: Int) -> String {
        let family = structure.attributes[number].unitFamily.flatMap { structure.measurementFamilies[$0] }
        return family?.unit(unit)?.symbol ?? unit
    }

    /// An attribute and what it says, for messages; a confidential one does not show its value.
    func said(at number: Int) -> String {
        said(listing.value(at: number), at: number)
    }

    /// An attribute and what it says somewhere, for messages.
    func said(_ value: Value?, at number: Int) -> String {
        let code = code(number).text
        guard !isConfidential(number), let words = value.flatMap({ words(of: $0, at: number) }) else { return code }
        return "\(code) \"\(Self.shortened(words))\""
    }

    /// The code of an attribute.
    func code(_ number: Int) -> AttributeCode { structure.attributes[number].code }

    /// Whether the values of an attribute may not be told.
    func isConfidential(_ number: Int) -> Bool { structure.attributes[number].isConfidential }

    /// A part of an attribute's text in quotation marks; what it is where its text may not be told.
    func quoted(_ part: String, at number: Int, else other: String = "its value") -> String {
        isConfidential(number) ? other : "\"\(Self.shortened(part))\""
    }

    /// The beginning of a text, as long as a message has room for.
    static func shortened(_ text: String) -> String {
        let limit = 60
        guard text.utf8.count > limit, let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        return text[..<end] + "\u{2026}"
    }
}

/// An exact amount of money, of a measure or of nothing.
struct Amount: Hashable {
    let number: ExactDecimal
    /// The currency or the unit's code; empty for a plain number.
    let unit: String

    /// The amount as messages tell it.
    var words: String { unit.isEmpty ? "\(number)" : "\(number) \(unit)" }
}

extension CheckedListing {
    /// The amounts of a value: a number; a price in the currency, that of the scope where none is named, or in all of them
    /// where the scope has none either; a measurement in the unit, or in that of the attribute.
    ///
    /// Nil where a measurement does not convert.
    func amounts(of value: Value?, at number: Int, unit: String? = nil, currency: String? = nil) -> [Amount]? {
        switch value {
        case .number(let number): return [Amount(number: number, unit: "")]
        case .text(let text): return ExactDecimal(Digits.ascii(text)).map { [Amount(number: $0, unit: "")] } ?? []
        case .prices(let prices):
            let country = listing.table.scope.country
            if let currency = currency.map({ CurrencyCode($0) }) ?? listing.table.scope.currency {
                return prices.amount(in: currency, country: country).map {
                    [Amount(number: $0.amount, unit: currency.text)]
                } ?? []
            }
            var amounts: [Amount] = []
            for price in prices where !amounts.contains(where: { $0.unit == price.currency.text }) {
                guard let best = prices.amount(in: price.currency, country: country) else { continue }
                amounts.append(Amount(number: best.amount, unit: price.currency.text))
            }
            return amounts
        case .measurement(let measurement):
            let attribute = structure.attributes[number]
            guard let wanted = unit ?? attribute.unit, wanted != measurement.unit else {
                return [Amount(number: measurement.amount, unit: measurement.unit)]
            }
            let family = attribute.unitFamily.flatMap { structure.measurementFamilies[$0] }
            let converted = family?.convert(measurement.amount, from: measurement.unit, to: wanted)
            return converted.map { [Amount(number: $0, unit: wanted)] }
        default: return []
        }
    }

    /// The amounts of an attribute, as `amounts(of:at:unit:currency:)` finds them; none where a measure does not convert.
    func prices(at number: Int, currency: String?) -> [Amount] {
        amounts(of: listing.value(at: number), at: number, currency: currency) ?? []
    }
}

extension RuleSettings {
    /// Names of attributes; empty where they are not said, a problem where the list has none.
    func attributes(_ name: String) throws(RuleProblem) -> [String] {
        let names = texts(name)
        guard values[name] != nil, names.isEmpty else { return names }
        throw RuleProblem(name, "\"\(name)\" is empty", remedy: "name an attribute")
    }

    /// Two numbers the first of which is not greater.
    func bounds(_ low: String, _ high: String) throws(RuleProblem) -> (low: ExactDecimal?, high: ExactDecimal?) {
        let (least, most) = (number(low), number(high))
        if let least, let most, most < least {
            throw RuleProblem(high, "\(high) \(most) is less than \(low) \(least)", remedy: "exchange them")
        }
        return (least, most)
    }

    /// A problem where none of some parameters is said.
    func needsOne(of names: [String]) throws(RuleProblem) {
        guard !names.contains(where: { values[$0] != nil }) else { return }
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        throw RuleProblem("", "it has nothing to look for", remedy: "add one of \(list) under \"with\"")
    }
}
