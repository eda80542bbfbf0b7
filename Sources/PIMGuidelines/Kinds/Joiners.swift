import PIMCatalog
import PIMText

extension Rule {
    /// Zero width joiners and non-joiners stand where they have work.
    public static let joiners = Rule(
        code: "text.joiners",
        summary: "Zero width joiners and non-joiners stand only where they join or part letters.",
        rationale: "One without work is not seen, but makes another word of it to a search engine.",
        remedy: "take it out",
        good: [
            Sample("دست\u{200C}ساز می\u{200C}شود", "fa_IR"), Sample("گفت\u{200C}و\u{200C}گو", "fa_IR"),
            Sample("سال ۱۳۹۹ ه\u{200D}.ش", "fa_IR"), Sample("Rodzina 👨\u{200D}👩\u{200D}👧", "pl_PL"),
            Sample("Pride 🏳️\u{200D}🌈 flag", "en_GB"), Sample("क्\u{200D}ष", "hi_IN"),
        ],
        bad: [
            Sample("کفش\u{200C} ورزشی", "fa_IR"), Sample("می\u{200C}\u{200C}شود", "fa_IR"),
            Sample("کار\u{200C}خانه", "fa_IR"), Sample("\u{200C}حذاء", "ar_SA"), Sample("Bu\u{200C}ty", "pl_PL"),
            Sample("Boots\u{200D}", "en_GB"), Sample("شم\u{200D}ال", "ar_SA"), Sample("күр\u{200C}те", "kk_KZ"),
        ],
        needsLanguage: false,
        cause: { _ in .presence(of: .strayJoiners) },
        problem: { sample in
            Joiners.findings(in: sample.text).first.map { message(of: $0, in: sample.text) }
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            for found in Joiners.findings(in: sample.text) {
                places.add(message(of: found, in: sample.text), found.range, instead: "")
            }
            return places.breaches
        }
    )

    private static func message(of found: Joiners.Finding, in text: String) -> String {
        let what =
            switch found.problem {
            case .doubled: "stands twice together"
            case .atEdge: "stands beside a space, a sign or the end"
            case .idle: "stands between letters that are the same without it"
            }
        let before = Excerpt.before(found.range.lowerBound, in: text)
        let place = before.isEmpty ? "at the start" : "behind \"\(before)\""
        return "\(found.scalar.codePoint) \(what), \(place)"
    }
}
