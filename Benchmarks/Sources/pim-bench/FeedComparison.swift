import PIMIO

/// Two feeds held against each other item by item and field by field, in constant memory.
///
/// A peer may differ in two ways only: a text that was too long may end later than pim's, where the peer cuts at the
/// limit and pim at a word border, and a measure may be spelled otherwise (`3.0 kg`).
struct FeedComparison {
    /// Where two feeds part.
    struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var items = 0
    /// Texts that end at different places.
    private(set) var cuts = 0
    /// Measures that are spelled otherwise.
    private(set) var measures = 0

    private static let limits = ["g:title": 150, "g:description": 5_000]

    init(of feed: String, with other: String) throws {
        var mine = try FeedItems(path: feed)
        var theirs = try FeedItems(path: other)
        while true {
            let (one, two) = (try mine.next(), try theirs.next())
            guard one != nil || two != nil else { return }
            items += 1
            guard let one, let two else {
                let (longer, item) = one.map { ("pim's", $0) } ?? ("the peer's", two ?? FeedItem())
                throw Difference(description: "\(longer) feed goes on with item \(items), \(item.identifier)")
            }
            try compare(one, two)
        }
    }

    private mutating func compare(_ one: FeedItem, _ two: FeedItem) throws {
        guard one.identifier == two.identifier else {
            throw Difference(description: "item \(items) is \(one.identifier), the peer's is \(two.identifier)")
        }
        for (index, field) in one.fields.enumerated() {
            guard index < two.fields.count, two.fields[index].name == field.name else {
                let found = index < two.fields.count ? two.fields[index].name : "the end"
                throw Difference(description: "item \(one.identifier): \(field.name) is missing, the peer has \(found)")
            }
            let (mine, theirs) = (field.text, two.fields[index].text)
            guard mine != theirs else { continue }
            if let limit = Self.limits[field.name], Self.isCut(mine, theirs, limit) {
                cuts += 1
            } else if Self.measure(mine) != nil, Self.measure(mine) == Self.measure(theirs) {
                measures += 1
            } else {
                let texts = "\"\(mine)\", the peer has \"\(theirs)\""
                throw Difference(description: "item \(one.identifier), field \(field.name): \(texts)")
            }
        }
        guard one.fields.count == two.fields.count else {
            let name = two.fields[one.fields.count].name
            throw Difference(description: "item \(one.identifier): the peer has \(name) besides")
        }
    }

    /// Whether the peer's text is cut right at the limit and pim's in the last third before it.
    private static func isCut(_ mine: String, _ theirs: String, _ limit: Int) -> Bool {
        let isLongEnough = mine.unicodeScalars.count * 3 >= limit * 2
        return isLongEnough && theirs.unicodeScalars.count == limit && theirs.utf8.starts(with: mine.utf8)
    }

    /// A number and a unit, without trailing zeros.
    private static func measure(_ text: String) -> String? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let number = Double(parts[0]) else { return nil }
        return "\(number) \(parts[1])"
    }
}

/// One item of a feed, with its fields in their order.
struct FeedItem {
    var fields: [(name: String, text: String)] = []

    var identifier: String { fields.first { $0.name == "g:id" }?.text ?? "without g:id" }
}

/// The items of an RSS feed, one after the other.
struct FeedItems: ~Copyable {
    private var reader: XMLReader

    init(path: String) throws {
        reader = try XMLReader(path: path)
    }

    mutating func next() throws -> FeedItem? {
        while let event = try reader.next() {
            guard case .start(name: "item", _) = event else { continue }
            var item = FeedItem()
            while let event = try reader.next() {
                switch event {
                case .start(let name, _): item.fields.append((name, try reader.elementText()))
                case .end: return item
                case .text: continue
                }
            }
        }
        return nil
    }
}
