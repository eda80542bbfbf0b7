import PIMIO

/// One program on one catalog, and what its runs cost.
struct Work {
    let name: String
    let label: String
    let products: Int
    let bytes: Int
    private let words: [String]
    private let output: String
    private(set) var wall = Samples()
    private(set) var cpu = Samples()
    private(set) var peak = Samples()
    /// How many bytes it wrote.
    private(set) var written = 0

    /// Programs that take longer than this many seconds run three times only.
    private static let patience = 4.0

    /// The output is a file or a folder and goes before each run, so that nothing is taken over from the last one.
    init(_ name: String, _ label: String, on catalog: BenchCatalog, output: String, _ words: [String]) {
        self.name = name
        self.label = label
        self.words = words
        self.output = output
        products = catalog.products
        bytes = catalog.bytes
    }

    mutating func run() throws {
        removeTree(output)
        let run = try ChildProcess.run(words)
        guard run.exitCode < 2 else {
            throw PIMIOError(code: .ioFailure, message: "\(words.joined(separator: " ")) ended with \(run.exitCode)")
        }
        wall.add(run.wall)
        cpu.add(run.cpu)
        peak.add(Double(run.peakBytes))
        written = Self.size(output)
    }

    /// Whether another round is wanted.
    var isTired: Bool { wall.count >= 3 && wall.median > Self.patience }

    var productsPerSecond: Double { Double(products) / wall.median }
    var megabytesInPerSecond: Double { Double(bytes) / 1e6 / wall.median }
    var megabytesOutPerSecond: Double { Double(written) / 1e6 / wall.median }

    /// The size of a file, or of the files right in a folder.
    private static func size(_ path: String) -> Int {
        guard Files.isDirectory(path) else { return (try? Files.size(path)) ?? 0 }
        let names = (try? Files.list(path)) ?? []
        return names.reduce(0) { sum, name in
            let file = Files.join(path, name)
            return sum + (Files.isDirectory(file) ? 0 : (try? Files.size(file)) ?? 0)
        }
    }
}
