/// What is known of a document between two blocks of it.
struct XMLProgress {
    enum Place {
        /// Before the first byte.
        case start
        /// Before or behind the root element.
        case outside
        /// Inside an element.
        case content
        case comment
        case section
        case instruction
    }

    var place = Place.start
    var hasRoot = false
    /// The number of open elements.
    var depth = 0
    /// The number of start tags.
    var elements = 0
    /// The number of start tags with the wanted name.
    var matching = 0

    /// Whether the document may end here.
    var isComplete: Bool { place == .outside && hasRoot }
}

/// Where in its block the name of an open element stands.
struct XMLOpenName {
    let start: Int
    let count: Int
    /// The number by which the joints of the block know it, 0 where they do not.
    var number = 0
}

/// The inner loops over a block of XML: each moves `position` past one thing or throws where the grammar breaks.
///
/// `position` is only moved past what is whole, so a block that ends inside a tag is taken up again at the tag's start.
/// Safe as long as it stays inside the closures that lent the pointers; every access is checked against `end` or the
/// room for names.
@safe
struct XMLScanner {
    static let maximumName = 50_000
    static let maximumAttributes = 1_024

    let base: UnsafePointer<UInt8>
    let end: Int
    let isLast: Bool
    private let open: UnsafeMutablePointer<XMLOpenName>
    private let room: Int
    private let wanted: Int
    private let maximumDepth: Int
    /// The number of names that may be open and have room.
    let limit: Int
    var progress: XMLProgress
    var position: Int
    var joints = XMLJoints()
    var attributes: [Range<Int>] = []

    /// A scanner of a block that begins with the wanted name; `open` has the names of the open elements.
    @unsafe
    init(
        _ base: UnsafePointer<UInt8>,
        from position: Int,
        to end: Int,
        isLast: Bool,
        open: UnsafeMutableBufferPointer<XMLOpenName>,
        start: UnsafeMutablePointer<XMLOpenName>,
        wanted: Int,
        maximumDepth: Int,
        progress: XMLProgress
    ) {
        unsafe self.base = base
        self.position = position
        self.end = end
        self.isLast = isLast
        unsafe self.open = start
        room = open.count
        self.wanted = wanted
        self.maximumDepth = maximumDepth
        limit = min(open.count, maximumDepth)
        self.progress = progress
        // Numbers were those of another block.
        for index in 0..<progress.depth { unsafe start[index].number = 0 }
    }

    @inline(__always)
    func byte(_ index: Int) -> UInt8 { unsafe base[index] }

    /// A name that is open, or was closed last.
    @inline(__always)
    func openName(_ index: Int) -> XMLOpenName { unsafe open[index] }

    @inline(__always)
    func setOpenName(_ index: Int, _ name: XMLOpenName) { unsafe open[index] = name }

    @inline(__always)
    func problem(_ kind: XMLProblem.Kind, _ index: Int) -> XMLProblem { XMLProblem(kind: kind, position: index) }

    /// Runs to the end of the block; always throws, `incomplete` where nothing is wrong.
    mutating func run() throws(XMLProblem) -> Never {
        while true {
            switch progress.place {
            case .start: try declaration()
            case .outside: try outside()
            case .content: try content()
            case .comment: try comment()
            case .section: try section()
            case .instruction: try instruction()
            }
        }
    }

    private mutating func outside() throws(XMLProblem) {
        while position < end, isSpace(byte(position)) { position += 1 }
        guard position < end else { throw problem(.incomplete, position) }
        guard byte(position) == UInt8(ascii: "<") else { throw problem(.textOutside, position) }
        try markup()
    }

    /// Moves from tag to tag until something else begins or the root element is closed.
    private mutating func content() throws(XMLProblem) {
        while progress.place == .content {
            let index = try textEnd()
            guard index + 1 < end else { throw problem(.incomplete, index) }
            switch byte(index + 1) {
            case UInt8(ascii: "/"): if !passJoint() { try newJoint() }
            case UInt8(ascii: "!"), UInt8(ascii: "?"): try markup()
            default: try startTag()
            }
        }
    }

    /// Moves to the next `<` and returns its index.
    @inline(__always)
    private mutating func textEnd() throws(XMLProblem) -> Int {
        var index = position
        if end &- index > 9, byte(index) == 0x0A {
            let others = unsafe ByteWord.load(base, at: index &+ 1) ^ (ByteWord.ones &* 0x20)
            index &+= 1 &+ others.trailingZeroBitCount >> 3
            if byte(index) == UInt8(ascii: "<") {
                position = index
                return index
            }
        }
        while true {
            while end &- index >= 16 {
                let block = unsafe ByteVector.load(base, at: index)
                var length = ByteVector.first(ByteVector.textMarks(block))
                if length == 16 {
                    index &+= 16
                    continue
                }
                if byte(index &+ length) >= 0x80 {
                    // The byte before is never the first of a sequence.
                    let before = unsafe ByteVector.load(base, at: index &- 1)
                    length = ByteVector.first(ByteVector.wideTextMarks(block, after: before))
                    // A sequence that the block cuts, or that is not continued, is looked at alone.
                    if length > 0, byte(index &+ length &- 1) >= 0xC2 { length &-= 1 }
                }
                index &+= length
                if length < 16 { break }
            }
            guard index < end else { break }
            let next = byte(index)
            if next == UInt8(ascii: "<") {
                position = index
                return index
            }
            if next < 0xE0, next >= 0xC2, index + 1 < end, byte(index + 1) & 0xC0 == 0x80 {
                index += 2
                continue
            }
            if next == UInt8(ascii: "&"), let after = usualReferenceEnd(index) {
                index = after
                continue
            }
            position = index
            let after = try rareEnd(index)
            guard after > index else { break }
            index = after
        }
        position = index
        throw problem(.incomplete, index)
    }

    /// The end of a reference or a character in text; its start where the block ends inside it.
    private mutating func rareEnd(_ index: Int) throws(XMLProblem) -> Int {
        let next = byte(index)
        switch next {
        case UInt8(ascii: "&"): return try referenceEnd(index)
        case UInt8(ascii: ">"):
            let closes = index > 1 && byte(index - 1) == UInt8(ascii: "]") && byte(index - 2) == UInt8(ascii: "]")
            guard !closes else { throw problem(.sectionEndInText, index) }
            return index + 1
        case 0x80...: return index + (try characterLength(index))
        default:
            guard next >= 0x20 || isSpace(next) else { throw problem(.forbiddenCharacter, index) }
            return index + 1
        }
    }

    /// Moves past a tag or into what begins with `<!` or `<?`.
    @inline(__always)
    private mutating func markup() throws(XMLProblem) {
        guard position + 1 < end else { throw problem(.incomplete, position) }
        switch byte(position + 1) {
        case UInt8(ascii: "!"): try declared()
        case UInt8(ascii: "?"): try instructionStart()
        case UInt8(ascii: "/"): throw problem(.endOutside, position)
        default: try startTag()
        }
    }

    @inline(__always)
    mutating func startTag() throws(XMLProblem) {
        let start = position + 1
        let nameEnd = try nameEnd(start)
        var after = nameEnd + 1
        var isEmpty = false
        if byte(nameEnd) != UInt8(ascii: ">") { (after, isEmpty) = try attributesEnd(nameEnd) }
        let depth = progress.depth
        guard depth > 0 || !progress.hasRoot else { throw problem(.secondRoot, position) }
        guard depth < maximumDepth else { throw problem(.tooDeep, position) }
        if isEmpty {
            progress.place = depth == 0 ? .outside : .content
            progress.elements += 1
            if equalsWanted(start, nameEnd - start) { progress.matching += 1 }
        } else {
            guard depth < room else { throw problem(.roomNeeded, position) }
            push(start, nameEnd - start)
            progress.place = .content
        }
        progress.hasRoot = true
        position = after
    }

    /// Opens an element; there must be room for it.
    @inline(__always)
    private mutating func push(_ start: Int, _ count: Int) {
        setOpenName(progress.depth, XMLOpenName(start: start, count: count, number: number(start, count)))
        progress.depth &+= 1
        progress.elements &+= 1
        if equalsWanted(start, count) { progress.matching &+= 1 }
    }

    @inline(__always)
    private func equalsWanted(_ start: Int, _ count: Int) -> Bool { count == wanted && equals(0, start, count) }

    @inline(__always)
    mutating func endTag() throws(XMLProblem) {
        let name = openName(progress.depth &- 1)
        let start = position + 2
        var index = start + name.count
        guard index < end else { throw problem(.incomplete, position) }
        guard equals(name.start, start, name.count) else { throw problem(.wrongEnd, position) }
        if byte(index) != UInt8(ascii: ">") {
            guard isSpace(byte(index)) else { throw problem(.wrongEnd, position) }
            index = try skipSpace(index)
            guard byte(index) == UInt8(ascii: ">") else { throw problem(.tagEndExpected, index) }
        }
        progress.depth &-= 1
        position = index + 1
        if progress.depth == 0 { progress.place = .outside }
    }

    /// Whether the block has the same bytes at two places, the first of them before the second.
    @inline(__always)
    func equals(_ first: Int, _ second: Int, _ count: Int) -> Bool {
        var offset = 0
        guard second + count + 7 <= end else {
            while offset < count {
                guard byte(first + offset) == byte(second + offset) else { return false }
                offset += 1
            }
            return true
        }
        while offset + 8 <= count {
            guard unsafe ByteWord.load(base, at: first + offset) == ByteWord.load(base, at: second + offset) else {
                return false
            }
            offset += 8
        }
        guard offset < count else { return true }
        let difference = unsafe ByteWord.load(base, at: first + offset) ^ ByteWord.load(base, at: second + offset)
        return difference << UInt64(truncatingIfNeeded: 64 &- 8 &* (count &- offset)) == 0
    }
}
