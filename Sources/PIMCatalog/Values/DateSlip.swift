import PIMText

/// Why a text that somebody took for a date is none, and how its day ought to be written; nothing is converted.
///
/// Worked example: `05.03.2024` is a day, a month and a year, so its remedy is to write 2024-03-05. `1402/12/15` is a day of
/// the Persian calendar or the Islamic one, for no product is of a year from 1300 to 1500.
package struct DateSlip: Sendable, Hashable {
    /// What is wrong, as a sentence goes on behind the text.
    package let reason: String
    /// What to do about it.
    package let remedy: String

    /// Whether the text has the form of a date at all.
    package let isDate: Bool

    /// What is wrong with a text where a day is wanted; the remedy writes days between such marks.
    package init(_ text: String, quote: String = "") {
        let example = quote + "2026-11-22" + quote
        guard let groups = Groups(text), let order = groups.order else {
            self.init(reason: "is not a date", remedy: "write it like \(example)", isDate: false)
            return
        }
        let year = order == .yearFirst ? groups.numbers[0] : groups.numbers[2]
        if CalendarDate.otherYears.contains(year) {
            self.init(
                reason: "is of the year \(year), as the Persian or Islamic calendar counts",
                remedy: "write the day of the Gregorian calendar as ISO 8601 does, such as \(example)"
            )
            return
        }
        let days = groups.days(order).map { quote + $0 + quote }
        switch (order, days.count) {
        case (_, 0): self.init(reason: "is no day of the calendar", remedy: "write it like \(example)")
        case (_, 2):
            self.init(
                reason: "is a day and a month in either order",
                remedy: "write \(days[0]) or \(days[1]), whichever it is"
            )
        case (.yearFirst, _):
            self.init(reason: "is not written as ISO 8601 writes dates", remedy: "write \(days[0])")
        default: self.init(reason: "has its year at the end", remedy: "write \(days[0])")
        }
    }

    private init(reason: String, remedy: String, isDate: Bool = true) {
        self.reason = reason
        self.remedy = remedy
        self.isDate = isDate
    }

    private enum Order {
        case yearFirst
        case yearLast
    }

    /// Three numbers with one mark between them.
    private struct Groups {
        var numbers: [Int] = []
        private var lengths: [Int] = []
        private var mark: Unicode.Scalar?

        init?(_ text: String) {
            var number = 0
            var length = 0
            for scalar in text.unicodeScalars {
                if let digit = Digits.digit(scalar.value) {
                    guard length < 4 else { return nil }
                    number = number * 10 + Int(digit)
                    length += 1
                } else if numbers.count == 2, length > 0, scalar == "T" || scalar == " " {
                    // A time of day follows.
                    break
                } else {
                    guard "-./".unicodeScalars.contains(scalar), length > 0, numbers.count < 2, mark ?? scalar == scalar
                    else { return nil }
                    mark = scalar
                    numbers.append(number)
                    lengths.append(length)
                    number = 0
                    length = 0
                }
            }
            guard numbers.count == 2, length > 0 else { return nil }
            numbers.append(number)
            lengths.append(length)
        }

        var order: Order? {
            if lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 { return .yearFirst }
            return lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4 ? .yearLast : nil
        }

        /// The days that the numbers may be, as ISO 8601 writes them.
        func days(_ order: Order) -> [String] {
            guard order == .yearLast else { return [Self.day(numbers[0], numbers[1], numbers[2])].compactMap(\.self) }
            let first = Self.day(numbers[2], numbers[1], numbers[0])
            // With points the day comes first.
            let second = mark == "." ? nil : Self.day(numbers[2], numbers[0], numbers[1])
            return first == second ? [first].compactMap(\.self) : [first, second].compactMap(\.self)
        }

        private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
            let text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
            return CalendarDate(text)?.dayText
        }

        private static func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
    }
}

extension CalendarDate {
    /// The years that are surely of the Persian calendar, or of the Islamic one.
    fileprivate static let otherYears = 1300...1500

    /// Whether it is written as ISO 8601 writes it, but counted by the Persian or Islamic calendar.
    package var isOfOtherCalendar: Bool { Self.otherYears.contains(year) }
}
