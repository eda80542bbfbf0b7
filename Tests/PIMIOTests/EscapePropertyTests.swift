import PIMIO
import Testing

/// Byte kernels against the plainest way to say the same, over seeded random bytes and texts.
@Suite("Escaping, against a simple reference")
struct EscapePropertyTests {
    private static let alphabet: [UInt8] =
        Array("abcdefghijklmnopqrstuvwxyz &<>\"'\\,;|=+-@0123456789.".utf8)
        + [0x00, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1F, 0x20, 0x7F, 0x80, 0xA8, 0xA9, 0xBE, 0xBF, 0xE2, 0xEF, 0xFF]
    private static let scalars: [Unicode.Scalar] = [
        "a", "z", " ", "&", "<", ">", "\"", "\\", "\n", "\r", "\t", "\u{1}", "ż", "م", "、", ",", "字", "\u{2028}",
        "\u{2029}", "\u{2030}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{1F600}", ",", ";",
    ]

    /// Random bytes, mostly harmless, with a random part of them.
    private static func sample(_ generator: inout SeededGenerator) -> (bytes: [UInt8], range: Range<Int>) {
        var bytes: [UInt8] = []
        let length = Int.random(in: 0...70, using: &generator)
        let isText = Bool.random(using: &generator)
        let rarity = Int.random(in: 1...12, using: &generator)
        while bytes.count < length {
            if Int.random(in: 0..<rarity, using: &generator) > 0 {
                bytes.append(UInt8.random(in: 0x61...0x7A, using: &generator))
            } else if isText {
                bytes += Array(String(Character(scalars.randomElement(using: &generator) ?? "a")).utf8)
            } else {
                bytes.append(alphabet.randomElement(using: &generator) ?? 0)
            }
        }
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = Int.random(in: start...bytes.count, using: &generator)
        return (bytes, Bool.random(using: &generator) ? 0..<bytes.count : start..<end)
    }

    /// What a kernel writes, whether the room is enough at once or grows.
    private static func written(_ size: Int, _ body: (inout ByteRoom) -> Void) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.append("front" as StaticString)
        buffer.append(expecting: size, body)
        #expect(buffer.bytes.starts(with: Array("front".utf8)))
        return Array(buffer.bytes.dropFirst(5))
    }

    @Test("All kernels write what a loop over bytes writes", arguments: 0..<8)
    func kernels(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1500 {
            let (bytes, range) = Self.sample(&generator)
            let part = Array(bytes[range])
            let (start, count) = (range.lowerBound, range.count)
            let size = Bool.random(using: &generator) ? 0 : 2 * count
            #expect(Self.written(size) { $0.append(bytes.span, from: start, count: count) } == part)
            let xml = Self.written(size) { $0.appendXML(bytes.span, from: start, count: count) }
            #expect(xml == Self.xml(part), "\(part)")
            let tags = Array("<g:id></g:id>\n<\(String(repeating: "long", count: 15))>".utf8)
            for (opening, closing) in [(0..<6, 6..<14), (14..<tags.count, 6..<14), (0..<6, 0..<0)] {
                let behind = [UInt8](repeating: 0, count: [0, 48].randomElement(using: &generator) ?? 0)
                let padded = tags + behind
                let element = Self.written(size) {
                    $0.appendXML(
                        bytes.span,
                        from: start,
                        count: count,
                        between: padded.span,
                        XMLTag(opening),
                        XMLTag(closing)
                    )
                }
                #expect(element == Array(tags[opening]) + Self.xml(part) + Array(tags[closing]), "\(part)")
            }
            for html in [false, true] {
                let string = Self.written(size) { $0.appendJSON(bytes.span, from: start, count: count, forHTML: html) }
                #expect(string == Self.json(part, html: html), "\(part)")
                let line = Self.written(size) {
                    $0.appendJSONLine(bytes.span, from: start, count: count, forHTML: html)
                }
                #expect(line == Self.jsonLine(part, html: html), "\(part)")
            }
            let syntax = DelimitedSyntax(
                delimiter: Bool.random(using: &generator) ? UInt8(ascii: ",") : UInt8(ascii: "\t"),
                quotesAll: Int.random(in: 0..<4, using: &generator) == 0,
                guardsFormulas: Bool.random(using: &generator)
            )
            let keeps = Bool.random(using: &generator)
            let field = Self.written(size) {
                syntax.append(bytes.span, from: start, count: count, keepingControls: keeps, to: &$0)
            }
            #expect(field == Self.field(part, syntax, keepingControls: keeps), "\(part)")
        }
    }

    @Test("Writing that needs far more room than expected is done again, nothing twice")
    func growth() {
        let text = [UInt8](repeating: UInt8(ascii: "\""), count: 5000)
        var buffer = ByteBuffer()
        for _ in 0..<3 {
            buffer.append(expecting: 0) { room in
                room.append("<")
                room.appendJSON(text.span, from: 0, count: text.count, forHTML: false)
                let place = room.count
                room.append("gone")
                if !room.isFull { room.cut(to: place) }
            }
        }
        let once = Array("<\"".utf8) + Array(String(repeating: "\\\"", count: 5000).utf8) + [UInt8(ascii: "\"")]
        #expect(buffer.bytes == once + once + once)
    }

    private static func xml(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "&"): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: ">"): result += Array("&gt;".utf8)
            case 0x0D: result += Array("&#13;".utf8)
            case 0xEF where bytes[index...].starts(with: [0xBF, 0xBE]) || bytes[index...].starts(with: [0xBF, 0xBF]):
                index += 2
            case 0x09, 0x0A, 0x20...: result.append(byte)
            default: break
            }
        }
        return result
    }

    private static func json(_ bytes: [UInt8], html: Bool) -> [UInt8] {
        let short: [UInt8: String] = [
            0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: "\\\"", 0x5C: "\\\\",
        ]
        var result = "\"".utf8.map { $0 }
        var index = 0
        while index < bytes.count {
            if html, let escape = htmlEscape(bytes, &index) {
                result += escape
                continue
            }
            let byte = bytes[index]
            index += 1
            if let escape = short[byte] {
                result += Array(escape.utf8)
            } else if byte < 0x20 {
                result += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            } else {
                result.append(byte)
            }
        }
        return result + Array("\"".utf8)
    }

    private static func jsonLine(_ bytes: [UInt8], html: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if html, let escape = htmlEscape(bytes, &index) {
                result += escape
                continue
            }
            result.append(bytes[index] == 0x0A || bytes[index] == 0x0D ? 0x20 : bytes[index])
            index += 1
        }
        return result
    }

    private static func htmlEscape(_ bytes: [UInt8], _ index: inout Int) -> [UInt8]? {
        for (sign, escape) in [
            ([0x3C], "\\u003c"), ([0xE2, 0x80, 0xA8], "\\u2028"), ([0xE2, 0x80, 0xA9], "\\u2029"),
        ] as [([UInt8], String)] where bytes[index...].starts(with: sign) {
            index += sign.count
            return Array(escape.utf8)
        }
        return nil
    }

    private static func field(_ bytes: [UInt8], _ syntax: DelimitedSyntax, keepingControls: Bool) -> [UInt8] {
        let kept = bytes.filter { keepingControls || $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
        let special = [syntax.delimiter, UInt8(ascii: "\""), 0x0A, 0x0D]
        var text = kept
        if syntax.guardsFormulas, let first = kept.first {
            let isNumber =
                String(decoding: kept.dropFirst(), as: UTF8.self).wholeMatch(of: /[0-9]+([.,][0-9]+)?/) != nil
            let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
            if [0x3D, 0x40, 0x09, 0x0D].contains(first) || isSigned && !isNumber { text = [UInt8(ascii: "'")] + kept }
        }
        let needsQuotes = kept.contains { special.contains($0) } || kept.first == 0x20 || kept.last == 0x20
        guard syntax.quotesAll || needsQuotes else { return text }
        return [0x22] + text.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
