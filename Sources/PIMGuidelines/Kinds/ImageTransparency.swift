import PIMText

extension RuleKind {
    /// Pictures that must not move.
    public static let imageAnimation = RuleKind(
        "image.animation",
        "The pictures do not move.",
        subject: .listing,
        parameters: PictureLook.parameters,
        examples: [
            Example(
                listings: [
                    picture(facts(isAnimated: false)),
                    picture(facts(isAnimated: true), breach: "moves"),
                    picture(.unreadable("it ends early"), breach: "cannot be read: it ends early"),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let look = try PictureLook(settings)
            return .listing { checked in
                look.breaches(checked) { $0.isAnimated == true ? "moves" : nil }
            }
        }
    )

    /// Pictures that must not be transparent, or must be.
    public static let imageTransparency = RuleKind(
        "image.transparency",
        "The pictures are not transparent, or all of them are where that is wanted.",
        subject: .listing,
        parameters: PictureLook.parameters + [
            Parameter("wanted", .flag, "whether transparency is asked for; else it is not allowed")
        ],
        examples: [
            Example(
                listings: [
                    picture(facts(hasAlpha: false)),
                    picture(facts(hasAlpha: true), breach: "may be transparent"),
                    picture(.unreadable("it ends early"), breach: "cannot be read: it ends early"),
                ]
            ),
            Example(
                ["wanted": true],
                listings: [
                    picture(facts(hasAlpha: true)),
                    picture(facts(hasAlpha: false), breach: "is not transparent"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let look = try PictureLook(settings)
            let isWanted = settings.flag("wanted")
            return .listing { checked in
                look.breaches(checked) { picture in
                    guard let hasAlpha = picture.hasAlpha, hasAlpha != isWanted else { return nil }
                    return isWanted ? "is not transparent" : "may be transparent"
                }
            }
        }
    )

    private static func facts(isAnimated: Bool = false, hasAlpha: Bool = false) -> PictureSample {
        let facts = PictureFacts(
            format: "png",
            width: 10,
            height: 10,
            byteCount: 1000,
            hasAlpha: hasAlpha,
            isAnimated: isAnimated
        )
        return .facts(facts)
    }
}
