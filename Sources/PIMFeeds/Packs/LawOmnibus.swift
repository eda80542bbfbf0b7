extension GuidelinePack {
    /// Sample for a lawyer to confirm: announced price reductions in Poland.
    static let lawOmnibus = #"""
        { "guideline": "law-pl-omnibus", "title": "Sample for a lawyer to confirm: announced price reductions in Poland", "layer": "pack",
          "sources": [{"url": "https://cms.law/en/int/expert-guides/short-rules-on-price-reduction-campaigns/poland",
                       "date": "2026-11-22"}],
          "applies": {"markets": ["PL"]},
          "effective": {"from": "2023-01-01"},
          "rules": [
            {"id": "law.pl.reduction-words", "kind": "text.terms", "severity": "warning",
             "summary": "Texts announce no price reduction: beside one the lowest price of 30 days has to stand.",
             "because": "the Polish act on price information asks for the lowest price of the 30 days before a reduction; a sample, not legal advice",
             "remedy": "announce reductions with the sale price, not in texts",
             "with": {"languages": ["pl"], "terms": [{"term": "promocj", "match": "prefix"}, {"term": "obniżk", "match": "prefix"},
               {"term": "wyprzedaż", "match": "prefix"}, "taniej", "rabat"]},
             "good": [{"text": "Kurtka zimowa z kapturem", "locale": "pl_PL"}],
             "bad": [{"text": "Kurtka w promocji", "locale": "pl_PL"}, {"text": "Buty 20% taniej", "locale": "pl_PL"}]} ] }
        """#
}
