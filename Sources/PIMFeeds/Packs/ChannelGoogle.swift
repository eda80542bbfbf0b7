extension GuidelinePack {
    /// Google Merchant Center: titles, descriptions and pictures.
    static let channelGoogle = #"""
        { "guideline": "channel-google", "title": "Google Merchant Center: titles, descriptions and pictures", "layer": "pack",
          "sources": [
            {"url": "https://support.google.com/merchants/answer/6324415", "date": "2026-11-22"},
            {"url": "https://support.google.com/merchants/answer/7052112", "date": "2026-11-21"} ],
          "rules": [
            {"id": "google.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"max": 150, "unit": "codePoints"},
             "because": "Google takes titles of 1 to 150 characters"},
            {"id": "google.description-length", "kind": "text.length", "attributes": ["description"], "severity": "error",
             "with": {"max": 5000, "unit": "codePoints"},
             "because": "Google takes descriptions of 1 to 5,000 characters"},
            {"id": "google.promotion", "kind": "text.terms", "attributes": ["title", "description"], "severity": "warning",
             "with": {"terms": ["free shipping", "free delivery", "best price", "buy now", "limited offer", "click here",
               "darmowa dostawa", "najlepsza cena", "kup teraz", "promocja", "wyprzedaż",
               "тегін жеткізу", "жеңілдік", "ارسال رایگان", "تخفیف ویژه", "خرید کنید", "شحن مجاني", "أفضل سعر", "اشتر الآن"]},
             "because": "Google refuses promotional words in titles and descriptions",
             "good": [{"text": "Trail shoes, blue, 42", "locale": "en_GB"}, {"text": "Buty trekkingowe", "locale": "pl_PL"}],
             "bad": [{"text": "Trail shoes, free shipping", "locale": "en_GB"}, {"text": "کفش با ارسال رایگان", "locale": "fa_IR"}]},
            {"id": "google.links", "kind": "text.links", "attributes": ["title", "description"], "severity": "warning",
             "because": "Google refuses links to other places in titles and descriptions"},
            {"id": "google.picture-size", "kind": "image.size", "severity": "error",
             "with": {"min_width": 100, "min_height": 100, "max_megapixels": 64},
             "because": "Google asks for 100 × 100 pixels, 250 × 250 for clothes, and takes 64 megapixels at most"},
            {"id": "google.picture-weight", "kind": "image.weight", "severity": "error", "with": {"max_bytes": 16000000},
             "because": "Google takes pictures of 16 MB at most"} ] }
        """#
}
