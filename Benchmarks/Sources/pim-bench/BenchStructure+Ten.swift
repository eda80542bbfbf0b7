extension BenchStructure {
    /// The same structure with ten feeds: five languages, two of them for other formats as well.
    ///
    /// Persian, Arabic and Kazakh fall back to English, so that their feeds have as many items as the others.
    static let tenFeeds: [(name: String, text: String)] = {
        let fallbacks = #","fallbacks":{"fa_IR":["en_US"],"ar_SA":["en_US"],"kk_KZ":["en_US"],"pl_PL":[]}"#
        let channels = """
            {"channels":[
            {"code":"google","locales":["en_US","fa_IR","ar_SA","kk_KZ","pl_PL"],"currencies":["PLN","EUR","USD","KZT"]\
            \(fallbacks)},
            {"code":"ceneo","locales":["pl_PL"],"currencies":["PLN"]}
            ]}
            """
        let shared = files.filter { $0.name != "channels.json" && !$0.name.hasPrefix("feeds/") }
        let feeds = [
            feed("google-pl", "google-merchant", "pl_PL", "PL", "PLN", "xml"),
            feed("google-pl-local", "google-merchant", "pl_PL", "PL", "PLN", "xml"),
            feed("google-us", "google-merchant", "en_US", "US", "USD", "xml"),
            feed("google-ir", "google-merchant", "fa_IR", "IR", "EUR", "xml"),
            feed("google-sa", "google-merchant", "ar_SA", "SA", "USD", "xml"),
            feed("google-kz", "google-merchant", "kk_KZ", "KZ", "KZT", "xml"),
            feed("meta-pl", "meta-catalog", "pl_PL", "PL", "PLN", "xml"),
            feed("meta-pl-csv", "meta-catalog-csv", "pl_PL", "PL", "PLN", "csv"),
            feed("schema-pl", "schema-org-lines", "pl_PL", "PL", "PLN", "jsonl"),
            feed("lines-pl", "json-lines", "pl_PL", "PL", "PLN", "jsonl"),
        ]
        return shared + [("channels.json", channels)] + feeds
    }()

    private static func feed(
        _ code: String,
        _ format: String,
        _ locale: String,
        _ country: String,
        _ currency: String,
        _ ending: String
    ) -> (name: String, text: String) {
        let isGoogle = format == "google-merchant"
        let fields = isGoogle ? #""fields":{"identifier_exists":{"value":""},"product_weight":{"value":""}},"# : ""
        let text = """
            {"code":"\(code)","format":"\(format)","channel":"google","locale":"\(locale)","country":"\(country)",
            "currency":"\(currency)","select":{"enabled":true,"complete":true},
            \(fields)"exclude_on":"never","output":{"file":"\(code).\(ending)"}}
            """
        return ("feeds/\(code).json", text)
    }
}
