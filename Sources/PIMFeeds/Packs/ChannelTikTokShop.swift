extension GuidelinePack {
    /// TikTok Shop: titles and descriptions.
    static let channelTikTokShop = #"""
        { "guideline": "channel-tiktok-shop", "title": "TikTok Shop: titles and descriptions", "layer": "pack",
          "sources": [
            {"url": "https://seller-vn.tiktok.com/university/essay?knowledge_id=5918681919178512&lang=en", "date": "2026-11-22"},
            {"url": "https://seller-us.tiktok.com/university/essay?identity=1&knowledge_id=7073362639816491", "date": "2026-11-22"} ],
          "rules": [
            {"id": "tiktok-shop.title-links", "kind": "text.links", "attributes": ["title"], "severity": "error",
             "because": "TikTok Shop refuses a seller's addresses in titles",
             "good": [{"text": "Cotton T-shirt, white", "locale": "en_GB"}],
             "bad": [{"text": "Cotton T-shirt nordvik.com", "locale": "en_GB"}]},
            {"id": "tiktok-shop.title-terms", "kind": "text.terms", "attributes": ["title"], "severity": "error",
             "with": {"languages": ["en", "pl", "fa", "ar"], "terms": ["TikTok", "on sale", "special offer", "discount", "promocja", "wyprzedaż",
               "تخفیف", "حراج", "خصم", "عرض خاص"]},
             "because": "TikTok Shop refuses promotion, and its own name, in titles",
             "good": [{"text": "Floral perfume 15 ml", "locale": "en_GB"}, {"text": "Perfumy kwiatowe 15 ml", "locale": "pl_PL"}],
             "bad": [{"text": "TikTok floral perfume", "locale": "en_GB"}, {"text": "Perfumy, promocja", "locale": "pl_PL"},
                     {"text": "عطر با تخفیف", "locale": "fa_IR"}, {"text": "عطر عرض خاص", "locale": "ar_SA"}]},
            {"id": "tiktok-shop.title-percent", "kind": "text.pattern", "attributes": ["title"], "severity": "error",
             "with": {"languages": ["en", "pl"], "forbidden": "[0-9]+ ?% ?(?:off|taniej)\\b", "caseless": true, "message": "it names a reduction"},
             "because": "TikTok Shop refuses reductions in titles",
             "good": [{"text": "Shirt, 100 % cotton", "locale": "en_GB"}],
             "bad": [{"text": "Shirt 20% off", "locale": "en_GB"}, {"text": "Koszula 20% taniej", "locale": "pl_PL"}]},
            {"id": "tiktok-shop.title-emoji", "kind": "text.emoji", "attributes": ["title"], "severity": "error",
             "because": "TikTok Shop refuses symbols in titles",
             "good": [{"text": "Green tea cleanser 100 ml", "locale": "en_GB"}],
             "bad": [{"text": "Green tea cleanser 🌿", "locale": "en_GB"}]},
            {"id": "tiktok-shop.description-words", "kind": "text.words", "attributes": ["description"], "severity": "warning",
             "with": {"min": 30}, "because": "TikTok Shop asks for descriptions of 30 words or more",
             "bad": [{"text": "A warm jacket for cold days.", "locale": "en_GB"}, {"text": "Ciepła kurtka na zimne dni.", "locale": "pl_PL"}]},
            {"id": "tiktok-shop.picture-count", "kind": "image.count", "severity": "warning", "with": {"min": 5},
             "because": "TikTok Shop asks for five pictures or more"} ] }
        """#
}
