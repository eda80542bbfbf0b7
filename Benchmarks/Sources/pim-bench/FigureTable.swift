/// The ratios that the table asks for, from the medians of the rounds.
struct FigureTable {
    private let works: [Work]
    private let peers: [Peer]
    private let takesThreads: Bool

    /// What a peer has to be slower by.
    private static let bounds: [String: (must: Double, aim: Double)] = [
        "go-fastjson": (1.2, 1.5), "rust": (1.5, 2), "php": (4, 5), "java": (4, 5.5), "node": (6, 8),
        "python-orjson": (7, 9), "go": (8, 11), "python-lxml": (12, 15),
    ]

    init(works: [Work], peers: [Peer], takesThreads: Bool) {
        self.works = works
        self.peers = peers
        self.takesThreads = takesThreads
    }

    var figures: [Figure] {
        floors + others + [
            ratio(
                "two threads against one, wall",
                "pim-2",
                \.wall,
                (0.65, 0.58),
                takesThreads ? "left out" : "pim has no --threads"
            ),
            ratio("PHP-escaped against raw lines, cpu", "pim-php", \.cpu, (1.5, 1.35), "left out"),
            ratio("ten feeds against one, cpu", "pim-ten", \.cpu, (4, 3), "left out"),
            ratio("title and description templates against none, cpu", "pim-template", \.cpu, (1.6, 1.3), "left out"),
            ratio("templates and a guideline against none, cpu", "pim-guided", \.cpu, (3, 2), "left out"),
            Figure(
                "check on one thread, products a second",
                work("pim-check")?.productsPerSecond,
                "",
                must: .atLeast(200_000),
                aim: .atLeast(300_000)
            ),
            Figure("check on two threads, products a second", work("pim-check-2")?.productsPerSecond, ""),
        ]
    }

    private func work(_ name: String) -> Work? { works.first { $0.name == name } }

    /// How many times more than a floor pim takes.
    private var floors: [Figure] {
        guard let pim = work("pim") else { return [] }
        return peers.filter { $0.name == "simdjson" || $0.name == "scan" }.flatMap { peer -> [Figure] in
            let floor = work(peer.name)
            let isJudge = peer.name == "simdjson"
            let note = peer.absence ?? (floor == nil ? "left out" : "")
            return [
                Figure(
                    "export against \(peer.label), cpu",
                    floor.map { pim.cpu.median / $0.cpu.median },
                    "×",
                    must: isJudge ? .atMost(1.6) : nil,
                    aim: isJudge ? .atMost(1.2) : nil,
                    note: note
                ),
                Figure(
                    "export against \(peer.label), wall",
                    floor.map { pim.wall.median / $0.wall.median },
                    "×",
                    note: note
                ),
            ]
        }
    }

    /// How many times longer the peers take than pim.
    private var others: [Figure] {
        guard let pim = work("pim") else { return [] }
        return peers.filter { $0.name != "simdjson" && $0.name != "scan" }.map { peer in
            let other = work(peer.name)
            let bounds = Self.bounds[peer.name]
            return Figure(
                "\(peer.label) takes longer by, wall",
                other.map { $0.wall.median / pim.wall.median },
                "×",
                must: bounds.map { .atLeast($0.must) },
                aim: bounds.map { .atLeast($0.aim) },
                note: peer.absence ?? (other == nil ? "left out" : "")
            )
        }
    }

    private func ratio(
        _ title: String,
        _ name: String,
        _ part: (Work) -> Samples,
        _ bounds: (must: Double, aim: Double),
        _ absence: String
    ) -> Figure {
        let value: Double? =
            if let pim = work("pim"), let other = work(name) { part(other).median / part(pim).median } else { nil }
        return Figure(
            title,
            value,
            "×",
            must: .atMost(bounds.must),
            aim: .atMost(bounds.aim),
            note: value == nil ? absence : ""
        )
    }
}
