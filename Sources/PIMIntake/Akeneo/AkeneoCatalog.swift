import PIMCatalog
import PIMText

/// What an import of products asks the structure, ready for quick answers.
struct AkeneoCatalog {
    let draft: CatalogDraft
    let attributes: [Attribute]
    let numbers: [AttributeCode: Int]
    let identifier: AttributeCode
    let locales: Set<LocaleCode>
    let channels: Set<ChannelCode>
    let families: [FamilyCode: Int]
    let familyCodes: CodeBook
    let structureCodes: CodeBook
    let categories: CodeBook
    let groups: CodeBook
    let associationTypes: Set<AssociationTypeCode>
    let quantified: Set<AssociationTypeCode>
    let structures: [StructureCode: Levels]
    let options: [CodeBook]
    let units: [CodeBook]
    let members: [Set<AttributeCode>]

    /// Where a variant structure keeps each attribute: 0 is the root model.
    struct Levels {
        let family: Int
        let depth: Int
        let home: [AttributeCode: Int]
        /// The attributes that cannot be moved to another level.
        let fixed: Set<AttributeCode>
    }

    init(_ draft: CatalogDraft, measurementFamilies: [String: MeasurementFamily]) {
        self.draft = draft
        attributes = draft.attributes
        var numbers: [AttributeCode: Int] = [:]
        for (number, attribute) in draft.attributes.enumerated() { numbers[attribute.code] = number }
        self.numbers = numbers
        identifier = draft.attributes.first { $0.type == .identifier }?.code ?? "sku"
        let shown = draft.channels.flatMap { $0.locales ?? [] }
        locales = Set(shown + draft.attributes.flatMap(\.locales) + [draft.settings.defaultLocale])
        channels = Set(draft.channels.map(\.code))
        var families: [FamilyCode: Int] = [:]
        for (number, family) in draft.families.enumerated() { families[family.code] = number }
        self.families = families
        familyCodes = CodeBook(draft.families.map(\.code.text))
        structureCodes = CodeBook(draft.families.flatMap(\.structures).map(\.code.text))
        categories = CodeBook(draft.categories.map(\.code.text))
        groups = CodeBook(draft.productGroups.map(\.code))
        associationTypes = Set(draft.associationTypes.map(\.code))
        quantified = Set(draft.associationTypes.filter(\.isQuantified).map(\.code))
        options = draft.attributes.map { CodeBook($0.options.map(\.code)) }
        units = draft.attributes.map { attribute in
            let family = attribute.unitFamily.flatMap { measurementFamilies[$0] }
            return CodeBook(family?.units.map(\.code) ?? [])
        }
        members = draft.families.map { Set($0.attributes) }
        structures = Self.levels(of: draft)
    }

    private static func levels(of draft: CatalogDraft) -> [StructureCode: Levels] {
        let unique = draft.attributes.filter(\.isUnique).map(\.code)
        var result: [StructureCode: Levels] = [:]
        for (number, family) in draft.families.enumerated() {
            for structure in family.structures {
                var home: [AttributeCode: Int] = [:]
                for (index, level) in structure.levels.enumerated() {
                    for code in level.attributes + level.axes { home[code] = index + 1 }
                }
                for code in unique where home[code] == nil { home[code] = structure.levels.count }
                result[structure.code] = Levels(
                    family: number,
                    depth: structure.levels.count,
                    home: home,
                    fixed: Set(structure.axes + unique)
                )
            }
        }
        return result
    }

    /// Why no value can stand for this locale and channel; nil where one can.
    func problem(locale: LocaleCode?, channel: ChannelCode?) -> ProductColumns.Problem? {
        if let locale, !locales.contains(locale) {
            let nearest = Suggestion.nearest(to: locale.text, among: locales.map(\.text).sorted())
            return ProductColumns.Problem(
                reason: "no channel shows the locale \(ImportLog.shown(locale.text))",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "add the locale to a channel"
            )
        }
        if let channel, !channels.contains(channel) {
            let nearest = Suggestion.nearest(to: channel.text, among: channels.map(\.text).sorted())
            return ProductColumns.Problem(
                reason: "\(ImportLog.shown(channel.text)) is not a channel",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare the channel"
            )
        }
        return nil
    }
}
