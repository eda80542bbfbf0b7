/// What the names of a template stand for while it is rendered, by symbol.
struct LiquidLocals: Sendable {
    /// What loops and arguments of `include` give; it hides the rest.
    var scoped: [LiquidValue?] = []
    /// What `assign` and `capture` give, and the arguments of `render`.
    var assigned: [LiquidValue?] = []
    var counters: [Int?] = []
    /// The first instruction of snippets; -1 for none.
    var snippets: [Int32] = []
    /// Where `offset: continue` goes on, by the loop's name.
    var offsets: [Int32: Int] = [:]
    var cycles: [[UInt8]: Int] = [:]
    /// What `ifchanged` wrote last.
    var changed: [UInt8]?
    var seesHost = true

    init() {}

    /// Forgets everything and makes room for this many symbols.
    mutating func reset(symbols count: Int) {
        scoped.removeAll(keepingCapacity: true)
        scoped.append(contentsOf: repeatElement(nil, count: count))
        assigned.removeAll(keepingCapacity: true)
        assigned.append(contentsOf: repeatElement(nil, count: count))
        counters.removeAll(keepingCapacity: true)
        counters.append(contentsOf: repeatElement(nil, count: count))
        snippets.removeAll(keepingCapacity: true)
        snippets.append(contentsOf: repeatElement(-1, count: count))
        if !offsets.isEmpty { offsets.removeAll(keepingCapacity: true) }
        if !cycles.isEmpty { cycles.removeAll(keepingCapacity: true) }
        changed = nil
        seesHost = true
    }
}

/// A loop that is running.
struct LiquidLoop: Sendable {
    enum Elements: Sendable {
        case list([LiquidValue])
        case members(LiquidObject)
        case numbers(first: Int)
        case one(LiquidValue)
    }

    let elements: Elements
    let start: Int
    let length: Int
    var index = 0
    var isReversed = false
    var isTable = false
    var columns = 0
    /// The number of the name in the program; -1 for the loop of a `render`.
    var name: Int32 = -1
    var variable: Int32 = -1
    /// The number of the loop around; -1 for none.
    var parent = -1
    var savedVariable: LiquidValue?
    var savedLoop: LiquidValue?

    init(_ elements: Elements, start: Int, length: Int) {
        self.elements = elements
        self.start = start
        self.length = length
    }

    var element: LiquidValue {
        let place = start + (isReversed ? length - 1 - index : index)
        return switch elements {
        case .list(let values): values[place]
        case .members(let object): object.pair(at: place)
        case .numbers(let first): .integer(first + place)
        case .one(let value): value
        }
    }

    /// How many elements a value has to loop over: a text that is not empty is one.
    static func elements(of value: LiquidValue) -> (elements: Elements, count: Int) {
        switch value {
        case .array(let values): (.list(values), values.count)
        case .object(let object): (.members(object), object.count)
        case .range(let range): (.numbers(first: range.first), range.count)
        case .text(let text): (.one(value), text.isEmpty ? 0 : 1)
        default: (.list([]), 0)
        }
    }

    /// A member of `forloop` or `tablerowloop`; nil for the names that need more than the loop.
    func member(_ name: UnsafeBufferPointer<UInt8>) -> LiquidValue? {
        let column = columns > 0 ? index % columns : index
        func isName(_ text: StaticString) -> Bool {
            text.utf8CodeUnitCount == name.count
                && name.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
        if isName("index") { return .integer(index + 1) }
        if isName("index0") { return .integer(index) }
        if isName("rindex") { return .integer(length - index) }
        if isName("rindex0") { return .integer(length - index - 1) }
        if isName("first") { return .flag(index == 0) }
        if isName("last") { return .flag(index == length - 1) }
        if isName("length") { return .integer(length) }
        guard isTable else { return nil }
        if isName("col") { return .integer(column + 1) }
        if isName("col0") { return .integer(column) }
        if isName("col_first") { return .flag(column == 0) }
        if isName("col_last") { return .flag(isLastColumn) }
        if isName("row") { return .integer(row) }
        return nil
    }

    var column: Int { (columns > 0 ? index % columns : index) + 1 }
    var row: Int { (columns > 0 ? index / columns : 0) + 1 }
    var isLastColumn: Bool { columns > 0 && column == columns }
}

/// A partial that is being rendered.
struct LiquidFrame: Sendable {
    let returnPlace: Int
    let entry: Int
    let plan: Int
    /// The names of the caller, where the partial has its own.
    var callerLocals: LiquidLocals?
    /// What names stood for that the partial's arguments hide.
    var hidden: [(symbol: Int32, value: LiquidValue?)] = []
    var arguments: [(symbol: Int32, value: LiquidValue)] = []
    /// The elements that are still to be rendered, the next first.
    var items: [LiquidValue] = []
    var nextItem = 0
    var alias: Int32?
    let registers: [Int32]
    let loopBase: Int
    let captureBase: Int
    let loopFloor: Int
    var hasLoop = false
}
