public import PIMCatalog
public import PIMText

/// A way other programs write catalogs down, and how it is read into a catalog directory.
public struct Dialect: Sendable {
    /// The word that names it on the command line.
    public let code: String
    /// The program's name.
    public let title: String
    /// What is read, in one sentence.
    public let summary: String
    /// Reads the source and writes the catalog.
    ///
    /// Throws where the source cannot be read at all, the target stands already or the caller stops it; everything else
    /// is in the report.
    public let run: @Sendable (ImportRequest) throws -> ImportReport

    /// Describes a dialect.
    public init(
        code: String,
        title: String,
        summary: String,
        run: @escaping @Sendable (ImportRequest) throws -> ImportReport
    ) {
        self.code = code
        self.title = title
        self.summary = summary
        self.run = run
    }

    /// Every dialect, one line each.
    public static let all: [Dialect] = [
        .akeneo
    ]

    /// The dialect with this code.
    public static func named(_ code: String) -> Dialect? {
        all.first { $0.code == code }
    }
}

/// What an import shall read, and where it shall write.
public struct ImportRequest: Sendable {
    /// The folder to read.
    public var source: String
    /// The folder to write the catalog into.
    public var target: String
    /// The catalog's name; nil takes the source folder's.
    public var name: String?
    /// The shop's names and addresses; what is nil gets an example that must be edited.
    public var shop: Shop
    /// The kinds of feed to write a definition of for every channel and locale.
    public var feeds: [FeedDraft.Template]
    /// The language whose numbers the cells of spreadsheets hold; nil reads those that every language reads alike.
    public var numbers: LanguageTag?
    /// Whether a catalog that stands at the target may be replaced.
    public var overwrites: Bool
    /// How the characters of the source's CSV files became bytes.
    public var encoding: TextEncoding
    /// Asked while records are read whether to go on; a no ends the import before anything is written.
    public var proceed: @Sendable () -> Bool

    /// Asks for an import.
    public init(
        source: String,
        target: String,
        name: String? = nil,
        shop: Shop = Shop(),
        feeds: [FeedDraft.Template] = [],
        numbers: LanguageTag? = nil,
        overwrites: Bool = false,
        encoding: TextEncoding = .utf8,
        proceed: @escaping @Sendable () -> Bool = { true }
    ) {
        self.source = source
        self.target = target
        self.name = name
        self.shop = shop
        self.overwrites = overwrites
        self.feeds = feeds
        self.encoding = encoding
        self.numbers = numbers
        self.proceed = proceed
    }
}

/// What an import read, kept and rejected, and everything it noticed.
public struct ImportReport: Sendable {
    /// What became of the records of one file.
    public struct FileCount: Sendable, Hashable {
        /// The file, relative to the source folder.
        public var file: String
        /// How many records were read, kept and rejected.
        public var count: LineCount

        /// Counts the records of a file.
        public init(file: String, count: LineCount = LineCount()) {
            self.file = file
            self.count = count
        }
    }

    /// The files that were read, in turn.
    public var files: [FileCount]
    /// Every rejection and everything else worth knowing, with places in the source files.
    public var findings: [Finding]
    /// The files that were written, relative to the target folder.
    public var written: [String]

    /// Whether every record read was kept or rejected, and each rejection has a finding.
    public var balances: Bool {
        let rejected = files.reduce(0) { $0 + $1.count.rejected }
        return files.allSatisfy { $0.count.balances }
            && findings.count { $0.rule == ImportLog.rejection } == rejected
    }

    /// The count of one file; nil where it was not read.
    public func count(of file: String) -> LineCount? {
        files.first { $0.file == file }?.count
    }
}
