import PIMCatalog
import PIMText

/// The packs that guidelines may use.
struct PackShelf {
    let packs: [Guideline]

    init(_ packs: [Guideline]) {
        self.packs = packs
    }

    /// A guideline behind the packs it uses, and those that they use; a pack counts where the guideline that uses it does.
    func opened(_ guideline: Guideline, _ problem: (Finding) -> Void) -> [Guideline] {
        used(by: guideline, [guideline.code], problem) + [guideline]
    }

    private func used(
        by guideline: Guideline,
        _ users: Set<String>,
        _ problem: (Finding) -> Void
    ) -> [Guideline] {
        guideline.packs.enumerated().flatMap { number, code -> [Guideline] in
            guard let pack = packs.first(where: { $0.code == code }) else {
                problem(unknown(code, number, in: guideline))
                return []
            }
            guard !users.contains(code) else { return [] }
            let opened = pack.used(by: guideline)
            return used(by: opened, users.union([code]), problem) + [opened]
        }
    }

    private func unknown(_ code: String, _ number: Int, in guideline: Guideline) -> Finding {
        let codes = packs.map(\.code)
        let nearest = Suggestion.nearest(to: code, among: codes)
        return Finding(
            "guideline.unknown-pack",
            .error,
            "the guideline \"\(guideline.code)\" uses the pack \"\(code)\", which is not known, at /uses/\(number)",
            remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "known: \(codes.joined(separator: ", "))",
            at: guideline.places["/uses/\(number)"] ?? guideline.source
        )
    }
}
