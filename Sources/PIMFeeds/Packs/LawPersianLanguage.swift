extension GuidelinePack {
    /// Sample for a lawyer to confirm: Persian in Iran.
    static let lawPersianLanguage = #"""
        { "guideline": "law-ir-persian", "title": "Sample for a lawyer to confirm: Persian in Iran", "layer": "pack",
          "sources": [
            {"url": "https://farasai.com/law/content.php?cid=293", "date": "2026-11-22"},
            {"url": "https://industmini.ir/%D9%85%D8%AC%D8%A7%D8%B2%D8%A7%D8%AA-%D8%A7%D8%B3%D8%AA%D9%81%D8%A7%D8%AF%D9%87-%D8%A7%D8%B2-%D8%A7%D8%B3%D8%A7%D9%85%DB%8C-%D8%A8%DB%8C%DA%AF%D8%A7%D9%86%D9%87-%D8%B1%D9%88%DB%8C-%DA%A9%D8%A7%D9%84/",
             "date": "2026-11-22"} ],
          "applies": {"markets": ["IR"]},
          "effective": {"from": "1996-12-04"},
          "rules": [
            {"id": "law.ir.persian", "kind": "value.required", "locales": ["fa"], "severity": "warning",
             "summary": "Names and descriptions are not taken over from another language.",
             "because": "the act of 14 Azar 1375 forbids foreign words on goods made in Iran; foreign goods keep their names; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "own_locale": true}},
            {"id": "law.ir.script", "kind": "text.untranslated", "attributes": ["description"], "locales": ["fa"],
             "severity": "error",
             "summary": "Persian descriptions have Persian letters.",
             "because": "the rules under the act of 14 Azar 1375 forbid what is written in foreign letters only; a sample, not legal advice",
             "good": [{"text": "کفش Nordvik", "locale": "fa_IR"}], "bad": [{"text": "Leather boots", "locale": "fa_IR"}]},
            {"id": "law.ir.title", "kind": "text.untranslated", "attributes": ["title"], "locales": ["fa"], "severity": "warning",
             "summary": "Persian titles have Persian letters.",
             "because": "foreign goods keep their names, but what a thing is has to be said in Persian; a sample, not legal advice",
             "good": [{"text": "گوشی Samsung Galaxy S24", "locale": "fa_IR"}], "bad": [{"text": "Leather boots", "locale": "fa_IR"}]} ] }
        """#
}
