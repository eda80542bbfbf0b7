import PIMText

/// Checks the values of one product against its attributes, family and variant structure.
public struct ValueCheck {
    let structure: CatalogStructure
    private let patterns: [Int: Regex<AnyRegexOutput>]
    /// Whether only what is wrong at error level is looked for.
    let seeksErrorsOnly: Bool
    /// The attributes whose data has to be looked at.
    private let hasDemands: [Bool]
    /// The attributes whose numbers have limits.
    let limitsNumbers: [Bool]
    /// The length that texts of an attribute may have, -1 where a pattern asks more of them.
    let textLimits: [Int]
    /// The units that measurements of an attribute may have; nil where any will do.
    let units: [[String]?]

    /// The marks of texts with a character that is told of.
    static let suspicious = TextMarks.unwanted.rawValue | TextMarks.doubtful.rawValue

    /// Makes ready for a structure: patterns are compiled once.
    public init(structure: CatalogStructure) {
        self.init(structure: structure, seeksErrorsOnly: false)
    }

    /// Makes ready for a structure; warnings are left out where only errors are asked for.
    package init(structure: CatalogStructure, seeksErrorsOnly: Bool) {
        self.structure = structure
        self.seeksErrorsOnly = seeksErrorsOnly
        hasDemands = structure.attributes.map { attribute in
            let validation = attribute.validation
            switch attribute.type {
            case .text, .richtext, .identifier:
                return !seeksErrorsOnly || validation.maximumLength != nil || validation.pattern != nil
            case .image, .file, .images, .files: return !validation.extensions.isEmpty
            case .boolean, .reference, .references, .table: return false
            case .number: return validation.limitsNumbers
            case .date: return validation.earliest != nil || validation.latest != nil
            case .option, .options, .prices, .measurement: return true
            }
        }
        limitsNumbers = structure.attributes.map(\.validation.limitsNumbers)
        textLimits = structure.attributes.map { attribute in
            attribute.validation.pattern == nil ? attribute.validation.maximumLength ?? .max : -1
        }
        units = structure.attributes.map { attribute in
            attribute.unitFamily.flatMap { structure.measurementFamilies[$0] }?.units.map(\.code)
        }
        var patterns: [Int: Regex<AnyRegexOutput>] = [:]
        for (number, attribute) in structure.attributes.enumerated() {
            guard let pattern = attribute.validation.pattern else { continue }
            patterns[number] = try? Regex(pattern)
        }
        self.patterns = patterns
    }

    /// What is wrong with the values of the lineage's own product (not of its models).
    public func check(_ lineage: Lineage) -> [Finding] {
        check(lineage, seeksErrorsOnly ? ProductMarks() : ProductMarks(of: lineage.product))
    }

    /// What is wrong with the values of the lineage's own product, whose texts have these marks; where only errors are
    /// looked for, no marks are needed.
    package func check(_ lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        var report = Report(lineage: lineage, structure: structure)
        let values = lineage.product.values
        if lineage.family == nil, !seeksErrorsOnly {
            report.add(
                "product.no-family",
                .warning,
                "it has no family, so nothing is required of it",
                remedy: "name its family"
            )
        }
        let mayStandTwice = !Self.isSurelyDistinct(values)
        let use = seeksErrorsOnly ? nil : Use(lineage, structure)
        var seen: Set<ValueEntry> = []
        values.entries.withUnsafeBufferPointer { entries in
            for index in entries.indices {
                let entry = entries[index]
                if mayStandTwice, !seen.insert(Self.place(entry)).inserted {
                    report.add(
                        "value.duplicate",
                        .error,
                        "it has two values for the same channel, locale and audience; the first counts",
                        remedy: "keep one of them",
                        Self.place(entry)
                    )
                }
                if let use, !use.isSurelyRight(Int(entry.attribute)) {
                    checkUse(of: Int(entry.attribute), lineage, &report)
                }
                if entry.channel >= 0 || entry.locale >= 0 || entry.audience >= 0 { checkPlace(of: entry, &report) }
                guard hasDemands[Int(entry.attribute)] else { continue }
                let text = index < marks.texts.count ? marks.texts[index] : []
                // Most values are texts that may be as long as they like.
                if case .text = entry.form, text.rawValue & Self.suspicious == 0,
                    Int(entry.count) <= textLimits[Int(entry.attribute)]
                {
                    continue
                }
                if !isSurelySound(entry, values, text), let value = values.value(of: entry) {
                    check(value, Self.place(entry), &report)
                }
            }
        }
        if lineage.product.kind == .product { checkIdentifier(lineage, marks.identifier, &report) }
        return report.findings
    }

    /// Whether entries of one attribute stand together and no place stands twice among them; mostly yes.
    private static func isSurelyDistinct(_ values: ProductValues) -> Bool {
        values.entries.withUnsafeBufferPointer { entries in
            var highest: Int32 = -1
            var start = 0
            for index in entries.indices {
                let attribute = entries[index].attribute
                if index > 0, attribute != entries[index - 1].attribute { start = index }
                if start == index {
                    // An attribute below one that was seen may have been seen too.
                    if attribute <= highest, entries[..<index].contains(where: { $0.attribute == attribute }) {
                        return false
                    }
                    highest = max(highest, attribute)
                }
                for other in start..<index where entries[other].hasPlace(of: entries[index]) { return false }
            }
            return true
        }
    }

    private static func place(_ entry: ProductValues.Entry) -> ValueEntry {
        ValueEntry(
            attribute: entry.attribute,
            channel: entry.channel,
            locale: entry.locale,
            audience: entry.audience,
            value: nil
        )
    }

    /// A product's identifier keeps to the identifier attribute's validation, and is the one its values name.
    private func checkIdentifier(_ lineage: Lineage, _ marks: TextMarks, _ report: inout Report) {
        let number = structure.identifierAttribute
        let entry = ValueEntry(attribute: Int32(number), value: nil)
        let values = lineage.product.values
        var isChecked = false
        for index in values.entries.indices
        where Int(values.entries[index].attribute) == number && values.entries[index].form == .text {
            let own = values.entries[index]
            let isOwn = values.bytes.withUnsafeBufferPointer { bytes in
                lineage.product.identifier.withBytes { $0.elementsEqual(bytes[own.range]) }
            }
            guard !isOwn else {
                isChecked = true
                continue
            }
            let text = values.text(of: own)
            isChecked = isChecked || text == lineage.product.identifier
            guard text != lineage.product.identifier else { continue }
            report.add(
                "value.identifier-differs",
                .error,
                structure.attributes[number].isConfidential
                    ? "it is not the product's identifier" : "\"\(text)\" is not the product's identifier",
                remedy: "take the value out: the identifier counts",
                entry
            )
        }
        guard !isChecked, hasDemands[number], !isSurelySound(lineage.product.identifier, number, marks) else { return }
        check(lineage.product.identifier, structure.attributes[number], number, entry, &report)
    }

    private func checkPlace(of stored: ProductValues.Entry, _ report: inout Report) {
        let traits = structure.traits[Int(stored.attribute)]
        let isAllowed =
            (stored.locale < 0 || traits.isLocalizable && !traits.hasLocales)
            && (stored.channel < 0 || traits.isScopable) && (stored.audience < 0 || traits.isAudienceSpecific)
        if !isAllowed { checkScope(of: Self.place(stored), &report) }
    }

    private func checkScope(of entry: ValueEntry, _ report: inout Report) {
        let attribute = structure.attributes[Int(entry.attribute)]
        if entry.locale >= 0, !attribute.isLocalizable {
            report.add(
                "value.locale",
                .error,
                "it has a value for \(structure.locales[Int(entry.locale)]), but is not localizable",
                remedy: "set locale to null, or make the attribute localizable",
                entry
            )
        }
        if entry.locale >= 0, !seeksErrorsOnly, !attribute.locales.isEmpty,
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
        if !seeksErrorsOnly { checkCharacters(of: text, entry, &report) }
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

extension Validation {
    /// Whether there is a limit to numbers and amounts.
    var limitsNumbers: Bool {
        allowsNegative == false || minimum != nil || maximum != nil || maximumDecimals != nil
    }
}
