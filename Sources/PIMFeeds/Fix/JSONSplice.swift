import PIMIO

/// Writes a changed text over the JSON string it was read from.
///
/// What both texts begin and end with keeps its bytes, escapes and all; what is new is spelled like the rest: as `\u06CC`
/// where the string, or else its line, spells letters so, and as UTF-8 where it does not. Signs of markup stay `\u003c` where
/// the string spells them so.
struct JSONSplice {
    private let bytes: [UInt8]
    private let line: Range<Int>

    /// What is written over which bytes.
    struct Edit {
        let range: Range<Int>
        let replacement: [UInt8]
    }

    /// A letter, as it is spelled and as it is.
    private struct Unit {
        let range: Range<Int>
        let letter: [UInt8]
    }

    init(_ bytes: [UInt8], line: Range<Int>) {
        self.bytes = bytes
        self.line = line
    }

    /// The edit that makes a string say `text`; nil where it says that already.
    func edit(_ string: JSONText, to text: String) -> Edit? {
        let units = units(of: string)
        let new = Array(text.utf8)
        var first = 0
        var start = 0
        while first < units.count, new[start...].starts(with: units[first].letter) {
            start += units[first].letter.count
            first += 1
        }
        var last = units.count
        var end = new.count
        while last > first {
            let letter = units[last - 1].letter
            guard end - start >= letter.count, new[..<end].suffix(letter.count).elementsEqual(letter) else { break }
            end -= letter.count
            last -= 1
        }
        guard first < last || start < end else { return nil }
        let from = first < units.count ? units[first].range.lowerBound : string.range.upperBound
        let to = last > 0 && last > first ? units[last - 1].range.upperBound : from
        return Edit(range: from..<to, replacement: spelled(String(decoding: new[start..<end], as: UTF8.self), string))
    }

    /// Where a part of a string's text, in UTF-8 bytes, is spelled; nil where it begins or ends inside a letter.
    func range(of part: Range<Int>, in string: JSONText) -> Range<Int>? {
        guard string.hasEscapes else {
            let start = string.range.lowerBound
            return start + part.lowerBound..<start + part.upperBound
        }
        var starts: Int?
        var place = 0
        for unit in units(of: string) {
            if place == part.lowerBound { starts = unit.range.lowerBound }
            if place == part.upperBound { return starts.map { $0..<unit.range.lowerBound } }
            place += unit.letter.count
        }
        guard place == part.upperBound else { return nil }
        return (place == part.lowerBound ? string.range.upperBound : starts).map { $0..<string.range.upperBound }
    }

    private func units(of string: JSONText) -> [Unit] {
        var units: [Unit] = []
        var index = string.range.lowerBound
        while index < string.range.upperBound {
            let end = min(index + length(at: index), string.range.upperBound)
            var letter = ByteBuffer()
            JSONText(range: index..<end, hasEscapes: bytes[index] == UInt8(ascii: "\\")).append(
                from: bytes,
                to: &letter
            )
            units.append(Unit(range: index..<end, letter: letter.bytes))
            index = end
        }
        return units
    }

    private func length(at index: Int) -> Int {
        let byte = bytes[index]
        guard byte == UInt8(ascii: "\\") else { return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
        guard read(index + 1) == UInt8(ascii: "u") else { return 2 }
        let isHigh = read(index + 2) | 0x20 == UInt8(ascii: "d") && "89abAB".utf8.contains(read(index + 3))
        return isHigh ? 12 : 6
    }

    private func read(_ index: Int) -> UInt8 {
        index < line.upperBound ? bytes[index] : 0
    }

    private func spelled(_ text: String, _ string: JSONText) -> [UInt8] {
        let escapesLetters = escapesLetters(string)
        let digits = Array((hasSmallDigits ? "0123456789abcdef" : "0123456789ABCDEF").utf8)
        let escapesSlash = has("\\/", in: string.range)
        let escapedSigns = escapedSigns(string)
        var result: [UInt8] = []
        func escape(_ unit: UInt16) {
            result += Array("\\u".utf8)
            for shift in [12, 8, 4, 0] { result.append(digits[Int(unit >> shift & 15)]) }
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where escapedSigns.contains(scalar): escape(UInt16(scalar.value))
            case "\"", "\\": result += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
            case "/" where escapesSlash: result += Array("\\/".utf8)
            case "\n": result += Array("\\n".utf8)
            case "\r": result += Array("\\r".utf8)
            case "\t": result += Array("\\t".utf8)
            case "\u{8}": result += Array("\\b".utf8)
            case "\u{C}": result += Array("\\f".utf8)
            default:
                let isEscaped = scalar.value < 0x20 || (escapesLetters && scalar.value >= 0x80)
                if isEscaped {
                    Array(String(scalar).utf16).forEach(escape)
                } else {
                    result += Array(String(scalar).utf8)
                }
            }
        }
        return result
    }

    /// The signs of markup that a string spells as escapes.
    private func escapedSigns(_ string: JSONText) -> [Unicode.Scalar] {
        guard string.hasEscapes else { return [] }
        let signs: [Unicode.Scalar] = ["<", ">", "&", "\"", "'"]
        return signs.filter { sign in
            ["0123456789abcdef", "0123456789ABCDEF"].contains { digits in
                let digits = Array(digits.utf8)
                let code = [digits[Int(sign.value >> 4)], digits[Int(sign.value & 15)]]
                return has("\\u00" + String(decoding: code, as: UTF8.self), in: string.range)
            }
        }
    }

    /// Whether letters beyond ASCII are spelled as escapes: in the string, or where it has none, in the line.
    private func escapesLetters(_ string: JSONText) -> Bool {
        for range in [string.range, line] {
            if bytes[range].contains(where: { $0 >= 0x80 }) { return false }
            if has("\\u", in: range) { return true }
        }
        return false
    }

    /// Whether the digits of escapes are small letters, as in the first escape of the line that tells.
    private var hasSmallDigits: Bool {
        var index = line.lowerBound
        while index + 5 < line.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "u") {
                for digit in bytes[index + 2..<index + 6] where digit >= UInt8(ascii: "A") {
                    return digit >= UInt8(ascii: "a")
                }
            }
            index += 2
        }
        return true
    }

    /// Whether a range has an escape.
    private func has(_ escape: String, in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if bytes[index..<range.upperBound].starts(with: escape.utf8) { return true }
            index += 2
        }
        return false
    }
}
