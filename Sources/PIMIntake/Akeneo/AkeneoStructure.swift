import PIMCatalog
import PIMIO

/// The structure of an Akeneo catalog on its way to a draft.
struct AkeneoStructure {
    let folder: String
    let pace: ImportPace
    var draft = CatalogDraft()
    var log = ImportLog()

    /// What has no place and belongs to things that have no `extra` of their own: file, then code.
    private var orphans: [(file: String, things: [(code: String, json: String)])] = []

    init(folder: String, pace: ImportPace) {
        self.folder = folder
        self.pace = pace
    }

    /// Reads every structure file, in the order in which they build on each other.
    mutating func read() throws {
        try readAttributes()
        try readMeasurements()
        settleAttributes()
        try readCategories()
        try readChannels()
        try readFamilies()
        try readVariants()
        try readAssociations()
        draft.settings.defaultLocale = defaultLocale
        draft.settings.extra = orphanText
    }

    private var defaultLocale: LocaleCode {
        let locales = draft.channels.flatMap { $0.locales ?? [] }
        return locales.contains("en_US") ? "en_US" : locales.first ?? "en_US"
    }

    /// Goes through the records of a file; `body` says whether it keeps a record, and why not.
    mutating func each(
        _ name: String,
        isExpected: Bool = true,
        _ body: (inout AkeneoStructure, inout AkeneoRecord) -> Bool
    ) throws {
        guard let file = AkeneoFile(name, in: folder, pace: pace, &log) else {
            if isExpected { reportMissing(name) }
            return
        }
        var count = LineCount()
        for var record in try file.records(&count, &log) {
            if body(&self, &record) { count.kept += 1 } else { count.rejected += 1 }
        }
        log.finish(file.name, count)
    }

    func isThere(_ name: String) -> Bool {
        AkeneoFile.Form.allCases.contains { Files.exists(Files.join(folder, "\(name).\($0.rawValue)")) }
    }

    mutating func reportMissing(_ name: String) {
        log.report(
            "missing-file",
            .note,
            "there is no \(name).csv, .json or .jsonl, so nothing of it is imported",
            at: SourcePosition(file: "\(name).csv", line: 1)
        )
    }

    /// The record's code, where it has a well-formed one that did not stand before; otherwise the record is rejected.
    mutating func code(of what: String, _ record: inout AkeneoRecord, _ seen: inout Set<String>) -> String? {
        guard let code = record.text("code") else {
            log.reject("the \(what) has no code", remedy: "fill the column \"code\"", at: record.position)
            return nil
        }
        guard AttributeCode(code).isWellFormed else {
            log.reject(
                "the code \(ImportLog.shown(code)) is not made of letters, digits, \"_\", \"-\" and \".\"",
                remedy: "rename the \(what)",
                at: record.position
            )
            return nil
        }
        guard seen.insert(code).inserted else {
            log.reject(
                "the \(what) \"\(code)\" stands a second time",
                remedy: "keep one of the two rows",
                at: record.position
            )
            return nil
        }
        return code
    }

    /// A field that says yes or no; anything else is reported and taken for no.
    mutating func flag(_ key: String, _ record: inout AkeneoRecord) -> Bool? {
        guard let text = record.text(key) else { return nil }
        if let flag = Self.flag(text) { return flag }
        drop(key, text, "is not 1 or 0", remedy: "write 1 or 0", &record)
        return nil
    }

    static func flag(_ text: String) -> Bool? {
        switch text {
        case "1", "true", "TRUE": true
        case "0", "false", "FALSE": false
        default: nil
        }
    }

    /// Reports a field whose content cannot be used; it goes to `extra` as it is.
    mutating func drop(
        _ key: String,
        _ text: String,
        _ reason: String,
        remedy: String,
        _ record: inout AkeneoRecord
    ) {
        record.keep(key)
        log.report(
            "unusable-cell",
            .warning,
            "column \"\(key)\": \(ImportLog.shown(text)) \(reason); it is kept under \"extra\"",
            remedy: remedy,
            at: record.position
        )
    }

    /// Reports a member of a list that cannot be used, and leaves it out.
    mutating func leaveOut(_ message: String, remedy: String, at position: SourcePosition) {
        log.report("left-out", .warning, message, remedy: remedy, at: position)
    }

    /// What the record says beyond what was asked, as JSON text; each column is noted once.
    mutating func extra(_ record: AkeneoRecord) -> String? {
        let leftovers = record.leftovers()
        for (key, _) in leftovers {
            let name = key.isEmpty ? "a column without a name" : "column \"\(key)\""
            log.tally(
                "no-place",
                .note,
                "\(name) has no place in the catalog; its cells are kept under \"extra\"",
                at: record.position
            )
        }
        return AkeneoRecord.json(leftovers)
    }

    /// Keeps what a thing without an `extra` of its own says beyond what was asked in the catalog's.
    mutating func keepOrphan(_ record: AkeneoRecord, code: String, of name: String) {
        guard let json = extra(record) else { return }
        if orphans.last?.file != name { orphans.append((name, [])) }
        orphans[orphans.count - 1].things.append((code, json))
    }

    private var orphanText: String? {
        guard !orphans.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        for (file, things) in orphans {
            writer.key(file)
            writer.beginObject()
            for (code, json) in things {
                writer.key(code)
                writer.raw(json)
            }
            writer.endObject()
        }
        writer.endObject()
        return writer.buffer.string
    }
}
