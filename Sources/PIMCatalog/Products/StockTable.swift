/// How many of each product lie at each location, all of it in memory.
public struct StockTable: Sendable {
    /// What one location has of a product.
    public struct Entry: Sendable, Hashable {
        /// The location's number.
        public var location: Int
        /// How many can be sold.
        public var quantity: Int
        /// How soon it can be fetched there, where it differs from the location's own word.
        public var pickup: String?
        /// Where it is noted.
        public var source: SourcePosition?
        /// The hash of its line.
        package var lineHash: UInt64 = 0

        /// States a location's stock.
        public init(location: Int, quantity: Int, pickup: String? = nil) {
            self.location = location
            self.quantity = quantity
            self.pickup = pickup
        }
    }

    private var entries: [String: [Entry]]

    /// An empty table.
    public init() {
        entries = [:]
    }

    /// Whether no stock is kept at all.
    public var isEmpty: Bool { entries.isEmpty }

    /// Where each product's first line stands, by identifier.
    public var firstSources: [String: SourcePosition] { entries.compactMapValues { $0.first?.source } }

    /// Notes a location's stock of a product; false where that location was noted before.
    @discardableResult
    public mutating func add(_ entry: Entry, of identifier: String) -> Bool {
        guard entries[identifier]?.contains(where: { $0.location == entry.location }) != true else { return false }
        entries[identifier, default: []].append(entry)
        return true
    }

    /// What the locations have of a product; empty where none is noted.
    public func entries(of identifier: String) -> [Entry] {
        entries[identifier] ?? []
    }

    /// How many of a product the locations that serve a channel have; nil where no stock is noted for it.
    public func quantity(of identifier: String, on channel: ChannelCode, in structure: CatalogStructure) -> Int? {
        guard let entries = entries[identifier] else { return nil }
        return entries.reduce(into: 0) { sum, entry in
            let channels = structure.locations[entry.location].channels
            guard channels.isEmpty || channels.contains(channel) else { return }
            let (total, overflows) = sum.addingReportingOverflow(entry.quantity)
            sum = overflows ? Int.max : total
        }
    }
}

/// Prices kept apart from content, by product; they lie over the amounts a product itself says.
public struct PriceTable: Sendable {
    /// One price of one product.
    public struct Entry: Sendable, Hashable {
        /// The number of the price attribute.
        public var attribute: Int32
        /// The channel's number; -1 for every channel.
        public var channel: Int16
        /// The audience's number; -1 for everybody.
        public var audience: Int16
        /// The amount, its currency and its country.
        public var money: Money
        /// Where it is noted.
        public var source: SourcePosition?
        /// The hash of its line.
        package var lineHash: UInt64 = 0

        /// States a price.
        public init(attribute: Int32, channel: Int16 = -1, audience: Int16 = -1, money: Money) {
            self.attribute = attribute
            self.channel = channel
            self.audience = audience
            self.money = money
        }
    }

    private var entries: [String: [Entry]]

    /// An empty table.
    public init() {
        entries = [:]
    }

    /// Whether no price is kept apart.
    public var isEmpty: Bool { entries.isEmpty }

    /// Where each product's first line stands, by identifier.
    public var firstSources: [String: SourcePosition] { entries.compactMapValues { $0.first?.source } }

    /// Notes a price of a product; false where one for the same place, currency and country was noted before.
    @discardableResult
    public mutating func add(_ entry: Entry, of identifier: String) -> Bool {
        let isKnown = entries[identifier]?.contains { other in
            other.attribute == entry.attribute && other.channel == entry.channel && other.audience == entry.audience
                && other.money.currency == entry.money.currency && other.money.country == entry.money.country
        }
        guard isKnown != true else { return false }
        entries[identifier, default: []].append(entry)
        return true
    }

    /// The prices of a product; empty where none is kept apart.
    func entries(of identifier: String) -> [Entry] {
        entries[identifier] ?? []
    }

    /// The product with its listed prices laid over its own: the same currency and country is replaced.
    public func applied(to product: Product) -> Product {
        guard let listed = entries[product.identifier] else { return product }
        var product = product
        for price in listed {
            let index = product.values.firstIndex {
                $0.attribute == price.attribute && $0.channel == price.channel && $0.audience == price.audience
                    && $0.locale == -1
            }
            guard let index, case .prices(var amounts) = product.values[index].value else {
                let entry = ValueEntry(
                    attribute: price.attribute,
                    channel: price.channel,
                    audience: price.audience,
                    value: .prices([price.money])
                )
                if let index { product.values[index] = entry } else { product.values.append(entry) }
                product.valueSources[index ?? product.values.count - 1] = price.source
                continue
            }
            amounts.removeAll { $0.currency == price.money.currency && $0.country == price.money.country }
            amounts.append(price.money)
            product.values[index].value = .prices(amounts)
            product.valueSources[index] = price.source
        }
        return product
    }
}
