extension GuidelinePack {
    /// Sample for a lawyer to confirm: claims about cosmetics in the EU.
    static let lawCosmeticClaims = #"""
        { "guideline": "law-eu-cosmetic-claims", "title": "Sample for a lawyer to confirm: claims about cosmetics in the EU", "layer": "pack",
          "sources": [
            {"url": "https://www.freyrsolutions.com/blog/eu-cosmetics-claims-an-update-on-free-from", "date": "2026-11-22"},
            {"url": "https://icda.ie/Sectors/ICDA/ICDA.nsf/vPages/Cosmetics~Cosmetic_regulations~technical-document-on-cosmetic-claims!OpenDocument",
             "date": "2026-11-22"},
            {"url": "https://www.cosmeticsbusiness.com/news/article_page/Cosmetics_Europe_underlines_ban_on_Not_tested_on_animals_claim/99882",
             "date": "2026-11-22"} ],
          "rules": [
            {"id": "law.eu.cosmetic-free-from", "kind": "text.terms", "severity": "warning", "from": "2019-07-01",
             "summary": "No cosmetic is praised for lacking what is allowed, or what no cosmetic may have.",
             "because": "Regulation (EU) 655/2013, as its guidance reads it from 1 July 2019, calls such claims unfair or empty; a sample, not legal advice",
             "remedy": "say what the product does, or take the claim out",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "terms": ["paraben-free", "paraben free", "free from parabens", "free of parabens", "no parabens",
               "preservative-free", "preservative free", "free from preservatives", "allergen-free", "free from allergens",
               "free from heavy metals", "free from corticosteroids",
               "bez parabenów", "wolny od parabenów", "wolne od parabenów", "bez konserwantów", "bez alergenów",
               "bez metali ciężkich", "парабенсіз", "بدون پارابن", "بدون مواد نگهدارنده", "خال من البارابين", "خالي من البارابين"]},
             "good": [{"text": "A cream with shea butter", "locale": "en_GB"}, {"text": "Krem z masłem shea", "locale": "pl_PL"}],
             "bad": [{"text": "A paraben-free cream", "locale": "en_GB"}, {"text": "Krem bez parabenów", "locale": "pl_PL"},
                     {"text": "کرم بدون پارابن", "locale": "fa_IR"}]},
            {"id": "law.eu.cosmetic-animal-tests", "kind": "text.terms", "severity": "warning", "from": "2013-07-11",
             "summary": "No cosmetic is praised for what the law asks of all of them.",
             "because": "Regulation (EU) 655/2013 takes no claim that only says the law is kept, such as that of animal tests; a sample, not legal advice",
             "with": {"languages": ["en", "pl", "fa", "ar"], "terms": ["not tested on animals", "no animal testing", "nietestowany na zwierzętach",
               "nietestowane na zwierzętach", "nietestowana na zwierzętach", "nie testowany na zwierzętach",
               "روی حیوانات آزمایش نشده", "غير مختبر على الحيوانات"]},
             "good": [{"text": "A mild shampoo", "locale": "en_GB"}, {"text": "Łagodny szampon", "locale": "pl_PL"}],
             "bad": [{"text": "Not tested on animals", "locale": "en_GB"}, {"text": "Szampon nietestowany na zwierzętach", "locale": "pl_PL"}]},
            {"id": "law.eu.cosmetic-hypoallergenic", "kind": "text.terms", "severity": "warning", "from": "2019-07-01",
             "summary": "Hypoallergenic is said only with evidence.",
             "because": "the guidance on Regulation (EU) 655/2013 asks for scientific data behind this word from 1 July 2019; a sample, not legal advice",
             "remedy": "keep the evidence and waive this rule for the product, or take the word out",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "terms": ["hypoallergenic", {"term": "hipoalergiczn", "match": "prefix"}, "гипоаллергенді", "ضد حساسیت",
               "مضاد للحساسية"]},
             "good": [{"text": "A mild soap", "locale": "en_GB"}, {"text": "Łagodne mydło", "locale": "pl_PL"}],
             "bad": [{"text": "Hypoallergenic soap", "locale": "en_GB"}, {"text": "Mydło hipoalergiczne", "locale": "pl_PL"},
                     {"text": "صابون ضد حساسیت", "locale": "fa_IR"}]} ] }
        """#
}
