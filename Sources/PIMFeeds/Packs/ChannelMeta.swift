extension GuidelinePack {
    /// Meta (Facebook, Instagram): titles, descriptions and pictures.
    static let channelMeta = #"""
        { "guideline": "channel-meta", "title": "Meta (Facebook, Instagram): titles, descriptions and pictures", "layer": "pack",
          "sources": [
            {"url": "https://www.facebook.com/business/help/2104231189874655", "date": "2026-11-22"},
            {"url": "https://developers.facebook.com/docs/commerce-platform/catalog/best-practices", "date": "2026-11-22"} ],
          "rules": [
            {"id": "meta.title-length", "kind": "text.length", "attributes": ["title"], "severity": "warning",
             "with": {"max": 65, "unit": "codepoints"},
             "because": "Meta shows about 65 of at most 200 characters of a title"},
            {"id": "meta.title-marks", "kind": "text.characters", "attributes": ["title"], "severity": "warning",
             "with": {"forbidden": "!*?░▒▓█★☆♥"},
             "because": "Meta asks for titles without exclamation marks, asterisks and decoration"},
            {"id": "meta.description-links", "kind": "text.links", "attributes": ["description"], "severity": "warning",
             "because": "Meta asks for descriptions without links and contact data"},
            {"id": "meta.same-text", "kind": "value.unique-in-listing", "severity": "warning",
             "with": {"attributes": ["title", "description"]},
             "because": "Meta asks that title and description are not the same"},
            {"id": "meta.picture-size", "kind": "image.size", "severity": "warning",
             "with": {"min_width": 500, "min_height": 500}, "because": "Meta asks for 500 × 500 pixels"} ] }
        """#
}
