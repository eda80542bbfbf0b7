/// Text as a feed may carry it: one line or few, no forbidden characters, no markup.
///
/// White space here means space, tab, line feed and carriage return. A no-break space in the text stays, because it is
/// content in Polish, Kazakh and French; only the entity `&nbsp;`, which editors insert anywhere, counts as white space.
public enum PlainText {
    /// The text without forbidden and invisible characters, each run of white space one space, and trimmed.
    ///
    /// The zero width non-joiner and joiner stay. A text that is clean already is returned as it is, without a copy.
    public static func clean(_ text: String) -> String {
        if text.withBytes(isClean) {
            return text
        }
        return rewritten(text, by: clean)
    }

    /// The text of `html` without markup, cleaned: each tag is white space but those of inline elements, such as `b` and
    /// `sup`, which vanish; each entity is decoded once.
    ///
    /// Comments and the content of `script` and `style` go. All entities of HTML are known, by name and by number. What is
    /// not markup (`5 < 7 & 9`) stays.
    public static func fromHTML(_ html: String) -> String {
        hasMarkup(html) ? rewritten(html) { plain(fromHTML: $0, into: $1) } : clean(html)
    }

    /// The text of `html` like `fromHTML`, with a line feed where a block element, a list item or `<br>` begins or ends.
    public static func paragraphs(fromHTML html: String) -> String {
        hasMarkup(html) ? rewritten(html) { plain(fromHTML: $0, into: $1, breaksLines: true) } : clean(html)
    }

    /// The text with `&`, `<`, `>`, `"` and `'` as entities.
    public static func escapeHTML(_ text: String) -> String {
        let special = text.utf8.count { escape(of: $0) != nil }
        guard special > 0 else {
            return text
        }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 5 * special)
        for byte in text.utf8 {
            if let escape = escape(of: byte) {
                output.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether HTML may hold tags or comments that vanish, so that what stands before and behind them is one word.
    package static func joinsWords(of html: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let sign = UInt8(ascii: "<")
        while true {
            index = html.firstPlace(of: sign, sign, sign, from: index) + 1
            guard index < html.count else { return false }
            let start = html[index] == UInt8(ascii: "/") ? index + 1 : index
            // A name of no letters is that of a comment, or of text.
            if ElementKind.of(html, from: start) == .inline { return true }
        }
    }

    /// Whether the text holds a character that overrides the reading direction (U+202D, U+202E).
    ///
    /// `clean` takes it out; since it can make a file name or a price read backwards, it deserves a finding first.
    public static func overridesDirection(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value == 0x202D || $0.value == 0x202E }
    }

    /// Cleans UTF-8 bytes as `clean` does and returns the number of bytes written.
    ///
    /// `output` needs room for as many bytes as `bytes` has, in other memory.
    package static func clean(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var writer = SqueezingWriter(output: output)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isSpace {
                writer.appendSpace()
                index += 1
                continue
            }
            let unwanted = InvisibleCharacters.length(bytes, at: index)
            if unwanted > 0 {
                index += unwanted
                continue
            }
            writer.append(byte)
            index += 1
        }
        return writer.count
    }

    /// Writes the text of HTML given as UTF-8 bytes and returns the number of bytes written.
    ///
    /// `output` needs `roomForPlain` of the number of bytes, in other memory.
    package static func plain(
        fromHTML bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>,
        breaksLines: Bool = false
    ) -> Int {
        guard InvisibleCharacters.hasUnwanted(bytes) else {
            return MarkupScanner.write(bytes, into: output, breaksLines: breaksLines)
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
            let kept = InvisibleCharacters.drop(from: bytes, into: room)
            let source = UnsafeBufferPointer(rebasing: room[..<kept])
            return MarkupScanner.write(source, into: output, breaksLines: breaksLines)
        }
    }

    /// How many bytes the text of so many bytes of HTML may take: `&nGt;` is one byte shorter than what it stands for.
    package static func roomForPlain(_ count: Int) -> Int { count + count / 5 }

    private static func rewritten(
        _ text: String,
        by write: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Int
    ) -> String {
        text.withBytes { bytes in
            String(unsafeUninitializedCapacity: roomForPlain(bytes.count)) { write(bytes, $0) }
        }
    }

    private static func hasMarkup(_ text: String) -> Bool {
        text.withBytes(hasMarkup)
    }

    /// Whether there is a byte that may begin a tag or an entity.
    static func hasMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !ByteBlock.allSatisfy(bytes) { block in
            !ByteBlock.isAny(block.places(of: UInt8(ascii: "<")) .| block.places(of: UInt8(ascii: "&")))
        }
    }

    /// Whether `clean` would change nothing.
    package static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else {
            return true
        }
        guard first > 0x20, bytes[bytes.count - 1] != 0x20 else {
            return false
        }
        if bytes.count >= 8, bytes.count <= 16 {
            // Short texts are most often one word of ASCII.
            let tops: UInt64 = 0x8080_8080_8080_8080
            let start = bytes.word(at: 0)
            let end = bytes.word(at: bytes.count - 8)
            let above = ((start | tops) &- 0x2121_2121_2121_2121) & ((end | tops) &- 0x2121_2121_2121_2121) & tops
            // Adding one marks what is no ASCII, and U+007F.
            let ones: UInt64 = 0x0101_0101_0101_0101
            if ((start &+ ones) | (end &+ ones)) & tops == 0, above == tops {
                return true
            }
        } else if bytes.count < 8, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            return true
        }
        return ByteBlock.allSatisfy(bytes) { block in
            guard !ByteBlock.isAny(block.controls .| block.doubledSpaces) else {
                return false
            }
            return !block.isLong || !block.hasLongUnwanted
        }
    }

    private static func escape(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
