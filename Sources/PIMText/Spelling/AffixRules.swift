/// A beginning or an end that words may get.
struct Affix: Sendable {
    let flag: UInt16
    /// Whether a word may get it together with one at its other side.
    let crosses: Bool
    /// The condition that the word without it must meet, -1 for none.
    let condition: Int32
    /// The flags that it brings along.
    let flags: Int32
}

/// Affixes of the same letters that replace the same letters of a word.
struct AffixGroup: Sendable {
    /// The letters that they replace, in the list of the table.
    let stripped: Range<Int32>
    let affixes: Range<Int32>
    /// Whether any of them may stand behind another one.
    let continues: Bool
}

/// All prefixes or all suffixes, found by their letters.
struct AffixTable: Sendable {
    private(set) var longest = 0
    private(set) var longestStrip = 0
    private(set) var affixes: [Affix] = []
    private(set) var strips: [UInt8] = []
    private var keys = ByteKeys()
    private var groups: [AffixGroup] = []
    private var spans: [Range<Int32>] = []
    private var lengths: [Bool] = []

    /// An affix as it was read.
    struct Draft {
        let letters: [UInt8]
        let stripped: [UInt8]
        let affix: Affix
    }

    init(_ drafts: [Draft] = [], continued: Set<UInt16> = []) {
        var byLetters: [[Draft]] = []
        for draft in drafts {
            let key = draft.letters.withUnsafeBufferPointer { keys.insert($0) }
            if key == byLetters.count { byLetters.append([]) }
            byLetters[key].append(draft)
            longest = max(longest, draft.letters.count)
            longestStrip = max(longestStrip, draft.stripped.count)
        }
        lengths = [Bool](repeating: false, count: longest + 1)
        for list in byLetters {
            let first = Int32(groups.count)
            var byStrip: [[UInt8]: [Affix]] = [:]
            var order: [[UInt8]] = []
            for draft in list {
                lengths[draft.letters.count] = true
                if byStrip[draft.stripped] == nil { order.append(draft.stripped) }
                byStrip[draft.stripped, default: []].append(draft.affix)
            }
            for strip in order {
                let members = byStrip[strip] ?? []
                let start = Int32(strips.count)
                strips += strip
                let place = Int32(affixes.count)
                affixes += members
                groups.append(
                    AffixGroup(
                        stripped: start..<Int32(strips.count),
                        affixes: place..<Int32(affixes.count),
                        continues: members.contains { continued.contains($0.flag) }
                    )
                )
            }
            spans.append(first..<Int32(groups.count))
        }
    }

    /// The bytes that all of it takes.
    var memory: Int {
        keys.memory + affixes.count * MemoryLayout<Affix>.stride + strips.count
            + groups.count * MemoryLayout<AffixGroup>.stride + spans.count * 8
    }

    /// The groups of affixes with these letters.
    @inline(__always)
    func groups(of letters: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
        guard lengths[letters.count] else {
            return 0..<0
        }
        let key = keys.find(letters)
        return key < 0 ? 0..<0 : spans[key]
    }

    @inline(__always)
    func group(_ place: Int32) -> AffixGroup { groups[Int(place)] }
}

/// Conditions that affixes set for words.
struct AffixConditions: Sendable {
    private enum Kind: UInt8, Sendable {
        case any
        case oneOf
        case noneOf
    }

    private struct Item: Sendable {
        let kind: Kind
        let letters: Range<Int32>
    }

    private var items: [Item] = []
    private var letters: [UInt32] = []
    private var spans: [Range<Int32>] = []
    private var known: [[UInt8]: Int32] = [:]

    /// The number of a condition, -1 for one that all words meet; nil where a bracket stays open.
    mutating func add(_ text: [UInt8]) -> Int32? {
        if text.isEmpty || text == [UInt8(ascii: ".")] { return -1 }
        if let place = known[text] { return place }
        let first = Int32(items.count)
        let isRead = text.withUnsafeBufferPointer { parse($0) }
        guard isRead else {
            return nil
        }
        spans.append(first..<Int32(items.count))
        known[text] = Int32(spans.count - 1)
        return Int32(spans.count - 1)
    }

    private mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count {
            let start = Int32(letters.count)
            let scalar = text.takeScalar(&index)
            var kind = Kind.oneOf
            if scalar == 0x2E {
                kind = .any
            } else if scalar == 0x5B {
                if index < text.count, text[index] == UInt8(ascii: "^") {
                    kind = .noneOf
                    index += 1
                }
                var isClosed = false
                while index < text.count, !isClosed {
                    let letter = text.takeScalar(&index)
                    if letter == 0x5D { isClosed = true } else { letters.append(letter) }
                }
                guard isClosed else {
                    return false
                }
            } else {
                letters.append(scalar)
            }
            items.append(Item(kind: kind, letters: start..<Int32(letters.count)))
        }
        return true
    }

    /// Whether the end of a word meets a condition.
    @inline(__always)
    func isMet(_ condition: Int32, atEndOf word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard condition >= 0 else {
            return true
        }
        var end = word.count
        for place in spans[Int(condition)].reversed() {
            guard end > 0 else {
                return false
            }
            let start = word.startOfScalar(before: end)
            var index = start
            guard accepts(items[Int(place)], word.takeScalar(&index)) else {
                return false
            }
            end = start
        }
        return true
    }

    /// Whether the beginning of a word meets a condition.
    @inline(__always)
    func isMet(_ condition: Int32, atStartOf word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard condition >= 0 else {
            return true
        }
        var index = 0
        for place in spans[Int(condition)] {
            guard index < word.count, accepts(items[Int(place)], word.takeScalar(&index)) else {
                return false
            }
        }
        return true
    }

    private func accepts(_ item: Item, _ scalar: UInt32) -> Bool {
        guard item.kind != .any else {
            return true
        }
        for place in item.letters where letters[Int(place)] == scalar {
            return item.kind == .oneOf
        }
        return item.kind == .noneOf
    }
}
