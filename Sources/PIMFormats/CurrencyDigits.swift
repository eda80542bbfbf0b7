import PIMText

/// The digits after the point that amounts may have, found by the bytes of their currency's code.
struct CurrencyDigits: Sendable {
    /// How many digits after the point amounts of one currency may have.
    struct Limit: Sendable {
        /// The number; negative where there is no limit.
        fileprivate let code: Int8

        static let none = Limit(code: -1)

        /// The greatest number of digits.
        var count: Int? { code < 0 ? nil : Int(code & 0x3F) }
        /// Whether the channel has its own rule, by which zeros at the end count too.
        var isOfChannel: Bool { code >= 0x40 }

        /// Whether an amount keeps to it.
        @inline(__always)
        func takes(_ amount: TextShape.Number) -> Bool {
            guard code >= 0 else { return true }
            guard code >= 0x40 else { return amount.significantDecimals <= Int(code) }
            return amount.decimals <= Int(code & 0x3F)
        }
    }

    private let table: [Int8]
    /// Whether a channel has rules of its own.
    let isStrict: Bool

    /// The digits of ISO 4217 and of custom.
    static let usual = CurrencyDigits(table: iso)

    /// The digits by a channel's rule where it has one, else the usual ones.
    init(_ units: MinorUnits) {
        guard !units.channel.isEmpty else {
            self = .usual
            return
        }
        var table = Self.iso
        for (code, digits) in units.channel {
            let bytes = Array(code.utf8)
            guard let place = bytes.withUnsafeBufferPointer({ Self.place(atEnd: $0) }) else { continue }
            table[place] = Int8(clamping: min(max(digits, 0), 0x3F) + 0x40)
        }
        self.table = table
        isStrict = true
    }

    private init(table: [Int8]) {
        self.table = table
        isStrict = false
    }

    /// The limit of the currency whose three capitals stand at the end.
    func limit(atEnd bytes: TextBytes) -> Limit {
        guard let place = Self.place(atEnd: bytes) else { return .none }
        return Limit(code: table[place])
    }

    /// The limit of a currency.
    func limit(of currency: String) -> Limit {
        currency.utf8.count == 3 ? currency.withBytes { limit(atEnd: $0) } : .none
    }

    private static func place(atEnd bytes: TextBytes) -> Int? {
        guard bytes.count >= 3 else { return nil }
        var place = 0
        for index in (bytes.count - 3)..<bytes.count {
            let letter = Int(bytes[index]) - 0x41
            guard letter >= 0, letter < 26 else { return nil }
            place = place * 26 + letter
        }
        return place
    }

    private static let iso: [Int8] = {
        var table = [Int8](repeating: -1, count: 26 * 26 * 26)
        for code in CurrencyTable.codes + [CurrencyWords.toman] {
            guard let place = code.withBytes({ place(atEnd: $0) }) else { continue }
            table[place] = MinorUnits().digits(of: code).map { Int8($0) } ?? -1
        }
        return table
    }()
}

/// What amounts of money must be: their digits after the point, and the currency of those that name none.
struct MoneyDemand: Sendable {
    let digits: CurrencyDigits
    /// The feed's currency, for amounts without one of their own.
    let currency: String?
    let amountDigits: CurrencyDigits.Limit

    init(_ units: MinorUnits = MinorUnits(), currency: String? = nil) {
        self.init(CurrencyDigits(units), currency)
    }

    private init(_ digits: CurrencyDigits, _ currency: String?) {
        self.digits = digits
        self.currency = currency
        amountDigits = currency.map { digits.limit(of: $0) } ?? .none
    }

    /// The same for the rows of a group, whose amounts may be in a currency that the row names.
    var withoutCurrency: MoneyDemand { MoneyDemand(digits, nil) }
}

/// Who takes a feed: their name, the markets they tell apart and what they ask of amounts.
struct Taker: Sendable {
    let channel: String
    let markets: Markets
    let money: MoneyDemand
}
