import PIMCatalog
import PIMFormats
import PIMText
import Synchronization

extension ListingProjection {
    /// Writes what a template makes of the listing: as plain text, or with its markup where the field takes some.
    func writeTemplate(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        let start = room.count
        let template = program.templates[step.pointee.table]
        let kind = step.pointee.kind
        let keepsMarkup = kind == .richText
        var output: [UInt8] = []
        var hasLines = false
        facts.desk.withLock { desk in
            swap(&output, &desk.output)
            output.removeAll(keepingCapacity: true)
            let subject = subject(of: template, keepsMarkup: keepsMarkup)
            do throws(LiquidProblem) {
                try desk.renderer.render(template.template, for: subject, into: &output)
                hasLines = desk.renderer.writesLines
            } catch {
                desk.problems.append((step.pointee.field, error))
                output.removeAll(keepingCapacity: true)
            }
            for cut in desk.renderer.cuts { desk.cuts.append((step.pointee.field, cut)) }
        }
        output.withUnsafeBufferPointer { text in
            guard text.contains(where: { $0 > 0x20 }) else { return }
            switch kind {
            case .anything: room.appendJSON(text)
            case .richText: room.append(text)
            case .text where hasLines: PlainText.appendCleanLines(text, to: &room)
            default: PlainText.appendClean(text, to: &room)
            }
        }
        facts.desk.withLock { swap(&output, &$0.output) }
        if kind == .anything { return room.count > start ? .json(room.text(from: start)) : .empty }
        return slot(from: start, step, in: &record, room)
    }

    private func subject(of template: FeedTemplate, keepsMarkup: Bool) -> TemplateSubject {
        TemplateSubject(
            listing: listing,
            vocabulary: template.vocabulary,
            catalog: facts.catalog,
            addresses: facts.addresses,
            moneyPlan: facts.moneyPlan,
            units: facts.units,
            keepsMarkup: keepsMarkup
        )
    }
}

extension RecordBuilder {
    /// What went wrong with the templates of the record that was filled last, one finding each.
    func templateFindings() -> [Finding] {
        guard hasTemplates else { return [] }
        return facts.desk.withLock { desk in
            defer { desk.forget() }
            return desk.problems.map { field, problem in
                let name = plan.fields.indices.contains(field) ? plan.fields[field].field.name : ""
                return Finding(
                    "template.fault",
                    .error,
                    "the template of \(name) fails at \(problem.place): \(problem.message)",
                    remedy: problem.remedy,
                    field: name
                )
            }
        }
    }

    /// What went wrong with the templates of the step that was filled last, and what `limit` cut in it, one phrase each.
    func templateRemarks(hidesTexts: Bool) -> [String] {
        facts.desk.withLock { desk in
            defer { desk.forget() }
            let faults = desk.problems.map { _, problem in
                hidesTexts
                    ? "it fails at \(problem.place); what it says may be confidential"
                    : "it fails at \(problem.catalogSentence)"
            }
            return faults
                + desk.cuts.map { _, cut in
                    let rest = cut.isEmpty ? ", which left nothing" : ""
                    return "the filter limit cut a text to \(cut.limit) \(cut.unit.label)\(rest)"
                }
        }
    }

    /// The variables of a template in the order of its text, each with what it is for a listing: empty for nothing, and
    /// `…` for what is confidential.
    func inputs(of template: FeedTemplate, _ field: Field, _ listing: Listing) -> [(name: String, text: String)] {
        let subject = TemplateSubject(
            listing: listing,
            vocabulary: template.vocabulary,
            catalog: catalog,
            addresses: facts.addresses,
            moneyPlan: plan.money,
            units: facts.units,
            keepsMarkup: field.kind == .richText
        )
        var seen: Set<String> = []
        let inputs = template.template.inputs.filter { seen.insert($0.name).inserted }
        return inputs.map { ($0.name, subject.discreetText(at: $0.slot)) }
    }
}
