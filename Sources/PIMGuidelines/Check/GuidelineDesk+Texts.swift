import PIMCatalog
import PIMText

/// Judges the texts that a product or model keeps.
extension GuidelineDesk {
    /// The rules by which a text is seen: where it is stored, and in the scopes that show it.
    struct TextView {
        let book: Int
        let isStored: Bool
        var scopes: [Int] = []
    }

    /// What is said of a text wherever it is shown; it need not be said of a channel again.
    struct Told: Hashable {
        let rule: String
        let severity: Finding.Severity
        let range: Range<Int>
        let message: String
    }

    /// The plain text of an entry, made when somebody asks for it.
    final class TextOnce {
        private let values: ProductValues
        let entry: ProductValues.Entry
        let index: Int
        private let isRich: Bool
        /// What was said of it, and the numbers of those opinions.
        var told: [Told: Int] = [:]
        /// What was said of it as allowed.
        var waived: Set<Told> = []
        private(set) lazy var source = values.text(of: entry)
        private(set) lazy var plain = isRich ? PlainText.fromHTML(source) : source

        init(_ values: ProductValues, _ entry: ProductValues.Entry, _ index: Int, isRich: Bool) {
            self.values = values
            self.entry = entry
            self.index = index
            self.isRich = isRich
        }
    }

    mutating func judge(_ text: TextOnce, _ view: TextView, _ lineage: Lineage, _ opinions: inout [Opinion]) {
        let attribute = Int(text.entry.attribute)
        guard shelf[view.book].looks[attribute] else { return }
        let book = shelf[view.book].book
        let locale = shelf[view.book].key.locale
        let stated = structure.attributes[attribute]
        let product = lineage.product.identifier
        let brand = brandNames.map { ProductBrand(names: $0, lineage: lineage) }
        let said = book.opinions(
            of: text.plain,
            attribute: stated.code,
            source: text.source,
            brand: brand
        ) { rule, reason in
            guard isThorough else { return }
            let code = locale < 0 ? nil : structure.locales[locale]
            unjudged.insert(Unjudged(rule: book.rules[rule].id, locale: code, reason: reason))
        }
        let ordinals = Self.ordinals(of: said, in: text.plain)
        for (number, opinion) in said.enumerated() {
            let rule = book.rules[opinion.rule]
            let breach = opinion.breach
            let told = Told(rule: rule.id, severity: rule.severity, range: breach.range, message: breach.message)
            let scopes = view.scopes.filter { waiver(rule.id, product, stated.code, locale, $0) == nil }
            if let known = text.told[told] {
                for scope in scopes where !opinions[known].scopes.contains(scope) {
                    opinions[known].scopes.append(scope)
                }
                continue
            }
            let allowed = view.isStored ? waiver(rule.id, product, stated.code, locale, nil) : nil
            let isStored = view.isStored && allowed == nil
            guard isStored || !scopes.isEmpty else {
                let scope = view.isStored ? nil : view.scopes.first
                guard waived != nil, text.waived.insert(told).inserted,
                    let waiver = allowed ?? scope.flatMap({ waiver(rule.id, product, stated.code, locale, $0) })
                else { continue }
                let finding = finding(rule, breach, ordinals?[number], text, lineage, locale, scope)
                waived?.append(WaivedFinding(finding, by: waiver))
                continue
            }
            let shown = isStored ? nil : scopes.first
            let finding = finding(rule, breach, ordinals?[number], text, lineage, locale, shown)
            // What only some scopes say may be said of others in the same words.
            if isStored { text.told[told] = opinions.count }
            opinions.append(Opinion(finding: finding, scopes: scopes, entry: text.index))
        }
    }

    /// What a rule says of a text; of what a scope shows where that is named.
    private func finding(
        _ rule: EffectiveRule,
        _ breach: Breach,
        _ ordinal: Int?,
        _ text: TextOnce,
        _ lineage: Lineage,
        _ locale: Int,
        _ scope: Int?
    ) -> Finding {
        let stated = structure.attributes[Int(text.entry.attribute)]
        var finding = Finding(
            rule.id,
            rule.severity,
            message(breach.message, locale, isConfidential: stated.isConfidential),
            remedy: rule.remedy,
            at: lineage.product.source,
            product: lineage.product.identifier,
            attribute: stated.code,
            scope: scope.map { scopes[$0].scope },
            locale: locale < 0 ? nil : structure.locales[locale],
            ground: Finding.Ground(rule.kind.name, reason: rule.reason)
        )
        if let channel = Self.number(text.entry.channel) { finding.channel = structure.channels[channel].code }
        if let audience = Self.number(text.entry.audience) { finding.audience = structure.audiences[audience].code }
        if !stated.isConfidential {
            finding.passage = Passage(text.plain, breach.range)
            finding.ground?.fix = breach.fix
        }
        if let ordinal, ordinal > 1 { finding.key = "\(ordinal)" }
        return finding
    }

    /// For each opinion the how many of its rule it is that is about the same words; nil where all are the first.
    private static func ordinals(of opinions: [RuleBook.Opinion], in text: String) -> [Int]? {
        guard opinions.count > 1 else { return nil }
        var seen: [Said: Int] = [:]
        var isRepeated = false
        let ordinals = opinions.map { opinion in
            let said = Said(rule: opinion.rule, words: Passage(text, opinion.breach.range).matched)
            let ordinal = seen[said, default: 0] + 1
            seen[said] = ordinal
            isRepeated = isRepeated || ordinal > 1
            return ordinal
        }
        return isRepeated ? ordinals : nil
    }

    /// A rule, by number, and words that it is broken by.
    private struct Said: Hashable {
        let rule: Int
        let words: String
    }

    private static func number(_ number: Int16) -> Int? { number < 0 ? nil : Int(number) }
}
