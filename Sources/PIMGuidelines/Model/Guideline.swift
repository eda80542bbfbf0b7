public import PIMCatalog

/// A guideline: rules of one layer, and where they apply.
public struct Guideline: Sendable, Hashable {
    /// How special a guideline is; what a later one says counts before what an earlier one says.
    public enum Layer: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Facts of a channel or a law, which others use.
        case pack
        /// The brand.
        case brand
        /// A country's market.
        case market
        /// A channel.
        case channel
        /// A language or locale.
        case locale
        /// A family of products.
        case family
        /// A category of products.
        case category
        /// An audience.
        case segment

        /// Orders layers from the general to the special.
        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Its code.
    public var code: String
    /// Its name for people.
    public var title: String
    /// Its layer.
    public var layer: Layer
    /// Where it applies.
    public var reach: Reach
    /// The first day on which it counts.
    public var start: CalendarDate?
    /// The last day on which it counts.
    public var end: CalendarDate?
    /// The packs it uses, by code.
    public var packs: [String]
    /// The pages that its rules restate.
    public var pages: [Page]
    /// Terms by name, for rules to use.
    public var vocabularies: [String: SettingChange]
    /// Its rules.
    public var rules: [GuidelineRule]
    /// Exceptions that somebody allowed.
    public var waivers: [Waiver]
    /// Where it is written.
    public var source: SourcePosition?
    /// The pack it was made of, by code; nil where it is as somebody wrote it.
    public internal(set) var pack: String?
    /// Where the guideline is written that uses the pack.
    var user: SourcePosition?
    /// Where its parts are written: vocabularies by their paths, such as `banned/2`, others by their JSON pointers, such as
    /// `/uses/0`.
    package var places: [String: SourcePosition] = [:]

    /// Makes a guideline without rules that applies everywhere.
    public init(_ code: String, layer: Layer = .brand) {
        self.code = code
        self.layer = layer
        title = code
        reach = Reach()
        packs = []
        pages = []
        vocabularies = [:]
        rules = []
        waivers = []
    }

    /// The pack as it counts where a guideline uses it.
    func used(by guideline: Guideline) -> Guideline {
        var pack = self
        pack.code = "\(code) for \(guideline.code)"
        pack.pack = code
        pack.user = guideline.user ?? guideline.source
        let user = guideline.reach
        if pack.reach.markets.isEmpty { pack.reach.markets = user.markets }
        if pack.reach.channels.isEmpty { pack.reach.channels = user.channels }
        if pack.reach.locales.isEmpty { pack.reach.locales = user.locales }
        if pack.reach.families.isEmpty { pack.reach.families = user.families }
        if pack.reach.categories.isEmpty { pack.reach.categories = user.categories }
        if pack.reach.segments.isEmpty { pack.reach.segments = user.segments }
        return pack
    }

    /// Whether it counts on a day; without a day everything counts.
    func counts(on day: CalendarDate?) -> Bool {
        guard let day else { return true }
        return (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
    }
}

extension Guideline {
    /// A page that rules restate, with the day it was read.
    public struct Page: Sendable, Hashable {
        /// Where the page is.
        public var url: String
        /// The day it was read, `YYYY-MM-DD`.
        public var date: String

        /// Names a page and the day it was read.
        public init(_ url: String, read date: String) {
            self.url = url
            self.date = date
        }
    }

    /// Where a guideline applies; an empty list does not look.
    public struct Reach: Sendable, Hashable {
        /// Countries.
        public var markets: [CountryCode] = []
        /// Channels, and those that extend them.
        public var channels: [ChannelCode] = []
        /// Locales (`pl_PL`) or languages (`pl`).
        public var locales: [String] = []
        /// Families.
        public var families: [FamilyCode] = []
        /// Categories, and those below them.
        public var categories: [CategoryCode] = []
        /// Audiences.
        public var segments: [AudienceCode] = []

        /// Everywhere.
        public init() {}
    }

    /// Where a text is shown.
    public struct Place: Sendable, Hashable {
        /// The country; nil where none is known.
        public var market: CountryCode?
        /// The channel and those it extends; empty where none is known.
        public var channels: [ChannelCode]
        /// The locale; nil for what has no language.
        public var locale: LocaleCode?
        /// The product's family.
        public var family: FamilyCode?
        /// The product's categories and those above them.
        public var categories: Set<CategoryCode>
        /// The audience.
        public var segment: AudienceCode?

        /// Nothing is known.
        public init(
            market: CountryCode? = nil,
            channels: [ChannelCode] = [],
            locale: LocaleCode? = nil,
            family: FamilyCode? = nil,
            categories: Set<CategoryCode> = [],
            segment: AudienceCode? = nil
        ) {
            self.market = market
            self.channels = channels
            self.locale = locale
            self.family = family
            self.categories = categories
            self.segment = segment
        }
    }
}

extension Guideline.Reach {
    /// Whether it holds a place; what is not known of a place is in no list.
    public func holds(_ place: Guideline.Place) -> Bool {
        (markets.isEmpty || place.market.map(markets.contains) == true)
            && (channels.isEmpty || place.channels.contains(where: channels.contains))
            && (locales.isEmpty || place.locale.map { Self.isListed($0, locales) } == true)
            && (families.isEmpty || place.family.map(families.contains) == true)
            && (categories.isEmpty || categories.contains(where: place.categories.contains))
            && (segments.isEmpty || place.segment.map(segments.contains) == true)
    }

    /// Whether there may be a place that both hold; channels and categories have others below them, so they always may.
    func mayMeet(_ other: Self) -> Bool {
        func share<Name: Hashable>(_ left: [Name], _ right: [Name]) -> Bool {
            left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
        }
        let meetInLocales =
            locales.isEmpty || other.locales.isEmpty
            || locales.contains { Self.isListed(LocaleCode($0), other.locales) }
            || other.locales.contains { Self.isListed(LocaleCode($0), locales) }
        return meetInLocales && share(markets, other.markets) && share(families, other.families)
            && share(segments, other.segments)
    }

    static func isListed(_ locale: LocaleCode, _ list: [String]) -> Bool {
        list.contains { $0 == locale.text || locale.text.hasPrefix("\($0)_") || locale.text.hasPrefix("\($0)-") }
    }
}

/// A rule as a guideline writes it; what it leaves out, a layer below it has said.
public struct GuidelineRule: Sendable, Hashable {
    /// Its id, such as `nordvik.names`; a special layer changes a general one's rule by naming its id.
    public var id: String
    /// Its kind.
    public var kind: String?
    /// What it asks, in a sentence.
    public var summary: String?
    /// Why it asks that.
    public var reason: String?
    /// What to do about a breach.
    public var remedy: String?
    /// How much a breach matters.
    public var severity: Finding.Severity?
    /// The attributes it is for, by code or role; nil is for all texts.
    public var attributes: [String]?
    /// The locales or languages it is for; nil is for all.
    public var locales: [String]?
    /// Whether it is switched off.
    public var isOff: Bool?
    /// Whether no layer above may change it.
    public var isLocked: Bool
    /// The first day on which it counts.
    public var start: CalendarDate?
    /// Its parameters.
    public var settings: [String: SettingChange]
    /// Texts that must keep it, or the guideline does not load.
    public var good: [RuleSample]
    /// Texts that must break it, or the guideline does not load.
    public var bad: [RuleSample]
    /// Where it is written.
    public var source: SourcePosition?
    /// Its JSON pointer in the file, such as `/rules/3`.
    public var pointer: String
    /// Where its parameters are written, by their paths under `with`, such as `terms/2`.
    package var places: [String: SourcePosition] = [:]

    /// Makes a rule that says nothing.
    public init(_ id: String, kind: String? = nil) {
        self.id = id
        self.kind = kind
        isLocked = false
        pointer = ""
        settings = [:]
        good = []
        bad = []
    }
}

/// An exception that somebody allowed for a while.
public struct Waiver: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// The product; nil is for all.
    public var product: String?
    /// The attribute; nil is for all.
    public var attribute: AttributeCode?
    /// The locale; nil is for all.
    public var locale: String?
    /// The channel; nil is for all.
    public var channel: ChannelCode?
    /// Why.
    public var reason: String
    /// Who allowed it.
    public var approver: String
    /// The last day on which it counts.
    public var end: CalendarDate
    /// Where it is written.
    public var source: SourcePosition?
    /// Its JSON pointer in that file, such as `/waivers/2`; empty where it is in none.
    public var pointer = ""

    /// Makes a waiver of a rule.
    public init(rule: String, reason: String, approver: String, until end: CalendarDate) {
        self.rule = rule
        self.reason = reason
        self.approver = approver
        self.end = end
    }
}

extension Waiver {
    /// Whether it allows a rule to be broken by a text; what is not known of the text is in no waiver that names it.
    package func covers(
        _ rule: String,
        _ product: String?,
        _ attribute: AttributeCode?,
        _ locale: LocaleCode?,
        _ channels: [ChannelCode]
    ) -> Bool {
        self.rule == rule
            && (self.product.map { $0 == product } ?? true)
            && (self.attribute.map { $0 == attribute } ?? true)
            && (self.locale.map { wanted in locale.map { Guideline.Reach.isListed($0, [wanted]) } ?? false } ?? true)
            && (channel.map(channels.contains) ?? true)
    }
}
