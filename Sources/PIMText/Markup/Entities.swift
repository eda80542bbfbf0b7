/// The characters that HTML writes as names and numbers: `&eacute;`, `&#322;`, `&#x141;`.
///
/// **Source:** the HTML standard, https://html.spec.whatwg.org/multipage/named-characters.html. Without a semicolon only
/// numbers and the old names count that browsers take so, such as `&copy`, and only where nothing stands behind them that
/// could go on: in the texts of shops `&copy=1` is more often a part of an address than a sign.
enum Entities {
    /// What an entity stands for, and the place behind it.
    struct Match {
        let first: UInt32
        /// The second scalar of the few names that have two, else 0.
        let second: UInt32
        let end: Int
    }

    /// The longest entity, `&` and `;` included.
    static let longest = 33

    /// The entity that begins with the `&` at `index`; nil where none is there.
    static func match(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Match? {
        let start = index + 1
        guard start < bytes.count else {
            return nil
        }
        guard bytes[start] != UInt8(ascii: "#") else {
            return number(in: bytes, from: start + 1)
        }
        let limit = min(bytes.count, index + longest)
        var end = start
        var name: UInt32 = 0
        while end < limit, bytes[end].isASCIILetter || bytes[end].isASCIIDigit {
            name = name << 8 | UInt32(bytes[end])
            end += 1
        }
        guard end < limit, bytes[end] == UInt8(ascii: ";") else {
            return unended(in: bytes, from: start, to: end)
        }
        if end - start <= 4, let first = common(name) {
            return Match(first: first, second: 0, end: end + 1)
        }
        return end > start ? named(UnsafeBufferPointer(rebasing: bytes[start..<end]), end: end + 1) : nil
    }

    /// What the names that most texts have stand for, given as one number.
    private static func common(_ name: UInt32) -> UInt32? {
        switch name {
        case 0x61_6D70: 0x26
        case 0x6C74: 0x3C
        case 0x6774: 0x3E
        case 0x7175_6F74: 0x22
        case 0x6170_6F73: 0x27
        case 0x6E62_7370: 0xA0
        default: nil
        }
    }

    /// An old name without its semicolon.
    private static func unended(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Match? {
        guard (2...6).contains(end - start), isEnd(end, in: bytes) else {
            return nil
        }
        let name = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard let match = named(name, end: end), match.first < 0x100, match.second == 0 else {
            return nil
        }
        return isYoung(name) ? nil : match
    }

    /// Whether nothing stands at a place that a name or a number could go on with.
    private static func isEnd(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard place < bytes.count else {
            return true
        }
        switch bytes[place] {
        case UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "#"): return false
        case let byte: return !byte.isASCIILetter && !byte.isASCIIDigit
        }
    }

    /// Whether a name for a character below U+0100 came with HTML 5 or XML, and so needs its semicolon.
    private static func isYoung(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        youngNames.contains { young in
            young.utf8CodeUnitCount == name.count
                && name.elementsEqual(UnsafeBufferPointer(start: young.utf8Start, count: young.utf8CodeUnitCount))
        }
    }

    /// The names of at most six letters that browsers do not take without a semicolon.
    private static let youngNames: [StaticString] = [
        "Dot", "Hat", "Tab", "angst", "apos", "ast", "bsol", "colon", "comma", "commat", "die", "div", "dollar",
        "equals", "excl", "grave", "half", "lbrace", "lbrack", "lcub", "lowbar", "lpar", "lsqb", "midast", "num",
        "percnt", "period", "plus", "pm", "quest", "rbrace", "rbrack", "rcub", "rpar", "rsqb", "semi", "sol", "strns",
        "verbar", "vert",
    ]

    private static func number(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Match? {
        let isHexadecimal = start < bytes.count && bytes[start] | 0x20 == UInt8(ascii: "x")
        let first = isHexadecimal ? start + 1 : start
        let limit = min(bytes.count, start - 2 + longest)
        var end = first
        var value: UInt32 = 0
        while end < limit, let digit = bytes[end].hexadecimalValue, isHexadecimal || digit < 10, value < 0x11_0000 {
            value = value * (isHexadecimal ? 16 : 10) + digit
            end += 1
        }
        guard end > first else {
            return nil
        }
        let isEnded = end < bytes.count && bytes[end] == UInt8(ascii: ";")
        guard isEnded || isEnd(end, in: bytes) else {
            return nil
        }
        if (0x80...0x9F).contains(value) { value = windows1252(value) }
        guard let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return Match(first: scalar.value, second: 0, end: isEnded ? end + 1 : end)
    }

    private static func named(_ name: UnsafeBufferPointer<UInt8>, end: Int) -> Match? {
        let entries = UnsafeBufferPointer(
            start: EntityTable.entries.utf8Start,
            count: EntityTable.entries.utf8CodeUnitCount
        )
        var low = 0
        var high = entries.count - 1
        // Each round looks at the entry around the middle; both bounds stand on a `!`.
        while low < high {
            var start = (low + high) / 2
            while entries[start] != UInt8(ascii: "!") { start -= 1 }
            var place = start + 1
            var offset = 0
            while offset < name.count, entries[place] == name[offset] {
                place += 1
                offset += 1
            }
            let found = entries[place] == UInt8(ascii: ";") ? 0 : entries[place]
            let wanted = offset < name.count ? name[offset] : 0
            if found == wanted { return match(entries, at: place + 1, end: end) }
            if found < wanted {
                while entries[place] != UInt8(ascii: "!") { place += 1 }
                low = place
            } else {
                high = start
            }
        }
        return nil
    }

    private static func match(_ entries: UnsafeBufferPointer<UInt8>, at place: Int, end: Int) -> Match {
        func scalar(_ place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 << 6 | UInt32(entries[place + $1] - ScalarTable.firstCode) }
        }
        let isSingle = entries[place + 4] == UInt8(ascii: "!")
        return Match(first: scalar(place), second: isSingle ? 0 : scalar(place + 4), end: end)
    }

    /// What browsers show for the numbers of control characters: the letters of Windows at that place.
    private static func windows1252(_ value: UInt32) -> UInt32 {
        let scalars: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
            0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
            0x153, 0x9D, 0x17E, 0x178,
        ]
        return scalars[Int(value - 0x80)]
    }
}
