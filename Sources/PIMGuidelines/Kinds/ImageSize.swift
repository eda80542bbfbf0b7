import PIMText

extension RuleKind {
    /// How many pixels pictures have.
    public static let imageSize = RuleKind(
        "image.size",
        "The pictures are so many pixels wide and high.",
        subject: .listing,
        parameters: PictureLook.parameters + [
            Parameter("min_width", .count, "the least width in pixels"),
            Parameter("max_width", .count, "the greatest width in pixels"),
            Parameter("min_height", .count, "the least height in pixels"),
            Parameter("max_height", .count, "the greatest height in pixels"),
            Parameter("min_longer_side", .count, "the least size of the longer side in pixels"),
            Parameter("max_longer_side", .count, "the greatest size of the longer side in pixels"),
            Parameter("min_megapixels", .number, "the least number of pixels, in millions"),
            Parameter("max_megapixels", .number, "the greatest number of pixels, in millions"),
            PictureLook.declared("width"),
            PictureLook.declared("height"),
        ],
        examples: [
            Example(
                ["attributes": ["image"], "min_width": 500, "max_height": 2000, "max_megapixels": 2],
                listings: [
                    picture(facts(500, 2000)),
                    picture(nil),
                    picture(facts(499, 10), breach: "is 499 \u{D7} 10 pixels, at least 500 wide is required"),
                    picture(facts(500, 2001), breach: "is 500 \u{D7} 2001 pixels, at most 2000 high is allowed"),
                    picture(facts(2000, 1001), breach: "is 2000 \u{D7} 1001 pixels, at most 2 megapixels are allowed"),
                    picture(.unreadable("it ends early"), breach: "cannot be read: it ends early"),
                ]
            ),
            Example(
                ["attributes": ["image"], "min_longer_side": 500, "max_longer_side": 2000],
                listings: [
                    picture(facts(100, 500)),
                    picture(facts(2000, 20)),
                    picture(
                        facts(499, 499),
                        breach: "is 499 \u{D7} 499 pixels, at least 500 on the longer side is required"
                    ),
                    picture(
                        facts(9, 2001),
                        breach: "is 9 \u{D7} 2001 pixels, at most 2000 on the longer side is allowed"
                    ),
                ]
            ),
            Example(
                ["attributes": ["image"], "min_longer_side": 500, "max_longer_side": 900, "width": "image_width"],
                listings: [
                    // The height may be the longer side.
                    ListingSample("A-1", "pl_PL", ["image": "https://example.com/a.jpg", "image_width": 499]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["image": "https://example.com/a.jpg", "image_width": 901],
                        breach: "image: \"https://example.com/a.jpg\" is 901 \u{D7} ? pixels, "
                            + "at most 900 on the longer side is allowed"
                    ),
                ]
            ),
            Example(
                ["attributes": ["image"], "min_width": 500, "local": true],
                listings: [
                    ListingSample("A-1", "pl_PL", ["image": "https://example.com/a.jpg"]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["image": "typo.png"],
                        breach: "image: \"typo.png\" is not in the catalog's folder"
                    ),
                ]
            ),
            Example(
                ["attributes": ["image"], "min_width": 500, "width": "image_width"],
                listings: [
                    ListingSample("A-1", "pl_PL", ["image": "https://example.com/a.jpg", "image_width": 500]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["image": "https://example.com/a.jpg", "image_width": 499],
                        breach:
                            "image: \"https://example.com/a.jpg\" is 499 \u{D7} ? pixels, at least 500 wide is required"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let look = try PictureLook(settings)
            let names = ["width", "height", "longer_side", "megapixels"]
            try settings.needsOne(of: names.flatMap { ["min_\($0)", "max_\($0)"] })
            var bounds: [(low: ExactDecimal?, high: ExactDecimal?)] = []
            for name in names { bounds.append(try settings.bounds("min_\(name)", "max_\(name)")) }
            let limits = bounds
            return .listing { checked in
                look.breaches(checked) { picture in
                    let pixels = picture.width.flatMap { width in picture.height.flatMap { width.multiplied(by: $0) } }
                    let sizes = [picture.width, picture.height, picture.longerSide, pixels?.shifted(by: -6)]
                    let words = ["wide is", "high is", "on the longer side is", "megapixels are"]
                    for (number, (size, (limit, word))) in zip(sizes, zip(limits, words)).enumerated() {
                        guard let size else { continue }
                        let mayBeMore = number == 2 && pixels == nil
                        if let low = limit.low, size < low, !mayBeMore {
                            return "is \(picture.size), at least \(low) \(word) required"
                        }
                        if let high = limit.high, size > high {
                            return "is \(picture.size), at most \(high) \(word) allowed"
                        }
                    }
                    return nil
                }
            }
        }
    )

    /// A product with one picture, and what a rule says of that.
    static func picture(_ picture: PictureSample?, breach: String? = nil) -> ListingSample {
        var sample = ListingSample("A-1", "pl_PL", ["image": "a.jpg"], breach: breach.map { "image: \"a.jpg\" \($0)" })
        sample.pictures["a.jpg"] = picture
        return sample
    }

    /// A picture of a size.
    private static func facts(_ width: Int, _ height: Int) -> PictureSample {
        .facts(PictureFacts(format: "jpeg", width: width, height: height, byteCount: 1000))
    }
}

extension KnownPicture {
    /// The longer side; the one that is known where the other is not, and may be longer.
    fileprivate var longerSide: ExactDecimal? {
        guard let width, let height else { return width ?? height }
        return max(width, height)
    }
}
