/// Where a resolved value came from.
public struct Origin: Sendable, Hashable {
    /// How many levels above the product the value stands; 0 for the product itself.
    public let level: Int
    /// The identifier of the product or model that holds it.
    public let holder: String
    /// Whether a model or the product holds it.
    public let kind: Product.Kind
    /// The channel, locale and audience it is given for.
    public let place: ScopeTable.Place
    /// Whether it says *explicitly empty*.
    public let isExplicitlyEmpty: Bool
    /// Whether it is given for another locale than the scope's.
    public let isLocaleFallback: Bool
    /// Whether it is given for a channel that the scope's extends.
    public let isChannelFallback: Bool
    /// The line it stands on.
    public let position: SourcePosition

    init(
        level: Int,
        holder: Product,
        position: SourcePosition,
        place: ScopeTable.Place,
        isExplicitlyEmpty: Bool,
        scope: Scope
    ) {
        self.level = level
        self.holder = holder.identifier
        kind = holder.kind
        self.place = place
        self.isExplicitlyEmpty = isExplicitlyEmpty
        isLocaleFallback = place.locale.map { $0 != scope.locale } ?? false
        isChannelFallback = place.channel.map { $0 != scope.channel } ?? false
        self.position = position
    }
}

extension Listing {
    /// One value that resolution looked at, and what became of it.
    public struct Candidate: Sendable {
        /// What became of a value.
        public enum Outcome: Sendable, Hashable {
            /// It is the listing's value.
            case taken
            /// A nearer value hides it.
            case hidden
            /// It is for another channel, locale or audience.
            case otherScope
            /// Its level may not set the attribute.
            case notAllowedHere
        }

        /// How many levels above the product it stands.
        public let level: Int
        /// The product or model that holds it.
        public let holder: Product
        /// The value; nil for *explicitly empty*.
        public let value: Value?
        /// The channel, locale and audience it is given for.
        public let place: ScopeTable.Place
        /// What became of it.
        public let outcome: Outcome
        /// The line it stands on.
        public let position: SourcePosition
    }

    /// Every value any level has for an attribute, in the order the levels stand, and what became of each.
    public func candidates(for attribute: Int) -> [Candidate] {
        let permissions = lineage.variantStructure.map { structure.permissions[$0] }
        var result: [Candidate] = []
        for (level, product) in lineage.levels.enumerated() {
            let isAllowed = permissions?.allows(attribute, at: lineage.depth(ofLevel: level)) != false
            for (index, entry) in product.values.enumerated() where Int(entry.attribute) == attribute {
                let outcome: Candidate.Outcome
                if !isAllowed {
                    outcome = .notAllowedHere
                } else if table.rank(of: entry) < 0 {
                    outcome = .otherScope
                } else {
                    outcome = isTaken(attribute, level: level, entry: index) ? .taken : .hidden
                }
                result.append(
                    Candidate(
                        level: level,
                        holder: product,
                        value: entry.value,
                        place: structure.place(of: entry),
                        outcome: outcome,
                        position: product.source(ofValue: index)
                    )
                )
            }
        }
        return result
    }
}

extension CatalogStructure {
    /// The channel, locale and audience an entry is given for.
    public func place(of entry: ValueEntry) -> ScopeTable.Place {
        ScopeTable.Place(
            channel: entry.channel < 0 ? nil : channels[Int(entry.channel)].code,
            locale: entry.locale < 0 ? nil : locales[Int(entry.locale)],
            audience: entry.audience < 0 ? nil : audiences[Int(entry.audience)].code
        )
    }
}
