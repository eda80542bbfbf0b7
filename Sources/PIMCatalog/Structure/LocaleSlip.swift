import PIMText

/// A locale that is written like one, but whose language or country nobody has: `kz_KZ`, `en_UK`.
///
/// Rules and numbers of a language would pass over its texts in silence.
package struct LocaleSlip: Sendable, Hashable {
    /// Which part is unknown, such as `"kz" is no language of ISO 639`.
    package let reason: String
    /// The locale that may be meant; nil where none is near.
    package let meant: String?

    /// The slip in a locale; nil where language and country are known.
    package init?(in locale: String) {
        let tag = LanguageTag(locale)
        guard tag.isWellFormed, tag.isOfKnownLanguage else {
            reason = "\"\(tag.language)\" is no language of ISO 639"
            meant = NumberReader.locale(like: locale)
            return
        }
        // XX stands for no country in particular.
        guard let region = tag.region, region.utf8.count == 2, region != "XX", !CountryTable.isKnown(region) else {
            return nil
        }
        reason = "\"\(region)\" is no country of ISO 3166"
        meant = region == "UK" ? "\(tag.language)_GB" : NumberReader.locale(like: locale)
    }

    /// What to do about it.
    package var remedy: String { meant.map { "did you mean \($0)?" } ?? "write a locale such as pl_PL" }
}
