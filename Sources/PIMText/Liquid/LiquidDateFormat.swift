/// Writes dates by patterns of `strftime`, with the flags `-`, `0`, `_`, `^` and `#` and a width.
enum LiquidDateFormat {
    /// Appends a date by a pattern given as a string.
    static func append(_ date: LiquidDate, _ pattern: String, to output: inout [UInt8]) {
        pattern.withBytes { append(date, $0, to: &output) }
    }

    /// Appends a date by a pattern; directives nobody knows are written as they stand.
    static func append(_ date: LiquidDate, _ pattern: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let fields = date.fields
        var index = 0
        while index < pattern.count {
            guard pattern[index] == UInt8(ascii: "%") else {
                output.append(pattern[index])
                index += 1
                continue
            }
            let start = index
            var directive = Directive()
            index = directive.read(pattern, from: index + 1)
            if index > pattern.count || !directive.append(date, fields, to: &output) {
                index = min(index, pattern.count)
                output.append(contentsOf: pattern[start..<index])
            }
        }
    }

    private struct Directive {
        private var letter: UInt8 = 0
        private var padding: UInt8?
        private var isUnpadded = false
        private var isUpper = false
        private var isSwapped = false
        private var colons = 0
        private var width: Int?

        /// Reads flags, width and letter; returns the place behind, or beyond the end where the letter is missing.
        mutating func read(_ pattern: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            var index = start
            while index < pattern.count {
                let byte = pattern[index]
                index += 1
                switch byte {
                case UInt8(ascii: "-"): isUnpadded = true
                case UInt8(ascii: "_"): padding = 0x20
                case UInt8(ascii: "^"): isUpper = true
                case UInt8(ascii: "#"): isSwapped = true
                case UInt8(ascii: ":"): colons += 1
                case UInt8(ascii: "0") where width == nil: padding = 0x30
                case 0x30...0x39: width = min((width ?? 0) * 10 + Int(byte - 0x30), 100)
                default:
                    letter = byte
                    return index
                }
            }
            return pattern.count + 1
        }

        func append(_ date: LiquidDate, _ fields: LiquidDate.Fields, to output: inout [UInt8]) -> Bool {
            let hour = fields.hour % 12 == 0 ? 12 : fields.hour % 12
            switch Unicode.Scalar(letter) {
            case "%": output.append(letter)
            case "n": output.append(0x0A)
            case "t": output.append(0x09)
            case "Y": number(fields.year, 1, 0x30, &output)
            case "C": number(fields.year / 100, 2, 0x30, &output)
            case "y": number(fields.year % 100, 2, 0x30, &output)
            case "m": number(fields.month, 2, 0x30, &output)
            case "d": number(fields.day, 2, 0x30, &output)
            case "e": number(fields.day, 2, 0x20, &output)
            case "j": number(fields.dayOfYear, 3, 0x30, &output)
            case "H": number(fields.hour, 2, 0x30, &output)
            case "k": number(fields.hour, 2, 0x20, &output)
            case "I": number(hour, 2, 0x30, &output)
            case "l": number(hour, 2, 0x20, &output)
            case "M": number(fields.minute, 2, 0x30, &output)
            case "S": number(fields.second, 2, 0x30, &output)
            case "L": fraction(date.nanosecond, 3, &output)
            case "N": fraction(date.nanosecond, 9, &output)
            case "s": number(date.seconds, 1, 0x30, &output)
            case "u": number(fields.weekday == 0 ? 7 : fields.weekday, 1, 0x30, &output)
            case "w": number(fields.weekday, 1, 0x30, &output)
            case "U": number((fields.dayOfYear + 6 - fields.weekday) / 7, 2, 0x30, &output)
            case "W": number((fields.dayOfYear + 6 - (fields.weekday + 6) % 7) / 7, 2, 0x30, &output)
            case "G": number(Self.week(fields).year, 1, 0x30, &output)
            case "g": number(Self.week(fields).year % 100, 2, 0x30, &output)
            case "V": number(Self.week(fields).number, 2, 0x30, &output)
            case "B": word(LiquidDate.months[fields.month - 1], &output)
            case "b", "h": word(String(LiquidDate.months[fields.month - 1].prefix(3)), &output)
            case "A": word(LiquidDate.weekdays[fields.weekday], &output)
            case "a": word(String(LiquidDate.weekdays[fields.weekday].prefix(3)), &output)
            case "p": word(fields.hour < 12 ? "AM" : "PM", &output)
            case "P": word(fields.hour < 12 ? "am" : "pm", &output)
            case "Z": word(date.offset == 0 ? "UTC" : "", &output)
            case "z": zone(date.offset, &output)
            case "D", "x": LiquidDateFormat.append(date, "%m/%d/%y", to: &output)
            case "F": LiquidDateFormat.append(date, "%Y-%m-%d", to: &output)
            case "T", "X": LiquidDateFormat.append(date, "%H:%M:%S", to: &output)
            case "R": LiquidDateFormat.append(date, "%H:%M", to: &output)
            case "r": LiquidDateFormat.append(date, "%I:%M:%S %p", to: &output)
            case "c": LiquidDateFormat.append(date, "%a %b %e %H:%M:%S %Y", to: &output)
            case "v": LiquidDateFormat.append(date, "%e-%^b-%Y", to: &output)
            case "+": LiquidDateFormat.append(date, "%a %b %e %H:%M:%S %Z %Y", to: &output)
            default: return false
            }
            return true
        }

        private func number(_ number: Int, _ digits: Int, _ filler: UInt8, _ output: inout [UInt8]) {
            var text: [UInt8] = []
            LiquidScratch.append(number, to: &text)
            let missing = isUnpadded ? 0 : max(0, (width ?? digits) - text.count)
            output.append(contentsOf: repeatElement(padding ?? filler, count: missing))
            output.append(contentsOf: text)
        }

        /// The first digits behind the point of the seconds, as many as the width says.
        private func fraction(_ nanosecond: Int, _ digits: Int, _ output: inout [UInt8]) {
            var divisor = 100_000_000
            for _ in 0..<(width ?? digits) {
                output.append(0x30 + UInt8(divisor > 0 ? nanosecond / divisor % 10 : 0))
                divisor /= 10
            }
        }

        private func word(_ word: String, _ output: inout [UInt8]) {
            let missing = max(0, (width ?? 0) - word.utf8.count)
            output.append(contentsOf: repeatElement(padding ?? 0x20, count: missing))
            switch (isUpper, isSwapped) {
            case (true, _): output.append(contentsOf: word.uppercased().utf8)
            case (_, true):
                let isCapital = word.utf8.allSatisfy { $0 < 0x61 }
                output.append(contentsOf: (isCapital ? word.lowercased() : word.uppercased()).utf8)
            default: output.append(contentsOf: word.utf8)
            }
        }

        private func zone(_ offset: Int, _ output: inout [UInt8]) {
            output.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
            let minutes = abs(offset)
            Self.twoDigits(minutes / 60, &output)
            if colons > 0 { output.append(UInt8(ascii: ":")) }
            Self.twoDigits(minutes % 60, &output)
        }

        private static func twoDigits(_ number: Int, _ output: inout [UInt8]) {
            output.append(0x30 + UInt8(number / 10))
            output.append(0x30 + UInt8(number % 10))
        }

        /// The week of the year by ISO 8601, and the year it belongs to.
        private static func week(_ fields: LiquidDate.Fields) -> (year: Int, number: Int) {
            let weekday = (fields.weekday + 6) % 7
            let number = (fields.dayOfYear - weekday + 9) / 7
            if number < 1 { return (fields.year - 1, weeks(in: fields.year - 1)) }
            return number > weeks(in: fields.year) ? (fields.year + 1, 1) : (fields.year, number)
        }

        private static func weeks(in year: Int) -> Int {
            let first = (LiquidDate.dayNumber(year: year, month: 1, day: 1) + 3) % 7
            let weekday = (first + 7) % 7
            return weekday == 3 || (weekday == 2 && LiquidDate.days(in: 2, of: year) == 29) ? 53 : 52
        }
    }
}
