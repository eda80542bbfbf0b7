import PIMCatalog
import PIMText

extension FieldDemand {
    /// An exact number within bounds; `original` is what the message quotes.
    func numberVerdict(on text: String, _ original: String, _ findings: inout [Finding]) -> Verdict {
        guard text.withBytes({ TextShape.Number($0)?.isJSON ?? false }) else {
            return refuse("number", original, "is not a number such as 12.5", "write digits and a point", &findings)
        }
        if field.kind == .integer, text.utf8.contains(UInt8(ascii: ".")) {
            return refuse("number", original, "is not a whole number", "write digits only", &findings)
        }
        if field.kind == .amount, text.utf8.first == UInt8(ascii: "-") {
            return refuse("number", original, "is negative", "write an amount of zero or more", &findings)
        }
        guard field.kind == .amount, let currency = money.currency else {
            guard isWithinBounds(text[...], original, &findings) else { return .refused }
            return text == original ? .fits : .becomes(text)
        }
        let fitting = fittingAmount(text[...], money.amountDigits, currency, original, &findings)
        guard let fitting, isWithinBounds(fitting, original, &findings) else { return .refused }
        return fitting == original ? .fits : .becomes(String(fitting))
    }

    /// The amount with no more decimals than its currency has; nil, and a finding, where that would be another amount.
    ///
    /// Zeros at the end that the channel has no place for go.
    private func fittingAmount(
        _ amount: Substring,
        _ limit: CurrencyDigits.Limit,
        _ currency: String,
        _ text: String,
        _ findings: inout [Finding]
    ) -> Substring? {
        guard let count = limit.count, let shape = String(amount).withBytes({ TextShape.Number($0) }),
            !limit.takes(shape)
        else { return amount }
        guard shape.significantDecimals > count else {
            let surplus = shape.decimals - count + (count == 0 ? 1 : 0)
            return amount.dropLast(surplus)
        }
        let decimals = Self.counted(decimals: shape.significantDecimals)
        let problem =
            limit.isOfChannel
            ? "has \(decimals), \(channel) takes \(count) for \(currency)" : "has \(decimals), \(currency) has \(count)"
        let remedy = count == 0 ? "round the amount" : "round the amount to \(Self.counted(decimals: count))"
        _ = refuse("price", text, problem, remedy, &findings)
        return nil
    }

    /// An amount, a space and a currency, with no more decimals than the currency has.
    func priceVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard text.withBytes(TextShape.priceAmount) != nil else {
            let remedy = "write digits, a point, a space and the currency's three letters"
            return refuse("price", text, "is not an amount and a currency such as 15.00 USD", remedy, &findings)
        }
        let amount = TextShape.leadingNumber(of: text)
        let currency = TextShape.trailingWord(of: text).map(String.init) ?? ""
        let limit = money.digits.limit(of: currency)
        guard let fitting = fittingAmount(amount, limit, currency, text, &findings),
            isWithinBounds(fitting, text, &findings)
        else { return .refused }
        return fitting.utf8.count == amount.utf8.count ? .fits : .becomes("\(fitting) \(currency)")
    }

    private static func counted(decimals: Int) -> String {
        decimals == 1 ? "1 decimal" : "\(decimals) decimals"
    }

    /// A number, a space and one of the field's units.
    func measureVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        let number = TextShape.leadingNumber(of: text)
        guard let unit = TextShape.trailingWord(of: text), !unit.isEmpty,
            String(number).withBytes({ TextShape.Number($0) }) != nil
        else {
            let example = field.units.first.map { "1.2 \($0.feed)" } ?? "1.2 kg"
            return refuse("measure", text, "is not a number and a unit such as \(example)", "write both", &findings)
        }
        guard isWithinBounds(number, text, &findings) else { return .refused }
        if field.units.isEmpty || field.units.contains(where: { $0.feed == unit }) { return .fits }
        let wanted = unit.lowercased()
        if let known = field.units.first(where: { $0.catalog == unit || $0.feed.lowercased() == wanted }) {
            return .becomes("\(number) \(known.feed)")
        }
        let units = field.units.map(\.feed).joined(separator: ", ")
        let problem = "is not in a unit \(channel) takes (\(units))"
        return refuse("unit", text, problem, "give the measurement in one of these units", &findings)
    }

    /// An absolute http(s) address; what must be percent-encoded becomes so.
    func urlVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        let encoded = URLText.percentEncoded(text)
        if URLText.isHTTP(encoded) { return encoded == text ? .fits : .becomes(encoded) }
        let remedy = "write the whole address, beginning with https://"
        return refuse("url", text, "is not an address \(channel) can open", remedy, &findings)
    }

    /// A day, a moment, or two of them with a slash between.
    func dateVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard field.kind == .dateRange else {
            if Self.date(text[...]) != nil { return .fits }
            let example = "such as 2026-11-22 or 2026-11-22T10:30+01:00"
            return refuse("date", text, "is not a date of ISO 8601 \(example)", "write it so", &findings)
        }
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = ends.first.flatMap(Self.date), let last = ends.last.flatMap(Self.date) else {
            let example = "such as 2026-11-22T00:00Z/2026-11-30T23:59Z"
            return refuse("date", text, "is not two dates of ISO 8601 \(example)", "write it so", &findings)
        }
        if first < last { return .fits }
        return refuse("date", text, "does not begin before it ends", "put the earlier date first", &findings)
    }

    /// A GTIN in digits only.
    func gtinVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard let problem = GTIN.problem(in: text) else { return .fits }
        let normalized = GTIN.normalized(text)
        guard normalized != text else {
            return refuse("gtin", text, problem.explanation, Self.remedy(for: problem), &findings)
        }
        guard let remaining = GTIN.problem(in: normalized) else { return .becomes(normalized) }
        return refuse("gtin", text, remaining.explanation, Self.remedy(for: remaining), &findings)
    }

    private static func date(_ text: Substring) -> CalendarDate? {
        let mark = text.utf8.dropFirst(10).first
        guard mark == nil || mark == UInt8(ascii: "T") else { return nil }
        return CalendarDate(String(text))
    }

    private static func remedy(for problem: GTIN.Problem) -> String {
        switch problem {
        case .notDigits, .length, .checkDigit: "copy the number from the product's bar code"
        case .restrictedPrefix, .couponPrefix: "use the manufacturer's number, or none"
        }
    }

    private func isWithinBounds(_ number: Substring, _ text: String, _ findings: inout [Finding]) -> Bool {
        let limits = field.limits
        if let decimals = limits.maximumDecimals, Self.decimals(of: number) > decimals {
            let problem = "has more than \(decimals) digits after the point"
            _ = refuse("number", text, problem, "round it", &findings)
            return false
        }
        guard limits.minimum != nil || limits.maximum != nil else { return true }
        guard let value = ExactDecimal(String(number)) else {
            _ = refuse("number", text, "is not a number this library can hold", "write fewer digits", &findings)
            return false
        }
        if let minimum = limits.minimum, value < minimum {
            _ = refuse("range", text, "is less than \(minimum)", "\(channel) takes \(minimum) or more", &findings)
            return false
        }
        if let maximum = limits.maximum, maximum < value {
            _ = refuse("range", text, "is more than \(maximum)", "\(channel) takes \(maximum) or less", &findings)
            return false
        }
        return true
    }

    /// The number of digits after the point.
    private static func decimals(of number: Substring) -> Int {
        max(0, number.utf8.drop { $0 != UInt8(ascii: ".") }.count - 1)
    }

    private func refuse(
        _ code: String,
        _ text: String,
        _ problem: String,
        _ remedy: String,
        _ findings: inout [Finding]
    ) -> Verdict {
        findings.append(finding(code, severity, "\(name) \(Self.quoted(text)) \(problem)", remedy: leftOut(remedy)))
        return .refused
    }
}
