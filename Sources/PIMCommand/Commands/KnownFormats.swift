import PIMCatalog
import PIMFeeds
import PIMFormats
import PIMIO
import PIMIntake

/// The built-in formats, and those of a catalog's `formats/` folder, which replace built-in ones of the same id.
struct KnownFormats {
    /// A format and where it comes from.
    struct Entry: Sendable {
        /// The format.
        let format: FeedFormat
        /// The file that says it; nil for a built-in one.
        let file: String?
    }

    /// The formats, those of the catalog last.
    private(set) var formats = FeedFormat.all.map { Entry(format: $0, file: nil) }
    /// The slips in the catalog's files.
    private(set) var findings: [Finding] = []

    /// The formats that feeds of a catalog may name; without a folder the built-in ones.
    init(catalog folder: String?) throws {
        guard let folder else { return }
        var log = IntakeLog()
        for name in try CatalogDirectory(folder).formatFiles {
            let file = Files.join(folder, name)
            guard let format = FormatFile.read(file, name: file, log: &log) else { continue }
            formats.removeAll { $0.format.id == format.id }
            formats.append(Entry(format: format, file: file))
        }
        findings = log.findings
    }
}

extension KnownFormats {
    /// The roles that the built-in formats ask for, for people.
    static var roles: String { RoleCheck.words(of: FeedFormat.all).joined(separator: ", ") }
}
