import PIMCatalog
import PIMIO
import PIMText

extension ProductLine {
    mutating func readValues() throws(PIMIOError) {
        guard try cursor.peek() != .null else { return try cursor.readNull() }
        // An empty map is written as [] by PHP.
        if try cursor.peek() == .array {
            try cursor.enterArray()
            guard try !cursor.nextElement() else { throw cursor.failure("expected an object for \"values\"") }
            return
        }
        try cursor.enterObject()
        rows.forgetSeen()
        var strangers = SeenKeys()
        var last = -1
        while true {
            let next = rows.attribute(after: last, at: cursor)
            if next.length > 0, rows.see(next.number) {
                cursor.pass(next.length)
                last = next.number
                try readOrSkip(last)
                continue
            }
            let start = cursor.offset
            guard let key = try cursor.nextKey() else { return }
            guard let attribute = attribute(key) else {
                guard strangers.insert(cursor.string(key)) else {
                    throw cursor.failure("the key \"\(cursor.string(key))\" stands twice")
                }
                let known = structure.attributes.map(\.code.text)
                unknown("attribute", cursor.string(key), among: known, rule: "value.unknown-attribute")
                try cursor.skipValue()
                continue
            }
            guard rows.see(attribute) else {
                throw cursor.failure("the key \"\(cursor.string(key))\" stands twice")
            }
            rows.remember(attribute, after: last, key: start..<cursor.offset, of: cursor)
            last = attribute
            try readOrSkip(attribute)
        }
    }

    @inline(__always)
    private mutating func readOrSkip(_ attribute: Int) throws(PIMIOError) {
        let plan = rows.plan(of: attribute)
        if plan.kind == .unwanted {
            try skipEntries(of: attribute)
        } else {
            try readEntries(of: attribute, plan)
        }
    }

    /// Passes over the values of an attribute that nobody wants; what begins as values mostly begin is known to be sound.
    private mutating func skipEntries(of attribute: Int) throws(PIMIOError) {
        guard cursor.nextByte() == UInt8(ascii: "[") else { return try cursor.skipValue() }
        try cursor.enterArray()
        var last = 0
        var isAtObject = cursor.takeStart()
        while true {
            if !isAtObject {
                guard try cursor.nextElement() else { return }
                guard cursor.nextByte() == UInt8(ascii: "{") else {
                    try cursor.skipValue()
                    continue
                }
            }
            isAtObject = false
            let opening = rows.opening(of: attribute, after: &last, at: cursor)
            if let opening {
                let end = cursor.plainDataEnd(at: cursor.offset &+ Int(opening.pointee.count))
                if end >= 0, cursor.byte(at: end) == UInt8(ascii: "}") {
                    cursor.offset = end &+ 1
                    if cursor.passJoint(&isAtObject) { return }
                    continue
                }
            }
            try skipEntry(opening)
        }
    }

    @inline(never)
    private mutating func skipEntry(_ opening: UnsafePointer<LineRows.Opening>?) throws(PIMIOError) {
        try cursor.enterObject()
        if let opening {
            cursor.pass(Int(opening.pointee.count) - 1)
            try cursor.skipValue()
        }
        while try cursor.nextKey() != nil { try cursor.skipValue() }
    }

    private func attribute(_ key: JSONText) -> Int? {
        guard !key.hasEscapes else { return structure.number(of: AttributeCode(cursor.string(key))) }
        return structure.number(ofAttribute: cursor.bytes(key.range))
    }

    private mutating func readEntries(of attribute: Int, _ plan: AttributePlan) throws(PIMIOError) {
        guard try cursor.peek() == .array else {
            throw cursor.failure("expected an array of values for \"\(structure.attributes[attribute].code)\"")
        }
        try cursor.enterArray()
        var last = 0
        var isAtObject = cursor.takeStart()
        while true {
            if !isAtObject {
                guard try cursor.nextElement() else { return }
            }
            isAtObject = false
            let opening = rows.opening(of: attribute, after: &last, at: cursor)
            if let opening {
                if plan.isText, readPlainText(attribute, plan, opening) {
                    if cursor.passJoint(&isAtObject) { return }
                    continue
                }
                if try readUsual(attribute, plan, opening) {
                    if cursor.passJoint(&isAtObject) { return }
                    continue
                }
            }
            try readEntry(of: attribute, plan, opening, after: &last)
        }
    }

    @inline(never)
    private mutating func readEntry(
        of attribute: Int,
        _ plan: AttributePlan,
        _ opening: UnsafePointer<LineRows.Opening>?,
        after last: inout Int
    ) throws(PIMIOError) {
        guard try cursor.peek() == .object else {
            throw cursor.failure(
                "expected an object with locale, scope and data in \"\(structure.attributes[attribute].code)\""
            )
        }
        var entry = ProductValues.Entry(attribute: Int32(attribute), channel: -1, locale: -1, audience: -1)
        var places = EntryPlaces()
        var hasData = false
        var isUsable = true
        let start = cursor.offset
        let known = findings.count
        try cursor.enterObject()
        if let opening {
            cursor.pass(Int(opening.pointee.count) - 1)
            places = opening.pointee.places
            hasData = true
            try readData(of: attribute, plan, places, into: &entry, &isUsable)
        }
        while let key = try cursor.nextKey() {
            if cursor.equals(key, "data") {
                try once(&hasData, "data")
                places.isWanted = self.places?.takes(places) != false
                if findings.count == known {
                    rows.remember(start..<cursor.offset, of: cursor, attribute, after: &last, places)
                }
                try readData(of: attribute, plan, places, into: &entry, &isUsable)
            } else if cursor.equals(key, "locale") {
                try once(&places.hasLocale, "locale")
                guard let text = try place("locale") else { continue }
                let number = text.hasEscapes ? nil : structure.number(ofLocale: cursor.bytes(text.range))
                places.locale = Int16(number ?? self.locale(cursor.string(text), attribute, &isUsable))
            } else if cursor.equals(key, "scope") || cursor.equals(key, "channel") {
                try once(&places.hasChannel, "scope")
                guard let text = try place("scope") else { continue }
                let number = text.hasEscapes ? nil : structure.number(ofChannel: cursor.bytes(text.range))
                places.channel = Int16(number ?? self.channel(cursor.string(text), attribute, &isUsable))
            } else if cursor.equals(key, "audience") {
                try once(&places.hasAudience, "audience")
                guard let text = try place("audience") else { continue }
                places.audience = Int16(self.audience(cursor.string(text), attribute, &isUsable))
            } else {
                let text = cursor.string(key)
                try cursor.skipValue()
                if !Self.companions.contains(text) { meaningless(text, among: Self.entryKeys, attribute) }
            }
        }
        guard hasData else {
            throw cursor.failure("a value of \"\(structure.attributes[attribute].code)\" lacks \"data\"")
        }
        guard isUsable else { return }
        entry.channel = places.channel
        entry.locale = places.locale
        entry.audience = places.audience
        values.nextEntry.pointee = entry
        values.addEntry(to: &product.pointee.values)
    }

    /// Reads the data of an entry, as far as somebody wants it there.
    private mutating func readData(
        of attribute: Int,
        _ plan: AttributePlan,
        _ places: EntryPlaces,
        into entry: inout ProductValues.Entry,
        _ isUsable: inout Bool
    ) throws(PIMIOError) {
        guard cursor.nextByte() != UInt8(ascii: "n") else { return try cursor.readNull() }
        let isWanted = plan.isAlwaysRead || places.isWanted
        if try !readData(of: attribute, into: &entry, isWanted: isWanted) { isUsable = false }
    }

    /// The code of a channel, locale or audience; nil for null.
    private mutating func place(_ key: String) throws(PIMIOError) -> JSONText? {
        if cursor.nextByte() == UInt8(ascii: "\"") { return try cursor.readString() }
        _ = try optionalString(key)
        return nil
    }

    private mutating func locale(_ code: String, _ attribute: Int, _ isUsable: inout Bool) -> Int {
        if let number = structure.number(of: LocaleCode(code)) { return number }
        unknownPlace("locale", code, attribute, structure.locales.map(\.text))
        isUsable = false
        return -1
    }

    private mutating func channel(_ code: String, _ attribute: Int, _ isUsable: inout Bool) -> Int {
        if let number = structure.number(of: ChannelCode(code)) { return number }
        unknownPlace("channel", code, attribute, structure.channels.map(\.code.text))
        isUsable = false
        return -1
    }

    private mutating func audience(_ code: String, _ attribute: Int, _ isUsable: inout Bool) -> Int {
        if let number = structure.number(of: AudienceCode(code)) { return number }
        unknownPlace("audience", code, attribute, structure.audiences.map(\.code.text))
        isUsable = false
        return -1
    }

    private static let entryKeys = ["data", "locale", "scope", "channel", "audience"]

    /// What Akeneo adds to a value for the convenience of readers.
    private static let companions: Set<String> = ["linked_data", "attribute_type", "reference_data_name"]

    /// Reports a key inside a value that nobody asks for: a slip here would widen where the value holds.
    mutating func meaningless(_ key: String, among known: [String], _ attribute: Int) {
        let nearest = Suggestion.nearest(to: key, among: known)
        report(
            "value.unknown-key",
            .warning,
            "the key \"\(key)\" of a value means nothing here, so it is not read",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "take it out",
            attribute: attribute
        )
    }

    @inline(__always)
    func once(_ isSeen: inout Bool, _ key: StaticString) throws(PIMIOError) {
        guard !isSeen else { throw cursor.failure("the key \"\(key)\" stands twice") }
        isSeen = true
    }

    private mutating func unknownPlace(_ what: String, _ code: String, _ attribute: Int, _ known: [String]) {
        let nearest = Suggestion.nearest(to: code, among: known)
        report(
            "value.unknown-\(what)",
            .error,
            "a value is for the \(what) \"\(code)\", which is not declared; it is left out",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare the \(what), or take the value out",
            attribute: attribute,
            column: cursor.failure("").column
        )
    }

    /// Reports data of the wrong kind and passes over it.
    mutating func mismatch(_ attribute: Int, expected: String, remedy: String? = nil) throws(PIMIOError) {
        let column = cursor.failure("").column
        let kind = try cursor.peek()
        let start = cursor.offset
        try cursor.skipValue()
        var shown = "\(kind)"
        if !structure.attributes[attribute].isConfidential, cursor.offset - start <= 60 {
            shown = cursor.string(start..<cursor.offset)
        }
        let type = structure.attributes[attribute].type.rawValue
        report(
            "value.type",
            .error,
            "\(shown) is not a value of type \(type), expected \(expected); it is left out",
            remedy: remedy ?? "mend the value",
            attribute: attribute,
            column: column
        )
    }
}

extension PlaceFilter {
    /// Whether some scope asks for a place as far as its keys were read; what is still to come may name another.
    @inline(__always)
    func takes(_ places: EntryPlaces) -> Bool {
        // Where data stands before its place, the place may still follow.
        guard places.hasLocale, places.hasChannel else { return true }
        return takes(channel: places.channel, locale: places.locale, audience: places.audience)
    }
}
