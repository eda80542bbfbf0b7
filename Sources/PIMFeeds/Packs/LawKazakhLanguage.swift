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
            {"id": "law.kz.script", "kind": "text.untranslated", "attributes": ["description"], "locales": ["kk", "ru"],
             "severity": "error",
             "summary": "Kazakh and Russian descriptions have letters of their language.",
             "because": "the law on consumer rights asks for facts about goods in Kazakh and in Russian; a sample, not legal advice",
             "good": [{"text": "Nordvik шамы", "locale": "kk_KZ"}, {"text": "Лампа Nordvik", "locale": "ru_RU"}],
             "bad": [{"text": "Camping lamp", "locale": "kk_KZ"}, {"text": "Camping lamp", "locale": "ru_RU"}]},
            {"id": "law.kz.title-words", "kind": "text.pattern", "attributes": ["title"], "locales": ["kk", "ru"],
             "severity": "warning",
             "summary": "A title in Latin letters only has nothing but names, models and units.",
             "because": "names of brands and models stay as they are, but what a thing is has to be said in Kazakh and in Russian; a sample, not legal advice",
             "remedy": "translate the words that are no names",
             "with": {"message": "a word is not translated", "forbidden": "^[^Ѐ-ӿ]*?(?:^|[ (/,])[a-z]{4,}(?![A-Za-z0-9])[^Ѐ-ӿ]*$"},
             "good": [{"text": "Samsung Galaxy S24 128 GB", "locale": "kk_KZ"}, {"text": "Apple iPhone 15, 6.1 inch экран", "locale": "ru_RU"},
                      {"text": "Nordvik camping шамы", "locale": "kk_KZ"}],
             "bad": [{"text": "Camping lamp", "locale": "kk_KZ"}, {"text": "Nordvik LEIR-360 camping lamp", "locale": "ru_RU"}]} ] }
        """#
}
