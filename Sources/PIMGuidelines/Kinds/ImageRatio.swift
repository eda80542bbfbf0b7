import PIMText

extension RuleKind {
    /// The shapes that pictures may have.
    public static let imageRatio = RuleKind(
        "image.ratio",
        "The pictures have one of these ratios of width to height.",
        subject: .listing,
        parameters: PictureLook.parameters + [
            Parameter("ratios", .texts, isRequired: true, "the ratios, such as 1:1, 4:5 or 1.91:1"),
            Parameter("tolerance", .number, "by how many percent a ratio may be missed; 1 is usual"),
            PictureLook.declared("width"),
            PictureLook.declared("height"),
        ],
        examples: [
            Example(
                ["ratios": ["1:1", "1.91:1"], "attributes": ["image"]],
                listings: [
                    picture(facts(1000, 1000)),
                    picture(facts(1000, 991)),
                    picture(facts(1200, 628)),
                    picture(facts(1000, 989), breach: "is 1000 \u{D7} 989 pixels, which is none of 1:1, 1.91:1"),
                    picture(.unreadable("it is empty"), breach: "cannot be read: it is empty"),
                ]
            ),
            Example(
                ["ratios": "4:5", "tolerance": 0, "width": "image_width", "height": "image_height"],
                listings: [
                    ListingSample("A-1", "en_GB", ["image": "x:a.jpg", "image_width": 800, "image_height": 1000]),
                    ListingSample("A-2", "en_GB", ["image": "x:a.jpg", "image_width": 800]),
                    ListingSample(
                        "A-3",
                        "en_GB",
                        ["image": "x:a.jpg", "image_width": 801, "image_height": 1000],
                        breach: "image: \"x:a.jpg\" is 801 \u{D7} 1000 pixels, which is none of 4:5"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let look = try PictureLook(settings)
            var ratios: [Ratio] = []
            for (place, text) in settings.texts("ratios").enumerated() {
                guard let ratio = Ratio(text) else {
                    let remedy = "write width and height, such as \"4:5\""
                    throw RuleProblem("ratios/\(place)", "\"\(text)\" is no ratio", remedy: remedy)
                }
                ratios.append(ratio)
            }
            guard !ratios.isEmpty else { throw RuleProblem("ratios", "\"ratios\" is empty", remedy: "name a ratio") }
            let tolerance = settings.number("tolerance") ?? 1
            guard !tolerance.isNegative, tolerance <= 1000 else {
                let word = tolerance.isNegative ? "below zero" : "too great"
                throw RuleProblem("tolerance", "the tolerance is \(word)", remedy: "write 0 to 1000 percent")
            }
            let allowed = ratios
            let names = settings.texts("ratios").joined(separator: ", ")
            return .listing { checked in
                look.breaches(checked) { picture in
                    guard let width = picture.width, let height = picture.height else { return nil }
                    let fits = allowed.contains { $0.isNear(width, height, tolerance) }
                    return fits ? nil : "is \(picture.size), which is none of \(names)"
                }
            }
        }
    )

    private static func facts(_ width: Int, _ height: Int) -> PictureSample {
        .facts(PictureFacts(format: "png", width: width, height: height, byteCount: 1000))
    }
}

/// A ratio of width to height.
private struct Ratio: Sendable {
    let width: ExactDecimal
    let height: ExactDecimal

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = ExactDecimal(String(parts[0])), let height = ExactDecimal(String(parts[1])),
            [width, height].allSatisfy({ $0 > 0 && $0 < 1_000_000 && $0.fractionDigits <= 6 })
        else { return nil }
        self.width = width
        self.height = height
    }

    /// Whether a picture misses the ratio by so many percent of it at most.
    func isNear(_ otherWidth: ExactDecimal, _ otherHeight: ExactDecimal, _ tolerance: ExactDecimal) -> Bool {
        // w / h = W / H, so w · H and h · W are compared, exactly.
        guard let given = otherWidth.multiplied(by: height), let wanted = otherHeight.multiplied(by: width),
            let miss = given.subtracting(wanted)?.magnitude.multiplied(by: 100),
            let room = wanted.multiplied(by: tolerance)
        else { return false }
        return miss <= room
    }
}
