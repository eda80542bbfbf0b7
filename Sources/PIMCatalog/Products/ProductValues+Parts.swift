package import PIMText

/// Data that is kept in parts: looked at where it stands, and made a `Value` only for those who ask for one.
extension ProductValues {
    /// What an entry says that is not one text.
    package func other(of entry: Entry) -> Value {
        switch entry.shape {
        case .value: others[Int(entry.start)]
        case .number: .number(parts[Int(entry.start)].number)
        case .flag: .flag(entry.start == 1)
        case .prices: .prices(prices(of: entry))
        case .measurement: .measurement(measurement(of: entry))
        case .options: .options(texts(of: entry))
        case .media: .media(texts(of: entry))
        case .references: .references(texts(of: entry))
        }
    }

    /// What an entry says that is yes or no; nil where it is something else.
    package func flag(of entry: Entry) -> Bool? {
        guard entry.form == .other else { return nil }
        if entry.shape == .flag { return entry.start == 1 }
        guard entry.shape == .value, case .flag(let flag) = others[Int(entry.start)] else { return nil }
        return flag
    }

    /// The number of an entry; nil where it is something else.
    package func number(of entry: Entry) -> ExactDecimal? {
        guard entry.form == .other else { return nil }
        if entry.shape == .number { return parts[Int(entry.start)].number }
        guard entry.shape == .value, case .number(let number) = others[Int(entry.start)] else { return nil }
        return number
    }

    /// The amount of a price list in a currency for a country; nil where it has none, or is something else.
    package func amount(of entry: Entry, in currency: CurrencyCode, country: CountryCode?) -> ExactDecimal? {
        guard entry.form == .other else { return nil }
        guard entry.shape == .prices else {
            guard entry.shape == .value, case .prices(let prices) = others[Int(entry.start)] else { return nil }
            return prices.index(in: currency, country: country).map { prices[$0].amount }
        }
        return part(of: entry, in: currency).map { parts[$0].number }
    }

    /// The ranges of `bytes` where the texts of a list stand; nil where the entry's data is not kept so.
    package func ranges(of entry: Entry) -> ArraySlice<Part>? {
        guard entry.form == .other, [.options, .media, .references].contains(entry.shape) else { return nil }
        return parts[entry.range]
    }

    /// Whether data that is not one text counts as filled; price lists ask for an amount in each of the currencies.
    package func isFilled(_ entry: Entry, currencies: [CurrencyCode]?, country: CountryCode?) -> Bool {
        switch entry.shape {
        case .number, .flag, .measurement: return true
        case .options, .media, .references: return parts[entry.range].contains { $0.count > 0 }
        case .prices:
            guard entry.count > 0, let currencies else { return entry.count > 0 }
            return currencies.allSatisfy { part(of: entry, in: $0) != nil }
        case .value:
            guard case .prices(let prices) = others[Int(entry.start)] else {
                return others[Int(entry.start)].isFilled
            }
            guard !prices.isEmpty, let currencies else { return !prices.isEmpty }
            return currencies.allSatisfy { prices.index(in: $0, country: country) != nil }
        }
    }

    /// Whether all prices of a list are in currencies of ISO 4217, and no two in the same one; kept in parts, none is
    /// below zero.
    func hasSoundPrices(_ entry: Entry) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in entry.range {
                guard CurrencyTable.isKnown(UnsafeBufferPointer(rebasing: bytes[parts[index].range])) else {
                    return false
                }
                for other in entry.range.lowerBound..<index where isSame(parts[other], parts[index], bytes) {
                    return false
                }
            }
            return true
        }
    }

    /// Whether a measurement's unit is one of these.
    func hasUnit(_ entry: Entry, among units: [String]) -> Bool {
        let part = parts[Int(entry.start)]
        return bytes.withUnsafeBufferPointer { bytes in
            units.contains { unit in
                unit.utf8.count == part.range.count && unit.utf8.elementsEqual(bytes[part.range])
            }
        }
    }

    /// Where the first price of a list in a currency stands.
    private func part(of entry: Entry, in currency: CurrencyCode) -> Int? {
        let letters = currency.text.utf8
        // Parts hold three letters of ASCII; what is spelled with other characters may be equal to them.
        guard letters.count == 3 else {
            return entry.range.first { CurrencyCode(text(of: parts[$0])) == currency }
        }
        var wanted: UInt32 = 0
        for letter in letters { wanted = wanted << 8 | UInt32(letter) }
        return bytes.withUnsafeBufferPointer { bytes -> Int? in
            for index in entry.range where parts[index].count == 3 {
                let start = Int(parts[index].start)
                let found = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
                if found == wanted { return index }
            }
            return nil
        }
    }

    private func isSame(_ first: Part, _ second: Part, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        for offset in 0..<Int(first.count)
        where bytes[Int(first.start) + offset] != bytes[Int(second.start) + offset] {
            return false
        }
        return true
    }

    private func prices(of entry: Entry) -> [Money] {
        parts[entry.range].map { Money($0.number, CurrencyCode(text(of: $0))) }
    }

    private func measurement(of entry: Entry) -> Measurement {
        let part = parts[Int(entry.start)]
        return Measurement(part.number, text(of: part))
    }

    private func texts(of entry: Entry) -> [String] {
        parts[entry.range].map { text(of: $0) }
    }

    private func text(of part: Part) -> String {
        String(decoding: bytes[part.range], as: UTF8.self)
    }
}

extension ProductValues.Part {
    /// The number it says.
    package var number: ExactDecimal {
        ExactDecimal(normalized: Int128(mantissa), fractionDigits: Int(fractionDigits))
    }

    /// Where its text stands in the values' bytes.
    @inline(__always)
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
