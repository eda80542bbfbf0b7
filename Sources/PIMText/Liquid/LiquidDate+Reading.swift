extension LiquidDate {
    /// Reads a date as people and machines write it; nil for anything else.
    ///
    /// Days: `2026-11-22`, `2026/11/22`, `20261122`, `22 November 2026`, `Nov 22, 2026`, `22-Nov-2026`, with or without
    /// a weekday, and `Fri Nov 22 10:30:00 2026`. Behind it a time may follow: `T10:30`, ` 10:30:00.125`, `10:30 pm`, and
    /// an offset: `Z`, `UTC`, `+03:30`.
    /// Without an offset UTC is meant. Digits alone are seconds since 1970, except eight of them that name a day.
    public init?(_ text: String) {
        let date = text.withBytes { Self.read($0) }
        guard let date else { return nil }
        self = date
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> LiquidDate? {
        guard bytes.count <= 100 else { return nil }
        var reader = LiquidDateReader(bytes)
        return reader.date()
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

/// Reads a date from its words and numbers.
private struct LiquidDateReader {
    private enum Piece: Equatable {
        case number(Int, digits: Int)
        case word([UInt8])
        case sign(UInt8)
    }

    private var pieces: [Piece] = []
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < bytes.count {
            let start = place
            if bytes[place].isASCIIDigit {
                while place < bytes.count, bytes[place].isASCIIDigit { place += 1 }
                let digits = place - start
                let value = bytes[start..<place].prefix(18).reduce(0) { $0 * 10 + Int($1 - 0x30) }
                pieces.append(.number(value, digits: digits))
            } else if bytes[place].isASCIILetter {
                while place < bytes.count, bytes[place].isASCIILetter { place += 1 }
                pieces.append(.word(bytes[start..<place].map(\.asciiLowercased)))
            } else {
                if !bytes[place].isLiquidSpace { pieces.append(.sign(bytes[place])) }
                place += 1
            }
        }
    }

    mutating func date() -> LiquidDate? {
        if pieces.count == 1, case .number(let seconds, let digits) = pieces[0], digits != 8 {
            return digits <= 12 ? LiquidDate(seconds: seconds) : nil
        }
        skipWeekday()
        let start = index
        if let date = dayAroundClock() { return date }
        index = start
        guard let (year, month, day) = day() else { return nil }
        _ = take(sign: ",")
        if case .word(let word)? = piece, word == Array("t".utf8) { index += 1 }
        guard index < pieces.count else { return LiquidDate(year: year, month: month, day: day) }
        guard let clock = time(), let offset = offset(), index == pieces.count else { return nil }
        return date(year, month, day, clock, offset)
    }

    private typealias Clock = (hour: Int, minute: Int, second: Int, nanosecond: Int)

    private func date(_ year: Int, _ month: Int, _ day: Int, _ clock: Clock, _ offset: Int) -> LiquidDate? {
        LiquidDate(
            year: year,
            month: month,
            day: day,
            hour: clock.hour,
            minute: clock.minute,
            second: clock.second,
            nanosecond: clock.nanosecond,
            offset: offset
        )
    }

    /// A day with the year behind the time, as C's `asctime` and `date` write it: `Jul 16 01:00:00 UTC 2004`.
    private mutating func dayAroundClock() -> LiquidDate? {
        guard let month = takeMonth(), let day = takeNumber(2), index + 1 < pieces.count,
            pieces[index + 1] == .sign(UInt8(ascii: ":")), let clock = time()
        else { return nil }
        var offset = 0
        if case .number(_, digits: 4)? = piece {} else { offset = self.offset() ?? 1 << 20 }
        guard let year = takeNumber(4), index == pieces.count else { return nil }
        return date(year, month, day, clock, offset)
    }

    private var piece: Piece? { index < pieces.count ? pieces[index] : nil }

    private mutating func skipWeekday() {
        guard case .word(let word)? = piece, Self.place(of: word, in: LiquidDate.weekdays) != nil else { return }
        index += 1
        _ = take(sign: ",")
    }

    private mutating func day() -> (year: Int, month: Int, day: Int)? {
        switch piece {
        case .number(let number, digits: 8)?:
            index += 1
            return (number / 10_000, number / 100 % 100, number % 100)
        case .number(let year, digits: 4)?:
            index += 1
            guard take(sign: "-") || take(sign: "/"), let month = takeMonth() ?? takeNumber(2) else { return nil }
            guard take(sign: "-") || take(sign: "/"), let day = takeNumber(2) else { return nil }
            return (year, month, day)
        case .number(let day, digits: 1...2)?:
            index += 1
            skipOrdinal()
            _ = take(sign: "-")
            guard let month = takeMonth() else { return nil }
            _ = take(sign: "-") || take(sign: ",")
            return takeNumber(4).map { ($0, month, day) }
        case .word?:
            guard let month = takeMonth(), let day = takeNumber(2) else { return nil }
            skipOrdinal()
            _ = take(sign: ",")
            return takeNumber(4).map { ($0, month, day) }
        default: return nil
        }
    }

    private mutating func time() -> Clock? {
        guard var hour = takeNumber(2), take(sign: ":"), let minute = takeNumber(2) else { return nil }
        var second = 0
        var nanosecond = 0
        if take(sign: ":") {
            guard let given = takeNumber(2) else { return nil }
            second = given
            if take(sign: ".") {
                guard case .number(var fraction, let digits)? = piece else { return nil }
                for _ in min(digits, 9)..<9 { fraction *= 10 }
                for _ in 9..<max(9, min(digits, 18)) { fraction /= 10 }
                nanosecond = fraction
                index += 1
            }
        }
        if case .word(let word)? = piece, word == Array("am".utf8) || word == Array("pm".utf8) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (word[0] == UInt8(ascii: "p") ? 12 : 0)
            index += 1
        }
        return (hour, minute, second, nanosecond)
    }

    private mutating func offset() -> Int? {
        switch piece {
        case nil: return 0
        case .word(let word)?:
            guard ["z", "utc", "gmt"].contains(where: { word == Array($0.utf8) }) else { return nil }
            index += 1
            return 0
        case .sign(let sign)? where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
            index += 1
            let direction = sign == UInt8(ascii: "+") ? 1 : -1
            guard case .number(let number, let digits)? = piece else { return nil }
            index += 1
            if digits == 4 { return direction * (number / 100 * 60 + number % 100) }
            guard digits <= 2 else { return nil }
            guard take(sign: ":") else { return direction * number * 60 }
            return takeNumber(2).map { direction * (number * 60 + $0) }
        default: return nil
        }
    }

    private mutating func take(sign: Unicode.Scalar) -> Bool {
        guard piece == .sign(UInt8(ascii: sign)) else { return false }
        index += 1
        return true
    }

    private mutating func takeNumber(_ mostDigits: Int) -> Int? {
        guard case .number(let number, let digits)? = piece, digits <= mostDigits else { return nil }
        index += 1
        return number
    }

    private mutating func takeMonth() -> Int? {
        guard case .word(let word)? = piece, let month = Self.place(of: word, in: LiquidDate.months) else { return nil }
        index += 1
        _ = take(sign: ".")
        return month + 1
    }

    private mutating func skipOrdinal() {
        guard case .word(let word)? = piece, ["st", "nd", "rd", "th"].contains(where: { word == Array($0.utf8) })
        else { return }
        index += 1
    }

    /// The place of a name that a word says, in full or by its first three letters.
    private static func place(of word: [UInt8], in names: [String]) -> Int? {
        guard word.count >= 3 else { return nil }
        return names.firstIndex { name in
            let letters = name.utf8.map(\.asciiLowercased)
            return word == letters || (word.count <= 4 && letters.starts(with: word))
        }
    }
}
