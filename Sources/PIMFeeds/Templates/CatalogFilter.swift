import PIMCatalog
import PIMFormats
import PIMText

/// The filters that need the catalog, by the number the template engine knows them by.
enum CatalogFilter: Int, CaseIterable {
    /// `{{ price | money }}`: an amount with the digits of its currency and the code behind, `15.00 PLN`.
    ///
    /// An amount with more digits is an error: what is to be rounded says so, as in `{{ price | times: 1.23 | round: 2 |
    /// money }}`. `money: 'amount'` leaves the code out, `money: 'code', 'EUR'` names another currency without converting.
    case money
    /// `{{ weight | measure: 'GRAM' }}`: a measure in another unit of its family, `1200 g`.
    case measure
    /// `{{ color | label }}`: an option's or category's name in the feed's language.
    case label
    /// `{{ color | code }}`: its code.
    case code
    /// `{{ categories | category_path }}`: the way to the deepest category, `Clothes > Jackets`; an argument stands between.
    case categoryPath
    /// `{{ gtin | gtin }}`: a GTIN of 8, 12, 13 or 14 digits whose check digit is right; nothing for another text.
    case gtin

    /// The filters as templates call them.
    static let filters: [LiquidFilter] = [
        LiquidFilter("money", 0...2, host: money.rawValue),
        LiquidFilter("measure", 0...1, host: measure.rawValue),
        LiquidFilter("label", host: label.rawValue),
        LiquidFilter("code", host: code.rawValue),
        LiquidFilter("category_path", 0...1, host: categoryPath.rawValue),
        LiquidFilter("gtin", host: gtin.rawValue),
    ]
}

extension TemplateSubject {
    func filtered(
        _ value: LiquidValue,
        by number: Int,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        switch CatalogFilter(rawValue: number) {
        case .money: return try money(value, &call)
        case .measure: return try measure(value, &call)
        case .label: return .text(call.text(of: value))
        case .code:
            guard case .term(let term) = value else { return value }
            return term.key
        case .categoryPath: return try categoryPath(value, &call)
        case .gtin:
            let text = GTIN.normalized(call.string(of: value))
            return GTIN.problem(in: text) == nil ? .text(text) : .none
        case nil: return value
        }
    }

    private func money(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        if value.isNone { return .none }
        let style = call.argumentCount > 0 ? call.string(of: call.argument(0)) : "code"
        guard style == "code" || style == "amount" else {
            throw LiquidFault("`\(style)` is not a way to write money", remedy: "write 'code' or 'amount'")
        }
        var currency = moneyPlan?.written.text
        if case .term(let term) = value, let named = term.members["currency"] { currency = call.string(of: named) }
        if call.argumentCount > 1 { currency = call.string(of: call.argument(1)) }
        guard let currency else {
            throw LiquidFault(
                "the feed has no currency",
                remedy: "add \"currency\" to the feed, or write `money: 'code', 'PLN'`"
            )
        }
        guard let digits = units.digits(of: currency) else {
            throw LiquidFault("`\(currency)` is not a currency", remedy: "use a code of ISO 4217 such as PLN")
        }
        let amount = call.number(of: value).exact
        guard amount.fractionDigits <= digits else {
            throw LiquidFault(
                "`\(amount)` has more digits after the point than \(currency) takes: \(digits)",
                remedy: "write `round\(digits == 0 ? "" : ": \(digits)")` before `money`"
            )
        }
        return .text(
            call.scratch.text { output in
                amount.append(to: &output, minimumDecimals: digits)
                if style == "code" { output += " \(currency)".utf8 }
            }
        )
    }

    private func measure(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        guard case .term(let term) = value, let unit = term.members["unit"] else {
            if value.isNone { return .none }
            throw LiquidFault("`measure` takes a measurement", remedy: "name an attribute of type measurement")
        }
        guard call.argumentCount > 0 else { return value }
        let target = call.string(of: call.argument(0))
        let source = call.string(of: unit)
        let families = structure.measurementFamilies.values.filter { family in
            family.units.contains { $0.code == source }
        }
        guard let family = families.first(where: { $0.units.contains { $0.code == target } }) else {
            let known = families.flatMap(\.units).map(\.code)
            let nearest = Suggestion.nearest(to: target, among: known)
            throw LiquidFault(
                "`\(target)` is not a unit of the measurement",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "known: \(known.prefix(12).joined(separator: ", "))"
            )
        }
        guard let converted = family.convert(call.number(of: value).exact, from: source, to: target) else {
            return .none
        }
        return measurement(converted, target, family, &call.scratch)
    }

    private func categoryPath(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let between = call.argumentCount > 0 ? call.string(of: call.argument(0)) : " > "
        var deepest: [String] = []
        for element in try call.elements(of: value) {
            guard case .term(let term) = element, let path = term.members["path"] else { continue }
            let names = try call.elements(of: path)
            guard names.count > deepest.count else { continue }
            deepest = []
            for name in names { deepest.append(call.string(of: name)) }
        }
        return deepest.isEmpty ? .none : .text(deepest.joined(separator: between))
    }
}
