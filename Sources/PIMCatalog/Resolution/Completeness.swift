/// How much of what a channel requires of a product's family is filled in one locale.
public struct Completeness: Sendable, Hashable {
    /// How many attributes are required.
    public let required: Int
    /// The required attributes that are not filled, in the family's order.
    public let missing: [AttributeCode]

    /// How many required attributes are filled.
    public var filled: Int { required - missing.count }

    /// 100 × filled / required, rounded down; 100 where nothing is required.
    ///
    /// **Source:** Akeneo's completeness, https://help.akeneo.com (read 2026-11-21).
    public var percent: Int { required == 0 ? 100 : 100 * filled / required }

    /// Whether nothing is missing.
    public var isComplete: Bool { missing.isEmpty }
}

extension Listing {
    /// The completeness of the listing for its channel; a product without a family requires nothing.
    ///
    /// Values of models and of fallback locales count. A price counts only with an amount in every currency of the
    /// channel. An attribute that does not exist in the locale is not required.
    public var completeness: Completeness {
        guard let family = lineage.family else { return Completeness(required: 0, missing: []) }
        let numbers = table.required[family]
        let missing = numbers.filter { !isFilled($0) }.map { structure.attributes[$0].code }
        return Completeness(required: numbers.count, missing: missing)
    }

    /// The percent of what the channel requires that are filled, as `completeness` counts them.
    package var filledPercent: Int {
        guard let family = lineage.family else { return 100 }
        let required = table.required[family].count
        guard required > 0 else { return 100 }
        var filled = 0
        for index in 0..<required where isFilled(table.required[family][index]) { filled &+= 1 }
        return 100 * filled / required
    }

    /// Whether an attribute counts as filled on the listing's channel.
    public func isFilled(_ attribute: Int) -> Bool {
        guard let (level, entry) = stored(at: attribute) else {
            guard attribute == structure.identifierAttribute else { return false }
            return identifier.utf8.contains { $0 > 0x20 }
        }
        guard level > 0 else { return isFilled(lineage.product.values, entry) }
        return isFilled(lineage.models[level - 1].values, entry)
    }

    @inline(__always)
    private func isFilled(_ values: borrowing ProductValues, _ index: Int) -> Bool {
        let entry = values.entries[index]
        switch entry.form {
        case .empty, .passed: return false
        case .option, .medium: return entry.count > 0
        case .text: return values.bytes.withUnsafeBufferPointer { $0[entry.range].contains { $0 > 0x20 } }
        case .other:
            return values.isFilled(entry, currencies: table.channel.currencies, country: table.scope.country)
        }
    }
}

extension CatalogStructure {
    /// The attributes a channel requires of a family, by number; a channel that states nothing takes over what the
    /// channel it extends requires.
    public func required(of family: Int, on channel: Int) -> [Int] {
        requirements[family][channel]
    }

    static func requirements(
        of family: Family,
        channels: [Channel],
        numbers: [AttributeCode: Int],
        chain: (ChannelCode) -> [ChannelCode]
    ) -> [[Int]] {
        channels.map { channel in
            let stated = chain(channel.code).lazy.compactMap { code in
                family.required.first { $0.channel == code }
            }.first
            var seen: Set<Int> = []
            return stated?.attributes.compactMap { numbers[$0] }.filter { seen.insert($0).inserted } ?? []
        }
    }
}
