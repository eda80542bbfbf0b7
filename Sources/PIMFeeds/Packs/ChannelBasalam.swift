extension GuidelinePack {
    /// Basalam: names and descriptions.
    static let channelBasalam = #"""
        { "guideline": "channel-basalam", "title": "Basalam: names and descriptions", "layer": "pack",
          "sources": [{"url": "https://help.basalam.com/%D8%A2%DB%8C%DB%8C%D9%86-%D9%86%D8%A7%D9%85%D9%87-%D8%A8%D8%A7%D8%B1%DA%AF%D8%B0%D8%A7%D8%B1%DB%8C-%D9%85%D8%AD%D8%B5%D9%88%D9%84-%D8%AF%D8%B1-%D8%A8%D8%A7%D8%B3%D9%84%D8%A7%D9%85/",
                       "date": "2026-11-22"}],
          "rules": [
            {"id": "basalam.links", "kind": "text.links", "attributes": ["title", "description"], "severity": "error",
             "because": "Basalam refuses contact data, links and names in social networks",
             "good": [{"text": "کیف چرم دست‌دوز", "locale": "fa_IR"}, {"text": "Leather bag", "locale": "en_GB"}],
             "bad": [{"text": "تماس: ۰۲۱-۸۸۷۷-۶۶۵۵", "locale": "fa_IR"}, {"text": "Ask @nordvik_ir", "locale": "en_GB"}]},
            {"id": "basalam.treatment", "kind": "text.terms", "attributes": ["title", "description"], "severity": "error",
             "with": {"languages": ["fa", "en"], "terms": ["قرص", "دارو", "درمان", "ضد درد", "تریاک", "چاقی", "لاغری", "چربی‌سوز", "معجزه", "شفا", "شفاء", "شراب",
               "cures", "miracle", "painkiller", "fat burner"]},
             "because": "Basalam refuses claims of treatment, and such words in names and descriptions",
             "good": [{"text": "دمنوش گیاهی نعناع", "locale": "fa_IR"}, {"text": "Mint tea", "locale": "en_GB"}],
             "bad": [{"text": "دمنوش لاغری", "locale": "fa_IR"}, {"text": "درمان قطعی سرماخوردگی", "locale": "fa_IR"},
                     {"text": "A miracle tea", "locale": "en_GB"}]},
            {"id": "basalam.no-returns", "kind": "text.terms", "attributes": ["title", "description"], "severity": "error",
             "with": {"languages": ["fa", "en"], "terms": ["مرجوعی ندارد", "پس گرفته نمی‌شود", "no returns", "non-returnable"]},
             "because": "Basalam refuses texts that deny buyers their right of return",
             "good": [{"text": "گلدان سفالی", "locale": "fa_IR"}, {"text": "A clay pot", "locale": "en_GB"}],
             "bad": [{"text": "گلدان سفالی، مرجوعی ندارد", "locale": "fa_IR"}, {"text": "A clay pot, no returns", "locale": "en_GB"}]} ] }
        """#
}
