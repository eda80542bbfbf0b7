package import PIMCatalog
package import PIMIO
package import PIMText

/// The problems found while files are read, in the order they were met.
package struct IntakeLog {
    /// The problems so far.
    package var findings: [Finding] = []

    package init() {}

    package mutating func report(
        _ rule: String,
        _ message: String,
        remedy: String = "",
        at position: SourcePosition?,
        severity: Finding.Severity = .error
    ) {
        findings.append(Finding("file.\(rule)", severity, message, remedy: remedy, at: position))
    }
}

/// Reads one JSON object of a structure file: typed keys, every slip reported with its place, none of them fatal.
package struct ObjectReader {
    package let node: JSONNode
    package let file: String
    /// The JSON pointer of the object, where messages shall name what is at fault by it.
    package let pointer: String?
    private var asked: Set<String> = []

    package init(_ node: JSONNode, file: String, pointer: String? = nil) {
        self.node = node
        self.file = file
        self.pointer = pointer
    }

    /// What messages say behind what is wrong: where it stands, of a part of the object or of the object itself.
    package func whereabouts(_ parts: String...) -> String {
        guard let pointer = path(parts) else { return "" }
        return pointer.isEmpty ? "" : ", at \(pointer)"
    }

    /// The pointer of a part of the object.
    private func path(_ parts: [String]) -> String? {
        pointer.map { parts.reduce($0) { "\($0)/\(Self.escaped($1))" } }
    }

    /// A key as JSON pointers write it.
    private static func escaped(_ key: String) -> String {
        key.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
    }

    package var position: SourcePosition { SourcePosition(file: file, line: node.line, column: node.column) }

    package func position(of node: JSONNode) -> SourcePosition {
        SourcePosition(file: file, line: node.line, column: node.column)
    }

    /// The value of a key; nil where it is missing or null.
    package mutating func node(_ key: String) -> JSONNode? {
        asked.insert(key)
        guard let value = node[key], !value.isNull else { return nil }
        return value
    }

    package mutating func string(_ key: String, _ log: inout IntakeLog) -> String? {
        guard let value = node(key) else { return nil }
        guard let text = value.string else {
            mismatch(key, value, expected: "a string", &log)
            return nil
        }
        return text
    }

    package mutating func required(_ key: String, of what: String, _ log: inout IntakeLog) -> String? {
        if let text = string(key, &log), !text.isEmpty { return text }
        if node[key]?.string?.isEmpty != false, node[key].map({ $0.isNull || $0.string != nil }) ?? true {
            let message = "\(what) lacks \"\(key)\"" + whereabouts()
            log.report("missing-key", message, remedy: "add it", at: position)
        }
        return nil
    }

    package mutating func bool(_ key: String, _ log: inout IntakeLog) -> Bool? {
        guard let value = node(key) else { return nil }
        guard let flag = value.bool else {
            mismatch(key, value, expected: "true or false", &log)
            return nil
        }
        return flag
    }

    package mutating func integer(_ key: String, _ log: inout IntakeLog) -> Int? {
        guard let value = node(key) else { return nil }
        guard let number = (value.number ?? value.string).flatMap({ Int($0) }) else {
            mismatch(key, value, expected: "a whole number", &log)
            return nil
        }
        return number
    }

    package mutating func decimal(_ key: String, _ log: inout IntakeLog) -> ExactDecimal? {
        guard let value = node(key) else { return nil }
        guard let number = (value.number ?? value.string).flatMap({ ExactDecimal($0) }) else {
            mismatch(key, value, expected: "a number such as \"12.50\"", &log)
            return nil
        }
        return number
    }

    package mutating func date(_ key: String, _ log: inout IntakeLog) -> CalendarDate? {
        guard let value = node(key) else { return nil }
        guard let date = value.string.flatMap({ CalendarDate($0) }), !date.isOfOtherCalendar else {
            guard let text = value.string else {
                mismatch(key, value, expected: "a date such as \"2026-11-22\"", &log)
                return nil
            }
            let slip = DateSlip(text, quote: "\"")
            log.report(
                "wrong-type",
                "\"\(key)\" is \"\(text)\", which \(slip.reason)" + whereabouts(key),
                remedy: slip.remedy,
                at: position(of: value)
            )
            return nil
        }
        return date
    }

    /// One of an enumeration's words.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Word.Type,
        _ log: inout IntakeLog
    ) -> Word? where Word.RawValue == String {
        guard let text = string(key, &log) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue)
        let nearest = Suggestion.nearest(to: text, among: known).map { "did you mean \"\($0)\"? " } ?? ""
        log.report(
            "unknown-word",
            "\"\(key)\" is \"\(text)\"" + whereabouts(key),
            remedy: "\(nearest)one of \(known.joined(separator: ", "))",
            at: node[key].map { position(of: $0) }
        )
        return nil
    }

    /// A list of strings; nil where the key is missing.
    package mutating func strings(_ key: String, _ log: inout IntakeLog) -> [String]? {
        guard let value = node(key) else { return nil }
        guard let elements = value.array else {
            mismatch(key, value, expected: "an array of strings", &log)
            return nil
        }
        return elements.enumerated().compactMap { number, element in
            if let text = element.string { return text }
            mismatch(key, element, expected: "a string", &log, number)
            return nil
        }
    }

    /// A list of objects, each as a reader.
    package mutating func objects(_ key: String, _ log: inout IntakeLog) -> [ObjectReader]? {
        guard let value = node(key) else { return nil }
        guard let elements = value.array else {
            mismatch(key, value, expected: "an array of objects", &log)
            return nil
        }
        return elements.enumerated().compactMap { number, element in
            if element.object != nil { return ObjectReader(element, file: file, pointer: path([key, "\(number)"])) }
            mismatch(key, element, expected: "an object", &log, number)
            return nil
        }
    }

    package mutating func object(_ key: String, _ log: inout IntakeLog) -> ObjectReader? {
        guard let value = node(key) else { return nil }
        guard value.object != nil else {
            mismatch(key, value, expected: "an object", &log)
            return nil
        }
        return ObjectReader(value, file: file, pointer: path([key]))
    }

    /// An object of strings, in the order it was written.
    package mutating func texts(_ key: String, _ log: inout IntakeLog) -> [(key: String, text: String)] {
        guard let value = node(key) else { return [] }
        guard let members = value.object else {
            mismatch(key, value, expected: "an object of strings", &log)
            return []
        }
        return members.compactMap { member in
            if let text = member.value.string { return (member.key, text) }
            if !member.value.isNull { mismatch("\(key).\(member.key)", member.value, expected: "a string", &log) }
            return nil
        }
    }

    package mutating func labels(_ log: inout IntakeLog) -> Labels {
        var labels = Labels()
        for (locale, text) in texts("labels", &log) where !text.isEmpty {
            labels[LocaleCode(locale)] = text
        }
        return labels
    }

    /// A key's value as JSON text, kept for what has no place.
    package mutating func json(_ key: String) -> String? {
        node(key).map { NodeText.render($0) }
    }

    /// Reports the keys nobody asked for.
    package func finish(_ what: String, _ log: inout IntakeLog) {
        for member in node.object ?? [] where !asked.contains(member.key) {
            let nearest = Suggestion.nearest(to: member.key, among: asked.sorted())
            log.report(
                "unknown-key",
                "\(what) has the key \"\(member.key)\", which means nothing here" + whereabouts(member.key),
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "take it out, or put it under \"extra\"",
                at: SourcePosition(file: file, line: member.line, column: member.column)
            )
        }
    }

    private func mismatch(
        _ key: String,
        _ value: JSONNode,
        expected: String,
        _ log: inout IntakeLog,
        _ number: Int? = nil
    ) {
        let place = number.map { whereabouts(key, "\($0)") } ?? whereabouts(key)
        log.report(
            "wrong-type",
            "\"\(key)\" is \(value.kindName), expected \(expected)" + place,
            remedy: "write \(expected)",
            at: position(of: value)
        )
    }
}

/// Writes a node back as compact JSON.
package enum NodeText {
    package static func render(_ node: JSONNode) -> String {
        var writer = JSONWriter()
        write(node, to: &writer)
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }

    package static func write(_ node: JSONNode, to writer: inout JSONWriter) {
        switch node.content {
        case .null: writer.null()
        case .bool(let flag): writer.bool(flag)
        case .number(let text): writer.number(text)
        case .string(let text): writer.string(text)
        case .array(let elements):
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.key)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
