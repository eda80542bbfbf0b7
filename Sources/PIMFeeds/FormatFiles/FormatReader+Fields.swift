import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText

extension FormatReader {
    mutating func fields(_ key: String, _ item: inout ObjectReader) -> [Field] {
        (item.objects(key, &log) ?? []).compactMap { field($0) }
    }

    private mutating func field(_ reader: ObjectReader) -> Field? {
        var item = reader
        let name = item.required("name", of: "a field", &log)
        let what = name.map { "the field \"\($0)\"" } ?? "a field"
        if item.node["kind"]?.isNull ?? true {
            let kinds = Field.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            log.report("missing-key", "\(what) lacks \"kind\"", remedy: "add one of \(kinds)", at: item.position)
        }
        let kind = item.word("kind", as: Field.Kind.self, &log)
        let requirement = self.requirement(&item)
        let sources = item.strings("sources", &log).map { texts in
            texts.compactMap { source($0, at: item.node["sources"].map { item.position(of: $0) }) }
        }
        let limits = item.object("limits", &log).map { self.limits($0) } ?? Field.Limits()
        let words = self.words(&item)
        let units = self.units(&item)
        let fields = self.fields("fields", &item)
        let textRules = self.textRules(&item)
        let tags = self.tags(&item, of: kind)
        let grade = item.word("grade", as: Field.Grade.self, &log) ?? .official
        let note = item.string("note", &log) ?? ""
        let joiner = item.string("joiner", &log) ?? FormatDefaults.joiner
        item.finish(what, &log)
        guard let name, let kind else { return nil }
        return Field(
            name,
            kind,
            requirement,
            from: sources,
            limits: limits,
            words: words,
            units: units,
            fields: fields,
            textRules: textRules,
            tags: tags,
            grade: grade,
            note: note,
            joiner: joiner
        )
    }

    private mutating func requirement(_ item: inout ObjectReader) -> Field.Requirement {
        guard let node = item.node("requirement") else { return .optional }
        guard node.object != nil else {
            switch node.string {
            case "required"?: return .required
            case "recommended"?: return .recommended
            case "optional"?: return .optional
            default: break
            }
            let shown = node.string.map { "\"\($0)\"" } ?? node.kindName
            log.report(
                "unknown-word",
                "\"requirement\" is \(shown)",
                remedy: "one of required, recommended, optional, {\"when\":…}, {\"advised_when\":…}",
                at: item.position(of: node)
            )
            return .optional
        }
        var reader = ObjectReader(node, file: item.file)
        let when = reader.node("when")
        let advised = reader.node("advised_when")
        reader.finish("the requirement", &log)
        switch (when, advised) {
        case (let when?, nil): return condition(when, item.file).map { .conditional($0) } ?? .optional
        case (nil, let advised?): return condition(advised, item.file).map { .advised($0) } ?? .optional
        default:
            log.report(
                "wrong-type",
                "\"requirement\" needs \"when\" or \"advised_when\", one of them",
                remedy: "keep one",
                at: reader.position
            )
            return .optional
        }
    }

    private mutating func source(_ text: String, at position: SourcePosition?) -> Field.Source? {
        if let source = Field.Source(spelling: text) { return source }
        log.report(
            "unknown-word",
            "\"\(text)\" is not a source",
            remedy: Field.Source.remedy(for: text),
            at: position
        )
        return nil
    }

    private mutating func limits(_ reader: ObjectReader) -> Field.Limits {
        var item = reader
        var limits = Field.Limits()
        limits.maximumLength = item.integer("max_length", &log)
        limits.minimumLength = item.integer("min_length", &log)
        if let text = item.string("unit", &log) {
            if let unit = LengthUnit.allCases.first(where: { $0.spelling == text }) {
                limits.unit = unit
            } else {
                log.report(
                    "unknown-word",
                    "\"unit\" is \"\(text)\"",
                    remedy: "one of " + LengthUnit.allCases.map(\.spelling).joined(separator: ", "),
                    at: item.position
                )
            }
        }
        limits.minimum = item.decimal("min", &log)
        limits.maximum = item.decimal("max", &log)
        limits.maximumDecimals = item.integer("decimals", &log)
        if item.node("max_count")?.string == FormatDefaults.anyNumber {
            limits.maximumCount = Int.max
        } else if let count = item.integer("max_count", &log) {
            limits.maximumCount = count
        }
        limits.minimumCount = item.integer("min_count", &log) ?? 0
        limits.cutsText = item.bool("cut", &log) ?? false
        item.finish("limits", &log)
        return limits
    }

    private mutating func words(_ item: inout ObjectReader) -> [Field.Word] {
        guard let node = item.node("words") else { return [] }
        guard let elements = node.array else {
            log.report(
                "wrong-type",
                "\"words\" is \(node.kindName), expected an array",
                at: item.position(of: node)
            )
            return []
        }
        return elements.compactMap { element in
            if let text = element.string { return Field.Word(text) }
            guard element.object != nil else {
                log.report(
                    "wrong-type",
                    "a word is \(element.kindName), expected a string or an object",
                    remedy: "write \"new\", or {\"feed\":\"new\",\"catalog\":[\"brand_new\"]}",
                    at: item.position(of: element)
                )
                return nil
            }
            var word = ObjectReader(element, file: item.file)
            let feed = word.required("feed", of: "a word", &log)
            let catalog = word.strings("catalog", &log) ?? []
            word.finish("the word", &log)
            return feed.map { Field.Word($0, from: catalog) }
        }
    }

    private mutating func units(_ item: inout ObjectReader) -> [Field.UnitWord] {
        (item.objects("units", &log) ?? []).compactMap { reader in
            var unit = reader
            let feed = unit.required("feed", of: "a unit", &log)
            let catalog = unit.required("catalog", of: "a unit", &log)
            unit.finish("the unit", &log)
            guard let feed, let catalog else { return nil }
            return Field.UnitWord(feed, catalog)
        }
    }

    private mutating func textRules(_ item: inout ObjectReader) -> [Field.TextRule] {
        (item.strings("text_rules", &log) ?? []).compactMap { text in
            if let rule = Field.TextRule(rawValue: text) { return rule }
            let known = Field.TextRule.allCases.map(\.rawValue)
            let nearest = Suggestion.nearest(to: text, among: known).map { "did you mean \"\($0)\"? " } ?? ""
            log.report(
                "unknown-word",
                "\"\(text)\" is not a text rule",
                remedy: "\(nearest)one of \(known.joined(separator: ", "))",
                at: item.node["text_rules"].map { item.position(of: $0) }
            )
            return nil
        }
    }
}

extension FormatReader {
    /// The tags of a field of rich text.
    fileprivate mutating func tags(_ item: inout ObjectReader, of kind: Field.Kind?) -> [Field.Tag]? {
        guard let texts = item.strings("tags", &log) else { return nil }
        let position = item.node["tags"].map { item.position(of: $0) }
        if let kind, kind != .richText {
            log.report(
                "tags",
                "\"tags\" stands in a field of kind \(kind.rawValue), which keeps no markup",
                remedy: "make its kind rich-text, or take \"tags\" out",
                at: position
            )
        }
        return texts.map { text in
            let tag = Field.Tag(stringLiteral: text)
            if let refusal = tag.refusal {
                log.report(
                    "tags",
                    "\"\(text)\" cannot be allowed: \(refusal)",
                    remedy: "write a tag and its attributes, such as \"a href\", or take it out",
                    at: position
                )
            }
            return tag
        }
    }
}

/// What a field has where its file does not say.
enum FormatDefaults {
    static let joiner = Field("", .text).joiner
    /// How files say that any number of values may stand.
    static let anyNumber = "any"
}

extension LengthUnit {
    /// The unit as files write it, such as `code-points`.
    var spelling: String {
        String(
            decoding: rawValue.utf8.flatMap { (0x41...0x5A).contains($0) ? [0x2D, $0 | 0x20] : [$0] },
            as: UTF8.self
        )
    }
}
