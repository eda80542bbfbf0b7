import PIMCatalog
import PIMIO
import PIMText

extension ProductLine {
    /// Reads a value's data as the attribute's type demands; false, and a finding, where it is something else.
    ///
    /// Text that is not wanted is checked like all text, and passed over.
    mutating func readData(
        of attribute: Int,
        into entry: inout ProductValues.Entry,
        isWanted: Bool
    ) throws(PIMIOError) -> Bool {
        switch structure.attributes[attribute].type {
        case .identifier, .text, .richtext:
            return try readText(attribute, "a string", .text, into: &entry, isWanted)
        case .option: return try readText(attribute, "an option code", .option, into: &entry, isWanted)
        case .image, .file: return try readText(attribute, "a path or address", .medium, into: &entry, isWanted)
        default:
            guard let value = try readValue(of: attribute) else { return false }
            if case .media(let paths) = value, paths.count == 1 {
                entry.form = .medium
                (entry.start, entry.count) = values.keep(paths[0])
            } else {
                product.pointee.values.store(other: value, in: &entry)
            }
            return true
        }
    }

    private mutating func readValue(of attribute: Int) throws(PIMIOError) -> Value? {
        switch structure.attributes[attribute].type {
        case .identifier, .text, .richtext, .option, .image, .file: nil
        case .number: try readNumber(attribute)
        case .boolean: try readFlag(attribute)
        case .date: try readDate(attribute)
        case .options: try readList(attribute, "an array of option codes").map { .options($0) }
        case .prices: try readPrices(attribute)
        case .measurement: try readMeasurement(attribute)
        case .images, .files: try readList(attribute, "an array of paths or addresses").map { .media($0) }
        case .reference: try readSingle(attribute, "an identifier").map { .references([$0]) }
        case .references: try readList(attribute, "an array of identifiers").map { .references($0) }
        case .table: try readTable(attribute)
        }
    }

    private mutating func readText(
        _ attribute: Int,
        _ expected: String,
        _ form: ProductValues.Form,
        into entry: inout ProductValues.Entry,
        _ isWanted: Bool
    ) throws(PIMIOError) -> Bool {
        guard cursor.nextByte() == UInt8(ascii: "\"") else {
            try mismatch(attribute, expected: expected)
            return false
        }
        let text = try cursor.readString()
        guard isWanted else {
            entry.form = .passed
            return true
        }
        entry.form = form
        (entry.start, entry.count) = values.keep(text, cursor)
        return true
    }

    private mutating func readSingle(_ attribute: Int, _ expected: String) throws(PIMIOError) -> String? {
        guard try cursor.peek() == .string else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        return cursor.string(try cursor.readString())
    }

    private mutating func readNumber(_ attribute: Int) throws(PIMIOError) -> Value? {
        guard let number = try decimal() else {
            try mismatch(
                attribute,
                expected: "a number such as \"12.50\"",
                remedy: try numberRemedy(attribute, isAmount: false)
            )
            return nil
        }
        return .number(number)
    }

    /// The exact number at the cursor, written as a JSON number or as a string; nil, and nothing read, where it is neither.
    mutating func decimal() throws(PIMIOError) -> ExactDecimal? {
        let start = cursor.offset
        let range: Range<Int>
        switch try cursor.peek() {
        case .number: range = try cursor.readNumber()
        case .string:
            let text = try cursor.readString()
            range = text.hasEscapes ? text.range.lowerBound..<text.range.lowerBound : text.range
        default: return nil
        }
        guard let number = ExactDecimal(bytes: cursor.bytes(range)) else {
            cursor.offset = start
            return nil
        }
        return number
    }

    /// How the text at the cursor, which is no number, would be written as one; nothing is read.
    mutating func numberRemedy(_ attribute: Int, isAmount: Bool) throws(PIMIOError) -> String? {
        var look = cursor
        guard try look.peek() == .string, !structure.attributes[attribute].isConfidential else { return nil }
        return NumberProposal.remedy(for: look.string(try look.readString()), isAmount: isAmount)
    }

    private mutating func readFlag(_ attribute: Int) throws(PIMIOError) -> Value? {
        guard try cursor.peek() == .bool else {
            try mismatch(attribute, expected: "true or false")
            return nil
        }
        return .flag(try cursor.readBool())
    }

    private mutating func readDate(_ attribute: Int) throws(PIMIOError) -> Value? {
        let start = cursor.offset
        var slip: DateSlip?
        if try cursor.peek() == .string {
            let text = cursor.string(try cursor.readString())
            if let date = CalendarDate(text), !date.isOfOtherCalendar { return .date(date) }
            if !structure.attributes[attribute].isConfidential { slip = DateSlip(text, quote: "\"") }
        }
        cursor.offset = start
        if slip?.isDate == false { slip = nil }
        let reason = slip.map { ": it \($0.reason)" } ?? ""
        try mismatch(attribute, expected: "a date such as \"2026-11-22\"\(reason)", remedy: slip?.remedy)
        return nil
    }

    private mutating func readList(_ attribute: Int, _ expected: String) throws(PIMIOError) -> [String]? {
        guard try cursor.peek() == .array else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        var result: [String] = []
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .string else {
                try mismatch(attribute, expected: "a string in \(expected)")
                continue
            }
            result.append(cursor.string(try cursor.readString()))
        }
        return result
    }

    private mutating func readTable(_ attribute: Int) throws(PIMIOError) -> Value? {
        guard try cursor.peek() == .array else {
            try mismatch(attribute, expected: "an array of rows")
            return nil
        }
        var rows: [TableRow] = []
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .object else {
                try mismatch(attribute, expected: "an object per row")
                continue
            }
            rows.append(TableRow(try readCells(attribute)))
        }
        return .table(rows)
    }

    private mutating func readCells(_ attribute: Int) throws(PIMIOError) -> [TableRow.Cell] {
        var cells: [TableRow.Cell] = []
        var seen = SeenKeys()
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard seen.insert(key) else { throw cursor.failure("the key \"\(key)\" stands twice") }
            guard let column = structure.attributes[attribute].columns.first(where: { $0.code == key }) else {
                unknown(
                    "column",
                    key,
                    among: structure.attributes[attribute].columns.map(\.code),
                    rule: "value.unknown-column"
                )
                try cursor.skipValue()
                continue
            }
            guard try cursor.peek() != .null else {
                try cursor.readNull()
                continue
            }
            if let value = try readCell(column, attribute) {
                cells.append(TableRow.Cell(column: key, value: value))
            }
        }
        return cells
    }

    private mutating func readCell(_ column: TableColumn, _ attribute: Int) throws(PIMIOError) -> Value? {
        switch column.type {
        case .number: return try readNumber(attribute)
        case .boolean: return try readFlag(attribute)
        case .option:
            guard let code = try readSingle(attribute, "an option code") else { return nil }
            if !column.options.isEmpty, !column.options.contains(where: { $0.code == code }) {
                let isShown = !structure.attributes[attribute].isConfidential
                let known = isShown ? column.options.map(\.code) : []
                unknown("option", isShown ? code : "…", among: known, rule: "value.unknown-option")
                return nil
            }
            return .option(code)
        default: return try readSingle(attribute, "a string").map { .text($0) }
        }
    }
}
