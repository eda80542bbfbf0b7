import PIMText
import Testing

@testable import PIMFormats

@Suite("Filling records")
struct RecordFillTests {
    private func fill(_ record: inout Record, _ texts: [Int: String], count: Int, places: [Int]) {
        record.fill { record, room in
            record.reset(identifier: "x", isVariant: false, count: count, places: places)
            for (place, text) in texts.sorted(by: { $0.key < $1.key }) {
                let start = room.count
                room.append(text)
                record.allSlots[place] = .text(CellText(start..<room.count))
            }
            _ = record.appendRow(count: 2)
        }
    }

    @Test("Texts of any size are there, and sixteen bytes behind them", arguments: [0, 1, 4000, 4096, 20_000])
    func sizes(_ size: Int) {
        var record = Record(identifier: "", isVariant: false, cells: [])
        let long = String(repeating: "ż", count: size)
        fill(&record, [0: long, 2: "end"], count: 3, places: [0, 2])
        #expect(record.cells == [.text(long), .empty, .text("end")])
        #expect(record.bytes.count == 2 * size + 3 + 16)
        // Afterwards nothing is left of it.
        fill(&record, [2: "b"], count: 3, places: [0, 2])
        #expect(record.cells == [.empty, .empty, .text("b")])
        fill(&record, [1: "c"], count: 3, places: [1])
        #expect(record.cells == [.empty, .text("c"), .empty])
        fill(&record, [:], count: 2, places: [1])
        #expect(record.cells == [.empty, .empty])
        fill(&record, [1: "d"], count: 4, places: [1])
        #expect(record.cells == [.empty, .text("d"), .empty, .empty])
    }

    @Test("A copy stays as it is when the record is filled again")
    func copies() {
        var record = Record(identifier: "", isVariant: false, cells: [])
        fill(&record, [0: "first"], count: 1, places: [0])
        let copy = record
        fill(&record, [0: "second"], count: 1, places: [0])
        #expect(copy.cells == [.text("first")])
        #expect(record.cells == [.text("second")])
    }

    @Test("A text is remembered with what became of it, until another is")
    func memory() {
        var memory = TextMemory()
        func appended(_ text: String) -> String? {
            var isKnown = false
            let bytes = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
                guard let base = buffer.baseAddress else { return }
                var room = TextRoom(base, count: 512)
                isKnown = text.withBytes { memory.append($0, to: &room) }
                count = room.count
            }
            return isKnown ? String(decoding: bytes, as: UTF8.self) : nil
        }
        #expect(appended("") == nil)
        "<b>a</b>".withBytes { text in "a".withBytes { memory.keep(text, $0) } }
        #expect(appended("<b>a</b>") == "a")
        #expect(appended("<b>b</b>") == nil)
        "<b>b</b>".withBytes { text in "b".withBytes { memory.keep(text, $0) } }
        #expect(appended("<b>b</b>") == "b")
        #expect(appended("<b>a</b>") == nil)
    }

    @Test("The set of places knows the first 128")
    func places() {
        let known = [0, 1, 63, 64, 100, 127]
        var set = PlaceSet()
        for place in known + [128, 191, 300] { set.insert(place) }
        for place in 0..<400 {
            var one = PlaceSet()
            one.insert(place)
            #expect(set.contains(one) == (known.contains(place) || place > 127))
            #expect(set.isApart(from: one) == !known.contains(place))
        }
        for place in known + [128] { set.remove(place) }
        #expect(PlaceSet().contains(set))
    }

    @Test("What a condition needs never denies one that holds", arguments: 0..<12 as Range<UInt64>)
    func needs(_ seed: UInt64) {
        var generator = SeededNumbers(state: seed)
        let fields = (0..<5).map { Field("f\($0)", .text) } + [Field("list", .text, limits: .count(9))]
        let places = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
        for _ in 0..<300 {
            let condition = Self.condition(depth: 3, &generator)
            var words = WordBlock()
            var program = ConditionProgram()
            let ground = ConditionProgram.Ground(places: places, country: "PL")
            let entry = program.append(condition, ground, words: &words)
            let needs = program.needs(of: entry)
            for _ in 0..<20 {
                var cells: [Cell] = (0..<5).map { _ in
                    ["", "0", "0.00 PLN", "1", "2", "a > b"].randomElement(using: &generator)
                        .map { $0.isEmpty ? .empty : .text($0) } ?? .empty
                }
                cells.append(Bool.random(using: &generator) ? .list(["1", "a"]) : .empty)
                let record = Record(identifier: "x", isVariant: Bool.random(using: &generator), cells: cells)
                var filled = PlaceSet()
                for (place, cell) in cells.enumerated() where !cell.isEmpty { filled.insert(place) }
                guard condition.holds(in: record, fields: fields, country: "PL") else { continue }
                #expect(needs.mayBeMet(by: filled), "\(condition) \(cells)")
            }
        }
    }

    private static func condition(depth: Int, _ generator: inout SeededNumbers) -> Condition {
        let names = ["f0", "f1", "f2", "f3", "f4", "list", "none"]
        let name = names.randomElement(using: &generator) ?? ""
        let other = names.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &generator) {
        case 0: return .present(name)
        case 1: return .absent(name)
        case 2: return .equals(name, ["1", "0"])
        case 3: return .within(name, ["a"])
        case 4: return .country([Bool.random(using: &generator) ? "PL" : "DE"])
        case 5: return .notLess(name, than: other)
        case 6: return .same(name, other)
        case 7: return .zero(name)
        case 8: return .isVariant
        case 9: return .all((0..<3).map { _ in condition(depth: depth - 1, &generator) })
        case 10: return .any((0..<3).map { _ in condition(depth: depth - 1, &generator) })
        default: return .not(condition(depth: depth - 1, &generator))
        }
    }
}

/// Numbers that come in the same order for the same seed.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
