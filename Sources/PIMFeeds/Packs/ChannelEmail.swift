extension GuidelinePack {
    /// E-mail: subject lines and preheaders.
    static let channelEmail = #"""
        { "guideline": "channel-email", "title": "E-mail: subject lines and preheaders", "layer": "pack",
          "sources": [
            {"url": "http://kb.mailchimp.com/campaigns/previews-and-tests/best-practices-for-email-subject-lines?utm_source=mc-marketing&utm_medium=holiday-tips-site&utm_campaign=holiday-promo",
             "date": "2026-11-22"},
            {"url": "https://help.kajabi.com/hc/en-us/articles/360040521393", "date": "2026-11-22"},
            {"url": "http://design.intuit.com/quickbooks/marketing/email/content-in-email/", "date": "2026-11-22"} ],
          "rules": [
            {"id": "email.subject-length", "kind": "text.length", "attributes": ["subject"], "severity": "warning",
             "with": {"max": 50}, "because": "longer subject lines are cut off; Mailchimp and Kajabi recommend 50 characters",
             "good": [{"text": "New boots for the first snow", "locale": "en_GB"}],
             "bad": [{"text": "New boots, jackets and lamps for the first snow of the year", "locale": "en_GB"},
                     {"text": "Nowe buty, kurtki i lampki na pierwszy śnieg w tym roku", "locale": "pl_PL"}]},
            {"id": "email.subject-words", "kind": "text.words", "attributes": ["subject"], "severity": "note",
             "with": {"max": 8}, "because": "subject lines of fewer than nine words were opened most",
             "good": [{"text": "New boots for the first snow", "locale": "en_GB"}],
             "bad": [{"text": "All you need now for the very first snow", "locale": "en_GB"}]},
            {"id": "email.subject-marks", "kind": "text.pattern", "attributes": ["subject"], "severity": "warning",
             "with": {"forbidden": "(?:[!?.,;:،؟؛…][^!?.,;:،؟؛…]*){5,}", "message": "it has more than four marks"},
             "because": "many marks in a subject line look like spam",
             "good": [{"text": "Snow? We have boots!", "locale": "en_GB"}],
             "bad": [{"text": "Snow!!! We have boots!!", "locale": "en_GB"}, {"text": "برف؟؟ کفش داریم!!!", "locale": "fa_IR"}]},
            {"id": "email.subject-capitals", "kind": "text.case", "attributes": ["subject"], "severity": "warning",
             "with": {"style": "no-shouting"}, "because": "capitals in a subject line look like spam",
             "good": [{"text": "New boots with LED", "locale": "en_GB"}],
             "bad": [{"text": "GREAT boots", "locale": "en_GB"}, {"text": "ŚWIETNE buty", "locale": "pl_PL"}]},
            {"id": "email.subject-terms", "kind": "text.terms", "attributes": ["subject"], "severity": "warning",
             "with": {"languages": ["en", "pl", "kk", "fa", "ar"], "terms": ["free", "act now", "buy now", "za darmo", "kup teraz", "działaj teraz", "тегін",
               "қазір сатып ал", "رایگان", "همین حالا بخرید", "مجاني", "مجانا", "اشتر الآن"]},
             "because": "such words in a subject line look like spam",
             "good": [{"text": "Boots for the first snow", "locale": "en_GB"}, {"text": "Buty na śnieg", "locale": "pl_PL"}],
             "bad": [{"text": "Act now for boots", "locale": "en_GB"}, {"text": "Sznurówki za darmo", "locale": "pl_PL"},
                     {"text": "Тегін бау", "locale": "kk_KZ"}, {"text": "بند کفش رایگان", "locale": "fa_IR"},
                     {"text": "حذاء مجاني", "locale": "ar_SA"}]},
            {"id": "email.preheader-length", "kind": "text.length", "attributes": ["preheader"], "severity": "note",
             "with": {"min": 40, "max": 70}, "because": "a preheader of 40 to 70 characters is shown whole",
             "good": [{"text": "Warm and dry feet all winter, from size 35 to 47", "locale": "en_GB"}],
             "bad": [{"text": "Warm feet", "locale": "en_GB"}]} ] }
        """#
}
