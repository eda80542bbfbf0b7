import PIMText

extension RuleKind {
    /// How many bytes pictures have.
    public static let imageWeight = RuleKind(
        "image.weight",
        "The files of the pictures have so many bytes.",
        subject: .listing,
        parameters: PictureLook.parameters + [
            Parameter("min_bytes", .count, "the least number of bytes"),
            Parameter("max_bytes", .count, "the greatest number of bytes"),
            PictureLook.declared("bytes"),
        ],
        examples: [
            Example(
                ["attributes": ["image"], "min_bytes": 100, "max_bytes": 5000, "bytes": "image_bytes"],
                listings: [
                    picture(facts(5000)),
                    ListingSample("A-2", "pl_PL", ["image": "x:a", "image_bytes": 100]),
                    picture(facts(5001), breach: "has 5001 bytes, at most 5000 is allowed"),
                    picture(.unreadable("it ends early"), breach: "cannot be read: it ends early"),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["image": "x:a", "image_bytes": 99],
                        breach: "image: \"x:a\" has 99 bytes, at least 100 is required"
                    ),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["min_bytes", "max_bytes"])
            let look = try PictureLook(settings)
            let (least, most) = try settings.bounds("min_bytes", "max_bytes")
            return .listing { checked in
                look.breaches(checked) { picture in
                    guard let count = picture.byteCount, let bound = bound(count, least, most) else { return nil }
                    return "has \(count) bytes, \(bound)"
                }
            }
        }
    )

    private static func facts(_ count: Int) -> PictureSample {
        .facts(PictureFacts(format: "png", width: 10, height: 10, byteCount: count))
    }
}
