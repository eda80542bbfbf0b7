/// Text that is JSON already, made fit for one line of a feed.
enum JSONRawText {
    /// Whether a text is a number as JSON writes it.
    static func isNumber(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        let whole = digits(&bytes)
        guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return false }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            guard !digits(&bytes).isEmpty else { return false }
        }
        if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
            bytes = bytes.dropFirst()
            if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
            guard !digits(&bytes).isEmpty else { return false }
        }
        return bytes.isEmpty
    }

    /// The JSON without line ends, which can only stand between its values, and, where it goes into HTML, with `<` and the
    /// separators U+2028 and U+2029, which can only stand in its strings, as escapes.
    static func line(_ json: String, escapesHTML: Bool) -> [UInt8] {
        let bytes = Array(json.utf8)
        guard bytes.contains(where: { needsWork($0, escapesHTML: escapesHTML) }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                result.append(UInt8(ascii: " "))
            } else if escapesHTML, byte == UInt8(ascii: "<") {
                result.append(contentsOf: "\\u003c".utf8)
            } else if escapesHTML, byte == 0xE2, bytes[index...].starts(with: [0xE2, 0x80, 0xA8]) {
                result.append(contentsOf: "\\u2028".utf8)
                index += 2
            } else if escapesHTML, byte == 0xE2, bytes[index...].starts(with: [0xE2, 0x80, 0xA9]) {
                result.append(contentsOf: "\\u2029".utf8)
                index += 2
            } else {
                result.append(byte)
            }
            index += 1
        }
        return result
    }

    private static func needsWork(_ byte: UInt8, escapesHTML: Bool) -> Bool {
        byte == 0x0A || byte == 0x0D || escapesHTML && (byte == UInt8(ascii: "<") || byte == 0xE2)
    }

    /// Takes the digits at the start away and returns them.
    private static func digits(_ bytes: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        bytes = bytes.dropFirst(digits.count)
        return digits
    }
}
