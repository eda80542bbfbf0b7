import PIMCatalog
import PIMText

extension RuleKind {
    /// Long texts that are nearly the same for products of different models.
    public static let nearDuplicates = RuleKind(
        "catalogue.near-duplicates",
        "A long text is not nearly that of a product of another model.",
        subject: .catalogue,
        parameters: [
            Parameter(
                "attributes",
                .attributes,
                isRequired: true,
                "the texts, each compared with itself in one locale"
            ),
            Parameter("distance", .count, "how many of 64 bits may differ, 0 to 7; 5 is usual, about one word in 50"),
            Parameter("min_words", .count, "the fewest words of a text that is looked at; 12 is usual"),
        ],
        examples: [
            Example(
                ["attributes": ["description"], "distance": 7],
                runs: [
                    [
                        ListingSample("A-1", "en_GB", ["description": .text(story("boot", "warm"))]),
                        ListingSample("A-2", "en_GB", ["description": "A short text that is nobody's own."]),
                        ListingSample("A-3", "en_GB", ["description": "A short text that is nobody's own."]),
                        ListingSample("A-4", "pl_PL", ["description": .text(story("boot", "warm"))]),
                        ListingSample(
                            "A-5",
                            "en_GB",
                            ["description": .text("<p>\(story("BOOT", "warm"))</p>")],
                            breach:
                                "description \"This BOOT is made by hand in a small town on the northern co\u{2026}\" "
                                + "is nearly that of the product at products.jsonl:1"
                        ),
                        ListingSample(
                            "A-6",
                            "en_GB",
                            ["description": .text(story("boot", "light"))],
                            breach:
                                "description \"This boot is made by hand in a small town on the northern co\u{2026}\" "
                                + "is nearly that of the product at products.jsonl:1"
                        ),
                    ],
                    [
                        ListingSample("A-1", "en_GB", ["description": .text(story("boot", "warm"))], parent: "M-1"),
                        ListingSample("A-2", "en_GB", ["description": .text(story("boot", "warm"))], parent: "M-1"),
                        ListingSample(
                            "A-3",
                            "en_GB",
                            [
                                "description": """
                                A lamp for the tent that hangs from a hook and shines for nine nights, with a switch \
                                you find in the dark and a handle for the walk to the lake
                                """
                            ]
                        ),
                    ],
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let distance = settings.count("distance") ?? 5
            guard distance <= SimilarPatterns.mostBits else {
                let message = "texts that differ in \(distance) bits are not found"
                throw RuleProblem("distance", message, remedy: "write \(SimilarPatterns.mostBits) or less")
            }
            let texts = WatchedText(attributes: try settings.attributes("attributes"), folding: Folding(.search))
            let fewestWords = settings.count("min_words") ?? 12
            return .catalogue { NearDuplicates(texts, distance: distance, fewestWords: fewestWords) }
        }
    )

    /// A description with a noun and an adjective.
    private static func story(_ noun: String, _ adjective: String) -> String {
        """
        This \(noun) is made by hand in a small town on the northern coast where winters are long and streets are steep. \
        The sole grips wet stone and packed snow, the upper is waxed leather that lasts for years, and the lining of wool \
        keeps feet dry when rain turns to sleet. Laces run through hooks of brass, so it closes firmly with gloves on. Rub \
        it with grease once a season, dry it far from the fire, and it stays \(adjective) for a decade.
        """
    }
}

/// Remembers what texts are like: 32 bytes for each text, and 1.2 MB for each attribute and locale.
struct NearDuplicates: CatalogueWatch {
    private var texts: WatchedText
    private let distance: Int
    private let fewestWords: Int
    private(set) var patterns: [UInt64: SimilarPatterns] = [:]

    init(_ texts: WatchedText, distance: Int, fewestWords: Int) {
        self.texts = texts
        self.distance = distance
        self.fewestWords = fewestWords
    }

    mutating func see(_ listing: CheckedListing) -> [ListingBreach] {
        var breaches: [ListingBreach] = []
        let family = WatchedText.family(of: listing)
        let place = texts.place(of: listing)
        let places = texts.places
        texts.forEach(listing) { number, words, folded in
            guard let bits = SimilarityBits.bits(of: folded, fewestWords: fewestWords) else { return }
            let key = WatchedText.hash(seed: 35, of: number, listing).value
            let found = patterns[key, default: SimilarPatterns(distance: distance)]
                .see(bits, family: family, place: place)
            guard let found else { return }
            let code = listing.code(number)
            let told = listing.isConfidential(number) ? "" : " \"\(CheckedListing.shortened(words))\""
            let message = "\(code)\(told) is nearly that of \(places.words(found.seen.place))"
            breaches.append(ListingBreach(message, attribute: code, key: "\(code)\(told)"))
        }
        return breaches
    }
}
