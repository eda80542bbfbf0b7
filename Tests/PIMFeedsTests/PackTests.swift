import PIMCatalog
import PIMGuidelines
import PIMIntake
import Testing

@testable import PIMFeeds

@Suite("Packs of guidelines")
struct PackTests {
    @Test("are all read, and say where their facts come from")
    func read() {
        #expect(GuidelinePack.all.count == GuidelinePack.texts.count)
        for pack in GuidelinePack.all {
            #expect(pack.layer == .pack, "\(pack.code)")
            #expect(!pack.pages.isEmpty && !pack.rules.isEmpty, "\(pack.code)")
            #expect(!pack.code.hasPrefix("law-") || pack.title.contains("lawyer"), "\(pack.code)")
        }
    }

    @Test("can be used, and their samples come out", arguments: GuidelinePack.all.map(\.code))
    func used(code: String) throws {
        let structure = try FeedSet(CatalogDirectory(GoldenDemo.folder)).catalog.structure
        var user = Guideline("user")
        user.packs = [code]
        var problems: [String] = []
        let set = GuidelineSet([user], packs: GuidelinePack.all, structure: structure) { problems.append($0.message) }
        #expect(problems == [])
        #expect(set.guidelines.contains { $0.code == "\(code) for user" })
        #expect(
            try #require(set.guidelines.first { $0.code == "\(code) for user" }).rules.allSatisfy { $0.kind != nil }
        )
    }

    @Test("that nobody knows are told with the nearest name")
    func unknown() throws {
        let structure = try FeedSet(CatalogDirectory(GoldenDemo.folder)).catalog.structure
        var user = Guideline("user")
        user.packs = ["channel-gogle"]
        var problems: [Finding] = []
        _ = GuidelineSet([user], packs: GuidelinePack.all, structure: structure) { problems.append($0) }
        #expect(problems.map(\.remedy) == ["did you mean \"channel-google\"?"])
    }
}
