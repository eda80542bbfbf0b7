import PIMCatalog
import PIMIO

/// Values that are written as exporters write them: no white space, and nothing behind the data.
///
/// What is written otherwise is left where it stands, and read by the rules in full.
extension ProductLine {
    /// Reads the value at the cursor that begins with an opening and is a text without escapes; false, and nothing read,
    /// where it is none.
    @inline(__always)
    mutating func readPlainText(
        _ attribute: Int,
        _ plan: AttributePlan,
        _ opening: UnsafePointer<LineRows.Opening>
    ) -> Bool {
        let start = cursor.offset &+ Int(opening.pointee.count) &+ 1
        guard cursor.byte(at: start &- 1) == UInt8(ascii: "\"") else { return false }
        let isWanted = plan.isAlwaysRead || opening.pointee.places.isWanted
        let end =
            isWanted
            ? JSONStream.composedTextEnd(cursor.memory, from: start, end: cursor.end)
            : JSONStream.plainTextEnd(cursor.memory, from: start, end: cursor.end)
        guard end >= 0, cursor.byte(at: end &+ 1) == UInt8(ascii: "}") else { return false }
        cursor.offset = end &+ 2
        let entry = values.nextEntry
        entry.pointee = opening.pointee.entry
        entry.pointee.attribute = Int32(truncatingIfNeeded: attribute)
        if isWanted {
            entry.pointee.form = plan.form
            (entry.pointee.start, entry.pointee.count) = values.keep(start..<end, cursor)
        } else {
            entry.pointee.form = .passed
        }
        values.addEntry(to: &product.pointee.values)
        return true
    }

    /// Reads the value at the cursor that begins with an opening; false, and nothing read, where its data is unusual.
    @inline(never)
    mutating func readUsual(
        _ attribute: Int,
        _ plan: AttributePlan,
        _ opening: UnsafePointer<LineRows.Opening>
    ) throws(PIMIOError) -> Bool {
        let start = cursor.offset
        let mark = values.mark
        var entry = opening.pointee.entry
        entry.attribute = Int32(truncatingIfNeeded: attribute)
        cursor.offset = start &+ Int(opening.pointee.count)
        let isWanted = plan.isAlwaysRead || opening.pointee.places.isWanted
        if try readUsualData(plan, isWanted, into: &entry), cursor.byte(at: cursor.offset) == UInt8(ascii: "}") {
            cursor.offset &+= 1
            values.nextEntry.pointee = entry
            values.addEntry(to: &product.pointee.values)
            return true
        }
        cursor.offset = start
        values.takeBack(to: mark)
        return false
    }

    @inline(__always)
    private mutating func readUsualData(
        _ plan: AttributePlan,
        _ isWanted: Bool,
        into entry: inout ProductValues.Entry
    ) throws(PIMIOError) -> Bool {
        guard cursor.byte(at: cursor.offset) == UInt8(ascii: "\"") else {
            entry.form = .other
            return try readUsualParts(plan.kind, into: &entry)
        }
        guard plan.isText else { return false }
        guard isWanted else {
            entry.form = .passed
            try cursor.skipStringRest()
            return true
        }
        let text = try cursor.stringRest()
        entry.form = plan.form
        (entry.start, entry.count) = values.keep(text, cursor)
        return true
    }

    @inline(__always)
    private mutating func readUsualParts(
        _ kind: AttributePlan.Kind,
        into entry: inout ProductValues.Entry
    ) throws(PIMIOError) -> Bool {
        entry.start = values.nextPart
        switch kind {
        case .number:
            entry.shape = .number
            return readUsualNumber()
        case .flag:
            entry.shape = .flag
            return readUsualFlag(into: &entry)
        case .prices:
            entry.shape = .prices
            return readUsualPrices(into: &entry)
        case .measurement:
            entry.shape = .measurement
            return readUsualMeasurement()
        case .options:
            entry.shape = .options
            return try readUsualList(into: &entry)
        case .references:
            entry.shape = .references
            return try readUsualList(into: &entry)
        case .media:
            entry.shape = .media
            return try readUsualList(into: &entry)
        case .unwanted, .text, .option, .medium, .reference, .rare: return false
        }
    }

    @inline(__always)
    private mutating func readUsualNumber() -> Bool {
        guard let number = cursor.shortNumber(at: cursor.offset), values.hasRoomForPart else { return false }
        values.add(mantissa: number.mantissa, fractionDigits: number.fractionDigits, text: (0, 0))
        cursor.offset = number.end
        return true
    }

    @inline(__always)
    private mutating func readUsualFlag(into entry: inout ProductValues.Entry) -> Bool {
        if cursor.take("true", before: UInt8(ascii: "}")) {
            entry.start = 1
            return true
        }
        guard cursor.byte(at: cursor.offset) == UInt8(ascii: "f") else { return false }
        cursor.offset &+= 1
        entry.start = 0
        return cursor.take("alse", before: UInt8(ascii: "}"))
    }

    /// Prices such as `[{"amount":"12.50","currency":"PLN"},{"amount":"3","currency":"EUR"}]`.
    @inline(__always)
    private mutating func readUsualPrices(into entry: inout ProductValues.Entry) -> Bool {
        var place = cursor.offset
        guard cursor.byte(at: place) == UInt8(ascii: "[") else { return false }
        place &+= 1
        if cursor.byte(at: place) == UInt8(ascii: "]") {
            cursor.offset = place &+ 1
            return true
        }
        while true {
            guard cursor.stands("{\"amount\":\"", at: place), values.hasRoomForPart,
                let amount = cursor.digits(at: place &+ 11)
            else { return false }
            let end = amount.end
            guard cursor.stands("\",\"currency\":\"", at: end), end &+ 20 <= cursor.end,
                cursor.isCapital(at: end &+ 14), cursor.isCapital(at: end &+ 15), cursor.isCapital(at: end &+ 16),
                cursor.byte(at: end &+ 17) == UInt8(ascii: "\""), cursor.byte(at: end &+ 18) == UInt8(ascii: "}")
            else { return false }
            let currency = values.keep(end &+ 14..<end &+ 17, cursor)
            values.add(mantissa: amount.mantissa, fractionDigits: amount.fractionDigits, text: currency)
            entry.count &+= 1
            place = end &+ 20
            let joint = cursor.byte(at: end &+ 19)
            guard joint == UInt8(ascii: ",") else {
                cursor.offset = place
                return joint == UInt8(ascii: "]")
            }
        }
    }

    /// A measurement such as `{"amount":"1.2","unit":"KILOGRAM"}`.
    @inline(__always)
    private mutating func readUsualMeasurement() -> Bool {
        guard cursor.stands("{\"amount\":\"", at: cursor.offset), values.hasRoomForPart,
            let amount = cursor.digits(at: cursor.offset &+ 11), cursor.stands("\",\"unit\":\"", at: amount.end)
        else { return false }
        let start = amount.end &+ 10
        var end = start
        while cursor.isCapital(at: end) || cursor.byte(at: end) == UInt8(ascii: "_") { end &+= 1 }
        guard end > start, cursor.byte(at: end) == UInt8(ascii: "\""),
            cursor.byte(at: end &+ 1) == UInt8(ascii: "}")
        else { return false }
        let unit = values.keep(start..<end, cursor)
        values.add(mantissa: amount.mantissa, fractionDigits: amount.fractionDigits, text: unit)
        cursor.offset = end &+ 2
        return true
    }

    /// A list of strings; of paths, one alone is kept as a medium.
    @inline(__always)
    private mutating func readUsualList(into entry: inout ProductValues.Entry) throws(PIMIOError) -> Bool {
        guard cursor.byte(at: cursor.offset) == UInt8(ascii: "[") else { return false }
        cursor.offset &+= 1
        if cursor.byte(at: cursor.offset) == UInt8(ascii: "]") {
            cursor.offset &+= 1
            return true
        }
        while true {
            guard cursor.byte(at: cursor.offset) == UInt8(ascii: "\""), values.hasRoomForPart else { return false }
            let text = try readUsualElement()
            let joint = cursor.byte(at: cursor.offset)
            if joint == UInt8(ascii: "]"), entry.count == 0, entry.shape == .media {
                entry.form = .medium
                (entry.start, entry.count) = text
                cursor.offset &+= 1
                return true
            }
            values.add(mantissa: 0, fractionDigits: 0, text: text)
            entry.count &+= 1
            cursor.offset &+= 1
            guard joint == UInt8(ascii: ",") else { return joint == UInt8(ascii: "]") }
        }
    }
}

extension ProductLine {
    @inline(__always)
    private mutating func readUsualElement() throws(PIMIOError) -> (start: UInt32, count: UInt32) {
        let start = cursor.offset &+ 1
        let end = JSONStream.composedTextEnd(cursor.memory, from: start, end: cursor.end)
        guard end >= 0 else { return values.keep(try cursor.stringRest(), cursor) }
        cursor.offset = end &+ 1
        return values.keep(start..<end, cursor)
    }
}
