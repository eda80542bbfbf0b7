import PIMCatalog
import PIMText

/// What the templates of a feed may name, and what each name stands for.
///
/// An attribute's code or role gives its value in the feed's scope; `product.` and `model.` before it say whose value is
/// meant. Of things with one name the words below count first, then the attribute, then the role; an attribute called
/// `images` is still `product.images`, which are all pictures where there is none of that name.
struct TemplateVocabulary: Sendable {
    /// What a variable stands for.
    enum Source: Sendable, Hashable {
        /// The value of an attribute, as the feed's scope sees it.
        case attribute(Int)
        /// The value of an attribute on the nearest model alone; nothing for a product without one.
        case modelAttribute(Int)
        case identifier
        case modelIdentifier
        /// The identifiers of the models, the nearest first.
        case parents
        case isEnabled
        case family
        /// The categories, each written as its name.
        case categories
        /// All amounts of the price role.
        case prices
        /// The amount of the price role in a currency.
        case price(CurrencyCode)
        /// What the channel can sell of it.
        case stock
        /// What lies at one location.
        case stockAt(Int)
        /// The addresses of all pictures.
        case images
        /// The addresses of all pictures of the nearest model alone.
        case modelImages
        /// What is the same for every product.
        case text(String)
    }

    /// The variables, numbered by their place.
    private(set) var variables: [LiquidVariable] = []
    /// What each variable stands for.
    private(set) var sources: [Source] = []

    init(_ structure: CatalogStructure, _ feed: FeedDefinition) {
        var places: [String: Int] = [:]
        func add(_ name: String, _ source: Source, _ kind: LiquidVariable.Kind, _ members: [String]? = nil) {
            let place = places[name] ?? sources.count
            let variable = LiquidVariable(name, slot: place, kind: kind, members: members)
            guard place == sources.count else {
                variables[place] = variable
                sources[place] = source
                return
            }
            places[name] = place
            variables.append(variable)
            sources.append(source)
        }
        func add(_ name: String, _ number: Int, _ attribute: Attribute) {
            let (kind, members) = (Self.kind(attribute), Self.members(attribute))
            add(name, .attribute(number), kind, members)
            add("product.\(name)", .attribute(number), kind, members)
            add("model.\(name)", .modelAttribute(number), kind, members)
        }
        for (number, attribute) in structure.attributes.enumerated() {
            if let role = attribute.role?.word { add(role, number, attribute) }
        }
        add("product.images", .images, .list)
        add("model.images", .modelImages, .list)
        for (number, attribute) in structure.attributes.enumerated() { add(attribute.code.text, number, attribute) }
        for (number, location) in structure.locations.enumerated() {
            add("stock.\(location.code)", .stockAt(number), .number)
        }
        for currency in Self.currencies(structure, feed) {
            add("prices.\(currency)", .price(currency), .any, Self.moneyMembers)
        }
        for (name, source, kind) in Self.fixed(structure, feed) {
            add(name, source, kind, source == .family ? Self.labelMembers : nil)
        }
    }

    /// What a name alone stands for; nil where nothing has it.
    func source(of name: String) -> Source? {
        variables.first { $0.name == name }.map { sources[$0.slot] }
    }

    /// The names, without those behind a point.
    var roots: [String] { variables.map(\.name).filter { !$0.utf8.contains(UInt8(ascii: ".")) } }

    /// The numbers of the attributes that a variable shows.
    func attributes(at slot: Int, _ structure: CatalogStructure) -> [Int] {
        func number(_ role: Role) -> [Int] { structure.number(of: role).map { [$0] } ?? [] }
        return switch sources[slot] {
        case .attribute(let number), .modelAttribute(let number): [number]
        case .prices, .price: number("price")
        case .stock, .stockAt: number("stock")
        case .images, .modelImages: number("image") + number("images")
        default: []
        }
    }

    private static func fixed(
        _ structure: CatalogStructure,
        _ feed: FeedDefinition
    ) -> [(String, Source, LiquidVariable.Kind)] {
        let scope = feed.scope
        let channel = structure.channels.first { $0.code == scope.channel }
        let tag = LanguageTag(scope.locale.text)
        let country = scope.country?.text ?? tag.region ?? ""
        return [
            ("product", .identifier, .text), ("product.identifier", .identifier, .text),
            ("product.sku", .identifier, .text), ("product.enabled", .isEnabled, .flag),
            ("product.family", .family, .any), ("product.categories", .categories, .list),
            ("model", .modelIdentifier, .text), ("model.identifier", .modelIdentifier, .text),
            ("parents", .parents, .list), ("family", .family, .any), ("categories", .categories, .list),
            ("prices", .prices, .list), ("stock", .stock, .number), ("images", .images, .list),
            ("channel", .text(scope.channel.text), .text), ("channel.code", .text(scope.channel.text), .text),
            ("channel.label", .text(channel?.labels.text(in: [scope.locale]) ?? scope.channel.text), .text),
            ("locale", .text(scope.locale.text), .text), ("locale.code", .text(scope.locale.text), .text),
            ("locale.language", .text(tag.language), .text), ("locale.country", .text(country), .text),
            ("feed", .text(feed.code), .text), ("feed.code", .text(feed.code), .text),
            ("feed.format", .text(feed.format), .text), ("feed.country", .text(country), .text),
            ("feed.currency", .text(scope.currency?.text ?? ""), .text),
            ("feed.audience", .text(scope.audience?.text ?? ""), .text),
        ]
    }

    /// The currencies that some channel sells in, and the feed's own.
    private static func currencies(_ structure: CatalogStructure, _ feed: FeedDefinition) -> [CurrencyCode] {
        var found = feed.scope.currency.map { [$0] } ?? []
        for currency in structure.channels.flatMap({ $0.currencies ?? [] }) where !found.contains(currency) {
            found.append(currency)
        }
        return found
    }

    private static let labelMembers = ["code", "label"]
    private static let moneyMembers = ["amount", "currency"]

    /// What templates may ask of an attribute's value by name; nil where that is not known.
    private static func members(_ attribute: Attribute) -> [String]? {
        switch attribute.type {
        case .option: labelMembers
        case .prices: moneyMembers
        case .measurement: ["amount", "unit"]
        default: nil
        }
    }

    private static func kind(_ attribute: Attribute) -> LiquidVariable.Kind {
        switch attribute.type {
        case .identifier, .text, .richtext, .image, .file, .reference: .text
        case .number: .number
        case .boolean: .flag
        case .date: .date
        case .option, .prices, .measurement: .any
        case .options, .images, .files, .references, .table: .list
        }
    }
}
