import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIntake
import PIMText

/// The guidelines that texts are held against, and the structure whose names they use.
struct GuidelineBench {
    let set: GuidelineSet
    let structure: CatalogStructure
    /// Whether there are guidelines besides the library's own rules.
    let hasGuidelines: Bool
    /// Whether names are those of a catalog.
    let isCatalog: Bool

    /// A catalog's guidelines; throws where it has errors, which are told.
    init(_ folder: String, _ day: CalendarDate?, _ console: inout Console) throws {
        let reading = try FeedSet.Reading(CatalogDirectory(folder), only: nil, day: day)
        guard let catalog = reading.catalog, reading.structureErrorCount == 0 else {
            var report = FindingReport(to: .talk, limit: 20)
            report.add(reading.findings.filter { $0.severity == .error }, on: &console)
            throw Failure("mend the catalog and its guidelines first", .badData)
        }
        structure = catalog.structure
        set = reading.guidelines ?? GuidelineSet([], structure: catalog.structure, day: day)
        hasGuidelines = reading.guidelines != nil
        isCatalog = true
    }

    /// Guidelines without a catalog: what they name is taken to be declared.
    init(
        _ guidelines: [Guideline],
        locales: [LocaleCode],
        attributes: [String] = [],
        channels: [String] = [],
        _ report: (Finding) -> Void = { _ in }
    ) throws {
        var draft = CatalogDraft()
        let reaches = guidelines.map(\.reach)
        let rules = guidelines.flatMap(\.rules)
        let waivers = guidelines.flatMap(\.waivers)
        let samples = rules.flatMap { ($0.good + $0.bad).map { LocaleCode($0.locale) } }
        let named = reaches.flatMap(\.locales) + rules.flatMap { $0.locales ?? [] } + waivers.compactMap(\.locale)
        let own = locales + samples + named.map { LocaleCode($0) }
        let known = own.isEmpty ? ["en_GB"] : own
        draft.settings.defaultLocale = known[0]
        draft.attributes = [Attribute("identifier", .identifier)]
        let waived = waivers.compactMap(\.attribute?.text)
        for code in Self.unique(attributes + rules.flatMap { $0.attributes ?? [] } + waived) where code != "identifier"
        {
            var attribute = Attribute(AttributeCode(code), .text)
            attribute.isLocalizable = true
            draft.attributes.append(attribute)
        }
        draft.families = Self.unique(reaches.flatMap(\.families)).map { Family($0, attributes: ["identifier"]) }
        draft.categories = Self.unique(reaches.flatMap(\.categories)).map { Category($0) }
        draft.audiences = Self.unique(reaches.flatMap(\.segments)).map { Audience($0) }
        let reached = reaches.flatMap(\.channels) + waivers.compactMap(\.channel)
        let codes = Self.unique(channels.map { ChannelCode($0) } + reached)
        draft.channels = (codes.isEmpty ? ["any"] : codes).map { code in
            var channel = Channel(code)
            channel.locales = Self.unique(known)
            return channel
        }
        let built = CatalogStructure.build(draft)
        guard let structure = built.structure else {
            throw Failure(built.findings.first?.message ?? "the names cannot be used", .badData)
        }
        self.structure = structure
        set = GuidelineSet(guidelines, packs: GuidelinePack.all, structure: structure, problem: report)
        hasGuidelines = !guidelines.isEmpty
        isCatalog = false
    }

    /// Other guidelines for the structure of a catalog.
    init(_ catalog: GuidelineBench, _ guidelines: [Guideline], _ report: (Finding) -> Void) {
        structure = catalog.structure
        set = GuidelineSet(
            guidelines,
            packs: GuidelinePack.all,
            structure: catalog.structure,
            day: catalog.set.day,
            problem: report
        )
        hasGuidelines = !guidelines.isEmpty
        isCatalog = true
    }

    private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}

extension GuidelineBench {
    /// The place that a command line names; what is not declared is said with the nearest name that is.
    func place(_ invocation: Invocation, locale fallback: LocaleCode? = nil) throws -> Guideline.Place {
        var place = Guideline.Place()
        place.locale = try known("locale", invocation.value("locale"), structure.locales) ?? fallback
        if let channel = try known("channel", invocation.value("channel"), structure.channels.map(\.code)) {
            place.channels = isCatalog ? structure.channelChain(of: channel) : [channel]
        }
        place.family = try known("family", invocation.value("family"), structure.families.map(\.code))
        place.segment = try known("audience", invocation.value("audience"), structure.audiences.map(\.code))
        if let category = try known("category", invocation.value("category"), structure.categories.map(\.code)) {
            let number = structure.number(of: category)
            let path = number.map { structure.path(ofCategory: $0).map { structure.categories[$0].code } }
            place.categories = Set(path ?? []).union([category])
        }
        if let market = invocation.value("market") {
            let isCode = market.utf8.count == 2 && market.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            guard isCode else { throw Failure("--market is \"\(market)\"; write a country such as PL", .usage) }
            place.market = CountryCode(market)
        }
        return place
    }

    /// Throws where no language, or no country, has the code that a locale names it by.
    static func checkLocale(_ text: String) throws {
        guard let slip = LocaleSlip(in: text) else { return }
        throw Failure("\"\(text)\" is no locale: \(slip.reason); \(slip.remedy)", .usage)
    }

    /// The attribute of this code or role; nil where none is named.
    func attribute(_ name: String?) throws -> Attribute? {
        guard let name else { return nil }
        if let attribute = structure.attributes.first(where: { $0.code.text == name }) { return attribute }
        if let attribute = structure.attributes.first(where: { $0.role?.word == name }) { return attribute }
        guard isCatalog else { return nil }
        throw Self.unknown("attribute", name, structure.attributes.map(\.code.text))
    }

    /// The code somebody named, if it is known; without a catalog any is.
    private func known<Subject>(
        _ what: String,
        _ name: String?,
        _ codes: [Code<Subject>]
    ) throws -> Code<Subject>? {
        guard let name else { return nil }
        guard isCatalog, !codes.contains(where: { $0.text == name }) else { return Code(name) }
        throw Self.unknown(what, name, codes.map(\.text))
    }

    static func unknown(_ what: String, _ name: String, _ known: [String]) -> Failure {
        let nearest = Suggestion.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
        let some = known.isEmpty ? "there is none" : "known: \(known.prefix(12).joined(separator: ", "))"
        return Failure("there is no \(what) \"\(name)\"; \(nearest ?? some)", .usage)
    }
}

extension Option {
    /// `-C DIR`, for commands that work without a catalog too.
    static let catalogIfAny = Option(
        "catalog",
        short: "C",
        value: "DIR",
        "the catalog's folder; without it the library's own rules count"
    )
    /// The options that name the place of a text.
    static let guidelinePlace = [
        Option("locale", value: "L", "the locale, such as pl_PL"),
        Option("channel", value: "C", "the channel"),
        Option("family", value: "F", "the family"),
        Option("category", value: "C", "the category"),
        Option("market", value: "M", "the country of the market, such as PL"),
        Option("audience", value: "A", "the audience"),
    ]
}
