import PIMCatalog
import PIMIO
import PIMText

/// Prices and measurements: amounts with a currency or a unit.
extension ProductLine {
    mutating func readPrices(_ attribute: Int) throws(PIMIOError) -> Value? {
        let expected = "an array of {\"amount\":\"12.50\",\"currency\":\"PLN\"}"
        guard try cursor.peek() == .array else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        var prices: [Money] = []
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard let price = try readObject(attribute, expected: expected, keys: .price) else { continue }
            guard let amount = price.number else {
                missingAmount("price", price.hasNumberKey, attribute)
                continue
            }
            guard let currency = price.text else {
                report("value.type", .error, "a price lacks \"currency\"; it is left out", attribute: attribute)
                continue
            }
            let country = price.country.map { CountryCode(cursor.string($0)) }
            prices.append(Money(amount, CurrencyCode(cursor.string(currency)), country: country))
        }
        return .prices(prices)
    }

    mutating func readMeasurement(_ attribute: Int) throws(PIMIOError) -> Value? {
        let expected = "{\"amount\":\"1.2\",\"unit\":\"KILOGRAM\"}"
        guard let object = try readObject(attribute, expected: expected, keys: .measurement) else { return nil }
        guard let amount = object.number else {
            missingAmount("measurement", object.hasNumberKey, attribute)
            return nil
        }
        guard let unit = object.text.map({ cursor.string($0) }) ?? structure.attributes[attribute].unit else {
            report(
                "value.type",
                .error,
                "a measurement lacks \"unit\", and the attribute names none; it is left out",
                attribute: attribute
            )
            return nil
        }
        return .measurement(Measurement(amount, unit))
    }

    /// Akeneo writes an amount that is not there as null, and means no price; without the key the line is wrong.
    private mutating func missingAmount(_ what: String, _ hasKey: Bool, _ attribute: Int) {
        guard !hasKey else { return }
        report("value.type", .error, "a \(what) lacks \"amount\"; it is left out", attribute: attribute)
    }

    /// What stands beside an amount.
    private enum AmountKeys {
        case price
        case measurement

        /// The key of the text that belongs to the amount.
        var text: StaticString { self == .price ? "currency" : "unit" }

        /// The keys that mean something, for messages.
        var known: [String] { self == .price ? ["currency", "country", "amount"] : ["unit", "amount"] }
    }

    /// An amount with what stands beside it.
    private struct Amount {
        var number: ExactDecimal?
        var hasNumberKey = false
        var text: JSONText?
        var country: JSONText?
        /// The keys seen so far: amount, text, country.
        var seen: (amount: Bool, text: Bool, country: Bool) = (false, false, false)
    }

    /// Reads an object with an exact amount and strings in it.
    private mutating func readObject(
        _ attribute: Int,
        expected: String,
        keys: AmountKeys
    ) throws(PIMIOError) -> Amount? {
        guard try cursor.peek() == .object else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        var amount = Amount()
        var isUsable = true
        var others = SeenKeys()
        try cursor.enterObject()
        while let key = try cursor.nextKey() {
            if cursor.equals(key, "amount") {
                try once(&amount.seen.amount, "amount")
                amount.hasNumberKey = true
                guard cursor.nextByte() != UInt8(ascii: "n") else {
                    try cursor.readNull()
                    continue
                }
                amount.number = try decimal()
                if amount.number == nil {
                    let remedy = try numberRemedy(attribute, isAmount: keys == .price)
                    try mismatch(attribute, expected: "a number such as \"12.50\" as amount", remedy: remedy)
                }
            } else if cursor.equals(key, keys.text) {
                try once(&amount.seen.text, keys.text)
                amount.text = try readPart(keys.text, attribute, &isUsable)
            } else if keys == .price, cursor.equals(key, "country") {
                try once(&amount.seen.country, "country")
                amount.country = try readPart("country", attribute, &isUsable)
            } else {
                try skipPart(cursor.string(key), keys, attribute, &others)
            }
        }
        return isUsable ? amount : nil
    }

    private mutating func readPart(
        _ key: StaticString,
        _ attribute: Int,
        _ isUsable: inout Bool
    ) throws(PIMIOError) -> JSONText? {
        switch cursor.nextByte() {
        case UInt8(ascii: "\""): return try cursor.readString()
        case UInt8(ascii: "n"): try cursor.readNull()
        default:
            try mismatch(attribute, expected: "a string as \(key)")
            isUsable = false
        }
        return nil
    }

    private mutating func skipPart(
        _ key: String,
        _ keys: AmountKeys,
        _ attribute: Int,
        _ others: inout SeenKeys
    ) throws(PIMIOError) {
        guard others.insert(key) else { throw cursor.failure("the key \"\(key)\" stands twice") }
        guard cursor.nextByte() != UInt8(ascii: "n") else { return try cursor.readNull() }
        try cursor.skipValue()
        meaningless(key, among: keys.known, attribute)
    }
}
