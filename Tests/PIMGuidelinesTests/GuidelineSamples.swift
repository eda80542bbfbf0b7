import PIMCatalog
import PIMGuidelines
import Testing

/// A small structure, and guidelines to put on it.
enum GuidelineSamples {
    static func structure() throws -> CatalogStructure {
        try #require(CatalogStructure.build(draft()).structure)
    }

    static func draft() -> CatalogDraft {
        var draft = CatalogDraft()
        var text = Attribute("text", .richtext)
        text.isLocalizable = true
        draft.attributes = [Attribute("sku", .identifier), text] + attributes
        draft.families = [Family("shoes", attributes: ["sku", "name", "text"]), family(attributes)]
        draft.categories = [Category("master"), Category("outdoor", parent: "master")]
        var web = Channel(
            "web",
            locales: ["pl_PL", "en_GB", "fa_IR", "ar_SA", "kk_KZ", "de_DE"],
            currencies: ["PLN", "EUR", "IRR"]
        )
        web.fallbacks = ["de_DE": ["en_GB"]]
        draft.channels = [web, Channel("google", locales: ["pl_PL", "en_GB"], currencies: ["PLN", "EUR"])]
        return draft
    }
}
