import PIMCatalog
import PIMText

extension RuleKind {
    /// Texts of one product that must not repeat each other.
    public static let uniqueInListing = RuleKind(
        "value.unique-in-listing",
        "Texts of a product do not repeat each other.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the attributes that are compared, two or more"),
            Parameter("begins", .flag, "whether a text must not begin with another one either"),
        ],
        examples: [
            Example(
                ["attributes": ["title", "description"], "begins": true],
                listings: [
                    ListingSample("A-1", "pl_PL", ["name": "But", "description": "Buty na zimę"]),
                    ListingSample("A-2", "pl_PL", ["name": "But"]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["name": "Ciepły but", "description": "<p>CIEPŁY&nbsp;but</p>"],
                        breach: "name \"Ciepły but\" and description \"CIEPŁY but\" are the same"
                    ),
                    ListingSample(
                        "A-4",
                        "fa_IR",
                        ["name": "کفش گرم", "description": "كفش گرم، برای زمستان"],
                        breach: "description \"كفش گرم، برای زمستان\" begins with name \"کفش گرم\""
                    ),
                ]
            ),
            Example(
                ["attributes": ["name", "secret"]],
                listings: [
                    ListingSample("A-1", "en_GB", ["name": "Warm shoe", "secret": "Warm shoe, cost 3"]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["name": "Warm shoe", "secret": "warm shoe"],
                        breach: "name and secret are the same"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let names = try settings.attributes("attributes")
            guard names.count > 1 else {
                throw RuleProblem("attributes", "one attribute repeats nothing", remedy: "name two or more")
            }
            let looksAtBeginnings = settings.flag("begins")
            let folding = Folding(.search)
            return .listing { checked in
                let texts = checked.numbers(of: names).compactMap { number -> (number: Int, folded: String)? in
                    guard let words = checked.words(at: number) else { return nil }
                    return (number, folding.text(words))
                }
                var breaches: [ListingBreach] = []
                for (place, first) in texts.enumerated() {
                    for second in texts[(place + 1)...] {
                        let isSecret = checked.isConfidential(first.number) || checked.isConfidential(second.number)
                        func said(_ number: Int) -> String {
                            isSecret ? checked.code(number).text : checked.said(at: number)
                        }
                        let (short, long) =
                            first.folded.utf8.count <= second.folded.utf8.count ? (first, second) : (second, first)
                        var message: String?
                        if short.folded == long.folded {
                            message = "\(said(first.number)) and \(said(second.number)) are the same"
                        } else if looksAtBeginnings, Self.begins(long.folded, with: short.folded) {
                            message = "\(said(long.number)) begins with \(said(short.number))"
                        }
                        guard let message else { continue }
                        breaches.append(ListingBreach(message, attribute: checked.code(long.number)))
                    }
                }
                return breaches
            }
        }
    )

    /// Whether a text begins with the whole words of another one.
    private static func begins(_ text: String, with opening: String) -> Bool {
        !opening.isEmpty && text.utf8.starts(with: opening.utf8)
            && WordBoundaries.isBoundary(at: opening.utf8.count, in: text)
    }
}
