/// A day of the Gregorian calendar, or a moment of it with its offset from UTC, as ISO 8601 writes it.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// A time of day and its offset from UTC.
    public struct Time: Sendable, Hashable {
        /// 0 to 23.
        public var hour: Int
        /// 0 to 59.
        public var minute: Int
        /// 0 to 59.
        public var second: Int
        /// Minutes east of UTC; nil where the text does not say.
        public var offset: Int?
    }

    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month.
    public let day: Int
    /// The time of day, where one is given.
    public let time: Time?

    /// Reads `2026-11-22`, `2026-11-22T10:30`, `…:00`, with `Z`, `+0330` or `+03:30`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7),
            let day = Self.number(bytes, 8..<10), year >= 1, (1...12).contains(month),
            day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        guard bytes.count > 10 else {
            time = nil
            return
        }
        guard let time = Self.time(bytes) else { return nil }
        self.time = time
    }

    /// The date as ISO 8601, with seconds and offset where a time is given.
    public var description: String {
        let day = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(self.day, 2))"
        guard let time else { return day }
        let clock = "\(Self.padded(time.hour, 2)):\(Self.padded(time.minute, 2)):\(Self.padded(time.second, 2))"
        guard let offset = time.offset else { return "\(day)T\(clock)" }
        guard offset != 0 else { return "\(day)T\(clock)Z" }
        let sign = offset < 0 ? "-" : "+"
        return "\(day)T\(clock)\(sign)\(Self.padded(abs(offset) / 60, 2)):\(Self.padded(abs(offset) % 60, 2))"
    }

    /// The day alone, as ISO 8601.
    public var dayText: String { String(description.prefix(10)) }

    /// Orders by moment; a day stands for its first moment, a missing offset for UTC.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.secondsFromStart < right.secondsFromStart
    }

    private var secondsFromStart: Int {
        let shifted = month <= 2 ? year - 1 : year
        let monthOfYear = month <= 2 ? month + 9 : month - 3
        let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthOfYear + 2) / 5 + day
        guard let time else { return days * 86_400 }
        return days * 86_400 + time.hour * 3_600 + time.minute * 60 + time.second - (time.offset ?? 0) * 60
    }

    private static func time(_ bytes: [UInt8]) -> Time? {
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), let hour = number(bytes, 11..<13), let minute = number(bytes, 14..<16),
            hour < 24, minute < 60
        else { return nil }
        var time = Time(hour: hour, minute: minute, second: 0, offset: nil)
        var index = 16
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            guard bytes.count >= 19, let second = number(bytes, 17..<19), second < 60 else { return nil }
            time.second = second
            index = 19
        }
        guard index < bytes.count else { return time }
        if bytes[index] == UInt8(ascii: "Z") {
            time.offset = 0
            return index + 1 == bytes.count ? time : nil
        }
        let isEast = bytes[index] == UInt8(ascii: "+")
        guard isEast || bytes[index] == UInt8(ascii: "-") else { return nil }
        let digits = bytes[(index + 1)...].filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, bytes.count - index <= 6, let hours = number(digits, 0..<2),
            let minutes = number(digits, 2..<4), hours <= 14, minutes < 60
        else { return nil }
        time.offset = (hours * 60 + minutes) * (isEast ? 1 : -1)
        return time
    }

    private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var result = 0
        for byte in bytes[range] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            result = result * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return result
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
