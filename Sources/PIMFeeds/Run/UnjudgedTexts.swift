import PIMCatalog
import PIMGuidelines

extension Finding {
    /// One note for each rule and locale whose texts the rule could not judge, in the order of the rules.
    static func notes(of unjudged: Set<GuidelineDesk.Unjudged>) -> [Finding] {
        var reasons: [[String]: GuidelineDesk.Unjudged] = [:]
        for one in unjudged {
            let key = [one.rule, one.locale?.text ?? ""]
            // One reason is enough, and always the same one.
            guard let known = reasons[key], known.reason.utf8.lexicographicallyPrecedes(one.reason.utf8) else {
                reasons[key] = one
                continue
            }
        }
        return reasons.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, one in
            let texts = one.locale.map { "texts of \($0)" } ?? "texts without a locale"
            return Finding(
                "guideline.not-judged",
                .note,
                "the rule \"\(one.rule)\" does not judge \(texts): \(one.reason)",
                remedy: "give the rule what is missing, or list the locales it is for under \"locales\"",
                locale: one.locale
            )
        }
    }
}

extension FeedSet {
    /// What to say of rules that look at what feeds show, where there is no feed; nil where all rules are run.
    var unseenRules: Finding? {
        guard plans.isEmpty, broken.isEmpty, let rules = guidelines?.rulesOnListings, let first = rules.first else {
            return nil
        }
        let others = Set(rules.map(\.id)).count - 1
        let subject = others == 0 ? "the rule \"\(first.id)\" looks" : "\"\(first.id)\" and \(others) more rules look"
        let outcome = others == 0 ? "it is not run" : "they are not run"
        return Finding(
            "guideline.no-feed",
            .note,
            "\(subject) at what a feed shows, and the catalog has no feed, so \(outcome)",
            remedy: "write a feed; `pim schema feed` tells how",
            at: first.source
        )
    }
}
