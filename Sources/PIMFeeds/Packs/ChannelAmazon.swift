extension GuidelinePack {
    /// Amazon: titles.
    static let channelAmazon = #"""
        { "guideline": "channel-amazon", "title": "Amazon: titles", "layer": "pack",
          "sources": [{"url": "https://sellercentral-europe.amazon.com/help/hub/reference/external/201100890",
                       "date": "2026-11-22"}],
          "effective": {"from": "2025-01-21"},
          "rules": [
            {"id": "amazon.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"max": 200, "unit": "codePoints"}, "because": "Amazon takes titles of 200 characters at most"},
            {"id": "amazon.title-marks", "kind": "text.characters", "attributes": ["title"], "severity": "error",
             "with": {"forbidden": "!$?_{}^¬¦"}, "because": "Amazon refuses these characters in titles"},
            {"id": "amazon.title-repetition", "kind": "text.repetition", "attributes": ["title"], "severity": "error",
             "with": {"word": 2}, "because": "Amazon refuses a word more than twice in a title"},
            {"id": "amazon.promotion", "kind": "text.terms", "attributes": ["title"], "severity": "error",
             "with": {"terms": ["free shipping", "100% quality guaranteed", "best seller", "hot item", "darmowa dostawa",
               "شحن مجاني", "الأكثر مبيعا"]},
             "because": "Amazon refuses promotional words in titles",
             "good": [{"text": "Nordvik Hiking Boots, Brown, 42", "locale": "en_GB"}],
             "bad": [{"text": "Best Seller Hiking Boots", "locale": "en_GB"}, {"text": "حذاء شحن مجاني", "locale": "ar_SA"}]} ] }
        """#
}
