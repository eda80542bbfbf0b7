import PIMCatalog
import PIMText

/// What is known of a picture, from its file or from what the product says of it; nil where it is not known.
struct KnownPicture {
    var format: String?
    var width: ExactDecimal?
    var height: ExactDecimal?
    var byteCount: ExactDecimal?
    var hasAlpha: Bool?
    var isAnimated: Bool?

    init(_ facts: PictureFacts) {
        format = Self.formatName(facts.format)
        width = ExactDecimal(facts.width)
        height = ExactDecimal(facts.height)
        byteCount = ExactDecimal(facts.byteCount)
        hasAlpha = facts.hasAlpha
        isAnimated = facts.isAnimated
    }

    init() {}

    /// Width and height as messages tell them.
    var size: String { "\(width.map { "\($0)" } ?? "?") \u{D7} \(height.map { "\($0)" } ?? "?") pixels" }

    /// A format by the name that facts have for it.
    static func formatName(_ text: String) -> String {
        let name = text.lowercased()
        let bare = name.hasPrefix("image/") ? String(name.dropFirst(6)) : name
        return ["jpg": "jpeg", "tif": "tiff"][bare] ?? bare
    }
}

/// Which pictures of a product a rule looks at, and where the product says what is known of the first one.
///
/// What the file says counts before what the product says. A picture that neither knows is not judged, unless the rule says
/// that pictures lie in the catalog's folder; a file that cannot be read always breaks the rule.
struct PictureLook: Sendable {
    private enum Part: String, CaseIterable {
        case all
        case first
        case others
    }

    private let attributes: [String]
    private let part: Part
    private let isLocal: Bool
    private let declared: [String: String]

    /// The parameters that say which pictures are meant.
    static let choice = [
        RuleKind.Parameter("attributes", .attributes, "the attributes with the pictures; all of them is usual"),
        RuleKind.Parameter(
            "which",
            .word(Part.allCases.map(\.rawValue)),
            "which pictures of an attribute; all is usual"
        ),
    ]

    /// The parameters of all rules that look into pictures.
    static let parameters =
        choice + [
            RuleKind.Parameter(
                "local",
                .flag,
                "whether pictures lie in the catalog's folder, so that one whose file is not there breaks the rule; web "
                    + "addresses do not"
            )
        ]

    /// The parameter that names the attribute with a fact of the first picture, for products without files.
    static func declared(_ name: String) -> RuleKind.Parameter {
        RuleKind.Parameter(name, .attribute, "the attribute with the first picture's \(name), where there is no file")
    }

    init(_ settings: RuleSettings) throws(RuleProblem) {
        attributes = try settings.attributes("attributes")
        part = settings.word("which", as: Part.self, else: .all)
        isLocal = settings.flag("local")
        var declared: [String: String] = [:]
        for name in ["width", "height", "bytes", "format"] { declared[name] = settings.text(name) }
        self.declared = declared
    }

    /// The numbers of the attributes.
    func numbers(in checked: CheckedListing) -> [Int] {
        guard attributes.isEmpty else { return checked.numbers(of: attributes) }
        let structure = checked.structure
        return structure.attributes.indices.filter { number in
            [.image, .images].contains(structure.attributes[number].type) && checked.exists(number)
        }
    }

    /// The paths of the pictures of an attribute.
    func paths(in checked: CheckedListing, at number: Int) -> [String] {
        let paths: [String]
        switch checked.listing.value(at: number) {
        case .media(let media): paths = media.filter { !$0.isEmpty }
        case .text(let text): paths = text.isEmpty ? [] : [text]
        default: return []
        }
        return switch part {
        case .all: paths
        case .first: Array(paths.prefix(1))
        case .others: Array(paths.dropFirst())
        }
    }

    /// The breaches of all pictures; `fault` says what is wrong with one, as the end of a message.
    func breaches(_ checked: CheckedListing, _ fault: (KnownPicture) -> String?) -> [ListingBreach] {
        var breaches: [ListingBreach] = []
        for (place, number) in numbers(in: checked).enumerated() {
            for (index, path) in paths(in: checked, at: number).enumerated() {
                let isFirst = place == 0 && index == 0 && part != .others
                guard let fault = self.fault(of: path, isFirst: isFirst, checked, fault) else { continue }
                let code = checked.code(number)
                let name = checked.isConfidential(number) ? "a picture" : "\"\(CheckedListing.shortened(path))\""
                breaches.append(ListingBreach("\(code): \(name) \(fault)", attribute: code))
            }
        }
        return breaches
    }

    private func fault(
        of path: String,
        isFirst: Bool,
        _ checked: CheckedListing,
        _ fault: (KnownPicture) -> String?
    ) -> String? {
        switch checked.pictures?.facts(of: path) {
        case .success(let facts)?: return fault(KnownPicture(facts))
        case .failure(let problem)?: return "cannot be read: \(problem.message)"
        case nil:
            if isLocal, checked.pictures != nil, !Self.isAddress(path) { return "is not in the catalog's folder" }
            return isFirst && !declared.isEmpty ? fault(declaredPicture(checked)) : nil
        }
    }

    /// Whether a picture is named by where it is on the web, or is written out itself.
    private static func isAddress(_ path: String) -> Bool {
        path.contains("://") || path.hasPrefix("//") || path.hasPrefix("data:")
    }

    private func declaredPicture(_ checked: CheckedListing) -> KnownPicture {
        var picture = KnownPicture()
        picture.width = amount("width", "PIXEL", checked)
        picture.height = amount("height", "PIXEL", checked)
        picture.byteCount = amount("bytes", "BYTE", checked)
        if let number = declared["format"].flatMap({ checked.number(of: $0) }) {
            picture.format = checked.words(at: number).map { KnownPicture.formatName($0) }
        }
        return picture
    }

    private func amount(_ name: String, _ unit: String, _ checked: CheckedListing) -> ExactDecimal? {
        guard let number = declared[name].flatMap({ checked.number(of: $0) }) else { return nil }
        return checked.amounts(of: checked.listing.value(at: number), at: number, unit: unit)?.first?.number
    }
}
