extension GuidelinePack {
    /// Sample for a lawyer to confirm: names of textile fibres in the EU.
    static let lawTextileNames = #"""
        { "guideline": "law-eu-textile-names", "title": "Sample for a lawyer to confirm: names of textile fibres in the EU", "layer": "pack",
          "sources": [
            {"url": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=LEGISSUM%3Ami0088&print=true", "date": "2026-11-22"},
            {"url": "https://ec.europa.eu/growth/sectors/fashion/textiles-clothing/legislation_ga", "date": "2026-11-22"},
            {"url": "https://sustainacompany.com/blog/2022/8/29/labelling-rules-for-textiles-a-brief-introduction", "date": "2026-11-22"} ],
          "effective": {"from": "2012-05-08"},
          "rules": [
            {"id": "law.eu.fibre-composition", "kind": "value.required", "severity": "error",
             "summary": "A textile product states its fibres.",
             "because": "Regulation (EU) 1007/2011 asks for the fibre composition at every stage of trade; a sample, not legal advice",
             "with": {"any_of": ["material", "composition"]}},
            {"id": "law.eu.fibre-pure", "kind": "text.pattern", "attributes": ["material", "composition"], "severity": "error",
             "summary": "Pure, all and 100 % stand beside one fibre only.",
             "because": "Regulation (EU) 1007/2011 keeps 100 %, pure and all for products of a single fibre; a sample, not legal advice",
             "remedy": "give each fibre its percentage, or part the components with a full stop, a semicolon or a new line",
             "with": {"languages": ["en", "pl"], "caseless": true, "message": "a pure fibre stands beside another one",
               "forbidden": "(?:\\b100 ?%|\\bpure\\b|\\ball\\b|\\bczyst[aey]j?\\b)[^.;\\n]*\\b[0-9]{1,2} ?%|\\b[0-9]{1,2} ?%[^.;\\n]*(?:\\b100 ?%|\\bpure\\b|\\bczyst[aey]j?\\b)"},
             "good": [{"text": "100 % cotton", "locale": "en_GB"}, {"text": "95 % bawełna, 5 % elastan", "locale": "pl_PL"},
                      {"text": "Pure wool; lining 60 % viscose, 40 % cotton", "locale": "en_GB"}],
             "bad": [{"text": "100 % cotton, 5 % elastane", "locale": "en_GB"}, {"text": "Czysta wełna 80 %, poliamid 20 %", "locale": "pl_PL"},
                     {"text": "80 % pure wool, 20 % polyamide", "locale": "en_GB"}]},
            {"id": "law.eu.fibre-names", "kind": "text.terms", "attributes": ["material", "composition"], "severity": "error",
             "summary": "Fibres have the names of Annex I.",
             "because": "Regulation (EU) 1007/2011 takes the names of its Annex I only, so elastane and not spandex; a sample, not legal advice",
             "with": {"terms": [{"term": "spandex", "instead": "elastane"}]},
             "good": [{"text": "95 % cotton, 5 % elastane", "locale": "en_GB"}, {"text": "95 % bawełna, 5 % elastan", "locale": "pl_PL"}],
             "bad": [{"text": "95 % cotton, 5 % spandex", "locale": "en_GB", "fixed": "95 % cotton, 5 % elastane"},
                     {"text": "95 % bawełna, 5 % spandex", "locale": "pl_PL"}]} ] }
        """#
}
