import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

extension ListingProjection {
    /// Writes an attribute's value as the field's kind demands; the text is the feed's, but not yet escaped.
    func writeAttribute(_ step: RecordStep, to record: inout Record) -> CellSlot {
        guard let (level, entry) = listing.stored(at: step.attribute) else {
            guard step.attribute == facts.structure.identifierAttribute else { return .empty }
            var identifier = listing.identifier
            return identifier.withUTF8 { write(text: $0, step, to: &record) }
        }
        guard level > 0 else {
            return write(listing.lineage.product.values, entry, step, to: &record)
        }
        return write(listing.lineage.models[level - 1].values, entry, step, to: &record)
    }

    private func write(
        _ values: ProductValues,
        _ index: Int,
        _ step: RecordStep,
        to record: inout Record
    ) -> CellSlot {
        let entry = values.entries[index]
        switch entry.form {
        case .empty, .passed: return .empty
        case .other: return write(values, other: entry, step, to: &record)
        case .text, .option, .medium:
            return values.bytes.withUnsafeBufferPointer { bytes in
                let text = UnsafeBufferPointer(rebasing: bytes[entry.range])
                switch entry.form {
                case .text: return write(text: text, step, to: &record)
                case .option: return write(option: text, step, to: &record)
                default: return write(medium: text, step, to: &record)
                }
            }
        }
    }

    private func write(
        text: UnsafeBufferPointer<UInt8>,
        _ step: RecordStep,
        to record: inout Record
    ) -> CellSlot {
        guard text.contains(where: { $0 > 0x20 }) else { return .empty }
        let start = record.bytes.count
        switch step.kind {
        case .anything: return json(.text(String(decoding: text, as: UTF8.self)), in: &record)
        case .group: return .empty
        case .richText, .url: record.bytes.append(contentsOf: text)
        case .text where step.isMarkup, .path where step.isMarkup:
            PlainText.appendPlain(fromHTML: text, to: &record.bytes)
        default: PlainText.appendClean(text, to: &record.bytes)
        }
        return slot(from: start, step, in: &record)
    }

    private func write(
        option code: UnsafeBufferPointer<UInt8>,
        _ step: RecordStep,
        to record: inout Record
    ) -> CellSlot {
        guard !code.isEmpty else { return .empty }
        let start = record.bytes.count
        switch step.kind {
        case .anything: return json(.option(String(decoding: code, as: UTF8.self)), in: &record)
        case .group: return .empty
        default: break
        }
        guard step.table >= 0, program.options[step.table].append(code, to: &record.bytes) else { return .empty }
        return slot(from: start, step, in: &record)
    }

    private func write(
        medium path: UnsafeBufferPointer<UInt8>,
        _ step: RecordStep,
        to record: inout Record
    ) -> CellSlot {
        guard !path.isEmpty else { return .empty }
        let start = record.bytes.count
        switch step.kind {
        case .anything: return json(.media([String(decoding: path, as: UTF8.self)]), in: &record)
        case .group: return .empty
        default: facts.addresses.appendMedium(path, to: &record.bytes)
        }
        return slot(from: start, step, in: &record)
    }

    private func write(
        _ values: ProductValues,
        other entry: ProductValues.Entry,
        _ step: RecordStep,
        to record: inout Record
    ) -> CellSlot {
        guard entry.shape == .prices, step.kind != .anything, step.kind != .group else {
            return write(values.other(of: entry), step, to: &record)
        }
        let start = record.bytes.count
        facts.money?.append(values, entry, step.kind, to: &record.bytes)
        return slot(from: start, step, in: &record)
    }

    private func write(_ value: Value, _ step: RecordStep, to record: inout Record) -> CellSlot {
        guard value.isFilled else { return .empty }
        switch step.kind {
        case .anything: return json(value, in: &record)
        case .group:
            guard case .table(let rows) = value else { return .empty }
            return writeTable(rows, program.groups[step.table], to: &record)
        default: break
        }
        let start = record.bytes.count
        switch value {
        case .text(var text): return text.withUTF8 { write(text: $0, step, to: &record) }
        case .option(var code): return code.withUTF8 { write(option: $0, step, to: &record) }
        case .number(let number): number.append(to: &record.bytes)
        case .flag(let flag): record.bytes.append(flag ? "true" : "false")
        case .date(let date): record.bytes.append(date.description)
        case .prices(let prices): facts.money?.append(prices, step.kind, to: &record.bytes)
        case .measurement(let measure):
            guard step.units >= 0 else { return .empty }
            program.units[step.units].append(measure.amount, measure.unit, to: &record.bytes)
        case .options(let codes):
            return write(codes, step, to: &record) { code, output in
                step.table >= 0 && program.options[step.table].append(code, to: &output)
            }
        case .references(let identifiers):
            return write(identifiers, step, to: &record) { identifier, output in
                output.append(contentsOf: identifier)
                return true
            }
        case .media(let paths):
            let first = record.texts.count
            for path in paths { appendText(path, to: &record, facts.addresses.appendMedium) }
            return slot(ofTextsFrom: first, step, in: &record)
        case .table(let rows):
            let first = record.texts.count
            for row in rows {
                guard let cell = row.cells.first else { continue }
                let start = record.bytes.count
                appendCell(cell.value, to: &record.bytes)
                record.texts.append(CellText(start..<record.bytes.count))
            }
            return slot(ofTextsFrom: first, step, in: &record)
        }
        return slot(from: start, step, in: &record)
    }

    /// Appends a text of a list as `append` writes it.
    func appendText(
        _ text: String,
        to record: inout Record,
        _ append: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
    ) {
        let start = record.bytes.count
        var text = text
        text.withUTF8 { append($0, &record.bytes) }
        record.texts.append(CellText(start..<record.bytes.count))
    }

    /// Writes several choices; a field that takes one text gets them with its joiner between.
    private func write(
        _ choices: [String],
        _ step: RecordStep,
        to record: inout Record,
        _ append: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Bool
    ) -> CellSlot {
        let start = record.bytes.count
        let first = record.texts.count
        for choice in choices {
            let end = record.bytes.count
            if step.joinsChoices, record.texts.count > first {
                record.bytes.append(step.text.range, of: program.bytes)
            }
            let place = record.bytes.count
            var choice = choice
            guard choice.withUTF8({ append($0, &record.bytes) }) else {
                record.bytes.drop(from: end)
                continue
            }
            record.texts.append(CellText(place..<record.bytes.count))
        }
        guard step.joinsChoices else { return slot(ofTextsFrom: first, step, in: &record) }
        return slot(from: start, step, in: &record)
    }

    /// Appends a table's cell as text.
    func appendCell(_ value: Value, to output: inout [UInt8]) {
        switch value {
        case .text(var text): text.withUTF8 { PlainText.appendClean($0, to: &output) }
        case .number(let number): number.append(to: &output)
        case .flag(let flag): output.append(flag ? "true" : "false")
        case .option(let code): output.append(code)
        default: break
        }
    }

    private func json(_ value: Value, in record: inout Record) -> CellSlot {
        var writer = JSONWriter()
        ValueJSON.write(value, to: &writer)
        return json(writer, in: &record)
    }

    /// Takes what was written as a cell.
    func json(_ writer: JSONWriter, in record: inout Record) -> CellSlot {
        let start = record.bytes.count
        record.bytes.append(contentsOf: writer.buffer.bytes)
        return .json(CellText(start..<record.bytes.count))
    }
}
