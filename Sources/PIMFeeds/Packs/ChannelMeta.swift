extension GuidelinePack {
    /// Meta (Facebook, Instagram): titles, descriptions and pictures.
    static let channelMeta = #"""
        { "guideline": "channel-meta", "title": "Meta (Facebook, Instagram): titles, descriptions and pictures", "layer": "pack",
          "sources": [
            {"url": "https://thebritishcrafthouse.co.uk/facebook-instagram-ads-product-requirements", "date": "2026-11-22"},
            {"url": "https://productfeedspec.com/platforms/meta-catalog", "date": "2026-11-22"},
            {"url": "https://resources.businessonbot.com/frequently-asked-questions-faqs/why-are-there-a-lot-of-errors-in-my-catalog",
             "date": "2026-11-22"},
            {"url": "https://developers.facebook.com/docs/commerce-platform/catalog/best-practices/", "date": "2026-11-22"} ],
          "rules": [
            {"id": "meta.title-length", "kind": "text.length", "attributes": ["title"], "severity": "warning",
             "with": {"max": 65, "unit": "codePoints"},
             "because": "Meta recommends titles under 65 characters"},
            {"id": "meta.title-marks", "kind": "text.characters", "attributes": ["title"], "severity": "warning",
             "with": {"forbidden": "!*?░▒▓█★☆♥"},
             "because": "Meta asks for titles without exclamation marks, asterisks and decoration"},
            {"id": "meta.description-links", "kind": "text.links", "attributes": ["description"], "severity": "warning",
             "because": "Meta asks for descriptions without links and contact data"},
            {"id": "meta.same-text", "kind": "value.unique-in-listing", "severity": "warning",
             "with": {"attributes": ["title", "description"]},
             "because": "Meta asks that title and description are not the same"},
            {"id": "meta.picture-size", "kind": "image.size", "severity": "warning",
             "with": {"min_width": 500, "min_height": 500}, "because": "Meta recommends 500 × 500 pixels"},
            {"id": "meta.title-most", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"max": 200, "unit": "codePoints"}, "because": "Meta takes titles of 200 characters at most"},
            {"id": "meta.description-length", "kind": "text.length", "attributes": ["description"], "severity": "error",
             "with": {"max": 9999, "unit": "codePoints"}, "because": "Meta takes descriptions of 9,999 characters at most"},
            {"id": "meta.brand-length", "kind": "text.length", "attributes": ["brand"], "severity": "error",
             "with": {"max": 100, "unit": "codePoints"}, "because": "Meta takes brands of 100 characters at most",
             "good": [{"text": "Nordvik", "locale": "en_GB"}],
             "bad": [{"text": "Nordvik of Norway, maker of boots, jackets, lamps and tents for those who walk in the mountains all year", "locale": "en_GB"}]},
            {"id": "meta.title-capitals", "kind": "text.pattern", "attributes": ["title"], "severity": "error",
             "with": {"forbidden": "^[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*$", "message": "it is wholly in capitals"},
             "because": "Meta refuses titles wholly in capitals",
             "good": [{"text": "Boots NORDVIK", "locale": "en_GB"}, {"text": "کفش Nordvik", "locale": "fa_IR"}],
             "bad": [{"text": "WARM BOOTS", "locale": "en_GB"}, {"text": "CIEPŁE BUTY", "locale": "pl_PL"}, {"text": "ЖЫЛЫ КҮРТЕ", "locale": "kk_KZ"}]},
            {"id": "meta.identifier", "kind": "value.required", "severity": "warning", "with": {"any_of": ["gtin", "mpn"]},
             "because": "Meta asks for a GTIN, or a part number with the brand"},
            {"id": "meta.picture-format", "kind": "image.format", "severity": "warning", "with": {"formats": ["jpeg", "png"]},
             "because": "Meta takes pictures as JPEG or PNG"} ] }
        """#
}
