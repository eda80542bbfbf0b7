extension LanguageTag {
    /// Whether the language is one of ISO 639: any of the two-letter codes, old ones too, or a code of three letters.
    ///
    /// There are some seven thousand codes of three letters, so any is taken.
    public var isOfKnownLanguage: Bool {
        language.utf8.count == 3 || Self.twoLetterCodes.contains(language)
    }

    /// **Source:** ISO 639-1 with the withdrawn `in`, `iw`, `ji`, `mo` and `sh`, read 2026-11-22.
    private static let twoLetterCodes: Set<String> = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
        ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my
        na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn
        so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(whereSeparator: \.isWhitespace).map { String($0) }
    )
}
