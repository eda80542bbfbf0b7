/// A kind of rule that guidelines can use, such as `text.terms`: what it asks, its parameters, and how it judges.
///
/// A kind is one file in `Kinds/` plus one line in `RuleKind+All.swift`; other programs pass kinds of their own to
/// `GuidelineSet`. Its examples are its documentation and its test.
public struct RuleKind: Sendable {
    /// The name that guidelines use, such as `text.terms`; names are never reused.
    public let name: String
    /// What it asks, in one sentence.
    public let summary: String
    /// What it judges.
    public let subject: Subject
    /// Whether a rule that names no attributes is only for texts whose language is known.
    public let needsLanguage: Bool
    /// What it can be told.
    public let parameters: [Parameter]
    /// What it asks of whom, shown.
    public let examples: [Example]
    /// Makes a judge of a rule's parameters.
    public let judge: @Sendable (RuleSettings) throws(RuleProblem) -> Judge

    /// What a rule looks at.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        /// One text.
        case text
        /// What one channel shows of one product.
        case listing
        /// All products together.
        case catalogue
    }

    /// States a kind.
    public init(
        _ name: String,
        _ summary: String,
        subject: Subject = .text,
        needsLanguage: Bool = true,
        parameters: [Parameter] = [],
        examples: [Example],
        judge: @escaping @Sendable (RuleSettings) throws(RuleProblem) -> Judge
    ) {
        self.name = name
        self.summary = summary
        self.subject = subject
        self.needsLanguage = needsLanguage
        self.parameters = parameters
        self.examples = examples
        self.judge = judge
    }
}

extension RuleKind {
    /// What a parameter may be.
    public enum Shape: Sendable, Hashable {
        /// A text.
        case text
        /// One of these words.
        case word([String])
        /// A whole number, not below zero.
        case count
        /// A number.
        case number
        /// Yes or no.
        case flag
        /// A list of texts.
        case texts
        /// A list of terms: texts, or objects with `term` and more.
        case terms
        /// Texts by name.
        case textsByName
        /// An attribute, by code or role.
        case attribute
        /// A list of attributes, by code or role.
        case attributes
        /// A channel.
        case channel
        /// A locale.
        case locale
        /// Anything; the kind itself looks at it.
        case any
    }

    /// One thing a kind can be told.
    public struct Parameter: Sendable, Hashable {
        /// Its key under `with`.
        public let name: String
        /// What it may be.
        public let shape: Shape
        /// Whether a rule has to say it.
        public let isRequired: Bool
        /// What it does, in one sentence.
        public let summary: String

        /// States a parameter.
        public init(_ name: String, _ shape: Shape, isRequired: Bool = false, _ summary: String) {
            self.name = name
            self.shape = shape
            self.isRequired = isRequired
            self.summary = summary
        }
    }

    /// Texts or products that a rule with these parameters lets pass, and those that it does not.
    public struct Example: Sendable {
        /// The parameters.
        public let settings: [String: Setting]
        /// Texts that keep the rule.
        public let good: [RuleSample]
        /// Texts that break it.
        public let bad: [RuleSample]
        /// Products, in the order they are seen, some of which the rule may speak on; the samples say on which.
        public let runs: [[ListingSample]]

        /// Gives an example of texts.
        public init(_ settings: [String: Setting] = [:], good: [RuleSample], bad: [RuleSample]) {
            self.settings = settings
            self.good = good
            self.bad = bad
            runs = []
        }

        /// Gives an example of products, each of which is seen alone.
        public init(_ settings: [String: Setting] = [:], listings: [ListingSample]) {
            self.init(settings, runs: listings.map { [$0] })
        }

        /// Gives an example of products that are seen one after the other.
        public init(_ settings: [String: Setting] = [:], runs: [[ListingSample]]) {
            self.settings = settings
            self.runs = runs
            good = []
            bad = []
        }
    }
}

/// A text to try a rule on.
public struct RuleSample: Sendable, Hashable {
    /// The text.
    public var text: String
    /// The locale it is written in, such as `fa_IR`.
    public var locale: String
    /// What a fix makes of it; nil where that is not said.
    public var fixed: String?

    /// Gives a text, its locale, and what a fix makes of it.
    public init(_ text: String, _ locale: String, fixed: String? = nil) {
        self.text = text
        self.locale = locale
        self.fixed = fixed
    }
}

/// Why a rule cannot be used.
public struct RuleProblem: Error, Sendable, Hashable {
    /// The parameter with its path, such as `terms/3`; empty where no parameter is at fault.
    public var path: String
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var remedy: String

    /// States a problem.
    public init(_ path: String, _ message: String, remedy: String) {
        self.path = path
        self.message = message
        self.remedy = remedy
    }
}
