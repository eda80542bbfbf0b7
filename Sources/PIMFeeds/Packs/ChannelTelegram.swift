extension GuidelinePack {
    /// Telegram: captions, messages and photos.
    static let channelTelegram = #"""
        { "guideline": "channel-telegram", "title": "Telegram: captions, messages and photos", "layer": "pack",
          "sources": [
            {"url": "https://docs.rs/telegram-bot-api/0.1.0/telegram_bot_api/methods/struct.SendPhoto.html",
             "date": "2026-11-22"},
            {"url": "https://bot-market.com/blog/botmarket-knowledge-base/sending-a-text-message-in-a-telegram-bot-6/en",
             "date": "2026-11-22"} ],
          "rules": [
            {"id": "telegram.caption-length", "kind": "text.length", "attributes": ["caption"], "severity": "error",
             "with": {"max": 1024, "unit": "utf16"}, "because": "Telegram takes captions of 1,024 characters at most"},
            {"id": "telegram.message-length", "kind": "text.length", "attributes": ["message"], "severity": "error",
             "with": {"min": 1, "max": 4096, "unit": "utf16"},
             "because": "Telegram takes messages of 1 to 4,096 characters",
             "good": [{"text": "کفش نو رسید", "locale": "fa_IR"}, {"text": "New boots are here", "locale": "en_GB"}],
             "bad": [{"text": "  ", "locale": "fa_IR"}, {"text": " ", "locale": "en_GB"}]},
            {"id": "telegram.photo-weight", "kind": "image.weight", "severity": "error", "with": {"max_bytes": 10485760},
             "because": "Telegram takes photos of 10 MB at most"},
            {"id": "telegram.photo-size", "kind": "image.size", "severity": "error",
             "with": {"max_width": 10000, "max_height": 10000},
             "because": "Telegram takes photos whose width and height are 10,000 pixels at most together"} ] }
        """#
}
