extension GuidelinePack {
    /// Sample for a lawyer to confirm: Arabic in Saudi Arabia.
    static let lawArabicSaudi = #"""
        { "guideline": "law-sa-arabic", "title": "Sample for a lawyer to confirm: Arabic in Saudi Arabia", "layer": "pack",
          "sources": [
            {"url": "https://saudiembassy.net/commercial-data-law-and-regulations", "date": "2026-11-22"},
            {"url": "https://saudipedia.com/en/article/3312/government-and-politics/systems/law-of-commercial-data-in-saudi-arabia",
             "date": "2026-11-22"} ],
          "applies": {"markets": ["SA"]},
          "effective": {"from": "2002-06-25"},
          "rules": [
            {"id": "law.sa.arabic", "kind": "value.required", "locales": ["ar"], "severity": "error",
             "summary": "Names and descriptions are not taken over from another language.",
             "because": "the Commercial Data Law, article 2, asks for Arabic in what is said of goods; a sample, not legal advice",
             "with": {"attributes": ["title", "description"], "own_locale": true}},
            {"id": "law.sa.translated", "kind": "text.untranslated", "attributes": ["description"], "locales": ["ar"],
             "severity": "error",
             "summary": "Arabic descriptions have Arabic letters.",
             "because": "the Commercial Data Law, article 2, asks for Arabic in what is said of goods; a sample, not legal advice",
             "good": [{"text": "حذاء جلد Nordvik", "locale": "ar_SA"}], "bad": [{"text": "Leather boots", "locale": "ar_SA"}]},
            {"id": "law.sa.title", "kind": "text.untranslated", "attributes": ["title"], "locales": ["ar"], "severity": "warning",
             "summary": "Arabic titles have Arabic letters.",
             "because": "names of brands and models stay as they are, but what a thing is has to be said in Arabic; a sample, not legal advice",
             "good": [{"text": "هاتف Samsung Galaxy S24", "locale": "ar_SA"}], "bad": [{"text": "Leather boots", "locale": "ar_SA"}]},
            {"id": "law.sa.awards", "kind": "text.terms", "severity": "warning",
             "summary": "Awards and medals are named only where the product has them.",
             "because": "the Commercial Data Law, article 3, lets a product name only its own awards, with date, type and giver; a sample, not legal advice",
             "remedy": "name date, type and giver and waive this rule for the product, or take the award out",
             "with": {"languages": ["en", "ar"], "terms": ["award-winning", "award winning", "gold medal", "prize-winning", "حائز على جائزة", "حائزة على جائزة",
               "ميدالية ذهبية", "جائزة أفضل"]},
             "good": [{"text": "Dates from Medina", "locale": "en_GB"}, {"text": "تمر من المدينة", "locale": "ar_SA"}],
             "bad": [{"text": "Award-winning dates", "locale": "en_GB"}, {"text": "تمر حائز على جائزة", "locale": "ar_SA"}]} ] }
        """#
}
