public import PIMCatalog
public import PIMText

/// What the rules say of one text, as an editor shows it.
public struct TextReport: Sendable, Hashable {
    /// The text that was judged, whose places the findings name: without markup where the attribute holds HTML.
    public let text: String
    /// Whether that is the text as it was given, so that places in one are places in the other.
    public let isVerbatim: Bool
    /// What is wrong, by place and then by rule; what somebody allowed is left out.
    public let findings: [TextFinding]
    /// The rules that could not judge the text.
    public let unjudged: [UnjudgedRule]

    /// The worst severity of a finding; nil where there is none.
    public var severity: Finding.Severity? { findings.lazy.map(\.severity).max() }

    /// The text with one fix made.
    public func text(with fix: TextFinding.Fix) -> String {
        TextFix.apply([TextFix(fix.span.utf8, with: fix.replacement, isSafe: fix.isSafe)], to: text)
    }
}

/// One thing that a rule says of a text.
public struct TextFinding: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// The name of the rule's kind, such as `text.terms`.
    public let kind: String
    /// How much it matters.
    public let severity: Finding.Severity
    /// What is wrong: lower case, no full stop.
    public let message: String
    /// What to do about it; empty where nobody said.
    public let remedy: String
    /// Why the rule asks what it asks; empty where nobody said.
    public let reason: String
    /// The words it is about.
    public let words: String
    /// Where they stand; the whole text where all of it is concerned.
    public let span: TextSpan
    /// What would mend it; nil where a person has to.
    public let fix: Fix?

    /// A change that mends a finding.
    public struct Fix: Sendable, Hashable {
        /// What is replaced.
        public let span: TextSpan
        /// What comes in its place.
        public let replacement: String
        /// Whether it can be made without a person's eye: the meaning surely stays.
        public let isSafe: Bool
    }

    /// What to tell a person to do: the remedy, or the reason.
    public var shownRemedy: String { remedy.isEmpty ? reason : remedy }
}

/// A rule that could not judge a text.
public struct UnjudgedRule: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// Why it could not, such as `there is no dictionary for pl`.
    public let reason: String
}

/// Where a book counts, with the waivers that do and the attributes that hold HTML.
///
/// It is one reference, because desks hand books around for every text.
final class RuleSite: Sendable {
    let place: Guideline.Place
    let waivers: [Waiver]
    let richAttributes: Set<AttributeCode>

    init(_ place: Guideline.Place, waivers: [Waiver], richAttributes: Set<AttributeCode>) {
        self.place = place
        self.waivers = waivers
        self.richAttributes = richAttributes
    }
}

extension RuleBook {
    /// What the rules say of one text, fast enough to ask with every key that is pressed.
    ///
    /// Text of an attribute that holds HTML is judged without its markup. What a waiver covers is left out; one that names
    /// a product counts where that product is named here. An attribute that nobody declared has the rules for all texts.
    public func check(text: String, attribute: AttributeCode? = nil, product: String? = nil) -> TextReport {
        let isRich = attribute.map { site?.richAttributes.contains($0) == true } ?? false
        let plain = isRich ? PlainText.fromHTML(text) : text
        var unjudged: [UnjudgedRule] = []
        let opinions = opinions(of: plain, attribute: attribute, source: text) { rule, reason in
            unjudged.append(UnjudgedRule(rule: rules[rule].id, reason: reason))
        }
        let counting = opinions.filter { !isWaived($0, attribute, product) }
        let ranges = counting.flatMap { [$0.breach.range] + ($0.breach.fix.map { [$0.range] } ?? []) }
        var spans = TextSpan.spans(ofBytes: ranges, in: plain)[...]
        var findings: [TextFinding] = []
        for opinion in counting {
            guard let span = spans.popFirst() else { break }
            let fix = opinion.breach.fix.flatMap { fix in
                spans.popFirst().map {
                    TextFinding.Fix(span: $0, replacement: fix.replacement, isSafe: fix.isSafe)
                }
            }
            let rule = rules[opinion.rule]
            findings.append(
                TextFinding(
                    rule: rule.id,
                    kind: rule.kind.name,
                    severity: rule.severity,
                    message: opinion.breach.message,
                    remedy: rule.remedy,
                    reason: rule.reason,
                    words: Passage(plain, span.utf8).matched,
                    span: span,
                    fix: fix
                )
            )
        }
        let isVerbatim = plain.utf8.elementsEqual(text.utf8)
        return TextReport(text: plain, isVerbatim: isVerbatim, findings: findings, unjudged: unjudged)
    }

    /// Whether somebody allowed what a rule says of a text where the book counts.
    func isWaived(_ opinion: Opinion, _ attribute: AttributeCode?, _ product: String?) -> Bool {
        guard let site else { return false }
        return site.waivers.contains {
            $0.covers(rules[opinion.rule].id, product, attribute, site.place.locale, site.place.channels)
        }
    }
}
