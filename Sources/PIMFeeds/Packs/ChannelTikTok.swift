extension GuidelinePack {
    /// TikTok: titles and pictures of a catalog.
    static let channelTikTok = #"""
        { "guideline": "channel-tiktok", "title": "TikTok: titles and pictures of a catalog", "layer": "pack",
          "sources": [
            {"url": "https://ads.tiktok.com/help/article/catalog-product-parameters?lang=en", "date": "2026-11-22"},
            {"url": "https://ads.tiktok.com/help/article/best-practices-for-a-high-quality-catalog?lang=en", "date": "2026-11-22"} ],
          "rules": [
            {"id": "tiktok.title-emoji", "kind": "text.emoji", "attributes": ["title"], "severity": "error",
             "because": "TikTok asks for titles without emoji",
             "good": [{"text": "T-shirt, unisex", "locale": "en_GB"}, {"text": "تیشرت مشکی", "locale": "fa_IR"}],
             "bad": [{"text": "T-shirt 🔥", "locale": "en_GB", "fixed": "T-shirt"}, {"text": "تیشرت 👕", "locale": "fa_IR"}]},
            {"id": "tiktok.promotion", "kind": "text.terms", "attributes": ["title"], "severity": "error",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "terms": ["free shipping", "high quality", "wholesale", "darmowa dostawa", "wysoka jakość", "hurt",
               "тегін жеткізу", "жоғары сапа", "ارسال رایگان", "کیفیت بالا", "عمده فروشی", "شحن مجاني", "جودة عالية", "بالجملة"]},
             "because": "TikTok refuses promotional words in titles",
             "good": [{"text": "Koszulka bawełniana", "locale": "pl_PL"}, {"text": "Cotton T-shirt", "locale": "en_GB"}],
             "bad": [{"text": "Koszulka, darmowa dostawa", "locale": "pl_PL"}, {"text": "High quality T-shirt", "locale": "en_GB"},
                     {"text": "Жоғары сапа күрте", "locale": "kk_KZ"}, {"text": "تیشرت با ارسال رایگان", "locale": "fa_IR"},
                     {"text": "قميص جودة عالية", "locale": "ar_SA"}]},
            {"id": "tiktok.picture-size", "kind": "image.size", "severity": "error",
             "with": {"min_width": 500, "min_height": 500}, "because": "TikTok asks for 500 × 500 pixels at least"},
            {"id": "tiktok.picture-format", "kind": "image.format", "severity": "error", "with": {"formats": ["jpeg", "png"]},
             "because": "TikTok takes pictures as JPEG or PNG"} ] }
        """#
}
