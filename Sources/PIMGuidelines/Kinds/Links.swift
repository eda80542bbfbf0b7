import PIMText

extension RuleKind {
    /// Addresses, telephone numbers and names in social networks.
    public static let links = RuleKind(
        "text.links",
        "The text has no web addresses, mail addresses, telephone numbers or names in social networks.",
        parameters: [
            Parameter("allowed", .texts, "what may stand in it: web, mail, phone, handle"),
            Parameter("hosts", .texts, "hosts whose addresses may stand in it, with those below them"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("Jacket 10-20 kg, 1 000 000, EAN 5901234123457, 2.5.2024", "en_GB"),
                    RuleSample("کفش ۱۲۰۰۰۰۰ ریال", "fa_IR"), RuleSample("Wersja 5.0, np. zimą i.e", "pl_PL"),
                ],
                bad: [
                    RuleSample("See https://nordvik.example/a", "en_GB"), RuleSample("Zobacz nordvik.pl!", "pl_PL"),
                    RuleSample("Mail: shop@nordvik.example", "en_GB"), RuleSample("Zadzwoń +48 601 202 303", "pl_PL"),
                    RuleSample("تماس: ۰۲۱-۸۸۷۷-۶۶۵۵", "fa_IR"), RuleSample("Жазыңыз @nordvik_kz", "kk_KZ"),
                ]
            ),
            Example(
                ["allowed": ["handle"], "hosts": ["nordvik.com"]],
                good: [
                    RuleSample("shop.nordvik.com, @nordvik", "en_GB"), RuleSample("https://nordvik.com/a", "ar_SA"),
                ],
                bad: [RuleSample("www.nordvik.com.pl", "pl_PL"), RuleSample("اتصل 0501-234-567", "ar_SA")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            var allowed: Set<LinkKind> = []
            for (place, word) in settings.texts("allowed").enumerated() {
                guard let kind = LinkKind(rawValue: word) else {
                    let known = LinkKind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw RuleProblem("allowed/\(place)", "\"\(word)\" is not known", remedy: "known: \(known)")
                }
                allowed.insert(kind)
            }
            let hosts = settings.texts("hosts").map { LetterCase.lower($0, "") }
            return .text { [allowed] text in
                guard text.text.withBytes(LinkFinder.mayHold) else { return .passed }
                var breaches: [Breach] = []
                for link in LinkFinder.links(in: text) where !allowed.contains(link.kind) {
                    let found = text.string(link.range)
                    if link.kind == .web, LinkFinder.host(found, isAmong: hosts) { continue }
                    let range = text.characters(around: link.range)
                    breaches.append(Breach("it has the \(link.kind.phrase) \"\(found)\"", range))
                }
                return .breaches(breaches)
            }
        }
    )
}

/// What leads out of a text.
enum LinkKind: String, CaseIterable, Sendable {
    case web
    case mail
    case phone
    case handle

    /// How messages call it.
    var phrase: String {
        switch self {
        case .web: "web address"
        case .mail: "mail address"
        case .phone: "telephone number"
        case .handle: "name"
        }
    }
}
