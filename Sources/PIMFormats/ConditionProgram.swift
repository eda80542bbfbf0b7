import PIMCatalog
import PIMText

/// Conditions as steps in one array: each asks one thing and says where to go on for yes and for no.
///
///     all(absent gtin, not(equals identifier_exists no))
///       1: absent gtin            yes → 0, no → fails
///       0: equals identifier…     yes → fails, no → holds
///
/// What is known beforehand, the country above all, is no step: a condition that can never hold is `fails` at once.
struct ConditionProgram: Sendable {
    /// Where the steps of a condition begin, or its outcome.
    typealias Entry = Int32

    static let holds: Entry = -1
    static let fails: Entry = -2

    private var steps: [Step] = []

    private struct Step: Sendable {
        var question: Question
        var place: Int32
        var other: Int32 = 0
        var ifTrue: Entry
        var ifFalse: Entry
        var words: WordBlock.Run
    }

    private enum Question: UInt8 {
        case present
        case absent
        case equals
        case within
        case notLess
        case same
        case zero
        case isVariant
    }

    /// What stands in the fields a condition names, and the country.
    struct Ground {
        let places: [String: Int]
        let country: String?
    }

    /// Adds a condition and says where it begins.
    mutating func append(_ condition: Condition, _ ground: Ground, words: inout WordBlock) -> Entry {
        append(condition, ground, ifTrue: Self.holds, ifFalse: Self.fails, &words)
    }

    /// Adds the steps of a condition, the last first, so that each knows where it leads.
    private mutating func append(
        _ condition: Condition,
        _ ground: Ground,
        ifTrue: Entry,
        ifFalse: Entry,
        _ block: inout WordBlock
    ) -> Entry {
        switch condition {
        case .present(let name): return ask(.present, ground.places[name], ifTrue, ifFalse)
        case .absent(let name):
            guard let place = ground.places[name] else { return ifTrue }
            return ask(.absent, place, ifTrue, ifFalse)
        case .equals(let name, let words):
            return ask(.equals, ground.places[name], ifTrue, ifFalse, words: block.append(words))
        case .within(let name, let paths):
            return ask(.within, ground.places[name], ifTrue, ifFalse, words: block.append(paths))
        case .country(let codes):
            return ground.country.map(codes.contains) ?? false ? ifTrue : ifFalse
        case .notLess(let first, let second):
            return ask(.notLess, ground.places[first], and: ground.places[second], ifTrue, ifFalse)
        case .same(let first, let second):
            return ask(.same, ground.places[first], and: ground.places[second], ifTrue, ifFalse)
        case .zero(let name): return ask(.zero, ground.places[name], ifTrue, ifFalse)
        case .isVariant: return ask(.isVariant, 0, ifTrue, ifFalse)
        case .all(let parts):
            return parts.reversed().reduce(ifTrue) { entry, part in
                append(part, ground, ifTrue: entry, ifFalse: ifFalse, &block)
            }
        case .any(let parts):
            return parts.reversed().reduce(ifFalse) { entry, part in
                append(part, ground, ifTrue: ifTrue, ifFalse: entry, &block)
            }
        case .not(let part):
            return append(part, ground, ifTrue: ifFalse, ifFalse: ifTrue, &block)
        }
    }

    /// Adds a step; a question about a field that is not in the table is answered with no.
    private mutating func ask(
        _ question: Question,
        _ place: Int?,
        and other: Int? = 0,
        _ ifTrue: Entry,
        _ ifFalse: Entry,
        words: WordBlock.Run = .none
    ) -> Entry {
        guard let place, let other, ifTrue != ifFalse else { return ifFalse }
        let step = Step(
            question: question,
            place: Int32(place),
            other: Int32(other),
            ifTrue: ifTrue,
            ifFalse: ifFalse,
            words: words
        )
        steps.append(step)
        return Entry(steps.count - 1)
    }

    /// The fields that must be filled and those that must be empty, or a condition does not hold.
    struct Needs: Sendable {
        var filled = PlaceSet()
        var empty = PlaceSet()

        /// Whether the condition may hold where these fields are filled.
        @inline(__always)
        func mayBeMet(by places: PlaceSet) -> Bool {
            places.contains(filled) && places.isApart(from: empty)
        }
    }

    /// What a condition needs, as far as its first questions say it: those with one answer that goes on.
    func needs(of entry: Entry) -> Needs {
        var needs = Needs()
        var next = entry
        while next >= 0 {
            let step = steps[Int(next)]
            if step.ifFalse == Self.fails {
                switch step.question {
                case .present, .equals, .within, .zero: needs.filled.insert(Int(step.place))
                case .notLess, .same:
                    needs.filled.insert(Int(step.place))
                    needs.filled.insert(Int(step.other))
                case .absent: needs.empty.insert(Int(step.place))
                case .isVariant: break
                }
                next = step.ifTrue
            } else if step.ifTrue == Self.fails {
                if step.question == .present { needs.empty.insert(Int(step.place)) }
                next = step.ifFalse
            } else {
                break
            }
        }
        return needs
    }

    /// The same program for rows in which only the fields at `places` are ever filled: most questions answer themselves.
    func narrowed(to places: Set<Int>) -> ConditionProgram {
        var program = self
        for index in program.steps.indices {
            program.steps[index].ifTrue = program.start(of: program.steps[index].ifTrue, in: places)
            program.steps[index].ifFalse = program.start(of: program.steps[index].ifFalse, in: places)
        }
        return program
    }

    /// Where a condition begins when the questions about fields that are never filled are left out.
    func start(of entry: Entry, in places: Set<Int>) -> Entry {
        var entry = entry
        while entry >= 0 {
            let step = steps[Int(entry)]
            guard step.question != .isVariant else { return entry }
            let isOpen = places.contains(Int(step.place))
            let isPair = step.question == .notLess || step.question == .same
            if isOpen, !isPair || places.contains(Int(step.other)) { return entry }
            entry = step.question == .absent ? step.ifTrue : step.ifFalse
        }
        return entry
    }

    /// Whether the condition that begins at `entry` holds.
    @inline(__always)
    func isTrue(from entry: Entry, _ row: RowView, _ words: WordBlock.View, _ inquiry: Inquiry) -> Bool {
        var next = entry
        steps.withUnsafeBufferPointer { steps in
            guard let first = steps.baseAddress else { return }
            while next >= 0 {
                let step = first + Int(next)
                next = Self.answer(step, row, words, inquiry) ? step.pointee.ifTrue : step.pointee.ifFalse
            }
        }
        return next == Self.holds
    }

    @inline(__always)
    private static func answer(
        _ step: UnsafePointer<Step>,
        _ row: RowView,
        _ words: WordBlock.View,
        _ inquiry: Inquiry
    ) -> Bool {
        let place = Int(step.pointee.place)
        switch step.pointee.question {
        case .present: return !row.isEmpty(place)
        case .absent: return row.isEmpty(place) && !inquiry.refused.contains(place)
        case .equals:
            return row.contains(place) { words.holds(equalOf: $0, in: step.pointee.words) }
        case .within:
            return row.contains(place) { words.holds(pathTo: $0, in: step.pointee.words) }
        case .notLess:
            guard let first = row.firstText(place), let second = row.firstText(Int(step.pointee.other)) else {
                return false
            }
            return isNotLess(first, second)
        case .same:
            guard let first = row.firstText(place), let second = row.firstText(Int(step.pointee.other)) else {
                return false
            }
            return isSame(first, second)
        case .zero:
            guard let text = row.firstText(place) else { return false }
            // A number that begins with another digit is not nought.
            if text.count > 0, text[0] &- UInt8(ascii: "1") < 9 { return false }
            return TextShape.Number(text.part(0..<TextShape.leadingLength(of: text)))?.isZero ?? false
        case .isVariant: return inquiry.isVariant
        }
    }

    /// Whether two texts are the same as strings compare.
    private static func isSame(_ first: TextBytes, _ second: TextBytes) -> Bool {
        if first.isSame(as: second) { return true }
        guard !first.isASCII, !second.isASCII else { return false }
        return String(decoding: first, as: UTF8.self) == String(decoding: second, as: UTF8.self)
    }

    /// Whether two numbers of one currency or unit stand in that order; false where they cannot be compared.
    private static func isNotLess(_ first: TextBytes, _ second: TextBytes) -> Bool {
        let left = TextShape.leadingLength(of: first)
        let right = TextShape.leadingLength(of: second)
        guard first.part(left..<first.count).isSame(as: second.part(right..<second.count)),
            let smaller = ExactDecimal(bytes: second.part(0..<right)),
            let greater = ExactDecimal(bytes: first.part(0..<left))
        else { return false }
        return greater >= smaller
    }
}
