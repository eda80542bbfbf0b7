import PIMText

extension Rule {
    /// Nothing is escaped that was escaped before.
    public static let doubleEscaped = Rule(
        code: "text.double-escaped",
        summary: "Entities and tags are not escaped a second time.",
        rationale: "What was escaped twice on its way from another system is shown as `&amp;` or `<b>` to readers.",
        remedy: "undo one layer of escaping",
        good: [
            Sample("Tea &amp; coffee", "en_GB"), Sample("Waga &lt; 5 kg, moc &gt; 3 W", "pl_PL"),
            Sample("https://x.example/?a=1&amp;b=2", "en_GB"), Sample("چای &nbsp; قهوه", "fa_IR"),
        ],
        bad: [
            Sample("Tea &amp;amp; coffee", "en_GB"), Sample("&lt;b&gt;Lampa&lt;/b&gt;", "pl_PL"),
            Sample("Чай&amp;nbsp;кофе", "kk_KZ"), Sample("چای &amp;#1548; قهوه", "fa_IR"),
            Sample("قهوة &lt;br /&gt; شاي", "ar_SA"),
        ],
        readsMarkup: true,
        needsLanguage: false,
        cause: { _ in .presence(of: .escapes) },
        problem: { sample in
            PlainText.doubleEscape(in: sample.text).map { "\"\($0)\" is escaped once too often" }
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            for escape in PlainText.doubleEscapes(in: sample.text) {
                // Whether a text may have a tag is another question.
                let message = "\"\(escape.found)\" is escaped once too often"
                places.add(message, escape.range, instead: escape.undone, isSafe: !escape.isTag)
            }
            return places.breaches
        }
    )
}
