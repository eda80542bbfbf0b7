extension AffixReader {
    /// Reads the table of aliases for sets of flags.
    mutating func readAliases(_ head: [Field]) throws(DictionaryError) {
        rules.flagSets.expectAliases()
        for _ in 0..<(try number(1, of: head)) {
            let field = try field(1, of: try nextFields(of: "AF"))
            guard rules.flagSets.addAlias(field) else {
                throw lines.error(.flag(String(decoding: field, as: UTF8.self)))
            }
        }
    }

    mutating func readReplacements(_ head: [Field]) throws(DictionaryError) {
        for _ in 0..<(try number(1, of: head)) {
            let fields = try nextFields(of: "REP")
            var from = try text(try field(1, of: fields))[...]
            let to = fields.count > 2 ? try text(fields[2]) : []
            let isAtStart = from.first == UInt8(ascii: "^")
            if isAtStart { from.removeFirst() }
            let isAtEnd = from.last == UInt8(ascii: "$")
            if isAtEnd { from.removeLast() }
            rules.hints.replacements.append(
                SuggestionRules.Replacement(
                    from: from.map(Self.spaced),
                    to: to.map(Self.spaced),
                    isAtStart: isAtStart,
                    isAtEnd: isAtEnd
                )
            )
        }
    }

    private static func spaced(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "_") ? 0x20 : byte }

    mutating func readTable(
        _ head: [Field],
        _ name: String,
        _ add: (inout AffixReader, [UInt8], [UInt8]) -> Void
    ) throws(DictionaryError) {
        for _ in 0..<(try number(1, of: head)) {
            let fields = try nextFields(of: name)
            let from = try text(try field(1, of: fields))
            add(&self, from, fields.count > 2 ? try text(fields[2]) : [])
        }
    }

    mutating func readBreaks(_ head: [Field]) throws(DictionaryError) {
        rules.breaks = []
        for _ in 0..<(try number(1, of: head)) {
            rules.breaks.append(try text(try field(1, of: try nextFields(of: "BREAK"))))
        }
    }

    /// Reads rules such as `n*1t` or, where flags are long, `(nn)*(11)(tt)`.
    mutating func readPatterns(_ head: [Field]) throws(DictionaryError) {
        for _ in 0..<(try number(1, of: head)) {
            let field = try field(1, of: try nextFields(of: "COMPOUNDRULE"))
            var pattern: [CompoundPattern] = []
            var index = 0
            while index < field.count {
                var end = index + 1
                var name = index..<end
                if field[index] == UInt8(ascii: "(") {
                    while end < field.count, field[end] != UInt8(ascii: ")") { end += 1 }
                    name = (index + 1)..<end
                    end += 1
                } else if rules.flagSets.style == .scalar {
                    var place = index
                    _ = field.takeScalar(&place)
                    end = place
                    name = index..<end
                }
                guard end <= field.count, let flag = rules.flagSets.flag(Field(rebasing: field[name])) else {
                    throw lines.error(.flag(String(decoding: field, as: UTF8.self)))
                }
                let sign = end < field.count ? field[end] : 0
                let isStar = sign == UInt8(ascii: "*")
                let isOptional = isStar || sign == UInt8(ascii: "?")
                pattern.append(CompoundPattern(flag: flag, isOptional: isOptional, repeats: isStar))
                index = isOptional ? end + 1 : end
            }
            guard !pattern.isEmpty, pattern.count < 63 else {
                throw lines.error(.line(String(decoding: field, as: UTF8.self)))
            }
            rules.compounds.patterns.append(pattern)
        }
    }

    /// The fields of the next line of a list.
    mutating func nextFields(of name: String) throws(DictionaryError) -> [Field] {
        while let line = lines.next() {
            let fields = DictionaryLines.fields(line)
            guard let first = fields.first, first.first != UInt8(ascii: "#") else { continue }
            guard first.elementsEqual(name.utf8) else {
                throw lines.error(.shortList(name))
            }
            return fields
        }
        throw lines.error(.shortList(name))
    }

    func field(_ place: Int, of fields: [Field]) throws(DictionaryError) -> Field {
        guard place < fields.count else {
            let line = fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            throw lines.error(.line(line))
        }
        return fields[place]
    }

    func number(_ place: Int, of fields: [Field]) throws(DictionaryError) -> Int {
        guard let number = FlagSets.number(try field(place, of: fields)) else {
            throw lines.error(.line(fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")))
        }
        return number
    }

    func flag(_ place: Int, of fields: [Field]) throws(DictionaryError) -> UInt16 {
        let field = try field(place, of: fields)
        guard let flag = rules.flagSets.flag(field) else {
            throw lines.error(.flag(String(decoding: field, as: UTF8.self)))
        }
        return flag
    }

    mutating func flags(_ field: Field) throws(DictionaryError) -> Int32 {
        guard let set = rules.flagSets.set(field) else {
            throw lines.error(.flag(String(decoding: field, as: UTF8.self)))
        }
        return set
    }

    /// A field as UTF-8.
    func text(_ field: Field) throws(DictionaryError) -> [UInt8] {
        var result: [UInt8] = []
        guard rules.encoding.append(field, to: &result) else {
            throw lines.error(.bytes)
        }
        return result
    }

    func scalars(_ field: Field) throws(DictionaryError) -> [UInt32] {
        try text(field).withUnsafeBufferPointer { bytes in
            var scalars: [UInt32] = []
            var index = 0
            while index < bytes.count { scalars.append(bytes.takeScalar(&index)) }
            return scalars
        }
    }
}

extension SpellingRules {
    /// A word without the letters that do not count.
    func kept(_ word: [UInt8]) -> [UInt8] {
        guard !ignored.isEmpty else {
            return word
        }
        var result: [UInt8] = []
        word.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let scalar = bytes.takeScalar(&index)
                if !ignored.contains(scalar) { result.append(scalar: scalar) }
            }
        }
        return result
    }
}
