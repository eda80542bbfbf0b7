package import PIMCatalog

/// The `where` text of a feed's selection, compiled against a catalog.
///
/// It is Liquid's language of comparisons, such as `price > 10 and brand == 'Nord' and not (tags contains 'new')`:
/// `==`, `!=`, `<>`, `<`, `>`, `<=`, `>=`, `contains`, `and`, `or`, `not` and parentheses.
/// `and` binds tighter than `or`: `a and b or c` is `(a and b) or c`. The `if` of a template reads it from the right, as
/// Liquid does: `a and (b or c)`. Parentheses make both the same.
///
/// Names are attribute codes and, where no attribute has that code, `enabled`, `family`, `categories`, `identifier` and
/// `stock`. Values are texts in quotes, numbers, `true`, `false`, and `blank` (also `nil`, `null`, `empty`).
///
/// An amount is the one in the feed's currency, a measurement counts in its attribute's unit unless the value names one
/// (`weight > '500 GRAM'`), a date is written `'2026-11-22'`, and `categories contains 'outdoor'` takes the
/// categories below it too. With a missing value every comparison is false, except `!=` and `== blank`.
package struct WhereCondition: Sendable {
    /// The longest text that is taken, in UTF-8 bytes.
    package static let maximumLength = 1 << 16

    /// The numbers of the attributes the condition looks at.
    package let attributes: Set<Int>
    /// The column at which each of them stands first.
    let columns: [Int: Int]
    /// Whether the condition looks at the stock.
    let looksAtStock: Bool
    private let root: WhereNode

    private init(_ compiler: WhereCompiler, root: WhereNode) {
        attributes = compiler.attributes
        columns = compiler.columns
        self.root = root
        looksAtStock = root.looksAtStock
    }

    /// Compiles a text; names, types and option codes are checked against the catalog.
    package static func compile(_ text: String, structure: CatalogStructure) -> Result<WhereCondition, WhereProblem> {
        guard text.utf8.count <= maximumLength else {
            let message = "the condition has \(text.utf8.count) bytes, at most \(maximumLength) are taken"
            return .failure(WhereProblem(column: 1, message: message, remedy: "shorten it"))
        }
        return WhereLexer.tokens(of: text).flatMap { tokens in
            var parser = WhereParser(tokens)
            var compiler = WhereCompiler(structure: structure)
            do throws(WhereProblem) {
                let root = try compiler.node(try parser.parse())
                return .success(WhereCondition(compiler, root: root))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Whether the condition holds for a listing; `stock` is what its channel can sell, nil where none is noted.
    package func holds(for listing: Listing, stock: Int?) -> Bool {
        root.holds(WhereSubject(listing: listing, stock: stock))
    }
}

/// What is wrong with a condition's text, where, and what to do about it.
package struct WhereProblem: Error, Sendable, Hashable {
    /// The column in UTF-8 bytes, counted from 1.
    package let column: Int
    /// What is wrong: lower case, no full stop.
    package let message: String
    /// What to do about it.
    package let remedy: String

    package init(column: Int, message: String, remedy: String) {
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    init(_ index: Int, _ message: String, remedy: String) {
        self.init(column: index + 1, message: message, remedy: remedy)
    }

    init(at token: WhereToken, _ message: String, remedy: String) {
        self.init(column: token.column, message: message, remedy: remedy)
    }
}
