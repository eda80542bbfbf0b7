package import PIMCatalog
package import PIMFormats
import PIMText

/// Compiles feed definitions; every slip is a finding at the place it is written.
package struct FeedPlanner {
    let structure: CatalogStructure
    let formats: [FeedFormat]
    /// The day of the run, for what is dated.
    let day: CalendarDate?
    let templates: TemplateFolder
    /// The slips found so far.
    package var findings: [Finding] = []

    /// Makes ready for a catalog, with the formats that feeds may name.
    package init(
        structure: CatalogStructure,
        formats: [FeedFormat] = FeedFormat.all,
        templates: TemplateFolder = TemplateFolder(),
        day: CalendarDate? = nil
    ) {
        self.structure = structure
        self.formats = formats
        self.templates = templates
        self.day = day
    }

    /// The plan of a feed; nil, and findings, where it has slips.
    package mutating func plan(_ feed: FeedDefinition) -> FeedPlan? {
        let before = findings.count
        guard let format = formats.first(where: { $0.id == feed.format }) else {
            unknown("format", feed.format, among: formats.map(\.id), feed, at: feed.places["format"] ?? feed.source)
            return nil
        }
        let money = money(of: feed, format)
        var scope = feed.scope
        scope.currency = money?.source
        let table: ScopeTable
        do {
            table = try structure.table(for: scope)
        } catch {
            let subject = (error as? CatalogError)?.subject.split(separator: " ").first.map { String($0) }
            let place = subject.flatMap { feed.places[$0] } ?? feed.source
            report("scope", "\(error)", remedy: "mend the feed, or the channel", feed, at: place)
            return nil
        }
        checkCode(of: feed)
        checkMarket(of: feed, format)
        checkSettings(of: feed, format)
        checkOwnFields(of: feed, format)
        let fields = (format.fields + ownFields(of: feed, format)).map { plan($0, feed) }
            .filter { !isIdle($0, in: format) }
        let groupFields = (format.grouping?.fields ?? []).map { plan($0, feed) }
        var used = format
        used.fields = fields.map(\.field)
        used.encoding = feed.encoding ?? format.encoding
        used.decimals = format.decimals.merging(feed.decimals) { $1 }
        checkEncoding(of: feed, used, structure.settings.shop.overlaid(by: table.channel.shop))
        let selection = plan(feed.selection, feed)
        guard findings.count == before, let selection else { return nil }
        findings += confidentialFindings(fields + groupFields, feed)
        let shown = shownAttributes(fields + groupFields)
        return FeedPlan(
            definition: feed,
            format: used,
            table: table,
            shop: structure.settings.shop.overlaid(by: table.channel.shop),
            fields: fields,
            groupFields: groupFields,
            selection: selection,
            checker: RecordChecker(format: used, currency: money?.written.text),
            groupChecker: RecordChecker(groupsOf: used),
            money: money,
            priceAttributes: structure.attributes.indices.filter { number in
                structure.attributes[number].type == .prices && shown?.contains(number) != false
            },
            projection: projection(shown, selection, table),
            shownAttributes: shown,
            confidentialFields: confidentialFields(fields + groupFields)
        )
    }

    mutating func report(
        _ rule: String,
        _ message: String,
        remedy: String,
        _ feed: FeedDefinition,
        at position: SourcePosition?,
        field: String? = nil
    ) {
        findings.append(
            Finding("feed.\(rule)", .error, message, remedy: remedy, at: position, feed: feed.code, field: field)
        )
    }

    private mutating func unknown(
        _ what: String,
        _ code: String,
        among known: [String],
        _ feed: FeedDefinition,
        at position: SourcePosition?,
        field: String? = nil
    ) {
        let nearest = Suggestion.nearest(to: code, among: known)
        report(
            "unknown-\(what)",
            "the feed names the \(what) \"\(code)\", which is not known",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "known: \(known.prefix(12).joined(separator: ", "))",
            feed,
            at: position,
            field: field
        )
    }

    /// The code names a folder beside the run's own files.
    private mutating func checkCode(of feed: FeedDefinition) {
        let taken = [
            "lock", "lines.bin", "report.json", "report.txt", "findings.jsonl", "import.json", "baseline.jsonl",
            "replaced",
        ]
        let isTaken = taken.contains(feed.code.lowercased())
        guard !Code<FeedDefinition>(feed.code).isWellFormed || feed.code.hasPrefix(".") || isTaken else {
            return
        }
        report(
            "code",
            "\"\(feed.code)\" cannot be the code of a feed",
            remedy: "use letters, digits, _, - and ., not a . first, and none of \(taken.joined(separator: ", "))",
            feed,
            at: feed.places["code"] ?? feed.source
        )
    }

    private mutating func checkSettings(of feed: FeedDefinition, _ format: FeedFormat) {
        let known = (format.fields + (format.grouping?.fields ?? [])).map(\.name)
        var seen: Set<String> = []
        for setting in feed.fields {
            if !seen.insert(setting.field).inserted {
                report("duplicate-field", "the field is set twice", remedy: "set it once", feed, at: setting.source)
            }
            guard known.contains(setting.field) || format.takesOwnFields else {
                unknown("field", setting.field, among: known, feed, at: setting.source)
                continue
            }
            let attributes = structure.attributes.map(\.code.text)
            for code in setting.expression.attributes where structure.number(of: code) == nil {
                unknown("attribute", code.text, among: attributes, feed, at: setting.source, field: setting.field)
            }
            for name in unknownVariables(in: resolved(setting.expression, feed)) {
                let known = attributes + TemplateVocabulary(structure, feed).roots.filter { !attributes.contains($0) }
                unknown("attribute", name, among: known, feed, at: setting.source, field: setting.field)
            }
        }
    }

    /// Whether a column would be empty in every row, so that it is better left out: an empty cell may mean "erase".
    private func isIdle(_ field: FieldPlan, in format: FeedFormat) -> Bool {
        guard case .delimited = format.container, field.steps.isEmpty else { return false }
        return field.field.requirement != .required
    }

    private mutating func plan(_ field: Field, _ feed: FeedDefinition) -> FieldPlan {
        guard let setting = feed.fields.first(where: { $0.field == field.name }) else {
            return FieldPlan(field: field, steps: field.sources.compactMap { step($0) })
        }
        let expression = resolved(setting.expression, feed)
        checkShape(expression, field, feed)
        return FieldPlan(field: field, steps: steps(expression, field, feed))
    }

    private func step(_ source: Field.Source) -> FieldStep? {
        switch source {
        case .role(let role): structure.number(of: role).map { .attribute($0) }
        case .attribute(let code): structure.number(of: code).map { .attribute($0) }
        case .constant(let text): .constant(text)
        case .category(let key): .category(key)
        case .computed(let computed): .computed(computed)
        }
    }

    private mutating func steps(_ expression: FieldExpression, _ field: Field, _ feed: FeedDefinition) -> [FieldStep] {
        switch expression {
        case .constant(let text): return [.constant(text)]
        case .variable: return []
        case .attribute(let code): return structure.number(of: code).map { [.attribute($0)] } ?? []
        case .source(let source): return [step(source)].compactMap(\.self)
        case .alternatives(let parts): return parts.flatMap { steps($0, field, feed) }
        case .join(let parts, with: let separator):
            return [.join(parts.map { .first(steps($0, field, feed)).simplified }, with: separator)]
        case .details(let codes): return [.details(codes.compactMap { structure.number(of: $0) })]
        case .template(let text): return template(text, field, feed).map { [.template($0)] } ?? []
        case .rows(let rows):
            return [.rows(rows.map { row in field.fields.map { part(of: row, $0, field, feed) } })]
        }
    }

    private mutating func part(
        of row: FieldExpression.Row,
        _ field: Field,
        _ group: Field,
        _ feed: FeedDefinition
    ) -> [FieldStep] {
        if let first = group.fields.first, first.name == field.name {
            let known = group.fields.map(\.name)
            let position = feed.fields.first { $0.field == group.name }?.source
            for part in row.parts where !known.contains(part.field) {
                unknown("field", part.field, among: known, feed, at: position, field: group.name)
            }
        }
        guard let part = row.parts.first(where: { $0.field == field.name }) else {
            return field.fixedSteps
        }
        return steps(part.expression, field, feed)
    }

    private mutating func plan(_ selection: FeedDefinition.Selection, _ feed: FeedDefinition) -> SelectionPlan? {
        var condition: WhereCondition?
        if let text = selection.condition {
            switch WhereCondition.compile(text, structure: structure) {
            case .success(let compiled):
                condition = compiled
                checkMoney(in: compiled, feed)
            case .failure(let problem):
                report(
                    "where",
                    "where, column \(problem.column): \(problem.message)",
                    remedy: problem.remedy,
                    feed,
                    at: feed.places["select.where"] ?? feed.source
                )
            }
        }
        let families = feed.places["select.families"] ?? feed.source
        let categories = feed.places["select.categories"] ?? feed.source
        for code in selection.families where structure.number(of: code) == nil {
            unknown("family", code.text, among: structure.families.map(\.code.text), feed, at: families)
        }
        var roots: Set<Int> = []
        for code in selection.categories {
            guard let number = structure.number(of: code) else {
                unknown("category", code.text, among: structure.categories.map(\.code.text), feed, at: categories)
                continue
            }
            roots.insert(number)
        }
        let within = structure.categories.indices.filter { number in
            structure.path(ofCategory: number).contains { roots.contains($0) }
        }
        return SelectionPlan(
            isEnabled: selection.isEnabled,
            minimumCompleteness: selection.minimumCompleteness,
            categories: Set(within),
            families: Set(selection.families.compactMap { structure.number(of: $0) }),
            condition: condition
        )
    }
}

extension FieldStep {
    /// A choice among one is that one.
    fileprivate var simplified: FieldStep {
        guard case .first(let steps) = self, steps.count == 1 else { return self }
        return steps[0]
    }
}

extension Field {
    /// The steps that fill a part of a row which nobody set: constants, and what is worked out from the listing.
    var fixedSteps: [FieldStep] {
        sources.compactMap { source in
            switch source {
            case .constant(let text): .constant(text)
            case .computed(let computed): .computed(computed)
            case .role, .attribute, .category: nil
            }
        }
    }
}
