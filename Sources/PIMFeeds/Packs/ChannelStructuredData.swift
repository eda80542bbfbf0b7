extension GuidelinePack {
    /// Google Search: what a product's structured data needs.
    static let channelStructuredData = #"""
        { "guideline": "channel-structured-data", "title": "Google Search: what a product's structured data needs", "layer": "pack",
          "sources": [
            {"url": "https://developers.google.com/search/docs/appearance/structured-data/merchant-listing", "date": "2026-11-22"},
            {"url": "https://hashnode.com/posts/product-schema-for-small-shops-offers-shipping-and-returns/6adaaa5cf955aeeebdf2a740",
             "date": "2026-11-22"} ],
          "rules": [
            {"id": "structured-data.required", "kind": "value.required", "severity": "error",
             "with": {"attributes": ["title", "image", "price"]},
             "because": "Google shows no product as a merchant listing without name, picture and price"},
            {"id": "structured-data.price", "kind": "value.range", "severity": "error",
             "with": {"attributes": ["price"], "min": 0.001}, "because": "Google asks for a price above zero"},
            {"id": "structured-data.name", "kind": "text.length", "attributes": ["title"], "severity": "error", "with": {"min": 1},
             "because": "Google shows no product as a merchant listing without a name",
             "good": [{"text": "Nordvik Alta", "locale": "en_GB"}, {"text": "کفش آلتا", "locale": "fa_IR"}],
             "bad": [{"text": " ", "locale": "en_GB"}, {"text": "  ", "locale": "fa_IR"}]} ] }
        """#
}
