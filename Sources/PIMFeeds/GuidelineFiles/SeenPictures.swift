import PIMGuidelines
import PIMIO
import Synchronization

/// Notes which pictures rules look at while one product is judged, and reads each of them once.
///
/// Models are not judged as listings, so that all pictures that decide about an item are seen with the item itself.
final class SeenPictures: PictureSource {
    private struct Look {
        let path: String
        let facts: Result<PictureFacts, PictureProblem>?
    }

    private let source: any PictureSource
    private let looks = Mutex<[Look]>([])

    init(_ source: any PictureSource) {
        self.source = source
    }

    func facts(of path: String) -> Result<PictureFacts, PictureProblem>? {
        looks.withLock { looks in
            if let known = looks.first(where: { $0.path.utf8.elementsEqual(path.utf8) }) { return known.facts }
            let facts = source.facts(of: path)
            looks.append(Look(path: path, facts: facts))
            return facts
        }
    }

    /// The pictures looked at since the last time.
    func take() -> JudgedPictures {
        looks.withLock { looks in
            guard !looks.isEmpty else { return JudgedPictures() }
            defer { looks.removeAll(keepingCapacity: true) }
            return JudgedPictures(paths: looks.map(\.path), looks.map(\.facts))
        }
    }
}

/// The pictures that a product was judged by, and what they were then: what another run compares before it takes the
/// product over.
struct JudgedPictures: Sendable {
    /// Where they lie, or would.
    var paths: [String] = []
    /// The hash of what their files said.
    var hash: UInt64 = 0

    init() {}

    init(paths: [String], hash: UInt64) {
        self.paths = paths
        self.hash = hash
    }

    init(paths: [String], _ facts: [Result<PictureFacts, PictureProblem>?]) {
        self.paths = paths
        hash = Self.hash(of: facts)
    }

    /// Whether rules would see the same pictures now.
    func stand(in source: any PictureSource) -> Bool {
        paths.isEmpty || Self.hash(of: paths.map { source.facts(of: $0) }) == hash
    }

    /// The hash of all that rules can see of pictures; a picture that is not there counts too.
    private static func hash(of facts: [Result<PictureFacts, PictureProblem>?]) -> UInt64 {
        var hasher = ContentHasher()
        for facts in facts {
            switch facts {
            case .success(let facts)?:
                hasher.update("\(facts.format) \(facts.width) \(facts.height) \(facts.byteCount) ")
                hasher.update("\(facts.hasAlpha) \(facts.isAnimated) \(facts.colors)\n")
            case .failure(let problem)?: hasher.update("cannot be read: \(problem.message)\n")
            case nil: hasher.update("not here\n")
            }
        }
        return hasher.finish()
    }
}
