extension GuidelinePack {
    /// Kaspi: what the import of products takes.
    static let channelKaspi = #"""
        { "guideline": "channel-kaspi", "title": "Kaspi: what the import of products takes", "layer": "pack",
          "sources": [{"url": "https://guide.kaspi.kz/partner/ru/shop/api/goods/q3223", "date": "2026-11-22"}],
          "rules": [
            {"id": "kaspi.required", "kind": "value.required", "severity": "error",
             "with": {"attributes": ["title", "brand"]}, "because": "Kaspi imports no product without a title and a brand"},
            {"id": "kaspi.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"min": 1, "max": 1024, "unit": "codePoints"},
             "because": "Kaspi takes titles of 1 to 1,024 characters",
             "good": [{"text": "Nordvik Alta 42 қара", "locale": "kk_KZ"}, {"text": "Nordvik Alta 42 black", "locale": "en_GB"}],
             "bad": [{"text": " ", "locale": "kk_KZ"}, {"text": "  ", "locale": "en_GB"}]},
            {"id": "kaspi.description-length", "kind": "text.length", "attributes": ["description"], "severity": "error",
             "with": {"max": 1024, "unit": "codePoints"},
             "because": "Kaspi takes descriptions of 1,024 characters at most"},
            {"id": "kaspi.brand-length", "kind": "text.length", "attributes": ["brand"], "severity": "error",
             "with": {"min": 1, "max": 256, "unit": "codePoints"}, "because": "Kaspi takes brands of 1 to 256 characters"},
            {"id": "kaspi.picture-count", "kind": "image.count", "severity": "error", "with": {"min": 1},
             "because": "Kaspi imports no product without a picture"} ] }
        """#
}
