import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO

extension Subcommand {
    /// `pim rules`: which rules count where, what one asks, and whether samples come out as they should.
    static let rules = Subcommand(
        name: "rules",
        summary: "list, show and try the rules of a catalog's guidelines",
        synopsis: [
            "rules [OPTIONS]", "rules show ID|KIND [OPTIONS]", "rules kinds [OPTIONS]", "rules packs [OPTIONS]",
            "rules test [FILE] [OPTIONS]",
        ],
        operands: [
            Operand("ACTION", "what to do", isOptional: true, choices: ["show", "kinds", "packs", "test"]),
            Operand("NAME", "the rule's id or kind, or the file of cases", isOptional: true),
        ],
        options: [.catalogIfAny] + Option.guidelinePlace + [.date, .json],
        discussion: """
            Without an action it lists the rules that count at a place: severity, id, kind, the guidelines that had a \
            say, and the attributes. `show` prints one rule with its parameters, layers and samples, or a kind with \
            its parameters and examples. `kinds` lists the kinds. `packs` lists the packs that guidelines may name under \
            "uses", the library's and the catalog's own, with the pages they restate and the day those were read.

            `test` tries the good and bad samples of every rule. With FILE it runs cases, one JSON object a line: "text" \
            and "locale", and as far as they matter "name", "channel", "attribute", "guideline" (an object; without it \
            those of the catalog count), "expect" and "fixed". "expect" lists all that is found, each with "rule", \
            "match" (the words), "range" ([0, 5], in UTF-8 bytes) and "fixed" (the text after its fix, null for none); \
            "fixed" of the case is the text after all fixes. What a case does not say is not compared.
            """,
        examples: [
            "pim rules -C shop --locale pl_PL", "pim rules show text.terms", "pim rules packs",
            "pim rules test -C shop",
            "pim rules test cases.jsonl -C shop",
        ]
    ) { invocation, console in
        let name = invocation.operand("NAME")
        switch invocation.operand("ACTION") {
        case "test"?:
            return try RuleTrial.run(invocation, file: name, &console)
        case "kinds"?:
            guard name == nil else { throw Failure("`pim rules kinds` takes no name; did you mean `show`?", .usage) }
            let kinds = try bench(invocation, &console).set.kinds
            RuleListing.printKinds(kinds, isJSON: invocation.flag("json"), &console)
            return .ok
        case "packs"?:
            guard name == nil else { throw Failure("`pim rules packs` takes no name; did you mean `show`?", .usage) }
            let folder = invocation.value("catalog")
            let bench = try folder.map { try GuidelineBench($0, invocation.day(), &console) }
            PackListing.print(PackListing.all(bench?.set), isJSON: invocation.flag("json"), &console)
            return .ok
        case "show"?:
            guard let name else { throw Failure("name a rule or a kind; `pim rules` lists the rules", .usage) }
            let bench = try bench(invocation, &console)
            return try RuleListing(bench, invocation).show(name, isJSON: invocation.flag("json"), &console)
        default:
            let bench = try bench(invocation, &console)
            try RuleListing(bench, invocation).printRules(isJSON: invocation.flag("json"), &console)
            if bench.isCatalog, !bench.hasGuidelines { console.remark(noGuidelines) }
            return .ok
        }
    }

    /// What to say of a catalog without guidelines.
    static let noGuidelines =
        "the catalog has no guidelines, so the library's own rules count; "
        + "`pim schema guidelines` tells how to write one"

    private static func bench(_ invocation: Invocation, _ console: inout Console) throws -> GuidelineBench {
        if let folder = invocation.value("catalog") {
            return try GuidelineBench(folder, invocation.day(), &console)
        }
        return try GuidelineBench([], locales: [invocation.value("locale").map { LocaleCode($0) } ?? "en_GB"])
    }
}

/// The rules that count at a place, for people and programs.
struct RuleListing {
    private let bench: GuidelineBench
    private let place: Guideline.Place

    init(_ bench: GuidelineBench, _ invocation: Invocation) throws {
        self.bench = bench
        place = try bench.place(invocation)
    }

    /// The rules that count; without a locale those of all locales, each once.
    private var rules: [EffectiveRule] {
        guard place.locale == nil else { return bench.set.rules(at: place) }
        var rules = bench.set.rules(at: place)
        for locale in bench.structure.locales {
            var place = place
            place.locale = locale
            for rule in bench.set.rules(at: place) where !rules.contains(where: { $0.id == rule.id }) {
                rules.append(rule)
            }
        }
        return rules
    }

    func printRules(isJSON: Bool, _ console: inout Console) throws {
        let rules = rules
        guard !isJSON else {
            for rule in rules { console.out(RuleJSON.line(rule)) }
            return
        }
        let ids = rules.map(\.id.count).max() ?? 0
        let kinds = rules.map(\.kind.name.count).max() ?? 0
        let layers = rules.map { $0.guidelines.joined(separator: " < ").count }.max() ?? 0
        for rule in rules {
            let severity = TextLayout.padded(rule.severity.word, to: 7)
            let columns = [
                console.styled(severity, rule.severity.style, for: .output), TextLayout.padded(rule.id, to: ids),
                TextLayout.padded(rule.kind.name, to: kinds),
                TextLayout.padded(rule.guidelines.joined(separator: " < "), to: layers),
                rule.attributes?.joined(separator: ", ") ?? "all texts",
            ]
            console.out(ShownText.visible(columns.joined(separator: "  ")))
        }
    }

    static func printKinds(_ kinds: [RuleKind], isJSON: Bool, _ console: inout Console) {
        guard !isJSON else {
            for kind in kinds { console.out(RuleJSON.line(kind)) }
            return
        }
        let rows = kinds.map { (name: $0.name, text: $0.summary) }
        for line in TextLayout.list(rows) { console.out(String(line.dropFirst(2))) }
    }

    /// Where a rule cannot judge texts, and why.
    private func unjudged(_ rule: EffectiveRule) -> [String] {
        let locales = place.locale.map { [$0] } ?? bench.structure.locales
        var reasons: [String] = []
        for locale in locales {
            var place = place
            place.locale = locale
            let text = rule.bad.first?.text ?? rule.good.first?.text ?? "text"
            let attributes = bench.structure.attributes.filter { rule.concerns($0) }.map(\.code)
            let report = bench.set.book(for: place).check(text: text, attribute: attributes.first)
            let said = report.unjudged.filter { $0.rule == rule.id }.map { "\(locale): \($0.reason)" }
            reasons += said.filter { !reasons.contains($0) }
        }
        return reasons
    }

    func show(_ name: String, isJSON: Bool, _ console: inout Console) throws -> ExitCode {
        let rule = rules.first { $0.id == name }
        let kind = bench.set.kinds.first { $0.name == name }
        var said = bench.set.guidelines.filter { $0.rules.contains { $0.id == name } }
        if said.isEmpty { said = PackListing.all(bench.set).filter { $0.rules.contains { $0.id == name } } }
        guard rule != nil || kind != nil || !said.isEmpty else {
            let known =
                (bench.set.guidelines + PackListing.all(bench.set)).flatMap { $0.rules.map(\.id) }
                + bench.set.kinds.map(\.name)
            throw GuidelineBench.unknown("rule or kind", name, known)
        }
        guard !isJSON else {
            if let rule {
                console.out(RuleJSON.line(rule))
            } else if let kind {
                console.out(RuleJSON.line(kind))
            } else {
                throw Failure("the rule \"\(name)\" does not count at this place", .badData)
            }
            return .ok
        }
        if let rule {
            for line in RuleText.lines(rule, said) { console.out(ShownText.visible(line)) }
            for reason in unjudged(rule) { console.out(ShownText.visible("  not judged: \(reason)")) }
        } else if !said.isEmpty {
            console.out("\(name) does not count at this place")
            for line in RuleText.layers(said, name) { console.out(ShownText.visible(line)) }
        }
        if let kind {
            if rule != nil { console.out("") }
            for line in RuleText.lines(kind) { console.out(ShownText.visible(line)) }
        }
        return .ok
    }
}
