extension GuidelinePack {
    /// Sample for a lawyer to confirm: Kazakh and Russian in Kazakhstan.
    static let lawKazakhLanguage = #"""
        { "guideline": "law-kz-language", "title": "Sample for a lawyer to confirm: Kazakh and Russian in Kazakhstan", "layer": "pack",
          "sources": [
            {"url": "https://news20.kz/news/1481-potrebiteljam-na-zametku.html", "date": "2026-11-22"},
            {"url": "https://uchet.kz/news/novye-trebovaniya-k-oformleniyu-informatsii-na-kazakhskom-yazyke/", "date": "2026-11-22"} ],
          "applies": {"markets": ["KZ"]},
          "effective": {"from": "2010-05-04"},
          "rules": [
            {"id": "law.kz.languages", "kind": "value.required", "locales": ["kk", "ru"], "severity": "error",
             "summary": "Names and descriptions are not taken over from another language.",
             "because": "the law on consumer rights asks for facts about goods in Kazakh and in Russian; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "own_locale": true}},
            {"id": "law.kz.translated", "kind": "cross.locales", "locales": ["kk", "ru"], "severity": "warning",
             "summary": "Kazakh and Russian texts are not those of another language.",
             "because": "the law on languages, article 21, asks for an authentic translation; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "checks": ["untranslated"]}},
            {"id": "law.kz.script", "kind": "text.untranslated", "attributes": ["title", "description"], "locales": ["kk", "ru"],
             "severity": "error",
             "summary": "Kazakh and Russian texts have letters of their language.",
             "because": "the law on consumer rights asks for facts about goods in Kazakh and in Russian; a sample, not legal advice",
             "good": [{"text": "Nordvik шамы", "locale": "kk_KZ"}, {"text": "Лампа Nordvik", "locale": "ru_RU"}],
             "bad": [{"text": "Camping lamp", "locale": "kk_KZ"}, {"text": "Camping lamp", "locale": "ru_RU"}]} ] }
        """#
}
