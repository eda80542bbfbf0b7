import PIMCatalog
import PIMFormats
import PIMText

/// What is the same for every product of a scope.
enum ScopeText {
    /// The text of a computed source that only the scope decides; nil for other sources, and where there is none.
    static func text(_ computed: Field.Computed, _ scope: Scope) -> String? {
        switch computed {
        case .currency: scope.currency?.text
        case .country: scope.country?.text
        case .languageTag: LanguageTag(scope.locale.text).bcp47
        case .language: LanguageTag(scope.locale.text).language
        case .metaLocale: metaOverride(scope)
        case .channel: scope.channel.text
        case .locale: scope.locale.text
        default: nil
        }
    }

    /// Whether such a text is a list of one in a field that repeats.
    static func repeats(_ computed: Field.Computed) -> Bool {
        switch computed {
        case .metaLocale, .channel, .locale: false
        default: true
        }
    }

    /// Whether a computed source never yields anything in the scope.
    static func isIdle(_ computed: Field.Computed, _ scope: Scope) -> Bool {
        switch computed {
        case .currency, .price, .salePrice, .listPrice: scope.currency == nil
        case .country: scope.country == nil
        case .details: true
        default: false
        }
    }

    /// **Source:** facebook-for-woocommerce's override feeds (read 2026-08-11): some languages have no country.
    private static func metaOverride(_ scope: Scope) -> String {
        let tag = LanguageTag(scope.locale.text)
        let withoutCountry: Set<String> = ["en", "es", "fr", "nl", "pt", "no", "ja", "tl"]
        let language = tag.language == "nb" ? "no" : tag.language
        var text = scope.locale.text.split(separator: "-").joined(separator: "_")
        if withoutCountry.contains(language) { text = "\(language)_XX" }
        if language == "ar" { text = "ar_AR" }
        guard let country = scope.country else { return text }
        return "\(text)|\(country)"
    }
}
