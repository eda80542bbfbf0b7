import PIMCatalog
import PIMFormats
import PIMText

extension ListingProjection {
    /// Writes an attribute's value as the field's kind demands; the text is the feed's, but not yet escaped.
    func writeAttribute(_ step: Step, to record: inout Record, _ room: inout TextRoom) -> CellSlot {
        guard let (level, index) = listing.stored(at: step.pointee.attribute) else {
            guard step.pointee.attribute == facts.structure.identifierAttribute else { return .empty }
            var identifier = listing.identifier
            return identifier.withUTF8 { write(text: $0, step, to: &record, &room) }
        }
        guard level > 0 else {
            return write(listing.lineage.product.values, index, step, to: &record, &room)
        }
        return write(listing.lineage.models[level - 1].values, index, step, to: &record, &room)
    }

    @inline(__always)
    private func write(
        _ values: borrowing ProductValues,
        _ index: Int,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        let entry = values.entries[index]
        switch entry.form {
        case .empty, .passed: return .empty
        case .other: return write(other: entry, of: values, step, to: &record, &room)
        case .text, .option, .medium:
            return values.bytes.withUnsafeBufferPointer { bytes in
                let text = UnsafeBufferPointer(rebasing: bytes[entry.place])
                switch entry.form {
                case .text: return write(text: text, step, to: &record, &room)
                case .option: return write(option: text, step, to: &record, &room)
                default: return write(medium: text, step, to: &record, &room)
                }
            }
        }
    }

    /// Writes what is not one text; numbers and measures in most fields without a copy of the value.
    @inline(__always)
    private func write(
        other entry: ProductValues.Entry,
        of values: borrowing ProductValues,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        let kind = step.pointee.kind
        let start = room.count
        guard kind != .anything, kind != .group else {
            return write(values.other(of: entry), step, to: &record, &room)
        }
        switch entry.shape {
        case .number: values.parts[Int(entry.start)].number.append(to: &room)
        case .prices: facts.money?.append(values, entry, kind, to: &room)
        default: return write(values.other(of: entry), step, to: &record, &room)
        }
        return slot(from: start, step, in: &record, room)
    }

    private func write(
        text: UnsafeBufferPointer<UInt8>,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        guard text.contains(where: { $0 > 0x20 }) else { return .empty }
        let start = room.count
        switch step.pointee.kind {
        case .anything:
            room.appendJSON(text)
            return .json(room.text(from: start))
        case .group: return .empty
        case .richText, .url: room.append(text)
        case .text where step.pointee.isMarkup, .path where step.pointee.isMarkup:
            writePlain(text, step, to: &record, &room)
        default: PlainText.appendClean(text, to: &room)
        }
        return slot(from: start, step, in: &record, room)
    }

    /// Writes a text without its markup; what the last product's became is known.
    private func writePlain(
        _ text: UnsafeBufferPointer<UInt8>,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) {
        guard !PlainText.appendUnmarked(text, to: &room) else { return }
        let memory = step.pointee.memory
        while record.memories.count <= memory { record.memories.append(TextMemory()) }
        guard !record.memories[memory].append(text, to: &room) else { return }
        let start = room.count
        PlainText.appendPlain(fromHTML: text, to: &room)
        guard !room.isFull else { return }
        record.memories[memory].keep(text, room.written(from: start))
    }

    private func write(
        option code: UnsafeBufferPointer<UInt8>,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        guard !code.isEmpty else { return .empty }
        let start = room.count
        switch step.pointee.kind {
        case .anything:
            room.appendJSON(code)
            return .json(room.text(from: start))
        case .group: return .empty
        default: break
        }
        let table = step.pointee.table
        guard table >= 0, program.options[table].append(code, to: &room) else { return .empty }
        return slot(from: start, step, in: &record, room)
    }

    private func write(
        medium path: UnsafeBufferPointer<UInt8>,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        guard !path.isEmpty else { return .empty }
        let start = room.count
        switch step.pointee.kind {
        case .anything:
            ValueJSON.write(medium: path, to: &room)
            return .json(room.text(from: start))
        case .group: return .empty
        default: facts.addresses.appendMedium(path, to: &room)
        }
        return slot(from: start, step, in: &record, room)
    }

    private func write(
        _ value: Value,
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom
    ) -> CellSlot {
        guard value.isFilled else { return .empty }
        let start = room.count
        switch step.pointee.kind {
        case .anything:
            ValueJSON.write(value, to: &room)
            return .json(room.text(from: start))
        case .group:
            guard case .table(let rows) = value else { return .empty }
            return writeTable(rows, program.groups[step.pointee.table], to: &record, &room)
        default: break
        }
        switch value {
        case .text(var text): return text.withUTF8 { write(text: $0, step, to: &record, &room) }
        case .option(var code): return code.withUTF8 { write(option: $0, step, to: &record, &room) }
        case .number(let number): number.append(to: &room)
        case .flag(let flag): room.append(flag ? "true" : "false")
        case .date(let date): room.append(date.description)
        case .prices(let prices): facts.money?.append(prices, step.pointee.kind, to: &room)
        case .measurement(let measure):
            guard step.pointee.units >= 0 else { return .empty }
            program.units[step.pointee.units].append(measure.amount, measure.unit, to: &room)
        case .options(let codes):
            return write(codes, step, to: &record, &room) { code, room in
                step.pointee.table >= 0 && program.options[step.pointee.table].append(code, to: &room)
            }
        case .references(let identifiers):
            return write(identifiers, step, to: &record, &room) { identifier, room in
                room.append(identifier)
                return true
            }
        case .media(let paths):
            let first = record.texts.count
            for path in paths { appendText(path, to: &record, &room) { facts.addresses.appendMedium($0, to: &$1) } }
            return slot(ofTextsFrom: first, step, in: &record)
        case .table(let rows):
            let first = record.texts.count
            for row in rows {
                guard let cell = row.cells.first else { continue }
                let start = room.count
                appendCell(cell.value, to: &room)
                record.texts.append(room.text(from: start))
            }
            return slot(ofTextsFrom: first, step, in: &record)
        }
        return slot(from: start, step, in: &record, room)
    }

    /// Appends a text of a list as `append` writes it.
    func appendText(
        _ text: String,
        to record: inout Record,
        _ room: inout TextRoom,
        _ append: (UnsafeBufferPointer<UInt8>, inout TextRoom) -> Void
    ) {
        let start = room.count
        var text = text
        text.withUTF8 { append($0, &room) }
        record.texts.append(room.text(from: start))
    }

    /// Writes several choices; a field that takes one text gets them with its joiner between.
    private func write(
        _ choices: [String],
        _ step: Step,
        to record: inout Record,
        _ room: inout TextRoom,
        _ append: (UnsafeBufferPointer<UInt8>, inout TextRoom) -> Bool
    ) -> CellSlot {
        let start = room.count
        let first = record.texts.count
        for choice in choices {
            let end = room.count
            if step.pointee.joinsChoices, record.texts.count > first {
                room.append(step.pointee.text.range, of: program.bytes)
            }
            let place = room.count
            var choice = choice
            guard choice.withUTF8({ append($0, &room) }) else {
                room.count = end
                continue
            }
            record.texts.append(room.text(from: place))
        }
        guard step.pointee.joinsChoices else { return slot(ofTextsFrom: first, step, in: &record) }
        return slot(from: start, step, in: &record, room)
    }

    /// Appends a table's cell as text.
    func appendCell(_ value: Value, to room: inout TextRoom) {
        switch value {
        case .text(var text): text.withUTF8 { PlainText.appendClean($0, to: &room) }
        case .number(let number): number.append(to: &room)
        case .flag(let flag): room.append(flag ? "true" : "false")
        case .option(let code): room.append(code)
        default: break
        }
    }
}

extension ProductValues.Entry {
    /// Where its text stands in the bytes.
    @inline(__always)
    var place: Range<Int> { Range(uncheckedBounds: (Int(start), Int(start) &+ Int(count))) }
}
