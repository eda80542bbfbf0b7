/// Numbers as people read them on a terminal; the same in every locale.
enum Quantity {
    /// The number with a space between groups of three digits.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += " " }
            text.append(digit)
        }
        return number < 0 ? "-\(text)" : text
    }

    /// The number of bytes in the unit that fits, powers of 1000, one digit after the point.
    static func bytes(_ count: Int) -> String {
        guard count >= 1000 else { return "\(count) B" }
        var tenths = count / 100
        for unit in ["kB", "MB", "GB"] {
            if tenths < 10_000 { return "\(tenths / 10).\(tenths % 10) \(unit)" }
            tenths /= 1000
        }
        return "\(grouped(tenths / 10)).\(tenths % 10) TB"
    }

    /// A number of seconds as `0:07`, `12:30` or `1:02:03`.
    static func time(_ seconds: Int) -> String {
        let minutes = seconds / 60 % 60
        let rest = twoDigits(seconds % 60)
        return seconds < 3600 ? "\(minutes):\(rest)" : "\(seconds / 3600):\(twoDigits(minutes)):\(rest)"
    }

    /// The number and its noun: `1 error`, `2 errors`.
    static func counted(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
