import PIMCatalog
import PIMFormats
import PIMText

/// Shows a format's table to people.
enum FormatText {
    static func lines(_ format: FeedFormat) -> [String] {
        var lines = ["\(format.id) - \(format.title)", ""]
        lines += TextLayout.wrapped(format.summary)
        lines += ["", "Edition \(format.edition), \(container(format.container)), read from:"]
        lines += format.sources.map { "  \($0.url) (\($0.date))" }
        if format.encoding != .utf8 { lines += ["", "Encoding \(format.encoding.rawValue)"] }
        if !format.decimals.isEmpty {
            let decimals = format.decimals.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            lines += ["", "Digits after the point: \(decimals.joined(separator: ", ")), otherwise those of ISO 4217"]
        }
        lines += ["", "FIELDS"]
        lines += rows(format.fields)
        if let grouping = format.grouping {
            lines += ["", "FIELDS OF A GROUP (its variants stand in \(grouping.memberField))"]
            lines += rows(grouping.fields)
        }
        if !format.rules.isEmpty {
            lines += ["", "RULES"]
            lines += TextLayout.list(format.rules.map { ($0.code, "\($0.message); \($0.remedy)") })
        }
        return lines
    }

    /// One field a block: the name on the left; kind and demand, limits, words, sources and note on the right.
    private static func rows(_ fields: [Field], indentation: Int = 2) -> [String] {
        let column = 28
        var lines: [String] = []
        for field in fields {
            var right = FieldText.sentences(field).flatMap { TextLayout.wrapped($0, indentation: column) }
            let name = String(repeating: " ", count: indentation) + field.name
            if name.count + 2 <= column, let first = right.first {
                right[0] = name + first.dropFirst(name.count)
            } else {
                right.insert(name, at: 0)
            }
            lines += right
            lines += rows(field.fields, indentation: indentation + 2)
        }
        return lines
    }

    private static func container(_ container: FeedFormat.Container) -> String {
        switch container {
        case .xml(let layout): "XML with one <\(layout.item)> per item"
        case .delimited(let layout): layout.delimiter == "\t" ? "tab-separated text" : "CSV"
        case .json(let layout): layout.isLines ? "JSON Lines" : "JSON"
        }
    }
}

/// Says in words what a channel demands of a field.
enum FieldText {
    /// Kind and demand; then limits, words, units, rules, sources and the note, where there is something to say.
    static func sentences(_ field: Field) -> [String] {
        let demand = [field.kind.rawValue, requirement(field.requirement)] + grade(field)
        var sentences = [demand.joined(separator: ", ")]
        let limits = limits(field.limits)
        if !limits.isEmpty { sentences.append(limits.joined(separator: ", ")) }
        if !field.words.isEmpty { sentences.append("one of: \(field.words.map(\.feed).joined(separator: ", "))") }
        if !field.units.isEmpty { sentences.append("in: \(field.units.map(\.feed).joined(separator: ", "))") }
        if !field.textRules.isEmpty { sentences.append(field.textRules.map(words).joined(separator: ", ")) }
        let sources = field.sources.filter { $0 != .role(Role(field.name)) }
        if !sources.isEmpty, field.fields.isEmpty {
            sentences.append("from \(field.sources.map(source).joined(separator: ", else "))")
        }
        if !field.note.isEmpty { sentences.append(field.note) }
        return sentences
    }

    /// Whether a channel demands the field, with the condition as a clause.
    static func requirement(_ requirement: Field.Requirement) -> String {
        switch requirement {
        case .required: "required"
        case .recommended: "recommended"
        case .optional: "optional"
        case .conditional(let condition): "required where \(condition)"
        case .advised(let condition): "recommended where \(condition)"
        }
    }

    /// What a field's values are limited to, a phrase each.
    static func limits(_ limits: Field.Limits) -> [String] {
        var phrases: [String] = []
        let unit = limits.unit.label
        switch (limits.minimumLength, limits.maximumLength) {
        case (let least?, let most?) where least == most: phrases.append("exactly \(most) \(unit)")
        case (let least?, let most?): phrases.append("\(least) to \(most) \(unit)")
        case (let least?, nil): phrases.append("at least \(least) \(unit)")
        case (nil, let most?): phrases.append("at most \(most) \(unit)")
        case (nil, nil): break
        }
        if limits.cutsText, limits.maximumLength != nil { phrases.append("longer text is cut") }
        if let least = limits.minimum { phrases.append("from \(least)") }
        if let most = limits.maximum { phrases.append("up to \(most)") }
        if let digits = limits.maximumDecimals { phrases.append("at most \(digits) digits after the point") }
        if limits.minimumCount > 0 { phrases.append("at least \(limits.minimumCount) values") }
        if limits.maximumCount == .max {
            phrases.append("any number of values")
        } else if limits.maximumCount > 1 {
            phrases.append("at most \(limits.maximumCount) values")
        }
        return phrases
    }

    /// Where a value comes from.
    static func source(_ source: Field.Source) -> String {
        switch source {
        case .role(let role): "role \(role)"
        case .attribute(let code): "attribute \(code)"
        case .constant(let text): "the constant \"\(text)\""
        case .category(let key): "the category's mapping \(key)"
        case .computed(let computed): "computed \(computed.rawValue)"
        }
    }

    private static func grade(_ field: Field) -> [String] {
        field.grade == .official ? [] : [field.grade.rawValue]
    }

    private static func words(_ rule: Field.TextRule) -> String {
        switch rule {
        case .noShouting: "no words in capitals"
        case .noMarkup: "no markup"
        case .noLinks: "no web addresses"
        case .asciiOnly: "ASCII only"
        }
    }
}
