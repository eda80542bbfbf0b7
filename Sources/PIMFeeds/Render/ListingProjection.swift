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
        let text = CellText(from: start, in: record.bytes)
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
        // Parts are taken from the end of the bytes, and what they leave behind goes.
        let pictures = record.pictures
        defer { record.pictures = pictures }
        for index in step.parts.range {
            let end = record.bytes.count
            if end > start { record.bytes.append(step.text.range, of: program.bytes) }
            let place = record.bytes.count
            record.pictures = nil
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
        var rows: [CellRun] = []
        for parts in program.rows[step.table] {
            let row = record.appendRow(count: parts.count)
            for (place, steps) in zip(row.range, parts) {
                let slot = write(steps, to: &record)
                record.allSlots[place] = slot
            }
            rows.append(row)
        }
        return .rows(record.append(rows: rows))
    }

    private func writeDetails(_ details: RecordProgram.Details, to record: inout Record) -> CellSlot {
        var rows: [CellRun] = []
        for row in details.rows {
            let slot = write(row.steps, to: &record)
            guard case .list(let run) = slot else { continue }
            let texts = record.texts[run.range].map { record.string($0) }.joined(separator: ", ")
            let cells = record.appendRow(count: details.width)
            let first = cells.range.lowerBound
            let section: CellSlot = row.section.isEmpty ? .empty : .text(record.append(row.section))
            record.allSlots[first] = section
            let name = record.append(row.name)
            record.allSlots[first + 1] = .text(name)
            let text = record.append(texts)
            record.allSlots[first + 2] = .text(text)
            rows.append(cells)
        }
        return rows.isEmpty ? .empty : .rows(record.append(rows: rows))
    }

    /// A table's rows as a group's: parts that a row leaves out come from their own steps.
    func writeTable(_ table: [TableRow], _ group: RecordProgram.Group, to record: inout Record) -> CellSlot {
        var rows: [CellRun] = []
        for row in table {
            let cells = record.appendRow(count: group.names.count)
            for (place, part) in zip(cells.range, group.names.indices) {
                guard let value = row[group.names[part]] else {
                    let slot = write(group.steps[part], to: &record)
                    record.allSlots[place] = slot
                    continue
                }
                let start = record.bytes.count
                appendCell(value, to: &record.bytes)
                record.allSlots[place] = .text(CellText(from: start, in: record.bytes))
            }
            rows.append(cells)
        }
        return .rows(record.append(rows: rows))
    }
}
