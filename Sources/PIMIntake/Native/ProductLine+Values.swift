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
        memory.forgetSeen(attributes: structure.attributes.count)
        var strangers = SeenKeys()
        var last = -1
        while true {
            if let attribute = memory.attribute(after: last, at: cursor), memory.see(attribute) {
                cursor.pass(memory.keyLength(of: attribute))
                last = attribute
                try readOrSkip(attribute)
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
            guard memory.see(attribute) else {
                throw cursor.failure("the key \"\(cursor.string(key))\" stands twice")
            }
            memory.remember(attribute, after: last, key: start..<cursor.offset, of: cursor)
            last = attribute
            try readOrSkip(attribute)
        }
    }

    @inline(__always)
    private mutating func readOrSkip(_ attribute: Int) throws(PIMIOError) {
        if let wanted = reader.wanted, !wanted[attribute] {
            try skipEntries(of: attribute)
        } else {
            try readEntries(of: attribute)
        }
    }

    /// Passes over the values of an attribute that nobody wants; what begins as values mostly begin is known to be sound.
    private mutating func skipEntries(of attribute: Int) throws(PIMIOError) {
        guard cursor.nextByte() == UInt8(ascii: "[") else { return try cursor.skipValue() }
        try cursor.enterArray()
        memory.beginValues()
        while try cursor.nextElement() {
            guard cursor.nextByte() == UInt8(ascii: "{") else {
                try cursor.skipValue()
                continue
            }
            let number = memory.opening(of: attribute, at: cursor)
            try cursor.enterObject()
            if let number {
                cursor.pass(memory.length(ofOpening: number) - 1)
                try cursor.skipValue()
            }
            while try cursor.nextKey() != nil { try cursor.skipValue() }
        }
    }

    private func attribute(_ key: JSONText) -> Int? {
        guard !key.hasEscapes else { return structure.number(of: AttributeCode(cursor.string(key))) }
        return structure.number(ofAttribute: cursor.bytes(key.range))
    }

    private mutating func readEntries(of attribute: Int) throws(PIMIOError) {
        guard try cursor.peek() == .array else {
            throw cursor.failure("expected an array of values for \"\(structure.attributes[attribute].code)\"")
        }
        try cursor.enterArray()
        memory.beginValues()
        let form = reader.textForms[attribute]
        while try cursor.nextElement() {
            if let form, try readUsualText(of: attribute, form) { continue }
            guard try cursor.peek() == .object else {
                throw cursor.failure(
                    "expected an object with locale, scope and data in \"\(structure.attributes[attribute].code)\""
                )
            }
            try readEntry(of: attribute)
        }
    }

    /// Reads a text that begins as one before it and ends behind its data; false, and nothing read, where it is none.
    @inline(__always)
    private mutating func readUsualText(
        of attribute: Int,
        _ form: ProductValues.Form
    ) throws(PIMIOError) -> Bool {
        guard let number = memory.opening(of: attribute, at: cursor) else { return false }
        let start = cursor.offset
        let data = start + memory.length(ofOpening: number)
        guard cursor.byte(at: data) == UInt8(ascii: "\"") else { return false }
        cursor.offset = data
        let text = try cursor.readString()
        guard cursor.byte(at: cursor.offset) == UInt8(ascii: "}") else {
            cursor.offset = start
            return false
        }
        cursor.offset += 1
        let places = memory.places(ofOpening: number)
        var entry = ProductValues.Entry(
            attribute: Int32(truncatingIfNeeded: attribute),
            channel: places.channel,
            locale: places.locale,
            audience: places.audience
        )
        if reader.isAlwaysRead[attribute] || places.isWanted {
            keep(text, form, in: &entry)
        } else {
            entry.form = .passed
        }
        product.values.entries.append(entry)
        return true
    }

    /// Keeps a text for an entry.
    @inline(__always)
    mutating func keep(_ text: JSONText, _ form: ProductValues.Form, in entry: inout ProductValues.Entry) {
        entry.form = form
        let start = product.values.bytes.count
        cursor.append(text, to: &product.values.bytes)
        entry.start = UInt32(truncatingIfNeeded: start)
        entry.count = UInt32(truncatingIfNeeded: product.values.bytes.count - start)
    }

    private mutating func readEntry(of attribute: Int) throws(PIMIOError) {
        var entry = ProductValues.Entry(attribute: Int32(attribute))
        var places = EntryPlaces()
        var hasData = false
        var isUsable = true
        let start = cursor.offset
        let known = findings.count
        let number = memory.opening(of: attribute, at: cursor)
        try cursor.enterObject()
        if let number {
            cursor.pass(memory.length(ofOpening: number) - 1)
            places = memory.places(ofOpening: number)
            hasData = true
            try readData(of: attribute, places, into: &entry, &isUsable)
        }
        while let key = try cursor.nextKey() {
            if cursor.equals(key, "data") {
                try once(&hasData, "data")
                places.isWanted = reader.places?.takes(places) != false
                if findings.count == known { memory.remember(start..<cursor.offset, of: cursor, attribute, places) }
                try readData(of: attribute, places, into: &entry, &isUsable)
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
        product.values.entries.append(entry)
    }

    /// Reads the data of an entry, as far as somebody wants it there.
    @inline(__always)
    private mutating func readData(
        of attribute: Int,
        _ places: EntryPlaces,
        into entry: inout ProductValues.Entry,
        _ isUsable: inout Bool
    ) throws(PIMIOError) {
        guard cursor.nextByte() != UInt8(ascii: "n") else { return try cursor.readNull() }
        let isWanted = reader.isAlwaysRead[attribute] || places.isWanted
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
    mutating func mismatch(_ attribute: Int, expected: String) throws(PIMIOError) {
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
            remedy: "mend the value",
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
