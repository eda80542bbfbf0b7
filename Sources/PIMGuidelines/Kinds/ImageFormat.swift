import PIMText

extension RuleKind {
    /// The formats that pictures may have.
    public static let imageFormat = RuleKind(
        "image.format",
        "The pictures have one of these formats.",
        subject: .listing,
        parameters: PictureLook.parameters + [
            Parameter("formats", .texts, isRequired: true, "the formats, such as jpeg, png or webp"),
            PictureLook.declared("format"),
        ],
        examples: [
            Example(
                ["attributes": ["image"], "formats": ["JPG", "png"], "format": "image_format"],
                listings: [
                    picture(facts("jpeg")),
                    ListingSample("A-2", "pl_PL", ["image": "x:a", "image_format": "image/png"]),
                    // What the file is counts before what the product says.
                    picture(facts("gif"), breach: "is gif, which is none of jpeg, png"),
                    picture(.unreadable("it is no picture"), breach: "cannot be read: it is no picture"),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["image": "x:a", "image_format": "BMP"],
                        breach: "image: \"x:a\" is bmp, which is none of jpeg, png"
                    ),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let look = try PictureLook(settings)
            let formats = settings.texts("formats").map { KnownPicture.formatName($0) }
            guard !formats.isEmpty else {
                throw RuleProblem("formats", "\"formats\" is empty", remedy: "name a format")
            }
            return .listing { checked in
                look.breaches(checked) { picture in
                    guard let format = picture.format, !formats.contains(format) else { return nil }
                    return "is \(format), which is none of \(formats.joined(separator: ", "))"
                }
            }
        }
    )

    private static func facts(_ format: String) -> PictureSample {
        .facts(PictureFacts(format: format, width: 10, height: 10, byteCount: 1000))
    }
}
