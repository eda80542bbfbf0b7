import PIMCatalog
import PIMGuidelines
import PIMIO

/// Writes a rule or a kind for people.
enum RuleText {
    /// A rule as it counts at a place, and what each guideline said of it.
    static func lines(_ rule: EffectiveRule, _ said: [Guideline]) -> [String] {
        var lines = ["\(rule.id), \(rule.severity.word), of kind \(rule.kind.name)", "  \(rule.summary)"]
        if !rule.reason.isEmpty { lines.append("  because: \(rule.reason)") }
        if !rule.remedy.isEmpty { lines.append("  remedy: \(rule.remedy)") }
        lines.append("  for: \(rule.attributes?.joined(separator: ", ") ?? "all texts that have a language")")
        if !rule.settings.isEmpty { lines.append("  with:") }
        for (name, setting) in rule.settings.sorted(by: { $0.key < $1.key }) {
            lines.append("    \(name): \(RuleJSON.text(setting))")
        }
        lines += layers(said, rule.id)
        return lines + samples(rule.good, rule.bad, "  ")
    }

    /// What each guideline says of a rule, the most general first.
    static func layers(_ guidelines: [Guideline], _ id: String) -> [String] {
        var lines = ["  said by:"]
        for guideline in guidelines {
            for rule in guideline.rules where rule.id == id {
                let place = rule.source.map { " at \($0)" } ?? ""
                let words = words(rule)
                let more = words.isEmpty ? "" : ": \(words.joined(separator: ", "))"
                lines.append("    \(guideline.code) (\(guideline.layer.rawValue))\(place)\(more)")
                lines += facts(guideline).map { "      \($0)" }
            }
        }
        return lines
    }

    /// The days on which a guideline counts, and the pages it restates.
    static func facts(_ guideline: Guideline) -> [String] {
        let days = [guideline.start.map { "from \($0)" }, guideline.end.map { "until \($0)" }].compactMap(\.self)
        return (days.isEmpty ? [] : ["counts \(days.joined(separator: " "))"])
            + guideline.pages.map { "source: \($0.url), read \($0.date)" }
    }

    private static func words(_ rule: GuidelineRule) -> [String] {
        var words: [String] = []
        if let kind = rule.kind { words.append("kind \(kind)") }
        if let severity = rule.severity { words.append("severity \(severity.word)") }
        if rule.isOff == true { words.append("off") }
        if rule.isOff == false { words.append("on") }
        if rule.isLocked { words.append("locked") }
        if let start = rule.start { words.append("from \(start)") }
        if let attributes = rule.attributes { words.append("for \(attributes.joined(separator: " and "))") }
        if let locales = rule.locales { words.append("in \(locales.joined(separator: " and "))") }
        return words + rule.settings.keys.sorted().map { "sets \($0)" }
    }

    /// A kind with its parameters and examples, as a guideline would write them.
    static func lines(_ kind: RuleKind) -> [String] {
        var lines = ["\(kind.name), a kind of rule for one \(kind.subject.rawValue)", "  \(kind.summary)"]
        lines.append(kind.parameters.isEmpty ? "  parameters: none" : "  parameters:")
        for parameter in kind.parameters {
            let duty = parameter.isRequired ? ", required" : ""
            lines.append("    \(parameter.name) (\(parameter.shape.phrase)\(duty)): \(parameter.summary)")
        }
        for example in kind.examples {
            let settings = example.settings.isEmpty ? "" : #","with":\#(RuleJSON.text(.table(example.settings)))"#
            lines.append(#"  example: {"id":"my.rule","kind":"\#(kind.name)"\#(settings)}"#)
            lines += samples(example.good, example.bad, "    ")
            for sample in example.runs.joined() {
                let values = RuleJSON.text(.table(sample.values))
                let verdict = sample.breach ?? "passes"
                lines.append("    \(sample.identifier) on \(sample.channel)/\(sample.locale) \(values): \(verdict)")
            }
        }
        return lines
    }

    private static func samples(_ good: [RuleSample], _ bad: [RuleSample], _ indent: String) -> [String] {
        let first = good.isEmpty ? [] : ["\(indent)lets pass:"]
        let second = bad.isEmpty ? [] : ["\(indent)speaks on:"]
        return first + good.map { "\(indent)  \($0.locale)  \($0.text)" } + second
            + bad.map { "\(indent)  \($0.locale)  \($0.text)" + ($0.fixed.map { " → \($0)" } ?? "") }
    }
}

/// Writes a rule or a kind for programs.
enum RuleJSON {
    /// A rule as one JSON object in one line.
    static func line(_ rule: EffectiveRule) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("rule", rule.id)
        writer.pair("kind", rule.kind.name)
        writer.pair("severity", rule.severity.word)
        writer.pair("summary", rule.summary)
        writer.pair("reason", rule.reason.isEmpty ? nil : rule.reason)
        writer.pair("remedy", rule.remedy.isEmpty ? nil : rule.remedy)
        writer.pair("guidelines", rule.guidelines)
        writer.key("attributes")
        if let attributes = rule.attributes {
            writer.beginArray()
            for attribute in attributes { writer.string(attribute) }
            writer.endArray()
        } else {
            writer.null()
        }
        writer.key("with")
        write(.table(rule.settings), to: &writer)
        samples("good", rule.good, &writer)
        samples("bad", rule.bad, &writer)
        writer.endObject()
        return writer.buffer.string
    }

    /// A kind as one JSON object in one line.
    static func line(_ kind: RuleKind) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("kind", kind.name)
        writer.pair("summary", kind.summary)
        writer.pair("subject", kind.subject.rawValue)
        writer.key("parameters")
        writer.beginArray()
        for parameter in kind.parameters {
            writer.beginObject()
            writer.pair("name", parameter.name)
            writer.pair("shape", parameter.shape.phrase)
            writer.key("required")
            writer.bool(parameter.isRequired)
            writer.pair("summary", parameter.summary)
            writer.endObject()
        }
        writer.endArray()
        writer.key("examples")
        writer.beginArray()
        for example in kind.examples {
            writer.beginObject()
            writer.key("with")
            write(.table(example.settings), to: &writer)
            samples("good", example.good, &writer)
            samples("bad", example.bad, &writer)
            products(example.runs, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.buffer.string
    }

    /// A parameter's value as JSON.
    static func text(_ setting: Setting) -> String {
        var writer = JSONWriter()
        write(setting, to: &writer)
        return writer.buffer.string
    }

    private static func write(_ setting: Setting, to writer: inout JSONWriter) {
        switch setting {
        case .text(let text): writer.string(text)
        case .number(let number): writer.number("\(number)")
        case .flag(let flag): writer.bool(flag)
        case .list(let elements):
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        case .table(let table):
            writer.beginObject()
            for (key, value) in table.sorted(by: { $0.key < $1.key }) {
                writer.key(key)
                write(value, to: &writer)
            }
            writer.endObject()
        }
    }

    private static func samples(_ key: String, _ samples: [RuleSample], _ writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for sample in samples {
            writer.beginObject()
            writer.pair("text", sample.text)
            writer.pair("locale", sample.locale)
            if let fixed = sample.fixed { writer.pair("fixed", fixed) }
            writer.endObject()
        }
        writer.endArray()
    }

    /// Products, in the order they are seen, each with what the rule says of it.
    private static func products(_ runs: [[ListingSample]], _ writer: inout JSONWriter) {
        guard !runs.isEmpty else { return }
        writer.key("products")
        writer.beginArray()
        for run in runs {
            writer.beginArray()
            for sample in run {
                writer.beginObject()
                writer.pair("identifier", sample.identifier)
                writer.pair("channel", sample.channel)
                writer.pair("locale", sample.locale)
                writer.key("values")
                write(.table(sample.values), to: &writer)
                writer.pair("says", sample.breach)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endArray()
    }
}
