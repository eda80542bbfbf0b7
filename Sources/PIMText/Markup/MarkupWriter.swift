/// Writes well-formed HTML: every element that was opened is closed, in order.
struct MarkupWriter {
    var output: [UInt8] = []
    /// What was left out.
    var omissions = MarkupOmissions()
    /// Whether an entity stands for a character whose neighbours tell if it is wanted.
    private(set) var hasDoubts = false
    private var open: [(name: String, isBlock: Bool)] = []

    /// Elements nested deeper than this are left out, their text stays; it bounds the search for what to close.
    static let deepest = 64

    /// Writes a text: entities decoded and escaped again, characters that no feed may hold left out.
    mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "&"), let entity = Entities.match(in: bytes, at: index) {
                append(entity.first)
                if entity.second > 0 { append(entity.second) }
                index = entity.end
                continue
            }
            let unwanted = InvisibleCharacters.length(bytes, at: index)
            if unwanted == 0 {
                append(escaped: byte)
                index += 1
            } else {
                omissions.note(bytes, at: index)
                index += unwanted
            }
        }
    }

    /// Opens an element, after closing those that cannot hold it; `attributes` writes its attributes.
    mutating func open(_ name: String, isBlock: Bool, _ attributes: (inout [UInt8]) -> Void) {
        closeWhatEnds(before: name, isBlock: isBlock)
        let isVoid = Self.voids.contains(name)
        guard isVoid || open.count < Self.deepest else {
            return
        }
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: name.utf8)
        attributes(&output)
        output.append(UInt8(ascii: ">"))
        if !isVoid { open.append((name, isBlock)) }
    }

    /// Closes the innermost element of a name and what is open within it; nothing where none is open.
    mutating func close(_ name: String) {
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            return
        }
        closeDown(to: place)
    }

    /// Closes every open element.
    mutating func closeAll() {
        closeDown(to: 0)
    }

    /// Keeps the words on both sides of an element that was left out apart.
    mutating func separate() {
        if let last = output.last, !last.isSpace, last != UInt8(ascii: ">") {
            output.append(0x20)
        }
    }

    private mutating func closeDown(to place: Int) {
        while open.count > place, let last = open.popLast() {
            output.append(contentsOf: [UInt8(ascii: "<"), UInt8(ascii: "/")])
            output.append(contentsOf: last.name.utf8)
            output.append(UInt8(ascii: ">"))
        }
    }

    /// An item ends the item before it, a row the row before it, a block the paragraph it stands in.
    private mutating func closeWhatEnds(before name: String, isBlock: Bool) {
        if let (ended, holders) = Self.ends[name] {
            for place in open.indices.reversed() {
                if holders.contains(open[place].name) { break }
                if ended.contains(open[place].name) {
                    closeDown(to: place)
                    break
                }
            }
        }
        guard isBlock, name != "br" else {
            return
        }
        for place in open.indices.reversed() {
            if open[place].name == "p" {
                closeDown(to: place)
                return
            }
            if open[place].isBlock { return }
        }
    }

    private mutating func append(_ scalar: UInt32) {
        if InvisibleCharacters.contains(scalar) {
            guard InvisibleCharacters.mayHaveWork(scalar) else {
                // A soft hyphen by name is where a word may be parted, and nothing to tell of.
                if scalar != 0xAD { omissions.note(scalar) }
                return
            }
            hasDoubts = true
        }
        if scalar < 0x80 {
            append(escaped: UInt8(truncatingIfNeeded: scalar))
        } else {
            output.append(scalar: scalar)
        }
    }

    private mutating func append(escaped byte: UInt8) {
        let escape: StaticString
        switch byte {
        case UInt8(ascii: "&"): escape = "&amp;"
        case UInt8(ascii: "<"): escape = "&lt;"
        case UInt8(ascii: ">"): escape = "&gt;"
        case UInt8(ascii: "\""): escape = "&quot;"
        default:
            output.append(byte)
            return
        }
        output.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
    }

    static let voids: Set<String> = ["area", "br", "col", "hr", "img", "source", "track", "wbr"]

    private static let ends: [String: (ended: Set<String>, holders: Set<String>)] = [
        "li": (["li"], ["ul", "ol"]), "dt": (["dt", "dd"], ["dl"]), "dd": (["dt", "dd"], ["dl"]),
        "tr": (["tr"], ["table"]), "td": (["td", "th"], ["tr", "table"]), "th": (["td", "th"], ["tr", "table"]),
    ]
}
