extension GuidelinePack {
    /// Meta (Facebook, Instagram): titles, descriptions and pictures.
    static let channelMeta = #"""
        { "guideline": "channel-meta", "title": "Meta (Facebook, Instagram): titles, descriptions and pictures", "layer": "pack",
          "sources": [
            {"url": "https://thebritishcrafthouse.co.uk/facebook-instagram-ads-product-requirements", "date": "2026-11-22"},
            {"url": "https://productfeedspec.com/platforms/meta-catalog", "date": "2026-11-22"} ],
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
             "with": {"min_width": 500, "min_height": 500}, "because": "Meta recommends 500 × 500 pixels"} ] }
        """#
}
