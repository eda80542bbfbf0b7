public import PIMText

/// The parameters of one rule, read by its kind.
///
/// Names and shapes were checked against the kind's parameters before; what is left to the kind are the values.
public struct RuleSettings: Sendable {
    /// The parameters by name.
    public let values: [String: Setting]
    /// The locale of the texts that will be judged, such as `fa_IR`; empty where a rule is only tried.
    public let locale: String

    /// Gives parameters.
    public init(_ values: [String: Setting], locale: String = "") {
        self.values = values
        self.locale = locale
    }

    /// The language of the locale.
    public var language: String { LanguageTag(locale).language }

    /// A text; nil where it is not said.
    public func text(_ name: String) -> String? {
        guard case .text(let text) = values[name] else { return nil }
        return text
    }

    /// Yes or no.
    public func flag(_ name: String, else other: Bool = false) -> Bool {
        guard case .flag(let flag) = values[name] else { return other }
        return flag
    }

    /// A number; nil where it is not said.
    public func number(_ name: String) -> ExactDecimal? {
        guard case .number(let number) = values[name] else { return nil }
        return number
    }

    /// A whole number; nil where it is not said.
    public func count(_ name: String) -> Int? {
        number(name).flatMap { Int("\($0)") }
    }

    /// A list of texts, or one text alone; empty where it is not said.
    public func texts(_ name: String) -> [String] {
        switch values[name] {
        case .text(let text): [text]
        case .list(let elements):
            elements.compactMap { element in
                guard case .text(let text) = element else { return nil }
                return text
            }
        default: []
        }
    }

    /// Texts by name, in the order of the names.
    public func textsByName(_ name: String) -> [(name: String, text: String)] {
        guard case .table(let table) = values[name] else { return [] }
        return table.sorted { $0.key < $1.key }.compactMap { key, value in
            guard case .text(let text) = value else { return nil }
            return (key, text)
        }
    }

    /// One of some words; the first where it is not said.
    public func word<Word: RawRepresentable & CaseIterable>(
        _ name: String,
        as type: Word.Type,
        else other: Word
    ) -> Word
    where Word.RawValue == String {
        text(name).flatMap { Word(rawValue: $0) } ?? other
    }

    /// Terms: texts, or objects with `term`, `instead`, `match` and `case`.
    public func terms(_ name: String) throws(RuleProblem) -> [WantedTerm] {
        guard let value = values[name] else { return [] }
        guard case .list(let elements) = value else { throw Self.shape(name, value, "a list of terms") }
        var terms: [WantedTerm] = []
        for (place, element) in elements.enumerated() {
            terms.append(try WantedTerm(element, at: "\(name)/\(place)"))
        }
        return terms
    }

    static func shape(_ path: String, _ value: Setting, _ expected: String) -> RuleProblem {
        RuleProblem(path, "expected \(expected), found \(value.shape)", remedy: "write \(expected)")
    }
}

/// A term as a guideline writes it.
public struct WantedTerm: Sendable, Hashable {
    /// The term.
    public var text: String
    /// What to write instead; nil where there is no such word.
    public var instead: String?
    /// How much of a word it fills.
    public var extent: Term.Extent
    /// Whether capitals and small letters differ.
    public var keepsCase: Bool

    /// States a term.
    public init(_ text: String, instead: String? = nil, extent: Term.Extent = .wholeWord, keepsCase: Bool = false) {
        self.text = text
        self.instead = instead
        self.extent = extent
        self.keepsCase = keepsCase
    }

    /// The words for how much of a word a term fills.
    static let extents: [String: Term.Extent] = [
        "word": .wholeWord, "prefix": .prefix, "suffix": .suffix, "substring": .substring, "part": .substring,
    ]

    init(_ setting: Setting, at path: String) throws(RuleProblem) {
        switch setting {
        case .text(let text): self.init(text)
        case .table(let table):
            guard case .text(let text) = table["term"] else {
                throw RuleProblem(path, "the term lacks \"term\"", remedy: "write {\"term\": \"...\"}")
            }
            self.init(text)
            for (key, value) in table.sorted(by: { $0.key < $1.key }) {
                switch (key, value) {
                case ("term", _): break
                case ("instead", .text(let text)): instead = text
                case ("case", .flag(let flag)): keepsCase = flag
                case ("match", .text(let word)):
                    guard let extent = Self.extents[word] else {
                        let known = Self.extents.keys.sorted().joined(separator: ", ")
                        throw RuleProblem("\(path)/match", "\"\(word)\" is no match", remedy: "known: \(known)")
                    }
                    self.extent = extent
                case ("instead", _), ("case", _), ("match", _):
                    let expected = key == "case" ? "true or false" : "a text"
                    throw RuleSettings.shape("\(path)/\(key)", value, expected)
                default:
                    let nearest = Suggestion.nearest(to: key, among: ["term", "instead", "match", "case"])
                    throw RuleProblem(
                        "\(path)/\(key)",
                        "a term has no \"\(key)\"",
                        remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "take it out"
                    )
                }
            }
        default: throw RuleSettings.shape(path, setting, "a term")
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            throw RuleProblem(path, "the term is empty", remedy: "take it out")
        }
    }

    /// What a range of a text in which it was found concerns: the whole word where it is a part of one.
    func concern(_ range: Range<Int>, in text: CheckedText) -> Range<Int> {
        extent == .wholeWord ? range : text.words(around: range)
    }

    /// The term, and as text in capitals has it that a language without dots on `I` wrote: `ZIBA` for `Ziba` in Turkish.
    func spellings(in language: LanguageTag) -> [WantedTerm] {
        guard language.hasDottedAndDotlessI, text.unicodeScalars.contains("i") else { return [self] }
        var foreign = self
        foreign.text = text.unicodeScalars.map { $0 == "i" ? "\u{131}" : String($0) }.joined()
        return [self, foreign]
    }

    /// The term as the automaton takes it.
    public func term(id: Int) -> Term {
        Term(text, id: id, extent: extent, keepsCase: keepsCase, allowsOtherMarks: true)
    }
}
