import PIMCatalog
import PIMFormats
import PIMText

/// A listing as templates see it: it gives the variables of a vocabulary and carries out the catalog's filters.
///
/// Texts are lent from the product's own bytes where they stand; options, measures and prices are terms, written as the
/// feed would write them and compared by code or amount.
struct TemplateSubject: LiquidSubject {
    let listing: Listing
    let vocabulary: TemplateVocabulary
    let catalog: Catalog
    let addresses: AddressText
    /// How the feed writes money.
    let moneyPlan: MoneyPlan?
    /// How many digits after the point amounts of other currencies have.
    let units: MinorUnits
    /// Whether markup stays in rich texts.
    let keepsMarkup: Bool

    var structure: CatalogStructure { catalog.structure }
    var scope: Scope { listing.table.scope }

    func value(at slot: Int, _ scratch: inout LiquidScratch) -> LiquidValue {
        let lineage = listing.lineage
        switch vocabulary.sources[slot] {
        case .attribute(let number): return value(of: number, listing, &scratch)
        case .modelAttribute(let number): return model.map { value(of: number, $0, &scratch) } ?? .none
        case .identifier: return .text(listing.identifier)
        case .modelIdentifier: return lineage.models.first.map { .text($0.identifier) } ?? .none
        case .parents: return .array(lineage.models.map { .text($0.identifier) })
        case .isEnabled: return .flag(lineage.product.isEnabled)
        case .family:
            guard let number = lineage.family else { return .none }
            let family = structure.families[number]
            return term(family.labels.text(in: listing.table.labelLocales), code: family.code.text)
        case .categories: return .array(lineage.categories.map { category($0) })
        case .prices: return .array(pricesInScope.map { money($0, &scratch) })
        case .price(let currency):
            if let moneyPlan, moneyPlan.isConverted, moneyPlan.written == currency {
                let amount = prices.amount(in: moneyPlan.source, country: scope.country)
                return amount.map { money(converted($0), &scratch) } ?? .none
            }
            guard let index = prices.index(in: currency, country: scope.country) else { return .none }
            return money(prices[index], &scratch)
        case .stock: return stock
        case .stockAt(let location):
            let entries = catalog.stock.entries(of: listing.identifier).filter { $0.location == location }
            return entries.isEmpty ? .none : .integer(entries.reduce(0) { $0 + $1.quantity })
        case .images: return images(of: listing, &scratch)
        case .modelImages: return model.map { images(of: $0, &scratch) } ?? .none
        case .text(let text): return text.isEmpty ? .none : .text(text)
        }
    }

    /// A variable's value for people: as a template that is nothing else would write it, or `…` where it is confidential.
    func discreetText(at slot: Int) -> String {
        let text = text(at: slot)
        let isConfidential = vocabulary.attributes(at: slot, structure).contains {
            structure.attributes[$0].isConfidential
        }
        return isConfidential && !text.isEmpty ? "…" : text
    }

    /// The nearest model as a listing of its own.
    private var model: Listing? {
        listing.lineage.models.first.map { structure.listing(of: catalog.lineage(of: $0), in: listing.table) }
    }

    private func text(at slot: Int) -> String {
        var scratch = LiquidScratch()
        let value = value(at: slot, &scratch)
        var output: [UInt8] = []
        scratch.append(value, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private func value(of number: Int, _ listing: Listing, _ scratch: inout LiquidScratch) -> LiquidValue {
        guard let (level, index) = listing.stored(at: number) else {
            return number == structure.identifierAttribute ? .text(listing.identifier) : .none
        }
        let values = level > 0 ? listing.lineage.models[level - 1].values : listing.lineage.product.values
        let entry = values.entries[index]
        switch entry.form {
        case .empty, .passed: return .none
        case .text:
            guard !keepsMarkup, structure.attributes[number].type == .richtext else {
                return .text(LiquidText(values.bytes, in: entry.range))
            }
            let text = scratch.text { output in
                values.bytes.withUnsafeBufferPointer {
                    PlainText.appendPlain(fromHTML: UnsafeBufferPointer(rebasing: $0[entry.range]), to: &output)
                }
            }
            scratch.keep(html: LiquidText(values.bytes, in: entry.range), of: text)
            return .text(text)
        case .option, .medium, .other:
            return values.value(of: entry).map { value($0, of: number, &scratch) } ?? .none
        }
    }

    private func value(_ value: Value, of number: Int, _ scratch: inout LiquidScratch) -> LiquidValue {
        switch value {
        case .text(let text): return .text(text)
        case .number(let decimal): return .number(decimal)
        case .flag(let flag): return .flag(flag)
        case .date(let date):
            return LiquidDate(year: date.year, month: date.month, day: date.day).map { .date($0) } ?? .none
        case .option(let code): return option(code, of: number)
        case .options(let codes): return .array(codes.map { option($0, of: number) })
        case .prices(let prices):
            guard let currency = scope.currency, let index = prices.index(in: currency, country: scope.country) else {
                return .none
            }
            return money(converted(prices[index]), &scratch)
        case .measurement(let measure):
            let family = structure.attributes[number].unitFamily.flatMap { structure.measurementFamilies[$0] }
            let target = listing.table.channel.units[structure.attributes[number].code] ?? measure.unit
            guard let family, let amount = family.convert(measure.amount, from: measure.unit, to: target) else {
                return measurement(measure.amount, measure.unit, family, &scratch)
            }
            return measurement(amount, target, family, &scratch)
        case .media(let paths):
            let isList = structure.attributes[number].type == .images || structure.attributes[number].type == .files
            let found = paths.map { address($0, &scratch) }
            return isList ? .array(found) : found.first ?? .none
        case .references(let identifiers):
            let isList = structure.attributes[number].type == .references
            return isList ? .array(identifiers.map { .text($0) }) : identifiers.first.map { .text($0) } ?? .none
        case .table(let rows):
            return .array(rows.map { row($0, of: number, &scratch) })
        }
    }

    private func row(_ row: TableRow, of number: Int, _ scratch: inout LiquidScratch) -> LiquidValue {
        var members: [(name: String, value: LiquidValue)] = []
        for cell in row.cells {
            let column = structure.attributes[number].columns.first { $0.code == cell.column }
            if case .option(let code) = cell.value {
                let label = column?.options.first { $0.code == code }?.labels.text(in: listing.table.labelLocales)
                members.append((cell.column, term(label, code: code)))
            } else {
                members.append((cell.column, value(cell.value, of: number, &scratch)))
            }
        }
        return .object(LiquidObject(members))
    }

    private func option(_ code: String, of number: Int) -> LiquidValue {
        guard let option = structure.option(code, of: number) else { return .none }
        return term(option.labels.text(in: listing.table.labelLocales), code: option.code)
    }

    private func category(_ number: Int) -> LiquidValue {
        let path = structure.path(ofCategory: number).map { structure.categories[$0] }
        // The channel's root is the tree itself, not a place in it.
        let named = listing.table.channel.tree != nil && path.count > 1 ? path.dropFirst() : path[...]
        let names = named.map { LiquidValue.text($0.labels.text(in: listing.table.labelLocales) ?? $0.code.text) }
        let category = structure.categories[number]
        return term(
            category.labels.text(in: listing.table.labelLocales),
            code: category.code.text,
            [("path", .array(names))]
        )
    }

    /// A name with a code: written as the one, compared as the other.
    private func term(
        _ label: String?,
        code: String,
        _ members: [(name: String, value: LiquidValue)] = []
    ) -> LiquidValue {
        let label = label ?? code
        let known: [(name: String, value: LiquidValue)] = [("code", .text(code)), ("label", .text(label))]
        return .term(LiquidTerm(LiquidText(label), key: .text(code), members: known + members))
    }

    /// An amount of the catalog as the feed writes it.
    private func converted(_ money: Money) -> Money {
        guard let moneyPlan, moneyPlan.isConverted, moneyPlan.source == money.currency else { return money }
        return Money(moneyPlan.quotient(money.amount), moneyPlan.written, country: money.country)
    }

    private func money(_ money: Money, _ scratch: inout LiquidScratch) -> LiquidValue {
        let text = scratch.text { output in
            money.amount.append(
                to: &output,
                minimumDecimals: units.digits(of: money.currency.text) ?? 2
            )
            output += " \(money.currency)".utf8
        }
        let members: [(name: String, value: LiquidValue)] = [
            ("amount", .number(money.amount)), ("currency", .text(money.currency.text)),
        ]
        return .term(LiquidTerm(text, key: .decimal(money.amount), members: members))
    }

    /// A measure as texts show it: the amount and the unit's sign.
    func measurement(
        _ amount: ExactDecimal,
        _ unit: String,
        _ family: MeasurementFamily?,
        _ scratch: inout LiquidScratch
    ) -> LiquidValue {
        let symbol = family?.units.first { $0.code == unit }?.symbol ?? ""
        let text = scratch.text { output in
            amount.append(to: &output)
            output += " \(symbol.isEmpty ? unit : symbol)".utf8
        }
        let members: [(name: String, value: LiquidValue)] = [("amount", .number(amount)), ("unit", .text(unit))]
        return .term(LiquidTerm(text, key: .decimal(amount), members: members))
    }

    private var prices: [Money] {
        guard let number = structure.number(of: "price" as Role), case .prices(let prices)? = listing.value(at: number)
        else { return [] }
        return prices
    }

    /// Of each currency the amount that counts in the feed's country.
    private var pricesInScope: [Money] {
        let prices = prices
        var found: [Money] = []
        for price in prices where !found.contains(where: { $0.currency == price.currency }) {
            if let index = prices.index(in: price.currency, country: scope.country) { found.append(prices[index]) }
        }
        return found
    }

    private var stock: LiquidValue {
        let noted = catalog.stock.quantity(of: listing.identifier, on: scope.channel, in: structure)
        if let noted { return .integer(noted) }
        guard let number = structure.number(of: "stock" as Role), case .number(let count)? = listing.value(at: number)
        else { return .none }
        return .number(count)
    }

    private func images(of listing: Listing, _ scratch: inout LiquidScratch) -> LiquidValue {
        var paths: [String] = []
        for role in ["image", "images"] as [Role] {
            guard let number = structure.number(of: role) else { continue }
            switch listing.value(at: number) {
            case .media(let found)?: paths += found.filter { !paths.contains($0) }
            case .text(let path)? where !paths.contains(path): paths.append(path)
            default: break
            }
        }
        return .array(paths.map { address($0, &scratch) })
    }

    private func address(_ path: String, _ scratch: inout LiquidScratch) -> LiquidValue {
        var path = path
        return .text(
            scratch.text { output in
                output.append(roomFor: 4 * path.utf8.count + 512) { room in
                    path.withUTF8 { addresses.appendMedium($0, to: &room) }
                }
            }
        )
    }
}

extension [UInt8] {
    /// Appends what a closure writes into a room, expected to be so many bytes; it runs again where that is too few.
    fileprivate mutating func append(roomFor size: Int, _ write: (inout TextRoom) -> Void) {
        var size = size + 2 * TextRoom.slack
        while true {
            var isFull = false
            append(addingCapacity: size) { span in
                span.withUnsafeMutableBufferPointer { buffer, count in
                    guard let base = buffer.baseAddress else { return }
                    var room = TextRoom(base, count: buffer.count)
                    write(&room)
                    isFull = room.isFull
                    count = isFull ? 0 : room.count
                }
            }
            guard isFull else { return }
            size *= 2
        }
    }
}
