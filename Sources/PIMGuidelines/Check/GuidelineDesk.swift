public import PIMCatalog
import PIMText

/// Holds products against guidelines, one after the other; one thread has one desk.
///
/// A text that several channels show is judged once by the same rules. What it says comes with the scope in which it
/// counts; what counts wherever the text is shown comes without one.
public struct GuidelineDesk: Sendable {
    /// What guidelines say of a product.
    public struct Opinion: Sendable, Hashable {
        /// What is wrong.
        public var finding: Finding
        /// The numbers of the scopes that show it and in which it counts.
        public var scopes: [Int]
        /// The number of the product's value that it is about; nil where it is about a listing.
        public var entry: Int?
    }

    /// A rule that could not judge texts of a locale.
    public struct Unjudged: Sendable, Hashable {
        /// The rule's id.
        public let rule: String
        /// The locale; nil for texts that have none.
        public let locale: LocaleCode?
        /// Why it could not.
        public let reason: String
    }

    private let set: GuidelineSet
    let structure: CatalogStructure
    let scopes: [ScopeTable]
    /// The least severity that matters.
    private let limit: Finding.Severity
    /// Whether texts are judged that no scope shows.
    let isThorough: Bool
    /// The rules that somebody else holds texts against.
    private let others: Set<String>
    let isText: [Bool]
    let isRich: [Bool]
    private let waivers: [Waiver]
    let looksAtCategories: Bool
    /// Tells the brands of products; nil where no attribute is one.
    let brandNames: BrandNames?
    /// Looks at pictures; nil where there is no folder of them.
    package var pictures: (any PictureSource)?
    private let made = SharedBooks()
    private var books: [BookKey: Int] = [:]
    var shelf: [Book] = []
    /// What waivers cover; nil where nobody asks for it, so that nothing is made of it.
    package var waived: [WaivedFinding]?
    /// The rules that could not judge texts; kept only where texts are judged that no scope shows.
    package var unjudged: Set<Unjudged> = []

    /// Rules with what is only known here.
    struct Book {
        let book: RuleBook
        let key: BookContent
        /// By number of the attribute: whether some rule looks at its texts.
        let looks: [Bool]
    }

    /// What makes two books the same.
    struct BookContent: Hashable {
        let guidelines: [Int]
        let locale: Int
    }

    /// Where a book was asked for.
    struct BookKey: Hashable {
        let channel: Int
        let locale: Int
        let audience: Int
        let scope: Int
        let family: Int
        let categories: [Int]
    }

    /// Makes ready for a run over some scopes; rules below a severity are left out, and those of the library that no
    /// guideline changes unless all rules are asked for.
    public init(
        _ set: GuidelineSet,
        structure: CatalogStructure,
        scopes: [ScopeTable],
        limit: Finding.Severity = .note,
        isThorough: Bool = true,
        hasAllRules: Bool = false,
        pictures: (any PictureSource)? = nil
    ) {
        self.set = set
        self.structure = structure
        self.scopes = scopes
        self.limit = limit
        self.isThorough = isThorough
        others = hasAllRules ? [] : set.untouchedRules
        self.pictures = pictures
        isText = structure.attributes.map { $0.type == .text || $0.type == .richtext }
        isRich = structure.attributes.map { $0.type == .richtext }
        waivers = set.waivers
        brandNames = BrandNames(structure)
        looksAtCategories = set.guidelines.contains { !$0.reach.categories.isEmpty }
    }

    /// What guidelines say of the product's or model's own texts, and of its listings, one per scope.
    public mutating func opinions(of lineage: Lineage, _ listings: [Listing]) -> [Opinion] {
        var opinions: [Opinion] = []
        let values = lineage.product.values
        let family = lineage.family ?? -1
        let categories = looksAtCategories ? lineage.categories : []
        var booksOfScopes: [Int] = []
        for scope in listings.indices {
            let key = BookKey(
                channel: -1,
                locale: -1,
                audience: -1,
                scope: scope,
                family: family,
                categories: categories
            )
            booksOfScopes.append(number(for: key))
        }
        for (index, entry) in values.entries.enumerated() {
            let attribute = Int(entry.attribute)
            guard isText[attribute], entry.form == .text, entry.count > 0 else { continue }
            guard isThorough || booksOfScopes.contains(where: { shelf[$0].looks[attribute] }) else { continue }
            var views: [TextView] = []
            if isThorough {
                let key = BookKey(
                    channel: Int(entry.channel),
                    locale: Int(entry.locale),
                    audience: Int(entry.audience),
                    scope: -1,
                    family: family,
                    categories: categories
                )
                views.append(TextView(book: number(for: key), isStored: true))
            }
            for scope in listings.indices {
                guard let (level, shown) = listings[scope].stored(at: attribute), level == 0, shown == index else {
                    continue
                }
                let book = booksOfScopes[scope]
                if let same = views.firstIndex(where: { $0.book == book }) {
                    views[same].scopes.append(scope)
                } else {
                    views.append(TextView(book: book, isStored: false, scopes: [scope]))
                }
            }
            let text = TextOnce(values, entry, index, isRich: isRich[attribute])
            for view in views { judge(text, view, lineage, &opinions) }
        }
        // A model is no item: what it lacks its variants may have.
        guard lineage.product.kind == .product else { return opinions }
        var told: [ToldOfListing: Int] = [:]
        for scope in listings.indices { judge(listings[scope], scope, family, categories, &told, &opinions) }
        return opinions
    }

    /// What is said of a value that is the same in every language; it need not be said of each again.
    private struct ToldOfListing: Hashable {
        let rule: String
        let severity: Finding.Severity
        let attribute: AttributeCode
        let message: String
    }

    private mutating func judge(
        _ listing: Listing,
        _ scope: Int,
        _ family: Int,
        _ categories: [Int],
        _ told: inout [ToldOfListing: Int],
        _ opinions: inout [Opinion]
    ) {
        let key = BookKey(channel: -1, locale: -1, audience: -1, scope: scope, family: family, categories: categories)
        let number = number(for: key)
        guard shelf[number].book.looksAtListings else { return }
        let locale = scopes[scope].localeNumber
        let checked = CheckedListing(listing, place: place(of: key), pictures: pictures)
        for (rule, breach) in shelf[number].book.opinions(of: checked) {
            let stated = shelf[number].book.rules[rule]
            let waiver = waiver(stated.id, listing.identifier, breach.attribute, locale, scope)
            guard waiver == nil || waived != nil else { continue }
            let common = breach.attribute.flatMap { isCommon($0) ? $0 : nil }.map {
                ToldOfListing(rule: stated.id, severity: stated.severity, attribute: $0, message: breach.message)
            }
            if waiver == nil, let common, let known = told[common] {
                opinions[known].scopes.append(scope)
                continue
            }
            let finding = Finding(
                stated.id,
                stated.severity,
                message(breach.message, common == nil ? locale : -1, isConfidential: false),
                remedy: stated.remedy,
                at: listing.lineage.product.source,
                product: listing.identifier,
                attribute: breach.attribute,
                scope: scopes[scope].scope,
                key: breach.key,
                ground: Finding.Ground(stated.kind.name, reason: stated.reason)
            )
            if let waiver {
                waived?.append(WaivedFinding(finding, by: waiver))
                continue
            }
            if let common { told[common] = opinions.count }
            opinions.append(Opinion(finding: finding, scopes: [scope]))
        }
    }

    /// Whether an attribute has the same value in every language.
    private func isCommon(_ attribute: AttributeCode) -> Bool {
        structure.number(of: attribute).map { !structure.attributes[$0].isLocalizable } ?? false
    }

    func message(_ message: String, _ locale: Int, isConfidential: Bool) -> String {
        let said = isConfidential ? "it breaks this rule; its value is confidential" : message
        return locale < 0 ? said : "\(structure.locales[locale]): \(said)"
    }

    /// By what somebody allowed a rule to be broken there; nil where nobody did.
    func waiver(
        _ rule: String,
        _ product: String?,
        _ attribute: AttributeCode?,
        _ locale: Int,
        _ scope: Int?
    ) -> Waiver? {
        guard !waivers.isEmpty else { return nil }
        let channels = scope.map { structure.channelChain(of: scopes[$0].scope.channel) } ?? []
        let locale = locale < 0 ? nil : structure.locales[locale]
        return waivers.first { $0.covers(rule, product, attribute, locale, channels) }
    }

    /// The number of the book for a place; books are made when they are first asked for.
    mutating func number(for key: BookKey) -> Int {
        if let known = books[key] { return known }
        let place = place(of: key)
        let locale = place.locale.flatMap { structure.number(of: $0) } ?? -1
        let content = BookContent(guidelines: set.numbers(at: place), locale: locale)
        if let same = shelf.firstIndex(where: { $0.key == content }) {
            books[key] = same
            return same
        }
        let book = made.book(content) {
            set.book(of: content.guidelines, locale: place.locale, limit: limit, leavingOut: others) { _, _ in }
        }
        let looks = structure.attributes.indices.map { isText[$0] && book.looks(at: structure.attributes[$0].code) }
        shelf.append(Book(book: book, key: content, looks: looks))
        books[key] = shelf.count - 1
        return shelf.count - 1
    }

    private func place(of key: BookKey) -> Guideline.Place {
        var place = Guideline.Place()
        if key.scope >= 0 {
            let scope = scopes[key.scope].scope
            place.market = scope.country
            place.channels = structure.channelChain(of: scope.channel)
            place.locale = scope.locale
            place.segment = scope.audience
        } else {
            if key.channel >= 0 { place.channels = structure.channelChain(of: structure.channels[key.channel].code) }
            if key.locale >= 0 { place.locale = structure.locales[key.locale] }
            if key.audience >= 0 { place.segment = structure.audiences[key.audience].code }
        }
        if key.family >= 0 { place.family = structure.families[key.family].code }
        for category in key.categories {
            place.categories.formUnion(structure.path(ofCategory: category).map { structure.categories[$0].code })
        }
        return place
    }
}
