import PIMCatalog
import PIMGuidelines
public import PIMIO
import PIMText

/// Writes findings as SARIF 2.1.0, which code hosts show beside the lines they are about.
///
/// Columns, in UTF-16 units, and fixes are told of entries that know where their words stand. A finding whose rule is not
/// among the given ones is reported without a description of it. Where the catalog has waivers every finding says whether
/// it is suppressed, as SARIF asks of all or none.
/// **Source:** OASIS SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/, read 2026-11-22.
public struct SARIFReport: ReportWriter {
    private var writer: JSONWriter
    private let places: ReportPlaces
    private let rules: [String: Int]
    private let hasWaivers: Bool

    /// What was written and not drained yet.
    public var buffer: ByteBuffer {
        get { writer.buffer }
        set { writer.buffer = newValue }
    }

    /// Begins a report; `run` tells runs of different kinds on one commit apart, such as `pim/guidelines/`.
    public init(
        tool: ReportTool,
        rules: [ReportRule],
        places: ReportPlaces = ReportPlaces(),
        run: String = "pim/",
        hasWaivers: Bool = false,
        pretty: Bool = false
    ) {
        self.hasWaivers = hasWaivers
        let sorted = ReportRule.sorted(rules)
        var numbers: [String: Int] = [:]
        for (number, rule) in sorted.enumerated() { numbers[rule.code] = number }
        self.rules = numbers
        self.places = places
        writer = JSONWriter(pretty: pretty)
        writer.beginObject()
        text("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        text("version", "2.1.0")
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        describe(tool, sorted)
        object("automationDetails") { $0.text("id", run) }
        text("columnKind", "utf16CodeUnits")
        object("originalUriBaseIds") { report in
            report.object(Self.folderName) { report in
                report.object("description") { $0.text("text", "the folder that file names begin at") }
            }
        }
        writer.key("results")
        writer.beginArray()
    }

    /// Takes a finding.
    public mutating func add(_ entry: ReportEntry) {
        let finding = entry.finding
        writer.beginObject()
        text("ruleId", finding.rule)
        if let number = rules[finding.rule] {
            writer.key("ruleIndex")
            writer.integer(number)
        }
        text("level", finding.severity.word)
        object("message") { $0.text("text", ReportLine.message(finding)) }
        locate(entry)
        fix(entry)
        object("partialFingerprints") {
            $0.text("pimFinding/v\(FindingFingerprint.version)", entry.fingerprint.description)
        }
        if let isNew = entry.isNew { text("baselineState", isNew ? "new" : "unchanged") }
        suppress(entry.waiver)
        object("properties") { report in
            report.optional("product", finding.product)
            report.optional("attribute", finding.attribute?.text)
            report.optional("scope", finding.scope?.description)
            report.optional("locale", finding.locale?.text)
            report.optional("channel", finding.channel?.text)
            report.optional("audience", finding.audience?.text)
            report.optional("kind", finding.ground?.kind)
            report.optional("because", finding.ground.flatMap { $0.reason.isEmpty ? nil : $0.reason })
            report.optional("words", entry.passage?.matched)
            report.optional("feed", finding.feed)
            report.optional("field", finding.field)
            report.optional("remedy", finding.remedy.isEmpty ? nil : finding.remedy)
        }
        writer.endObject()
    }

    /// By whom and why a finding was allowed; nothing for one that counts.
    private mutating func suppress(_ waiver: Waiver?) {
        guard hasWaivers || waiver != nil else { return }
        writer.key("suppressions")
        writer.beginArray()
        if let waiver {
            writer.beginObject()
            text("kind", "external")
            text("status", "accepted")
            let words = "\(waiver.reason) (allowed by \(waiver.approver) until \(waiver.end))"
            text("justification", ShownText.visible(words))
            writer.endObject()
        }
        writer.endArray()
    }

    /// Ends the report.
    public mutating func finish(succeeded: Bool) {
        writer.endArray()
        writer.key("invocations")
        writer.beginArray()
        writer.beginObject()
        writer.key("executionSuccessful")
        writer.bool(succeeded)
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.newline()
    }

    /// The name by which code hosts know the folder of what was checked out.
    private static let folderName = "%SRCROOT%"

    private mutating func describe(_ tool: ReportTool, _ rules: [ReportRule]) {
        object("tool") { report in
            report.object("driver") { report in
                report.text("name", tool.name)
                report.text("semanticVersion", tool.version)
                report.optional("informationUri", tool.address)
                report.writer.key("rules")
                report.writer.beginArray()
                for rule in rules {
                    report.writer.beginObject()
                    report.text("id", rule.code)
                    report.object("shortDescription") { $0.text("text", ShownText.visible(rule.summary)) }
                    if !rule.help.isEmpty { report.object("help") { $0.text("text", ShownText.visible(rule.help)) } }
                    report.object("defaultConfiguration") { $0.text("level", rule.severity.word) }
                    report.writer.endObject()
                }
                report.writer.endArray()
            }
        }
    }

    private mutating func locate(_ entry: ReportEntry) {
        let finding = entry.finding
        let place = places.place(of: finding)
        guard place != nil || finding.product != nil || finding.attribute != nil else { return }
        writer.key("locations")
        writer.beginArray()
        writer.beginObject()
        if let place {
            object("physicalLocation") { report in
                report.object("artifactLocation") { report in
                    report.text("uri", Self.address(place.file))
                    if !place.file.hasPrefix("/") { report.text("uriBaseId", Self.folderName) }
                }
                guard let line = place.line else { return }
                report.object("region") { report in
                    report.number("startLine", line)
                    guard let site = entry.site else { return }
                    report.number("startColumn", site.words.lowerBound + 1)
                    report.number("endColumn", site.words.upperBound + 1)
                    report.object("snippet") { $0.text("text", site.text) }
                }
            }
        }
        if finding.product != nil || finding.attribute != nil { locateInCatalog(finding) }
        writer.endObject()
        writer.endArray()
    }

    /// The change that mends a finding, as the file spells it.
    private mutating func fix(_ entry: ReportEntry) {
        guard let site = entry.site, let replaced = site.replaced, let place = places.place(of: entry.finding),
            let line = place.line
        else { return }
        writer.key("fixes")
        writer.beginArray()
        writer.beginObject()
        let isSafe = entry.finding.ground?.fix?.isSafe == true
        object("description") { $0.text("text", isSafe ? "a safe fix" : "a fix to look at") }
        writer.key("artifactChanges")
        writer.beginArray()
        writer.beginObject()
        object("artifactLocation") { report in
            report.text("uri", Self.address(place.file))
            if !place.file.hasPrefix("/") { report.text("uriBaseId", Self.folderName) }
        }
        writer.key("replacements")
        writer.beginArray()
        writer.beginObject()
        object("deletedRegion") { report in
            report.number("startLine", line)
            report.number("startColumn", replaced.lowerBound + 1)
            report.number("endColumn", replaced.upperBound + 1)
        }
        object("insertedContent") { $0.text("text", site.replacement) }
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }

    /// The place in the catalog: product, attribute and scope with slashes between.
    private mutating func locateInCatalog(_ finding: Finding) {
        let name = finding.attribute?.text ?? finding.product ?? ""
        let scope = finding.scope.map { [$0.channel.text, $0.locale.text] + [$0.audience?.text].compactMap(\.self) }
        let own = [finding.channel?.text, finding.locale?.text, finding.audience?.text].compactMap(\.self)
        let parts = [finding.product, finding.attribute?.text].compactMap(\.self) + (scope ?? own)
        writer.key("logicalLocations")
        writer.beginArray()
        writer.beginObject()
        text("name", name)
        text("fullyQualifiedName", parts.map(Self.part).joined(separator: "/"))
        text("kind", finding.attribute == nil ? "object" : "property")
        writer.endObject()
        writer.endArray()
    }

    /// A part of a name, with a slash in it told apart from those between parts.
    private static func part(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "/"): bytes += Array("%2F".utf8)
            case UInt8(ascii: "%"): bytes += Array("%25".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path as an address: every part percent-encoded, with `file://` before it where it begins at the root.
    private static func address(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            URLText.encodedComponent(String(part))
        }
        return (path.hasPrefix("/") ? "file://" : "") + parts.joined(separator: "/")
    }

    private mutating func object(_ key: String, _ body: (inout SARIFReport) -> Void) {
        writer.key(key)
        writer.beginObject()
        body(&self)
        writer.endObject()
    }

    private mutating func text(_ key: String, _ text: String) {
        writer.key(key)
        writer.string(text)
    }

    private mutating func number(_ key: String, _ number: Int) {
        writer.key(key)
        writer.integer(number)
    }

    private mutating func optional(_ key: String, _ text: String?) {
        if let text { self.text(key, text) }
    }
}
