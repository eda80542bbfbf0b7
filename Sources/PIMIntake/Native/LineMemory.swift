import PIMCatalog
import PIMIO

/// What the lines of a file have in common, remembered from one to the next: how much they hold, and how their values
/// begin.
///
/// Exporters write `{"locale":"pl_PL","scope":null,"data":` byte for byte the same over and over. Where the bytes are those
/// of a beginning that was read before, it means what it meant then.
///
/// All of it stands in one block, which `LineRows` divides; behind it is room for what one line holds.
package struct LineMemory: Sendable {
    private var words: [UInt64] = []

    /// The longest line whose room is kept for the next one.
    private static let longestKept = 1 << 20

    /// Nothing remembered yet.
    package init() {}

    /// Calls `body` with the rows, and with room for a line of so many bytes.
    @inline(__always)
    mutating func withRows<Result>(
        of reader: ProductReader,
        lineBytes: Int,
        _ body: (LineRows) throws(PIMIOError) -> Result
    ) throws(PIMIOError) -> Result {
        let layout = LineRows.Layout(attributes: reader.plans.count)
        let isNew = words.isEmpty
        let missing = layout.words(lineBytes: lineBytes) - words.count
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
        defer {
            if lineBytes > Self.longestKept { words = Array(words[..<layout.words(lineBytes: 0)]) }
        }
        return try words.withUnsafeMutableBufferPointer { words throws(PIMIOError) -> Result in
            let rows = LineRows(UnsafeMutableRawBufferPointer(words), layout)
            if isNew { rows.begin(with: reader.plans) }
            return try body(rows)
        }
    }
}

/// Where a value holds, as far as its keys were read.
struct EntryPlaces {
    var channel: Int16 = -1
    var locale: Int16 = -1
    var audience: Int16 = -1
    var hasChannel = false
    var hasLocale = false
    var hasAudience = false
    /// Whether somebody wants texts that hold there.
    var isWanted = true
}

/// How the values of an attribute are read.
struct AttributePlan: Sendable {
    /// What the data is.
    enum Kind: UInt8, Sendable {
        /// It is checked and passed over.
        case unwanted
        case text
        case option
        case medium
        case number
        case flag
        case prices
        case measurement
        case options
        case media
        case reference
        case references
        /// A date or a table.
        case rare
    }

    let kind: Kind
    /// Whether texts are wanted for every place, because something is checked about them.
    let isAlwaysRead: Bool
}

extension AttributePlan {
    /// The plan of no attribute.
    static let none = AttributePlan(kind: .unwanted, isAlwaysRead: false)

    /// Whether data is one string.
    @inline(__always)
    var isText: Bool { kind == .text || kind == .option || kind == .medium }

    /// How data that is one string is kept.
    @inline(__always)
    var form: ProductValues.Form {
        switch kind {
        case .option: .option
        case .medium: .medium
        default: .text
        }
    }

    init(_ attribute: Attribute, isWanted: Bool, isAxis: Bool) {
        kind = isWanted ? Kind(attribute.type) : .unwanted
        let validation = attribute.validation
        let isText = attribute.type == .text || attribute.type == .richtext
        let isChecked = validation.maximumLength != nil || validation.pattern != nil || !validation.extensions.isEmpty
        isAlwaysRead =
            isChecked || !(isText || attribute.type == .image || attribute.type == .file) || attribute.isUnique
            || isAxis
    }
}

extension AttributePlan.Kind {
    fileprivate init(_ type: AttributeType) {
        switch type {
        case .identifier, .text, .richtext: self = .text
        case .option: self = .option
        case .image, .file: self = .medium
        case .number: self = .number
        case .boolean: self = .flag
        case .prices: self = .prices
        case .measurement: self = .measurement
        case .options: self = .options
        case .images, .files: self = .media
        case .reference: self = .reference
        case .references: self = .references
        case .date, .table: self = .rare
        }
    }
}
