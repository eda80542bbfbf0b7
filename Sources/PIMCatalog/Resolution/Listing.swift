/// A product as one scope sees it: every attribute resolved, each value with its origin.
///
/// A listing keeps, per attribute, where its best value stands; values and origins are looked up when asked for.
public struct Listing: Sendable {
    /// Where the best value of an attribute stands; level -1 for none.
    struct Slot: Sendable {
        var level: Int16 = -1
        var rank: Int16 = 0
        var entry: Int32 = 0
    }

    /// The structure the listing was resolved against.
    public let structure: CatalogStructure
    /// The product and its models.
    public let lineage: Lineage
    /// The scope the product is seen in.
    public let table: ScopeTable

    private let slots: ContiguousArray<Slot>

    /// Resolves every attribute of a product; cost: one pass over the values of all its levels.
    public init(of lineage: Lineage, in table: ScopeTable, structure: CatalogStructure) {
        self.structure = structure
        self.lineage = lineage
        self.table = table
        var slots = ContiguousArray(repeating: Slot(), count: structure.attributes.count)
        let permissions = lineage.variantStructure.map { structure.permissions[$0] }
        Self.fill(&slots, from: lineage.product.values, level: 0, lineage, permissions, table, structure)
        for index in lineage.models.indices {
            Self.fill(
                &slots,
                from: lineage.models[index].values,
                level: index + 1,
                lineage,
                permissions,
                table,
                structure
            )
        }
        self.slots = slots
    }

    private static func fill(
        _ slots: inout ContiguousArray<Slot>,
        from values: ProductValues,
        level: Int,
        _ lineage: Lineage,
        _ permissions: LevelPermissions?,
        _ table: ScopeTable,
        _ structure: CatalogStructure
    ) {
        let depth = lineage.depth(ofLevel: level)
        for index in values.entries.indices {
            let entry = values.entries[index]
            guard entry.form != .passed else { continue }
            let rank = table.rank(of: entry)
            guard rank >= 0 else { continue }
            let attribute = Int(entry.attribute)
            guard permissions?.allows(attribute, at: depth) != false else { continue }
            let best = slots[attribute]
            if best.level >= 0 {
                let isSameLevel = Int(best.level) == level
                let mayWin = isSameLevel || structure.order(of: attribute) == .scopeFirst
                guard mayWin, rank < best.rank else { continue }
            }
            slots[attribute] = Slot(level: Int16(level), rank: rank, entry: Int32(index))
        }
    }

    /// The product's identifier.
    public var identifier: String { lineage.product.identifier }

    /// The value of an attribute by number; nil where there is none or it is explicitly empty.
    public func value(at attribute: Int) -> Value? {
        if attribute == structure.identifierAttribute { return .text(identifier) }
        let slot = slots[attribute]
        guard slot.level >= 0 else { return nil }
        return lineage.level(Int(slot.level)).values[Int(slot.entry)].value
    }

    /// The value of an attribute; nil where the attribute is unknown, has no value, or is explicitly empty.
    public subscript(code: AttributeCode) -> Value? {
        structure.number(of: code).flatMap { value(at: $0) }
    }

    /// The value of the attribute with this role.
    public subscript(role role: Role) -> Value? {
        structure.number(of: role).flatMap { value(at: $0) }
    }

    /// Where the value of an attribute comes from; nil where no level says anything for the scope.
    public func origin(at attribute: Int) -> Origin? {
        guard attribute != structure.identifierAttribute else {
            return Origin(
                level: 0,
                holder: lineage.product,
                position: lineage.product.source,
                place: table.places[table.places.count - 1],
                isExplicitlyEmpty: false,
                scope: table.scope
            )
        }
        let slot = slots[attribute]
        guard slot.level >= 0 else { return nil }
        let level = lineage.level(Int(slot.level))
        return Origin(
            level: Int(slot.level),
            holder: level,
            position: level.source(ofValue: Int(slot.entry)),
            place: table.places[Int(slot.rank)],
            isExplicitlyEmpty: level.values[Int(slot.entry)].value == nil,
            scope: table.scope
        )
    }

    /// Where the value of an attribute is kept: the level of the lineage and the entry of its values; nil for none, for
    /// one that is explicitly empty, and for the identifier attribute.
    @inline(__always)
    package func stored(at attribute: Int) -> (level: Int, entry: Int)? {
        let slot = slots[attribute]
        guard slot.level >= 0, attribute != structure.identifierAttribute else { return nil }
        return (Int(slot.level), Int(slot.entry))
    }

    /// Whether this entry of this level is the one the listing took.
    func isTaken(_ attribute: Int, level: Int, entry: Int) -> Bool {
        Int(slots[attribute].level) == level && Int(slots[attribute].entry) == entry
    }

    /// The prices attribute's amount in the scope's currency and country; nil where it has none.
    public func money(at attribute: Int) -> Money? {
        guard let currency = table.scope.currency, case .prices(let prices)? = value(at: attribute) else { return nil }
        return prices.amount(in: currency, country: table.scope.country)
    }
}

extension CatalogStructure {
    /// The listing of a product in a scope.
    public func listing(of lineage: Lineage, in table: ScopeTable) -> Listing {
        Listing(of: lineage, in: table, structure: self)
    }

    /// Which loop of resolution is the outer one for an attribute.
    func order(of attribute: Int) -> ResolutionOrder {
        orders[attribute]
    }
}
