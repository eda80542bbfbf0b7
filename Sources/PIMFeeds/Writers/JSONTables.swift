import PIMFormats
import PIMIO

/// Tables of fields made ready to be written as JSON objects: each is a run of steps in the order of the text.
///
/// For `name`, `offers.@type`, `offers.price` the steps are: field `name`, open `offers`, field `@type`, field `price`, close.
struct JSONTables: Sendable {
    /// One member of an object, or the end of one.
    private struct Step: Sendable {
        enum Kind { case field, open, close }

        var kind: Kind
        /// The field among all fields; the place of its cell is counted from its table's first field.
        var field = 0
        /// Where `,"key":` stands among the bytes of all keys.
        var key = 0
        var keyCount = 0
        /// Whether the member says something only beside others, such as `@type`.
        var isMark = false
        /// Whether the group's document says it for its members.
        var isContext = false
        /// The step after the object that this one opens.
        var end = 0
    }

    private enum Style { case string, number, flag }

    private struct FieldShape: Sendable {
        var style: Style
        var isRepeated: Bool
        /// The table of a group's rows; nil for other fields.
        var table: Int?
    }

    private struct Table: Sendable {
        var steps = 0..<0
        var fields = 0..<0
    }

    private let escapesHTML: Bool
    /// The bytes of all keys, one after another, and a block more, so that keys are always moved in whole blocks.
    private var keys = [UInt8](repeating: 0, count: 16)
    private var steps: [Step] = []
    private var fields: [FieldShape] = []
    private var tables: [Table] = []

    /// The number of bytes that all keys take, with commas, quotes and colons.
    var keyBytes: Int { keys.count - 16 }

    /// Creates an empty collection.
    init(escapesHTML: Bool) {
        self.escapesHTML = escapesHTML
    }

    /// Makes a table of fields ready and returns its number.
    mutating func insert(_ list: [Field]) -> Int {
        let number = tables.count
        tables.append(Table())
        let places = fields.count..<fields.count + list.count
        for field in list {
            let style: Style =
                switch field.kind {
                case .number, .integer, .amount: .number
                case .flag where field.words.isEmpty: .flag
                default: .string
                }
            fields.append(FieldShape(style: style, isRepeated: field.limits.maximumCount > 1))
        }
        for (place, field) in zip(places, list) where !field.fields.isEmpty {
            fields[place].table = insert(field.fields)
        }
        let start = steps.count
        insert(JSONShape(list), firstField: places.lowerBound)
        tables[number] = Table(steps: start..<steps.count, fields: places)
        return number
    }

    private mutating func insert(_ shape: JSONShape, firstField: Int) {
        for member in shape.members {
            var writer = JSONWriter(escapeForHTML: escapesHTML)
            writer.string(member.key)
            let key = [UInt8(ascii: ",")] + writer.buffer.bytes + [UInt8(ascii: ":")]
            var step = Step(kind: .open, key: keyBytes, keyCount: key.count)
            step.isMark = member.isMark
            step.isContext = member.key == "@context"
            keys.insert(contentsOf: key, at: keyBytes)
            if let number = member.field {
                step.kind = .field
                step.field = firstField + number
                steps.append(step)
                continue
            }
            let place = steps.count
            steps.append(step)
            insert(member.object, firstField: firstField)
            steps.append(Step(kind: .close))
            steps[place].end = steps.count
        }
    }

    /// Writes a table's object; a group's member leaves out what its group's document says about the whole.
    func write(_ table: Int, _ row: Range<Int>, of record: Record, isMember: Bool = false, to room: inout ByteRoom) {
        room.append(UInt8(ascii: "{"))
        writeMembers(table, row, of: record, isMember: isMember, to: &room)
        room.append(UInt8(ascii: "}"))
    }

    /// Writes the members alone, into an object that is open, and returns whether there are any.
    @discardableResult
    func writeMembers(
        _ table: Int,
        _ row: Range<Int>,
        of record: Record,
        isMember: Bool = false,
        to room: inout ByteRoom
    ) -> Bool {
        let first = tables[table].fields.lowerBound
        let end = tables[table].steps.upperBound
        var index = tables[table].steps.lowerBound
        var isFirst = true
        var depth = 0
        while index < end {
            let step = steps[index]
            index += 1
            switch step.kind {
            case .close:
                room.append(UInt8(ascii: "}"))
                depth -= 1
                isFirst = false
            case .open:
                guard !(isMember && depth == 0 && step.isContext), hasContent(index..<step.end, first, row, record)
                else {
                    index = step.end
                    continue
                }
                appendKey(step, isFirst: isFirst, to: &room)
                room.append(UInt8(ascii: "{"))
                depth += 1
                isFirst = true
            case .field:
                let place = row.lowerBound + step.field - first
                guard place < row.upperBound else { continue }
                let slot = record.allSlots[place]
                guard isFilled(slot, step.field, record), !(isMember && depth == 0 && step.isContext) else { continue }
                appendKey(step, isFirst: isFirst, to: &room)
                isFirst = false
                write(slot, fields[step.field], of: record, to: &room)
            }
        }
        return !isFirst
    }

    @inline(__always)
    private func appendKey(_ step: Step, isFirst: Bool, to room: inout ByteRoom) {
        let comma = isFirst ? 1 : 0
        room.append(padded: keys.span, from: step.key + comma, count: step.keyCount - comma)
    }

    /// Whether steps say more than a type.
    private func hasContent(_ range: Range<Int>, _ first: Int, _ row: Range<Int>, _ record: Record) -> Bool {
        for index in range where steps[index].kind == .field && !steps[index].isMark {
            let place = steps[index].field - first
            guard place < row.count else { continue }
            if isFilled(record.allSlots[row.lowerBound + place], steps[index].field, record) { return true }
        }
        return false
    }

    /// Whether a row says more than its type.
    private func hasContent(_ table: Int, _ row: CellRun, _ record: Record) -> Bool {
        hasContent(tables[table].steps, tables[table].fields.lowerBound, row.range, record)
    }

    @inline(__always)
    private func isFilled(_ slot: CellSlot, _ field: Int, _ record: Record) -> Bool {
        switch slot {
        case .empty: return false
        case .text(let text), .json(let text): return text.count > 0
        case .list: return !record.isVoid(slot)
        case .rows(let run): return isFilled(run, field, record)
        }
    }

    private func isFilled(_ rows: CellRun, _ field: Int, _ record: Record) -> Bool {
        guard let table = fields[field].table else { return false }
        return record.rows[rows.range].contains { hasContent(table, $0, record) }
    }

    private func write(_ slot: CellSlot, _ field: FieldShape, of record: Record, to room: inout ByteRoom) {
        switch slot {
        case .empty: room.append("null")
        case .json(let text):
            let span = record.bytes.span
            room.appendJSONLine(span, from: Int(text.start), count: Int(text.count), forHTML: escapesHTML)
        case .text(let text):
            if field.isRepeated { room.append(UInt8(ascii: "[")) }
            write(text, field.style, of: record, to: &room)
            if field.isRepeated { room.append(UInt8(ascii: "]")) }
        case .list(let run):
            var count = 0
            for number in run.range where record.texts[number].count > 0 { count += 1 }
            var list = JSONList(isArray: field.isRepeated || count != 1, to: &room)
            for number in run.range where record.texts[number].count > 0 {
                list.next(&room)
                write(record.texts[number], field.style, of: record, to: &room)
            }
            list.end(&room)
        case .rows(let run):
            guard let table = field.table else { return room.append("null") }
            var count = 0
            for number in run.range where hasContent(table, record.rows[number], record) { count += 1 }
            var list = JSONList(isArray: field.isRepeated || count != 1, to: &room)
            for number in run.range where hasContent(table, record.rows[number], record) {
                list.next(&room)
                write(table, record.rows[number].range, of: record, to: &room)
            }
            list.end(&room)
        }
    }

    private func write(_ text: CellText, _ style: Style, of record: Record, to room: inout ByteRoom) {
        let span = record.bytes.span
        let isBare =
            switch style {
            case .number: JSONRawText.isNumber(span, text.range)
            case .flag: JSONRawText.flag(span, text.range) != nil
            case .string: false
            }
        guard isBare else {
            return room.appendJSON(span, from: Int(text.start), count: Int(text.count), forHTML: escapesHTML)
        }
        room.append(span, from: Int(text.start), count: Int(text.count))
    }
}

/// The values of one field: an array, or one value alone where the field takes one.
private struct JSONList {
    private let isArray: Bool
    private var isFirst = true

    init(isArray: Bool, to room: inout ByteRoom) {
        self.isArray = isArray
        if isArray { room.append(UInt8(ascii: "[")) }
    }

    mutating func next(_ room: inout ByteRoom) {
        if !isFirst { room.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    func end(_ room: inout ByteRoom) {
        if isArray { room.append(UInt8(ascii: "]")) }
    }
}
