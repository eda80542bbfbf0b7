import PIMCatalog

/// The models of an import, ordered so that parents stand before their children.
struct ModelTree {
    /// A model as far as its children need to know it.
    struct Node {
        var draft: ProductDraft
        /// Its own values, by attribute.
        var values: [AttributeCode: [ProductDraft.Entry]]
    }

    private(set) var records: [ProductRecord] = []
    private(set) var nodes: [Node] = []
    /// Each root followed by the models below it.
    private(set) var order: [Int] = []
    /// Models that are their own ancestor.
    private(set) var problems: [(at: SourcePosition, message: String)] = []
    private var numbers: [String: Int] = [:]
    private var codes = CodeBook([])

    init() {}

    init(_ records: [ProductRecord]) {
        self.records = records
        nodes = records.map { Node(draft: $0.draft, values: [:]) }
        for (number, record) in records.enumerated() {
            numbers[record.draft.identifier] = number
        }
        codes = CodeBook(records.map(\.draft.identifier))
        sort()
    }

    func number(of identifier: String) -> Int? {
        numbers[identifier]
    }

    /// The one model whose code differs from this one in case only.
    func spelling(of identifier: String) -> String? {
        codes.spelling(of: identifier)
    }

    /// The models above, nearest first, the root last; a circle ends where it closes.
    func chain(from parent: String?) -> [Node] {
        var result: [Node] = []
        var next = parent
        while let identifier = next, let number = numbers[identifier], result.count < 16 {
            result.append(nodes[number])
            next = nodes[number].draft.parent
        }
        return result
    }

    /// Puts a model's final form in its place.
    mutating func settle(_ number: Int, _ record: ProductRecord) {
        nodes[number] = Node(
            draft: record.finished,
            values: Dictionary(grouping: record.draft.values, by: \.attribute)
        )
    }

    private mutating func sort() {
        var children: [Int: [Int]] = [:]
        var waiting: [Int] = []
        for (number, record) in records.enumerated() {
            let above = record.draft.parent.flatMap { numbers[$0] ?? spelling(of: $0).flatMap { numbers[$0] } }
            if let above { children[above, default: []].append(number) } else { waiting.append(number) }
        }
        waiting.reverse()
        var isPlaced = [Bool](repeating: false, count: records.count)
        while let number = waiting.popLast() {
            guard !isPlaced[number] else { continue }
            isPlaced[number] = true
            order.append(number)
            waiting += (children[number] ?? []).reversed()
        }
        for number in records.indices where !isPlaced[number] {
            order.append(number)
            let code = records[number].draft.identifier
            problems.append((records[number].position, "the model \(ImportLog.shown(code)) lies below itself"))
        }
    }
}
