extension GuidelinePack {
    /// Sample for a lawyer to confirm: vague environmental claims in the United Kingdom.
    static let lawGreenClaimsUK = #"""
        { "guideline": "law-uk-green-claims", "title": "Sample for a lawyer to confirm: vague environmental claims in the United Kingdom", "layer": "pack",
          "sources": [
            {"url": "https://www.gov.uk/government/publications/green-claims-code-making-environmental-claims", "date": "2026-11-22"},
            {"url": "https://sustainability.freshfields.com/post/102h7fn/green-claims-code-the-uk-competition-and-markets-authority-publishes-guidance",
             "date": "2026-11-22"},
            {"url": "https://businesscompanion.info/en/quick-guides/goods/environmental-green-claims", "date": "2026-11-22"} ],
          "applies": {"markets": ["GB"]},
          "effective": {"from": "2021-09-20"},
          "rules": [
            {"id": "law.uk.green-claims", "kind": "text.terms", "severity": "warning",
             "summary": "Environmental claims are clear, and say how the benefit was measured.",
             "because": "the Green Claims Code of the CMA asks for claims that are true, clear and proved; a sample, not legal advice",
             "remedy": "say what exactly is better, with the proof, or take the claim out",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "terms": ["eco", "eco-friendly", "eco friendly", "environmentally friendly", "sustainable", "sustainably made",
               "carbon neutral", "climate neutral", "planet friendly", "greener", {"term": "ekologiczn", "match": "prefix"},
               "przyjazny dla środowiska", "przyjazna dla środowiska", "przyjazne dla środowiska", "экологиялық таза",
               "دوستدار محیط زیست", "صديق للبيئة", "صديقة للبيئة"]},
             "good": [{"text": "Made of 80 % recycled cotton", "locale": "en_GB"}, {"text": "W 80 % z bawełny z odzysku", "locale": "pl_PL"}],
             "bad": [{"text": "A sustainable bag", "locale": "en_GB"}, {"text": "Ekologiczna torba", "locale": "pl_PL"},
                     {"text": "حقيبة صديقة للبيئة", "locale": "ar_SA"}]} ] }
        """#
}
