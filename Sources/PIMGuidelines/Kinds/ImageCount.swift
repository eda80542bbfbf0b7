import PIMText

extension RuleKind {
    /// How many pictures a product has.
    public static let imageCount = RuleKind(
        "image.count",
        "The product has so many pictures; one that is named twice counts once.",
        subject: .listing,
        parameters: PictureLook.choice + [
            Parameter("min", .count, "the least number of pictures"),
            Parameter("max", .count, "the greatest number of pictures"),
        ],
        examples: [
            Example(
                ["min": 2, "max": 3],
                listings: [
                    ListingSample("A-1", "pl_PL", ["image": "a.jpg", "gallery": ["b.jpg", "c.jpg", "a.jpg"]]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["image": "a.jpg", "gallery": ["a.jpg", ""]],
                        breach: "the product has 1 picture, at least 2 are required"
                    ),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["gallery": ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]],
                        breach: "the product has 4 pictures, at most 3 are allowed"
                    ),
                ]
            ),
            Example(
                ["attributes": ["gallery"], "which": "others", "min": 1],
                listings: [
                    ListingSample("A-1", "pl_PL", ["gallery": ["a.jpg", "b.jpg"]]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["gallery": ["a.jpg"]],
                        breach: "the product has 0 pictures, at least 1 is required"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["min", "max"])
            let look = try PictureLook(settings)
            let (least, most) = try settings.bounds("min", "max")
            return .listing { checked in
                let numbers = look.numbers(in: checked)
                guard let first = numbers.first else { return [] }
                let count = Set(numbers.flatMap { look.paths(in: checked, at: $0) }).count
                guard let bound = bound(ofCount: count, least, most) else { return [] }
                let told = count == 1 ? "1 picture" : "\(count) pictures"
                return [ListingBreach("the product has \(told), \(bound)", attribute: checked.code(first))]
            }
        }
    )
}
