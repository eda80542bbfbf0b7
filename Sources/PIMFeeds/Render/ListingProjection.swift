import PIMCatalog
import PIMFormats
import PIMText

/// Writes the fields of one listing into a record; its texts go into the room that will be the record's bytes.
///
/// It lives for one record: it holds a pointer to the program's steps, and is never copied.
struct ListingProjection: ~Copyable {
    /// Where a step stands; steps are too big to be copied for every field of every product.
    typealias Step = UnsafePointer<RecordStep>

    let program: RecordProgram
    let items: RecordProgram
    let facts: RecordFacts
    let listing: Listing
    /// The first of the program's steps.
    let steps: Step

    /// What the first step of a run that yields something writes.
    func write(_ run: CellRun, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        var step = steps + Int(run.start)
        let end = step + Int(run.count)
        while step < end {
            let slot = write(step, to: &record, &room)
            if !slot.isEmpty { return slot }
            step += 1
        }
        return .empty
    }

    /// What one step writes.
    @inline(__always)
    private func write(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        switch step.pointee.form {
        case .attribute: return writeAttribute(step, to: &record, &room)
        case .computed: return writeComputed(step, to: &record, &room)
        default: return writeOther(step, to: &record, &room)
        }
    }

    private func writeOther(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        let start = room.count
        switch step.pointee.form {
        case .attribute, .computed: return .empty
        case .text: room.append(step.pointee.text.range, of: program.bytes)
        case .category: program.categories[step.pointee.table].append(of: listing.lineage, to: &room)
        case .first: return write(step.pointee.parts, to: &record, &room)
        case .join: join(step, in: &record, &room)
        case .rows: return writeRows(step, to: &record, &room)
        case .details: return writeDetails(program.details[step.pointee.table], to: &record, &room)
        case .template: return writeTemplate(step, to: &record, &room)
        }
        return slot(from: start, step, in: &record, room)
    }

    /// The slot of the text that begins at `start` and was written last: a list of one where the field repeats.
    @inline(__always)
    func slot(from start: Int, _ step: Step, in record: inout Record, _ room: borrowing TextRoom) -> CellSlot {
        let text = room.text(from: start)
        guard !text.isEmpty else { return .empty }
        guard step.pointee.isList else { return .text(text) }
        record.texts.append(text)
        return .list(CellRun(record.texts.count - 1..<record.texts.count))
    }

    /// The slot of the texts from `first` on that say something: all of them where the field repeats.
    func slot(ofTextsFrom first: Int, _ step: Step, in record: inout Record) -> CellSlot {
        var count = first
        for index in first..<record.texts.count where !record.texts[index].isEmpty {
            record.texts[count] = record.texts[index]
            count += 1
        }
        guard count > first else { return .empty }
        return step.pointee.isList ? .list(CellRun(first..<count)) : .text(record.texts[first])
    }

    /// Puts the texts of parts together at the end of the bytes.
    private func join(_ step: Step, in record: inout Record, _ room: inout TextRoom) {
        let start = room.count
        // Parts are taken from the end of the bytes, and what they leave behind goes.
        let pictures = record.pictures
        for index in step.pointee.parts.range {
            let end = room.count
            if end > start { room.append(step.pointee.text.range, of: program.bytes) }
            let place = room.count
            record.pictures = nil
            let slot = write(steps + index, to: &record, &room)
            guard case .text(let text) = slot, !text.isEmpty else {
                room.count = end
                continue
            }
            room.count = text.range.upperBound
            room.remove(from: place, to: text.range.lowerBound)
        }
        record.pictures = pictures
    }

    private func writeRows(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        var rows: [CellRun] = []
        for parts in program.rows[step.pointee.table] {
            let row = record.appendRow(count: parts.count)
            for (place, steps) in zip(row.range, parts) {
                let slot = write(steps, to: &record, &room)
                record.allSlots[place] = slot
            }
            rows.append(row)
        }
        return .rows(record.append(rows: rows))
    }

    private func writeDetails(
        _ details: RecordProgram.Details,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        var rows: [CellRun] = []
        for row in details.rows {
            guard case .list(let run) = write(row.steps, to: &record, &room) else { continue }
            let section = text(row.section, in: &room)
            let name = text(row.name, in: &room)
            let start = room.count
            for index in run.range {
                if index > run.range.lowerBound { room.append(", ") }
                let part = record.texts[index]
                room.append(room.part(part))
            }
            let cells = record.appendRow(count: details.width)
            let first = cells.range.lowerBound
            record.allSlots[first] = section.isEmpty ? .empty : .text(section)
            record.allSlots[first + 1] = .text(name)
            record.allSlots[first + 2] = .text(room.text(from: start))
            rows.append(cells)
        }
        return rows.isEmpty ? .empty : .rows(record.append(rows: rows))
    }

    private func text(_ text: String, in room: inout TextRoom) -> CellText {
        let start = room.count
        room.append(text)
        return room.text(from: start)
    }

    /// A table's rows as a group's: parts that a row leaves out come from their own steps.
    func writeTable(
        _ table: [TableRow],
        _ group: RecordProgram.Group,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        var rows: [CellRun] = []
        for row in table {
            let cells = record.appendRow(count: group.names.count)
            for (place, part) in zip(cells.range, group.names.indices) {
                guard let value = row[group.names[part]] else {
                    let slot = write(group.steps[part], to: &record, &room)
                    record.allSlots[place] = slot
                    continue
                }
                let start = room.count
                appendCell(value, to: &room)
                record.allSlots[place] = .text(room.text(from: start))
            }
            rows.append(cells)
        }
        return .rows(record.append(rows: rows))
    }
}

extension TextRoom {
    /// Where the text stands that begins at `start` and was written last.
    @inline(__always)
    borrowing func text(from start: Int) -> CellText { CellText(start..<count) }

    /// The bytes of a text; they must not be kept.
    @inline(__always)
    borrowing func part(_ text: CellText) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: written(from: 0)[text.range])
    }
}
