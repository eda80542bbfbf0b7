import PIMFormats

/// A field table as nested objects: `offers.price` and `offers.url` stand in one object `offers`, where the first stood.
///
/// For the fields `name`, `offers.@type`, `url`, `offers.price` the members are `name`, `offers` (with `@type` and `price`)
/// and `url`.
struct JSONShape: Sendable {
    /// A key with a field's value or an object.
    struct Member: Sendable {
        let key: String
        /// The place of the field in the table; nil for an object.
        let field: Int?
        var object: JSONShape

        /// Whether the member says something by itself; type marks such as `@type` do not.
        var isMark: Bool { key.utf8.first == UInt8(ascii: "@") }
    }

    /// The keys, in the order of the table.
    private(set) var members: [Member] = []

    /// An object without members.
    init() {}

    /// The shape of a table.
    init(_ fields: [Field]) {
        for (number, field) in fields.enumerated() {
            insert(field.name.split(separator: ".", omittingEmptySubsequences: false)[...], number)
        }
    }

    private mutating func insert(_ path: ArraySlice<Substring>, _ number: Int) {
        guard let key = path.first.map({ String($0) }) else { return }
        let index = members.firstIndex { $0.key == key }
        let isFree = index.map { members[$0].field == nil } ?? true
        guard path.count > 1, isFree else {
            members.append(Member(key: path.joined(separator: "."), field: number, object: JSONShape()))
            return
        }
        let place = index ?? members.count
        if index == nil { members.append(Member(key: key, field: nil, object: JSONShape())) }
        members[place].object.insert(path.dropFirst(), number)
    }
}
