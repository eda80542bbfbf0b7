import PIMCatalog
import PIMText

extension RuleKind {
    /// Texts that no two products may have, but those of one model.
    public static let catalogueUnique = RuleKind(
        "catalogue.unique",
        "A text is that of one product, or of the variants of one model.",
        subject: .catalogue,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the texts, each compared with itself in one locale")
        ],
        examples: [
            Example(
                ["attributes": ["name", "secret"]],
                runs: [
                    [
                        ListingSample("A-1", "pl_PL", ["name": "Ciepły but"]),
                        ListingSample("A-2", "pl_PL", ["name": "Lekki but", "secret": "Ciepły but"]),
                        ListingSample("A-3", "en_GB", ["name": "Ciepły but"]),
                        ListingSample(
                            "A-4",
                            "pl_PL",
                            ["name": "CIEPŁY  but"],
                            breach: "name \"CIEPŁY but\" is also that of the product at products.jsonl:1"
                        ),
                        ListingSample(
                            "A-5",
                            "pl_PL",
                            ["secret": "ciepły but"],
                            breach: "secret is also that of the product at products.jsonl:2"
                        ),
                    ],
                    [
                        ListingSample("A-1", "fa_IR", ["name": "کفش"], parent: "M-1"),
                        ListingSample("A-2", "fa_IR", ["name": "کفش"], parent: "M-1"),
                        ListingSample(
                            "A-3",
                            "fa_IR",
                            ["name": "كفش"],
                            parent: "M-2",
                            breach: "name \"كفش\" is also that of the product at products.jsonl:1"
                        ),
                    ],
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let texts = WatchedText(attributes: try settings.attributes("attributes"), folding: Folding(.search))
            return .catalogue { UniqueTexts(texts) }
        }
    )
}

/// Remembers which product was the first with a text: at most 25 bytes for each text.
struct UniqueTexts: CatalogueWatch {
    private var texts: WatchedText
    private(set) var seen = FirstSeen()

    init(_ texts: WatchedText) {
        self.texts = texts
    }

    mutating func see(_ listing: CheckedListing) -> [ListingBreach] {
        var breaches: [ListingBreach] = []
        let mark = FirstSeen.mark(WatchedText.family(of: listing))
        let place = texts.place(of: listing)
        let places = texts.places
        texts.forEach(listing) { number, words, folded in
            var key = WatchedText.hash(seed: 32, of: number, listing)
            key.combine(folded)
            guard let first = seen.insert(key.value, mark: mark, place: place), first.mark != mark else { return }
            let code = listing.code(number)
            let told = listing.isConfidential(number) ? "" : " \"\(CheckedListing.shortened(words))\""
            let message = "\(code)\(told) is also that of \(places.words(first.place))"
            breaches.append(ListingBreach(message, attribute: code, key: "\(code)\(told)"))
        }
        return breaches
    }
}
