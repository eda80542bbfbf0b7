package import PIMCatalog
package import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// Makes the fixes of guidelines in a catalog's files, and touches nothing else there.
///
/// Of a line only the JSON strings of the mended texts are written anew. A file appears whole under its name or stays as it
/// was; so does one that somebody else changed meanwhile.
package struct CatalogFix {
    /// A text that was mended, or would be.
    package struct Change: Sendable, Hashable {
        /// The file and line.
        package let position: SourcePosition
        /// The product or model.
        package let product: String
        /// The attribute.
        package let attribute: AttributeCode
        /// Channel, locale and audience as far as the value names them.
        package let place: [String]
        /// The text as it was.
        package let before: String
        /// The text as it is now.
        package let after: String
        /// The rules whose fixes were made.
        package let rules: [String]
        /// Whether its text is nobody's to see.
        package let isConfidential: Bool
    }

    /// What was done.
    package struct Account: Sendable, Hashable {
        /// The lines that were read.
        package var lines = 0
        /// The texts that were mended.
        package var texts = 0
        /// The files that were written, or would be.
        package var files: [String] = []
    }

    /// Whether only fixes are made that need no person's eye.
    package var safeOnly = true
    /// Whether nothing is written.
    package var isTrial = false
    /// The rules whose fixes are made; nil for all.
    package var rules: Set<String>?
    /// Is told of every text that is mended, file by file, before the file is written.
    package var tell: (Change) -> Void = { _ in }
    /// Is told what is left as it was, and why.
    package var report: (Finding) -> Void = { _ in }
    /// Is asked now and then whether to go on.
    package var proceed: () -> Bool = { true }

    private let set: FeedSet
    private let scopes: [ScopeTable]
    private let reader: ProductReader

    /// Makes ready for a catalog.
    package init(_ set: FeedSet) {
        self.set = set
        var scopes: [ScopeTable] = []
        for plan in set.plans where !scopes.contains(where: { $0.scope == plan.table.scope }) {
            scopes.append(plan.table)
        }
        self.scopes = scopes
        reader = ProductReader(structure: set.catalog.structure)
    }

    /// Mends files of product lines, or the catalog's own with its models; those that are no files of the folder are refused.
    package func run(_ names: [String]? = nil) throws -> Account {
        let directory = set.directory
        let files = try names?.map { try file($0) } ?? directory.models + directory.products
        for file in files where names == nil { try check(file) }
        let models = Set(directory.models.map(\.name))
        var desk = GuidelineDesk(
            set.guidelines ?? set.ownRules,
            structure: set.catalog.structure,
            scopes: scopes,
            hasAllRules: true
        )
        var account = Account()
        for file in files { try mend(file, models.contains(file.name) ? .model : .product, &desk, &account) }
        return account
    }

    /// A file somebody named, by the name it has in the catalog's folder.
    private func file(_ name: String) throws -> ProductFile {
        guard name != "-" else { throw refusal("standard input", "it is no file") }
        guard Files.exists(name) else {
            throw PIMIOError(code: .notFound, path: name, message: "there is no such file of product lines")
        }
        let folder = Files.resolved(set.directory.folder) ?? Files.absolute(set.directory.folder)
        let path = Files.resolved(name) ?? Files.absolute(name)
        guard path.hasPrefix(folder == "/" ? folder : folder + "/") else {
            throw refusal(name, "it does not lie in the catalog's folder \(set.directory.folder)")
        }
        let inner = String(path.dropFirst(folder == "/" ? 1 : folder.count + 1))
        let file = ProductFile(path: Files.join(set.directory.folder, inner), name: inner)
        try check(file)
        return file
    }

    private func check(_ file: ProductFile) throws {
        guard Files.isFile(file.path) else { throw refusal(file.path, "it is a pipe or a device") }
        guard Files.isInside(folder: set.directory.folder, path: file.name) else {
            throw refusal(file.path, "it does not lie in the catalog's folder \(set.directory.folder)")
        }
    }

    private func refusal(_ name: String, _ reason: String) -> FeedError {
        FeedError(.unknown, "\(name) cannot be mended: \(reason)")
    }

    private func mend(
        _ file: ProductFile,
        _ kind: Product.Kind,
        _ desk: inout GuidelineDesk,
        _ account: inout Account
    ) throws {
        let path = Files.resolved(file.path) ?? file.path
        let bytes = try Files.read(path)
        guard !bytes.starts(with: [0x1F, 0x8B]), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF])
        else { throw refusal(file.path, "it is compressed, or not UTF-8") }
        var edits: [JSONSplice.Edit] = []
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var start = mark
        var number = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            number += 1
            var line = LineMender(self, bytes, start..<end, SourcePosition(file: file.name, line: number))
            if line.isBlank {
                start = end + 1
                continue
            }
            guard proceed() else { throw FeedError.interrupted(after: account.lines) }
            account.lines += 1
            let made = line.edits(kind, set, scopes, reader, &desk)
            account.texts += made.count
            edits += made
            start = end + 1
        }
        guard !edits.isEmpty else { return }
        account.files.append(file.name)
        guard !isTrial else { return }
        try write(bytes, edits, to: path, file, &account)
    }

    private func write(
        _ bytes: [UInt8],
        _ edits: [JSONSplice.Edit],
        to path: String,
        _ file: ProductFile,
        _ account: inout Account
    ) throws {
        AtomicFile.removeLeftovers(of: path)
        var target = try AtomicFile(target: path)
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            try target.write(Array(bytes[end..<edit.range.lowerBound]))
            try target.write(edit.replacement)
            end = edit.range.upperBound
        }
        try target.write(Array(bytes[end...]))
        try target.close()
        guard try Files.read(path) == bytes else {
            account.files.removeLast()
            account.texts -= edits.count
            report(
                Finding(
                    "fix.file-changed",
                    .error,
                    "somebody changed the file meanwhile, so it is left as it is",
                    remedy: "run `pim fix` again",
                    at: SourcePosition(file: file.name, line: 1)
                )
            )
            return
        }
        try target.commit()
    }
}

extension FeedSet {
    /// The library's own rules, for a catalog without guidelines.
    package var ownRules: GuidelineSet {
        GuidelineSet([], structure: catalog.structure)
    }
}
