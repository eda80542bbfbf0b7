/// A number as the filters of arithmetic take it: whole as long as all that went in is whole.
public enum LiquidNumber: Sendable, Hashable {
    /// A whole number.
    case integer(Int)
    /// An exact decimal number.
    case decimal(ExactDecimal)

    /// The number without a limit to 64 bits.
    public var exact: ExactDecimal {
        switch self {
        case .integer(let number): ExactDecimal(number)
        case .decimal(let number): number
        }
    }

    /// The number as a value.
    public var value: LiquidValue {
        switch self {
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        }
    }

    /// The number that a text begins with: all of it where it is decimal, otherwise its leading whole number, or nought.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        // No number is so long; a text may be.
        let text = text.count > 128 ? text.part(0..<128) : text
        var start = 0
        var end = text.count
        while start < end, text[start].isLiquidSpace { start += 1 }
        while end > start, text[end - 1].isLiquidSpace { end -= 1 }
        var index = start
        if index < end, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
        let digits = index
        while index < end, text[index].isASCIIDigit { index += 1 }
        let isSigned = digits > start
        let isPlus = isSigned && text[start] == UInt8(ascii: "+")
        guard index > digits else {
            self = .integer(0)
            return
        }
        if index + 1 < end, text[index] == UInt8(ascii: "."), !isPlus,
            text.part(index + 1..<end).allSatisfy(\.isASCIIDigit),
            let number = ExactDecimal(bytes: text.part(start..<end))
        {
            self = .decimal(number)
            return
        }
        let whole = text.part((isPlus ? digits : start)..<index)
        self = Self.whole(whole).map { .integer($0) } ?? ExactDecimal(bytes: whole).map { .decimal($0) } ?? .integer(0)
    }

    private static func whole(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = text.first == UInt8(ascii: "-")
        var value = 0
        for byte in text.dropFirst(isNegative ? 1 : 0) {
            let (grown, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, isOver) = grown.addingReportingOverflow(Int(byte &- 0x30))
            if overflow || isOver { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }
}

extension LiquidCall {
    /// The value as a number; nought for what is none.
    public func number(of value: LiquidValue) -> LiquidNumber {
        switch value {
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        case .text(let text): scratch.withBytes(of: text) { LiquidNumber($0) }
        case .term(let term): number(of: term.key)
        default: .integer(0)
        }
    }

    /// The value as a whole number: an integer, or a text that is one; anything else is a fault.
    public mutating func integer(of value: LiquidValue) throws(LiquidFault) -> Int {
        if case .integer(let number) = value { return number }
        if case .term(let term) = value { return try integer(of: term.key) }
        if case .text(let text) = value,
            let number = scratch.withBytes(of: text, { bytes in Self.wholeNumber(bytes) })
        {
            return number
        }
        throw LiquidFault(
            value.isNone
                ? "nothing is not a whole number" : "\(value.kindName) `\(shown(value))` is not a whole number",
            remedy: "write a number such as 5"
        )
    }

    /// The value as a number where it is one, or a text that is nothing but one; nil for anything else.
    public func exactNumber(of value: LiquidValue) -> ExactDecimal? {
        switch value {
        case .integer, .decimal: return number(of: value).exact
        case .term(let term): return exactNumber(of: term.key)
        case .text(let text):
            return scratch.withBytes(of: text) { bytes in
                bytes.count <= 64 ? ExactDecimal(String(decoding: bytes, as: UTF8.self)) : nil
            }
        default: return nil
        }
    }

    private static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count <= 128 else { return nil }
        var part = bytes
        while let first = part.first, first.isLiquidSpace { part = part.part(1..<part.count) }
        while let last = part.last, last.isLiquidSpace { part = part.part(0..<part.count - 1) }
        let digits = part.first == UInt8(ascii: "-") || part.first == UInt8(ascii: "+") ? 1 : 0
        guard part.count > digits, part.dropFirst(digits).allSatisfy(\.isASCIIDigit) else { return nil }
        guard case .integer(let number) = LiquidNumber(part) else { return nil }
        return number
    }
}

/// The arithmetic of filters: exact, and a fault where a result needs more than 38 digits.
enum LiquidArithmetic {
    static let overflow = LiquidFault("the number gets too large", remedy: "38 digits are taken at most")
    static let divisionByZero = LiquidFault("divided by 0", remedy: "check the divisor with `{% if … != 0 %}`")

    /// Applies an operation to whole numbers where both are, to decimal numbers otherwise.
    static func combine(
        _ left: LiquidNumber,
        _ right: LiquidNumber,
        whole: (Int, Int) -> (partialValue: Int, overflow: Bool),
        exact: (ExactDecimal, ExactDecimal) -> ExactDecimal?
    ) throws(LiquidFault) -> LiquidValue {
        if case .integer(let first) = left, case .integer(let second) = right {
            let (result, isOver) = whole(first, second)
            if isOver { throw overflow }
            return .integer(result)
        }
        guard let result = exact(left.exact, right.exact) else { throw overflow }
        return .decimal(result)
    }

    /// The quotient: rounded down between whole numbers, otherwise to 16 significant digits.
    static func quotient(_ left: LiquidNumber, _ right: LiquidNumber) throws(LiquidFault) -> LiquidValue {
        if right.exact.isZero { throw divisionByZero }
        if case .integer(let first) = left, case .integer(let second) = right {
            let (result, isOver) = first.dividedReportingOverflow(by: second)
            if isOver { throw overflow }
            let isLess = first % second != 0 && (first < 0) != (second < 0)
            return .integer(isLess ? result - 1 : result)
        }
        let magnitude = left.exact.magnitudeOfTen - right.exact.magnitudeOfTen
        let rough = ExactDecimal.divide(left.exact, by: right.exact, decimals: max(0, 16 - magnitude))
        guard let rough else { throw overflow }
        let decimals = max(0, 15 - rough.magnitudeOfTen)
        guard let result = ExactDecimal.divide(left.exact, by: right.exact, decimals: decimals) else { throw overflow }
        return .decimal(result)
    }

    /// The remainder, with the sign of the divisor.
    static func remainder(_ left: LiquidNumber, _ right: LiquidNumber) throws(LiquidFault) -> LiquidValue {
        if right.exact.isZero { throw divisionByZero }
        if case .integer(let first) = left, case .integer(let second) = right {
            let rest = first.remainderReportingOverflow(dividingBy: second).partialValue
            return .integer(rest != 0 && (rest < 0) != (second < 0) ? rest + second : rest)
        }
        let divisor = right.exact
        guard let nearest = ExactDecimal.divide(left.exact, by: divisor, decimals: 0),
            let product = nearest.multiplied(by: divisor), var rest = left.exact.subtracting(product)
        else { throw overflow }
        if !rest.isZero, rest.isNegative != divisor.isNegative { rest = rest.adding(divisor) ?? rest }
        return .decimal(rest)
    }
}

extension ExactDecimal {
    /// The power of ten of the first digit: 0 for 1 to 9, -1 for 0.5; 0 for nought.
    fileprivate var magnitudeOfTen: Int {
        var digits = 0
        var rest = mantissa.magnitude
        while rest > 0 {
            rest /= 10
            digits += 1
        }
        return digits == 0 ? 0 : digits - 1 - fractionDigits
    }

    /// The greatest whole number that is not greater.
    var roundedDown: ExactDecimal {
        let rounded = rounded(decimals: 0)
        return self < rounded ? rounded.subtracting(1) ?? rounded : rounded
    }
}
