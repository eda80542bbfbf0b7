import PIMCatalog
import PIMText

/// A compiled condition.
indirect enum WhereNode: Sendable {
    case all([WhereNode])
    case any([WhereNode])
    case not(WhereNode)
    /// Whether there is nothing, or nothing but white space.
    case isBlank(WhereOperand)
    case text(WhereOperand, WhereSign, String)
    case number(WhereOperand, WhereSign, ExactDecimal)
    case flag(WhereOperand, WhereSign, Bool)
    case date(WhereOperand, WhereSign, CalendarDate)
    /// Whether a text has this part.
    case hasPart(WhereOperand, String)
    /// Whether a list has this element.
    case hasElement(WhereOperand, String)
    /// Whether the product is in one of these categories, by number.
    case isInCategory(Set<Int>)
    /// Two operands of one kind.
    case pair(WhereOperand, WhereSign, WhereOperand)

    /// Whether it looks at the stock.
    var looksAtStock: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains(where: \.looksAtStock)
        case .not(let part): part.looksAtStock
        case .isBlank(let operand), .text(let operand, _, _), .number(let operand, _, _), .flag(let operand, _, _),
            .date(let operand, _, _), .hasPart(let operand, _), .hasElement(let operand, _):
            operand == .stock
        case .pair(let first, _, let second): first == .stock || second == .stock
        case .isInCategory: false
        }
    }

    func holds(_ subject: WhereSubject) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.holds(subject) }
        case .any(let parts): parts.contains { $0.holds(subject) }
        case .not(let part): !part.holds(subject)
        case .isBlank(let operand): subject.value(of: operand) == nil
        case .text(let operand, let sign, let text):
            subject.value(of: operand).map { $0.compares(sign, to: .text(text)) } ?? (sign == .unequal)
        case .number(let operand, let sign, let number):
            subject.value(of: operand).map { $0.compares(sign, to: .number(number)) } ?? (sign == .unequal)
        case .flag(let operand, let sign, let flag):
            subject.value(of: operand).map { $0.compares(sign, to: .flag(flag)) } ?? (sign == .unequal)
        case .date(let operand, let sign, let date):
            subject.value(of: operand).map { $0.compares(sign, to: .date(date)) } ?? (sign == .unequal)
        case .hasPart(let operand, let part):
            if case .text(let text)? = subject.value(of: operand) { text.hasPart(part) } else { false }
        case .hasElement(let operand, let element):
            if case .list(let elements)? = subject.value(of: operand) { elements.contains(element) } else { false }
        case .isInCategory(let numbers): subject.listing.lineage.categories.contains { numbers.contains($0) }
        case .pair(let first, let sign, let second):
            if let left = subject.value(of: first), let right = subject.value(of: second) {
                left.compares(sign, to: right)
            } else {
                sign == .unequal
            }
        }
    }
}

/// What a condition can look at.
enum WhereOperand: Sendable, Hashable {
    /// An attribute's value, by number.
    case attribute(Int)
    /// The one path or code of an attribute whose values are lists of one.
    case single(Int)
    /// The amount of a prices attribute in the scope's currency.
    case amount(Int)
    /// A measurement in a unit of its family.
    case measure(Int, family: String, unit: String)
    case isEnabled
    case family
    case categories
    case identifier
    case stock
}

/// A value as conditions compare it.
enum WhereValue: Sendable, Hashable {
    case text(String)
    case number(ExactDecimal)
    case flag(Bool)
    case date(CalendarDate)
    case list([String])
    /// Something that is there but compares with nothing.
    case other

    func compares(_ sign: WhereSign, to other: WhereValue) -> Bool {
        switch (self, other) {
        case (.text(let left), .text(let right)): sign.holds(left, right)
        case (.number(let left), .number(let right)): sign.holds(left, right)
        case (.flag(let left), .flag(let right)): (left == right) == (sign == .equal)
        case (.date(let left), .date(let right)): sign.holds(left.comparable(with: right), right.comparable(with: left))
        default: sign == .unequal
        }
    }
}

/// A listing and its stock, as a condition looks at them.
struct WhereSubject {
    let listing: Listing
    let stock: Int?

    /// The operand's value; nil where there is none, or nothing but white space.
    func value(of operand: WhereOperand) -> WhereValue? {
        switch operand {
        case .attribute(let number): listing.value(at: number).flatMap { Self.value($0) }
        case .single(let number): single(listing.value(at: number))
        case .amount(let number): listing.money(at: number).map { .number($0.amount) }
        case .measure(let number, family: let code, let unit):
            measure(listing.value(at: number), family: code, unit: unit)
        case .isEnabled: .flag(listing.lineage.product.isEnabled)
        case .family: listing.lineage.family.map { .text(listing.structure.families[$0].code.text) }
        case .categories: listing.lineage.categories.isEmpty ? nil : .other
        case .identifier: .text(listing.identifier)
        case .stock: stock.flatMap { ExactDecimal(String($0)) }.map { .number($0) }
        }
    }

    private func single(_ value: Value?) -> WhereValue? {
        guard let value, value.isFilled else { return nil }
        switch value {
        case .media(let elements), .references(let elements): return elements.first.map { .text($0) }
        default: return Self.value(value)
        }
    }

    private func measure(_ value: Value?, family: String, unit: String) -> WhereValue? {
        guard case .measurement(let measurement)? = value else { return nil }
        if measurement.unit == unit { return .number(measurement.amount) }
        let amount = listing.structure.measurementFamilies[family]?
            .convert(measurement.amount, from: measurement.unit, to: unit)
        return amount.map { .number($0) }
    }

    private static func value(_ value: Value) -> WhereValue? {
        guard value.isFilled else { return nil }
        switch value {
        case .text(let text), .option(let text): return .text(text)
        case .number(let number): return .number(number)
        case .flag(let flag): return .flag(flag)
        case .date(let date): return .date(date)
        case .options(let elements), .references(let elements), .media(let elements): return .list(elements)
        case .prices, .measurement, .table: return .other
        }
    }
}

extension CalendarDate {
    /// The day alone where the other date is a day, so that a moment of a day equals that day.
    fileprivate func comparable(with other: CalendarDate) -> CalendarDate {
        other.time == nil ? CalendarDate(dayText) ?? self : self
    }
}

extension String {
    /// Whether the text has this part, byte for byte or, where that fails, character for character as NFC.
    ///
    /// Bytes come first because a part may end inside what a reader sees as one character, such as before a ZWNJ.
    fileprivate func hasPart(_ part: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(part.utf8)
        guard let first = wanted.first else { return true }
        var start = 0
        while start + wanted.count <= bytes.count {
            if bytes[start] == first, bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
            start += 1
        }
        return !(bytes.allSatisfy { $0 < 0x80 } && wanted.allSatisfy { $0 < 0x80 }) && contains(part)
    }
}
