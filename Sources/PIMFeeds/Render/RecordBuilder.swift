package import PIMCatalog
package import PIMFormats
import PIMText

/// Projects listings onto a format's fields.
package struct RecordBuilder: Sendable {
    let catalog: Catalog
    let plan: FeedPlan
    let values: ValueText
    let categories: CategoryTexts

    /// Makes ready for a plan: category paths and mappings are worked out once.
    package init(plan: FeedPlan, catalog: Catalog) {
        self.plan = plan
        self.catalog = catalog
        values = ValueText(structure: catalog.structure, table: plan.table, shop: plan.shop, format: plan.format)
        categories = CategoryTexts(structure: catalog.structure, table: plan.table)
    }

    /// The item's record.
    package func record(of listing: Listing) -> Record {
        record(of: listing, plan.fields)
    }

    /// The record of the group that a listing's root model stands for.
    package func groupRecord(of listing: Listing) -> Record {
        record(of: listing, plan.groupFields)
    }

    private func record(of listing: Listing, _ fields: [FieldPlan]) -> Record {
        Record(
            identifier: listing.identifier,
            isVariant: listing.lineage.isVariant,
            cells: fields.map { cell($0, listing) }
        )
    }

    /// What the first step that yields something gives.
    func cell(_ field: FieldPlan, _ listing: Listing) -> Cell {
        field.steps.isEmpty ? .empty : cell(field.steps, field.field, listing)
    }

    private func cell(_ steps: [FieldStep], _ field: Field, _ listing: Listing) -> Cell {
        for step in steps {
            let cell = self.cell(step, field, listing)
            if !cell.isEmpty { return cell }
        }
        return .empty
    }

    /// What one step gives.
    package func cell(_ step: FieldStep, _ field: Field, _ listing: Listing) -> Cell {
        switch step {
        case .constant(let text): return .text(text)
        case .attribute(let number): return cell(ofAttribute: number, field, listing)
        case .category(let key): return Self.cell([categories.mapping(key, of: listing.lineage)], field)
        case .computed(let computed): return cell(computed, field, listing)
        case .first(let parts): return cell(parts, field, listing)
        case .join(let parts, with: let separator):
            let texts = parts.compactMap { cell($0, Self.textField, listing).texts.first }.filter { !$0.isEmpty }
            return texts.isEmpty ? .empty : .text(texts.joined(separator: separator))
        case .rows(let rows):
            return .rows(rows.map { row in rowCells(row, field, listing) })
        case .details(let numbers): return details(numbers, field, listing)
        }
    }

    /// Joined texts are written as plain text, whatever the field they end in.
    private static let textField = Field("text", .text)

    private func rowCells(_ row: [[FieldStep]], _ group: Field, _ listing: Listing) -> [Cell] {
        zip(group.fields, row).map { field, steps in cell(steps, field, listing) }
    }

    private func cell(ofAttribute number: Int, _ field: Field, _ listing: Listing) -> Cell {
        guard let value = listing.value(at: number), value.isFilled else { return .empty }
        switch field.kind {
        case .anything:
            return .json(ValueJSON.text(of: value))
        case .group:
            guard case .table(let rows) = value else { return .empty }
            return .rows(rows.map { cells(of: $0, field, listing) })
        default:
            return Self.cell(values.texts(of: value, attribute: number, for: field), field)
        }
    }

    private func cells(of row: TableRow, _ group: Field, _ listing: Listing) -> [Cell] {
        group.fields.map { field in
            if let value = row[field.name] { return .text(values.cell(value)) }
            return cell(field.fixedSteps, field, listing)
        }
    }

    /// The attributes as rows of section, name and value: the group's first three sub-fields.
    private func details(_ numbers: [Int], _ field: Field, _ listing: Listing) -> Cell {
        guard field.kind == .group, field.fields.count >= 3 else { return .empty }
        let structure = catalog.structure
        let rows = numbers.compactMap { number -> [Cell]? in
            guard let value = listing.value(at: number), value.isFilled else { return nil }
            let text = values.texts(of: value, attribute: number, for: Self.textField).joined(separator: ", ")
            guard !text.isEmpty else { return nil }
            let attribute = structure.attributes[number]
            let group = structure.attributeGroups.first { $0.code == attribute.group }
            let section = group.flatMap { $0.labels.text(in: plan.table.labelLocales) } ?? ""
            let name = attribute.labels.text(in: plan.table.labelLocales) ?? attribute.code.text
            let rest = [Cell](repeating: .empty, count: field.fields.count - 3)
            return [section.isEmpty ? .empty : .text(section), .text(name), .text(text)] + rest
        }
        return rows.isEmpty ? .empty : .rows(rows)
    }

    /// A cell of the texts that say something: a list where the field repeats.
    static func cell(_ texts: [String?], _ field: Field) -> Cell {
        let filled = texts.compactMap(\.self).filter { !$0.isEmpty }
        guard let first = filled.first else { return .empty }
        return field.limits.maximumCount > 1 ? .list(filled) : .text(first)
    }
}
