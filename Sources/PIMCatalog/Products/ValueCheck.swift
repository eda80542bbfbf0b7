import PIMText

/// Checks the values of one product against its attributes, family and variant structure.
public struct ValueCheck {
    private let structure: CatalogStructure
    private let patterns: [Int: Regex<AnyRegexOutput>]

    /// Makes ready for a structure: patterns are compiled once.
    public init(structure: CatalogStructure) {
        self.structure = structure
        var patterns: [Int: Regex<AnyRegexOutput>] = [:]
        for (number, attribute) in structure.attributes.enumerated() {
            guard let pattern = attribute.validation.pattern else { continue }
            patterns[number] = try? Regex(pattern)
        }
        self.patterns = patterns
    }

    /// What is wrong with the values of the lineage's own product (not of its models).
    public func check(_ lineage: Lineage) -> [Finding] {
        var report = Report(product: lineage.product, structure: structure)
        if lineage.family == nil {
            report.add(
                "product.no-family",
                .warning,
                "it has no family, so nothing is required of it",
                remedy: "name its family"
            )
        }
        var seen: Set<ValueEntry> = []
        for entry in lineage.product.values {
            var place = entry
            place.value = nil
            if !seen.insert(place).inserted {
                report.add(
                    "value.duplicate",
                    .error,
                    "it has two values for the same channel, locale and audience; the first counts",
                    remedy: "keep one of them",
                    entry
                )
            }
            checkPlace(of: entry, lineage, &report)
            guard let value = entry.value else { continue }
            check(value, entry, &report)
        }
        return report.findings
    }

    private func checkPlace(of entry: ValueEntry, _ lineage: Lineage, _ report: inout Report) {
        let number = Int(entry.attribute)
        let attribute = structure.attributes[number]
        if let family = lineage.family, !structure.family(family, has: number) {
            report.add(
                "value.not-in-family",
                .warning,
                "the family \"\(structure.families[family].code)\" does not have it",
                remedy: "add the attribute to the family, or take the value out",
                entry
            )
        } else if let permissions = lineage.variantStructure.map({ structure.permissions[$0] }),
            !permissions.allows(number, at: lineage.depth(ofLevel: 0))
        {
            report.add(
                "value.wrong-level",
                .warning,
                "its structure keeps it at another level, so the value is not used",
                remedy: "move the value to that level, or name the attribute in \"overridable\"",
                entry
            )
        }
        if entry.locale >= 0, !attribute.isLocalizable {
            report.add(
                "value.locale",
                .error,
                "it has a value for \(structure.locales[Int(entry.locale)]), but is not localizable",
                remedy: "set locale to null, or make the attribute localizable",
                entry
            )
        }
        if entry.locale >= 0, !attribute.locales.isEmpty,
            !attribute.locales.contains(structure.locales[Int(entry.locale)])
        {
            report.add(
                "value.locale",
                .warning,
                "it does not exist in \(structure.locales[Int(entry.locale)])",
                remedy: "take the value out, or add the locale to the attribute",
                entry
            )
        }
        if entry.channel >= 0, !attribute.isScopable {
            report.add(
                "value.channel",
                .error,
                "it has a value for \(structure.channels[Int(entry.channel)].code), but is not scopable",
                remedy: "set scope to null, or make the attribute scopable",
                entry
            )
        }
        if entry.audience >= 0, !attribute.isAudienceSpecific {
            report.add(
                "value.audience",
                .error,
                "it has a value for \(structure.audiences[Int(entry.audience)].code), but no audience is allowed",
                remedy: "set audience to null, or let the attribute differ by audience",
                entry
            )
        }
    }

    private func check(_ value: Value, _ entry: ValueEntry, _ report: inout Report) {
        let number = Int(entry.attribute)
        let attribute = structure.attributes[number]
        switch value {
        case .text(let text): check(text, attribute, number, entry, &report)
        case .number(let number): check(number, attribute.validation, entry, &report)
        case .option(let code): checkOptions([code], number, entry, &report)
        case .options(let codes): checkOptions(codes, number, entry, &report)
        case .prices(let prices):
            for money in prices {
                if !CurrencyTable.isKnown(money.currency.text) {
                    report.add(
                        "value.unknown-currency",
                        .error,
                        "\"\(money.currency)\" is not a currency of ISO 4217",
                        remedy: "use the three-letter code",
                        entry
                    )
                }
                if money.amount.isNegative {
                    report.add("value.negative", .error, "an amount is below zero", remedy: "mend the amount", entry)
                }
                check(money.amount, attribute.validation, entry, &report)
            }
        case .measurement(let measurement): check(measurement, attribute, entry, &report)
        case .date(let date): check(date, attribute.validation, entry, &report)
        case .media(let paths): check(paths, attribute.validation, entry, &report)
        case .flag, .references, .table: break
        }
    }

    private func check(
        _ text: String,
        _ attribute: Attribute,
        _ number: Int,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        if let maximum = attribute.validation.maximumLength, text.utf8.count > maximum {
            let length = LengthUnit.codePoints.length(of: text)
            if length > maximum {
                report.add(
                    "value.too-long",
                    .error,
                    "it has \(length) code points, at most \(maximum) are allowed",
                    remedy: "shorten it",
                    entry
                )
            }
        }
        guard let pattern = patterns[number], (try? pattern.wholeMatch(in: text)) == nil else { return }
        let shown = attribute.isConfidential ? "the value" : "\"\(text)\""
        report.add(
            "value.pattern",
            .error,
            "\(shown) does not match \(attribute.validation.pattern ?? "")",
            remedy: "mend the value, or the pattern",
            entry
        )
    }

    private func check(
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

    private func check(
        _ measurement: Measurement,
        _ attribute: Attribute,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        check(measurement.amount, attribute.validation, entry, &report)
        guard let code = attribute.unitFamily, let family = structure.measurementFamilies[code],
            !family.units.contains(where: { $0.code == measurement.unit })
        else { return }
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

    private func check(
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

    private func check(
        _ paths: [String],
        _ validation: Validation,
        _ entry: ValueEntry,
        _ report: inout Report
    ) {
        guard !validation.extensions.isEmpty else { return }
        for path in paths {
            let name = path.split(separator: "?", maxSplits: 1).first ?? ""
            let ending = name.split(separator: ".").last?.lowercased() ?? ""
            guard !validation.extensions.contains(ending) else { continue }
            report.add(
                "value.file-type",
                .error,
                "\"\(path)\" is not of a type that is allowed (\(validation.extensions.joined(separator: ", ")))",
                remedy: "convert the file, or allow its type",
                entry
            )
        }
    }

    private func checkOptions(_ codes: [String], _ number: Int, _ entry: ValueEntry, _ report: inout Report) {
        for code in codes where structure.option(code, of: number) == nil {
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
    private struct Report {
        let product: Product
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
                    at: product.source,
                    product: product.identifier,
                    attribute: entry.map { structure.attributes[Int($0.attribute)].code }
                )
            )
        }
    }
}
