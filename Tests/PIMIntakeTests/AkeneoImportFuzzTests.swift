import Foundation
import PIMCatalog
import PIMIntake
import Testing

@Suite("Akeneo import of broken files")
struct AkeneoImportFuzzTests {
    /// A generator that gives the same numbers each time.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var mixed = state ^ (state >> 33)
            mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
            return mixed ^ (mixed >> 33)
        }
    }

    @Test(
        "never crashes, always balances, and what it writes can be read",
        arguments: ["akeneo", "akeneo-json"],
        0..<60
    )
    func survives(fixture: String, seed: Int) throws {
        var generator = Seeded(state: UInt64(seed) &* 7_919 &+ 1)
        let scratch = try Scratch()
        let source = "\(ImportGolden.fixtures)/\(fixture)/input"
        let names = try FileManager.default.contentsOfDirectory(atPath: source).sorted()
        for name in names {
            var bytes = Array(try Data(contentsOf: URL(filePath: "\(source)/\(name)")))
            if Int.random(in: 0..<3, using: &generator) == 0 { Self.mutate(&bytes, &generator) }
            try Data(bytes).write(to: URL(filePath: "\(scratch.path)/\(name)"))
        }
        let target = "\(scratch.path)/out"
        let report = try #require(Dialect.named("akeneo")).run(ImportRequest(source: scratch.path, target: target))
        #expect(report.balances, "\(report.files)")
        let directory = try CatalogDirectory(target)
        let load = try directory.load()
        guard let catalog = load.catalog else {
            // What the structure check refuses was in the report already.
            let errors = load.findings.filter { $0.severity == .error }
            #expect(!errors.isEmpty)
            let known = Set(report.findings.map(\.message))
            #expect(errors.allSatisfy { known.contains($0.message) }, "\(errors)")
            return
        }
        #expect(load.models.rejected == 0, "\(load.findings)")
        var stream = directory.products(of: catalog.structure)
        while let item = try stream.next() {
            if case .rejected(let finding) = item { Issue.record("\(finding)") }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout Seeded) {
        let interesting: [UInt8] = [0x22, 0x3B, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0x7B, 0x5D, 0x2D, 0x20, 0x30, 0x61]
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[index] = interesting[Int.random(in: interesting.indices, using: &generator)]
            case 1: bytes.insert(interesting[Int.random(in: interesting.indices, using: &generator)], at: index)
            case 2: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
            case 3: bytes.removeSubrange(index...)
            default:
                let end = min(bytes.count, index + Int.random(in: 1...80, using: &generator))
                bytes.insert(contentsOf: bytes[index..<end], at: index)
            }
        }
    }
}
