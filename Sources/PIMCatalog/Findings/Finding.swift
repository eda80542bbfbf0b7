public import PIMText

/// One problem, said so that a person can mend it: where, what, and what to do.
public struct Finding: Sendable, Hashable {
    /// How much a finding matters.
    public enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// Worth knowing.
        case note = 0
        /// Should be mended; publishing goes on.
        case warning = 1
        /// Must be mended; what it concerns is not published unless a feed says otherwise.
        case error = 2

        /// The word reports use.
        public var word: String {
            switch self {
            case .note: "note"
            case .warning: "warning"
            case .error: "error"
            }
        }

        /// Orders severities from note to error.
        public static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The rule that speaks, such as `value.unknown-option`; codes are never reused.
    public var rule: String
    /// How much it matters.
    public var severity: Severity
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// What to do about it; empty where the message says it.
    public var remedy: String
    /// Where it stands in the catalog's files.
    public var position: SourcePosition?
    /// The product, model or other thing it concerns.
    public var product: String?
    /// The attribute it concerns.
    public var attribute: AttributeCode?
    /// The scope it concerns.
    public var scope: Scope?
    /// The locale of the text it concerns; nil where the text has none or the scope says it.
    public var locale: LocaleCode?
    /// The channel of the text it concerns; nil where the text names none or the scope says it.
    public var channel: ChannelCode?
    /// The audience of the text it concerns; nil where the text names none or the scope says it.
    public var audience: AudienceCode?
    /// The feed it concerns.
    public var feed: String?
    /// The feed's field it concerns.
    public var field: String?
    /// The words it is about.
    public var passage: Passage?
    /// By what it is known again where its message tells of other things too, or where a rule says the same of several
    /// places of a text; nil where the message is enough.
    public var key: String?
    /// The rule of guidelines that speaks; nil where the rule is none of guidelines.
    public var ground: Ground?

    /// States a problem.
    public init(
        _ rule: String,
        _ severity: Severity,
        _ message: String,
        remedy: String = "",
        at position: SourcePosition? = nil,
        product: String? = nil,
        attribute: AttributeCode? = nil,
        scope: Scope? = nil,
        locale: LocaleCode? = nil,
        channel: ChannelCode? = nil,
        audience: AudienceCode? = nil,
        feed: String? = nil,
        field: String? = nil,
        passage: Passage? = nil,
        key: String? = nil,
        ground: Ground? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.remedy = remedy
        self.position = position
        self.product = product
        self.attribute = attribute
        self.scope = scope
        self.locale = locale
        self.channel = channel
        self.audience = audience
        self.feed = feed
        self.field = field
        self.passage = passage
        self.key = key
        self.ground = ground
    }
}

extension Finding {
    /// What a rule of guidelines is, and what would mend what it found.
    public struct Ground: Sendable, Hashable {
        /// The rule's kind, such as `text.terms`.
        public var kind: String
        /// Why the rule asks what it asks; empty where nobody said.
        public var reason: String
        /// The change that would mend it; nil where a person has to.
        public var fix: TextFix?

        /// Names a rule's kind and reason, and the change that would mend what it found.
        public init(_ kind: String, reason: String = "", fix: TextFix? = nil) {
            self.kind = kind
            self.reason = reason
            self.fix = fix
        }
    }

    /// What to tell a person: the remedy, or why a rule of guidelines asks what it asks; empty where nobody said either.
    public var advice: String { remedy.isEmpty ? ground?.reason ?? "" : remedy }

    /// What tells which text is meant where no scope does: its channel and audience.
    public var ownPlace: [String] {
        [channel.map { "channel \($0)" }, audience.map { "audience \($0)" }].compactMap(\.self)
    }
}
