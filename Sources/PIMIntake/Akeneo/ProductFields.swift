import PIMCatalog

/// Puts what a row or an object says into its product, and reports what has no place there.
struct ProductFields {
    let catalog: AkeneoCatalog

    /// The identifier without spaces around it, which are told, as is what other systems may make another one of; nil
    /// where nothing is left.
    static func identifier(_ written: String, at position: SourcePosition, _ log: inout ImportLog) -> String? {
        let identifier = written.trimmedSpaces
        guard !identifier.isEmpty else { return nil }
        if identifier.utf8.count < written.utf8.count {
            log.tally(
                "identifier-spaces",
                .note,
                "an identifier has white space around it, which is taken off",
                remedy: "take it off in the export too",
                at: position
            )
        }
        if let slip = IdentifierSlip(in: identifier) {
            log.report(
                "identifier-characters",
                slip.isFatal ? .error : .warning,
                "the identifier \(ImportLog.shown(identifier)) \(slip.reason); it is kept as it is",
                remedy: slip.remedy,
                at: position,
                product: identifier
            )
        }
        return identifier
    }

    func setFamily(_ code: String, _ record: inout ProductRecord, _ log: inout ImportLog) {
        guard !code.isEmpty else { return }
        guard let known = declared("family", code, catalog.familyCodes, record.position, &log) else {
            return record.keep("family", code)
        }
        record.draft.family = FamilyCode(known)
    }

    func setStructure(_ code: String, _ record: inout ProductRecord, _ log: inout ImportLog) {
        guard !code.isEmpty else { return }
        guard let known = declared("family variant", code, catalog.structureCodes, record.position, &log),
            let levels = catalog.structures[StructureCode(known)]
        else { return record.keep("family_variant", code) }
        record.draft.structure = StructureCode(known)
        if record.draft.family == nil { record.draft.family = catalog.draft.families[levels.family].code }
    }

    func setCategories(_ codes: [String], _ record: inout ProductRecord, _ log: inout ImportLog) {
        let known = declared("category", codes, catalog.categories, "categories", &record, &log)
        record.draft.categories = known.map { CategoryCode($0) }
    }

    func setGroups(_ codes: [String], _ record: inout ProductRecord, _ log: inout ImportLog) {
        record.draft.groups = declared("group", codes, catalog.groups, "groups", &record, &log)
    }

    /// The declared ones of several codes, each once; the others are kept under the name of their field.
    private func declared(
        _ what: String,
        _ codes: [String],
        _ book: CodeBook,
        _ field: String,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) -> [String] {
        var result: [String] = []
        var strangers: [String] = []
        for code in codes {
            guard let known = declared(what, code, book, record.position, &log) else {
                strangers.append(code)
                continue
            }
            if !result.contains(known) { result.append(known) }
        }
        if !strangers.isEmpty { record.keep(field, strangers.joined(separator: ",")) }
        return result
    }

    /// The declared code that a code means; nil, and a finding, where there is none.
    private func declared(
        _ what: String,
        _ code: String,
        _ book: CodeBook,
        _ position: SourcePosition,
        _ log: inout ImportLog
    ) -> String? {
        guard let known = book.spelling(of: code) else {
            log.tally(
                "unknown-code",
                .warning,
                "\(ImportLog.shown(code)) is not a \(what); it is kept under \"extra\"",
                remedy: book.remedy(for: code, otherwise: "declare it, or take it out"),
                at: position
            )
            return nil
        }
        if known != code { noteCase(what, code, known, position, &log) }
        return known
    }

    private func noteCase(
        _ what: String,
        _ code: String,
        _ known: String,
        _ position: SourcePosition,
        _ log: inout ImportLog
    ) {
        log.tally(
            "code-case",
            .note,
            "the \(what) \(ImportLog.shown(code)) is declared as \(ImportLog.shown(known)), which is written instead",
            at: position
        )
    }

    /// Adds a value; codes that are not declared are kept as they are and reported.
    func add(
        _ value: Value,
        of number: Int,
        _ locale: LocaleCode?,
        _ channel: ChannelCode?,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        let attribute = catalog.attributes[number]
        var value = value
        switch value {
        case .option(let code): value = .option(option(code, number, record.position, &log))
        case .options(let codes): value = .options(codes.map { option($0, number, record.position, &log) })
        case .measurement(let measurement) where !catalog.units[number].contains(measurement.unit):
            log.tally(
                "unknown-unit",
                .warning,
                "\"\(attribute.code)\": \(ImportLog.shown(measurement.unit)) is not a unit of "
                    + "\(attribute.unitFamily ?? ""); the value is kept as it is",
                remedy: catalog.units[number].remedy(
                    for: measurement.unit,
                    otherwise: "declare it in measurements.json"
                ),
                at: record.position,
                attribute: attribute.code
            )
        default: break
        }
        record.draft.values.append(ProductDraft.Entry(attribute.code, value, locale: locale, channel: channel))
    }

    /// The option as it is declared; one that is not declared is reported and kept as it is.
    private func option(_ code: String, _ number: Int, _ position: SourcePosition, _ log: inout ImportLog) -> String {
        let book = catalog.options[number]
        let attribute = catalog.attributes[number].code
        guard let known = book.spelling(of: code) else {
            log.tally(
                "unknown-option",
                .warning,
                "\"\(attribute)\": \(ImportLog.shown(code)) is not one of its options; the value is kept as it is",
                remedy: book.remedy(for: code, otherwise: "declare the option, or choose another"),
                at: position,
                attribute: attribute
            )
            return code
        }
        if known != code { noteCase("option of \"\(attribute)\"", code, known, position, &log) }
        return known
    }

    /// Reports a cell that cannot be read; it is kept under its column's name.
    func bad(
        _ column: String,
        _ text: String,
        _ reason: String,
        remedy: String,
        rule: CellResult.Rule = .badCell,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        log.report(
            rule.rawValue,
            rule == .badCell ? .warning : .error,
            "column \"\(column)\": \(ImportLog.shown(text)) \(reason); it is kept under \"extra\"",
            remedy: remedy,
            at: record.position,
            product: record.draft.identifier
        )
        record.keep(column, text)
    }
}
