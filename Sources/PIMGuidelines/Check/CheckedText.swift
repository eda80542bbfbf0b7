public import PIMText

/// A text while rules look at it; what several rules need of it is worked out once.
public final class CheckedText {
    /// The text, without markup.
    public let text: String
    /// The text as it is kept, with its markup where it has any.
    public let source: String
    /// What one look at the text tells.
    public private(set) lazy var marks = TextMarks(of: text)
    /// The locale it is written in, such as `fa_IR`; empty where it has none.
    public let locale: String
    /// The attribute it is a value of; empty where it is none.
    public let attribute: String
    /// The words of names that rules demand.
    var demandedNames: Set<String> = []
    /// The brand of the product it is of; nil where it is of none.
    var brand: ProductBrand?
    /// The words that are spelled so by right: those of names that rules demand, and of the product's brand.
    private(set) lazy var names = demandedNames.union(brand?.words ?? [])
    private var words: [WordBoundaries.Piece]?
    private var protections: [Range<Int>]?
    private var folds: [FoldProfile: FoldedText] = [:]

    /// Takes a text; `source` is the same with its markup.
    public init(_ text: String, locale: String, attribute: String = "", source: String? = nil) {
        self.text = text
        self.source = source ?? text
        self.locale = locale
        self.attribute = attribute
    }

    /// The language of the locale.
    public var language: String { LanguageTag(locale).language }

    /// All of it, in UTF-8 bytes.
    public var whole: Range<Int> { 0..<text.utf8.count }

    /// Its pieces: words and what stands between them, by UAX #29.
    public var pieces: [WordBoundaries.Piece] {
        if let words { return words }
        let found = Array(WordBoundaries(text))
        words = found
        return found
    }

    /// The ranges that are not prose: addresses, placeholders, codes; in order, apart from each other.
    public var protected: [Range<Int>] {
        if let protections { return protections }
        let found = ProtectedSpans.ranges(in: text)
        protections = found
        return found
    }

    /// Whether a range touches one that is not prose.
    public func isProtected(_ range: Range<Int>) -> Bool {
        let spans = protected
        guard !spans.isEmpty, !range.isEmpty else { return false }
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(range)
    }

    /// A range widened to the ends of the words that it begins and ends in.
    func words(around range: Range<Int>) -> Range<Int> {
        let pieces = pieces
        // Pieces stand one behind the other.
        var (first, last) = (0, pieces.count)
        while first < last {
            let middle = (first + last) / 2
            if pieces[middle].range.upperBound > range.lowerBound { last = middle } else { first = middle + 1 }
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        for piece in pieces[first...] {
            guard piece.range.overlaps(range) else { break }
            guard piece.isWord else { continue }
            start = min(start, piece.range.lowerBound)
            end = max(end, piece.range.upperBound)
        }
        return start..<end
    }

    /// The text folded; kept, because many rules fold alike.
    public func folded(_ profile: FoldProfile) -> FoldedText {
        if let known = folds[profile] { return known }
        let folded = FoldedText(text, by: Folding(profile))
        folds[profile] = folded
        return folded
    }

    /// A part of the text.
    public func string(_ range: Range<Int>) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(decoding: bytes[start..<bytes.index(start, offsetBy: range.count)], as: UTF8.self)
    }
}
