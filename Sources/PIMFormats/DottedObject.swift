/// An object of a JSON feed: the fields whose names begin with one dotted prefix.
struct DottedObject: Sendable {
    /// Fields that say something about the product.
    private let telling: [Int]
    /// Constants and facts of the scope.
    let others: [Int]

    /// Whether no telling field is filled.
    func isHollow(_ slots: ArraySlice<CellSlot>) -> Bool {
        !telling.contains { $0 < slots.count && !slots[slots.startIndex + $0].isEmpty }
    }

    /// The objects of dotted names that have constants or facts of the scope in them, inner ones first.
    static func all(in fields: [Field]) -> [DottedObject] {
        var prefixes: Set<String> = []
        for field in fields {
            let parts = field.name.split(separator: ".")
            for count in stride(from: parts.count - 1, to: 0, by: -1) {
                prefixes.insert(parts.prefix(count).joined(separator: ".") + ".")
            }
        }
        return prefixes.sorted { ($1.utf8.count, $1) < ($0.utf8.count, $0) }.compactMap { prefix in
            let places = fields.indices.filter { fields[$0].name.hasPrefix(prefix) }
            let others = places.filter { fields[$0].isSilent }
            guard !others.isEmpty else { return nil }
            return DottedObject(telling: places.filter { !fields[$0].isSilent }, others: others)
        }
    }
}

extension Field {
    /// Whether the field says nothing about a product: all its sources are constants or facts of the scope.
    ///
    /// A JSON object in which only such fields stand is not written; `RecordChecker` empties them.
    public var isSilent: Bool {
        !sources.isEmpty
            && sources.allSatisfy { source in
                switch source {
                case .constant: true
                case .computed(let computed): computed.isOfScope
                case .role, .attribute, .category: false
                }
            }
    }
}

extension Field.Computed {
    /// Whether this follows from the scope alone.
    var isOfScope: Bool {
        switch self {
        case .currency, .country, .languageTag, .language, .metaLocale, .channel, .locale: true
        default: false
        }
    }
}
