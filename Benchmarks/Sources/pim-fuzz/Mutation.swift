/// Spoils good product lines in the ways in which files are spoilt, and in the ways in which parsers are.
struct Mutation {
    let lines: [[UInt8]]

    /// A line with none to six changes, most often one or two.
    func line(_ random: inout FuzzRandom) -> [UInt8] {
        var line = random.pick(lines)
        var changes = random.pick([0, 1, 1, 1, 1, 2, 2, 3, 4, 6])
        while changes > 0 {
            change(&line, &random)
            changes -= 1
        }
        return line
    }

    private func change(_ line: inout [UInt8], _ random: inout FuzzRandom) {
        guard !line.isEmpty else {
            line = Array(random.pick(Self.tokens).utf8)
            return
        }
        let index = random.below(line.count)
        switch random.below(18) {
        case 0: line[index] ^= 1 << UInt8(random.below(8))
        case 1: line[index] = UInt8(random.below(256))
        case 2: line.insert(UInt8(random.below(256)), at: index)
        case 3: line.remove(at: index)
        case 4: line.removeSubrange(index..<min(line.count, index + 1 + random.below(24)))
        case 5: line.removeSubrange(index...)
        case 6: line = splice(line, index, &random)
        case 7, 8: line.insert(contentsOf: random.pick(Self.tokens).utf8, at: index)
        case 9: line.insert(contentsOf: random.pick(Self.sequences), at: index)
        case 10: spoilStructure(&line, from: index, &random)
        case 11: repeatMember(&line, from: index)
        case 12: escape(&line, from: index)
        case 13: line.swapAt(index, random.below(line.count))
        case 14: nest(&line, from: index, &random)
        case 15: spoilNumber(&line, from: index, &random)
        case 16: line.insert(contentsOf: line[index..<min(line.count, index + 1 + random.below(40))], at: index)
        default: replaceValue(&line, from: index, &random)
        }
    }

    /// The beginning of one line and the end of another.
    private func splice(_ line: [UInt8], _ index: Int, _ random: inout FuzzRandom) -> [UInt8] {
        let other = random.pick(lines)
        guard !other.isEmpty else { return line }
        return Array(line[..<index] + other[random.below(other.count)...])
    }

    private func spoilStructure(_ line: inout [UInt8], from start: Int, _ random: inout FuzzRandom) {
        guard let index = Self.first(of: Self.structure, in: line, from: start) else { return }
        switch random.below(3) {
        case 0: line.remove(at: index)
        case 1: line.insert(line[index], at: index)
        default: line[index] = random.pick(Self.structure)
        }
    }

    /// Writes a key with its value a second time; what a value is, is guessed at: up to a comma or a bracket.
    private func repeatMember(_ line: inout [UInt8], from start: Int) {
        var index = start
        while index < line.count {
            guard let key = Self.first(of: [0x22], in: line, from: index),
                let end = Self.first(of: [0x22], in: line, from: key + 1)
            else { return }
            guard end + 1 < line.count, line[end + 1] == UInt8(ascii: ":") else {
                index = end
                continue
            }
            let stop = Self.first(of: Array(",}]".utf8), in: line, from: end) ?? line.count
            var member = Array(line[key..<stop]) + [UInt8(ascii: ",")]
            let opened = member.filter { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }.count
            if opened > 0 { member = Array(line[key...end]) + Array(":[],".utf8) }
            line.insert(contentsOf: member, at: key)
            return
        }
    }

    /// Writes one letter as an escape: the same text, other bytes.
    private func escape(_ line: inout [UInt8], from start: Int) {
        guard let index = line[start...].firstIndex(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return }
        let digits = Array("0123456789abcdef".utf8)
        let letter = Int(line[index])
        line.replaceSubrange(index...index, with: Array("\\u00".utf8) + [digits[letter >> 4], digits[letter & 15]])
    }

    private func nest(_ line: inout [UInt8], from start: Int, _ random: inout FuzzRandom) {
        guard let index = Self.first(of: [UInt8(ascii: ":")], in: line, from: start) else { return }
        let depth = random.pick([1, 2, 60, 63, 64, 65, 120, 127, 128, 129, 200])
        let isObject = random.below(2) == 0
        let opening = Array((isObject ? "{\"a\":" : "[").utf8)
        let closing = Array((isObject ? "1}" : "]").utf8)
        var inside: [UInt8] = []
        for _ in 0..<depth { inside += opening }
        inside += isObject ? closing : []
        for _ in (isObject ? 1 : 0)..<depth { inside += [closing[closing.count - 1]] }
        line.replaceSubrange(index...index, with: [UInt8(ascii: ":")] + inside + (random.below(2) == 0 ? [0x2C] : []))
    }

    private func spoilNumber(_ line: inout [UInt8], from start: Int, _ random: inout FuzzRandom) {
        guard let index = Self.first(of: Array("0123456789".utf8), in: line, from: start) else { return }
        line.insert(contentsOf: random.pick(Self.numberParts).utf8, at: index + random.below(2))
    }

    /// Puts a token where a value stood, up to the next comma or bracket.
    private func replaceValue(_ line: inout [UInt8], from start: Int, _ random: inout FuzzRandom) {
        guard let colon = Self.first(of: [UInt8(ascii: ":")], in: line, from: start) else { return }
        let end = Self.first(of: Array(",}]".utf8), in: line, from: colon) ?? line.count
        line.replaceSubrange(colon + 1..<end, with: random.pick(Self.tokens).utf8)
    }

    private static func first(of bytes: [UInt8], in line: [UInt8], from start: Int) -> Int? {
        guard start < line.count else { return nil }
        return line[start...].firstIndex { bytes.contains($0) }
    }

    private static let structure = Array("{}[]:,\"\\".utf8)

    private static let numberParts = [
        "0", "-", "+", ".", "e", "E", "e+", "e-9", "00", "1e400", ".0", "x", "_", "999999999999999999999999",
    ]

    private static let tokens = [
        "null", "true", "false", "nul", "True", "NaN", "Infinity", "-Infinity", "0", "-0", "01", "1.", ".5", "1e",
        "1E400",
        "\"\"", "\"", "\\", "\\\"", "\\u", "\\u0000", "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\uD800\\u0041", "\\x41",
        "{", "}", "[", "]", "{}", "[]", ",", ":", ",,", "::", "[,]", "{,}", "[1,]", "{\"a\":1,}", "'a'", "/**/", "//",
        "#",
        " ", "\t", "\r", "\n", "\u{0}", "\u{7F}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{C}", "\u{1F600}", "e\u{301}",
        "\u{E9}",
        "\"identifier\":\"B\",", "\"code\":\"B\",", "\"values\":{},", "\"data\":1,", "\"scope\":null,",
        "\"channel\":null,",
        "\"name\":[],", "\"amount\":1,", "\"\":0,", "\"\\u0064ata\":null,", "\"metadata\":", "\"extra\":{},",
        "{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"a\":1,\"\\u0061\":2}", "[[[[[[[[", "]]]]]]]]",
    ]

    private static let sequences: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0xA0, 0x80],
        [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEF, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC2, 0xA0], [0xE2, 0x80, 0xA8],
    ]
}
