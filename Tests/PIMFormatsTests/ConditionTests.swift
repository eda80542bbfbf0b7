import PIMFormats
import Testing

@Suite("Condition")
struct ConditionTests {
    static let fields = ["a", "b", "c"].map { Field($0, .text) }

    struct Case: Sendable, CustomTestStringConvertible {
        var condition: Condition
        var cells: [Cell] = [.empty, .empty, .empty]
        var country: String?
        var isVariant = false
        var holds: Bool
        var testDescription: String { "\(condition) → \(holds)" }
    }

    @Test(
        "holds as its words say",
        arguments: [
            Case(condition: .present("a"), cells: [.text("x"), .empty, .empty], holds: true),
            Case(condition: .present("a"), cells: [.text(""), .empty, .empty], holds: false),
            Case(condition: .absent("a"), cells: [.empty, .empty, .empty], holds: true),
            Case(condition: .absent("a"), cells: [.rows([[.text("x")]]), .empty, .empty], holds: false),
            Case(condition: .absent("unknown"), holds: true),
            Case(condition: .present("unknown"), holds: false),
            Case(condition: .equals("a", ["x", "y"]), cells: [.text("y"), .empty, .empty], holds: true),
            Case(condition: .equals("a", ["x", "y"]), cells: [.list(["z", "x"]), .empty, .empty], holds: true),
            Case(condition: .equals("a", ["x"]), cells: [.text("X"), .empty, .empty], holds: false),
            Case(condition: .equals("a", ["x"]), holds: false),
            Case(condition: .within("a", ["Home"]), cells: [.text("Home > Lamps"), .empty, .empty], holds: true),
            Case(condition: .within("a", ["Home"]), cells: [.text("Home>Lamps"), .empty, .empty], holds: true),
            Case(condition: .within("a", ["Home"]), cells: [.text("Home"), .empty, .empty], holds: true),
            Case(condition: .within("a", ["Home"]), cells: [.text("Home Office"), .empty, .empty], holds: false),
            Case(condition: .within("a", ["16"]), cells: [.text("166"), .empty, .empty], holds: false),
            Case(condition: .country(["PL", "DE"]), country: "DE", holds: true),
            Case(condition: .country(["PL"]), country: "US", holds: false),
            Case(condition: .country(["PL"]), country: nil, holds: false),
            Case(
                condition: .notLess("a", than: "b"),
                cells: [.text("10.00 PLN"), .text("9.99 PLN"), .empty],
                holds: true
            ),
            Case(
                condition: .notLess("a", than: "b"),
                cells: [.text("10 PLN"), .text("10.00 PLN"), .empty],
                holds: true
            ),
            Case(
                condition: .notLess("a", than: "b"),
                cells: [.text("9.5 PLN"), .text("10 PLN"), .empty],
                holds: false
            ),
            Case(
                condition: .notLess("a", than: "b"),
                cells: [.text("10 PLN"), .text("9 EUR"), .empty],
                holds: false
            ),
            Case(condition: .notLess("a", than: "b"), cells: [.text("10 PLN"), .empty, .empty], holds: false),
            Case(condition: .notLess("a", than: "b"), cells: [.text("much"), .text("9"), .empty], holds: false),
            Case(condition: .same("a", "b"), cells: [.text("x"), .text("x"), .empty], holds: true),
            Case(condition: .same("a", "b"), cells: [.text("x"), .text("y"), .empty], holds: false),
            Case(condition: .same("a", "b"), holds: false),
            Case(condition: .zero("a"), cells: [.text("0.00 PLN"), .empty, .empty], holds: true),
            Case(condition: .zero("a"), cells: [.text("0.01 PLN"), .empty, .empty], holds: false),
            Case(condition: .zero("a"), cells: [.text("free"), .empty, .empty], holds: false),
            Case(condition: .zero("a"), holds: false),
            Case(condition: .isVariant, isVariant: true, holds: true),
            Case(condition: .isVariant, isVariant: false, holds: false),
            Case(condition: .all([]), holds: true),
            Case(condition: .any([]), holds: false),
            Case(condition: .all([.absent("a"), .isVariant]), isVariant: true, holds: true),
            Case(condition: .all([.absent("a"), .isVariant]), holds: false),
            Case(condition: .any([.present("a"), .isVariant]), isVariant: true, holds: true),
            Case(condition: .not(.present("a")), holds: true),
        ]
    )
    func holds(_ item: Case) {
        let record = Record(identifier: "x", isVariant: item.isVariant, cells: item.cells)
        #expect(item.condition.holds(in: record, fields: Self.fields, country: item.country) == item.holds)
    }

    @Test("says itself in words")
    func words() {
        let condition = Condition.all([
            .any([.equals("availability", ["preorder", "backorder"]), .isVariant]), .not(.equals("a", ["no"])),
            .country(["BR", "FR", "US"]),
        ])
        #expect(
            condition.description
                == "(availability is preorder or backorder or the item is a variant) and a is not no"
                + " and the country is BR, FR or US"
        )
    }
}
