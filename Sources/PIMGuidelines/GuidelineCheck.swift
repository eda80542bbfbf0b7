public import PIMCatalog
import PIMText

/// Holds the texts of products against the rules.
///
/// Texts are looked at once where they stand, as bytes; only one whose marks say that it may break a rule becomes a
/// `String`.
public struct GuidelineCheck: Sendable {
    private let structure: CatalogStructure
    private let rules: [Rule]
    /// By number of the locale: what its texts are asked about, and which texts are.
    private let questions: [[Question]]
    private let filters: [TextFilter]
    /// What texts are asked about whose language nobody knows.
    private let common: [Question]
    /// What identifiers are asked about.
    private let identifiers: [Question]
    private let commonFilter: TextFilter
    private let identifierFilter: TextFilter
    /// By number of the attribute.
    private let forms: [Form]
    /// The words of names that guidelines demand.
    private let names: Set<String>
    private let brandNames: BrandNames?

    /// How an attribute's data is read.
    private enum Form: UInt8, Sendable {
        /// Not at all.
        case none
        /// As a code.
        case identifier
        /// As a text.
        case plain
        /// As HTML.
        case rich
    }

    /// Makes ready for a structure; some of the rules are about nothing but identifiers.
    ///
    /// Words among `names` may stand in capitals.
    public init(
        structure: CatalogStructure,
        rules: [Rule] = Rule.all,
        onlyForIdentifiers others: [Rule] = [],
        names: Set<String> = []
    ) {
        self.structure = structure
        self.names = names
        brandNames = BrandNames(structure)
        self.rules = rules + others
        let questions = structure.locales.map { Question.all(of: rules, for: $0.text) }
        self.questions = questions
        filters = questions.map { TextFilter($0, rules) }
        let identifiers = Question.all(of: self.rules, for: "").filter { [all = self.rules] in
            !all[$0.rule].needsLanguage
        }
        self.identifiers = identifiers
        common = identifiers.filter { $0.rule < rules.count }
        commonFilter = TextFilter(common, self.rules)
        identifierFilter = TextFilter(identifiers, self.rules)
        forms = structure.attributes.map { attribute in
            switch attribute.type {
            case .text: .plain
            case .richtext: .rich
            case .identifier: .identifier
            default: .none
            }
        }
    }

    /// What the rules say about the texts and the identifier of a product (not of its models).
    ///
    /// Texts that are the same in every language are only asked what needs no language to be answered.
    public func check(_ product: Product) -> [Finding] {
        check(product, [], ProductMarks(of: product))
    }

    /// What the rules say about the texts of a lineage's own product, which have these marks.
    package func check(_ lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        check(lineage.product, lineage.models, marks)
    }

    private func check(_ product: Product, _ models: [Product], _ marks: ProductMarks) -> [Finding] {
        var findings: [Finding] = []
        if !marks.identifier.isEmpty {
            var identifier = product.identifier
            identifier.withUTF8 { bytes in
                let text = Text(bytes: bytes, marks: marks.identifier, isRich: false)
                if identifierFilter.mayBreakRule(text) { ask(identifiers, text, nil, product, models, &findings) }
            }
        }
        product.values.bytes.withUnsafeBufferPointer { bytes in
            product.values.entries.withUnsafeBufferPointer { entries in
                for index in entries.indices {
                    let entry = entries[index]
                    guard case .text = entry.form else { continue }
                    let form = forms[Int(entry.attribute)]
                    guard form != .none else { continue }
                    let text = Text(
                        bytes: UnsafeBufferPointer(rebasing: bytes[entry.range]),
                        marks: marks.texts[index],
                        isRich: form == .rich
                    )
                    let locale = Int(entry.locale)
                    if form == .identifier {
                        if identifierFilter.mayBreakRule(text) {
                            ask(identifiers, text, entry, product, models, &findings)
                        }
                    } else if locale < 0 {
                        if commonFilter.mayBreakRule(text) { ask(common, text, entry, product, models, &findings) }
                    } else if filters[locale].mayBreakRule(text) {
                        ask(questions[locale], text, entry, product, models, &findings)
                    }
                }
            }
        }
        return findings
    }

    private func ask(
        _ questions: [Question],
        _ text: Text,
        _ entry: ProductValues.Entry?,
        _ product: Product,
        _ models: [Product],
        _ findings: inout [Finding]
    ) {
        guard text.isRich else {
            for question in questions where question.cause.applies(to: text.marks) {
                tell(rules[question.rule], text.bytes, entry, product, models, &findings)
            }
            return
        }
        var plain: [UInt8] = []
        PlainText.appendPlain(fromHTML: text.bytes, to: &plain)
        plain.withUnsafeBufferPointer { plain in
            let marks = TextMarks(of: plain)
            for question in questions {
                let rule = rules[question.rule]
                guard question.cause.applies(to: rule.readsMarkup ? text.marks : marks) else { continue }
                tell(rule, rule.readsMarkup ? text.bytes : plain, entry, product, models, &findings)
            }
        }
    }

    /// Says what a text, or the identifier where there is no entry, breaks a rule by.
    private func tell(
        _ rule: Rule,
        _ text: UnsafeBufferPointer<UInt8>,
        _ entry: ProductValues.Entry?,
        _ product: Product,
        _ models: [Product],
        _ findings: inout [Finding]
    ) {
        let locale = entry.flatMap { $0.locale < 0 ? nil : structure.locales[Int($0.locale)] }
        var sample = Rule.Sample(String(decoding: text, as: UTF8.self), locale?.text ?? "")
        guard var problem = rule.problem(sample) else { return }
        if rule.heedsNames {
            sample.names = names.union(NameWords.words(of: brandNames?.names(of: [product] + models) ?? []))
            guard let left = rule.problem(sample) else { return }
            problem = left
        }
        let attribute = entry.map { structure.attributes[Int($0.attribute)] }
        let channel = entry.flatMap { $0.channel < 0 ? nil : structure.channels[Int($0.channel)].code }
        let audience = entry.flatMap { $0.audience < 0 ? nil : structure.audiences[Int($0.audience)].code }
        // What is wrong may quote the text.
        let isConfidential = attribute?.isConfidential == true
        let shown = isConfidential ? "a rule is broken: \(rule.summary)" : problem
        let breach = isConfidential || attribute == nil ? nil : rule.places?(sample).first
        findings.append(
            Finding(
                rule.code,
                rule.isError ? .error : .warning,
                locale.map { "\($0): \(shown)" } ?? (attribute == nil ? "the identifier: \(shown)" : shown),
                remedy: rule.remedy(in: sample.locale),
                at: product.source,
                product: product.identifier,
                attribute: attribute?.code,
                locale: locale,
                channel: channel,
                audience: audience,
                passage: breach.map { Passage(sample.text, $0.range) },
                ground: Finding.Ground(rule.code, reason: rule.rationale, fix: breach?.fix)
            )
        )
    }
}
