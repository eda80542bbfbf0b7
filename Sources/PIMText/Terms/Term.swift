/// A word or phrase that texts are searched for.
///
/// White space in it stands for any run of white space, at its ends it does not count.
public struct Term: Sendable, Hashable {
    /// How much of a word a term must fill.
    public enum Extent: String, Sendable, Hashable, CaseIterable {
        /// Whole words: the term begins and ends at word borders.
        case wholeWord

        /// The beginning of a word, for languages that inflect at the end: `koszul` finds `koszulami`.
        case prefix

        /// The end of a word: `markt` finds `Supermarkt`.
        case suffix

        /// Any whole characters.
        case substring
    }

    /// The term as it was written.
    public let text: String

    /// What the giver knows it by; need not be unique.
    public let id: Int

    /// How much of a word it must fill.
    public let extent: Extent

    /// Whether capitals and small letters differ for it even where the set folds them.
    public let keepsCase: Bool

    /// Whether other hyphens (`‐`, `‑`, `–`) and apostrophes (`’`, `ʼ`) may stand for those of the term and the reverse,
    /// and a zero width non-joiner for a space between letters of Arabic script and the reverse.
    public let allowsOtherMarks: Bool

    /// A term; by default whole words in any case.
    public init(
        _ text: String,
        id: Int,
        extent: Extent = .wholeWord,
        keepsCase: Bool = false,
        allowsOtherMarks: Bool = false
    ) {
        self.text = text
        self.id = id
        self.extent = extent
        self.keepsCase = keepsCase
        self.allowsOtherMarks = allowsOtherMarks
    }

    /// The ways to write the term.
    var spellings: [String] {
        guard allowsOtherMarks else {
            return [text]
        }
        let hyphens: [Unicode.Scalar] = ["-", "\u{2010}", "\u{2011}", "\u{2013}"]
        let apostrophes: [Unicode.Scalar] = ["'", "\u{2019}", "\u{2BC}"]
        let joined = Self.joinings(of: text)
        return Self.spellings(of: Self.spellings(of: joined, among: hyphens), among: apostrophes)
    }

    /// The text with each gap between letters of Arabic script as a space and as a non-joiner; with all of them alike
    /// where there are many.
    private static func joinings(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let gaps = scalars.indices.dropFirst().dropLast().filter { place in
            (scalars[place] == " " || scalars[place] == "\u{200C}")
                && (0x620...0x6FF).contains(scalars[place - 1].value)
                && (0x620...0x6FF).contains(scalars[place + 1].value)
        }
        guard !gaps.isEmpty else { return [text] }
        let choices = gaps.count > 3 ? [0, ~0] : Array(0..<1 << gaps.count)
        let spellings = choices.map { choice in
            var spelling = scalars
            for (number, place) in gaps.enumerated() {
                spelling[place] = choice >> number & 1 == 0 ? " " : "\u{200C}"
            }
            return String(String.UnicodeScalarView(spelling))
        }
        return [text] + spellings.filter { !$0.utf8.elementsEqual(text.utf8) }
    }

    private static func spellings(of texts: [String], among marks: [Unicode.Scalar]) -> [String] {
        texts.flatMap { text in
            guard text.unicodeScalars.contains(where: marks.contains) else {
                return [text]
            }
            return marks.map { mark in
                var scalars = String.UnicodeScalarView()
                for scalar in text.unicodeScalars { scalars.append(marks.contains(scalar) ? mark : scalar) }
                return String(scalars)
            }
        }
    }
}

/// Why a set of terms cannot be made.
public enum TermSetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The term at a place of the list is empty.
    case empty(place: Int, id: Int)

    /// Nothing is left of the term at a place of the list once it is folded.
    case nothingToFind(place: Int, id: Int, text: String)

    /// The terms have too many bytes together.
    case tooLarge(bytes: Int, limit: Int)

    /// The error as a message.
    public var description: String {
        switch self {
        case .empty(let place, let id): "term \(place + 1) (id \(id)) is empty"
        case .nothingToFind(let place, let id, let text):
            "term \(place + 1) (id \(id)) has only white space and ignored characters: \(Self.escaped(text))"
        case .tooLarge(let bytes, let limit): "the terms have \(bytes) bytes, the limit is \(limit)"
        }
    }

    private static func escaped(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\""
    }
}
