extension GuidelinePack {
    /// eBay: titles, descriptions and pictures.
    static let channelEBay = #"""
        { "guideline": "channel-ebay", "title": "eBay: titles, descriptions and pictures", "layer": "pack",
          "sources": [
            {"url": "https://developer.ebay.com/api-docs/user-guides/static/trading-user-guide/listing-title.html", "date": "2026-11-22"},
            {"url": "https://www.ebay.com/help/policies/listing-policies/picture-policy?id=4370", "date": "2026-11-22"},
            {"url": "http://www.zilliontrade.com/p/978.html", "date": "2026-11-22"} ],
          "rules": [
            {"id": "ebay.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"min": 1, "max": 80, "unit": "codePoints"},
             "because": "eBay takes titles of 80 characters at most, and no item without one",
             "good": [{"text": "Nordvik Alta 2 Hiking Boots, Brown Leather, Size 42, Waterproof", "locale": "en_GB"}],
             "bad": [{"text": "Nordvik Alta 2 Hiking Boots, Brown Leather, Size 42, Waterproof, with two pairs of laces", "locale": "en_GB"},
                     {"text": "Buty trekkingowe Nordvik Alta 2, brązowa skóra, rozmiar 42, wodoszczelne, z dwiema parami sznurówek", "locale": "pl_PL"}]},
            {"id": "ebay.subtitle-length", "kind": "text.length", "attributes": ["subtitle"], "severity": "error",
             "with": {"max": 55, "unit": "codePoints"}, "because": "eBay takes subtitles of 55 characters at most",
             "good": [{"text": "Waterproof, with two pairs of laces", "locale": "en_GB"}],
             "bad": [{"text": "Waterproof, with two pairs of laces, care wax and a cotton bag", "locale": "en_GB"}]},
            {"id": "ebay.links", "kind": "text.links", "attributes": ["title", "description"], "severity": "warning",
             "because": "eBay does not allow links that lead to other shops",
             "good": [{"text": "Leather boots, size 42", "locale": "en_GB"}, {"text": "Buty skórzane, rozmiar 42", "locale": "pl_PL"}],
             "bad": [{"text": "More at www.nordvik.com", "locale": "en_GB"}, {"text": "Więcej na nordvik.pl", "locale": "pl_PL"}]},
            {"id": "ebay.picture-count", "kind": "image.count", "severity": "error", "with": {"min": 1},
             "because": "eBay lists nothing without a picture"},
            {"id": "ebay.picture-size", "kind": "image.size", "severity": "error", "with": {"min_longer_side": 500},
             "because": "eBay asks for pictures of 500 pixels or more on the longer side"} ] }
        """#
}
