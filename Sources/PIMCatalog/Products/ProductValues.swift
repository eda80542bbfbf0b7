/// The values of one product, in the order they were written.
///
/// A collection of `ValueEntry`, which is made when it is asked for. What is kept is compact: all texts stand in one
/// block of UTF-8 bytes, and entries say where, so that a value nobody looks at never becomes a `String`:
///
///     bytes     "Kurtka zimowaCzarny"
///     entries   name · pl_PL · text 0..13,  color · text 13..19,  price · prices in parts 0..2,  launch · others[0]
///     parts     15 PLN, 4 EUR
///     others    date 2026-11-22
public struct ProductValues: Sendable {
    /// How an entry's data is kept.
    package enum Form: UInt8, Sendable {
        /// It is explicitly empty.
        case empty
        /// It was read past: no scope of this run asks for it.
        case passed
        /// One text, in `bytes`.
        case text
        /// An option's code, in `bytes`.
        case option
        /// One path or address, in `bytes`.
        case medium
        /// What is not one text; the entry's shape says where it is kept.
        case other
    }

    /// How data that is not one text is kept.
    package enum Shape: UInt8, Sendable {
        /// As one of `others`.
        case value
        /// As one of `parts`.
        case number
        /// In the entry itself: 1 for yes, 0 for no.
        case flag
        /// As one of `parts` for each price; its text is the currency.
        case prices
        /// As one of `parts`; its text is the unit.
        case measurement
        /// As one of `parts` for each code.
        case options
        /// As one of `parts` for each path or address.
        case media
        /// As one of `parts` for each identifier.
        case references
    }

    /// A number, an amount with its currency or unit, or one text of several.
    package struct Part: Sendable {
        /// The number without its point.
        package var mantissa: Int64
        /// Where the text stands in `bytes`.
        package var start: UInt32
        /// The number of the text's bytes.
        package var count: UInt32
        /// The number of digits behind the number's point; the last of them is not 0.
        package var fractionDigits: UInt8

        /// Creates a part.
        @inline(__always)
        package init(mantissa: Int64, start: UInt32, count: UInt32, fractionDigits: UInt8) {
            self.mantissa = mantissa
            self.start = start
            self.count = count
            self.fractionDigits = fractionDigits
        }
    }

    /// One value's place and where its data is.
    package struct Entry: Sendable {
        package var attribute: Int32
        package var channel: Int16
        package var locale: Int16
        package var audience: Int16
        package var form: Form
        package var shape: Shape
        package var start: UInt32
        package var count: UInt32

        /// Creates an entry without data.
        @inline(__always)
        package init(attribute: Int32, channel: Int16 = -1, locale: Int16 = -1, audience: Int16 = -1) {
            self.attribute = attribute
            self.channel = channel
            self.locale = locale
            self.audience = audience
            form = .empty
            shape = .value
            start = 0
            count = 0
        }

        /// Where its text stands in `bytes`, for texts, options and media; where its parts stand in `parts`.
        @inline(__always)
        package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

        /// Whether two values are for the same attribute, channel, locale and audience.
        @inline(__always)
        package func hasPlace(of other: Entry) -> Bool {
            attribute == other.attribute && channel == other.channel && locale == other.locale
                && audience == other.audience
        }
    }

    /// Places, and where the data is.
    package var entries: [Entry] = []
    /// The texts of all entries.
    package var bytes: [UInt8] = []
    /// Numbers, amounts and texts of lists.
    package var parts: [Part] = []
    /// The data that is neither texts nor parts.
    package var others: [Value] = []

    /// No values.
    public init() {}

    /// Forgets all values; the memory is kept.
    package mutating func reset() {
        entries.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        if !parts.isEmpty { parts.removeAll(keepingCapacity: true) }
        if !others.isEmpty { others.removeAll(keepingCapacity: true) }
    }

    /// Gives back the room that is not used.
    package mutating func compact() {
        if entries.capacity > entries.count { entries = entries.withUnsafeBufferPointer { Array($0) } }
        if bytes.capacity > bytes.count { bytes = bytes.withUnsafeBufferPointer { Array($0) } }
        if parts.capacity > parts.count { parts = parts.withUnsafeBufferPointer { Array($0) } }
    }

    /// Keeps a value that is not one text for an entry.
    package mutating func store(other value: consuming Value, in entry: inout Entry) {
        entry.form = .other
        entry.shape = .value
        entry.start = UInt32(truncatingIfNeeded: others.count)
        others.append(value)
    }

    /// What an entry says; nil where it is explicitly empty or was read past.
    package func value(of entry: Entry) -> Value? {
        switch entry.form {
        case .empty, .passed: nil
        case .text: .text(text(of: entry))
        case .option: .option(text(of: entry))
        case .medium: .media([text(of: entry)])
        case .other: other(of: entry)
        }
    }

    /// The text of an entry that is a text, an option or a single path.
    package func text(of entry: Entry) -> String {
        String(decoding: bytes[entry.range], as: UTF8.self)
    }

    /// Keeps a value for an entry.
    package mutating func store(_ value: Value?, in entry: inout Entry) {
        switch value {
        case nil: entry.form = .empty
        case .text(let text)?: store(text, .text, in: &entry)
        case .option(let code)?: store(code, .option, in: &entry)
        case .media(let paths)? where paths.count == 1: store(paths[0], .medium, in: &entry)
        case let value?: store(other: value, in: &entry)
        }
    }

    private mutating func store(_ text: String, _ form: Form, in entry: inout Entry) {
        entry.form = form
        entry.start = UInt32(bytes.count)
        bytes.append(contentsOf: text.utf8)
        entry.count = UInt32(bytes.count) - entry.start
    }

    private mutating func stored(_ element: ValueEntry) -> Entry {
        var entry = Entry(
            attribute: element.attribute,
            channel: element.channel,
            locale: element.locale,
            audience: element.audience
        )
        store(element.value, in: &entry)
        return entry
    }
}

extension ProductValues: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    /// The first index.
    public var startIndex: Int { 0 }

    /// The number of values.
    public var endIndex: Int { entries.count }

    /// The value at an index.
    public subscript(index: Int) -> ValueEntry {
        get {
            let entry = entries[index]
            return ValueEntry(
                attribute: entry.attribute,
                channel: entry.channel,
                locale: entry.locale,
                audience: entry.audience,
                value: value(of: entry)
            )
        }
        set {
            let entry = stored(newValue)
            entries[index] = entry
        }
    }

    /// Replaces values.
    public mutating func replaceSubrange(_ range: Range<Int>, with elements: some Collection<ValueEntry>) {
        var added: [Entry] = []
        added.reserveCapacity(elements.count)
        for element in elements {
            let entry = stored(element)
            added.append(entry)
        }
        entries.replaceSubrange(range, with: added)
    }
}

extension ProductValues: Hashable, ExpressibleByArrayLiteral {
    /// The values in this order.
    public init(arrayLiteral elements: ValueEntry...) {
        self.init()
        replaceSubrange(0..<0, with: elements)
    }

    /// Whether both hold the same values in the same order, however they are kept.
    public static func == (first: ProductValues, second: ProductValues) -> Bool {
        first.elementsEqual(second)
    }

    /// Hashes the values in their order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for entry in self { hasher.combine(entry) }
    }
}
