public import PIMText

/// One place where a text breaks a rule.
public struct Breach: Sendable, Hashable {
    /// What is wrong, lower case, no full stop.
    public var message: String
    /// Where in the text, in UTF-8 bytes; the whole text where all of it is concerned.
    public var range: Range<Int>
    /// What would mend it.
    public var fix: TextFix?

    /// States a breach.
    public init(_ message: String, _ range: Range<Int>, fix: TextFix? = nil) {
        self.message = message
        self.range = range
        self.fix = fix
    }
}

/// What a rule says of one text, listing or catalogue.
public enum Verdict: Sendable, Hashable {
    /// It cannot be applied, and why: there is no dictionary, no picture, no such attribute.
    case notApplicable(String)
    /// It was applied; nothing is wrong where there are no breaches.
    case breaches([Breach])

    /// Nothing is wrong.
    public static let passed = Verdict.breaches([])
}

/// How a rule judges.
public enum Judge: Sendable {
    /// It looks for terms; those of all rules are found in one pass.
    case terms(TermJudge)
    /// It looks at a text.
    case text(@Sendable (CheckedText) -> Verdict)
    /// It looks at what a channel shows of a product.
    case listing(@Sendable (CheckedListing) -> [ListingBreach])
    /// It looks at all products; each run has a watch of its own.
    case catalogue(@Sendable () -> any CatalogueWatch)
}

/// Terms that a rule looks for, and what it says where it finds one.
public struct TermJudge: Sendable {
    /// How text and terms are folded before they are compared.
    public var profile: FoldProfile
    /// The terms; their ids are their numbers in this list.
    public var terms: [Term]
    /// What is wrong where a term, by number, was found; nil where nothing is.
    ///
    /// A judge that says nothing of a term keeps longer terms of it from being taken for shorter ones.
    public var breach: @Sendable (_ term: Int, _ range: Range<Int>, _ text: CheckedText) -> Breach?

    /// States terms and what is said of them.
    public init(
        profile: FoldProfile = .search,
        terms: [Term],
        breach: @escaping @Sendable (_ term: Int, _ range: Range<Int>, _ text: CheckedText) -> Breach?
    ) {
        self.profile = profile
        self.terms = terms
        self.breach = breach
    }
}
