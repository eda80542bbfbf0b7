import PIMCatalog
import PIMFormats
import Testing

@Suite("Every format")
struct FeedFormatContractTests {
    static let ids = FeedFormat.all.map(\.id)

    /// A list of fields with the names its conditions may use.
    struct Table {
        var place: String
        var fields: [Field]
    }

    /// An item's fields, a group's and those of every row.
    static func tables(of format: FeedFormat) -> [Table] {
        var tables = [Table(place: format.id, fields: format.fields)]
        if let grouping = format.grouping {
            tables.append(Table(place: "\(format.id) group", fields: grouping.fields))
        }
        var index = 0
        while index < tables.count {
            for field in tables[index].fields where !field.fields.isEmpty {
                tables.append(Table(place: "\(tables[index].place) \(field.name)", fields: field.fields))
            }
            index += 1
        }
        return tables
    }

    static func format(_ id: String) throws -> FeedFormat {
        try #require(FeedFormat.named(id))
    }

    static func isDate(_ text: String) -> Bool {
        text.utf8.count == 10 && CalendarDate(text) != nil
    }

    @Test("has an id of its own")
    func uniqueIds() {
        #expect(Set(Self.ids).count == Self.ids.count)
        #expect(FeedFormat.named("no-such-format") == nil)
    }

    @Test("says what it is and where it was read", arguments: ids)
    func provenance(_ id: String) throws {
        let format = try Self.format(id)
        #expect(!format.title.isEmpty && format.summary.hasSuffix("."))
        #expect(Self.isDate(format.edition))
        #expect(!format.sources.isEmpty)
        for source in format.sources {
            #expect(source.url.hasPrefix("https://") && Self.isDate(source.date))
        }
    }

    @Test("names every field once, and required fields have a source", arguments: ids)
    func fields(_ id: String) throws {
        for table in Self.tables(of: try Self.format(id)) {
            let names = table.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(table.place)")
            for field in table.fields {
                #expect(!field.name.isEmpty && !field.sources.isEmpty, "\(table.place) \(field.name)")
            }
        }
    }

    @Test("gives each kind what it needs", arguments: ids)
    func kinds(_ id: String) throws {
        for table in Self.tables(of: try Self.format(id)) {
            for field in table.fields {
                let place = Comment(rawValue: "\(table.place) \(field.name)")
                #expect(field.kind != .word || !field.words.isEmpty, place)
                #expect(field.kind != .measure || !field.units.isEmpty, place)
                #expect((field.kind == .group) == !field.fields.isEmpty, place)
                let spellings = field.words.map(\.feed)
                #expect(Set(spellings).count == spellings.count, place)
                let catalogWords = field.words.flatMap(\.catalog)
                #expect(Set(catalogWords).count == catalogWords.count, place)
                let units = field.units
                #expect(Set(units.map(\.feed)).count == units.count, place)
                #expect(Set(units.map(\.catalog)).count == units.count, place)
            }
        }
    }

    @Test("states limits that can be kept", arguments: ids)
    func limits(_ id: String) throws {
        for table in Self.tables(of: try Self.format(id)) {
            for field in table.fields {
                let place = Comment(rawValue: "\(table.place) \(field.name)")
                let limits = field.limits
                #expect(limits.maximumCount >= 1 && limits.minimumCount <= limits.maximumCount, place)
                #expect((limits.minimumLength ?? 0) <= (limits.maximumLength ?? Int.max), place)
                #expect((limits.maximumLength ?? 1) > 0, place)
                if let minimum = limits.minimum, let maximum = limits.maximum {
                    #expect(minimum < maximum, place)
                }
                #expect(!limits.cutsText || (field.kind == .text && limits.maximumLength != nil), place)
                #expect(!field.note.contains("TODO"), place)
            }
        }
    }

    @Test("makes conditions only of fields it has", arguments: ids)
    func conditions(_ id: String) throws {
        let format = try Self.format(id)
        for table in Self.tables(of: format) {
            let names = Set(table.fields.map(\.name))
            for field in table.fields {
                switch field.requirement {
                case .conditional(let condition), .advised(let condition):
                    #expect(names.isSuperset(of: condition.fieldNames), "\(table.place) \(field.name)")
                case .required, .recommended, .optional: break
                }
            }
        }
        let names = Set(format.fields.map(\.name))
        #expect(Set(format.rules.map(\.code)).count == format.rules.count)
        for rule in format.rules {
            #expect(names.contains(rule.field) && names.isSuperset(of: rule.brokenWhen.fieldNames), "\(rule.code)")
            #expect(!rule.message.isEmpty && !rule.message.hasSuffix(".") && !rule.remedy.isEmpty, "\(rule.code)")
        }
    }

    @Test("compares words that the fields of its conditions may hold", arguments: ids)
    func conditionWords(_ id: String) throws {
        for table in Self.tables(of: try Self.format(id)) {
            for field in table.fields {
                switch field.requirement {
                case .conditional(let condition), .advised(let condition):
                    for (name, words) in Self.comparisons(in: condition) {
                        let compared = try #require(table.fields.first { $0.name == name })
                        #expect(Set(compared.words.map(\.feed)).isSuperset(of: words), "\(table.place) \(field.name)")
                    }
                case .required, .recommended, .optional: break
                }
            }
        }
    }

    @Test("can be written in its container", arguments: ids)
    func container(_ id: String) throws {
        let format = try Self.format(id)
        for table in Self.tables(of: format) {
            for field in table.fields {
                switch format.container {
                case .xml:
                    let isName = field.name.utf8.allSatisfy { byte in
                        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
                            || byte == UInt8(ascii: "_")
                    }
                    #expect(isName, "\(field.name)")
                case .delimited(let layout):
                    #expect(!field.name.contains(layout.delimiter), "\(field.name)")
                case .json:
                    let clashes = table.fields.contains { $0.name.hasPrefix(field.name + ".") }
                    #expect(!clashes, "\(field.name) is both a value and an object")
                }
            }
        }
    }

    private static func comparisons(in condition: Condition) -> [(String, [String])] {
        switch condition {
        case .equals(let name, let words): [(name, words)]
        case .all(let parts), .any(let parts): parts.flatMap(comparisons)
        case .not(let part): comparisons(in: part)
        default: []
        }
    }
}
