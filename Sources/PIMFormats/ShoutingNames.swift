import PIMCatalog
import PIMText

/// Takes names that are written in capitals by right out of what is said of capitals.
enum ShoutingNames {
    /// The code of the findings, without that of formats.
    static let code = "shouting"

    /// What is wrong with a field that has these words in capitals; nil where there are none.
    static func message(on words: [Substring], of field: String) -> String? {
        guard let first = words.first else { return nil }
        let more = words.count > 1 ? " and \(words.count - 1) more" : ""
        return "\(field) has \"\(first)\"\(more) wholly in capitals"
    }

    /// Says of findings on capitals only what is left without names; others stay as they are.
    static func settle(_ findings: inout [Finding], names: Set<String>, brand: () -> String?) {
        guard findings.contains(where: { $0.passage != nil }) else { return }
        let known = names.union(brand().map { Words.shouting(in: $0).map { String($0) } } ?? [])
        findings = findings.compactMap { finding in
            guard let text = finding.passage?.text else { return finding }
            var finding = finding
            finding.passage = nil
            let words = Words.shouting(in: text).filter { !known.contains(String($0)) }
            guard let message = message(on: words, of: finding.field ?? "") else { return nil }
            finding.message = message
            return finding
        }
    }
}
