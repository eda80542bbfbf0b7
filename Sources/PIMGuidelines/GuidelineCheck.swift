public import PIMCatalog
import PIMText

/// Holds the texts of products against the rules.
///
/// Texts are looked at where they stand, as bytes; only one that may break a rule becomes a `String`.
public struct GuidelineCheck: Sendable {
    private let structure: CatalogStructure
    private let rules: [Rule]
    /// By number of the locale: the rules that its texts can break.
    private let tests: [[Test]]
    private let isText: [Bool]
    private let isRich: [Bool]

    private struct Test: Sendable {
        let rule: Int
        let mayBreak: Rule.QuickTest
    }

    /// Makes ready for a structure.
    public init(structure: CatalogStructure, rules: [Rule] = Rule.all) {
        self.structure = structure
        self.rules = rules
        tests = structure.locales.map { locale in
            rules.indices.compactMap { rule in
                rules[rule].quickTest(locale.text).map { Test(rule: rule, mayBreak: $0) }
            }
        }
        isText = structure.attributes.map { $0.isLocalizable && ($0.type == .text || $0.type == .richtext) }
        isRich = structure.attributes.map { $0.type == .richtext }
    }

    /// What the rules say about the localized texts of a product (not of its models).
    public func check(_ product: Product) -> [Finding] {
        var findings: [Finding] = []
        var plain: [UInt8] = []
        product.values.bytes.withUnsafeBufferPointer { bytes in
            for entry in product.values.entries where entry.locale >= 0 && isText[Int(entry.attribute)] {
                guard case .text = entry.form else { continue }
                let text = UnsafeBufferPointer(rebasing: bytes[entry.range])
                guard isRich[Int(entry.attribute)], !PlainText.isPlain(text) else {
                    check(text, entry, product, &findings)
                    continue
                }
                plain.removeAll(keepingCapacity: true)
                PlainText.appendPlain(fromHTML: text, to: &plain)
                plain.withUnsafeBufferPointer { check($0, entry, product, &findings) }
            }
        }
        return findings
    }

    private func check(
        _ text: UnsafeBufferPointer<UInt8>,
        _ entry: ProductValues.Entry,
        _ product: Product,
        _ findings: inout [Finding]
    ) {
        for test in tests[Int(entry.locale)] where test.mayBreak(text) {
            let rule = rules[test.rule]
            let locale = structure.locales[Int(entry.locale)]
            guard let problem = rule.problem(Rule.Sample(String(decoding: text, as: UTF8.self), locale.text)) else {
                continue
            }
            findings.append(
                Finding(
                    rule.code,
                    rule.isError ? .error : .warning,
                    "\(locale): \(problem)",
                    remedy: rule.remedy,
                    at: product.source,
                    product: product.identifier,
                    attribute: structure.attributes[Int(entry.attribute)].code
                )
            )
        }
    }
}

extension PlainText {
    /// Whether HTML is surely its own plain text.
    fileprivate static func isPlain(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
        let mark = UInt8(ascii: "<")
        return html.firstPlace(of: mark, UInt8(ascii: "&"), mark, from: 0) == html.count && isClean(html)
    }
}
