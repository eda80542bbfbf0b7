import PIMText

/// Tells a claim to be the first, as in "#1 in Europe", from the number of a thing, as in "brush #1".
///
/// A rank stands at the beginning of a sentence with a word behind it, before an exclamation mark, or beside a word that
/// ranks: a place or market, a brand, a choice.
struct RankClaim: Sendable {
    private let terms: Set<String>
    private let before: Set<String>
    private let endings: [String]
    private let after: Set<String>
    /// Words such as "in" that rank unless one of `things` follows them.
    private let prepositions: Set<String>
    private let things: Set<String>

    /// Takes the words of a language; nil where it has none.
    init?(_ language: String) {
        guard let words = Self.words[language] else { return nil }
        terms = Set(language == "ar" ? words.terms.flatMap(ArabicClitics.spellings) : words.terms)
        before = Set(words.before)
        endings = words.endings
        after = Set(words.after)
        prepositions = Set(words.prepositions)
        things = Set(words.things)
    }

    /// Whether a term that may rank does nothing but number a thing where it stands.
    func isNumbering(_ term: String, _ range: Range<Int>, in text: CheckedText) -> Bool {
        terms.contains(term) && !isClaim(range, in: text)
    }

    private func isClaim(_ range: Range<Int>, in text: CheckedText) -> Bool {
        let pieces = text.pieces
        let behind = Array(pieces.drop { $0.range.lowerBound < range.upperBound }.prefix { !endsSentence($0, text) })
        let next = behind.lazy.filter(\.isWord).prefix(2).map { word($0, text) }
        if pieces.first(where: { $0.range.lowerBound >= range.upperBound }).map({ text.string($0.range) }) == "!" {
            return true
        }
        if let first = next.first {
            if after.contains(first) { return true }
            if prepositions.contains(first), let second = next.dropFirst().first { return !things.contains(second) }
        }
        for piece in pieces.reversed() where piece.range.upperBound <= range.lowerBound {
            if endsSentence(piece, text) { break }
            guard piece.isWord else { continue }
            let previous = word(piece, text)
            return before.contains(previous) || endings.contains(where: previous.hasSuffix)
        }
        return isAtStart(range, of: pieces, text) && next.first != nil
    }

    /// Whether no word stands before a range in its sentence.
    private func isAtStart(_ range: Range<Int>, of pieces: [WordBoundaries.Piece], _ text: CheckedText) -> Bool {
        for piece in pieces.reversed() where piece.range.upperBound <= range.lowerBound {
            if endsSentence(piece, text) { return true }
            if piece.isWord { return false }
        }
        return true
    }

    private func word(_ piece: WordBoundaries.Piece, _ text: CheckedText) -> String {
        LetterCase.lower(text.string(piece.range), text.locale)
    }

    private func endsSentence(_ piece: WordBoundaries.Piece, _ text: CheckedText) -> Bool {
        !piece.isWord && [".", "!", "?", "…", "\n", "\r\n", "؟"].contains(text.string(piece.range))
    }

    private struct Language {
        var terms: [String]
        var before: [String]
        var endings: [String] = []
        var after: [String]
        var prepositions: [String]
        var things: [String]
    }

    private static let words: [String: Language] = [
        "en": Language(
            terms: ["no. 1", "#1"],
            before: [
                "the", "our", "your", "their", "is", "are", "still", "voted", "ranked", "rated", "chosen", "brand",
                "choice", "seller", "bestseller", "pick", "maker", "leader",
            ],
            endings: ["'s", "\u{2019}s"],
            after: [
                "worldwide", "globally", "brand", "choice", "seller", "selling", "bestseller", "best", "rated", "pick",
                "recommended", "among", "favourite", "favorite", "trusted", "most", "leader",
            ],
            prepositions: ["in"],
            things: [
                "a", "an", "box", "pack", "set", "kit", "size", "stock", "colour", "color", "black", "white", "blue",
                "red", "green", "grey", "gray", "steel", "stainless",
            ]
        ),
        "pl": Language(
            terms: ["nr 1"],
            before: [
                "marka", "marką", "marki", "wybór", "wyborem", "wyboru", "producent", "producentem", "lider", "liderem",
                "bestseller", "sklep", "jest", "to", "jako", "nasz", "nasza",
            ],
            after: ["marka", "wybór", "producent", "bestseller", "wśród", "sprzedaży", "świata"],
            prepositions: ["w", "we", "na", "pod"],
            things: [
                "zestawie", "komplecie", "opakowaniu", "pudełku", "kolorze", "rozmiarze", "wersji", "kurz", "wodę",
                "klucz",
            ]
        ),
        "kk": Language(
            terms: ["№ 1", "№1"],
            before: ["бренд", "таңдау", "өндіруші", "әлемде", "қазақстанда", "нарықта"],
            endings: ["дағы", "дегі", "тағы", "тегі"],
            after: ["бренд", "бренді", "таңдау", "таңдауы", "өндіруші", "өндірушісі"],
            prepositions: [],
            things: []
        ),
        "fa": Language(
            terms: ["شماره یک", "شماره 1"],
            before: ["برند", "مارک", "انتخاب", "تولیدکننده", "فروشنده", "پرفروش"],
            after: ["جهان", "ایران", "دنیا", "بازار", "اروپا", "کشور"],
            prepositions: ["در"],
            things: ["بسته", "جعبه", "رنگ", "سایز", "اندازه"]
        ),
        "ar": Language(
            terms: ["رقم واحد", "رقم 1"],
            before: ["الأفضل", "الخيار", "خيارك", "اختيارك", "العلامة", "التجارية", "الماركة", "المنتج", "المبيعات"],
            after: ["عالميا", "عالميًا", "عالمياً", "بين", "مبيعا", "مبيعًا", "مبيعاً", "الأكثر"],
            prepositions: ["في", "على"],
            things: ["العلبة", "المجموعة", "الطقم", "الحزمة", "اللون", "المقاس"]
        ),
    ]
}
