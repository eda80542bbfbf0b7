extension Signature {
    /// The sentence that refuses a page of markup where text of another form is expected; nil for anything else.
    static func markup(in bytes: some Collection<UInt8>, expected: String) -> String? {
        let start = bytes.prefix(1 << 12).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        guard start.first == UInt8(ascii: "<") else { return nil }
        let word = start.prefix(14).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if word.starts(with: "<!doctype html".utf8) || word.starts(with: "<html".utf8) {
            return "the file is an HTML page, not \(expected): a login or an error perhaps; fetch the file itself again"
        }
        guard word.starts(with: "<?xml".utf8) else { return nil }
        return "the file is XML, not \(expected); save or export it as \(expected)"
    }

    /// Whether the first line of a file of objects may be judged by itself: it begins an object with a key.
    static func beginsObject(_ block: [UInt8]) -> Bool {
        let start = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return block.count > start + 1 && block[start] == UInt8(ascii: "{") && block[start + 1] > 0x20
    }

    /// Whether the first lines of a block are enough to tell what the file is.
    static func showsForm(_ block: [UInt8]) -> Bool {
        block.count >= 1 << 16 || block.count { $0 == 0x0A } >= 3
    }

    /// The sentence that refuses a file which is to hold one JSON object a line and clearly holds something else.
    ///
    /// A file of which only the first line is wrong is none: that line is told by itself.
    static func stranger(toObjects block: [UInt8]) -> String? {
        if let sentence = markup(in: block, expected: "JSON Lines") { return sentence }
        let lines = firstLines(of: block)
        guard let first = lines.first, let sign = first.first else { return nil }
        switch sign {
        case UInt8(ascii: "["):
            let opens = first.dropFirst().first { $0 > 0x20 }
            let isArray =
                opens == nil
                ? lines.count > 1 && !(isObject(lines[1]) && lines.count > 2 && isObject(lines[2]))
                : opens == UInt8(ascii: "{") && !lines.dropFirst().contains(where: isObject)
            return isArray
                ? "the file is one JSON array, not JSON Lines; write each object on a line of its own, without the "
                    + "brackets and the commas between them (jq -c '.[]' does)"
                : nil
        case UInt8(ascii: "{"):
            guard first.count == 1, lines.count > 1, lines[1].first == UInt8(ascii: "\"") else { return nil }
            return "the file is JSON that goes over many lines, not JSON Lines; write each object on one line "
                + "(jq -c . does)"
        default:
            return isTable(lines)
                ? "the file is a table (CSV), not JSON Lines; write one JSON object a line, such as {\"identifier\":\"A-1\"}"
                : nil
        }
    }

    /// The first few lines that are not blank, without the white space around them.
    private static func firstLines(of block: [UInt8]) -> [ArraySlice<UInt8>] {
        let start = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines: [ArraySlice<UInt8>] = []
        for line in block[start...].prefix(1 << 16).split(separator: 0x0A, maxSplits: 8) where lines.count < 4 {
            let front = line.drop { $0 <= 0x20 }
            guard let last = front.lastIndex(where: { $0 > 0x20 }) else { continue }
            lines.append(front[...last])
        }
        return lines
    }

    private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "{") && line.last == UInt8(ascii: "}")
    }

    /// Whether lines are a header and rows: the same number of delimiters in the first two, outside of quotes.
    private static func isTable(_ lines: [ArraySlice<UInt8>]) -> Bool {
        guard lines.count > 1, let sign = lines[0].first, lines[1].first != UInt8(ascii: "{") else { return false }
        let isLetter = (0x41...0x5A).contains(sign & 0xDF) || sign == UInt8(ascii: "_") || sign >= 0x80
        guard isLetter || sign == UInt8(ascii: "\"") else { return false }
        return ";,\t|".utf8.contains { delimiter in
            let columns = count(of: delimiter, in: lines[0])
            return columns > 0 && columns == count(of: delimiter, in: lines[1])
        }
    }

    /// How many times a delimiter stands in a line outside of quotes; none where a colon follows a quote, as in JSON.
    private static func count(of delimiter: UInt8, in line: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isQuoted = false
        var last: UInt8 = 0
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, last == UInt8(ascii: "\""), byte == UInt8(ascii: ":") { return 0 }
            if !isQuoted, byte == delimiter { count += 1 }
            last = byte
        }
        return count
    }
}
