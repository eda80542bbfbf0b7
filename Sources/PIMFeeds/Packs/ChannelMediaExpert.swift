extension GuidelinePack {
    /// Media Expert: names and pictures.
    static let channelMediaExpert = #"""
        { "guideline": "channel-mediaexpert", "title": "Media Expert: names and pictures", "layer": "pack",
          "sources": [{"url": "https://www.mediaexpert.pl/centrum-pomocy-dla-sprzedawcow/dobre-praktyki-przy-tworzeniu-karty-produktu",
                       "date": "2026-11-22"}],
          "rules": [
            {"id": "mediaexpert.title-length", "kind": "text.length", "attributes": ["title"], "severity": "error",
             "with": {"max": 120, "unit": "codePoints"}, "because": "Media Expert takes names of 120 characters at most",
             "good": [{"text": "Mysz NORDVIK WT425 Czarny", "locale": "pl_PL"}],
             "bad": [{"text": "Mysz NORDVIK WT425 Czarny bezprzewodowa, ładowana przez USB-C, z sześcioma przyciskami i kółkiem, do gier i do pracy w biurze", "locale": "pl_PL"},
                     {"text": "Mouse NORDVIK WT425 Black, wireless, charged by USB-C, with six buttons and a wheel, for games and for long days in an office", "locale": "en_GB"}]},
            {"id": "mediaexpert.title-start", "kind": "text.pattern", "attributes": ["title"], "severity": "error",
             "with": {"forbidden": "^\\s*\\p{Ll}[^\\s]*", "message": "it begins with a small letter"},
             "because": "Media Expert refuses names that begin with a small letter",
             "good": [{"text": "Lodówka NORDVIK L2 Biały", "locale": "pl_PL"}], "bad": [{"text": "mysz NORDVIK WT425 Czarny", "locale": "pl_PL"}]},
            {"id": "mediaexpert.title-terms", "kind": "text.terms", "attributes": ["title"], "severity": "warning",
             "with": {"languages": ["pl", "en"], "terms": [{"term": "najlepsz", "match": "prefix"}, "hit", "nowość", "best", "new"]},
             "because": "Media Expert wants names without the words of advertising",
             "good": [{"text": "Pilot NORDVIK BRS3 Biały", "locale": "pl_PL"}, {"text": "Remote NORDVIK BRS3 White", "locale": "en_GB"}],
             "bad": [{"text": "Pilot NORDVIK BRS3 HIT", "locale": "pl_PL"}, {"text": "Best remote NORDVIK BRS3", "locale": "en_GB"}]},
            {"id": "mediaexpert.title-marks", "kind": "text.characters", "attributes": ["title"], "severity": "warning",
             "with": {"forbidden": "!★☆✔♥"}, "because": "Media Expert wants names without symbols",
             "good": [{"text": "Pilot NORDVIK BRS3 Biały", "locale": "pl_PL"}], "bad": [{"text": "Pilot NORDVIK BRS3!", "locale": "pl_PL"}]},
            {"id": "mediaexpert.picture-size", "kind": "image.size", "severity": "error",
             "with": {"min_width": 500, "max_width": 3000, "min_height": 500, "max_height": 3600},
             "because": "Media Expert takes pictures of 500 to 3,000 pixels in width and 500 to 3,600 in height"},
            {"id": "mediaexpert.picture-format", "kind": "image.format", "severity": "error", "with": {"formats": ["jpeg", "png"]},
             "because": "Media Expert takes pictures as JPEG or PNG"},
            {"id": "mediaexpert.picture-weight", "kind": "image.weight", "severity": "error", "with": {"max_bytes": 3145728},
             "because": "Media Expert takes pictures of 3 MB at most"},
            {"id": "mediaexpert.picture-count", "kind": "image.count", "severity": "warning", "with": {"max": 15},
             "because": "Media Expert asks for 15 pictures at most"} ] }
        """#
}
