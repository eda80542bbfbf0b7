import PIMText

/// Checks the values of one product against its attributes, family and variant structure.
public struct ValueCheck {
    let structure: CatalogStructure
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
        checkIdentifier(of: lineage.product, &report)
        return report.findings
    }

    /// A product's identifier keeps to the identifier attribute's validation, and is the one its values name.
    private func checkIdentifier(of product: Product, _ report: inout Report) {
        guard product.kind == .product else { return }
        let number = structure.identifierAttribute
        let attribute = structure.attributes[number]
        let entry = ValueEntry(attribute: Int32(number), value: .text(product.identifier))
        var isChecked = false
        for own in product.values where Int(own.attribute) == number {
            guard case .text(let text)? = own.value else { continue }
            isChecked = isChecked || text == product.identifier
            guard text != product.identifier else { continue }
            report.add(
                "value.identifier-differs",
                .error,
                attribute.isConfidential
                    ? "it is not the product's identifier" : "\"\(text)\" is not the product's identifier",
                remedy: "take the value out: the identifier counts",
                own
            )
        }
        if !isChecked { check(product.identifier, attribute, number, entry, &report) }
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
        case .prices(let prices): check(prices, attribute, entry, &report)
        case .measurement(let measurement): check(measurement, attribute, entry, &report)
        case .date(let date): check(date, attribute.validation, entry, &report)
        case .media(let paths): check(paths, attribute, entry, &report)
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
        if let character = InvisibleCharacters.first(in: text) {
            report.add(
                "value.invisible-character",
                .warning,
                "it holds \(character.codePoint), which feeds leave out",
                remedy: "take the character out",
                entry
            )
        }
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
}
