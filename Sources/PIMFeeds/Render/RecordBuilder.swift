package import PIMCatalog
package import PIMFormats
import PIMText
import Synchronization

/// Projects listings onto a format's fields.
///
/// Fields are compiled once for a plan; a record is then filled in place, from the bytes of the product's values:
///
///     let builder = RecordBuilder(plan: plan, catalog: catalog)
///     var record = builder.emptyRecord
///     builder.fill(&record, with: listing)
package struct RecordBuilder: Sendable {
    let catalog: Catalog
    let plan: FeedPlan
    let facts: RecordFacts
    private let items: RecordProgram
    private let groups: RecordProgram

    /// Makes ready for a plan.
    package init(plan: FeedPlan, catalog: Catalog) {
        self.plan = plan
        self.catalog = catalog
        items = RecordCompiler.program(plan.fields, of: plan, catalog.structure)
        groups = RecordCompiler.program(plan.groupFields, of: plan, catalog.structure)
        facts = RecordFacts(plan: plan, catalog: catalog, items: items)
    }

    /// Whether some field is a template.
    var hasTemplates: Bool { !items.templates.isEmpty || !groups.templates.isEmpty }

    /// A record to fill.
    package var emptyRecord: Record { Record(identifier: "", isVariant: false, cells: []) }

    /// Fills a record with an item; what it held before is gone, its memory is used again.
    package func fill(_ record: inout Record, with listing: Listing) {
        fill(&record, items, listing)
    }

    /// Fills a record with the group that a listing's root model stands for.
    package func fillGroup(_ record: inout Record, with listing: Listing) {
        fill(&record, groups, listing)
    }

    /// The item's record.
    package func record(of listing: Listing) -> Record {
        var record = emptyRecord
        fill(&record, with: listing)
        return record
    }

    /// The record of the group that a listing's root model stands for.
    package func groupRecord(of listing: Listing) -> Record {
        var record = emptyRecord
        fillGroup(&record, with: listing)
        return record
    }

    /// What one step gives.
    package func cell(_ step: FieldStep, _ field: Field, _ listing: Listing) -> Cell {
        facts.desk.withLock { $0.forget() }
        let alone = FieldPlan(field: field, steps: [step])
        var record = emptyRecord
        fill(&record, RecordCompiler.program([alone], of: plan, catalog.structure), listing)
        return record.cell(of: record.allSlots[0])
    }

    private func fill(_ record: inout Record, _ program: RecordProgram, _ listing: Listing) {
        record.fill { record, room in
            if !program.templates.isEmpty { facts.desk.withLock { $0.forget() } }
            record.reset(
                identifier: listing.identifier,
                isVariant: listing.lineage.isVariant,
                count: program.count,
                places: program.places
            )
            program.withSteps { steps in
                let projection = ListingProjection(
                    program: program,
                    items: items,
                    facts: facts,
                    listing: listing,
                    steps: steps
                )
                for index in program.fields.indices {
                    let field = program.fields[index]
                    let slot = projection.write(field.steps, to: &record, &room)
                    record.allSlots[field.slot] = slot
                }
            }
        }
    }
}

/// What the records of a plan need to know of its catalog, looked up once.
final class RecordFacts: Sendable {
    let catalog: Catalog
    let structure: CatalogStructure
    let table: ScopeTable
    let stock: StockTable
    /// Whether stock is noted of any product.
    let hasStock: Bool
    /// Whether the catalog keeps any stock.
    let keepsStock: Bool
    let addresses: AddressText
    let money: MoneyText?
    let moneyPlan: MoneyPlan?
    let units: MinorUnits
    /// The keys of an object of all values.
    let keys: ValueJSON.Keys
    /// The fields of an item that show the roles which identify a product.
    let identifierFields: (gtin: [CellRun], brand: [CellRun], number: [CellRun])
    /// The numbers of the attributes with these roles.
    let roles: Roles
    /// What renders templates.
    let desk = Mutex(TemplateDesk())

    /// The numbers of attributes by their roles; -1 where no attribute has one.
    struct Roles: Sendable {
        let link: Int
        let availability: Int
        let preorder: Int
        let stock: Int
        let image: Int
        let images: Int
        let price: Int
        let salePrice: Int

        init(_ structure: CatalogStructure) {
            func number(_ role: Role) -> Int { structure.number(of: role) ?? -1 }
            link = number("link")
            availability = number("availability")
            preorder = number("preorder")
            stock = number("stock")
            image = number("image")
            images = number("images")
            price = number("price")
            salePrice = number("sale_price")
        }
    }

    init(plan: FeedPlan, catalog: Catalog, items: RecordProgram) {
        self.catalog = catalog
        structure = catalog.structure
        table = plan.table
        stock = catalog.stock
        roles = Roles(catalog.structure)
        hasStock = !catalog.stock.isEmpty
        keepsStock = !catalog.stock.isEmpty || roles.stock >= 0
        addresses = AddressText(plan.shop, plan.table.scope, plan.format)
        keys = ValueJSON.Keys(catalog.structure)
        moneyPlan = plan.money
        units = MinorUnits(channel: plan.format.decimals)
        money = plan.money.map { MoneyText($0, country: plan.table.scope.country) }
        func fields(_ role: Role) -> [CellRun] {
            items.fields.filter { plan.fields[$0.slot].field.sources.contains(.role(role)) }.map(\.steps)
        }
        identifierFields = (fields("gtin"), fields("brand"), fields("mpn"))
    }
}

/// Writes amounts in a feed's currency.
struct MoneyText: Sendable {
    private let currency: CurrencyCode
    private let country: CountryCode?
    private let decimals: Int
    private let suffix: [UInt8]
    /// What amounts go through first; nil where they are written as the catalog has them.
    private let conversion: MoneyPlan?

    /// Makes ready for a feed's money in a country.
    init(_ money: MoneyPlan, country: CountryCode?) {
        currency = money.source
        self.country = country
        decimals = money.decimals
        suffix = Array(" \(money.written)".utf8)
        conversion = money.isConverted ? money : nil
    }

    /// Appends the amount for the scope as the field's kind writes it: `15.00 PLN`, or `15.00` alone.
    func append(_ prices: [Money], _ kind: Field.Kind, to room: inout TextRoom) {
        guard let index = prices.index(in: currency, country: country) else { return }
        append(prices[index].amount, kind, to: &room)
    }

    /// Appends the amount of a price list where it is kept.
    func append(
        _ values: borrowing ProductValues,
        _ entry: ProductValues.Entry,
        _ kind: Field.Kind,
        to room: inout TextRoom
    ) {
        guard let amount = values.amount(of: entry, in: currency, country: country) else { return }
        append(amount, kind, to: &room)
    }

    @inline(__always)
    private func append(_ amount: ExactDecimal, _ kind: Field.Kind, to room: inout TextRoom) {
        let amount = conversion?.quotient(amount) ?? amount
        amount.append(to: &room, minimumDecimals: decimals)
        if kind != .amount, kind != .number { room.append(suffix) }
    }

    /// Whether a price list has an amount for the scope.
    func isIn(_ values: borrowing ProductValues, _ entry: ProductValues.Entry) -> Bool {
        values.amount(of: entry, in: currency, country: country) != nil
    }
}
