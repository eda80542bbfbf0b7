import PIMCatalog
import PIMGuidelines
import Testing

/// A small structure, and guidelines to put on it.
enum GuidelineSamples {
    static func structure() throws -> CatalogStructure {
        var draft = CatalogDraft()
        var name = Attribute("name", .text)
        name.isLocalizable = true
        name.role = "title"
        var text = Attribute("text", .richtext)
        text.isLocalizable = true
        text.role = "description"
        draft.attributes = [Attribute("sku", .identifier), name, text]
        draft.families = [Family("shoes", attributes: ["sku", "name", "text"])]
        draft.categories = [Category("master"), Category("outdoor", parent: "master")]
        draft.channels = [
            Channel("web", locales: ["pl_PL", "en_GB", "fa_IR", "ar_SA", "kk_KZ", "de_DE"], currencies: ["PLN"]),
            Channel("google", locales: ["pl_PL", "en_GB"], currencies: ["PLN"]),
        ]
        return try #require(CatalogStructure.build(draft).structure)
    }
}
