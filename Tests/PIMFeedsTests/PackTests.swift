import PIMCatalog
import PIMGuidelines
import PIMIntake
import PIMText
import Testing

@testable import PIMFeeds

@Suite("Packs of guidelines")
struct PackTests {
    @Test("are all read, and say where their facts come from")
    func read() {
        #expect(GuidelinePack.all.map(\.code) == GuidelinePack.texts.map(\.code))
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
        let set = GuidelineSet([user], packs: GuidelinePack.all, structure: structure) { finding in
            // A rule whose roles no attribute has is told, and is no mistake of the pack.
            if finding.rule != "guideline.unused-rule" { problems.append(finding.message) }
        }
        #expect(problems == [])
        #expect(set.guidelines.contains { $0.code == "\(code) for user" })
        #expect(
            try #require(set.guidelines.first { $0.code == "\(code) for user" }).rules.allSatisfy { $0.kind != nil }
        )
    }

    @Test("need no attribute of the catalog for their samples", arguments: GuidelinePack.all.map(\.code))
    func samples(code: String) throws {
        var draft = CatalogDraft()
        draft.attributes = [Attribute("sku", .identifier)]
        let structure = try #require(CatalogStructure.build(draft).structure)
        var user = Guideline("user")
        user.packs = [code]
        var problems: [Finding] = []
        _ = GuidelineSet([user], packs: GuidelinePack.all, structure: structure) { problems.append($0) }
        #expect(problems.filter { $0.severity == .error } == [])
        #expect(problems.allSatisfy { $0.rule == "guideline.unused-rule" })
        let isForRoles = GuidelinePack.all.first { $0.code == code }?.rules.contains { $0.attributes != nil } == true
        #expect(!isForRoles || !problems.isEmpty)
    }

    @Test("are read only where they are used")
    func readWhereUsed() {
        let code = "channel-noon"
        var user = Guideline("user")
        #expect(GuidelinePack.used(by: [user]).isEmpty)
        user.packs = [code]
        #expect(GuidelinePack.used(by: [user]).map(\.code) == [code])
        user.packs = [code, "channel-gogle"]
        #expect(GuidelinePack.used(by: [user]).count == GuidelinePack.texts.count)
    }

    @Test("give a reason for every rule, and a day that is a day for every source")
    func reasons() {
        for pack in GuidelinePack.all {
            for rule in pack.rules { #expect(rule.reason?.isEmpty == false, "\(pack.code) \(rule.id)") }
            for page in pack.pages {
                #expect(page.url.hasPrefix("http"), "\(pack.code)")
                #expect(CalendarDate(page.date) != nil, "\(pack.code)")
            }
        }
        let ids = GuidelinePack.all.flatMap { $0.rules.map(\.id) }
        #expect(Set(ids).count == ids.count)
    }

    @Test("have a sample in none but the languages that they say their words are in")
    func languages() {
        let stated = GuidelinePack.all.flatMap(\.rules).compactMap { rule -> (GuidelineRule, Set<String>)? in
            guard case .set(.list(let languages)) = rule.settings["languages"] else { return nil }
            let codes = languages.compactMap { if case .text(let code) = $0 { code } else { nil } }
            return (rule, Set(codes))
        }
        #expect(stated.count > 20)
        for (rule, languages) in stated {
            let shown = Set(rule.bad.map { LanguageTag($0.locale).language })
            #expect(!shown.isEmpty && shown.isSubset(of: languages), "\(rule.id)")
        }
    }

    @Test(
        "for Kazakhstan let a title of a brand and a model be, and no description",
        arguments: ["Samsung Galaxy S24 128 GB", "iPhone 15 Pro"]
    )
    func titles(text: String) throws {
        var draft = CatalogDraft()
        draft.attributes = [Attribute("sku", .identifier)]
        draft.attributes += ["title", "description"].map { role in
            var attribute = Attribute(AttributeCode(role), .text)
            attribute.role = Role(role)
            attribute.isLocalizable = true
            return attribute
        }
        draft.channels = [Channel("web", locales: ["kk_KZ", "ru_KZ"], currencies: ["KZT"])]
        let structure = try #require(CatalogStructure.build(draft).structure)
        var user = Guideline("user")
        user.packs = ["law-kz-language"]
        let set = GuidelineSet([user], packs: GuidelinePack.all, structure: structure)
        for locale in ["kk_KZ", "ru_KZ"] as [LocaleCode] {
            let book = set.book(for: Guideline.Place(market: "KZ", locale: locale))
            func rules(_ attribute: AttributeCode) -> [String] {
                book.check(text: text, attribute: attribute).findings.map(\.rule).filter { $0.hasPrefix("law.") }
            }
            #expect(rules("title") == [])
            #expect(rules("description") == ["law.kz.script"])
        }
    }

    /// A text that a pack finds something in, where it stands, and by which rule.
    struct Found: Sendable, CustomTestStringConvertible {
        let pack: String
        let rule: String
        let attribute: String
        let text: String
        let locale: String

        init(_ pack: String, _ rule: String, _ attribute: String, _ text: String, _ locale: String) {
            self.pack = pack
            self.rule = rule
            self.attribute = attribute
            self.text = text
            self.locale = locale
        }

        var testDescription: String { rule }
    }

    @Test("find what they are for in a catalog that names its attributes otherwise", arguments: found)
    func find(_ example: Found) throws {
        var attribute = Attribute("own_name", .text)
        attribute.role = Role(example.attribute)
        attribute.isLocalizable = true
        var draft = CatalogDraft()
        draft.attributes = [Attribute("sku", .identifier), attribute]
        let structure = try #require(CatalogStructure.build(draft).structure)
        var user = Guideline("user")
        user.packs = [example.pack]
        let set = GuidelineSet([user], packs: GuidelinePack.all, structure: structure)
        var place = Guideline.Place(locale: LocaleCode(example.locale))
        place.market = try #require(GuidelinePack.all.first { $0.code == example.pack }).reach.markets.first
        let book = set.book(for: place)
        let rules = book.opinions(of: example.text, attribute: "own_name").map { book.rules[$0.rule].id }
        #expect(rules.contains(example.rule))
    }

    @Test("have each a text that they find")
    func allFound() {
        #expect(Set(Self.found.map(\.pack)) == Set(GuidelinePack.all.map(\.code)))
    }

    static let found: [Found] = [
        Found("channel-allegro", "allegro.title-words", "title", "Buty trekkingowe", "pl_PL"),
        Found("channel-amazon", "amazon.bullet-marks", "highlights", "Nordvik® down", "en_GB"),
        Found("channel-basalam", "basalam.treatment", "description", "چای لاغری", "fa_IR"),
        Found("channel-ebay", "ebay.title-length", "title", String(repeating: "Boot ", count: 17), "en_GB"),
        Found("channel-email", "email.subject-terms", "subject", "Шам тегін", "kk_KZ"),
        Found("channel-etsy", "etsy.title-single-marks", "title", "Hat & scarf & mittens", "en_GB"),
        Found("channel-google", "google.promotion", "title", "حذاء شحن مجاني", "ar_SA"),
        Found("channel-instagram", "instagram.hashtags", "caption", "#a #b #c #d #e #f", "en_GB"),
        Found("channel-kaspi", "kaspi.title-length", "title", String(repeating: "шам ", count: 257), "kk_KZ"),
        Found("channel-mediaexpert", "mediaexpert.title-start", "title", "mysz NORDVIK", "pl_PL"),
        Found("channel-meta", "meta.title-capitals", "title", "CIEPŁE BUTY", "pl_PL"),
        Found("channel-noon", "noon.title-marks", "title", "مكيف # 1", "ar_AE"),
        Found("channel-pinterest", "pinterest.title-length", "title", String(repeating: "But ", count: 126), "pl_PL"),
        Found("channel-structured-data", "structured-data.name", "title", " ", "fa_IR"),
        Found("channel-telegram", "telegram.caption-length", "caption", String(repeating: "👞", count: 513), "fa_IR"),
        Found("channel-tiktok", "tiktok.promotion", "title", "Жоғары сапа күрте", "kk_KZ"),
        Found("channel-tiktok-shop", "tiktok-shop.title-percent", "title", "Koszulka 20% taniej", "pl_PL"),
        Found("channel-wszystko", "wszystko.title-terms", "title", "Kurtka, wyprzedaż", "pl_PL"),
        Found("channel-yandex-market", "yandex-market.title-terms", "title", "Шам, тегін жеткізу", "kk_KZ"),
        Found("law-ae-arabic", "law.ae.title", "title", "Leather boots", "ar_AE"),
        Found("law-ae-arabic", "law.ae.translated", "description", "Leather boots", "ar_AE"),
        Found("law-eu-cosmetic-claims", "law.eu.cosmetic-free-from", "title", "Krem bez parabenów", "pl_PL"),
        Found("law-eu-energy-label", "law.eu.energy-words", "description", "Energy class D", "en_GB"),
        Found("law-eu-general-safety", "law.eu.safety-stopgaps", "manufacturer", "Brak danych", "pl_PL"),
        Found("law-eu-green-claims", "law.eu.green-claims", "title", "Ekologiczna torba", "pl_PL"),
        Found("law-eu-health-claims", "law.eu.weight-loss", "description", "Schudnij 5 kg", "pl_PL"),
        Found("law-eu-textile-names", "law.eu.fibre-pure", "material", "100 % wool, 5 % silk", "en_GB"),
        Found("law-ir-persian", "law.ir.script", "description", "Leather boots", "fa_IR"),
        Found("law-ir-persian", "law.ir.title", "title", "Leather boots", "fa_IR"),
        Found("law-kz-language", "law.kz.script", "description", "Samsung Galaxy S24 128 GB", "kk_KZ"),
        Found("law-kz-language", "law.kz.title-words", "title", "Camping lamp", "kk_KZ"),
        Found("law-pl-language", "law.pl.script", "title", "Кожаные ботинки", "pl_PL"),
        Found("law-pl-omnibus", "law.pl.reduction-words", "title", "Kurtka w promocji", "pl_PL"),
        Found("law-sa-arabic", "law.sa.title", "title", "Leather boots", "ar_SA"),
        Found("law-sa-arabic", "law.sa.awards", "title", "تمر حائز على جائزة", "ar_SA"),
        Found("law-uk-green-claims", "law.uk.green-claims", "title", "A sustainable bag", "en_GB"),
    ]

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
