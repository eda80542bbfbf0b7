import PIMCatalog
import PIMFormats

/// Writes the fields of one listing into a record's bytes.
struct ListingProjection {
    let program: RecordProgram
    let items: RecordProgram
    let facts: RecordFacts
    let listing: Listing

    /// What the first step of a run that yields something writes.
    @inline(__always)
    func write(_ run: CellRun, to record: inout Record) -> CellSlot {
        for index in run.range {
            let slot = write(program.steps[index], to: &record)
            if !slot.isEmpty { return slot }
        }
        return .empty
    }

    /// What one step writes.
    private func write(_ step: RecordStep, to record: inout Record) -> CellSlot {
        let start = record.bytes.count
        switch step.form {
        case .text: record.bytes.append(step.text.range, of: program.bytes)
        case .attribute: return writeAttribute(step, to: &record)
        case .category: program.categories[step.table].append(of: listing.lineage, to: &record.bytes)
        case .computed: return writeComputed(step, to: &record)
        case .first: return write(step.parts, to: &record)
        case .join: join(step, in: &record)
        case .rows: return writeRows(step, to: &record)
        case .details: return writeDetails(program.details[step.table], to: &record)
        }
        return slot(from: start, step, in: &record)
    }

    /// The slot of the text that begins at `start` and ends the bytes: a list of one where the field repeats.
    @inline(__always)
    func slot(from start: Int, _ step: RecordStep, in record: inout Record) -> CellSlot {
        let text = CellText(start..<record.bytes.count)
        guard !text.isEmpty else { return .empty }
        guard step.isList else { return .text(text) }
        record.texts.append(text)
        return .list(CellRun(record.texts.count - 1..<record.texts.count))
    }

    /// The slot of the texts from `first` on that say something: all of them where the field repeats.
    func slot(ofTextsFrom first: Int, _ step: RecordStep, in record: inout Record) -> CellSlot {
        var count = first
        for index in first..<record.texts.count where !record.texts[index].isEmpty {
            record.texts[count] = record.texts[index]
            count += 1
        }
        guard count > first else { return .empty }
        return step.isList ? .list(CellRun(first..<count)) : .text(record.texts[first])
    }

    /// Puts the texts of parts together at the end of the bytes.
    private func join(_ step: RecordStep, in record: inout Record) {
        let start = record.bytes.count
        for index in step.parts.range {
            let end = record.bytes.count
            if end > start { record.bytes.append(step.text.range, of: program.bytes) }
            let place = record.bytes.count
            let slot = write(program.steps[index], to: &record)
            guard case .text(let text) = slot, !text.isEmpty else {
                record.bytes.drop(from: end)
                continue
            }
            record.bytes.drop(from: text.range.upperBound)
            if text.range.lowerBound > place { record.bytes.removeSubrange(place..<text.range.lowerBound) }
        }
    }

    private func writeRows(_ step: RecordStep, to record: inout Record) -> CellSlot {
        .rows(program.rows[step.table].map { row in row.map { write($0, to: &record) } })
    }

    private func writeDetails(_ details: RecordProgram.Details, to record: inout Record) -> CellSlot {
        var rows: [[CellSlot]] = []
        for row in details.rows {
            let slot = write(row.steps, to: &record)
            guard case .list(let run) = slot else { continue }
            let texts = record.texts[run.range].map { record.string($0) }.joined(separator: ", ")
            let section: CellSlot = row.section.isEmpty ? .empty : .text(record.append(row.section))
            let name = record.append(row.name)
            let text = record.append(texts)
            let rest = [CellSlot](repeating: .empty, count: details.width - 3)
            rows.append([section, .text(name), .text(text)] + rest)
        }
        return rows.isEmpty ? .empty : .rows(rows)
    }

    /// A table's rows as a group's: parts that a row leaves out come from their own steps.
    func writeTable(_ table: [TableRow], _ group: RecordProgram.Group, to record: inout Record) -> CellSlot {
        var rows: [[CellSlot]] = []
        for row in table {
            var cells: [CellSlot] = []
            for (name, steps) in zip(group.names, group.steps) {
                guard let value = row[name] else {
                    cells.append(write(steps, to: &record))
                    continue
                }
                let start = record.bytes.count
                appendCell(value, to: &record.bytes)
                cells.append(.text(CellText(start..<record.bytes.count)))
            }
            rows.append(cells)
        }
        return .rows(rows)
    }
}
