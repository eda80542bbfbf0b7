extension GuidelinePack {
    /// Sample for a lawyer to confirm: Arabic, and facts about goods, in the Emirates.
    static let lawArabicEmirates = #"""
        { "guideline": "law-ae-arabic", "title": "Sample for a lawyer to confirm: Arabic, and facts about goods, in the Emirates", "layer": "pack",
          "sources": [
            {"url": "https://insightplus.bakermckenzie.com/bm/consumer-goods-retail_1/united-arab-emirates-updates-on-the-consumer-protection-law",
             "date": "2026-11-22"},
            {"url": "https://www.sabaip.com/introduction-of-consumer-protection-law-federal-decree-law-no-15-of-2020-in-the-uae/", "date": "2026-11-22"},
            {"url": "https://uaelegislation.gov.ae/en/legislations/2157?keyword=trademark", "date": "2026-11-22"} ],
          "applies": {"markets": ["AE"]},
          "effective": {"from": "2020-11-10"},
          "rules": [
            {"id": "law.ae.arabic", "kind": "value.required", "locales": ["ar"], "severity": "error",
             "summary": "Names and descriptions are not taken over from another language.",
             "because": "Federal Law 15 of 2020 asks for Arabic in advertisements and in what web shops say of goods; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "own_locale": true}},
            {"id": "law.ae.translated", "kind": "text.untranslated", "attributes": ["description"], "locales": ["ar"],
             "severity": "error",
             "summary": "Arabic descriptions have Arabic letters.",
             "because": "Federal Law 15 of 2020 asks for Arabic in advertisements and in what web shops say of goods; a sample, not legal advice",
             "good": [{"text": "حذاء جلد Nordvik", "locale": "ar_AE"}], "bad": [{"text": "Leather boots", "locale": "ar_AE"}]},
            {"id": "law.ae.title", "kind": "text.untranslated", "attributes": ["title"], "locales": ["ar"], "severity": "warning",
             "summary": "Arabic titles have Arabic letters.",
             "because": "names of brands and models stay as they are, but what a thing is has to be said in Arabic; a sample, not legal advice",
             "good": [{"text": "هاتف Samsung Galaxy S24", "locale": "ar_AE"}], "bad": [{"text": "Leather boots", "locale": "ar_AE"}]},
            {"id": "law.ae.origin", "kind": "value.required", "severity": "warning", "from": "2023-10-14",
             "summary": "Goods name their country of origin.",
             "because": "Cabinet Resolution 66 of 2023, article 3, asks for it on goods; a sample, not legal advice",
             "with": {"any_of": ["country_of_origin", "origin"]}},
            {"id": "law.ae.maker", "kind": "value.required", "severity": "warning", "from": "2023-10-14",
             "summary": "Goods name their producer or importer, or their brand.",
             "because": "Cabinet Resolution 66 of 2023, article 3, asks for it on goods; a sample, not legal advice",
             "with": {"any_of": ["manufacturer", "importer", "brand"]}} ] }
        """#
}
