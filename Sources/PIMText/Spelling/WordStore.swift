/// A word of a dictionary with its flags; words of the same letters follow each other.
struct WordEntry: Sendable {
    let flags: Int32
    /// The next entry of the same letters, -1 at the end.
    var next: Int32
    /// Whether it only stands for the word in capitals.
    let isHidden: Bool
}

/// The words of a dictionary.
struct WordStore: Sendable {
    private var keys: ByteKeys
    private var firsts: [Int32] = []
    private(set) var entries: [WordEntry] = []

    init(capacity: Int) {
        keys = ByteKeys(capacity: capacity)
        firsts.reserveCapacity(capacity)
        entries.reserveCapacity(capacity)
    }

    /// The bytes that all of it takes.
    var memory: Int { keys.memory + firsts.count * 4 + entries.count * MemoryLayout<WordEntry>.stride }

    /// The first entry of a word, -1 where there is none.
    @inline(__always)
    func first(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
        let key = keys.find(word)
        return key < 0 ? -1 : firsts[key]
    }

    /// Adds a word.
    mutating func add(_ word: UnsafeBufferPointer<UInt8>, flags: Int32, isHidden: Bool = false) {
        let key = keys.insert(word)
        let entry = Int32(entries.count)
        guard key == firsts.count else {
            entries.append(WordEntry(flags: flags, next: firsts[key], isHidden: isHidden))
            firsts[key] = entry
            return
        }
        firsts.append(entry)
        entries.append(WordEntry(flags: flags, next: -1, isHidden: isHidden))
    }
}

/// Reads the words of a dictionary.
struct WordReader {
    private typealias Field = UnsafeBufferPointer<UInt8>

    private var lines: DictionaryLines
    private var word: [UInt8] = []
    private(set) var words: WordStore
    private(set) var count = 0

    /// Reads the words in the bytes of a file; the sets of their flags go to the rules.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ rules: inout SpellingRules) throws(DictionaryError) {
        lines = DictionaryLines(bytes, of: .words)
        guard bytes.count < Int(UInt32.max) / 2 else {
            throw lines.error(.tooLarge)
        }
        guard let head = lines.next(), let first = DictionaryLines.fields(head).first,
            let count = FlagSets.number(first)
        else {
            throw lines.error(.missingCount)
        }
        words = WordStore(capacity: min(count, bytes.count / 2))
        while let line = lines.next() {
            try read(line, &rules)
        }
    }

    private mutating func read(_ line: Field, _ rules: inout SpellingRules) throws(DictionaryError) {
        guard !line.isEmpty, line[0] != 0x09 else {
            return
        }
        var end = 0
        var slash = -1
        var hasEscape = false
        while end < line.count, line[end] != 0x09 {
            if line[end] == UInt8(ascii: "/"), end > 0, slash < 0 {
                if line[end - 1] == UInt8(ascii: "\\") { hasEscape = true } else { slash = end }
            } else if line[end] == 0x20, slash >= 0 || Self.beginsMorphology(line, end) {
                break
            }
            end += 1
        }
        var set: Int32 = 0
        if slash >= 0, slash + 1 < end {
            let field = Field(rebasing: line[(slash + 1)..<end])
            guard let known = rules.flagSets.set(field) else {
                throw lines.error(.flag(String(decoding: field, as: UTF8.self)))
            }
            set = known
        }
        word.removeAll(keepingCapacity: true)
        guard rules.encoding.append(Field(rebasing: line[..<(slash < 0 ? end : slash)]), to: &word) else {
            throw lines.error(.bytes)
        }
        while word.last == 0x20 { word.removeLast() }
        if hasEscape { removeEscapes() }
        if !rules.ignored.isEmpty { word = rules.kept(word) }
        add(set, rules)
    }

    private mutating func add(_ set: Int32, _ rules: SpellingRules) {
        guard !word.isEmpty else {
            return
        }
        count += 1
        let hidden: [UInt8]? = word.withUnsafeBufferPointer { bytes in
            words.add(bytes, flags: set)
            let isOneCase: Bool =
                switch WordCase(bytes) {
                case .small, .initial: true
                case .capitals: set == 0
                case .mixed: false
                }
            guard !isOneCase, !rules.flagSets.contains(rules.forbidden, in: set) else {
                return nil
            }
            let small = WordCase.lowercased(bytes, isTurkic: rules.isTurkic)
            return small.withUnsafeBufferPointer { WordCase.capitalized($0, isTurkic: rules.isTurkic) }
        }
        hidden?.withUnsafeBufferPointer { words.add($0, flags: set, isHidden: true) }
    }

    private mutating func removeEscapes() {
        var result: [UInt8] = []
        for (place, byte) in word.enumerated() {
            let isEscape = byte == UInt8(ascii: "\\") && place + 1 < word.count && word[place + 1] == UInt8(ascii: "/")
            if !isEscape { result.append(byte) }
        }
        word = result
    }

    /// Whether a field such as ` st:word` begins at a space.
    private static func beginsMorphology(_ line: Field, _ place: Int) -> Bool {
        place + 3 < line.count && line[place + 1].isASCIILetter && line[place + 2].isASCIILetter
            && line[place + 3] == UInt8(ascii: ":")
    }
}
