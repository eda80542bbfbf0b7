package import PIMText

/// A listing projected onto a format's fields: one cell per field, in table order.
///
/// All texts of a record stand in one block of UTF-8 bytes and cells say where, so that a record costs no memory of its
/// own when it is filled again for the next product:
///
///     bytes   "NORD-MKurtka zimowa15.00 PLNDE4.99 EUR"
///     slots   text 0..6, text 6..19, empty, text 19..28, rows 0..1   text 28..30, text 30..38
///     rows    slots 5..7
public struct Record: Sendable {
    /// The product the record shows.
    public var identifier: String
    /// Whether the product is a variant of a model.
    public var isVariant: Bool
    /// The texts of all cells, as UTF-8; parts that no cell names may stand between them.
    package var bytes: [UInt8] = []
    /// Where the texts of lists stand; each list is a run of these.
    package var texts: [CellText] = []
    /// Where the parts of rows stand among all slots; the rows of a cell are a run of these.
    package var rows: [CellRun] = []
    /// What each field holds, in table order, and behind these what the parts of rows hold.
    package var allSlots: [CellSlot] = []
    /// The number of fields.
    package private(set) var width = 0
    /// The fields that may hold something, in table order; all others are empty.
    package private(set) var places: [Int] = []
    /// Where the addresses of the product's pictures stand among `texts`, while several fields show some of them.
    package var pictures: CellRun?
    /// What became of texts that are costly to make ready, by a number of the caller's.
    package var memories: [TextMemory] = []
    /// As many empty slots as there are fields.
    private var blank: [CellSlot] = []

    /// Creates a record.
    public init(identifier: String, isVariant: Bool, cells: [Cell]) {
        self.identifier = identifier
        self.isVariant = isVariant
        if !cells.isEmpty { self.cells = cells }
    }

    /// One cell per field, in table order.
    public var cells: [Cell] {
        get { slots.map { cell(of: $0) } }
        set {
            reset(identifier: identifier, isVariant: isVariant, count: newValue.count, places: Array(newValue.indices))
            for (place, cell) in newValue.enumerated() {
                allSlots[place] = slot(of: cell)
            }
        }
    }

    /// What each field holds, in table order.
    package var slots: ArraySlice<CellSlot> { allSlots[..<width] }

    /// Makes the record ready for another product, all cells empty; the memory is kept.
    ///
    /// Of the `count` fields only those at `places`, which ascend, may be filled afterwards.
    package mutating func reset(identifier: String, isVariant: Bool, count: Int, places: [Int]) {
        self.identifier = identifier
        self.isVariant = isVariant
        // All other fields are empty since the record was last made ready for these.
        let isSame = width == count && allSlots.count >= count && self.places == places
        self.places = places
        pictures = nil
        if !bytes.isEmpty { bytes.removeLast(bytes.count) }
        if !texts.isEmpty { texts.removeLast(texts.count) }
        if !rows.isEmpty { rows.removeLast(rows.count) }
        width = count
        guard !isSame else {
            if allSlots.count > count { allSlots.removeLast(allSlots.count - count) }
            places.withUnsafeBufferPointer { places in
                allSlots.withUnsafeMutableBufferPointer { slots in
                    for place in places { slots[place] = .empty }
                }
            }
            return
        }
        if blank.count != count { blank = [CellSlot](repeating: .empty, count: count) }
        guard allSlots.count == count else {
            allSlots.removeAll(keepingCapacity: true)
            allSlots.append(contentsOf: blank)
            return
        }
        blank.withUnsafeBufferPointer { blank in
            allSlots.withUnsafeMutableBufferPointer { slots in
                guard let source = blank.baseAddress, let target = slots.baseAddress else { return }
                target.update(from: source, count: count)
            }
        }
    }

    /// Fills the record: the closure makes it ready and writes its texts into the room that becomes its bytes.
    ///
    /// Where the room is too small the closure runs again with more, so it must do the same each time. Behind the texts
    /// stand sixteen spaces: writers read texts in blocks, the last of which may reach past the last text.
    package mutating func fill(_ write: (_ record: inout Record, _ room: inout TextRoom) -> Void) {
        var memory: [UInt8] = []
        swap(&memory, &bytes)
        var size = max(memory.capacity, 4096)
        while true {
            var isFull = false
            memory.removeAll(keepingCapacity: true)
            memory.append(addingCapacity: size) { span in
                span.withUnsafeMutableBufferPointer { buffer, count in
                    guard let base = buffer.baseAddress else { return }
                    var room = TextRoom(base, count: buffer.count)
                    write(&self, &room)
                    isFull = room.isFull
                    UnsafeMutableRawPointer(base + room.count).storeBytes(
                        of: SIMD16<UInt8>(repeating: 0x20),
                        as: SIMD16<UInt8>.self
                    )
                    count = isFull ? 0 : room.count + 16
                }
            }
            guard isFull else { break }
            size *= 2
        }
        swap(&memory, &bytes)
    }

    /// Appends a text and says where it stands.
    package mutating func append(_ text: String) -> CellText {
        let start = bytes.count
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
        return CellText(from: start, in: bytes)
    }

    /// Appends a list of texts and says where it stands.
    package mutating func append(_ list: [String]) -> CellRun {
        let start = texts.count
        for text in list {
            let place = append(text)
            texts.append(place)
        }
        return CellRun(start..<texts.count)
    }

    /// Appends the places of a list's texts, which stand in the record already, and says where these are.
    package mutating func append(places: [CellText]) -> CellRun {
        let start = texts.count
        texts.append(contentsOf: places)
        return CellRun(start..<texts.count)
    }

    /// Appends rows, whose parts stand in the record already, and says where they are.
    package mutating func append(rows list: [CellRun]) -> CellRun {
        let start = rows.count
        rows.append(contentsOf: list)
        return CellRun(start..<rows.count)
    }

    /// Makes room for the parts of a row, all empty, and says where they stand.
    package mutating func appendRow(count: Int) -> CellRun {
        let start = allSlots.count
        for _ in 0..<count { allSlots.append(.empty) }
        return CellRun(start..<allSlots.count)
    }

    /// The text at a place.
    package func string(_ text: CellText) -> String {
        String(decoding: bytes[text.range], as: UTF8.self)
    }

    /// The slot that says what a cell says.
    package mutating func slot(of cell: Cell) -> CellSlot {
        switch cell {
        case .empty: return .empty
        case .text(let text): return .text(append(text))
        case .list(let values): return .list(append(values))
        case .json(let text): return .json(append(text))
        case .rows(let list):
            let parts = list.map { row in
                let run = appendRow(count: row.count)
                for (place, cell) in zip(run.range, row) {
                    allSlots[place] = slot(of: cell)
                }
                return run
            }
            return .rows(append(rows: parts))
        }
    }

    /// The cell of a slot.
    package func cell(of slot: CellSlot) -> Cell {
        switch slot {
        case .empty: .empty
        case .text(let text): .text(string(text))
        case .list(let run): .list(texts[run.range].map { string($0) })
        case .rows(let run): .rows(rows[run.range].map { row in allSlots[row.range].map { cell(of: $0) } })
        case .json(let text): .json(string(text))
        }
    }
}

extension Record: Hashable {
    /// Whether two records say the same, wherever their texts stand.
    public static func == (first: Record, second: Record) -> Bool {
        first.identifier == second.identifier && first.isVariant == second.isVariant && first.cells == second.cells
    }

    /// Hashes what the record says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
        hasher.combine(isVariant)
        hasher.combine(cells)
    }
}

/// What a record holds for one field, as text in the feed's spelling but not yet escaped.
public enum Cell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// One value.
    case text(String)
    /// The values of a repeated field.
    case list([String])
    /// The rows of a group, one cell per sub-field.
    case rows([[Cell]])
    /// A value in its natural JSON shape, already written as JSON.
    case json(String)

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text): text.isEmpty
        case .list(let values): values.isEmpty
        case .rows(let rows): rows.isEmpty
        case .json(let text): text.isEmpty
        }
    }

    /// The cell's plain values; none for groups.
    public var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values
        case .empty, .rows, .json: []
        }
    }
}
