extension GuidelinePack {
    /// Sample for a lawyer to confirm: Polish in offers to consumers in Poland.
    static let lawPolishLanguage = #"""
        { "guideline": "law-pl-language", "title": "Sample for a lawyer to confirm: Polish in offers to consumers in Poland", "layer": "pack",
          "sources": [
            {"url": "https://pro.rp.pl/prawo-w-firmie/art4918031-instrukcje-obslugi-dla-klienta-tylko-po-polsku", "date": "2026-11-22"},
            {"url": "https://mobi.portel.pl/poradnik/handlujemy-po-polsku/16817", "date": "2026-11-22"} ],
          "applies": {"markets": ["PL"]},
          "effective": {"from": "1999-10-07"},
          "rules": [
            {"id": "law.pl.polish", "kind": "value.required", "locales": ["pl"], "severity": "error",
             "summary": "Names and descriptions are not taken over from another language.",
             "because": "the act on the Polish language, article 7a, asks for Polish in names, offers and descriptions; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "own_locale": true}},
            {"id": "law.pl.translated", "kind": "cross.locales", "locales": ["pl"], "severity": "warning",
             "summary": "Polish texts are not those of another language.",
             "because": "the act on the Polish language, article 7a, asks for a Polish version of foreign texts; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "checks": ["untranslated"]}},
            {"id": "law.pl.script", "kind": "text.characters", "attributes": ["title", "description"], "locales": ["pl"], "severity": "warning",
             "summary": "Polish texts have the letters of Polish.",
             "because": "the act on the Polish language, article 7a, asks for Polish in names, offers and descriptions; a sample, not legal advice",
             "with": {"scripts": ["Latin", "Common", "Inherited"]},
             "good": [{"text": "Buty skórzane Nordvik, 5 °C", "locale": "pl_PL"}],
             "bad": [{"text": "Кожаные ботинки", "locale": "pl_PL"}, {"text": "حذاء جلد", "locale": "pl_PL"}]} ] }
        """#
}
