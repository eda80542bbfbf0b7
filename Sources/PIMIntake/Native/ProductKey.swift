import PIMIO

/// The keys of a product line; Akeneo's words for keys of ours count as those.
enum ProductKey: UInt8 {
    case identifier
    case family
    case structure
    case parent
    case enabled
    case categories
    case groups
    case values
    case associations
    case quantified
    case extra
    case other

    @inline(__always)
    init(_ text: JSONText, _ cursor: JSONStream) {
        self = .other
        switch text.hasEscapes ? 0 : text.range.count {
        case 4 where cursor.equals(text, "code"): self = .identifier
        case 5 where cursor.equals(text, "extra"): self = .extra
        case 6:
            if cursor.equals(text, "values") {
                self = .values
            } else if cursor.equals(text, "family") {
                self = .family
            } else if cursor.equals(text, "parent") {
                self = .parent
            } else if cursor.equals(text, "groups") {
                self = .groups
            }
        case 7 where cursor.equals(text, "enabled"): self = .enabled
        case 9 where cursor.equals(text, "structure"): self = .structure
        case 10:
            if cursor.equals(text, "identifier") {
                self = .identifier
            } else if cursor.equals(text, "categories") {
                self = .categories
            }
        case 12 where cursor.equals(text, "associations"): self = .associations
        case 14 where cursor.equals(text, "family_variant"): self = .structure
        case 23 where cursor.equals(text, "quantified_associations"): self = .quantified
        case 0: self = Self.unescaped(cursor.string(text))
        default: break
        }
    }

    /// The key at the cursor, where it is written as exporters write it: nothing but a comma before it, and the colon
    /// right behind it; it is passed then.
    @inline(__always)
    static func usual(at cursor: inout JSONStream) -> ProductKey? {
        var start = cursor.offset
        if !cursor.isAtStart {
            guard cursor.byte(at: start) == UInt8(ascii: ",") else { return nil }
            start &+= 1
        }
        guard cursor.byte(at: start) == UInt8(ascii: "\""), start &+ 16 <= cursor.end else { return nil }
        let word = cursor.word(at: start &+ 1)
        let key: ProductKey
        let count: Int
        if word == ProductKey.word("family\":") {
            (key, count) = (.family, 9)
        } else if word == ProductKey.word("values\":") {
            (key, count) = (.values, 9)
        } else if word == ProductKey.word("parent\":") {
            (key, count) = (.parent, 9)
        } else if word == ProductKey.word("identifi"), cursor.word(at: start &+ 6) == ProductKey.word("ifier\":\"") {
            (key, count) = (.identifier, 13)
        } else if word == ProductKey.word("categori"), cursor.word(at: start &+ 6) == ProductKey.word("ories\":[") {
            (key, count) = (.categories, 13)
        } else if word == ProductKey.word("enabled\""), cursor.byte(at: start &+ 9) == UInt8(ascii: ":") {
            (key, count) = (.enabled, 10)
        } else {
            return nil
        }
        cursor.pass(start &+ count &- cursor.offset)
        return key
    }

    /// Eight letters as they lie in memory.
    @inline(__always)
    private static func word(_ letters: StaticString) -> UInt64 {
        UnsafeRawPointer(letters.utf8Start).loadUnaligned(as: UInt64.self)
    }

    /// How messages name the key.
    var word: String {
        switch self {
        case .identifier: "identifier"
        case .structure: "structure"
        case .parent: "parent"
        case .enabled: "enabled"
        case .categories: "categories"
        case .values: "values"
        default: "family"
        }
    }

    private static func unescaped(_ key: String) -> ProductKey {
        let known: [String: ProductKey] = [
            "code": .identifier, "identifier": .identifier, "extra": .extra, "values": .values, "family": .family,
            "parent": .parent, "groups": .groups, "enabled": .enabled, "structure": .structure,
            "family_variant": .structure, "categories": .categories, "associations": .associations,
            "quantified_associations": .quantified,
        ]
        return known[key] ?? .other
    }
}

/// The keys of one object that were seen so far.
struct SeenKeys {
    private var known: UInt16 = 0
    private var others: Set<[UInt8]> = []

    /// Takes note of a key of ours; false where it was seen before.
    @inline(__always)
    mutating func insert(_ key: ProductKey) -> Bool {
        let bit = UInt16(1) << UInt16(key.rawValue)
        guard known & bit == 0 else { return false }
        known |= bit
        return true
    }

    /// Whether a key of ours was seen.
    @inline(__always)
    func contains(_ key: ProductKey) -> Bool { known & 1 << UInt16(key.rawValue) != 0 }

    /// Takes note of a key; false where it was seen before.
    @inline(__always)
    mutating func insert(_ key: ProductKey, _ text: JSONText, _ cursor: JSONStream) -> Bool {
        key == .other ? insert(cursor.string(text)) : insert(key)
    }

    /// Takes note of a key; false where one of the same bytes was seen before.
    mutating func insert(_ key: String) -> Bool {
        others.insert(Array(key.utf8)).inserted
    }
}
