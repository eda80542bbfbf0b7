extension GuidelinePack {
    /// Pinterest: titles and descriptions of a catalog.
    static let channelPinterest = #"""
        { "guideline": "channel-pinterest", "title": "Pinterest: titles and descriptions of a catalog", "layer": "pack",
          "sources": [
            {"url": "https://feed-donkey.io/articles/pinterest-catalogs-feed-build-guide", "date": "2026-11-22"},
            {"url": "https://feedy-mcfeed-feed.pages.dev/feeds/pinterest-catalog", "date": "2026-11-22"} ],
          "rules": [
            {"id": "pinterest.title-length", "kind": "text.length", "attributes": ["title"], "severity": "warning",
             "with": {"min": 1, "max": 500, "unit": "codePoints"},
             "because": "Pinterest takes titles of 500 characters at most",
             "good": [{"text": "Denim shirt, large", "locale": "en_GB"}, {"text": "Koszula dżinsowa, L", "locale": "pl_PL"}],
             "bad": [{"text": "  ", "locale": "en_GB"}, {"text": " ", "locale": "pl_PL"}]},
            {"id": "pinterest.description-length", "kind": "text.length", "attributes": ["description"], "severity": "warning",
             "with": {"max": 10000, "unit": "codePoints"},
             "because": "Pinterest takes descriptions of 10,000 characters at most"},
            {"id": "pinterest.picture-size", "kind": "image.size", "severity": "warning",
             "with": {"min_width": 100, "min_height": 100}, "because": "Pinterest asks for 100 × 100 pixels at least"} ] }
        """#
}
