import PIMText

/// The declared codes of one kind; Akeneo takes codes that differ in case for the same, a catalog does not.
struct CodeBook {
    private let codes: Set<String>
    private let spellings: [String: String]

    init(_ codes: some Sequence<String>) {
        self.codes = Set(codes)
        var spellings: [String: String] = [:]
        var ambiguous: Set<String> = []
        for code in self.codes {
            let folded = code.lowercased()
            if spellings.updateValue(code, forKey: folded) != nil { ambiguous.insert(folded) }
        }
        for folded in ambiguous { spellings[folded] = nil }
        self.spellings = spellings
    }

    func contains(_ code: String) -> Bool {
        codes.contains(code)
    }

    /// The one declared code that differs from this one in case at most.
    func spelling(of code: String) -> String? {
        codes.contains(code) ? code : spellings[code.lowercased()]
    }

    /// What to do about a code that is not declared.
    func remedy(for code: String, otherwise: String) -> String {
        Suggestion.nearest(to: code, among: codes.sorted()).map { "did you mean \"\($0)\"?" } ?? otherwise
    }
}
