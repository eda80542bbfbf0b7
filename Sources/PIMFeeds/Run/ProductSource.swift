import PIMCatalog
import PIMIO
import PIMIntake

/// Where a run's product lines come from.
///
/// Standard input is spooled where it has to be read more than once.
struct ProductSource {
    let files: [ProductFile]
    private let directory: CatalogDirectory
    private let spool: TemporaryFolder?

    init(_ directory: CatalogDirectory, _ names: [String]?, readsTwice: Bool) throws {
        self.directory = directory
        guard let names else {
            files = directory.products
            spool = nil
            return
        }
        let spool = readsTwice && names.contains("-") ? try TemporaryFolder("pim-input") : nil
        files = try names.map { name in
            guard name == "-" else {
                guard Files.exists(name) else {
                    throw PIMIOError(code: .notFound, path: name, message: "there is no such file of product lines")
                }
                return ProductFile(path: name)
            }
            guard let spool else { return ProductFile(path: "-") }
            let copy = Files.join(spool.path, "products.jsonl")
            try Self.copyInput(to: copy)
            return ProductFile(path: copy, name: ProductFile(path: "-").name)
        }
        self.spool = spool
    }

    func stream(_ reader: ProductReader) -> ProductStream {
        directory.products(reader: reader, from: files)
    }

    private static func copyInput(to path: String) throws {
        var lines = try LineReader(path: "-", maxLineBytes: 64 << 20, ofObjects: true)
        var file = try AtomicFile(target: path)
        while let line = try lines.next() {
            // A line too long to be read stays a line that is refused.
            let bytes = line.isTooLong ? Array("a line of more than 64 MiB".utf8) : Array(line.bytes[line.range])
            try file.write(bytes + (line.isTerminated ? [UInt8(ascii: "\n")] : []))
        }
        try file.commit()
    }
}
