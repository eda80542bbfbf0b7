public import PIMText

/// One rule for the words of a product: what it asks, why, and how text is held against it.
///
/// A rule is one file in `Kinds/` plus one line in `Rule+All.swift`. Its examples are its documentation and its test:
/// it is silent on the good ones and speaks on the bad ones.
public struct Rule: Sendable {
    /// A text and the locale it is written in.
    public struct Sample: Sendable, Hashable {
        /// The text; without markup where the rule does not ask for it.
        public var text: String
        /// The locale, such as `fa_IR`.
        public var locale: String
        /// Words that are spelled so by right, such as those of the product's brand; only rules that heed names look there.
        public var names: Set<String>

        /// Pairs a text with its locale, and with words that are spelled so by right.
        public init(_ text: String, _ locale: String, names: Set<String> = []) {
            self.text = text
            self.locale = locale
            self.names = names
        }
    }

    /// Which texts of a locale may break a rule, by the marks that one look at a text tells.
    public enum Cause: Sendable, Hashable {
        /// Every text.
        case always
        /// Texts with one of these marks or more.
        case presence(of: TextMarks)
        /// Texts with none of these marks.
        case absence(of: TextMarks)
        /// No text.
        case never

        /// Whether a text with these marks may break the rule.
        public func applies(to marks: TextMarks) -> Bool {
            switch self {
            case .always: true
            case .presence(let wanted): !marks.isDisjoint(with: wanted)
            case .absence(let wanted): marks.isDisjoint(with: wanted)
            case .never: false
            }
        }
    }

    /// The rule's code, such as `text.shouting`; codes are never reused.
    public let code: String
    /// What it asks, in one sentence.
    public let summary: String
    /// Why it asks it, in one sentence.
    public let rationale: String
    /// Whether a breach is an error.
    public let isError: Bool
    /// What to do about a breach.
    public let remedy: String
    /// What to do about one in some languages, by their codes.
    public let remedies: [String: String]
    /// Texts that keep it.
    public let good: [Sample]
    /// Texts that break it.
    public let bad: [Sample]
    /// Whether it reads rich texts as they are written, with their markup, and not what a reader sees of them.
    public let readsMarkup: Bool
    /// Whether it can only judge a text whose language is known; others are asked about every text and identifier.
    public let needsLanguage: Bool
    /// Whether it lets words pass that are spelled so by right; it is told of them once it has a problem without.
    public let heedsNames: Bool
    /// Which texts of a locale may break it; all others are spared the exact judge.
    public let cause: @Sendable (String) -> Cause
    /// What is wrong with a text; nil where nothing is.
    public let problem: @Sendable (Sample) -> String?
    /// Every place where a text is wrong, for those who want to know more than that it is; nil where the rule cannot tell.
    public let places: (@Sendable (Sample) -> [Breach])?

    /// States a rule; `problem` is asked about the texts that `cause` lets through, `places` about those with a problem.
    public init(
        code: String,
        summary: String,
        rationale: String,
        isError: Bool = false,
        remedy: String,
        remedies: [String: String] = [:],
        good: [Sample],
        bad: [Sample],
        readsMarkup: Bool = false,
        needsLanguage: Bool = true,
        heedsNames: Bool = false,
        cause: @escaping @Sendable (String) -> Cause = { _ in .always },
        problem: @escaping @Sendable (Sample) -> String?,
        places: (@Sendable (Sample) -> [Breach])? = nil
    ) {
        self.code = code
        self.summary = summary
        self.rationale = rationale
        self.isError = isError
        self.remedy = remedy
        self.remedies = remedies
        self.good = good
        self.bad = bad
        self.readsMarkup = readsMarkup
        self.needsLanguage = needsLanguage
        self.heedsNames = heedsNames
        self.cause = cause
        self.problem = problem
        self.places = places
    }

    /// What to do about a breach in a text of a locale.
    public func remedy(in locale: String) -> String {
        remedies.isEmpty ? remedy : remedies[LanguageTag(locale).language] ?? remedy
    }
}
