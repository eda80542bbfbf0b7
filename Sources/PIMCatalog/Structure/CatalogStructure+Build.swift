import PIMText

extension CatalogStructure {
    /// What building gives: the frozen structure where it has no errors, and every problem in any case.
    public struct BuildResult: Sendable {
        /// The structure; nil where a finding is an error.
        public let structure: CatalogStructure?
        /// All problems, in the order of the files.
        public let findings: [Finding]
    }

    /// Checks a draft as a whole and freezes it; every problem is reported, not only the first.
    public static func build(_ draft: CatalogDraft) -> BuildResult {
        var check = StructureCheck(draft: draft)
        check.run()
        let hasErrors = check.findings.contains { $0.severity == .error }
        return BuildResult(
            structure: hasErrors ? nil : CatalogStructure(freezing: draft),
            findings: check.findings
        )
    }
}

/// Looks over a draft for everything that would make resolution ambiguous or impossible.
struct StructureCheck {
    let draft: CatalogDraft
    let attributes: [AttributeCode: Attribute]
    var findings: [Finding] = []
    /// The locales looked at, each of which is told of once.
    var toldLocales: Set<LocaleCode> = []

    init(draft: CatalogDraft) {
        self.draft = draft
        attributes = Dictionary(draft.attributes.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func run() {
        checkLocales([draft.settings.defaultLocale], in: "the catalog's default_locale is", at: nil)
        checkAttributes()
        checkFamilies()
        checkCategories()
        checkChannels()
        checkLocations()
        checkMeasurements()
        checkAssociationTypes()
    }

    mutating func report(
        _ rule: String,
        _ message: String,
        remedy: String,
        at position: SourcePosition?,
        severity: Finding.Severity = .error,
        attribute: AttributeCode? = nil
    ) {
        findings.append(
            Finding("structure.\(rule)", severity, message, remedy: remedy, at: position, attribute: attribute)
        )
    }

    /// Reports an unknown code with the nearest known one as a suggestion.
    mutating func unknown<Subject>(
        _ what: String,
        _ code: Code<Subject>,
        in place: String,
        among known: some Sequence<Code<Subject>>,
        at position: SourcePosition?
    ) {
        let nearest = Suggestion.nearest(to: code.text, among: known.map(\.text))
        let remedy = nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out"
        report(
            "unknown-code",
            "\(place) names the \(what) \"\(code)\", which is not declared",
            remedy: remedy,
            at: position
        )
    }

    /// Reports codes that stand twice and codes that are not well formed.
    mutating func checkCodes<Item, Subject>(
        _ items: [Item],
        _ what: String,
        code: (Item) -> Code<Subject>,
        source: (Item) -> SourcePosition?
    ) {
        var first: [Code<Subject>: SourcePosition?] = [:]
        for item in items {
            let code = code(item)
            if !code.isWellFormed {
                report(
                    "malformed-code",
                    "the \(what) code \"\(code)\" is not made of letters, digits, \"_\", \"-\" and \".\"",
                    remedy: "rename it",
                    at: source(item)
                )
            }
            if let earlier = first[code] {
                let place = earlier.map { " at \($0)" } ?? ""
                report(
                    "duplicate-code",
                    "the \(what) \"\(code)\" is declared twice",
                    remedy: "keep one of them; the other stands\(place)",
                    at: source(item)
                )
            } else {
                first[code] = source(item)
            }
        }
    }

    /// Reports plain codes that stand twice.
    mutating func checkRepeated(
        _ codes: [String],
        _ what: String,
        in place: String = "",
        attribute: AttributeCode? = nil,
        source: (Int) -> SourcePosition?
    ) {
        var seen: Set<String> = []
        for (index, code) in codes.enumerated() where !seen.insert(code).inserted {
            report(
                "duplicate-code",
                "the \(what) \"\(code)\"\(place) is declared twice",
                remedy: "keep one of them",
                at: source(index),
                attribute: attribute
            )
        }
    }

    /// The cycle that following `next` from `start` runs into, as the codes on it; nil where it ends.
    func cycle<Key: Hashable>(from start: Key, next: (Key) -> Key?) -> [Key]? {
        var path = [start]
        while let following = next(path[path.count - 1]) {
            if following == start { return path }
            if path.contains(following) { return nil }
            path.append(following)
        }
        return nil
    }
}
