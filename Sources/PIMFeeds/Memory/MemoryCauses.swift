import PIMCatalog
import PIMFormats
import PIMGuidelines
import PIMIO
import PIMIntake

/// Everything outside the product lines that decides what a run comes to, put together to one hash.
///
/// Models, stock and price lines are not among it: each product remembers the hash of those that it depends on.
struct MemoryCauses {
    /// Raised whenever what lines come to, or how it is remembered, changes between versions of the library.
    private static let edition = 9

    private var hasher = ContentHasher()

    /// The hash of all causes.
    var hash: UInt64 { hasher.finish() }

    init(_ set: FeedSet, _ plans: [FeedPlan]) throws {
        let directory = set.directory
        note("library", [LibraryVersion.text, "\(Self.edition)"])
        try note("structure", files: directory.settingsFileNames, in: directory.folder)
        try note("format files", files: directory.formatFiles, in: directory.folder)
        try note("guidelines", files: directory.guidelineFiles, in: directory.folder)
        if set.guidelines != nil { try note("dictionaries", files: directory.dictionaryFiles, in: directory.folder) }
        note("rules in force", set.guidelines?.inForce ?? [])
        // Whether anything is noted at all makes products without a line of their own sold out.
        note("stock and prices", ["\(set.catalog.stock.isEmpty)", "\(set.catalog.prices.isEmpty)"])
        for (name, text) in set.templates.partials.sorted(by: { $0.key < $1.key }) { note("partial", [name, text]) }
        for plan in plans {
            note("feed", [plan.definition.code, plan.definition.output.place])
            let files = plan.definition.source.map { [$0.file] } ?? directory.feedFiles
            try note("feed file", files: files, in: directory.folder)
            note("format", [FormatFile.render(plan.format)])
            // The factor in force depends on the day of the run.
            if let money = plan.money, money.isConverted {
                note("conversion", ["\(money.written)", "\(money.source)", "\(money.factor)"])
            }
        }
    }

    private mutating func note(_ name: String, _ texts: [String]) {
        for text in [name, "\(texts.count)"] + texts {
            hasher.update("\(text.utf8.count):")
            hasher.update(text)
        }
    }

    private mutating func note(_ name: String, files: [String], in folder: String) throws(PIMIOError) {
        note(name, files)
        for file in files {
            let bytes = try Files.read(Files.join(folder, file))
            hasher.update("\(bytes.count):")
            hasher.update(bytes)
        }
    }
}

/// The version of the library.
package enum LibraryVersion {
    /// As `pim --version` prints it.
    package static let text = "0.1.0"
}
