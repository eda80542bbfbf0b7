import PIMText

/// The words of a field, found without regard to case and with `_`, `-` and space alike.
struct WordTable: Sendable {
    let feedWords: [String]
    private let folded: [String: String]
    /// The folded spellings that are ASCII, and each one's feed word.
    private let spellings: [Spelling]

    private struct Spelling: Sendable {
        var bytes: [UInt8]
        var word: String
    }

    init(_ words: [Field.Word]) {
        feedWords = words.map(\.feed)
        var folded: [String: String] = [:]
        for word in words {
            for spelling in word.catalog where folded[Self.fold(spelling)] == nil {
                folded[Self.fold(spelling)] = word.feed
            }
        }
        for word in words {
            folded[Self.fold(word.feed)] = word.feed
        }
        self.folded = folded
        spellings = folded.sorted { $0.key < $1.key }.compactMap { spelling, word in
            let bytes = Array(spelling.utf8)
            return bytes.allSatisfy { $0 < 0x80 } ? Spelling(bytes: bytes, word: word) : nil
        }
    }

    /// The feed's word for a text: the text itself where it is one.
    func feedWord(for text: String) -> String? {
        feedWords.contains(text) ? text : folded[Self.fold(text)]
    }

    /// The feed's word for a text in ASCII that is not one itself; nil where the text is none or has other letters.
    func feedWord(forASCII text: TextBytes) -> String? {
        spellings.first { spelling in
            spelling.bytes.count == text.count
                && spelling.bytes.indices.allSatisfy { Self.fold(text[$0]) == spelling.bytes[$0] }
        }?.word
    }

    /// The feed's word a misspelt text was probably meant to be.
    func suggestion(for text: String) -> String? {
        let wanted = Self.fold(text)
        return Suggestion.nearest(to: wanted, among: folded.keys.sorted()).flatMap { folded[$0] }
    }

    /// The words as a message lists them.
    var listed: String {
        feedWords.count > 14 ? feedWords.prefix(12).joined(separator: ", ") + ", …" : feedWords.joined(separator: ", ")
    }

    private static func fold(_ byte: UInt8) -> UInt8 {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") ? UInt8(ascii: " ") : byte.asciiLowercased
    }

    static func fold(_ text: String) -> String {
        String(text.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}
