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
    /// By number of the attribute.
    private let forms: [Form]

    /// How an attribute's data is read.
    private enum Form: UInt8, Sendable {
        /// Not at all.
        case none
        /// As a text that is the same in every language.
        case common
        /// As a text in a language.
        case plain
        /// As HTML in a language.
        case rich
    }

    /// Makes ready for a structure.
    public init(structure: CatalogStructure, rules: [Rule] = Rule.all) {
        self.structure = structure
        self.rules = rules
        let questions = structure.locales.map { Question.all(of: rules, for: $0.text) }
        self.questions = questions
        filters = questions.map { TextFilter($0, rules) }
        forms = structure.attributes.map { attribute in
            switch attribute.type {
            case .text: attribute.isLocalizable ? .plain : .common
            case .richtext: attribute.isLocalizable ? .rich : .common
            case .identifier: .common
            default: .none
            }
        }
    }

    /// What the rules say about the texts of a product (not of its models).
    ///
    /// Texts that are the same in every language are only asked whether they force a direction.
    public func check(_ product: Product) -> [Finding] {
        check(product, ProductMarks(of: product))
    }

    /// What the rules say about the texts of a lineage's own product, which have these marks.
    package func check(_ lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        check(lineage.product, marks)
    }

    private func check(_ product: Product, _ marks: ProductMarks) -> [Finding] {
        var findings: [Finding] = []
        let forces = marks.all.contains(.directionOverride)
        product.values.bytes.withUnsafeBufferPointer { bytes in
            product.values.entries.withUnsafeBufferPointer { entries in
                for index in entries.indices {
                    let entry = entries[index]
                    guard case .text = entry.form else { continue }
                    let isRich: Bool
                    switch forms[Int(entry.attribute)] {
                    case .plain where entry.locale >= 0: isRich = false
                    case .rich where entry.locale >= 0: isRich = true
                    case .none: continue
                    default:
                        if forces { tellOverride(bytes, marks.texts[index], entry, product, &findings) }
                        continue
                    }
                    let text = Text(
                        bytes: UnsafeBufferPointer(rebasing: bytes[entry.range]),
                        marks: marks.texts[index],
                        isRich: isRich
                    )
                    if filters[Int(entry.locale)].mayBreakRule(text) { ask(text, entry, product, &findings) }
                }
            }
        }
        return findings
    }

    private func ask(
        _ text: Text,
        _ entry: ProductValues.Entry,
        _ product: Product,
        _ findings: inout [Finding]
    ) {
        let questions = questions[Int(entry.locale)]
        guard text.isRich else {
            for question in questions where question.cause.applies(to: text.marks) {
                tell(question.rule, text.bytes, entry, product, &findings)
            }
            return
        }
        var plain: [UInt8] = []
        PlainText.appendPlain(fromHTML: text.bytes, to: &plain)
        plain.withUnsafeBufferPointer { plain in
            let marks = TextMarks(of: plain)
            for question in questions {
                let readsMarkup = rules[question.rule].readsMarkup
                guard question.cause.applies(to: readsMarkup ? text.marks : marks) else { continue }
                tell(question.rule, readsMarkup ? text.bytes : plain, entry, product, &findings)
            }
        }
    }

    /// Says what a text in a language breaks a rule by.
    private func tell(
        _ number: Int,
        _ text: UnsafeBufferPointer<UInt8>,
        _ entry: ProductValues.Entry,
        _ product: Product,
        _ findings: inout [Finding]
    ) {
        let rule = rules[number]
        let locale = structure.locales[Int(entry.locale)]
        guard let problem = rule.problem(Rule.Sample(String(decoding: text, as: UTF8.self), locale.text)) else {
            return
        }
        let isConfidential = structure.attributes[Int(entry.attribute)].isConfidential
        // What is wrong may quote the text.
        let shown = isConfidential ? "a rule is broken: \(rule.summary)" : problem
        tell(rule, "\(locale): \(shown)", rule.remedy(in: locale.text), entry, product, &findings)
    }

    /// Says that a text that is the same in every language forces a direction.
    private func tellOverride(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ marks: TextMarks,
        _ entry: ProductValues.Entry,
        _ product: Product,
        _ findings: inout [Finding]
    ) {
        guard marks.contains(.directionOverride),
            let rule = rules.first(where: { $0.code == Rule.bidirectionalOverride.code }),
            let problem = rule.problem(Rule.Sample(String(decoding: bytes[entry.range], as: UTF8.self), ""))
        else { return }
        tell(rule, problem, rule.remedy, entry, product, &findings)
    }

    private func tell(
        _ rule: Rule,
        _ message: String,
        _ remedy: String,
        _ entry: ProductValues.Entry,
        _ product: Product,
        _ findings: inout [Finding]
    ) {
        findings.append(
            Finding(
                rule.code,
                rule.isError ? .error : .warning,
                message,
                remedy: remedy,
                at: product.source,
                product: product.identifier,
                attribute: structure.attributes[Int(entry.attribute)].code
            )
        )
    }
}
