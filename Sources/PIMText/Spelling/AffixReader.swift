/// Reads the rules of a dictionary.
///
/// **Source:** the manual hunspell(5); only its facts.
struct AffixReader {
    typealias Field = UnsafeBufferPointer<UInt8>

    var rules = SpellingRules()
    var lines: DictionaryLines
    private var prefixes: [AffixTable.Draft] = []
    private var suffixes: [AffixTable.Draft] = []
    private var hasBreaks = false

    private init(_ lines: DictionaryLines) {
        self.lines = lines
    }

    /// The rules in the bytes of a file.
    static func rules(in bytes: Field) throws(DictionaryError) -> SpellingRules {
        var reader = AffixReader(DictionaryLines(bytes, of: .affixes))
        try reader.readHeads(DictionaryLines(bytes, of: .affixes))
        try reader.readAll()
        reader.rules.prefixes = AffixTable(reader.prefixes, continued: reader.rules.continued)
        reader.rules.suffixes = AffixTable(reader.suffixes, continued: reader.rules.continued)
        return reader.rules
    }

    /// Reads what all other lines depend on.
    private mutating func readHeads(_ lines: DictionaryLines) throws(DictionaryError) {
        var lines = lines
        while let line = lines.next() {
            let fields = DictionaryLines.fields(line)
            guard fields.count > 1 else { continue }
            let value = String(decoding: fields[1], as: UTF8.self)
            switch String(decoding: fields[0], as: UTF8.self) {
            case "SET":
                guard let encoding = DictionaryEncoding(name: value) else {
                    throw lines.error(.encoding(value))
                }
                rules.encoding = encoding
            case "FLAG":
                switch value {
                case "long": rules.flagSets.style = .long
                case "num": rules.flagSets.style = .number
                case "UTF-8": rules.flagSets.style = .scalar
                default: throw lines.error(.line(String(decoding: line, as: UTF8.self)))
                }
            case "IGNORE": rules.ignored = Set(try scalars(fields[1]))
            default: break
            }
        }
    }

    private mutating func readAll() throws(DictionaryError) {
        while let line = lines.next() {
            let fields = DictionaryLines.fields(line)
            guard let name = fields.first, name.first != UInt8(ascii: "#") else { continue }
            try read(String(decoding: name, as: UTF8.self), fields)
        }
    }

    private mutating func read(_ name: String, _ fields: [Field]) throws(DictionaryError) {
        if try readFlag(name, fields) { return }
        switch name {
        case "SET", "FLAG", "IGNORE", "NAME", "VERSION", "HOME", "AM": break
        case "LANG": rules.language = String(decoding: try field(1, of: fields), as: UTF8.self)
        case "FULLSTRIP": rules.allowsWholeStrip = true
        case "PFX", "SFX": try readAffixes(fields, isSuffix: name == "SFX")
        case "AF": try readAliases(fields)
        case "REP": try readReplacements(fields)
        case "ICONV": try readTable(fields, "ICONV") { $0.rules.input.add($1, $2) }
        case "OCONV": try readTable(fields, "OCONV") { $0.rules.output.add($1, $2) }
        case "BREAK": try readBreaks(fields)
        case "TRY": rules.hints.letters = try scalars(try field(1, of: fields))
        case "KEY": rules.hints.keyboard = try scalars(try field(1, of: fields))
        case "WORDCHARS": rules.wordLetters = try scalars(try field(1, of: fields))
        case "COMPOUNDMIN": rules.compounds.minimum = max(1, try number(1, of: fields))
        case "COMPOUNDWORDMAX": rules.compounds.maximumParts = max(1, try number(1, of: fields))
        case "CHECKCOMPOUNDDUP": rules.compounds.forbidsRepetition = true
        case "CHECKCOMPOUNDCASE": rules.compounds.forbidsCapitals = true
        case "CHECKCOMPOUNDTRIPLE": rules.compounds.forbidsTriples = true
        case "COMPOUNDRULE": try readPatterns(fields)
        default: if !rules.unknownOptions.contains(name) { rules.unknownOptions.append(name) }
        }
    }

    private mutating func readFlag(_ name: String, _ fields: [Field]) throws(DictionaryError) -> Bool {
        switch name {
        case "NEEDAFFIX", "PSEUDOROOT": rules.needsAffix = try flag(1, of: fields)
        case "FORBIDDENWORD": rules.forbidden = try flag(1, of: fields)
        case "KEEPCASE": rules.keepsCase = try flag(1, of: fields)
        case "CIRCUMFIX": rules.circumfix = try flag(1, of: fields)
        case "NOSUGGEST": rules.hints.withheld = try flag(1, of: fields)
        case "COMPOUNDFLAG": rules.compounds.anywhere = try flag(1, of: fields)
        case "COMPOUNDBEGIN": rules.compounds.first = try flag(1, of: fields)
        case "COMPOUNDMIDDLE": rules.compounds.middle = try flag(1, of: fields)
        case "COMPOUNDEND", "COMPOUNDLAST": rules.compounds.last = try flag(1, of: fields)
        case "ONLYINCOMPOUND": rules.compounds.only = try flag(1, of: fields)
        case "COMPOUNDPERMITFLAG": rules.compounds.permitsAffix = try flag(1, of: fields)
        case "COMPOUNDFORBIDFLAG": rules.compounds.forbidsAffix = try flag(1, of: fields)
        default: return false
        }
        return true
    }

    /// Reads the lines of one flag; `SFX A Y 2` is the head.
    private mutating func readAffixes(_ head: [Field], isSuffix: Bool) throws(DictionaryError) {
        let flag = try flag(1, of: head)
        let crosses = try field(2, of: head).first == UInt8(ascii: "Y")
        for _ in 0..<(try number(3, of: head)) {
            let fields = try nextFields(of: isSuffix ? "SFX" : "PFX")
            guard try self.flag(1, of: fields) == flag else {
                throw lines.error(.shortList(isSuffix ? "SFX" : "PFX"))
            }
            let stripped = try field(2, of: fields)
            let written = try field(3, of: fields)
            let cut = written.firstIndex(of: UInt8(ascii: "/")) ?? written.count
            var set: Int32 = 0
            if cut < written.count { set = try flags(Field(rebasing: written[(cut + 1)...])) }
            let letters = Field(rebasing: written[..<cut])
            let conditionText = fields.count > 4 ? try text(fields[4]) : []
            guard let condition = rules.conditions.add(conditionText) else {
                throw lines.error(.line(String(decoding: conditionText, as: UTF8.self)))
            }
            rules.continued.formUnion(rules.flagSets.members(of: set))
            let draft = AffixTable.Draft(
                letters: try affixText(letters),
                stripped: try affixText(stripped),
                affix: Affix(flag: flag, crosses: crosses, condition: condition, flags: set)
            )
            if isSuffix { suffixes.append(draft) } else { prefixes.append(draft) }
        }
    }

    private func affixText(_ field: Field) throws(DictionaryError) -> [UInt8] {
        guard field.count != 1 || field[0] != UInt8(ascii: "0") else {
            return []
        }
        return rules.kept(try text(field))
    }
}
