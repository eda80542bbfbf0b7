public import PIMCatalog
public import PIMIO
import PIMText

/// Reads product and model lines: one JSON object each, in Akeneo's standard format with `audience` added.
///
/// Values of attributes outside the projection are checked for syntax and passed over.
public struct ProductReader: Sendable {
    /// What one line gave.
    public struct Result: Sendable {
        /// The product or model.
        public let product: Product
        /// What is wrong with its values; the bad ones are left out of the product.
        public let findings: [Finding]
    }

    let structure: CatalogStructure
    let wanted: [Bool]?

    /// Makes ready for a structure; without a projection every value is read.
    ///
    /// `projection` holds the numbers of the attributes whose values are needed.
    public init(structure: CatalogStructure, projection: Set<Int>? = nil) {
        self.structure = structure
        wanted = projection.map { numbers in structure.attributes.indices.map { numbers.contains($0) } }
    }

    /// Reads one line.
    ///
    /// Throws a `PIMIOError` with the column where the line is not JSON, or not an object with an identifier.
    public func read(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at position: SourcePosition,
        kind: Product.Kind
    ) throws(PIMIOError) -> Result {
        var line = ProductLine(reader: self, cursor: JSONCursor(bytes, in: range), position: position, kind: kind)
        return try line.read()
    }
}

/// One line on its way to a product.
struct ProductLine {
    let structure: CatalogStructure
    let wanted: [Bool]?
    var cursor: JSONCursor
    var product: Product
    var findings: [Finding] = []

    init(reader: ProductReader, cursor: JSONCursor, position: SourcePosition, kind: Product.Kind) {
        structure = reader.structure
        wanted = reader.wanted
        self.cursor = cursor
        product = Product(identifier: "", kind: kind)
        product.source = position
    }

    mutating func read() throws(PIMIOError) -> ProductReader.Result {
        guard try cursor.peek() == .object else { throw cursor.failure("expected an object, one product a line") }
        try cursor.enterObject()
        var seen: Set<String> = []
        while let text = try cursor.nextKey() {
            let key = cursor.string(text)
            guard seen.insert(Self.synonyms[key] ?? key).inserted else {
                throw cursor.failure("the key \"\(key)\" stands twice")
            }
            try readMember(key)
        }
        try cursor.finish()
        guard !product.identifier.isEmpty else { throw cursor.failure("the line has no \"identifier\"") }
        for index in findings.indices {
            findings[index].product = product.identifier
        }
        return ProductReader.Result(product: product, findings: findings)
    }

    private mutating func readMember(_ key: String) throws(PIMIOError) {
        switch key {
        case "identifier", "code":
            guard let text = try optionalString(key) else { return }
            product.identifier = text
        case "family":
            guard let code = try optionalString(key) else { return }
            product.family = structure.number(of: FamilyCode(code))
            if product.family == nil {
                unknown("family", code, among: structure.families.map(\.code.text), rule: "product.unknown-family")
            }
        case "structure", "family_variant":
            guard let code = try optionalString(key) else { return }
            product.structure = structure.number(of: StructureCode(code))
            if product.structure == nil {
                let known = structure.variantStructures.map(\.code.text)
                unknown("variant structure", code, among: known, rule: "product.unknown-structure")
            } else if let number = product.structure, product.family == nil {
                product.family = structure.family(ofStructure: number)
            }
        case "parent":
            product.parent = try optionalString(key)
        case "enabled":
            guard try cursor.peek() != .null else { return try cursor.readNull() }
            guard try cursor.peek() == .bool else { throw cursor.failure("expected true or false for \"enabled\"") }
            product.isEnabled = try cursor.readBool()
        case "categories":
            try readCategories()
        case "groups":
            try readGroups()
        case "values":
            try readValues()
        case "associations", "quantified_associations":
            try readAssociations(isQuantified: key == "quantified_associations")
        case "extra":
            let start = cursor.offset
            try cursor.skipValue()
            let text = cursor.string(start..<cursor.offset).trimmedJSON
            product.extra = text == "null" ? nil : text
        default:
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

    /// Akeneo's words for keys of ours.
    private static let synonyms = ["code": "identifier", "family_variant": "structure"]

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
        var position = product.source
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

    mutating func readStrings(
        _ key: String,
        _ body: (inout ProductLine, String) -> Void
    ) throws(PIMIOError) {
        guard try cursor.peek() != .null else { return try cursor.readNull() }
        guard try cursor.peek() == .array else { throw cursor.failure("expected an array of strings for \"\(key)\"") }
        try cursor.enterArray()
        while try cursor.nextElement() {
            guard try cursor.peek() == .string else { throw cursor.failure("expected a string in \"\(key)\"") }
            body(&self, cursor.string(try cursor.readString()))
        }
    }

    private mutating func readGroups() throws(PIMIOError) {
        try readStrings("groups") { line, code in
            line.product.groups.append(code)
            let known = line.structure.productGroups.map(\.code)
            guard !known.contains(code) else { return }
            line.unknown("product group", code, among: known, rule: "product.unknown-group", severity: .warning)
        }
    }

    private mutating func readCategories() throws(PIMIOError) {
        try readStrings("categories") { line, code in
            guard let number = line.structure.number(of: CategoryCode(code)) else {
                let known = line.structure.categories.map(\.code.text)
                line.unknown("category", code, among: known, rule: "product.unknown-category")
                return
            }
            if !line.product.categories.contains(number) { line.product.categories.append(number) }
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
