extension GuidelinePack {
    /// Sample for a lawyer to confirm: energy classes in the EU.
    static let lawEnergyLabel = #"""
        { "guideline": "law-eu-energy-label", "title": "Sample for a lawyer to confirm: energy classes in the EU", "layer": "pack",
          "sources": [
            {"url": "https://eur-lex.europa.eu/eli/C/2024/4517/oj", "date": "2026-11-22"},
            {"url": "https://www.legislation.gov.uk/cy/eur/2017/1369/article/21/data.htm?view=plain", "date": "2026-11-22"} ],
          "effective": {"from": "2017-08-01"},
          "rules": [
            {"id": "law.eu.energy-class", "kind": "value.required", "severity": "error",
             "summary": "A product with an energy label states its class and the range of classes.",
             "because": "Regulation (EU) 2017/1369, article 6(a), asks for both in advertisements of a model; a sample, not legal advice",
             "remedy": "fill the class and the best and worst class of the label",
             "with": {"attributes": ["energy_efficiency_class", "min_energy_efficiency_class", "max_energy_efficiency_class"]}},
            {"id": "law.eu.energy-words", "kind": "text.pattern", "severity": "warning",
             "summary": "A text that names an energy class names the range too.",
             "because": "Regulation (EU) 2017/1369, article 6(a), asks for the range beside the class; a sample, not legal advice",
             "remedy": "write the range behind the class, such as \"A (A–G)\"",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "message": "a class stands without its range",
               "forbidden": "(?i:energy (?:efficiency )?class|klas[ay] (?:efektywności )?energetyczn(?:a|ej)|энергия тиімділігінің класы|رده انرژی|فئة الطاقة):? ?[A-G]\\b(?! ?[(\\[]?[A-G] ?[-–—/])"},
             "good": [{"text": "Energy class D (A–G)", "locale": "en_GB"}, {"text": "Klasa energetyczna D (A–G)", "locale": "pl_PL"}],
             "bad": [{"text": "A lamp of energy class D", "locale": "en_GB"}, {"text": "Klasa energetyczna: D", "locale": "pl_PL"}]} ] }
        """#
}
