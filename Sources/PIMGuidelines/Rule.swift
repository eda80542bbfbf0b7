/// One rule for the words of a product: what it asks, why, and how text is held against it.
///
/// A rule is one file in `Kinds/` plus one line in `Rule+All.swift`. Its examples are its documentation and its test:
/// it is silent on the good ones and speaks on the bad ones.
public struct Rule: Sendable {
    /// A text and the locale it is written in.
    public struct Sample: Sendable, Hashable {
        /// The text, without markup.
        public var text: String
        /// The locale, such as `fa_IR`.
        public var locale: String

        /// Pairs a text with its locale.
        public init(_ text: String, _ locale: String) {
            self.text = text
            self.locale = locale
        }
    }

    /// Whether a text, given as UTF-8 bytes without markup, may break a rule: false where it surely keeps it.
    public typealias QuickTest = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

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
    /// Texts that keep it.
    public let good: [Sample]
    /// Texts that break it.
    public let bad: [Sample]
    /// Makes the quick test of the texts of a locale; nil where none of them can break the rule.
    public let quickTest: @Sendable (String) -> QuickTest?
    /// What is wrong with a text; nil where nothing is.
    public let problem: @Sendable (Sample) -> String?

    /// States a rule; `problem` is asked where the quick test, if one is given, says that it may be broken.
    public init(
        code: String,
        summary: String,
        rationale: String,
        isError: Bool = false,
        remedy: String,
        good: [Sample],
        bad: [Sample],
        quickTest: @escaping @Sendable (String) -> QuickTest? = { _ in { _ in true } },
        problem: @escaping @Sendable (Sample) -> String?
    ) {
        self.code = code
        self.summary = summary
        self.rationale = rationale
        self.isError = isError
        self.remedy = remedy
        self.good = good
        self.bad = bad
        self.quickTest = quickTest
        self.problem = problem
    }
}
