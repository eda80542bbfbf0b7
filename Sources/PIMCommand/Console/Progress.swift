/// A progress bar on standard error, drawn at most ten times a second and only on a terminal.
///
/// With a greatest number of bytes or items it shows percent and the time left, else only what was done so far.
struct Progress: Sendable {
    /// What is worked on, such as the feed's code.
    let title: String
    /// What is counted, in the plural.
    let unit: String
    /// How many items there are, where that is known beforehand.
    let total: Int?
    /// How many bytes there are, where that is known beforehand; decides percent and time left before `total` does.
    let totalBytes: Int?
    /// How many items are done.
    private(set) var count = 0
    /// How many bytes are done.
    private(set) var bytes = 0

    private let start: Duration
    private var nextDrawing: Duration

    /// The time between two drawings.
    static let interval = Duration.milliseconds(100)

    init(_ title: String, unit: String = "products", total: Int? = nil, totalBytes: Int? = nil, on console: Console) {
        self.title = title
        self.unit = unit
        self.total = total
        self.totalBytes = totalBytes
        start = console.clock()
        nextDrawing = start + Self.interval
    }

    /// Counts finished work, and draws where it is time to.
    mutating func advance(by items: Int = 1, bytes more: Int = 0, on console: inout Console) {
        update(count: count + items, bytes: bytes + more, on: &console)
    }

    /// Sets how much is done, and draws where it is time to.
    mutating func update(count: Int, bytes: Int, on console: inout Console) {
        self.count = count
        self.bytes = bytes
        guard console.isTerminal(.talk), !console.isQuiet else { return }
        let now = console.clock()
        guard now >= nextDrawing else { return }
        nextDrawing = now + Self.interval
        console.showStatus(line(at: now, columns: console.surroundings.columns))
    }

    /// Takes the bar away.
    func finish(on console: inout Console) {
        console.clearStatus()
    }

    /// The line as it stands at a moment, shorter than the terminal is wide.
    func line(at now: Duration, columns: Int) -> String {
        let seconds = (now - start) / .seconds(1)
        var parts: [String] = []
        if let share { parts.append("\(TextLayout.aligned(String(Int(share * 100)), to: 3)) %") }
        let whole = total.map { " of \(Quantity.grouped($0))" } ?? ""
        parts.append("\(Quantity.grouped(count))\(whole) \(unit)")
        if seconds >= 0.1 { parts.append("\(Quantity.grouped(Int(Double(count) / seconds)))/s") }
        if bytes > 0 { parts.append(Quantity.bytes(bytes)) }
        if let share, share > 0, share < 1, seconds >= 1 {
            parts.append("\(Quantity.time(Int((seconds / share * (1 - share)).rounded(.up)))) left")
        }
        let facts = parts.joined(separator: "  ")
        let room = columns - 1 - title.count - facts.count - 6
        guard let share, room >= 8 else { return String("\(title)  \(facts)".prefix(columns - 1)) }
        let length = min(room, 30)
        let filled = Int(share * Double(length))
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: length - filled)
        return "\(title)  [\(bar)]  \(facts)"
    }

    /// How much of the whole is done, from 0 to 1; nil where the whole is not known.
    private var share: Double? {
        if let totalBytes, totalBytes > 0 { return min(1, Double(bytes) / Double(totalBytes)) }
        if let total, total > 0 { return min(1, Double(count) / Double(total)) }
        return nil
    }
}
