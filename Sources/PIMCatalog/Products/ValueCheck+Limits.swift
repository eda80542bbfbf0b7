import PIMText

extension ValueCheck {
    func check(
        _ number: ExactDecimal,
        _ validation: Validation,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        if validation.allowsNegative == false, number.isNegative {
            report.add("value.negative", .error, "it is below zero", remedy: "mend the value", entry)
        }
        if let minimum = validation.minimum, number < minimum {
            report.add("value.too-small", .error, "it is below \(minimum)", remedy: "mend the value", entry)
        }
        if let maximum = validation.maximum, maximum < number {
            report.add("value.too-large", .error, "it is above \(maximum)", remedy: "mend the value", entry)
        }
        if let decimals = validation.maximumDecimals, number.fractionDigits > decimals {
            report.add(
                "value.decimals",
                .error,
                "it has \(number.fractionDigits) decimals, at most \(decimals) are allowed",
                remedy: "round it",
                entry
            )
        }
    }

    func check(_ prices: [Money], _ attribute: Attribute, _ entry: ValueEntry, _ report: inout Report) {
        for (index, money) in prices.enumerated() {
            if !CurrencyTable.isKnown(money.currency.text) {
                let shown = attribute.isConfidential ? "an amount's currency" : "\"\(money.currency)\""
                report.add(
                    "value.unknown-currency",
                    .error,
                    "\(shown) is not a currency of ISO 4217",
                    remedy: "use the three-letter code",
                    entry
                )
            }
            if let country = money.country, !Self.isCountry(country) {
                report.add(
                    "value.unknown-country",
                    .error,
                    attribute.isConfidential ? "a price is for no country" : "\"\(country)\" is not a country code",
                    remedy: "use the two capital letters of ISO 3166-1, such as PL",
                    entry
                )
            }
            if prices[..<index].contains(where: { $0.currency == money.currency && $0.country == money.country }) {
                report.add(
                    "value.duplicate-price",
                    .error,
                    "it has two amounts in one currency for one country; the first counts",
                    remedy: "keep one of them",
                    entry
                )
            }
            if money.amount.isNegative, attribute.validation.allowsNegative != false {
                report.add("value.negative", .error, "an amount is below zero", remedy: "mend the amount", entry)
            }
            check(money.amount, attribute.validation, entry, &report)
        }
    }

    private static func isCountry(_ code: CountryCode) -> Bool {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return code.text.utf8.count == 2 && code.text.utf8.allSatisfy { letters.contains($0) }
    }

    func check(
        _ measurement: Measurement,
        _ attribute: Attribute,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        check(measurement.amount, attribute.validation, entry, &report)
        guard let code = attribute.unitFamily, let family = structure.measurementFamilies[code],
            !family.units.contains(where: { $0.code == measurement.unit })
        else { return }
        guard !attribute.isConfidential else {
            report.add("value.unknown-unit", .error, "its unit is not one of \(code)", remedy: "mend the unit", entry)
            return
        }
        let nearest = Suggestion.nearest(to: measurement.unit, among: family.units.map(\.code))
        report.add(
            "value.unknown-unit",
            .error,
            "\"\(measurement.unit)\" is not a unit of \(code)",
            remedy: nearest.map { "did you mean \"\($0)\"?" }
                ?? "name one of \(family.units.prefix(8).map(\.code).joined(separator: ", "))",
            entry
        )
    }

    func check(
        _ date: CalendarDate,
        _ validation: Validation,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        if let earliest = validation.earliest, date < earliest {
            report.add("value.too-early", .error, "it is before \(earliest)", remedy: "mend the date", entry)
        }
        if let latest = validation.latest, latest < date {
            report.add("value.too-late", .error, "it is after \(latest)", remedy: "mend the date", entry)
        }
    }

    func check(
        _ paths: [String],
        _ attribute: Attribute,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        let validation = attribute.validation
        guard !validation.extensions.isEmpty else { return }
        for path in paths {
            let name = path.split(separator: "?", maxSplits: 1).first ?? ""
            let ending = name.split(separator: ".").last?.lowercased() ?? ""
            guard !validation.extensions.contains(ending) else { continue }
            let shown = attribute.isConfidential ? "a path" : "\"\(path)\""
            report.add(
                "value.file-type",
                .error,
                "\(shown) is not of a type that is allowed (\(validation.extensions.joined(separator: ", ")))",
                remedy: "convert the file, or allow its type",
                entry
            )
        }
    }

    func checkOptions(_ codes: [String], _ number: Int, _ entry: ValueEntry, _ report: inout Report) {
        for code in codes where structure.option(code, of: number) == nil {
            guard !structure.attributes[number].isConfidential else {
                report.add(
                    "value.unknown-option",
                    .error,
                    "the value is not one of its options",
                    remedy: "declare the option, or choose another",
                    entry
                )
                continue
            }
            let known = structure.attributes[number].options.map(\.code)
            let nearest = Suggestion.nearest(to: code, among: known)
            report.add(
                "value.unknown-option",
                .error,
                "\"\(code)\" is not one of its options",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare the option, or choose another",
                entry
            )
        }
    }
}

extension ValueCheck {
    /// The findings of one product, as they are collected.
    struct Report {
        let lineage: Lineage
        let structure: CatalogStructure
        var findings: [Finding] = []

        mutating func add(
            _ rule: String,
            _ severity: Finding.Severity,
            _ message: String,
            remedy: String,
            _ entry: ValueEntry? = nil
        ) {
            findings.append(
                Finding(
                    rule,
                    severity,
                    message,
                    remedy: remedy,
                    at: lineage.product.source,
                    product: lineage.product.identifier,
                    attribute: entry.map { structure.attributes[Int($0.attribute)].code }
                )
            )
        }
    }
}
