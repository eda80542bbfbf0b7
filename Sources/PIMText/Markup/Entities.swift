/// The characters that HTML writes as names and numbers: `&eacute;`, `&#322;`, `&#x141;`.
///
/// **Source:** the HTML standard, https://html.spec.whatwg.org/multipage/named-characters.html. Only names with their
/// semicolon count: in the texts of shops `&copy` is more often a part of an address than a sign.
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
        let limit = min(bytes.count, index + longest)
        var end = index + 1
        while end < limit, bytes[end] != UInt8(ascii: ";") {
            guard bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == UInt8(ascii: "#") else {
                return nil
            }
            end += 1
        }
        guard end < limit, end > index + 1 else {
            return nil
        }
        guard bytes[index + 1] == UInt8(ascii: "#") else {
            return named(UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end]), end: end + 1)
        }
        return number(in: bytes, from: index + 2, to: end).map { Match(first: $0, second: 0, end: end + 1) }
    }

    private static func number(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> UInt32? {
        let isHexadecimal = start < end && bytes[start] | 0x20 == UInt8(ascii: "x")
        let digits = (isHexadecimal ? start + 1 : start)..<max(end, start + 1)
        guard !digits.isEmpty, digits.upperBound == end else {
            return nil
        }
        var value: UInt32 = 0
        for place in digits {
            guard let digit = bytes[place].hexadecimalValue, isHexadecimal || digit < 10, value < 0x11_0000 else {
                return nil
            }
            value = value * (isHexadecimal ? 16 : 10) + digit
        }
        if (0x80...0x9F).contains(value) { return windows1252(value) }
        return Unicode.Scalar(value)?.value
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
