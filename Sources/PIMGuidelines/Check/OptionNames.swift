import PIMCatalog
import PIMText
import Synchronization

/// Finds the options of attributes that texts name; the terms of an attribute in a locale are put together once.
final class OptionNames: Sendable {
    /// An option that a text names.
    struct Found {
        let option: String
        /// The words that name it.
        let words: String
        /// Whether they can mean nothing else; a bare number can.
        let isSure: Bool
    }

    private struct Key: Hashable {
        let structure: ObjectIdentifier
        let attribute: Int
        let locale: LocaleCode
    }

    private struct Terms {
        /// Keeps the structure, whose identity is part of the key.
        let structure: CatalogStructure
        let set: TermSet?
        /// The options of the terms, by the terms' ids, and whether the terms can mean nothing else.
        let owners: [(option: String, isSure: Bool)]
    }

    private let words: [String: [WantedTerm]]
    private let kept = Mutex<[Key: Terms]>([:])

    /// Finds options by their names, and by these terms.
    init(words: [String: [WantedTerm]]) {
        self.words = words
    }

    /// The terms of a rule by option, under `words`.
    static func words(_ settings: RuleSettings) throws(RuleProblem) -> [String: [WantedTerm]] {
        guard let value = settings.values["words"] else { return [:] }
        guard case .table(let table) = value else { throw RuleSettings.shape("words", value, "an object") }
        var words: [String: [WantedTerm]] = [:]
        for (option, value) in table.sorted(by: { $0.key < $1.key }) {
            var elements = [value]
            if case .list(let list) = value { elements = list }
            for (place, element) in elements.enumerated() {
                words[option, default: []].append(try WantedTerm(element, at: "words/\(option)/\(place)"))
            }
        }
        return words
    }

    /// The options that a text in the listing's locale names, in order.
    func options(in text: String, of attribute: Int, _ checked: CheckedListing) -> [Found] {
        let terms = terms(of: attribute, checked)
        guard let set = terms.set else { return [] }
        return set.matches(in: text).map { match in
            let bytes = Array(text.utf8)[match.range]
            let owner = terms.owners[match.id]
            let words = String(decoding: bytes, as: UTF8.self)
            return Found(option: owner.option, words: words, isSure: owner.isSure)
        }
    }

    /// Whether there are words for one of these options in the listing's locale.
    func hasWords(for options: [String], of attribute: Int, _ checked: CheckedListing) -> Bool {
        terms(of: attribute, checked).owners.contains { options.contains($0.option) }
    }

    private func terms(of attribute: Int, _ checked: CheckedListing) -> Terms {
        let structure = checked.structure
        let locale = checked.listing.table.scope.locale
        let key = Key(structure: ObjectIdentifier(structure), attribute: attribute, locale: locale)
        return kept.withLock { kept in
            if let terms = kept[key] { return terms }
            let made = makeTerms(of: structure.attributes[attribute], locale, structure)
            kept[key] = made
            return made
        }
    }

    private func makeTerms(of attribute: Attribute, _ locale: LocaleCode, _ structure: CatalogStructure) -> Terms {
        var terms: [Term] = []
        var owners: [(option: String, isSure: Bool)] = []
        func add(_ term: WantedTerm, _ option: String, isSure: Bool) {
            terms.append(term.term(id: owners.count))
            owners.append((option, isSure))
        }
        for option in attribute.options {
            for term in words[option.code] ?? [] { add(term, option.code, isSure: true) }
            guard let label = option.labels[locale], label.utf8.contains(where: { $0 > 0x20 }) else { continue }
            // Letters of sizes are words of their own in small letters: "it's m" names no size.
            let term = WantedTerm(label, keepsCase: label.unicodeScalars.count < 3)
            add(term, option.code, isSure: label.unicodeScalars.contains { $0.properties.isAlphabetic })
        }
        // Labels that fold to nothing name nothing; they must not take the others with them.
        let set = (try? TermSet(terms)) ?? (try? TermSet(terms.filter { (try? TermSet([$0])) != nil }))
        return Terms(structure: structure, set: terms.isEmpty ? nil : set, owners: owners)
    }
}
