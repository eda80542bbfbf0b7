import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

@Suite("Native grouped products")
struct NativeGroupedProductsTests {
    /// A line as the test knows it.
    private struct Line {
        let text: String
        /// The root model, the product itself, or nothing for a line that cannot be read.
        let group: String?
        let file: Int
        let number: Int
    }

    @Test(
        "stand together in first-appearance order, each line in its old order and at its old place",
        arguments: 0..<30
    )
    func interleaved(seed: UInt64) throws {
        var random = NativeRandom(seed: 40 + seed)
        let catalog = try Self.catalog(roots: 12)
        let folder = try TemporaryFolder("pim-groups-test")
        let lines = Self.lines(&random)
        let files = try Self.write(lines, to: folder)
        for bucketBytes in [32 << 20, 700, 90, 1] {
            let reordered = try GroupedProducts.reordering(files, of: catalog, bucketBytes: bucketBytes)
            let expected = Self.grouped(lines)
            let isGrouped = expected.map(\.text) == Self.readable(lines).map(\.text)
            #expect((reordered == nil) == isGrouped)
            guard let reordered else { continue }
            var stream = reordered.stream(catalog.structure)
            let reading = try NativeSamples.drain(&stream)
            #expect(reading.products.map(\.identifier) == expected.map(\.text))
            #expect(reading.products.map(\.source.line) == expected.map(\.number))
            #expect(reading.products.map(\.source.file) == expected.map { "f\($0.file).jsonl" })
            var plain = ProductStream(files: files, reader: ProductReader(structure: catalog.structure), kind: .product)
            let before = try NativeSamples.drain(&plain)
            #expect(reading.count == before.count && reading.count.balances)
            #expect(Set(reading.rejected.compactMap(\.position)) == Set(before.rejected.compactMap(\.position)))
            #expect(reading.rejected.map(\.rule) == before.rejected.map(\.rule))
        }
    }

    @Test("are left alone where the files keep them together already")
    func sorted() throws {
        let catalog = try Self.catalog(roots: 3)
        let folder = try TemporaryFolder("pim-groups-test")
        let path = Files.join(folder.path, "p.jsonl")
        let text = [("A", "M1"), ("B", "M1"), ("C", nil), ("D", "M0"), ("E", "S0")].map(Self.text).joined(
            separator: "\n"
        )
        try Files.writeAtomically(Array(text.utf8), to: path)
        #expect(try GroupedProducts.reordering([ProductFile(path: path)], of: catalog) == nil)
        try Files.writeAtomically([], to: path)
        #expect(try GroupedProducts.reordering([ProductFile(path: path)], of: catalog) == nil)
    }

    @Test("can still be read when only the stream is held, and leave no folder behind")
    func lifetime() throws {
        let catalog = try Self.catalog(roots: 2)
        let folder = try TemporaryFolder("pim-groups-test")
        let path = Files.join(folder.path, "p.jsonl")
        let text = [("A", "M0"), ("B", "M1"), ("C", "M0")].map(Self.text).joined(separator: "\n")
        try Files.writeAtomically(Array(text.utf8), to: path)
        var grouped = try GroupedProducts.reordering([ProductFile(path: path)], of: catalog)
        var stream = try #require(grouped).stream(catalog.structure)
        grouped = nil
        let reading = try NativeSamples.drain(&stream)
        #expect(reading.products.map(\.identifier) == ["A", "C", "B"])
    }

    @Test("keep the place of a line that is too long to be read")
    func tooLong() throws {
        let catalog = try Self.catalog(roots: 2)
        let folder = try TemporaryFolder("pim-groups-test")
        let path = Files.join(folder.path, "p.jsonl")
        let long = "{\"identifier\":\"" + String(repeating: "x", count: 17 << 20) + "\"}"
        let text = [Self.text("A", "M0"), Self.text("B", "M1"), long, Self.text("C", "M0")].joined(separator: "\n")
        try Files.writeAtomically(Array(text.utf8), to: path)
        let grouped = try #require(try GroupedProducts.reordering([ProductFile(path: path, name: "p")], of: catalog))
        var stream = grouped.stream(catalog.structure)
        let reading = try NativeSamples.drain(&stream)
        #expect(reading.products.map(\.identifier) == ["A", "C", "B"])
        #expect(reading.rejected.map(\.rule) == ["line.too-long"])
        #expect(reading.rejected.first?.position?.description == "p:3")
        #expect(reading.count.read == 4)
    }

    /// Root models S0, S1 … with one model M0, M1 … each below.
    private static func catalog(roots: Int) throws -> Catalog {
        let sample = try NativeSamples.catalog()
        let models = (0..<roots).flatMap { index in
            [
                Product(identifier: "S\(index)", kind: .model, family: 0),
                Product(identifier: "M\(index)", kind: .model, family: 0, parent: "S\(index)"),
            ]
        }
        return Catalog(structure: sample.structure, models: models)
    }

    private static func lines(_ random: inout NativeRandom) -> [Line] {
        var result: [Line] = []
        var numbers = [0, 0, 0]
        for index in 0..<Int.random(in: 0...60, using: &random) {
            let file = min(2, index / 25)
            numbers[file] += 1
            let root = Int.random(in: 0..<12, using: &random)
            switch Int.random(in: 0..<12, using: &random) {
            case 0: result.append(Line(text: "", group: nil, file: file, number: numbers[file]))
            case 1: result.append(Line(text: "{\"broken\":", group: nil, file: file, number: numbers[file]))
            case 2: result.append(Line(text: "P\(index)", group: "P\(index)", file: file, number: numbers[file]))
            default: result.append(Line(text: "P\(index)", group: "S\(root)", file: file, number: numbers[file]))
            }
        }
        return result
    }

    private static func write(_ lines: [Line], to folder: TemporaryFolder) throws -> [ProductFile] {
        try (0..<3).map { file in
            let own = lines.filter { $0.file == file }.map { line in
                guard let group = line.group else { return line.text }
                // Some variants hang right below the root, others one level further down.
                let parent = line.number.isMultiple(of: 2) ? group : "M" + group.dropFirst()
                return text(line.text, group.hasPrefix("S") ? parent : nil)
            }
            let path = Files.join(folder.path, "f\(file).jsonl")
            try Files.writeAtomically(Array((own.joined(separator: "\n") + "\n").utf8), to: path)
            return ProductFile(path: path, name: "f\(file).jsonl")
        }
    }

    private static func text(_ identifier: String, _ parent: String?) -> String {
        let above = parent.map { "\"\($0)\"" } ?? "null"
        return
            "{\"identifier\":\"\(identifier)\",\"parent\":\(above),\"values\":{\"name\":[{\"data\":\"n \(identifier)\"}]}}"
    }

    private static func readable(_ lines: [Line]) -> [Line] {
        lines.filter { $0.group != nil }
    }

    /// The slow way: for every group in the order of its first line, all its lines.
    private static func grouped(_ lines: [Line]) -> [Line] {
        var groups: [String] = []
        for line in readable(lines) {
            if let group = line.group, !groups.contains(group) { groups.append(group) }
        }
        return groups.flatMap { group in lines.filter { $0.group == group } }
    }
}
