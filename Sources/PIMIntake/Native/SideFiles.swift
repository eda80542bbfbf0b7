import PIMCatalog
import PIMIO
import PIMText

/// Reads stock.jsonl and prices.jsonl; a bad line costs that line only.
struct SideFiles {
    let structure: CatalogStructure
    var stock = StockTable()
    var prices = PriceTable()
    var findings: [Finding] = []
    var count = LineCount()
    private var position: SourcePosition?
    private var lineHash: UInt64 = 0

    init(structure: CatalogStructure) {
        self.structure = structure
    }

    mutating func readStock(_ path: String, name: String) throws {
        let keys = ["identifier", "location", "quantity", "pickup"]
        try eachLine(path, name, keys: keys) { line, side throws(PIMIOError) in
            guard let code = line.texts["location"], let location = side.structure.number(of: LocationCode(code)) else {
                throw line.missing("location", side.structure.locations.map(\.code.text))
            }
            guard let quantity = line.numbers["quantity"]?.integer, quantity >= 0 else {
                throw line.cursor.failure("expected a whole \"quantity\" of 0 or more")
            }
            var entry = StockTable.Entry(location: location, quantity: quantity, pickup: line.texts["pickup"])
            entry.source = side.position
            entry.lineHash = side.lineHash
            guard side.stock.add(entry, of: try line.identifier()) else {
                throw line.cursor.failure("the stock of \"\(try line.identifier())\" at \"\(code)\" stands twice")
            }
        }
    }

    mutating func readPrices(_ path: String, name: String) throws {
        let keys = ["identifier", "attribute", "amount", "currency", "country", "channel", "audience"]
        try eachLine(path, name, keys: keys) { line, side throws(PIMIOError) in
            let attributes = side.structure.attributes
            let code = line.texts["attribute"] ?? "price"
            guard let attribute = side.structure.number(of: AttributeCode(code)), attributes[attribute].type == .prices
            else { throw line.missing("attribute", attributes.filter { $0.type == .prices }.map(\.code.text)) }
            guard let amount = line.numbers["amount"], !amount.isNegative else {
                let proposal =
                    line.texts["amount"].flatMap { NumberProposal.remedy(for: $0, isAmount: true) }.map { "; \($0)" }
                    ?? ""
                throw line.cursor.failure("expected an \"amount\" such as \"12.50\", of 0 or more\(proposal)")
            }
            guard let currency = line.texts["currency"], CurrencyTable.isKnown(currency) else {
                throw line.cursor.failure("expected a \"currency\" of ISO 4217")
            }
            var entry = PriceTable.Entry(
                attribute: Int32(attribute),
                money: Money(amount, CurrencyCode(currency), country: line.texts["country"].map { CountryCode($0) })
            )
            if let channel = line.texts["channel"] {
                guard let number = side.structure.number(of: ChannelCode(channel)) else {
                    throw line.missing("channel", side.structure.channels.map(\.code.text))
                }
                entry.channel = Int16(number)
            }
            if let audience = line.texts["audience"] {
                guard let number = side.structure.number(of: AudienceCode(audience)) else {
                    throw line.missing("audience", side.structure.audiences.map(\.code.text))
                }
                entry.audience = Int16(number)
            }
            entry.source = side.position
            entry.lineHash = side.lineHash
            guard side.prices.add(entry, of: try line.identifier()) else {
                throw line.cursor.failure("a price of \"\(try line.identifier())\" for the same place stands twice")
            }
        }
    }

    private mutating func eachLine(
        _ path: String,
        _ name: String,
        keys: [String],
        _ body: (borrowing FlatLine, inout SideFiles) throws(PIMIOError) -> Void
    ) throws {
        var reader = try LineReader(path: path, ofObjects: true)
        while let line = try reader.next() {
            guard line.isTooLong || !line.isBlank else { continue }
            count.read += 1
            var product: String?
            do {
                guard !line.isTooLong else {
                    throw PIMIOError(code: .tooLarge, message: "the line is longer than 16 MiB")
                }
                position = SourcePosition(file: name, line: line.number)
                lineHash = LineHash.hash64(line.bytes, in: line.range)
                let flat = try FlatLine(line.bytes, in: line.range, keys: keys)
                product = flat.texts["identifier"].flatMap { $0.isEmpty ? nil : $0 }
                try body(flat, &self)
                count.kept += 1
            } catch let error as PIMIOError {
                count.rejected += 1
                findings.append(
                    Finding(
                        line.isTerminated ? "line.unreadable" : "line.cut-off",
                        .error,
                        error.message,
                        remedy: line.isTerminated
                            ? "mend the line; it was left out" : "the file ends in this line: was it cut off?",
                        at: SourcePosition(file: name, line: line.number, column: error.column),
                        product: product
                    )
                )
            }
        }
    }
}

/// A line that is one object of strings and numbers.
struct FlatLine {
    var texts: [String: String] = [:]
    var numbers: [String: ExactDecimal] = [:]
    private(set) var cursor: JSONCursor

    init(_ bytes: [UInt8], in range: Range<Int>, keys: [String]) throws(PIMIOError) {
        cursor = JSONCursor(bytes, in: range)
        guard try cursor.peek() == .object else { throw cursor.failure("expected an object") }
        var seen: Set<String> = []
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard keys.contains(key) else {
                let nearest = Suggestion.nearest(to: key, among: keys).map { "; did you mean \"\($0)\"?" } ?? ""
                throw cursor.failure("the key \"\(key)\" means nothing here\(nearest)")
            }
            guard seen.insert(key).inserted else { throw cursor.failure("the key \"\(key)\" stands twice") }
            switch try cursor.peek() {
            case .string:
                let text = try cursor.readString()
                let value = text.mayHaveMarks ? NormalForm.nfc(cursor.string(text)) : cursor.string(text)
                texts[key] = value
                numbers[key] = ExactDecimal(value)
            case .number where key == "quantity" || key == "amount":
                let range = try cursor.readNumber()
                numbers[key] = ExactDecimal(utf8: bytes, in: range)
            case .null: try cursor.readNull()
            default: throw cursor.failure("expected a string for \"\(key)\"")
            }
        }
        try cursor.finish()
    }

    func identifier() throws(PIMIOError) -> String {
        guard let identifier = texts["identifier"], !identifier.isEmpty else {
            throw cursor.failure("the line has no \"identifier\"")
        }
        return identifier
    }

    func missing(_ key: String, _ known: [String]) -> PIMIOError {
        guard let text = texts[key] else { return cursor.failure("the line has no \"\(key)\"") }
        let nearest = Suggestion.nearest(to: text, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        return cursor.failure("the \(key) \"\(text)\" is not declared\(nearest)")
    }
}
