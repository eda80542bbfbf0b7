package import PIMGuidelines
import PIMIntake

/// The packs of the library: facts of channels, and samples of laws, as guidelines in the form that catalogs write them.
///
/// A pack is one file plus one line. A guideline names those it uses under `uses`; their rules count where it does.
package enum GuidelinePack {
    /// The texts with their codes, one line each.
    static let texts: [(code: String, text: String)] = [
        ("channel-allegro", channelAllegro),
        ("channel-amazon", channelAmazon),
        ("channel-basalam", channelBasalam),
        ("channel-ebay", channelEBay),
        ("channel-email", channelEmail),
        ("channel-etsy", channelEtsy),
        ("channel-google", channelGoogle),
        ("channel-instagram", channelInstagram),
        ("channel-kaspi", channelKaspi),
        ("channel-mediaexpert", channelMediaExpert),
        ("channel-meta", channelMeta),
        ("channel-noon", channelNoon),
        ("channel-pinterest", channelPinterest),
        ("channel-structured-data", channelStructuredData),
        ("channel-telegram", channelTelegram),
        ("channel-tiktok", channelTikTok),
        ("channel-tiktok-shop", channelTikTokShop),
        ("channel-wszystko", channelWszystko),
        ("channel-yandex-market", channelYandexMarket),
        ("law-ae-arabic", lawArabicEmirates),
        ("law-eu-cosmetic-claims", lawCosmeticClaims),
        ("law-eu-energy-label", lawEnergyLabel),
        ("law-eu-general-safety", lawGeneralSafety),
        ("law-eu-green-claims", lawGreenClaims),
        ("law-eu-health-claims", lawHealthClaims),
        ("law-eu-textile-names", lawTextileNames),
        ("law-ir-persian", lawPersianLanguage),
        ("law-kz-language", lawKazakhLanguage),
        ("law-pl-language", lawPolishLanguage),
        ("law-pl-omnibus", lawOmnibus),
        ("law-sa-arabic", lawArabicSaudi),
        ("law-uk-green-claims", lawGreenClaimsUK),
    ]

    /// All packs.
    package static let all: [Guideline] = texts.compactMap { parse($0.text) }

    /// The packs that guidelines use; all of them where one is not known, for its nearest name to be told.
    package static func used(by guidelines: [Guideline]) -> [Guideline] {
        let own = guidelines.filter { $0.layer == .pack }.map(\.code)
        let wanted = Set(guidelines.flatMap(\.packs)).subtracting(own)
        guard wanted.isSubset(of: texts.map(\.code)) else { return all }
        return texts.filter { wanted.contains($0.code) }.compactMap { parse($0.text) }
    }

    /// What stands for a file where packs of the library are written.
    package static let fileName = "pack"

    private static func parse(_ text: String) -> Guideline? {
        var log = IntakeLog()
        return GuidelineFile.parse(Array(text.utf8), name: fileName, log: &log)
    }
}
