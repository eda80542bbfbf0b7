import PIMText

/// A text where it stands, and its marks.
struct Text {
    let bytes: UnsafeBufferPointer<UInt8>
    let marks: TextMarks
    let isRich: Bool
}

/// A rule that texts of a locale can break, and which of them.
struct Question: Sendable {
    let rule: Int
    let cause: Rule.Cause

    static func all(of rules: [Rule], for locale: String) -> [Question] {
        rules.indices.compactMap { rule in
            let cause = rules[rule].cause(locale)
            return cause == .never ? nil : Question(rule: rule, cause: cause)
        }
    }
}

/// Which texts of a locale are worth a question.
struct TextFilter: Sendable {
    /// One of these marks makes a text worth a question.
    private let suspicious: UInt32
    /// The lack of all of these does; 0 where no rule asks for marks.
    private let wanted: UInt32

    init(_ questions: [Question], _ rules: [Rule]) {
        var suspicious: TextMarks = []
        var wanted: TextMarks = []
        for question in questions {
            switch question.cause {
            case .presence(let marks): suspicious.formUnion(marks)
            case .absence(let marks) where wanted.isEmpty && !rules[question.rule].readsMarkup: wanted = marks
            case .absence, .always: wanted = Self.never
            case .never: continue
            }
        }
        self.suspicious = suspicious.rawValue
        self.wanted = wanted.rawValue
    }

    /// A mark that no text has.
    private static let never = TextMarks(rawValue: 1 << 31)

    /// False for a text that surely keeps all rules.
    @inline(__always)
    func mayBreakRule(_ text: Text) -> Bool {
        guard text.marks.rawValue & suspicious == 0 else { return true }
        if text.isRich, text.marks.rawValue & Self.changing.rawValue != 0 { return mayBreakRule(rich: text) }
        return wanted != 0 && text.marks.rawValue & wanted == 0
    }

    private static let changing: TextMarks = [.tags, .unwanted, .characterReferences]

    /// What a reader sees of HTML has no marks that the HTML has not, as long as nothing but spaces and signs is decoded
    /// and nothing is left out without a space; but letters may stand within tags.
    private func mayBreakRule(rich text: Text) -> Bool {
        guard text.marks.isDisjoint(with: [.unwanted, .characterReferences]), !PlainText.joinsWords(of: text.bytes)
        else {
            return suspicious | wanted != 0
        }
        return wanted != 0 && !text.surelyShows(TextMarks(rawValue: wanted))
    }
}

extension Text {
    /// Whether a letter with one of these marks surely stands outside of tags; looked for among the first letters only.
    fileprivate func surelyShows(_ wanted: TextMarks) -> Bool {
        var index = 0
        while index < min(bytes.count, 64) {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") {
                guard let end = endOfShortTag(at: index) else { return false }
                index = end
            } else if byte < 0x80 {
                index += 1
            } else {
                let end = min(bytes.count, index + 4)
                return !TextMarks(of: index..<end, in: bytes).isDisjoint(with: wanted)
            }
        }
        return false
    }

    /// The place behind a tag of a short name without attributes, such as `<p>` and `</li>`.
    private func endOfShortTag(at index: Int) -> Int? {
        var end = index + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
        let name = end
        while end < min(bytes.count, name + 3), bytes[end].isASCIILetter || end > name && bytes[end].isASCIIDigit {
            end += 1
        }
        guard end > name, end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return nil }
        return end + 1
    }
}
