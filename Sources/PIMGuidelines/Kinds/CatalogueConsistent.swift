import PIMCatalog
import PIMText

extension RuleKind {
    /// Names that are spelled in one way throughout the catalogue.
    public static let catalogueConsistent = RuleKind(
        "catalogue.consistent",
        "A name, such as a brand's, is spelled in one way by all products.",
        subject: .catalogue,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the names, each compared with itself"),
            Parameter("marks", .flag, "whether letters with and without marks are one spelling apart: Café and Cafe"),
        ],
        examples: [
            Example(
                ["attributes": ["brand"], "marks": true],
                runs: [
                    [
                        ListingSample("A-1", "pl_PL", ["brand": "Nordvik"]),
                        ListingSample("A-2", "pl_PL", ["brand": "Żubr"]),
                        ListingSample("A-3", "en_GB", ["brand": "Nordvik"]),
                        ListingSample(
                            "A-4",
                            "en_GB",
                            ["brand": "NORDVIK"],
                            breach: "brand \"NORDVIK\" is spelled \"Nordvik\" by the product at products.jsonl:1"
                        ),
                        ListingSample(
                            "A-5",
                            "en_GB",
                            ["brand": "Zubr"],
                            breach: "brand \"Zubr\" is spelled \"Żubr\" by the product at products.jsonl:2"
                        ),
                    ]
                ]
            ),
            Example(
                ["attributes": ["brand", "secret"]],
                runs: [
                    [
                        ListingSample("A-1", "fa_IR", ["brand": "نوردویک", "secret": "X"]),
                        ListingSample("A-2", "fa_IR", ["brand": "Cafe"]),
                        ListingSample("A-3", "fa_IR", ["brand": "Café"]),
                        ListingSample(
                            "A-4",
                            "fa_IR",
                            ["brand": "نورديك", "secret": "x"],
                            breach: "secret is spelled in another way by the product at products.jsonl:1"
                        ),
                        ListingSample(
                            "A-5",
                            "fa_IR",
                            ["brand": "نوردويک"],
                            breach: "brand \"نوردويک\" is spelled \"نوردویک\" by the product at products.jsonl:1"
                        ),
                    ]
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let profile: FoldProfile = settings.flag("marks") ? .search.union(.marks) : .search
            let texts = WatchedText(attributes: try settings.attributes("attributes"), folding: Folding(profile))
            return .catalogue { OneSpelling(texts) }
        }
    )
}

/// Remembers how names were first spelled: at most 25 bytes for each name, and the spellings of the first 4096.
struct OneSpelling: CatalogueWatch {
    private static let mostSpellings = 4096

    private var texts: WatchedText
    private var seen = FirstSeen()
    private var spellings: [UInt64: String] = [:]

    init(_ texts: WatchedText) {
        self.texts = texts
    }

    mutating func see(_ listing: CheckedListing) -> [ListingBreach] {
        var breaches: [ListingBreach] = []
        let place = texts.place(of: listing)
        let places = texts.places
        texts.forEach(listing) { number, words, folded in
            var key = WatchedText.hash(seed: 33, of: number, listing)
            key.combine(folded)
            let mark = FirstSeen.mark(WatchedText.hash(of: words))
            guard let first = seen.insert(key.value, mark: mark, place: place) else {
                if spellings.count < Self.mostSpellings { spellings[key.value] = CheckedListing.shortened(words) }
                return
            }
            guard first.mark != mark else { return }
            let code = listing.code(number)
            let isSecret = listing.isConfidential(number)
            let own = isSecret ? "" : " \"\(CheckedListing.shortened(words))\""
            let other = (isSecret ? nil : spellings[key.value]).map { "\"\($0)\"" } ?? "in another way"
            let message = "\(code)\(own) is spelled \(other) by \(places.words(first.place))"
            breaches.append(ListingBreach(message, attribute: code, key: "\(code)\(own)"))
        }
        return breaches
    }
}
