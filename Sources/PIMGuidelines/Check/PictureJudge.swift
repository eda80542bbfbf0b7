/// Looks at what a picture shows, which the library does not: text laid over the product, watermarks, frames.
///
/// A program that has such a judge gives it to rules as a kind of its own, which guidelines then use like any other:
///
///     let overlay = RuleKind(
///         "image.overlay",
///         "The pictures have no text laid over them.",
///         subject: .listing,
///         parameters: [RuleKind.Parameter("attribute", .attribute, isRequired: true, "the picture")],
///         examples: [],
///         judge: { settings in
///             let code = AttributeCode(settings.text("attribute") ?? "")
///             return .listing { checked in
///                 guard case .media(let paths) = checked.listing[code] else { return [] }
///                 return paths.flatMap { path in
///                     overlayJudge.problems(of: path).map { ListingBreach("\(path): \($0)", attribute: code) }
///                 }
///             }
///         }
///     )
///     let guidelines = GuidelineSet(documents, kinds: RuleKind.all + [overlay], structure: structure)
public protocol PictureJudge: Sendable {
    /// What is wrong with a picture, each lower case and without a full stop; a picture that cannot be seen is a problem.
    func problems(of path: String) -> [String]
}
