import PIMCatalog
import PIMText

/// What each column of a CSV file of products or models means, worked out once from its header.
///
/// Worked example: `price-en_US-ecommerce-EUR` is the attribute `price` in the locale `en_US` on the channel
/// `ecommerce`, in euros; `weight` and `weight-unit` are the two halves of one value.
struct ProductColumns {
    /// The columns of one attribute in one locale and channel.
    struct Place {
        let attribute: Int
        let locale: LocaleCode?
        let channel: ChannelCode?
        /// The columns of the data, each with the currency it is in.
        var columns: [(index: Int, currency: CurrencyCode?)] = []
        var unit: Int?
    }

    /// The columns of one kind of tie.
    struct Tie {
        let type: AssociationTypeCode
        let target: Association.Target
        let column: Int
        var quantity: Int?
    }

    /// A column without a meaning, and why.
    struct Stranger {
        let index: Int
        let reason: String
        let remedy: String
    }

    let header: [String]
    private(set) var fields: [String: Int] = [:]
    private(set) var places: [Place] = []
    private(set) var ties: [Tie] = []
    private(set) var strangers: [Stranger] = []

    private static let fieldNames: Set<String> = [
        "identifier", "code", "family", "family_variant", "parent", "categories", "enabled", "groups",
    ]

    init(header: [String], catalog: AkeneoCatalog) {
        self.header = header
        var seen: Set<String> = []
        var quantities: [(index: Int, name: String)] = []
        var units: [(index: Int, parts: [String])] = []
        for (index, name) in header.enumerated() {
            guard seen.insert(name).inserted else {
                strangers.append(
                    Stranger(
                        index: index,
                        reason: name.isEmpty ? "it has no name" : "it stands a second time",
                        remedy: "rename it"
                    )
                )
                continue
            }
            let isIdentifier = name == catalog.identifier.text
            let isAttribute = !isIdentifier && catalog.numbers[AttributeCode(name)] != nil
            if isIdentifier || Self.fieldNames.contains(name), !isAttribute || name != "code" {
                fields[name] = index
                continue
            }
            let parts = name.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
            if let tie = Self.tie(name, index, catalog) {
                ties.append(tie)
            } else if name.hasSuffix("-quantity"), Self.tie(String(name.dropLast(9)), index, catalog) != nil {
                quantities.append((index, String(name.dropLast(9))))
            } else if parts.count > 1, parts.last == "unit" {
                units.append((index, parts.dropLast()))
            } else {
                add(parts, at: index, catalog)
            }
        }
        for quantity in quantities { attach(quantity) }
        for (index, parts) in units { attachUnit(parts, at: index, catalog) }
        places = Self.grouped(places)
    }

    /// The column that holds the identifier; nil where there is none.
    func identifier(_ catalog: AkeneoCatalog, isModel: Bool) -> Int? {
        let names = isModel ? ["code", "identifier"] : [catalog.identifier.text, "identifier", "sku", "code"]
        return names.lazy.compactMap { fields[$0] }.first
    }

    private static func tie(_ name: String, _ index: Int, _ catalog: AkeneoCatalog) -> Tie? {
        for target in Association.Target.allCases where name.hasSuffix("-\(target.rawValue)") {
            let type = AssociationTypeCode(String(name.dropLast(target.rawValue.count + 1)))
            guard catalog.associationTypes.contains(type) else { return nil }
            return Tie(type: type, target: target, column: index)
        }
        return nil
    }

    private mutating func attach(_ quantity: (index: Int, name: String)) {
        guard let column = header.firstIndex(of: quantity.name),
            let tie = ties.firstIndex(where: { $0.column == column })
        else {
            strangers.append(
                Stranger(index: quantity.index, reason: "there is no column \"\(quantity.name)\"", remedy: "add it")
            )
            return
        }
        ties[tie].quantity = quantity.index
    }

    private mutating func attachUnit(_ parts: [String], at index: Int, _ catalog: AkeneoCatalog) {
        switch Self.place(parts, catalog) {
        case .success(let place) where catalog.attributes[place.attribute].type == .measurement:
            if let known = places.firstIndex(where: { $0.isSame(as: place) }) {
                places[known].unit = index
            } else {
                strangers.append(Stranger(index: index, reason: "there is no column with the amount", remedy: "add it"))
            }
        case .success:
            let reason = "\"\(parts[0])\" is not a measurement"
            strangers.append(Stranger(index: index, reason: reason, remedy: "take the column out"))
        case .failure(let problem):
            strangers.append(Stranger(index: index, reason: problem.reason, remedy: problem.remedy))
        }
    }

    private mutating func add(_ parts: [String], at index: Int, _ catalog: AkeneoCatalog) {
        var parts = parts
        var currency: CurrencyCode?
        if parts.count > 1, let number = catalog.numbers[AttributeCode(parts[0])],
            catalog.attributes[number].type == .prices, let last = parts.last, CurrencyTable.isKnown(last)
        {
            currency = CurrencyCode(last)
            parts.removeLast()
        }
        switch Self.place(parts, catalog) {
        case .success(var place):
            place.columns = [(index, currency)]
            if let known = places.firstIndex(where: { $0.isSame(as: place) }) {
                places[known].columns += place.columns
            } else {
                places.append(place)
            }
        case .failure(let problem):
            strangers.append(Stranger(index: index, reason: problem.reason, remedy: problem.remedy))
        }
    }

    private static func grouped(_ places: [Place]) -> [Place] {
        var order: [Int: Int] = [:]
        for (position, place) in places.enumerated() where order[place.attribute] == nil {
            order[place.attribute] = position
        }
        return places.enumerated()
            .sorted { left, right in
                let first = order[left.element.attribute] ?? 0
                let second = order[right.element.attribute] ?? 0
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element)
    }
}

extension ProductColumns {
    /// Why a column names no place for a value.
    struct Problem: Error {
        let reason: String
        let remedy: String
    }

    /// The attribute, locale and channel that a column's parts name.
    static func place(_ parts: [String], _ catalog: AkeneoCatalog) -> Result<Place, Problem> {
        guard let number = catalog.numbers[AttributeCode(parts[0])] else {
            let nearest = Suggestion.nearest(to: parts[0], among: catalog.attributes.map(\.code.text))
            return .failure(
                Problem(
                    reason: "\(ImportLog.shown(parts[0])) is not an attribute",
                    remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare the attribute, or take the column out"
                )
            )
        }
        let attribute = catalog.attributes[number]
        var rest = parts.dropFirst()
        var locale: LocaleCode?
        var channel: ChannelCode?
        if attribute.isLocalizable {
            guard let part = rest.popFirst() else { return .failure(lack("a locale", parts[0])) }
            locale = LocaleCode(part)
        }
        if attribute.isScopable {
            guard let part = rest.popFirst() else { return .failure(lack("a channel", parts[0])) }
            channel = ChannelCode(part)
        }
        guard rest.isEmpty else { return .failure(surplus(rest.joined(separator: "-"), attribute)) }
        if let problem = catalog.problem(locale: locale, channel: channel) { return .failure(problem) }
        return .success(Place(attribute: number, locale: locale, channel: channel))
    }

    private static func lack(_ what: String, _ code: String) -> Problem {
        Problem(
            reason: "it names no \(what.split(separator: " ").last ?? ""), which \"\(code)\" needs",
            remedy: "add \(what)"
        )
    }

    private static func surplus(_ rest: String, _ attribute: Attribute) -> Problem {
        guard attribute.type != .prices else {
            return Problem(reason: "\(ImportLog.shown(rest)) is not a currency", remedy: "use the three-letter code")
        }
        let places =
            "\(attribute.isLocalizable ? "" : "not ")localizable, \(attribute.isScopable ? "" : "not ")scopable"
        return Problem(
            reason: "\(ImportLog.shown(rest)) is one part too many: \"\(attribute.code)\" is \(places)",
            remedy: "mend the name"
        )
    }
}

extension ProductColumns.Place {
    /// Whether both are of the same attribute, locale and channel.
    func isSame(as other: Self) -> Bool {
        attribute == other.attribute && locale == other.locale && channel == other.channel
    }
}
