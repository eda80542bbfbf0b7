/// How a condition compares.
enum LiquidSign: UInt8, Sendable, Hashable {
    case equal
    case unequal
    case less
    case greater
    case notGreater
    case notLess
    case contains
}

extension LiquidScratch {
    /// Whether a comparison holds; nothing has no order and contains nothing.
    func holds(_ left: LiquidValue, _ sign: LiquidSign, _ right: LiquidValue) throws(LiquidFault) -> Bool {
        switch sign {
        case .equal: return isEqual(left, right)
        case .unequal: return !isEqual(left, right)
        case .contains: return contains(left, right)
        case .less, .greater, .notGreater, .notLess: break
        }
        guard let order = try order(left, right) else { return false }
        return switch sign {
        case .less: order < 0
        case .greater: order > 0
        case .notGreater: order <= 0
        default: order >= 0
        }
    }

    /// Whether two values are the same; numbers by their value, texts by their bytes.
    func isEqual(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
        switch (left, right) {
        case (.text(let first), .text(let second)): return isSame(first, second)
        case (.integer(let first), .integer(let second)): return first == second
        case (.none, .none): return true
        case (.flag(let first), .flag(let second)): return first == second
        case (.decimal(let first), .decimal(let second)): return first == second
        case (.integer(let first), .decimal(let second)), (.decimal(let second), .integer(let first)):
            return ExactDecimal(first) == second
        case (.term(let first), .term(let second)): return isEqual(first.key, second.key)
        case (.term(let term), .text(let text)), (.text(let text), .term(let term)):
            return isEqual(term.key, .text(text)) || isSame(term.text, text)
        case (.term(let term), .empty), (.empty, .term(let term)): return term.text.isEmpty
        case (.term(let term), .blank), (.blank, .term(let term)): return isBlank(.text(term.text))
        case (.term(let term), let other), (let other, .term(let term)): return isEqual(term.key, other)
        case (.empty, .empty), (.blank, .blank): return true
        case (.empty, .blank), (.blank, .empty): return false
        case (.empty, let value), (let value, .empty): return isEmpty(value)
        case (.blank, let value), (let value, .blank): return isBlank(value)
        case (.array(let first), .array(let second)):
            return first.count == second.count && zip(first, second).allSatisfy { isEqual($0, $1) }
        case (.object(let first), .object(let second)): return isSame(first, second)
        case (.range(let first), .range(let second)): return first == second
        case (.date(let first), .date(let second)): return first.seconds == second.seconds
        case (.date(let date), .text(let text)), (.text(let text), .date(let date)):
            return self.date(text).map { $0.seconds == date.seconds } ?? false
        case (.loop(let first), .loop(let second)): return first == second
        default: return false
        }
    }

    /// Whether a value has no elements.
    func isEmpty(_ value: LiquidValue) -> Bool {
        switch value {
        case .text(let text): text.isEmpty
        case .term(let term): term.text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let object): object.count == 0
        default: false
        }
    }

    /// Whether a value is nothing, false, empty or white space.
    func isBlank(_ value: LiquidValue) -> Bool {
        switch value {
        case .none, .flag(false): true
        case .text(let text): withBytes(of: text) { $0.allSatisfy(\.isLiquidSpace) }
        case .term(let term): isBlank(.text(term.text))
        default: isEmpty(value)
        }
    }

    /// Which of two values comes first; nil where one has no order.
    func order(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidFault) -> Int? {
        switch (left, right) {
        case (.text(let first), .text(let second)): return order(first, second)
        case (.integer(let first), .integer(let second)): return first < second ? -1 : first > second ? 1 : 0
        case (.decimal(let first), .decimal(let second)): return Self.order(first, second)
        case (.integer(let first), .decimal(let second)): return Self.order(ExactDecimal(first), second)
        case (.decimal(let first), .integer(let second)): return Self.order(first, ExactDecimal(second))
        case (.date(let first), .date(let second)): return first < second ? -1 : second < first ? 1 : 0
        case (.term(let term), let other): return try order(term.key, other)
        case (let other, .term(let term)): return try order(other, term.key)
        case (.date(let first), .text(let text)):
            if let second = date(text) { return first < second ? -1 : second < first ? 1 : 0 }
        case (.text(let text), .date(let second)):
            if let first = date(text) { return first < second ? -1 : second < first ? 1 : 0 }
        default: break
        }
        guard left.hasOrder, right.hasOrder else { return nil }
        throw LiquidFault(
            "\(left.kindName) cannot be compared with \(right.kindName)",
            remedy: "compare numbers with numbers and texts with texts"
        )
    }

    /// The order of two texts, byte by byte.
    func order(_ left: LiquidText, _ right: LiquidText) -> Int {
        withBytes(of: left) { first in
            withBytes(of: right) { second in
                var index = 0
                while index < first.count, index < second.count {
                    if first[index] != second[index] { return first[index] < second[index] ? -1 : 1 }
                    index += 1
                }
                return first.count < second.count ? -1 : first.count > second.count ? 1 : 0
            }
        }
    }

    private func date(_ text: LiquidText) -> LiquidDate? {
        withBytes(of: text) { LiquidDate.read($0) }
    }

    private static func order(_ left: ExactDecimal, _ right: ExactDecimal) -> Int {
        left < right ? -1 : right < left ? 1 : 0
    }

    private func isSame(_ left: LiquidText, _ right: LiquidText) -> Bool {
        guard left.count == right.count else { return false }
        return withBytes(of: left) { first in
            withBytes(of: right) { second in
                var index = 0
                while index < first.count {
                    if first[index] != second[index] { return false }
                    index += 1
                }
                return true
            }
        }
    }

    private func isSame(_ left: LiquidObject, _ right: LiquidObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.names.indices.allSatisfy { index in
            let other = left.names[index].withUnsafeBufferPointer { right[$0] }
            return other.map { isEqual(left.values[index], $0) } ?? false
        }
    }

    private func contains(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
        guard left.isTrue, right.isTrue else { return false }
        switch left {
        case .text(let text):
            var part: [UInt8] = []
            append(right, to: &part)
            return withBytes(of: text) { bytes in
                part.withUnsafeBufferPointer { bytes.place(of: $0, from: 0) != nil }
            }
        case .array(let elements): return elements.contains { isEqual($0, right) }
        case .term(let term): return contains(.text(term.text), right)
        case .object(let object):
            guard case .text(let name) = right else { return false }
            return withBytes(of: name) { object[$0] != nil }
        case .range(let range):
            switch right {
            case .integer(let number): return number >= range.first && number <= range.last
            case .decimal(let number):
                return number >= ExactDecimal(range.first) && number <= ExactDecimal(range.last)
            default: return false
            }
        default: return false
        }
    }
}

extension LiquidValue {
    fileprivate var hasOrder: Bool {
        switch self {
        case .text, .integer, .decimal, .date: true
        default: false
        }
    }

    /// What messages call a value of this kind.
    var kindName: String {
        switch self {
        case .none: "nothing"
        case .flag: "true or false"
        case .integer, .decimal: "a number"
        case .text: "a text"
        case .array: "a list"
        case .object: "an object"
        case .term(let term): term.key.kindName
        case .range: "a range"
        case .date: "a date"
        case .empty: "`empty`"
        case .blank: "`blank`"
        case .loop: "a loop"
        }
    }
}

extension UInt8 {
    /// Whether Ruby's `strip` takes the byte away: white space of ASCII and NUL excepted.
    var isLiquidSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place of a part at or behind `start`; an empty part is found at once.
    func place(of part: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = part.first else { return start <= count ? start : nil }
        var index = start
        while index + part.count <= count {
            if self[index] == first {
                var length = 1
                while length < part.count, self[index + length] == part[length] { length += 1 }
                if length == part.count { return index }
            }
            index += 1
        }
        return nil
    }

    /// The last place of a part; an empty part is found at the end.
    func lastPlace(of part: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = count - part.count
        while index >= 0 {
            var length = 0
            while length < part.count, self[index + length] == part[length] { length += 1 }
            if length == part.count { return index }
            index -= 1
        }
        return nil
    }

    /// A part of the bytes as a buffer of its own.
    func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[range])
    }
}
