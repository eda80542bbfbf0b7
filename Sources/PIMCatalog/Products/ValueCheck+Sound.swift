import PIMText

/// Quick looks at data where it stands; what is not surely sound is made a `Value` and judged.
extension ValueCheck {
    /// Whether data keeps to all there is to keep to, as far as its bytes tell; mostly yes.
    func isSurelySound(_ entry: ProductValues.Entry, _ values: ProductValues, _ marks: TextMarks) -> Bool {
        let number = Int(entry.attribute)
        return switch entry.form {
        case .empty, .passed: true
        case .text: marks.rawValue & Self.suspicious == 0 && hasSoundLength(entry, values)
        case .option:
            values.bytes[entry.range].withUnsafeBufferPointer { structure.number(ofOption: $0, of: number) != nil }
        case .medium: false
        case .other: hasSoundData(entry, values)
        }
    }

    private func hasSoundData(_ entry: ProductValues.Entry, _ values: ProductValues) -> Bool {
        let number = Int(entry.attribute)
        switch entry.shape {
        case .number: return !limitsNumbers[number]
        case .measurement:
            return !limitsNumbers[number] && units[number].map { values.hasUnit(entry, among: $0) } != false
        case .prices: return !limitsNumbers[number] && values.hasSoundPrices(entry)
        case .value: return isSurelySound(values.others[Int(entry.start)], number)
        case .flag, .options, .media, .references: return false
        }
    }

    /// Whether a text has the length it may have, and no pattern to match.
    private func hasSoundLength(_ entry: ProductValues.Entry, _ values: ProductValues) -> Bool {
        let limit = textLimits[Int(entry.attribute)]
        guard Int(entry.count) > limit else { return true }
        return limit >= 0
            && values.bytes[entry.range].withUnsafeBufferPointer { LengthUnit.codePoints.length(of: $0) } <= limit
    }

    /// Whether a text has the length and the characters it may have, and no pattern to match.
    func isSurelySound(_ text: String, _ attribute: Int, _ marks: TextMarks) -> Bool {
        let limit = textLimits[attribute]
        guard text.utf8.count <= limit || limit >= 0 && LengthUnit.codePoints.length(of: text) <= limit else {
            return false
        }
        return marks.rawValue & Self.suspicious == 0
    }

    /// Whether amounts keep to all there is to keep to; mostly yes.
    func isSurelySound(_ value: Value, _ attribute: Int) -> Bool {
        guard !limitsNumbers[attribute] else { return false }
        switch value {
        case .number: return true
        case .measurement(let measurement): return units[attribute]?.contains(measurement.unit) != false
        case .prices(let prices):
            for index in prices.indices {
                let isSound =
                    !prices[index].amount.isNegative && prices[index].country == nil
                    && CurrencyTable.isKnown(prices[index].currency.text)
                guard isSound else { return false }
                for other in 0..<index where prices[other].currency == prices[index].currency { return false }
            }
            return true
        default: return false
        }
    }
}
