extension GuidelinePack {
    /// Instagram: captions.
    static let channelInstagram = #"""
        { "guideline": "channel-instagram", "title": "Instagram: captions", "layer": "pack",
          "sources": [
            {"url": "https://bulkpublish.com/blog/instagram-character-limit/", "date": "2026-11-22"},
            {"url": "https://www.ayrshare.com/docs/vi/apis/post/social-networks/instagram", "date": "2026-11-22"},
            {"url": "https://www.socialmediatoday.com/news/instagrams-implementing-new-limits-on-hashtag-use/808309/",
             "date": "2026-11-22"} ],
          "rules": [
            {"id": "instagram.caption-length", "kind": "text.length", "attributes": ["caption"], "severity": "error",
             "with": {"max": 2200, "unit": "codePoints"},
             "because": "Instagram takes captions of 2,200 characters at most"},
            {"id": "instagram.hashtags", "kind": "text.pattern", "attributes": ["caption"], "severity": "warning",
             "from": "2025-12-18",
             "with": {"forbidden": "(?:#[\\p{L}\\p{N}_][^#]*){6,}", "message": "it has more than five hashtags"},
             "because": "Instagram lets captions have five hashtags since December 2025",
             "good": [{"text": "New boots #hiking #boots #nordvik #alta #winter", "locale": "en_GB"},
                      {"text": "Nowe buty #góry #zima", "locale": "pl_PL"}],
             "bad": [{"text": "New boots #hiking #boots #nordvik #alta #winter #snow", "locale": "en_GB"},
                     {"text": "کفش نو #کوه #کفش #برف #زمستان #سفر #نوردویک", "locale": "fa_IR"}]} ] }
        """#
}
