public import PIMCatalog
import PIMIO

/// A catalog kept as a folder of text files: the embedded default.
///
/// `load()` reads structure, models, stock and price lists; products stream through `products()`.
public struct CatalogDirectory: Sendable {
    /// What loading gives: the catalog where its structure has no errors, and every problem in any case.
    public struct Load: Sendable {
        /// The catalog; nil where its structure has errors.
        public let catalog: Catalog?
        /// All problems of the structure, the models, stock and price lists.
        public let findings: [Finding]
        /// How many lines of models, stock and prices were read, kept and rejected.
        public let models: LineCount
    }

    /// The folder.
    public let folder: String
    /// The product files, relative to the folder, in the order they are read.
    public let productFiles: [String]
    /// The feed definitions, relative to the folder.
    public let feedFiles: [String]
    /// The user's own formats, relative to the folder.
    public let formatFiles: [String]
    /// The guidelines, relative to the folder.
    public let guidelineFiles: [String]
    /// Hunspell's dictionaries, relative to the folder: `dictionaries/pl.aff` and `dictionaries/pl.dic`.
    public let dictionaryFiles: [String]

    let structureFiles: StructureFiles
    private let modelFiles: [String]
    private let stockFiles: [String]
    private let priceFiles: [String]

    /// Opens a folder and reads its structure files.
    ///
    /// Throws an `IntakeError` where the folder is missing or a file pattern leads out of it.
    public init(_ folder: String) throws {
        guard Files.isDirectory(folder) else {
            throw IntakeError(
                .missing,
                file: folder,
                message: "there is no such folder; `pim init \(folder)` writes a catalog to start from"
            )
        }
        self.folder = folder
        var files = StructureFiles(folder: folder)
        files.read()
        structureFiles = files
        productFiles = try FileGlobs.matches(files.files.products, in: folder)
        modelFiles = try FileGlobs.matches(files.files.models, in: folder)
        stockFiles = try FileGlobs.matches(files.files.stock, in: folder)
        priceFiles = try FileGlobs.matches(files.files.prices, in: folder)
        feedFiles = try FileGlobs.matches(files.files.feeds, in: folder)
        formatFiles = try FileGlobs.matches(files.files.formats, in: folder)
        guidelineFiles = try FileGlobs.matches(files.files.guidelines, in: folder)
        dictionaryFiles = try FileGlobs.matches(Self.dictionaryPatterns, in: folder)
    }

    /// The structure as it was read, before it was checked.
    public var draft: CatalogDraft { structureFiles.draft }

    /// Checks the structure and reads models, stock and price lists.
    public func load() throws -> Load {
        let built = CatalogStructure.build(structureFiles.draft)
        var findings = structureFiles.log.findings + built.findings
        guard let structure = built.structure, !findings.contains(where: { $0.severity == .error }) else {
            return Load(catalog: nil, findings: findings, models: LineCount())
        }
        var models: [Product] = []
        var lines: [UInt64] = []
        var count = LineCount()
        let reader = ProductReader(structure: structure)
        var stream = ProductStream(files: files(modelFiles), reader: reader, kind: .model)
        while let line = try stream.nextLine() {
            count.read += 1
            switch stream.item(of: line) {
            case .product(let model, let problems):
                count.kept += 1
                models.append(model)
                lines.append(line.contentHash)
                findings += problems
            case .rejected(let finding):
                count.rejected += 1
                findings.append(finding)
            }
        }
        var side = SideFiles(structure: structure)
        for file in stockFiles { try side.readStock(Files.join(folder, file), name: file) }
        for file in priceFiles { try side.readPrices(Files.join(folder, file), name: file) }
        findings += side.findings
        count.read += side.count.read
        count.kept += side.count.kept
        count.rejected += side.count.rejected
        let catalog = Catalog(
            structure: structure,
            models: models,
            lines: lines,
            stock: side.stock,
            prices: side.prices
        )
        findings += Self.problems(of: catalog)
        return Load(catalog: catalog, findings: findings, models: count)
    }

    /// The stream of products, from the folder's files or from others.
    public func products(
        of structure: CatalogStructure,
        projection: Set<Int>? = nil,
        from others: [ProductFile]? = nil
    ) -> ProductStream {
        products(reader: ProductReader(structure: structure, projection: projection), from: others)
    }

    /// The stream of products as a reader of one's own reads them.
    package func products(reader: ProductReader, from others: [ProductFile]? = nil) -> ProductStream {
        ProductStream(files: others ?? products, reader: reader, kind: .product)
    }

    /// The folder's product files.
    public var products: [ProductFile] { files(productFiles) }

    /// The folder's files of product models.
    package var models: [ProductFile] { files(modelFiles) }

    private func files(_ names: [String]) -> [ProductFile] {
        names.map { ProductFile(path: Files.join(folder, $0), name: $0) }
    }

    /// The names of the files read whole: structure, models, stock and price lists.
    public var structureFileNames: [String] {
        settingsFileNames + modelFiles + stockFiles + priceFiles
    }

    /// The names of the files that hold the structure itself.
    package var settingsFileNames: [String] {
        Self.settingsFiles.filter { Files.exists(Files.join(folder, $0)) }
    }

    /// The names that files with the structure may have.
    static let settingsFiles = [
        "pim.json", "attributes.json", "families.json", "categories.json", "channels.json", "locations.json",
        "measurements.json",
    ]
    /// The patterns of the dictionaries' names.
    static let dictionaryPatterns = ["dictionaries/*.aff", "dictionaries/*.dic"]

    private static func problems(of catalog: Catalog) -> [Finding] {
        var identity = IdentityCheck(structure: catalog.structure)
        let values = ValueCheck(structure: catalog.structure)
        var tellsOfDepth = true
        return catalog.allModels.flatMap { model in
            let lineage = catalog.lineage(of: model)
            var findings = identity.check(lineage)
            if case .tooDeep? = lineage.problem {
                // One endless chain is one mistake, however many models hang on it.
                if !tellsOfDepth { findings.removeAll { $0.rule == "product.too-deep" } }
                tellsOfDepth = false
            }
            return findings + values.check(lineage)
        }
    }
}

/// How many lines or rows were read, and what became of them; they balance: read = kept + rejected.
public struct LineCount: Sendable, Hashable {
    /// How many were read.
    public var read = 0
    /// How many were kept.
    public var kept = 0
    /// How many were rejected, each with a finding.
    public var rejected = 0

    /// Nothing read yet.
    public init() {}

    /// Whether every line read was kept or rejected.
    public var balances: Bool { read == kept + rejected }
}
