extension GuidelinePack {
    /// Yandex Market: names.
    static let channelYandexMarket = #"""
        { "guideline": "channel-yandex-market", "title": "Yandex Market: names", "layer": "pack",
          "sources": [
            {"url": "https://yandex.com/support/marketplace/ru/assortment/create/main-fields/general.md", "date": "2026-11-22"},
            {"url": "https://github.com/TheWhatis/YandexMarketApi/blob/HEAD/docs/Model/MappingsOfferInfoDTO.md", "date": "2026-11-22"} ],
          "rules": [
            {"id": "yandex-market.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"max": 256, "unit": "codePoints"}, "because": "Yandex Market takes names of 256 characters at most"},
            {"id": "yandex-market.title-best-length", "kind": "text.length", "attributes": ["title"], "severity": "note",
             "with": {"max": 120, "unit": "codePoints"}, "because": "Yandex Market calls names of 60 to 120 characters the best",
             "good": [{"text": "Соққылы бұрғы Nordvik HP1630, 710 Вт", "locale": "kk_KZ"}],
             "bad": [{"text": "Hammer drill Nordvik HP1630, 710 W, with a case, two keys, a side handle, a depth stop, twelve drills for wood, stone and steel", "locale": "en_GB"}]},
            {"id": "yandex-market.title-terms", "kind": "text.terms", "attributes": ["title"], "severity": "warning",
             "with": {"languages": ["ru", "kk", "en"], "terms": [{"term": "скидк", "match": "prefix"}, "бесплатная доставка", "хит", "супер",
               {"term": "жеңілдік", "match": "prefix"}, "тегін жеткізу", "discount", "free delivery", "bestseller"]},
             "because": "Yandex Market wants names without terms of sale and words of feeling",
             "good": [{"text": "Дрель Nordvik HP1630", "locale": "ru_RU"}, {"text": "Бұрғы Nordvik HP1630", "locale": "kk_KZ"}],
             "bad": [{"text": "Дрель Nordvik со скидкой", "locale": "ru_RU"}, {"text": "Бұрғы, тегін жеткізу", "locale": "kk_KZ"},
                     {"text": "Drill with free delivery", "locale": "en_GB"}]},
            {"id": "yandex-market.title-capitals", "kind": "text.case", "attributes": ["title"], "severity": "warning",
             "with": {"style": "no-shouting"}, "because": "Yandex Market wants capitals for names of brands and models only",
             "good": [{"text": "Жылы күрте USB", "locale": "kk_KZ"}],
             "bad": [{"text": "Жылы КҮРТЕ", "locale": "kk_KZ"}, {"text": "WINTER jacket", "locale": "en_GB"}]} ] }
        """#
}
