/// A moment with its offset from UTC, counted in seconds; the calendar is the Gregorian one for all years.
public struct LiquidDate: Sendable, Hashable, Comparable {
    /// The seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int
    /// What lies beyond the last whole second, in nanoseconds.
    public let nanosecond: Int
    /// The offset of the clock on the wall from UTC, in minutes east.
    public let offset: Int
    /// Whether a whole day is meant, which is written without a time.
    public let isDay: Bool

    /// A moment by its seconds since 1970 in UTC, and the offset it is shown in; both are kept within reason.
    public init(seconds: Int, nanosecond: Int = 0, offset: Int = 0) {
        self.seconds = min(max(seconds, -Self.farthest), Self.farthest)
        self.nanosecond = min(max(nanosecond, 0), 999_999_999)
        self.offset = min(max(offset, -1440), 1440)
        isDay = false
    }

    /// A day; nil where there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        seconds = Self.dayNumber(year: year, month: month, day: day) * 86_400
        nanosecond = 0
        offset = 0
        isDay = true
    }

    /// A day and a time as a clock with this offset shows them; nil where there is no such day or time.
    public init?(
        year: Int,
        month: Int,
        day: Int,
        hour: Int,
        minute: Int = 0,
        second: Int = 0,
        nanosecond: Int = 0,
        offset: Int = 0
    ) {
        guard let date = LiquidDate(year: year, month: month, day: day), (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second), (-1440...1440).contains(offset)
        else { return nil }
        let seconds = date.seconds + hour * 3_600 + minute * 60 + second - offset * 60
        self.init(seconds: seconds, nanosecond: nanosecond, offset: offset)
    }

    /// Orders by moment.
    public static func < (left: LiquidDate, right: LiquidDate) -> Bool {
        (left.seconds, left.nanosecond) < (right.seconds, right.nanosecond)
    }

    /// Appends `2026-11-22`, or `2026-11-22 10:30:00 +0330` where it is no whole day.
    func append(to output: inout [UInt8]) {
        LiquidDateFormat.append(self, isDay ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S %z", to: &output)
    }

    /// About the year 9999, far enough.
    private static let farthest = 253_402_300_799

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days since 1970-01-01.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// What a calendar and a clock on the wall show.
    struct Fields {
        let year: Int
        let month: Int
        let day: Int
        let hour: Int
        let minute: Int
        let second: Int
        /// 0 for Sunday.
        let weekday: Int
        /// 1 for the first of January.
        let dayOfYear: Int
    }

    var fields: Fields {
        let local = seconds + offset * 60
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let time = local - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayFromMarch + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return Fields(
            year: year,
            month: month,
            day: dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1,
            hour: time / 3_600,
            minute: time / 60 % 60,
            second: time % 60,
            weekday: ((days + 4) % 7 + 7) % 7,
            dayOfYear: days - Self.dayNumber(year: year, month: 1, day: 1) + 1
        )
    }
}
