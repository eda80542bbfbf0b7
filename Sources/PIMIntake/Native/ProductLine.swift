import PIMCatalog
import PIMIO
import PIMText

/// One line on its way to a product.
///
/// The product and the rows are lent, so that a line is read without a copy of either.
struct ProductLine: ~Copyable {
    let structure: CatalogStructure
    /// The places that some scope of the run asks for; nil where all texts are wanted.
    let places: PlaceFilter?
    /// Whether values are read.
    private let readsValues: Bool
    var cursor: JSONStream
    let rows: LineRows
    var values: LineValues
    let product: UnsafeMutablePointer<Product>
    var findings: [Finding] = []

    init(_ reader: ProductReader, _ cursor: JSONStream, into product: UnsafeMutablePointer<Product>, _ rows: LineRows) {
        structure = reader.structure
        places = reader.places
        readsValues = reader.readsValues
        self.cursor = cursor
        self.product = product
        self.rows = rows
        values = LineValues(rows.room, lineBytes: cursor.end - cursor.offset)
    }

    mutating func read() throws(PIMIOError) {
        guard try cursor.peek() == .object else { throw cursor.failure("expected an object, one product a line") }
        try cursor.enterObject()
        var seen = SeenKeys()
        while true {
            if let key = ProductKey.usual(at: &cursor) {
                guard seen.insert(key) else { throw cursor.failure("the key \"\(key.word)\" stands twice") }
                try readMember(key, JSONText(range: 0..<0, hasEscapes: false))
                if isOutlined(seen) { return }
                continue
            }
            guard let text = try cursor.nextKey() else { break }
            let key = ProductKey(text, cursor)
            guard seen.insert(key, text, cursor) else {
                throw cursor.failure("the key \"\(cursor.string(text))\" stands twice")
            }
            try readMember(key, text)
            if isOutlined(seen) { return }
        }
        try cursor.finish()
        guard !product.pointee.identifier.isEmpty else { throw cursor.failure("the line has no \"identifier\"") }
        values.finish(&product.pointee.values)
        for index in findings.indices {
            findings[index].product = product.pointee.identifier
        }
        // Models are kept for the whole run.
        if product.pointee.kind == .model { product.pointee.values.compact() }
    }

    /// Whether all is read that tells a product's place among the others, where nothing else is asked for.
    @inline(__always)
    private func isOutlined(_ seen: SeenKeys) -> Bool {
        !readsValues && seen.contains(.parent) && !product.pointee.identifier.isEmpty
    }

    private mutating func readMember(_ key: ProductKey, _ text: JSONText) throws(PIMIOError) {
        switch key {
        case .identifier:
            guard let identifier = try optionalString(key.word) else { return }
            product.pointee.identifier = identifier
        case .family: try readFamily()
        case .structure:
            guard let code = try optionalString(key.word) else { return }
            product.pointee.structure = structure.number(of: StructureCode(code))
            if product.pointee.structure == nil {
                let known = structure.variantStructures.map(\.code.text)
                unknown("variant structure", code, among: known, rule: "product.unknown-structure")
            } else if let number = product.pointee.structure, product.pointee.family == nil {
                product.pointee.family = structure.family(ofStructure: number)
            }
        case .parent:
            product.pointee.parent = try optionalString(key.word)
        case .enabled:
            try readEnabled()
        case .categories: try readCategories()
        case .groups: try readGroups()
        case .values: if readsValues { try readValues() } else { try cursor.skipValue() }
        case .associations: try readAssociations(isQuantified: false)
        case .quantified: try readAssociations(isQuantified: true)
        case .extra:
            let start = cursor.offset
            try cursor.skipValue()
            noteSuspect(start..<cursor.offset)
            let text = cursor.string(start..<cursor.offset).trimmedJSON
            product.pointee.extra = text == "null" ? nil : text
        case .other:
            let key = cursor.string(text)
            try cursor.skipValue()
            guard !Self.bookkeeping.contains(key) else { return }
            report(
                "product.unknown-key",
                .warning,
                "the key \"\(key)\" means nothing here, so it is not read",
                remedy: "put it under \"extra\", or take it out"
            )
        }
    }

    /// Takes note of a part of the line that is kept as it stands, where it may be out of normal form C.
    private mutating func noteSuspect(_ range: Range<Int>) {
        let hasMarks = cursor.bytes(range).contains { $0 >= 0xCC || $0 == UInt8(ascii: "\\") }
        if hasMarks { cursor.noteSuspect(range) }
    }

    @inline(__always)
    private mutating func readEnabled() throws(PIMIOError) {
        if cursor.take("true", before: UInt8(ascii: ",")) {
            product.pointee.isEnabled = true
            return
        }
        guard try cursor.peek() != .null else { return try cursor.readNull() }
        guard try cursor.peek() == .bool else { throw cursor.failure("expected true or false for \"enabled\"") }
        product.pointee.isEnabled = try cursor.readBool()
    }

    private mutating func readFamily() throws(PIMIOError) {
        guard try cursor.peek() == .string else {
            _ = try optionalString("family")
            return
        }
        if let known = rows.lists.list(at: cursor, endingWith: UInt8(ascii: "\"")), known.count == 1 {
            product.pointee.family = known.number(at: 0)
            cursor.offset += known.length
            return
        }
        let start = cursor
        let text = try cursor.readString()
        if !text.hasEscapes, let number = structure.number(ofFamily: cursor.bytes(text.range)) {
            product.pointee.family = number
            let length = cursor.offset - start.offset
            rows.lists.remember(CollectionOfOne(number), at: start, length: length, endingWith: UInt8(ascii: "\""))
            return
        }
        let code = cursor.string(text)
        product.pointee.family = structure.number(of: FamilyCode(code))
        if product.pointee.family == nil {
            unknown("family", code, among: structure.families.map(\.code.text), rule: "product.unknown-family")
        }
    }

    /// What Akeneo adds to a product for its own use.
    private static let bookkeeping: Set<String> = [
        "uuid", "created", "updated", "root_parent", "metadata", "completenesses", "quality_scores",
        "workflow_status", "_links",
    ]

    mutating func report(
        _ rule: String,
        _ severity: Finding.Severity,
        _ message: String,
        remedy: String = "",
        attribute: Int? = nil,
        column: Int? = nil
    ) {
        var position = product.pointee.source
        position.column = column
        findings.append(
            Finding(
                rule,
                severity,
                message,
                remedy: remedy,
                at: position,
                attribute: attribute.map { structure.attributes[$0].code }
            )
        )
    }

    mutating func unknown(
        _ what: String,
        _ code: String,
        among known: [String],
        rule: String,
        severity: Finding.Severity = .error
    ) {
        let nearest = Suggestion.nearest(to: code, among: known)
        report(
            rule,
            severity,
            "the \(what) \"\(code)\" is not declared",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out",
            column: cursor.failure("").column
        )
    }

    mutating func optionalString(_ key: String) throws(PIMIOError) -> String? {
        switch try cursor.peek() {
        case .null:
            try cursor.readNull()
            return nil
        case .string: return cursor.string(try cursor.readString())
        default: throw cursor.failure("expected a string or null for \"\(key)\"")
        }
    }

    @inline(__always)
    mutating func readStrings(
        _ key: String,
        _ body: (inout ProductLine, JSONText) -> Void
    ) throws(PIMIOError) {
        guard try cursor.peek() != .null else { return try cursor.readNull() }
        guard try cursor.peek() == .array else { throw cursor.failure("expected an array of strings for \"\(key)\"") }
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .string else { throw cursor.failure("expected a string in \"\(key)\"") }
            body(&self, try cursor.readString())
        }
    }

    private mutating func readGroups() throws(PIMIOError) {
        try readStrings("groups") { line, text in
            let code = line.cursor.string(text)
            line.product.pointee.groups.append(code)
            let known = line.structure.productGroups.map(\.code)
            guard !known.contains(code) else { return }
            line.unknown("product group", code, among: known, rule: "product.unknown-group", severity: .warning)
        }
    }

    private func category(_ text: JSONText) -> Int? {
        guard !text.hasEscapes else { return structure.number(of: CategoryCode(cursor.string(text))) }
        return structure.number(ofCategory: cursor.bytes(text.range))
    }

    private mutating func readCategories() throws(PIMIOError) {
        _ = cursor.nextByte()
        let start = cursor
        if start.byte(at: start.offset) == UInt8(ascii: "["),
            let known = rows.lists.list(at: cursor, endingWith: UInt8(ascii: "]"))
        {
            for index in 0..<known.count { product.pointee.categories.append(known.number(at: index)) }
            cursor.offset += known.length
            return
        }
        let count = findings.count
        try readCategoryCodes()
        guard findings.count == count, !product.pointee.categories.isEmpty else { return }
        let length = cursor.offset - start.offset
        rows.lists.remember(product.pointee.categories, at: start, length: length, endingWith: UInt8(ascii: "]"))
    }

    private mutating func readCategoryCodes() throws(PIMIOError) {
        try readStrings("categories") { line, text in
            guard let number = line.category(text) else {
                let code = line.cursor.string(text)
                let known = line.structure.categories.map(\.code.text)
                line.unknown("category", code, among: known, rule: "product.unknown-category")
                return
            }
            guard !line.product.pointee.categories.contains(number) else { return }
            line.product.pointee.categories.append(number)
        }
    }
}

extension String {
    /// The text without white space around it, and without the key's colon before it.
    fileprivate var trimmedJSON: String {
        var text = Substring(self)
        while let first = text.utf8.first, first <= 0x20 || first == UInt8(ascii: ":") { text = text.dropFirst() }
        while let last = text.utf8.last, last <= 0x20 { text = text.dropLast() }
        return String(text)
    }
}
