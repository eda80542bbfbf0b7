import PIMCatalog
import PIMFormats
import PIMText
import Synchronization

extension RecordBuilder {
    /// What to do about a field that the feed sets and that came out empty; nil where its steps tell nothing.
    func remedy(forEmpty field: FieldPlan, at place: Int, _ listing: Listing) -> String? {
        var names: [String] = []
        var templates: [FeedTemplate] = []
        for step in field.steps { collect(step, field.field, listing, &names, &templates) }
        if !names.isEmpty {
            let isTemplate = field.steps.allSatisfy { if case .template = $0 { true } else { false } }
            let words = isTemplate ? "which its template reads" : "which the feed takes it from"
            return "fill \(names.joined(separator: " or ")), \(words)"
        }
        let cut = facts.desk.withLock { desk in desk.cuts.first { $0.field == place && $0.cut.isEmpty }?.cut }
        if let cut {
            return "let its template take more: the filter `limit` left nothing at \(cut.limit) \(cut.unit.label)"
        }
        return templates.isEmpty
            ? nil : "mend its template, which gives nothing here: `pim explain` shows what it reads"
    }

    /// Collects the empty inputs of a step, and its templates.
    private func collect(
        _ step: FieldStep,
        _ field: Field,
        _ listing: Listing,
        _ names: inout [String],
        _ templates: inout [FeedTemplate]
    ) {
        var found: [String] = []
        switch step {
        case .attribute(let number):
            guard listing.value(at: number)?.isFilled != true, number != catalog.structure.identifierAttribute
            else { return }
            found = [catalog.structure.attributes[number].code.text]
        case .template(let template):
            templates.append(template)
            found = inputs(of: template, field, listing).filter(\.text.isEmpty).map(\.name)
        case .first(let parts), .join(let parts, with: _):
            for part in parts { collect(part, field, listing, &names, &templates) }
        case .constant, .category, .computed, .rows, .details: return
        }
        for name in found where !names.contains(name) { names.append(name) }
    }
}
