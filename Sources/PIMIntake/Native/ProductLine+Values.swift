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
        var seen = [UInt64](repeating: 0, count: structure.attributes.count / 64 + 1)
        while let key = try cursor.nextKey() {
            let code = cursor.string(key)
            guard let attribute = structure.number(of: AttributeCode(code)) else {
                let known = structure.attributes.map(\.code.text)
                unknown("attribute", code, among: known, rule: "value.unknown-attribute")
                try cursor.skipValue()
                continue
            }
            let bit = UInt64(1) << UInt64(attribute % 64)
            guard seen[attribute / 64] & bit == 0 else { throw cursor.failure("the key \"\(code)\" stands twice") }
            seen[attribute / 64] |= bit
            if let wanted, !wanted[attribute] {
                try cursor.skipValue()
                continue
            }
            try readEntries(of: attribute)
        }
    }

    private mutating func readEntries(of attribute: Int) throws(PIMIOError) {
        let code = structure.attributes[attribute].code
        guard try cursor.peek() == .array else {
            throw cursor.failure("expected an array of values for \"\(code)\"")
        }
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .object else {
                throw cursor.failure("expected an object with locale, scope and data in \"\(code)\"")
            }
            if let entry = try readEntry(of: attribute) { product.values.append(entry) }
        }
    }

    private mutating func readEntry(of attribute: Int) throws(PIMIOError) -> ValueEntry? {
        var entry = ValueEntry(attribute: Int32(attribute), value: nil)
        var hasData = false
        var places: (locale: Bool, scope: Bool, audience: Bool) = (false, false, false)
        var isUsable = true
        try cursor.enterObject()
        while let key = try cursor.nextKey() {
            if cursor.equals(key, "data") {
                try once(&hasData, "data")
                guard try cursor.peek() != .null else {
                    try cursor.readNull()
                    continue
                }
                let value = try readData(of: attribute)
                if value == nil { isUsable = false }
                entry.value = value
            } else if cursor.equals(key, "locale") {
                try once(&places.locale, "locale")
                guard let code = try optionalString("locale") else { continue }
                let number = structure.number(of: LocaleCode(code))
                if number == nil { unknownPlace("locale", code, attribute, structure.locales.map(\.text)) }
                isUsable = isUsable && number != nil
                entry.locale = Int16(number ?? -1)
            } else if cursor.equals(key, "scope") || cursor.equals(key, "channel") {
                try once(&places.scope, "scope")
                guard let code = try optionalString("scope") else { continue }
                let number = structure.number(of: ChannelCode(code))
                if number == nil { unknownPlace("channel", code, attribute, structure.channels.map(\.code.text)) }
                isUsable = isUsable && number != nil
                entry.channel = Int16(number ?? -1)
            } else if cursor.equals(key, "audience") {
                try once(&places.audience, "audience")
                guard let code = try optionalString("audience") else { continue }
                let number = structure.number(of: AudienceCode(code))
                if number == nil { unknownPlace("audience", code, attribute, structure.audiences.map(\.code.text)) }
                isUsable = isUsable && number != nil
                entry.audience = Int16(number ?? -1)
            } else {
                let text = cursor.string(key)
                try cursor.skipValue()
                if !Self.companions.contains(text) { meaningless(text, among: Self.entryKeys, attribute) }
            }
        }
        guard hasData else {
            throw cursor.failure("a value of \"\(structure.attributes[attribute].code)\" lacks \"data\"")
        }
        return isUsable ? entry : nil
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

    private func once(_ isSeen: inout Bool, _ key: String) throws(PIMIOError) {
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
