/// A listing projected onto a format's fields: one cell per field, in table order.
///
/// All texts of a record stand in one block of UTF-8 bytes and cells say where, so that a record costs no memory of its
/// own when it is filled again for the next product:
///
///     bytes   "NORD-MKurtka zimowa15.00 PLN"
///     slots   text 0..6, text 6..19, empty, text 19..28
public struct Record: Sendable {
    /// The product the record shows.
    public var identifier: String
    /// Whether the product is a variant of a model.
    public var isVariant: Bool
    /// The texts of all cells, as UTF-8; parts that no cell names may stand between them.
    package var bytes: [UInt8] = []
    /// Where the texts of lists stand; each list is a run of these.
    package var texts: [CellText] = []
    /// What each field holds, in table order.
    package var slots: [CellSlot] = []

    /// Creates a record.
    public init(identifier: String, isVariant: Bool, cells: [Cell]) {
        self.identifier = identifier
        self.isVariant = isVariant
        slots.reserveCapacity(cells.count)
        for cell in cells {
            let slot = self.slot(of: cell)
            slots.append(slot)
        }
    }

    /// One cell per field, in table order.
    public var cells: [Cell] {
        get { slots.map { cell(of: $0) } }
        set {
            bytes.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
            slots = newValue.map { slot(of: $0) }
        }
    }

    /// Makes the record ready for another product, all cells empty; the memory is kept.
    package mutating func reset(identifier: String, isVariant: Bool, count: Int) {
        self.identifier = identifier
        self.isVariant = isVariant
        bytes.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        guard slots.count == count else {
            slots = [CellSlot](repeating: .empty, count: count)
            return
        }
        for index in slots.indices { slots[index] = .empty }
    }

    /// Appends a text and says where it stands.
    package mutating func append(_ text: String) -> CellText {
        let start = bytes.count
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
        return CellText(start..<bytes.count)
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

    /// The text at a place.
    package func string(_ text: CellText) -> String {
        String(decoding: bytes[text.range], as: UTF8.self)
    }

    /// The slot that says what a cell says.
    package mutating func slot(of cell: Cell) -> CellSlot {
        switch cell {
        case .empty: .empty
        case .text(let text): .text(append(text))
        case .list(let values): .list(append(values))
        case .rows(let rows): .rows(rows.map { row in row.map { slot(of: $0) } })
        case .json(let text): .json(append(text))
        }
    }

    /// The cell of a slot.
    package func cell(of slot: CellSlot) -> Cell {
        switch slot {
        case .empty: .empty
        case .text(let text): .text(string(text))
        case .list(let run): .list(texts[run.range].map { string($0) })
        case .rows(let rows): .rows(rows.map { row in row.map { cell(of: $0) } })
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

/// Where a text stands in its record's bytes.
package struct CellText: Sendable, Hashable {
    package var start: UInt32
    package var count: UInt32

    /// Names a range of bytes.
    @inline(__always)
    package init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt32(truncatingIfNeeded: range.count)
    }

    /// The bytes of the text.
    @inline(__always)
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

    /// Whether there is no text.
    @inline(__always)
    package var isEmpty: Bool { count == 0 }
}

/// Where the texts of a list stand in their record's `texts`.
package struct CellRun: Sendable, Hashable {
    package var start: UInt32
    package var count: UInt32

    /// Names a range of texts.
    @inline(__always)
    package init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt32(truncatingIfNeeded: range.count)
    }

    /// The indices of the texts.
    @inline(__always)
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A cell whose texts stand in its record's bytes.
package enum CellSlot: Sendable, Hashable {
    /// Nothing.
    case empty
    /// One value.
    case text(CellText)
    /// The values of a repeated field.
    case list(CellRun)
    /// The rows of a group, one cell per sub-field.
    case rows([[CellSlot]])
    /// A value in its natural JSON shape, already written as JSON.
    case json(CellText)

    /// Whether there is nothing to write.
    @inline(__always)
    package var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text), .json(let text): text.count == 0
        case .list(let run): run.count == 0
        case .rows(let rows): rows.isEmpty
        }
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
