import PIMCatalog
import PIMText

extension RuleKind {
    /// What variants of one model have in common, and what sets them apart.
    public static let crossVariants = RuleKind(
        "cross.variants",
        "Variants of one model agree where they should, and are told apart where they should be.",
        subject: .catalogue,
        parameters: [
            Parameter("same", .attributes, "attributes that all variants have the same value of"),
            Parameter(
                "axes_only",
                .attributes,
                "texts that differ in nothing but the names of what variants differ by"
            ),
            Parameter("distinct", .attributes, "texts that no two variants have the same of"),
        ],
        examples: [
            Example(
                ["same": ["material", "description"], "distinct": ["name"]],
                runs: [
                    [
                        ListingSample("A-1", "pl_PL", ["name": "But S", "material": "wool"], parent: "M-1"),
                        ListingSample("A-2", "pl_PL", ["name": "But M", "material": "wool"], parent: "M-1"),
                        ListingSample("B-1", "pl_PL", ["name": "But S", "material": "felt"], parent: "M-2"),
                        ListingSample(
                            "B-2",
                            "pl_PL",
                            ["name": "BUT S", "material": "wool"],
                            parent: "M-2",
                            breach: "material \"Wełna\" is \"Filc\" for the product at products.jsonl:3; "
                                + "name \"BUT S\" is also that of the product at products.jsonl:3"
                        ),
                        ListingSample(
                            "A-3",
                            "pl_PL",
                            ["name": "But L", "description": "Lekki"],
                            parent: "M-1",
                            breach: "material is another for the product at products.jsonl:1; "
                                + "description \"Lekki\" is another for the product at products.jsonl:1"
                        ),
                        ListingSample("C-1", "pl_PL", ["name": "But S"]),
                        ListingSample("C-2", "pl_PL", ["name": "But S"]),
                    ]
                ]
            ),
            Example(
                ["axes_only": ["name"]],
                runs: [
                    [
                        ListingSample(
                            "A-1",
                            "en_GB",
                            ["name": "Warm boot, blue (S)", "color": "blue", "size": "s"],
                            parent: "M"
                        ),
                        ListingSample(
                            "A-2",
                            "en_GB",
                            ["name": "Warm boot - Red - L", "color": "red", "size": "l"],
                            parent: "M"
                        ),
                        ListingSample(
                            "A-3",
                            "en_GB",
                            ["name": "Light boot, red", "color": "red", "size": "m"],
                            parent: "M",
                            breach: "name \"Light boot, red\" is \"Warm boot, blue (S)\" for the product at "
                                + "products.jsonl:1, which differs in more than color, size"
                        ),
                    ]
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["same", "axes_only", "distinct"])
            let same = try settings.attributes("same")
            let axesOnly = try settings.attributes("axes_only")
            let distinct = try settings.attributes("distinct")
            let folding = Folding(.search)
            return .catalogue { Siblings(same: same, axesOnly: axesOnly, distinct: distinct, folding: folding) }
        }
    )
}

/// Remembers the first variant of each model.
///
/// It takes at most 25 bytes for each model, attribute and locale, and as many for each text that is to be distinct; texts
/// are kept for one model at a time.
struct Siblings: CatalogueWatch {
    private let same: [String]
    private let axesOnly: [String]
    private let distinct: [String]
    private let folding: Folding
    private var places = SeenPlaces()
    private(set) var seen = FirstSeen()
    private var model = ""
    private var texts: [UInt64: String] = [:]

    init(same: [String], axesOnly: [String], distinct: [String], folding: Folding) {
        self.same = same
        self.axesOnly = axesOnly
        self.distinct = distinct
        self.folding = folding
    }

    mutating func see(_ listing: CheckedListing) -> [ListingBreach] {
        guard let parent = listing.listing.lineage.models.first?.identifier else { return [] }
        if parent != model {
            model = parent
            texts.removeAll(keepingCapacity: true)
        }
        var breaches: [ListingBreach] = []
        let place = places.number(of: listing.listing.lineage.product.source)
        for number in listing.numbers(of: same) {
            let words = listing.words(at: number) ?? ""
            guard let first = note(37, words, words, number, place, listing) else { continue }
            let message = "\(difference(first, words, number, listing)) for \(places.words(first.place))"
            let key = "same \(listing.said(at: number))"
            breaches.append(ListingBreach(message, attribute: listing.code(number), key: key))
        }
        for number in listing.numbers(of: axesOnly) {
            guard let words = listing.words(at: number) else { continue }
            let axes = axes(of: listing)
            let rest = rest(of: words, without: axes.flatMap { names(at: $0, listing) })
            guard let first = note(38, rest, words, number, place, listing) else { continue }
            let codes = axes.map { listing.code($0).text }.joined(separator: ", ")
            let other = "\(difference(first, words, number, listing)) for \(places.words(first.place))"
            let message = "\(other), which differs in more than \(codes)"
            let key = "axes \(listing.said(at: number))"
            breaches.append(ListingBreach(message, attribute: listing.code(number), key: key))
        }
        for number in listing.numbers(of: distinct) {
            guard let words = listing.words(at: number) else { continue }
            var key = key(39, number, listing)
            key.combine(WatchedText.hash(of: folding.text(words)))
            let mark = FirstSeen.mark(WatchedText.hash(of: listing.listing.identifier))
            guard let first = seen.insert(key.value, mark: mark, place: place), first.mark != mark else { continue }
            let message = "\(listing.said(at: number)) is also that of \(places.words(first.place))"
            let known = "distinct \(listing.said(at: number))"
            breaches.append(ListingBreach(message, attribute: listing.code(number), key: known))
        }
        return breaches
    }

    /// What was said by the first variant.
    private struct First {
        let place: UInt64
        /// Nil where its text is no longer kept.
        let words: String?
    }

    private func key(_ seed: UInt64, _ number: Int, _ listing: CheckedListing) -> StableHash {
        var key = WatchedText.hash(seed: seed, of: number, listing)
        key.combine(WatchedText.hash(of: model))
        // Another channel or audience may say another thing.
        let attribute = listing.structure.attributes[number]
        if attribute.isScopable { key.combine(UInt64(listing.listing.table.channelNumber)) }
        if attribute.isAudienceSpecific, let audience = listing.listing.table.scope.audience {
            key.combine(WatchedText.hash(of: audience.text))
        }
        return key
    }

    /// The first variant of the model where it has another text; nil where this is the first, or has the same.
    private mutating func note(
        _ seed: UInt64,
        _ text: String,
        _ words: String,
        _ number: Int,
        _ place: UInt64,
        _ listing: CheckedListing
    ) -> First? {
        let key = key(seed, number, listing).value
        let mark = FirstSeen.mark(WatchedText.hash(of: text))
        guard let first = seen.insert(key, mark: mark, place: place) else {
            texts[key] = CheckedListing.shortened(words)
            return nil
        }
        return first.mark == mark ? nil : First(place: first.place, words: texts[key])
    }

    private func difference(_ first: First, _ words: String, _ number: Int, _ listing: CheckedListing) -> String {
        let said = listing.said(at: number)
        guard let other = first.words, !listing.isConfidential(number) else { return "\(said) is another" }
        guard !words.isEmpty else { return "\(said) is empty, and is \"\(other)\"" }
        return other.isEmpty ? "\(said) is empty" : "\(said) is \"\(other)\""
    }

    /// The attributes that variants of the model differ by.
    private func axes(of listing: CheckedListing) -> [Int] {
        guard let structure = listing.listing.lineage.variantStructure else { return [] }
        return listing.structure.variantStructures[structure].axes.compactMap { listing.structure.number(of: $0) }
    }

    /// How a text may name the value of an axis.
    private func names(at number: Int, _ listing: CheckedListing) -> [String] {
        let value = listing.listing.value(at: number)
        var names = value.flatMap { listing.words(of: $0, at: number) }.map { [$0] } ?? []
        guard case .option(let code) = value else { return names }
        names.append(code)
        let labels = listing.structure.option(code, of: number)?.labels
        names += listing.listing.table.labelLocales.compactMap { labels?[$0] }
        return names
    }

    /// The words of a text, folded, without those that are names.
    private func rest(of text: String, without names: [String]) -> String {
        let ranges = Set(names).flatMap { folding.ranges(of: $0, in: text, wholeWords: true) }
        let bytes = Array(text.utf8)
        var words: [String] = []
        for piece in WordBoundaries(text) where piece.isWord && !ranges.contains(where: piece.range.overlaps) {
            words.append(folding.text(String(decoding: bytes[piece.range], as: UTF8.self)))
        }
        return words.joined(separator: " ")
    }
}
