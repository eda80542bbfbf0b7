extension GuidelinePack {
    /// Etsy: titles and tags.
    static let channelEtsy = #"""
        { "guideline": "channel-etsy", "title": "Etsy: titles and tags", "layer": "pack",
          "sources": [
            {"url": "https://groups.google.com/g/etsy-api-v2/c/TROSD3BdGIE", "date": "2026-11-22"},
            {"url": "https://apify.com/autoaugeo/listing-seo-length-auditor-for-online-se-8a73", "date": "2026-11-22"},
            {"url": "https://glama.ai/mcp/connectors/com.freedailypro.api/free-daily-pro-book-publishing-tools/tools/ecommerce_etsy_listing_check",
             "date": "2026-11-22"},
            {"url": "https://glama.ai/mcp/servers/ppiotis/etsy-listing-optimizer-mcp/tools/generate_titles", "date": "2026-11-22"} ],
          "rules": [
            {"id": "etsy.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "from": "2011-07-05", "with": {"max": 140, "unit": "codePoints"},
             "because": "Etsy takes titles of 140 characters at most",
             "good": [{"text": "Wool mittens with a Nordic star, blue", "locale": "en_GB"}],
             "bad": [{"text": "Wool mittens with a Nordic star, blue, hand knitted, for men and women, warm winter gloves, folk pattern, lined with fleece, made of thick sheep yarn", "locale": "en_GB"},
                     {"text": "Rękawiczki wełniane z norweską gwiazdą, niebieskie, ręcznie robione, damskie i męskie, ciepłe, na zimę, ludowy wzór, podszyte polarem, gruba przędza", "locale": "pl_PL"}]},
            {"id": "etsy.title-marks", "kind": "text.characters", "attributes": ["title"], "severity": "warning",
             "with": {"forbidden": "$^\\`"}, "because": "Etsy refuses these signs in titles",
             "good": [{"text": "Wool mittens, blue", "locale": "en_GB"}], "bad": [{"text": "Wool mittens for 20$", "locale": "en_GB"}]},
            {"id": "etsy.title-single-marks", "kind": "text.pattern", "attributes": ["title"], "severity": "warning",
             "with": {"forbidden": "%[^%]*%|:[^:]*:|&[^&]*&", "message": "a sign stands twice that may stand once"},
             "because": "Etsy takes %, : and & once each in a title",
             "good": [{"text": "Mittens & hat: 100% wool", "locale": "en_GB"}],
             "bad": [{"text": "Mittens & hat & scarf", "locale": "en_GB"}, {"text": "Rękawiczki: wełna: niebieskie", "locale": "pl_PL"}]},
            {"id": "etsy.tags", "kind": "value.count", "severity": "error", "with": {"attributes": ["tags"], "max": 13},
             "because": "Etsy takes 13 tags at most, of 20 characters each"} ] }
        """#
}
