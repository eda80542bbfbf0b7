extension GuidelinePack {
    /// Sample for a lawyer to confirm: generic environmental claims.
    static let lawGreenClaims = #"""
        { "guideline": "law-eu-green-claims", "title": "Sample for a lawyer to confirm: generic environmental claims", "layer": "pack",
          "sources": [{"url": "https://www.twobirds.com/en/insights/2024/global/directive-to-empower-consumers-for-the-green-transition-has-been-adopted", "date": "2026-11-22"}],
          "effective": {"from": "2026-09-27"},
          "rules": [
            {"id": "law.eu.green-claims", "kind": "text.terms", "severity": "error",
             "summary": "No generic environmental claim stands without proof of recognised excellent performance.",
             "because": "Directive (EU) 2024/825 puts such claims on the list of unfair practices from 27 September 2026; a sample, not legal advice",
             "remedy": "say what exactly is better, with the proof, or take the claim out",
             "with": {"languages": ["en", "pl"], "terms": ["environmentally friendly", "eco-friendly", "eco friendly", "climate friendly",
               "carbon friendly", "climate neutral", "carbon neutral", "biodegradable", "bio-based",
               {"term": "ekologiczn", "match": "prefix"}, "przyjazny dla środowiska", "przyjazna dla środowiska",
               "przyjazne dla środowiska", "neutralny dla klimatu", {"term": "biodegradowaln", "match": "prefix"}]},
             "good": [{"text": "Made of 80 % recycled cotton", "locale": "en_GB"},
                      {"text": "W 80 % z bawełny z odzysku", "locale": "pl_PL"}],
             "bad": [{"text": "An eco-friendly bag", "locale": "en_GB"}, {"text": "Ekologiczna torba", "locale": "pl_PL"}]} ] }
        """#
}
