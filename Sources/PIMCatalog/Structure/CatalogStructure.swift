/// A catalog's structure, checked as a whole and frozen: what every product is read, resolved and checked against.
///
/// Things are numbered in the order they were declared; the numbers are what values and listings carry.
public final class CatalogStructure: Sendable {
    /// Name, default locale, resolution order and shop.
    public let settings: CatalogSettings
    /// The attribute groups.
    public let attributeGroups: [AttributeGroup]
    /// The attributes, by number.
    public let attributes: [Attribute]
    /// The families, by number.
    public let families: [Family]
    /// The variant structures of all families, by number.
    public let variantStructures: [VariantStructure]
    /// The categories, by number.
    public let categories: [Category]
    /// The channels by number, each with what it takes over from the channel it extends.
    public let channels: [Channel]
    /// The audiences, by number.
    public let audiences: [Audience]
    /// The locales of all channels and fallbacks, by number.
    public let locales: [LocaleCode]
    /// The locations, by number.
    public let locations: [Location]
    /// The association types.
    public let associationTypes: [AssociationType]
    /// The product groups.
    public let productGroups: [ProductGroup]
    /// The measurement families, built-in ones included.
    public let measurementFamilies: [String: MeasurementFamily]
    /// The number of the identifier attribute.
    public let identifierAttribute: Int

    let attributeNumbers: [AttributeCode: Int]
    let familyNumbers: [FamilyCode: Int]
    let structureNumbers: [StructureCode: Int]
    let categoryNumbers: [CategoryCode: Int]
    let channelNumbers: [ChannelCode: Int]
    let audienceNumbers: [AudienceCode: Int]
    let localeNumbers: [LocaleCode: Int]
    let locationNumbers: [LocationCode: Int]
    let roleNumbers: [Role: Int]
    let optionNumbers: [[String: Int]]
    let structureFamilies: [Int]
    let permissions: [LevelPermissions]
    let familyMembers: [[Bool]]
    let requirements: [[[Int]]]
    let orders: [ResolutionOrder]
    let tables: CodeTables
    let traits: [PlaceTraits]

    init(freezing draft: CatalogDraft) {
        settings = draft.settings
        attributeGroups = draft.attributeGroups
        attributes = draft.attributes
        families = draft.families
        categories = draft.categories
        channels = draft.channels.map { draft.effective($0) }
        audiences = draft.audiences
        locales = draft.allLocales
        locations = draft.locations
        associationTypes = draft.associationTypes
        productGroups = draft.productGroups
        measurementFamilies = draft.effectiveMeasurementFamilies
        identifierAttribute = draft.attributes.firstIndex { $0.type == .identifier } ?? 0
        attributeNumbers = Self.numbers(draft.attributes.map(\.code))
        familyNumbers = Self.numbers(draft.families.map(\.code))
        categoryNumbers = Self.numbers(draft.categories.map(\.code))
        channelNumbers = Self.numbers(draft.channels.map(\.code))
        audienceNumbers = Self.numbers(draft.audiences.map(\.code))
        localeNumbers = Self.numbers(locales)
        locationNumbers = Self.numbers(draft.locations.map(\.code))
        roleNumbers = Dictionary(
            draft.attributes.enumerated().compactMap { number, attribute in attribute.role.map { ($0, number) } },
            uniquingKeysWith: { first, _ in first }
        )
        tables = CodeTables(
            attributes: CodeTable(draft.attributes.map(\.code.text)),
            locales: CodeTable(draft.allLocales.map(\.text)),
            channels: CodeTable(draft.channels.map(\.code.text)),
            families: CodeTable(draft.families.map(\.code.text)),
            categories: CodeTable(draft.categories.map(\.code.text)),
            options: draft.attributes.map { CodeTable($0.options.map(\.code)) }
        )
        traits = draft.attributes.map { PlaceTraits($0) }
        let usual = draft.settings.resolution
        orders = draft.attributes.map { $0.resolution ?? usual }
        optionNumbers = draft.attributes.map { Self.numbers($0.options.map(\.code)) }
        var structures: [VariantStructure] = []
        var structureFamilies: [Int] = []
        for (number, family) in draft.families.enumerated() {
            structures += family.structures
            structureFamilies += family.structures.map { _ in number }
        }
        variantStructures = structures
        self.structureFamilies = structureFamilies
        structureNumbers = Self.numbers(structures.map(\.code))
        let attributeNumbers = attributeNumbers
        permissions = structures.map {
            LevelPermissions(of: $0, numbers: attributeNumbers, attributes: draft.attributes)
        }
        familyMembers = draft.families.map { family in
            var members = [Bool](repeating: false, count: draft.attributes.count)
            for code in family.attributes {
                if let number = attributeNumbers[code] { members[number] = true }
            }
            return members
        }
        requirements = draft.families.map { family in
            Self.requirements(of: family, channels: draft.channels, numbers: attributeNumbers) { code in
                let channel = draft.channels.first { $0.code == code }
                return [code] + (channel.map { draft.ancestors(of: $0).map(\.code) } ?? [])
            }
        }
    }

    /// Where an attribute may have values of its own.
    struct PlaceTraits: Sendable {
        let isLocalizable: Bool
        let isScopable: Bool
        let isAudienceSpecific: Bool
        /// Whether it is limited to some locales.
        let hasLocales: Bool

        init(_ attribute: Attribute) {
            isLocalizable = attribute.isLocalizable
            isScopable = attribute.isScopable
            isAudienceSpecific = attribute.isAudienceSpecific
            hasLocales = !attribute.locales.isEmpty
        }
    }

    private static func numbers<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension CatalogStructure {
    /// The number of an attribute; nil for an unknown code.
    public func number(of code: AttributeCode) -> Int? { attributeNumbers[code] }
    /// The number of a family; nil for an unknown code.
    public func number(of code: FamilyCode) -> Int? { familyNumbers[code] }
    /// The number of a variant structure; nil for an unknown code.
    public func number(of code: StructureCode) -> Int? { structureNumbers[code] }
    /// The number of a category; nil for an unknown code.
    public func number(of code: CategoryCode) -> Int? { categoryNumbers[code] }
    /// The number of a channel; nil for an unknown code.
    public func number(of code: ChannelCode) -> Int? { channelNumbers[code] }
    /// The number of an audience; nil for an unknown code.
    public func number(of code: AudienceCode) -> Int? { audienceNumbers[code] }
    /// The number of a locale; nil for one that no channel knows.
    public func number(of code: LocaleCode) -> Int? { localeNumbers[code] }
    /// The number of a location; nil for an unknown code.
    public func number(of code: LocationCode) -> Int? { locationNumbers[code] }
    /// The number of the attribute with this role; nil where none names it.
    public func number(of role: Role) -> Int? { roleNumbers[role] }

    /// The attribute with this code.
    public func attribute(_ code: AttributeCode) -> Attribute? {
        attributeNumbers[code].map { attributes[$0] }
    }

    /// The option of an attribute, by the attribute's number and the option's code.
    public func option(_ code: String, of attribute: Int) -> AttributeOption? {
        optionNumbers[attribute][code].map { attributes[attribute].options[$0] }
    }

    /// The channel with this code, with what it takes over from the channel it extends.
    public func channel(_ code: ChannelCode) -> Channel? {
        channelNumbers[code].map { channels[$0] }
    }

    /// The number of the family a variant structure belongs to.
    public func family(ofStructure number: Int) -> Int { structureFamilies[number] }

    /// The number of a family's variant structure where it has just one.
    func onlyStructure(ofFamily number: Int) -> Int? {
        let structures = families[number].structures
        return structures.count == 1 ? structureNumbers[structures[0].code] : nil
    }

    /// Whether products of a family have an attribute.
    public func family(_ family: Int, has attribute: Int) -> Bool { familyMembers[family][attribute] }

    /// The categories from a tree's root down to this one, by number.
    public func path(ofCategory number: Int) -> [Int] {
        var path = [number]
        while let parent = categories[path[0]].parent, let above = categoryNumbers[parent],
            path.count <= categories.count
        {
            path.insert(above, at: 0)
        }
        return path
    }

    /// The locales in which a label is looked for: the locale, its fallbacks on the channel, then
    /// the catalog's default locale.
    public func labelLocales(for locale: LocaleCode, in channel: Channel?) -> [LocaleCode] {
        var locales = [locale]
        if let channel { locales += CatalogDraft.fallbackChain(of: locale, in: channel.fallbacks) }
        if !locales.contains(settings.defaultLocale) { locales.append(settings.defaultLocale) }
        return locales
    }
}
