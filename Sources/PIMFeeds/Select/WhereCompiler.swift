import PIMCatalog
import PIMText

/// Looks up the names of a condition and checks that what is compared can be compared.
struct WhereCompiler {
    let structure: CatalogStructure
    /// The numbers of the attributes met so far.
    private(set) var attributes: Set<Int> = []
    /// The column at which each of them stands first.
    private(set) var columns: [Int: Int] = [:]

    init(structure: CatalogStructure) {
        self.structure = structure
    }

    mutating func node(_ syntax: WhereSyntax) throws(WhereProblem) -> WhereNode {
        switch syntax {
        case .all(let parts): return .all(try nodes(parts))
        case .any(let parts): return .any(try nodes(parts))
        case .not(let part): return .not(try node(part))
        case .alone(let token): return try alone(token)
        case .comparison(let left, let sign, let right): return try comparison(left, sign, right)
        }
    }

    private mutating func nodes(_ parts: [WhereSyntax]) throws(WhereProblem) -> [WhereNode] {
        var nodes: [WhereNode] = []
        for part in parts { nodes.append(try node(part)) }
        return nodes
    }

    /// A name or literal without a comparison: only what is true or false may stand so.
    private mutating func alone(_ token: WhereToken) throws(WhereProblem) -> WhereNode {
        guard let side = try side(token) else {
            throw WhereProblem(
                at: token,
                "\(token.shown) stands alone",
                remedy: "compare an attribute with it, such as `brand == 'Nord'`"
            )
        }
        guard side.kind == .flag else {
            throw WhereProblem(
                at: token,
                "\(side.shown), so it cannot stand alone",
                remedy: "write `\(side.name) != blank`, or compare it"
            )
        }
        return .flag(side.operand, .equal, true)
    }

    private mutating func comparison(
        _ first: WhereToken,
        _ sign: WhereSign,
        _ second: WhereToken
    ) throws(WhereProblem) -> WhereNode {
        let left = try side(first)
        let right = try side(second)
        switch (left, right) {
        case (let left?, let right?): return try pair(left, sign, right)
        case (let left?, nil): return try comparison(left, sign, with: second)
        case (nil, let right?):
            guard let flipped = sign.flipped else {
                throw WhereProblem(
                    at: first,
                    "`contains` needs an attribute before it",
                    remedy: "write `\(right.name) contains \(first.text)`"
                )
            }
            return try comparison(right, flipped, with: first)
        case (nil, nil):
            throw WhereProblem(
                at: first,
                "two values are compared and no attribute",
                remedy: "name an attribute by its code, without quotes"
            )
        }
    }

    /// What a name stands for; nil for a literal.
    private mutating func side(_ token: WhereToken) throws(WhereProblem) -> WhereSide? {
        guard case .name(let name) = token.kind else { return nil }
        if let number = structure.number(of: AttributeCode(name)) {
            if attributes.insert(number).inserted { columns[number] = token.column }
            return WhereSide(number, token, structure: structure)
        }
        if let side = WhereSide(token) { return side }
        let known = structure.attributes.map(\.code.text) + WhereSide.names
        let role = structure.number(of: Role(name)).map { structure.attributes[$0].code.text }
        let nearest = role ?? Suggestion.nearest(to: name, among: known)
        throw WhereProblem(
            at: token,
            "`\(name)` is not an attribute",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "put texts in quotes, or declare the attribute"
        )
    }

    private func comparison(
        _ side: WhereSide,
        _ sign: WhereSign,
        with literal: WhereToken
    ) throws(WhereProblem) -> WhereNode {
        if literal.kind == .blank { return try blank(side, sign, literal) }
        if sign == .contains { return try contains(side, literal) }
        switch (side.kind, literal.kind) {
        case (.text, .text("")):
            let blank = sign == .equal ? "== blank" : "!= blank"
            throw WhereProblem(at: literal, "no value is an empty text", remedy: "write `\(side.name) \(blank)`")
        case (.text, .text(let text)): return .text(side.operand, sign, text)
        case (.measure, .text(let text)): return try measurement(text, side, sign, literal)
        case (.number, .number(let text)), (.amount, .number(let text)), (.measure, .number(let text)):
            guard let number = ExactDecimal(text) else {
                throw WhereProblem(at: literal, "\(literal.shown) has too many digits", remedy: "write at most 38")
            }
            return .number(side.operand, sign, number)
        case (.flag, .yes), (.flag, .no):
            try refuseOrder(side, sign, remedy: "compare it with == or !=")
            return .flag(side.operand, sign, literal.kind == .yes)
        case (.date, .text(let text)):
            guard let date = CalendarDate(text), !date.isOfOtherCalendar else {
                let slip = DateSlip(text, quote: "'")
                throw WhereProblem(
                    at: literal,
                    "\(side.shown), and \(literal.shown) \(slip.reason)",
                    remedy: slip.remedy
                )
            }
            return .date(side.operand, sign, date)
        case (.choice, .text(let code)):
            try refuseOrder(side, sign, remedy: "compare it with == or !=")
            return .text(side.operand, sign, try declared(code, side, literal))
        case (.choices, _), (.list, _), (.categories, _), (.table, _): throw unfit(side, sign)
        default: throw mismatch(side, literal)
        }
    }

    private func blank(
        _ side: WhereSide,
        _ sign: WhereSign,
        _ literal: WhereToken
    ) throws(WhereProblem) -> WhereNode {
        switch sign {
        case .equal: return .isBlank(side.operand)
        case .unequal: return .not(.isBlank(side.operand))
        default:
            throw WhereProblem(
                at: literal,
                "\(literal.shown) can only be compared with == and !=",
                remedy: "write `\(side.name) == \(literal.text)` or `\(side.name) != \(literal.text)`"
            )
        }
    }

    private func contains(_ side: WhereSide, _ literal: WhereToken) throws(WhereProblem) -> WhereNode {
        switch side.kind {
        case .text, .choices, .list, .categories: break
        case .choice:
            throw WhereProblem(
                at: side.token,
                "\(side.shown), so it contains nothing",
                remedy: "write `\(side.name) == \(literal.text)`"
            )
        default:
            throw WhereProblem(
                at: side.token,
                "\(side.shown), so it contains nothing",
                remedy: side.kind == .table ? "a table is only blank or not" : "compare it with ==, != or an order"
            )
        }
        guard case .text(let text) = literal.kind else { throw mismatch(side, literal) }
        guard !text.isEmpty else {
            throw WhereProblem(
                at: literal,
                "everything contains an empty text",
                remedy: "write `\(side.name) != blank`"
            )
        }
        switch side.kind {
        case .text: return .hasPart(side.operand, text)
        case .categories: return .isInCategory(try categories(text, literal))
        case .choices: return .hasElement(side.operand, try declared(text, side, literal))
        default: return .hasElement(side.operand, text)
        }
    }

    /// The category and those below it, by number.
    private func categories(_ code: String, _ literal: WhereToken) throws(WhereProblem) -> Set<Int> {
        guard let number = structure.number(of: CategoryCode(code)) else {
            throw unknown("a category", code, among: structure.categories.map(\.code.text), literal)
        }
        return Set(structure.categories.indices.filter { structure.path(ofCategory: $0).contains(number) })
    }

    /// The code, where it is one of the side's options or a family.
    private func declared(
        _ code: String,
        _ side: WhereSide,
        _ literal: WhereToken
    ) throws(WhereProblem) -> String {
        guard case .attribute(let number) = side.operand else {
            guard structure.number(of: FamilyCode(code)) == nil else { return code }
            throw unknown("a family", code, among: structure.families.map(\.code.text), literal)
        }
        guard structure.option(code, of: number) == nil else { return code }
        throw unknown(
            "an option of `\(side.name)`",
            code,
            among: structure.attributes[number].options.map(\.code),
            literal
        )
    }

    private func pair(
        _ left: WhereSide,
        _ sign: WhereSign,
        _ right: WhereSide
    ) throws(WhereProblem) -> WhereNode {
        guard sign != .contains else {
            throw WhereProblem(
                at: right.token,
                "`contains` needs a text in quotes after it",
                remedy: "write `\(left.name) contains '\(right.name)'`"
            )
        }
        switch (left.kind, right.kind) {
        case (.choices, _), (.list, _), (.categories, _), (.table, _): throw unfit(left, sign)
        case (.measure(let family, let unit), .measure(let other, _)) where family == other:
            guard case .measure(let number, family: _, unit: _) = right.operand else { break }
            return .pair(left.operand, sign, .measure(number, family: family, unit: unit))
        case (.flag, .flag), (.choice, .choice), (.text, .choice), (.choice, .text):
            try refuseOrder(left, sign, remedy: "compare them with == or !=")
            return .pair(left.operand, sign, right.operand)
        case (let first, let second) where first == second: return .pair(left.operand, sign, right.operand)
        default: break
        }
        throw WhereProblem(
            at: right.token,
            "\(left.shown), and \(right.shown)",
            remedy: "compare things of one kind; put texts in quotes"
        )
    }
}
