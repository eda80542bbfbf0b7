public import PIMCatalog
import PIMFormats
import PIMIntake
import PIMText

/// Where every value of one item in one feed comes from.
public struct Explanation: Sendable {
    /// The feed.
    public let feed: FeedDefinition
    /// The product with its models.
    public let lineage: Lineage
    /// Why the feed leaves the product out; nil where it shows it.
    public let exclusion: String?
    /// The fields, in table order; those that nothing feeds are left out.
    public let fields: [Field]
    /// What the format's check says of the item.
    public let findings: [Finding]

    /// One field: what is written, and every step that was tried for it.
    public struct Field: Sendable {
        /// The field's name.
        public let name: String
        /// Where the feed definition sets it; nil where the format's own sources feed it.
        public let setting: SourcePosition?
        /// Whether a confidential attribute feeds it, so that no text of it may be shown.
        public let isConfidential: Bool
        /// What is written, after the check; empty for nothing.
        public let written: [String]
        /// What the sources gave, where the check changed it.
        public let before: [String]?
        /// The steps, in the order they were tried.
        public let steps: [Step]
    }

    /// One source that was tried.
    public struct Step: Sendable {
        /// What it is, such as `attribute name` or `computed price`.
        public let source: String
        /// What it gave; empty for nothing.
        public let texts: [String]
        /// Whether the field took it.
        public let isTaken: Bool
        /// The attributes it looked at, and where their values stand.
        public let attributes: [AttributeTrace]
        /// What else it looked at, one phrase each, such as the stock of a location.
        public let remarks: [String]
    }

    /// One attribute: its value in the scope, and every value that resolution looked at.
    public struct AttributeTrace: Sendable {
        /// The attribute.
        public let code: AttributeCode
        /// Where the value comes from; nil where there is none.
        public let origin: Origin?
        /// Every value of any level, and what became of it.
        public let candidates: [Listing.Candidate]
    }
}

extension FeedSet {
    /// Explains an item of a feed, all of its fields or one of them.
    ///
    /// Throws a `FeedError` (`unknown`) where the catalog has no such product or feed, or the format no such field.
    /// Cost: product lines are read up to the product's.
    public func explain(_ identifier: String, feed code: String, field name: String? = nil) throws -> Explanation {
        guard let plan = plans.first(where: { $0.definition.code == code }) else {
            throw FeedError.unknownFeed(code, among: feeds)
        }
        if let name, !plan.fields.contains(where: { $0.field.name == name }) {
            let nearest = Suggestion.nearest(to: name, among: plan.fields.map(\.field.name))
            let rest = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
            throw FeedError(.unknown, "the format \(plan.format.id) has no field \"\(name)\"\(rest)")
        }
        guard let product = try product(identifier) else {
            throw FeedError(.unknown, "no product line has the identifier \"\(identifier)\"")
        }
        let lineage = catalog.lineage(of: product)
        let listing = catalog.structure.listing(of: lineage, in: plan.table)
        let builder = RecordBuilder(plan: plan, catalog: catalog)
        let before = builder.record(of: listing)
        var after = before
        let findings = plan.checker.check(&after, country: plan.definition.scope.country?.text).map {
            plan.discreet($0)
        }
        let fields = plan.fields.indices.compactMap { index -> Explanation.Field? in
            let field = plan.fields[index]
            guard name == nil || field.field.name == name else { return nil }
            let steps = builder.trace(field, listing)
            guard name != nil || steps.contains(where: \.isTaken) else { return nil }
            return Explanation.Field(
                name: field.field.name,
                setting: plan.definition.fields.first { $0.field == field.field.name }?.source,
                isConfidential: plan.confidentialFields.contains(field.field.name),
                written: after.cells[index].shown,
                before: before.cells[index] == after.cells[index] ? nil : before.cells[index].shown,
                steps: steps
            )
        }
        return Explanation(
            feed: plan.definition,
            lineage: lineage,
            exclusion: plan.selection.exclusion(of: listing, percent: listing.filledPercent, catalog: catalog)?
                .rawValue,
            fields: fields,
            findings: findings.filter {
                name == nil || $0.field == name || $0.field?.hasPrefix("\(name ?? "").") == true
            }
        )
    }

    func product(_ name: String) throws -> Product? {
        let identifier = NormalForm.nfc(name)
        var stream = directory.products(of: catalog.structure)
        while let item = try stream.next() {
            if case .product(let product, _) = item, product.identifier == identifier { return product }
        }
        return catalog.model(identifier)
    }
}

extension RecordBuilder {
    /// Every step of a field, up to the one it took.
    func trace(_ field: FieldPlan, _ listing: Listing) -> [Explanation.Step] {
        var result: [Explanation.Step] = []
        for step in field.steps {
            let cell = cell(step, field.field, listing)
            result.append(
                Explanation.Step(
                    source: describe(step),
                    texts: cell.shown,
                    isTaken: !cell.isEmpty,
                    attributes: attributes(of: step).map { number in
                        Explanation.AttributeTrace(
                            code: catalog.structure.attributes[number].code,
                            origin: listing.origin(at: number),
                            candidates: listing.candidates(for: number)
                        )
                    },
                    remarks: templateRemarks(hidesTexts: plan.confidentialFields.contains(field.field.name))
                        + remarks(on: step, field.field, cell, listing)
                )
            )
            if !cell.isEmpty { break }
        }
        return result
    }

    private func describe(_ step: FieldStep) -> String {
        switch step {
        case .constant: "constant"
        case .attribute(let number): "attribute \(catalog.structure.attributes[number].code)"
        case .category(let key): "category mapping \(key)"
        case .computed(let computed): "computed \(computed.rawValue)"
        case .first(let steps): "the first of \(steps.map { describe($0) }.joined(separator: ", "))"
        case .join(let parts, with: let separator):
            "join with \"\(separator)\" of \(parts.map { describe($0) }.joined(separator: ", "))"
        case .rows(let rows): "\(rows.count) row\(rows.count == 1 ? "" : "s") of the feed definition"
        case .details(let numbers):
            "details of \(numbers.map { catalog.structure.attributes[$0].code.text }.joined(separator: ", "))"
        case .template(let template): "template \(template.source)"
        }
    }

    private func attributes(of step: FieldStep) -> [Int] {
        switch step {
        case .constant, .category: return []
        case .attribute(let number): return [number]
        case .details(let numbers): return numbers
        case .template(let template): return template.attributes.sorted()
        case .first(let parts), .join(let parts, with: _): return parts.flatMap { attributes(of: $0) }
        case .rows(let rows): return rows.joined().joined().flatMap { attributes(of: $0) }
        case .computed(let computed):
            return FeedPlanner.roles(of: computed).compactMap { catalog.structure.number(of: $0) }
        }
    }
}

extension Cell {
    /// The cell for people: its texts, or its rows with a colon between their parts.
    var shown: [String] {
        switch self {
        case .empty: []
        case .text(let text): text.isEmpty ? [] : [text]
        case .list(let texts): texts
        case .json(let text): [text]
        case .rows(let rows): rows.map { row in row.flatMap(\.shown).joined(separator: " : ") }
        }
    }
}
