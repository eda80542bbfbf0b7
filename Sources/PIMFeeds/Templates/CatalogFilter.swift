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
    /// `{{ gtin | gtin }}`: a GTIN of 8, 12, 13 or 14 digits whose check digit is right; anything else is an error.
    case gtin

    /// The filters as templates call them, with checks of their literal arguments.
    static func filters(
        _ vocabulary: TemplateVocabulary,
        _ structure: CatalogStructure,
        _ units: MinorUnits
    ) -> [LiquidFilter] {
        let checkMoney: LiquidFilter.Check = { literals throws(LiquidFault) in
            if let style = literals.text(at: 0) { try checkStyle(style) }
            if let currency = literals.text(at: 1) { _ = try digits(of: currency, units) }
        }
        let checkMeasure: LiquidFilter.Check = { literals throws(LiquidFault) in
            guard let target = literals.text(at: 0) else { return }
            let attributes = literals.slot.map { vocabulary.attributes(at: $0, structure) } ?? []
            let own = attributes.compactMap { structure.attributes[$0].unitFamily }
                .compactMap { structure.measurementFamilies[$0] }
            _ = try family(with: target, among: own.isEmpty ? Array(structure.measurementFamilies.values) : own)
        }
        return [
            LiquidFilter("money", 0...2, check: checkMoney, host: money.rawValue),
            LiquidFilter("measure", 0...1, check: checkMeasure, host: measure.rawValue),
            LiquidFilter("label", host: label.rawValue),
            LiquidFilter("code", host: code.rawValue),
            LiquidFilter("category_path", 0...1, host: categoryPath.rawValue),
            LiquidFilter("gtin", host: gtin.rawValue),
        ]
    }

    static func checkStyle(_ style: String) throws(LiquidFault) {
        guard style != "code", style != "amount" else { return }
        throw LiquidFault("`\(style)` is not a way to write money", remedy: "write 'code' or 'amount'")
    }

    /// The digits behind the point that a currency has.
    static func digits(of currency: String, _ units: MinorUnits) throws(LiquidFault) -> Int {
        if let digits = units.digits(of: currency) { return digits }
        throw LiquidFault("`\(currency)` is not a currency", remedy: "use a code of ISO 4217 such as PLN")
    }

    /// The first family that has a unit.
    static func family(
        with unit: String,
        among families: [MeasurementFamily]
    ) throws(LiquidFault) -> MeasurementFamily {
        if let family = families.first(where: { $0.units.contains { $0.code == unit } }) { return family }
        let known = families.flatMap(\.units).map(\.code)
        let nearest = Suggestion.nearest(to: unit, among: known)
        throw LiquidFault(
            "`\(unit)` is not a unit of the measurement",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "known: \(known.prefix(12).joined(separator: ", "))"
        )
    }
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
        case .label: return try named("label", "label", value, &call)
        case .code: return try named("code", "code", value, &call)
        case .categoryPath: return try categoryPath(value, &call)
        case .gtin: return try gtin(value, &call)
        case nil: return value
        }
    }

    /// The label or code of an option, a family or a category, or of each in a list.
    private func named(
        _ filter: String,
        _ member: String,
        _ value: LiquidValue,
        _ call: inout LiquidCall
    ) throws(LiquidFault) -> LiquidValue {
        switch value {
        case .none: return .none
        case .array(let elements):
            var names: [LiquidValue] = []
            for element in elements { names.append(try named(filter, member, element, &call)) }
            return .array(names)
        case .term(let term):
            if let name = term.members[member] { return name }
        default: break
        }
        throw unfit(filter, "an option, a family or a category", value, &call, remedy: "take the filter out")
    }

    private func gtin(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        switch value {
        case .none: return .none
        case .text, .integer: break
        default: throw unfit("gtin", "a text", value, &call, remedy: "name the attribute with the bar code")
        }
        let text = GTIN.normalized(call.string(of: value))
        if text.isEmpty { return .none }
        guard let problem = GTIN.problem(in: text) else { return .text(text) }
        throw LiquidFault(
            "`\(call.shown(value))` is no GTIN: it \(problem.explanation)",
            remedy: "correct the bar code, or take the filter out"
        )
    }

    /// What to say of a value that a filter cannot take.
    private func unfit(
        _ filter: String,
        _ wanted: String,
        _ value: LiquidValue,
        _ call: inout LiquidCall,
        remedy: String
    ) -> LiquidFault {
        LiquidFault("`\(filter)` takes \(wanted), not `\(call.shown(value))`", remedy: remedy)
    }

    private func money(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        if value.isNone { return .none }
        guard let amount = amount(value, call) else {
            if case .text(let text) = value, text.isEmpty { return .none }
            throw unfit("money", "an amount", value, &call, remedy: "name a price or a number")
        }
        let style = call.argumentCount > 0 ? call.string(of: call.argument(0)) : "code"
        try CatalogFilter.checkStyle(style)
        var currency = moneyPlan?.written.text
        if case .term(let term) = value, let named = term.members["currency"] { currency = call.string(of: named) }
        if call.argumentCount > 1 { currency = call.string(of: call.argument(1)) }
        guard let currency else {
            throw LiquidFault(
                "the feed has no currency",
                remedy: "add \"currency\" to the feed, or write `money: 'code', 'PLN'`"
            )
        }
        let digits = try CatalogFilter.digits(of: currency, units)
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

    /// The amount of a price, or a number; a measurement is neither.
    private func amount(_ value: LiquidValue, _ call: LiquidCall) -> ExactDecimal? {
        if case .term(let term) = value, term.members["currency"] == nil { return nil }
        return call.exactNumber(of: value)
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
        let family = try CatalogFilter.family(with: target, among: families)
        guard let converted = family.convert(call.number(of: value).exact, from: source, to: target) else {
            return .none
        }
        return measurement(converted, target, family, &call.scratch)
    }

    private func categoryPath(_ value: LiquidValue, _ call: inout LiquidCall) throws(LiquidFault) -> LiquidValue {
        let between = call.argumentCount > 0 ? call.string(of: call.argument(0)) : " > "
        if value.isNone { return .none }
        var deepest: [String] = []
        for element in try call.elements(of: value) {
            guard case .term(let term) = element, let path = term.members["path"] else {
                throw unfit(
                    "category_path",
                    "categories",
                    value,
                    &call,
                    remedy: "write `{{ categories | category_path }}`"
                )
            }
            let names = try call.elements(of: path)
            guard names.count > deepest.count else { continue }
            deepest = []
            for name in names { deepest.append(call.string(of: name)) }
        }
        return deepest.isEmpty ? .none : .text(deepest.joined(separator: between))
    }
}
