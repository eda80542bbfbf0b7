import PIMCatalog
import PIMText

/// Looks for rules that do nothing, or not what they seem to do.
extension GuidelineCheckup {
    /// Looks at a rule as it counts somewhere.
    mutating func checkWork(of rule: EffectiveRule, _ book: RuleBook) {
        switch rule.kind.name {
        case "text.pattern": checkPattern(of: rule, book)
        case "image.format": checkFormats(of: rule)
        case "value.one-of": checkOptions(of: rule)
        default: break
        }
        checkUnit(of: rule)
        guard rule.kind.name == "value.range" || rule.kind.name.hasPrefix("image.") else { return }
        let isOfPictures = rule.kind.name.hasPrefix("image.")
        for declared in rule.kind.declaredNames(in: rule.settings) where declared.path.hasPrefix("attributes") {
            let attributes = named(declared.name)
            let wanted: [AttributeType] =
                isOfPictures ? [.image, .images, .file, .files] : [.number, .measurement, .prices]
            guard let first = attributes.first, !attributes.contains(where: { wanted.contains($0.type) }) else {
                continue
            }
            // A text may name a picture or have a number; one that is translated hardly does.
            let isText = [.text, .richtext].contains(first.type)
            guard !isText || first.isLocalizable else { continue }
            warn(
                rule,
                declared.path,
                "\(rule.kind.name) looks at \(isOfPictures ? "pictures" : "numbers"), and \"\(declared.name)\" is of type \(first.type.rawValue)",
                remedy: "name another attribute, or take the rule out"
            )
        }
    }

    private func named(_ name: String) -> [Attribute] {
        structure.attributes.filter { $0.code.text == name || $0.role?.word == name }
    }

    private mutating func warn(_ rule: EffectiveRule, _ path: String, _ message: String, remedy: String) {
        report(RuleFault(RuleProblem(path, message, remedy: remedy), of: rule), "no-effect", .warning)
    }

    private mutating func checkPattern(of rule: EffectiveRule, _ book: RuleBook) {
        guard case .text(let pattern)? = rule.settings["required"], rule.settings["forbidden"] == nil,
            book.opinions(of: "").isEmpty
        else { return }
        warn(
            rule,
            "required",
            "the pattern \"\(pattern)\" finds even the empty text, so hardly any text lacks it",
            remedy: "write a pattern that needs a character"
        )
    }

    private mutating func checkFormats(of rule: EffectiveRule) {
        guard case .list(let formats)? = rule.settings["formats"] else { return }
        let known = ["png", "jpeg", "gif", "webp", "bmp", "tiff", "svg", "svg+xml", "avif", "heic", "ico", "pdf"]
        for (number, format) in formats.enumerated() {
            guard case .text(let text) = format, !known.contains(KnownPicture.formatName(text)) else { continue }
            let nearest = Suggestion.nearest(to: text, among: known)
            warn(
                rule,
                "formats/\(number)",
                "no picture has the format \"\(text)\"",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "known: \(known.joined(separator: ", "))"
            )
        }
    }

    private mutating func checkOptions(of rule: EffectiveRule) {
        guard case .list(let values)? = rule.settings["values"], rule.settings["any_case"] != .flag(true) else {
            return
        }
        let attributes = rule.kind.declaredNames(in: rule.settings).filter { $0.path.hasPrefix("attributes") }
            .flatMap { named($0.name) }
        guard !attributes.isEmpty, attributes.allSatisfy({ [.option, .options].contains($0.type) }) else { return }
        let codes = attributes.flatMap { $0.options.map(\.code) }
        for (number, value) in values.enumerated() {
            guard case .text(let text) = value, !codes.contains(text) else { continue }
            let nearest = Suggestion.nearest(to: text, among: codes)
            warn(
                rule,
                "values/\(number)",
                "\"\(text)\" is no option of \(attributes.map(\.code.text).joined(separator: ", "))",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out"
            )
        }
    }

    private mutating func checkUnit(of rule: EffectiveRule) {
        guard rule.kind.name.hasPrefix("value."), case .text(let unit)? = rule.settings["unit"] else { return }
        let codes = structure.measurementFamilies.values.flatMap { $0.units.map(\.code) }.sorted()
        guard !codes.contains(unit) else { return }
        let nearest = Suggestion.nearest(to: unit, among: codes)
        warn(
            rule,
            "unit",
            "nobody declared the unit \"\(unit)\"",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "write a unit's code such as KILOGRAM"
        )
    }

    /// A rule of a pack whose roles no attribute has judges nothing.
    mutating func checkRoles(of rule: EffectiveRule, _ guideline: Guideline) {
        var names = (rule.attributes ?? []).map { $0 }
        if rule.kind.subject != .text {
            names = rule.kind.declaredNames(in: rule.settings).filter { $0.subject == "attribute" }.map(\.name)
        }
        guard !names.isEmpty, names.allSatisfy({ named($0).isEmpty }) else { return }
        let list = names.map { "\"\($0)\"" }.joined(separator: " or ")
        let pack = guideline.pack ?? guideline.code
        report(
            "unused-rule",
            "the rule \"\(rule.id)\" of the pack \"\(pack)\" judges nothing: no attribute has the role \(list)",
            remedy: "give an attribute that role, or switch the rule off",
            guideline.user ?? guideline.source,
            .warning
        )
    }

    /// A guideline of a market that names no market counts everywhere.
    mutating func checkLayer(_ guideline: Guideline) {
        guard guideline.layer == .market, guideline.reach == Guideline.Reach() else { return }
        report(
            "counts-everywhere",
            "the guideline \"\(guideline.code)\" is of the layer market and names none, so it counts everywhere",
            remedy: "name its markets under \"applies\"",
            guideline.source,
            .warning
        )
    }

    /// Of two guidelines of one layer that set a parameter to different values, the code decides which counts.
    mutating func checkTwins() {
        struct Said {
            let guideline: Guideline
            let value: SettingChange
        }
        var said: [String: [Said]] = [:]
        for guideline in set.guidelines where guideline.layer != .pack {
            for rule in guideline.rules {
                for (name, value) in rule.settings.sorted(by: { $0.key < $1.key }) {
                    guard case .set = value else { continue }
                    let key = "\(guideline.layer.rawValue) \(rule.id) \(name)"
                    let other = said[key, default: []].first {
                        $0.value != value && $0.guideline.reach == guideline.reach
                    }
                    if let other {
                        report(
                            "contradiction",
                            "\"\(other.guideline.code)\" and \"\(guideline.code)\" set \"\(name)\" of the rule \"\(rule.id)\" "
                                + "to different values, and are of one layer; the latter counts",
                            remedy: "say it in one of them, or say where each applies",
                            rule.place(of: name),
                            .warning
                        )
                    } else {
                        said[key, default: []].append(Said(guideline: guideline, value: value))
                    }
                }
            }
        }
    }
}
