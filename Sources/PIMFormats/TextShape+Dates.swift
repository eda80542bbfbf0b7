/// Dates in their usual spellings, seen on bytes; others are left to `CalendarDate`.
extension TextShape {
    /// Whether this is surely a day, or a day, `T`, hours, minutes, perhaps seconds, and an offset from UTC.
    static func isPlainDate(_ bytes: TextBytes) -> Bool {
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let century = twoDigits(bytes, at: 0), let years = twoDigits(bytes, at: 2),
            let month = twoDigits(bytes, at: 5), let day = twoDigits(bytes, at: 8)
        else { return false }
        // Later days than the 28th depend on the month; only these are left to the calendar.
        guard century + years > 0, month >= 1, month <= 12, day >= 1, day <= 28 || (day <= 30 && month != 2) else {
            return false
        }
        return bytes.count == 10 || isPlainTime(bytes)
    }

    /// Whether these are surely two such dates of one spelling and one offset, the earlier first.
    static func isPlainRange(_ bytes: TextBytes) -> Bool {
        let length = bytes.count / 2
        guard bytes.count == 2 * length + 1, bytes[length] == UInt8(ascii: "/") else { return false }
        let first = bytes.part(0..<length)
        let last = bytes.part(length + 1..<bytes.count)
        guard isPlainDate(first), isPlainDate(last) else { return false }
        // The length tells the spelling: with a `Z` or an offset of six bytes, with seconds or without.
        let clock = length == 10 ? 10 : length == 17 || length == 22 ? 16 : 19
        guard first.part(clock..<length).isSame(as: last.part(clock..<length)) else { return false }
        for index in 0..<clock where first[index] != last[index] { return first[index] < last[index] }
        return false
    }

    private static func isPlainTime(_ bytes: TextBytes) -> Bool {
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            let hour = twoDigits(bytes, at: 11), hour < 24, let minute = twoDigits(bytes, at: 14), minute < 60
        else { return false }
        var index = 16
        if bytes[index] == UInt8(ascii: ":") {
            guard bytes.count >= 20, let second = twoDigits(bytes, at: 17), second < 60 else { return false }
            index = 19
        }
        if bytes[index] == UInt8(ascii: "Z") { return index + 1 == bytes.count }
        guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"), bytes.count == index + 6,
            bytes[index + 3] == UInt8(ascii: ":"), let hours = twoDigits(bytes, at: index + 1), hours <= 14,
            let minutes = twoDigits(bytes, at: index + 4)
        else { return false }
        return minutes < 60
    }

    @inline(__always)
    private static func twoDigits(_ bytes: TextBytes, at index: Int) -> Int? {
        let tens = bytes[index] &- UInt8(ascii: "0")
        let ones = bytes[index + 1] &- UInt8(ascii: "0")
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }
}
