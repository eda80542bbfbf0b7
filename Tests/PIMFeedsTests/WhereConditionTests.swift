import PIMCatalog
import PIMFeeds
import Testing

@Suite("The where condition of a selection")
struct WhereConditionTests {
    struct Case: CustomTestStringConvertible {
        let text: String
        /// Whether it holds for the product with all values.
        let full: Bool
        /// Whether it holds for the product without values.
        let bare: Bool

        init(_ text: String, _ full: Bool, _ bare: Bool) {
            self.text = text
            self.full = full
            self.bare = bare
        }

        var testDescription: String { text }
    }

    static let accepted: [Case] = [
        Case("brand == 'Nord'", true, false), Case("brand == \"Nord\"", true, false),
        Case("brand != 'Nord'", false, true),
        Case("brand <> 'Nord'", false, true), Case("'Nord' == brand", true, false), Case("brand > 'M'", true, false),
        Case("brand < 'M'", false, false), Case("brand contains 'or'", true, false),
        Case("brand contains 'Or'", false, false), Case("name contains 'می'", true, false),
        Case("name contains 'Caf\u{E9}'", true, false), Case("عنوان == 'کاپشن'", true, false),
        Case("rank == 7.5", true, false), Case("rank == 7.50", true, false), Case("rank > 7.49", true, false),
        Case("rank >= 7.5", true, false), Case("rank <= 7.5", true, false), Case("rank < 7.5", false, false),
        Case("rank != 8", true, true), Case("7 < rank", true, false), Case("7 >= rank", false, false),
        Case("margin<-2.5", true, false), Case("margin > rank", false, false), Case("rank > margin", true, false),
        Case("discontinued", false, false), Case("not discontinued", true, true),
        Case("discontinued == false", true, false),
        Case("discontinued == true", false, false), Case("discontinued != true", true, true),
        Case("discontinued == blank", false, true),
        Case("enabled", true, false), Case("enabled == false", false, true), Case("enabled != blank", true, true),
        Case("released == '2026-01-31'", true, false), Case("released > '2026-02-01'", false, false),
        Case("updated == '2026-01-31'", true, false), Case("updated <= '2026-01-31'", true, false),
        Case("updated > '2026-01-31T09:00:00Z'", true, false),
        Case("updated == '2026-01-31T11:30:00+01:00'", true, false),
        Case("released == updated", true, false),
        Case("price == 399", true, false), Case("price > 10 and price < 400", true, false),
        Case("sale_price > 0", false, false), Case("sale_price == blank", true, true),
        Case("sale_price != 5", true, true),
        Case("price != sale_price", true, true), Case("price == price", true, false),
        Case("weight == 1.2", true, false), Case("weight < 1.2", false, false), Case("load == 1300", true, false),
        Case("weight < load", true, false), Case("load > weight", true, false), Case("weight == nil", false, true),
        Case("color == 'red'", true, false), Case("color != 'green'", true, true), Case("color == lining", true, false),
        Case("tags contains 'new'", true, false), Case("not (tags contains 'red')", true, true),
        Case("tags != empty", true, false), Case("tags == empty", false, true),
        Case("family == 'jackets'", true, false), Case("family != 'shoes'", true, true),
        Case("family == nil", false, true),
        Case("categories contains 'jackets_women'", true, false), Case("categories contains 'outdoor'", true, false),
        Case("categories contains 'indoor'", false, false), Case("categories == blank", false, true),
        Case("identifier == 'NORD-1'", true, false), Case("identifier contains '-1'", true, true),
        Case("sku == 'BARE-1'", false, true), Case("stock > 0", true, false), Case("stock == blank", false, true),
        Case("stock != 5", false, true), Case("stock < rank", true, false),
        Case("picture contains 'front'", true, false), Case("picture == 'a/front.jpg'", true, false),
        Case("pictures contains 'a/back.jpg'", true, false), Case("designer == 'ola'", true, false),
        Case("related contains 'X-2'", true, false), Case("related contains 'X'", false, false),
        Case("3d_model != blank", true, false), Case("care == blank", false, true), Case("spaces == blank", true, true),
        Case("brand == null", false, true), Case("nil != brand", true, false),
        Case("brand == 'Nord' or (rank == 1 and rank == 2)", true, false),
        Case("(brand == 'Nord' or rank == 1) and rank == 2", false, false),
        Case("not brand == 'Nord'", false, true), Case("not not enabled", true, false),
        Case("not enabled or brand == 'Nord'", true, true),
        Case("price > 10 and brand == 'Nord' and (tags contains \"new\" or not discontinued)", true, false),
        Case("  ( ( ( enabled ) ) )  ", true, false),
        Case("weight > '1 KILOGRAM'", true, false), Case("weight == '1200 GRAM'", true, false),
        Case("'1.2 KILOGRAM' == weight", true, false), Case("weight < '1199.9 GRAM'", false, false),
        Case("load == '1.3 KILOGRAM'", true, false), Case("load != '1 GRAM'", true, true),
        Case("(rank == 1 and rank == 2) or brand == 'Nord'", true, false),
        Case("rank == 1 and (rank == 2 or brand == 'Nord')", false, false),
        Case("(rank == 1 and not enabled) or rank == 7.5", true, false),
        Case("rank == 1 and (not enabled or rank == 7.5)", false, false),
    ]

    @Test("A condition holds for what it says and for nothing else", arguments: accepted)
    func holds(_ example: Case) throws {
        let catalog = try WhereCatalog()
        let condition = try WhereCondition.compile(example.text, structure: catalog.structure).get()
        #expect(condition.holds(for: catalog.full, stock: 5) == example.full)
        #expect(condition.holds(for: catalog.bare, stock: nil) == example.bare)
    }

    struct Refusal: CustomTestStringConvertible {
        let text: String
        let column: Int
        let message: String
        let remedy: String

        init(_ text: String, _ column: Int, _ message: String, _ remedy: String) {
            self.text = text
            self.column = column
            self.message = message
            self.remedy = remedy
        }

        var testDescription: String { text }
    }

    static let refused: [Refusal] = [
        Refusal("", 1, "the condition is empty", "take \"where\" out"),
        Refusal("brnad == 'Nord'", 1, "`brnad` is not an attribute", "did you mean `brand`?"),
        Refusal("brand == 10", 10, "`brand` is a text, and `10` is not", "in quotes: '10'"),
        Refusal("brand == true", 10, "`brand` is a text", "in quotes"),
        Refusal("price > 'ten'", 9, "`price` is an amount of money, and `'ten'` is not", "without quotes"),
        Refusal("rank == '7'", 9, "`rank` is a number", "without quotes"),
        Refusal("weight > '1'", 10, "`weight` is a measurement in KILOGRAM", "with a unit: '1.5 KILOGRAM'"),
        Refusal("weight > '1 kg'", 10, "`kg` is not a unit of `weight`", "did you mean '1 KILOGRAM'?"),
        Refusal("weight > '1 GRAMM'", 10, "`GRAMM` is not a unit of `weight`", "did you mean '1 GRAM'?"),
        Refusal("weight > '1 METER'", 10, "`METER` is not a unit of `weight`", "KILOGRAM"),
        Refusal("weight > 'one KILOGRAM'", 10, "`weight` is a measurement in KILOGRAM", "without quotes"),
        Refusal("weight contains '1 GRAM'", 1, "so it contains nothing", "compare it with"),
        Refusal("weight == brand", 11, "`weight` is a measurement in KILOGRAM, and `brand` is a text", "one kind"),
        Refusal("brand == ''", 10, "no value is an empty text", "`brand == blank`"),
        Refusal("brand != ''", 10, "no value is an empty text", "`brand != blank`"),
        Refusal("'' == brand", 1, "no value is an empty text", "`brand == blank`"),
        Refusal("5 < brand", 1, "`brand` is a text, and `5` is not", "in quotes: '5'"),
        Refusal("enabled and rank > 'x'", 20, "`rank` is a number, and `'x'` is not", "without quotes"),
        Refusal("not (enabled or rank > 'x')", 24, "`rank` is a number", "without quotes"),
        Refusal("enabled == 1", 12, "`enabled` is true or false, and `1` is not", "write true or false"),
        Refusal("released > 2026", 12, "`released` is a date, and `2026` is not", "'2026-11-22'"),
        Refusal("released > '05.03.2024'", 12, "`'05.03.2024'` has its year at the end", "write '2024-03-05'"),
        Refusal("released > '1402-12-15'", 12, "is of the year 1402, as the Persian", "'2026-11-22'"),
        Refusal("enabled and rank == 1 or stock > 0", 23, "`(enabled and rank == 1) or stock > 0` or as", "parenth"),
        Refusal("enabled and rank == 1 or stock > 0", 23, "or as `enabled and (rank == 1 or stock > 0)`", "parenth"),
        Refusal(
            "enabled or rank == 1 and not discontinued",
            22,
            "`enabled or (rank == 1 and not discontinued)`",
            "par"
        ),
        Refusal(
            "rank == 1 and (enabled or rank == 2 and stock > 0)",
            37,
            "`(enabled or rank == 2) and stock > 0`",
            "parentheses"
        ),
        Refusal("rank == 1 and (enabled) or (stock > 0)", 25, "`rank == 1 and ((enabled) or (stock > 0))`", "par"),
        Refusal("released == true", 13, "`released` is a date", "'2026-11-22'"),
        Refusal("color == 5", 10, "`color` is an option, and `5` is not", "in quotes: '5'"),
        Refusal("stock > 'many'", 9, "`stock` is a number", "without quotes"),
        Refusal("price == released", 10, "`price` is an amount of money, and `released` is a date", "one kind"),
        Refusal("rank contains 'x'", 1, "`rank` is a number, so it contains nothing", "compare it with"),
        Refusal("pictures > 'a'", 1, "`pictures` is a list", "contains"),
        Refusal("care contains 'x'", 1, "`care` is a table", "blank or not"),
        Refusal("rank > null", 8, "`null` can only be compared with == and !=", "`rank == null`"),
        Refusal("blank == blank", 1, "two values", "without quotes"),
        Refusal("color == 'rde'", 10, "`'rde'` is not an option of `color`", "did you mean 'red'?"),
        Refusal("color > 'red'", 1, "`color` is an option, which has no order", "== or !="),
        Refusal("color contains 'red'", 1, "`color` is an option, so it contains nothing", "`color == 'red'`"),
        Refusal("tags contains 'nwe'", 15, "is not an option of `tags`", "did you mean 'new'?"),
        Refusal("tags == 'new'", 1, "`tags` is a list of options", "contains"),
        Refusal("tags contains 5", 15, "`tags` is a list of options, and `5` is not", "in quotes: '5'"),
        Refusal("categories contains 'outdor'", 21, "is not a category", "did you mean 'outdoor'?"),
        Refusal("categories == 'outdoor'", 1, "a list of categories", "contains"),
        Refusal("family == 'jacket'", 11, "is not a family", "did you mean 'jackets'?"),
        Refusal("released > '31.01.2026'", 12, "`released` is a date", "'2026-01-31'"),
        Refusal("released > '2026-02-30'", 12, "`released` is a date", "'2026-11-22'"),
        Refusal("discontinued == 'yes'", 17, "`discontinued` is true or false", "write true or false"),
        Refusal("discontinued > true", 1, "no order", "== or !="),
        Refusal("brand", 1, "`brand` is a text, so it cannot stand alone", "`brand != blank`"),
        Refusal("care == 'x'", 1, "`care` is a table", "blank or not"),
        Refusal("brand > blank", 9, "`blank` can only be compared with == and !=", "`brand == blank`"),
        Refusal("brand contains ''", 16, "everything contains an empty text", "`brand != blank`"),
        Refusal("brand == rank", 10, "`brand` is a text, and `rank` is a number", "one kind"),
        Refusal("weight == price", 11, "`price` is an amount of money", "one kind"),
        Refusal("brand contains name", 16, "needs a text in quotes", "'name'"),
        Refusal("'new' contains brand", 1, "`contains` needs an attribute before it", "brand contains 'new'"),
        Refusal("'a' == 'a'", 1, "two values", "without quotes"),
        Refusal("brand = 'Nord'", 7, "`=` is not a comparison", "write `==`"),
        Refusal("brand == 'Nord' && enabled", 17, "`&&` is not a comparison", "write `and`"),
        Refusal("brand == 'Nord' AND enabled", 17, "expected `and` or `or`, found `AND`", "small letters"),
        Refusal("brand == 'Nord", 10, "no closing quote", "end it with '"),
        Refusal("brand == ‘Nord’", 10, "typographic quote", "plain quotes"),
        Refusal("(brand == 'Nord'", 1, "not closed", "add `)`"),
        Refusal("brand == 'Nord')", 16, "closes nothing", "take it out"),
        Refusal("brand ==", 9, "found the end", "such as"),
        Refusal("and brand == 'x'", 1, "found `and`", "such as"),
        Refusal("1 < rank < 9", 10, "cannot go on with `<`", "`and`"),
        Refusal("rank == 1.2.3", 9, "`1.2.3` is not an attribute", "quotes"),
        Refusal("rank > 10%", 10, "`%` has no meaning", "quotes"),
        Refusal("brand == 'é' and x == 1", 19, "`x` is not an attribute", "quotes"),
    ]

    @Test("A slip is refused with its place, its cause and its cure", arguments: refused)
    func refuses(_ example: Refusal) throws {
        let catalog = try WhereCatalog()
        let problem = #expect(throws: WhereProblem.self) {
            try WhereCondition.compile(example.text, structure: catalog.structure).get()
        }
        #expect(problem?.column == example.column)
        #expect(problem?.message.contains(example.message) == true, "\(problem?.message ?? "")")
        #expect(problem?.remedy.contains(example.remedy) == true, "\(problem?.remedy ?? "")")
    }

    @Test("A condition names the attributes it needs")
    func attributes() throws {
        let structure = try WhereCatalog().structure
        let text = "price > 1 and (brand == 'x' or stock > rank) and enabled"
        let condition = try WhereCondition.compile(text, structure: structure).get()
        let expected = ["price", "brand", "rank"].compactMap { structure.number(of: AttributeCode($0)) }
        #expect(condition.attributes == Set(expected))
    }

    @Test("Nesting and length are bounded, long chains are not")
    func bounds() throws {
        let structure = try WhereCatalog().structure
        func compiles(_ text: String) -> Bool {
            if case .success = WhereCondition.compile(text, structure: structure) { true } else { false }
        }
        #expect(compiles(String(repeating: "(", count: 64) + "enabled" + String(repeating: ")", count: 64)))
        #expect(!compiles(String(repeating: "(", count: 65) + "enabled" + String(repeating: ")", count: 65)))
        #expect(!compiles(String(repeating: "(", count: 50_000)))
        #expect(!compiles(String(repeating: "not ", count: 10_000) + "enabled"))
        #expect(compiles(String(repeating: "enabled and ", count: 5_000) + "enabled"))
        #expect(!compiles(String(repeating: "enabled and ", count: 50_000) + "enabled"))
    }

    @Test("Nothing that is typed makes the compiler fail")
    func fuzz() throws {
        let catalog = try WhereCatalog()
        var generator = WhereGenerator(state: 20_261_122)
        let words = [
            "brand", "price", "tags", "weight", "released", "color", "==", "!=", "<>", "<", ">", "<=", "contains",
            "and",
            "or", "not", "(", ")", "'new'", "\"red\"", "10", "-3.5", "true", "nil", "blank", "'2026-01-01'", "'", "é",
            "stock", "enabled", "categories", "'outdoor'", "family", "\u{200C}", ".", "-", "=", "&&",
        ]
        var compiled = 0
        for round in 0..<20_000 {
            var text = ""
            let joint = Bool.random(using: &generator) ? " and " : " or "
            for place in 0..<Int.random(in: 0...12, using: &generator) {
                if round % 4 == 0 {
                    let part = Self.accepted.randomElement(using: &generator)?.text ?? ""
                    text += (place == 0 ? "" : joint) + "not (\(part))"
                } else if round % 2 == 0 {
                    text += (words.randomElement(using: &generator) ?? "") + " "
                } else {
                    let bytes = (0..<3).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
                    text += String(decoding: bytes, as: UTF8.self)
                }
            }
            switch WhereCondition.compile(text, structure: catalog.structure) {
            case .success(let condition):
                compiled += 1
                _ = condition.holds(for: catalog.full, stock: 1)
                _ = condition.holds(for: catalog.bare, stock: nil)
            case .failure(let problem):
                #expect(problem.column >= 1 && problem.column <= text.utf8.count + 1)
                #expect(!problem.message.isEmpty && !problem.remedy.isEmpty)
            }
        }
        #expect(compiled > 4_000)
    }

    @Test("A condition and its negation never both hold")
    func negation() throws {
        let catalog = try WhereCatalog()
        for example in Self.accepted {
            let negated = try WhereCondition.compile("not (\(example.text))", structure: catalog.structure).get()
            #expect(negated.holds(for: catalog.full, stock: 5) == !example.full)
            #expect(negated.holds(for: catalog.bare, stock: nil) == !example.bare)
        }
    }
}

/// A generator that gives the same numbers in every run.
private struct WhereGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
