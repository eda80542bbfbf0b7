import PIMCatalog
import PIMText

/// What all watches need of the texts of products: their attributes, their folds and their hashes.
struct WatchedText: Sendable {
    private let names: [String]
    private let folding: Folding
    private var folded = FoldedText()
    var places = SeenPlaces()

    init(attributes names: [String], folding: Folding) {
        self.names = names
        self.folding = folding
    }

    /// Calls `body` with each attribute that has words, with the words, and with their folded bytes.
    mutating func forEach(
        _ checked: CheckedListing,
        _ body: (_ number: Int, _ words: String, _ folded: UnsafeBufferPointer<UInt8>) -> Void
    ) {
        for number in checked.numbers(of: names) {
            guard let words = checked.words(at: number) else { continue }
            folded.fold(words, by: folding)
            folded.withBytes { bytes in
                if !bytes.isEmpty { body(number, words, bytes) }
            }
        }
    }

    /// Where the product stands, as a number.
    mutating func place(of checked: CheckedListing) -> UInt64 {
        places.number(of: checked.listing.lineage.product.source)
    }

    /// A hash to which an attribute and, where its words differ by it, the locale were given; the words of options do.
    static func hash(seed: UInt64, of number: Int, _ checked: CheckedListing) -> StableHash {
        var hash = StableHash(seed: seed)
        hash.combine(UInt64(number))
        let attribute = checked.structure.attributes[number]
        let differs = attribute.isLocalizable || attribute.type == .option || attribute.type == .options
        hash.combine(differs ? UInt64(checked.listing.table.localeNumber) : UInt64.max)
        return hash
    }

    /// The hash of the model above all, or of the product itself: what siblings have in common.
    static func family(of checked: CheckedListing) -> UInt64 {
        hash(of: checked.listing.lineage.root.identifier)
    }

    /// The hash of a text's bytes.
    static func hash(of text: String) -> UInt64 {
        var hash = StableHash(seed: 31)
        text.withBytes { hash.combine($0) }
        return hash.value
    }
}
