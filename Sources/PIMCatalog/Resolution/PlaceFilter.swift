/// The places of values that a run's scopes ask for: every place that has a rank in one of them.
package struct PlaceFilter: Sendable {
    private let isTaken: [Bool]
    private let localeStride: Int
    private let audienceStride: Int

    /// Unites what scopes ask for.
    package init(_ tables: [ScopeTable], structure: CatalogStructure) {
        localeStride = structure.channels.count + 1
        audienceStride = localeStride * (structure.locales.count + 1)
        var taken: [Bool] = []
        for audience in -1..<structure.audiences.count {
            for locale in -1..<structure.locales.count {
                for channel in -1..<structure.channels.count {
                    taken.append(
                        tables.contains {
                            $0.rank(channel: Int16(channel), locale: Int16(locale), audience: Int16(audience)) >= 0
                        }
                    )
                }
            }
        }
        isTaken = taken
    }

    /// Whether a scope asks for values of this place; -1 stands for every channel, locale or audience.
    @inline(__always)
    package func takes(channel: Int16, locale: Int16, audience: Int16) -> Bool {
        isTaken[Int(channel) + 1 + (Int(locale) + 1) * localeStride + (Int(audience) + 1) * audienceStride]
    }
}
