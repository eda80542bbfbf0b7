import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO

/// The packs that guidelines may use, for people and programs.
enum PackListing {
    /// The packs of a catalog and those of the library, by code; a catalog's own takes the place of the library's.
    static func all(_ set: GuidelineSet?) -> [Guideline] {
        let own = set?.packs.filter { $0.source?.file != GuidelinePack.fileName } ?? []
        let codes = Set(own.map(\.code))
        return (own + GuidelinePack.all.filter { !codes.contains($0.code) }).sorted { $0.code < $1.code }
    }

    static func print(_ packs: [Guideline], isJSON: Bool, _ console: inout Console) {
        for pack in packs {
            guard !isJSON else {
                console.out(line(pack))
                continue
            }
            console.out(ShownText.visible("\(pack.code)  \(pack.title)"))
            let rules = Quantity.counted(pack.rules.count, "rule")
            console.out(ShownText.visible("  \(rules): \(pack.rules.map(\.id).joined(separator: ", "))"))
            for fact in RuleText.facts(pack) { console.out(ShownText.visible("  \(fact)")) }
        }
    }

    private static func line(_ pack: Guideline) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("pack", pack.code)
        writer.pair("title", pack.title)
        writer.pair("rules", pack.rules.map(\.id))
        writer.pair("from", pack.start.map { "\($0)" })
        writer.pair("until", pack.end.map { "\($0)" })
        writer.key("sources")
        writer.beginArray()
        for page in pack.pages {
            writer.beginObject()
            writer.pair("url", page.url)
            writer.pair("date", page.date)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.buffer.string
    }
}
