import PIMCatalog
import PIMText

extension RuleKind {
    /// Texts that have to say the same as those of another locale.
    public static let crossLocales = RuleKind(
        "cross.locales",
        "A text is there, is translated, and has the numbers and model codes that it has in the reference locale.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the texts"),
            Parameter("reference", .locale, "the locale they are compared with; the catalog's own is usual"),
            Parameter("checks", .texts, "some of missing, untranslated, numbers; all is usual"),
            Parameter("ignore", .texts, "numbers that texts may have without the other"),
            Parameter("except", .texts, "texts that are the same in all languages, such as names"),
            Parameter("min_words", .count, "the fewest words of an untranslated text; 3 is usual"),
        ],
        examples: [
            Example(
                ["attributes": ["name"], "reference": "en_GB", "ignore": ["360"], "except": ["Nordvik Arctic Pro"]],
                listings: [
                    ListingSample(
                        "A-1",
                        "pl_PL",
                        ["name": "Butelka 0,7 l, XR-500", "name@en_GB": "XR-500 bottle 0.7 l"]
                    ),
                    ListingSample("A-2", "fa_IR", ["name": "بطری ۱٬۵۰۰ میلی‌لیتر", "name@en_GB": "Bottle of 1500 ml"]),
                    ListingSample("A-3", "pl_PL", ["name": "Kurtka 360", "name@en_GB": "Jacket"]),
                    ListingSample("A-4", "pl_PL", ["name": "Nordvik Arctic Pro", "name@en_GB": "Nordvik Arctic Pro"]),
                    ListingSample("A-5", "en_GB", ["name": "Warm jacket of wool"]),
                    ListingSample("A-6", "pl_PL", ["name": "Kurtka"]),
                    ListingSample(
                        "A-7",
                        "pl_PL",
                        ["name": "Butelka 0,75 l", "name@en_GB": "Bottle 0.7 l"],
                        breach: "name \"Butelka 0,75 l\" lacks 7 of en_GB \"Bottle 0.7 l\", and has 75 instead"
                    ),
                    ListingSample(
                        "A-8",
                        "de_DE",
                        ["name@en_GB": "Bottle"],
                        breach: "name is missing, en_GB has \"Bottle\""
                    ),
                    ListingSample(
                        "A-9",
                        "de_DE",
                        ["name": "Warm jacket of wool", "name@en_GB": "Warm jacket of wool"],
                        breach: "name \"Warm jacket of wool\" is that of en_GB, untranslated"
                    ),
                ]
            ),
            Example(
                ["attributes": ["secret_story"], "reference": "en_GB", "checks": ["numbers"]],
                listings: [
                    ListingSample("A-1", "pl_PL", ["secret_story@en_GB": "30 pieces of 20"]),
                    ListingSample("A-2", "pl_PL", ["secret_story": "20 i 30", "secret_story@en_GB": "30 of 20"]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["secret_story": "20", "secret_story@en_GB": "30 pieces of 20"],
                        breach: "secret_story has other numbers than in en_GB"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let comparison = try LocaleComparison(settings)
            return .listing { comparison.breaches($0) }
        }
    )
}

/// Compares texts with those of a reference locale.
private struct LocaleComparison: Sendable {
    private static let checks = ["missing", "untranslated", "numbers"]

    private let attributes: [String]
    private let reference: LocaleCode?
    private let checks: [String]
    private let ignored: Set<String>
    private let exceptions: Set<String>
    private let fewestWords: Int
    private let digits = Folding(.digits)
    private let loose = Folding(.caseless)

    init(_ settings: RuleSettings) throws(RuleProblem) {
        attributes = try settings.attributes("attributes")
        reference = settings.text("reference").map { LocaleCode($0) }
        checks = settings.values["checks"] == nil ? Self.checks : settings.texts("checks")
        for check in checks where !Self.checks.contains(check) {
            let known = Self.checks.joined(separator: ", ")
            throw RuleProblem("checks", "\"\(check)\" is no check", remedy: "known: \(known)")
        }
        let folding = digits
        ignored = Set(settings.texts("ignore").map { folding.text($0) })
        let names = loose
        exceptions = Set(settings.texts("except").map { names.text($0) })
        fewestWords = settings.count("min_words") ?? 3
    }

    func breaches(_ checked: CheckedListing) -> [ListingBreach] {
        let table = checked.listing.table
        let reference = self.reference ?? checked.structure.settings.defaultLocale
        guard reference != table.scope.locale, let number = checked.structure.number(of: reference) else { return [] }
        return checked.numbers(of: attributes).compactMap { attribute in
            guard checked.structure.attributes[attribute].isLocalizable,
                case .value(let other) = glimpse(checked, attribute, number),
                let wanted = checked.words(of: other, at: attribute)
            else { return nil }
            let message: String?
            switch glimpse(checked, attribute, table.localeNumber) {
            case .unread: message = nil
            case .value(let own):
                message =
                    checked.words(of: own, at: attribute).map {
                        fault(in: $0, wanted, checked, attribute, reference)
                    } ?? absence(wanted, checked, attribute, reference)
            case .nothing: message = absence(wanted, checked, attribute, reference)
            }
            return message.map { ListingBreach($0, attribute: checked.code(attribute)) }
        }
    }

    private func glimpse(_ checked: CheckedListing, _ attribute: Int, _ locale: Int) -> Listing.Glimpse {
        checked.listing.glimpse(at: attribute, channel: checked.listing.table.channelNumber, locale: locale)
    }

    private func absence(
        _ wanted: String,
        _ checked: CheckedListing,
        _ attribute: Int,
        _ reference: LocaleCode
    ) -> String? {
        guard checks.contains("missing") else { return nil }
        let told = checked.quoted(wanted, at: attribute, else: "one")
        return "\(checked.code(attribute)) is missing, \(reference) has \(told)"
    }

    private func fault(
        in text: String,
        _ wanted: String,
        _ checked: CheckedListing,
        _ attribute: Int,
        _ reference: LocaleCode
    ) -> String? {
        let code = checked.code(attribute)
        let isSecret = checked.isConfidential(attribute)
        let told = isSecret ? "\(code)" : "\(code) \"\(CheckedListing.shortened(text))\""
        if checks.contains("untranslated"), isUntranslated(text, wanted, checked, reference) {
            return "\(told) is that of \(reference), untranslated"
        }
        guard checks.contains("numbers") else { return nil }
        let own = NumbersInText(text, digits, ignored: ignored)
        guard let difference = own.difference(to: NumbersInText(wanted, digits, ignored: ignored)) else { return nil }
        guard !isSecret else { return "\(code) has other numbers than in \(reference)" }
        let missing = difference.missing.joined(separator: ", ")
        let added = difference.added.joined(separator: ", ")
        let other = "\(reference) \"\(CheckedListing.shortened(wanted))\""
        if added.isEmpty { return "\(told) lacks \(missing) of \(other)" }
        if missing.isEmpty { return "\(told) has \(added), which is not in \(other)" }
        return "\(told) lacks \(missing) of \(other), and has \(added) instead"
    }

    private func isUntranslated(
        _ text: String,
        _ wanted: String,
        _ checked: CheckedListing,
        _ reference: LocaleCode
    ) -> Bool {
        guard LanguageTag(checked.listing.table.scope.locale.text).language != LanguageTag(reference.text).language,
            text.utf8.elementsEqual(wanted.utf8), !exceptions.contains(loose.text(text))
        else { return false }
        let bytes = Array(text.utf8)
        let words = WordBoundaries(text).count { piece in
            piece.isWord && !bytes[piece.range].contains(where: \.isASCIIDigit) && !Self.isUnit(bytes[piece.range])
        }
        return words >= max(1, fewestWords)
    }

    /// Whether a word is a unit or a short form, such as `ml` and `USB`, which are the same in many languages.
    private static func isUnit(_ word: ArraySlice<UInt8>) -> Bool {
        word.count < 3 || word.count < 5 && word.allSatisfy { $0 &- 0x41 < 26 }
    }
}
