import PIMCatalog
import PIMIO

/// What people made of a catalog that an import replaces, as far as an export knows nothing of it.
struct CatalogBefore {
    private let settings: CatalogSettings
    private let feeds: [String]

    /// Reads the catalog at an import's target; nil where there is none, or it may not be replaced.
    init?(_ request: ImportRequest) {
        guard request.overwrites, Files.isFile(Files.join(request.target, "pim.json")),
            let directory = try? CatalogDirectory(request.target)
        else { return nil }
        settings = directory.draft.settings
        feeds = directory.feedFiles
    }

    /// The catalog's name; nil where it has none.
    var name: String? { settings.name.isEmpty ? nil : settings.name }

    /// The shop, without what is nothing but an example that an import made up.
    var shop: Shop {
        var shop = settings.shop
        let example = Shop.example(name: settings.name, url: shop.url)
        if shop.name == example.name { shop.name = nil }
        if shop.productURL == example.productURL { shop.productURL = nil }
        if shop.mediaURL == example.mediaURL { shop.mediaURL = nil }
        if shop.url == Shop.example(name: "", url: nil).url { shop.url = nil }
        return shop
    }

    /// Puts the settings that people choose into a draft.
    func carry(into draft: inout CatalogDraft) {
        draft.settings.resolution = settings.resolution
        let locales = draft.channels.flatMap { $0.locales ?? [] }
        if locales.contains(settings.defaultLocale) { draft.settings.defaultLocale = settings.defaultLocale }
    }

    /// Says what stays.
    func tell(_ log: inout ImportLog) {
        log.report(
            "replaced",
            .note,
            "the catalog's \(feeds.count) feed\(feeds.count == 1 ? "" : "s"), its name, its shop, its locations, guidelines, "
                + "formats and templates stay as they are",
            remedy: "structure files that said something else lie in .pim/replaced"
        )
    }
}

extension Shop {
    /// The shop that an import makes up where it is told nothing.
    static func example(name: String, url: String?) -> Shop {
        var shop = Shop()
        let url = url ?? "https://shop.example/"
        let start = url.hasSuffix("/") ? url : url + "/"
        shop.name = name
        shop.url = url
        shop.productURL = "\(start){language}/p/{identifier}"
        shop.mediaURL = "\(start)media/"
        return shop
    }
}
