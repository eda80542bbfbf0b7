import PIMCatalog
import PIMIO

extension ProductLine {
    /// Reads a value's data as the attribute's type demands; nil, and a finding, where it is something else.
    mutating func readData(of attribute: Int) throws(PIMIOError) -> Value? {
        switch structure.attributes[attribute].type {
        case .identifier, .text, .richtext: try readText(attribute)
        case .number: try readNumber(attribute)
        case .boolean: try readFlag(attribute)
        case .date: try readDate(attribute)
        case .option: try readOption(attribute)
        case .options: try readList(attribute, "an array of option codes").map { .options($0) }
        case .prices: try readPrices(attribute)
        case .measurement: try readMeasurement(attribute)
        case .image, .file: try readSingle(attribute, "a path or address").map { .media([$0]) }
        case .images, .files: try readList(attribute, "an array of paths or addresses").map { .media($0) }
        case .reference: try readSingle(attribute, "an identifier").map { .references([$0]) }
        case .references: try readList(attribute, "an array of identifiers").map { .references($0) }
        case .table: try readTable(attribute)
        }
    }

    private mutating func readSingle(_ attribute: Int, _ expected: String) throws(PIMIOError) -> String? {
        guard try cursor.peek() == .string else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        return cursor.string(try cursor.readString())
    }

    private mutating func readText(_ attribute: Int) throws(PIMIOError) -> Value? {
        try readSingle(attribute, "a string").map { .text($0) }
    }

    private mutating func readOption(_ attribute: Int) throws(PIMIOError) -> Value? {
        try readSingle(attribute, "an option code").map { .option($0) }
    }

    private mutating func readNumber(_ attribute: Int) throws(PIMIOError) -> Value? {
        var ahead = cursor
        if let number = try decimal(&ahead) {
            cursor = ahead
            return .number(number)
        }
        try mismatch(attribute, expected: "a number such as \"12.50\"")
        return nil
    }

    /// The exact number at the cursor, written as a JSON number or as a string; nil where it is neither.
    private func decimal(_ cursor: inout JSONCursor) throws(PIMIOError) -> ExactDecimal? {
        switch try cursor.peek() {
        case .number: return ExactDecimal(utf8: cursor.bytes, in: try cursor.readNumber())
        case .string:
            let text = try cursor.readString()
            guard !text.hasEscapes else { return nil }
            return ExactDecimal(utf8: cursor.bytes, in: text.range)
        default: return nil
        }
    }

    private mutating func readFlag(_ attribute: Int) throws(PIMIOError) -> Value? {
        guard try cursor.peek() == .bool else {
            try mismatch(attribute, expected: "true or false")
            return nil
        }
        return .flag(try cursor.readBool())
    }

    private mutating func readDate(_ attribute: Int) throws(PIMIOError) -> Value? {
        var ahead = cursor
        if try ahead.peek() == .string, let date = CalendarDate(ahead.string(try ahead.readString())) {
            cursor = ahead
            return .date(date)
        }
        try mismatch(attribute, expected: "a date such as \"2026-11-22\"")
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

    private mutating func readPrices(_ attribute: Int) throws(PIMIOError) -> Value? {
        let expected = "an array of {\"amount\":\"12.50\",\"currency\":\"PLN\"}"
        guard try cursor.peek() == .array else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        var prices: [Money] = []
        try cursor.enterArray()
        while try cursor.nextElement() {
            let price = try readObject(attribute, expected: expected, keys: ["currency", "country"])
            guard let price else { continue }
            guard let amount = price.number else {
                missingAmount("price", price.hasNumberKey, attribute)
                continue
            }
            guard let currency = price.texts["currency"] else {
                report("value.type", .error, "a price lacks \"currency\"; it is left out", attribute: attribute)
                continue
            }
            prices.append(
                Money(amount, CurrencyCode(currency), country: price.texts["country"].map { CountryCode($0) })
            )
        }
        return .prices(prices)
    }

    private mutating func readMeasurement(_ attribute: Int) throws(PIMIOError) -> Value? {
        let expected = "{\"amount\":\"1.2\",\"unit\":\"KILOGRAM\"}"
        guard let object = try readObject(attribute, expected: expected, keys: ["unit"]) else { return nil }
        guard let amount = object.number else {
            missingAmount("measurement", object.hasNumberKey, attribute)
            return nil
        }
        guard let unit = object.texts["unit"] ?? structure.attributes[attribute].unit else {
            report(
                "value.type",
                .error,
                "a measurement lacks \"unit\", and the attribute names none; it is left out",
                attribute: attribute
            )
            return nil
        }
        return .measurement(Measurement(amount, unit))
    }

    /// Akeneo writes an amount that is not there as null, and means no price; without the key the line is wrong.
    private mutating func missingAmount(_ what: String, _ hasKey: Bool, _ attribute: Int) {
        guard !hasKey else { return }
        report("value.type", .error, "a \(what) lacks \"amount\"; it is left out", attribute: attribute)
    }

    /// Reads an object with an exact amount and strings in it.
    private mutating func readObject(
        _ attribute: Int,
        expected: String,
        keys: [String]
    ) throws(PIMIOError) -> (number: ExactDecimal?, hasNumberKey: Bool, texts: [String: String])? {
        guard try cursor.peek() == .object else {
            try mismatch(attribute, expected: expected)
            return nil
        }
        let numberKey = "amount"
        var number: ExactDecimal?
        var isUsable = true
        var texts: [String: String] = [:]
        var seen: Set<String> = []
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard seen.insert(key).inserted else { throw cursor.failure("the key \"\(key)\" stands twice") }
            if try cursor.peek() == .null {
                try cursor.readNull()
            } else if key == numberKey {
                var ahead = cursor
                if let amount = try decimal(&ahead) {
                    cursor = ahead
                    number = amount
                } else {
                    try mismatch(attribute, expected: "a number such as \"12.50\" as amount")
                }
            } else if try cursor.peek() == .string, keys.contains(key) {
                texts[key] = cursor.string(try cursor.readString())
            } else if keys.contains(key) {
                try mismatch(attribute, expected: "a string as \(key)")
                isUsable = false
            } else {
                try cursor.skipValue()
                meaningless(key, among: keys + [numberKey], attribute)
            }
        }
        return isUsable ? (number, seen.contains(numberKey), texts) : nil
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
        var seen: Set<String> = []
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard seen.insert(key).inserted else { throw cursor.failure("the key \"\(key)\" stands twice") }
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
        default: return try readText(attribute)
        }
    }
}
