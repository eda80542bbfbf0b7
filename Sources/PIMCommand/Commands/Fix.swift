import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim fix`: the fixes of guidelines, made in the catalog's files.
    static let fix = Subcommand(
        name: "fix",
        summary: "make the fixes of guidelines in a catalog's texts",
        operands: [],
        options: [
            .catalog,
            Option("safe", "only fixes that need no person's eye (the default)"),
            Option("all", "all fixes"),
            Option("dry-run", "print what would be done and write nothing"),
            Option("rule", value: "ID", "only the fixes of this rule; may be repeated", repeats: true),
            Option("products", value: "FILE", "only this file of the catalog; may be repeated", repeats: true),
            .date, .limit, .json, .quiet,
        ],
        discussion: """
            Texts of products and models are mended where they stand. Nothing else of a line changes, no other line and \
            no file without a fix. A fix is made where its rule counts where the text is stored, or in every feed's \
            scope that shows it; in rich text words change, never markup. What is left is said on standard \
            error. Run it again: nothing changes.
            """,
        examples: ["pim fix -C shop --dry-run", "pim fix -C shop --rule nordvik.words --all"]
    ) { invocation, console in
        console.isQuiet = invocation.flag("quiet")
        guard !invocation.flag("safe") || !invocation.flag("all") else {
            throw Failure("choose --safe or --all", .usage)
        }
        let limit = try invocation.integer("limit") ?? 200
        let directory = try CatalogDirectory(invocation.catalogFolder)
        let reading = try FeedSet.Reading(directory, only: nil, day: invocation.day())
        guard reading.catalog != nil, reading.structureErrorCount == 0 else {
            var report = FindingReport(to: .talk, limit: 20)
            report.add(reading.findings.filter { $0.severity == .error }, on: &console)
            throw Failure("nothing was mended: mend the structure and the guidelines first", .badData)
        }
        let feeds = try FeedSet(directory, reading, allowsBrokenFeeds: true)
        if feeds.guidelines == nil { console.remark(noGuidelines) }
        var fix = CatalogFix(feeds)
        fix.safeOnly = !invocation.flag("all")
        fix.isTrial = invocation.flag("dry-run")
        fix.rules = try chosenRules(invocation, feeds)
        let desk = FixDesk(console, isJSON: invocation.flag("json"), limit: limit)
        fix.tell = desk.tell
        fix.report = desk.report
        fix.proceed = desk.proceed
        let names = invocation.productNames
        let account: CatalogFix.Account
        do {
            account = try fix.run(names)
        } catch {
            console = desk.console
            throw error
        }
        console = desk.console
        desk.finish(account, isTrial: fix.isTrial, on: &console)
        return desk.left.exitCode
    }

    private static func chosenRules(_ invocation: Invocation, _ feeds: FeedSet) throws -> Set<String>? {
        let names = invocation.values("rule")
        guard !names.isEmpty else { return nil }
        let known = (feeds.guidelines ?? feeds.ownRules).guidelines.flatMap { $0.rules.map(\.id) }
        for name in names where !known.contains(name) { throw GuidelineBench.unknown("rule", name, known) }
        return Set(names)
    }
}

/// What a run of `pim fix` talks through.
final class FixDesk {
    private(set) var console: Console
    private(set) var left: FindingReport
    private let isJSON: Bool
    private let limit: Int
    private var told = 0

    init(_ console: Console, isJSON: Bool, limit: Int) {
        self.console = console
        self.isJSON = isJSON
        self.limit = limit == 0 ? .max : limit
        left = FindingReport(to: .talk, limit: limit)
    }

    func proceed() -> Bool { !console.interrupts.isRaised }

    func report(_ finding: Finding) { left.add(finding, on: &console) }

    /// Prints a change: where, and the words before and after with marks around what differs.
    func tell(_ change: CatalogFix.Change) {
        told += 1
        guard told <= limit else { return }
        guard !isJSON else { return console.out(Self.json(change)) }
        let facts = [change.product, change.attribute.text] + change.place
        console.out(
            "\(change.position): \(ShownText.visible(facts.joined(separator: " "))) [\(change.rules.joined(separator: ", "))]"
        )
        guard !change.isConfidential else { return console.out("  its value is confidential") }
        let (old, new) = Self.difference(change.before, change.after)
        for (sign, passage) in [("-", Passage(change.before, old)), ("+", Passage(change.after, new))] {
            console.out("  \(sign) \(PassageText.line(passage))")
        }
    }

    /// Says how much was done.
    func finish(_ account: CatalogFix.Account, isTrial: Bool, on console: inout Console) {
        let texts = Quantity.counted(account.texts, "text")
        let files = account.files.isEmpty ? "" : " in \(account.files.joined(separator: ", "))"
        guard !isJSON else {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("summary")
            writer.beginObject()
            writer.pair("lines", account.lines)
            writer.pair("texts", account.texts)
            writer.pair("files", account.files)
            writer.pair("left", left.count)
            writer.key("written")
            writer.bool(!isTrial)
            writer.endObject()
            writer.endObject()
            return console.out(writer.buffer.string)
        }
        if told > limit { console.out("… and \(Quantity.grouped(told - limit)) more; --limit 0 prints all") }
        console.out(isTrial ? "\(texts) would be mended\(files); nothing was written" : "\(texts) mended\(files)")
    }

    /// The words in which two texts differ.
    private static func difference(_ old: String, _ new: String) -> (Range<Int>, Range<Int>) {
        let (left, right) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
        var first = 0
        while first < min(left.count, right.count), left[first] == right[first] { first += 1 }
        var last = 0
        while last < min(left.count, right.count) - first, left[left.count - 1 - last] == right[right.count - 1 - last]
        {
            last += 1
        }
        // Whole words are marked, so that a person sees what became of them.
        while first > 0, isOfWord(left[first - 1]) { first -= 1 }
        while last > 0, isOfWord(left[left.count - last]) { last -= 1 }
        func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + String($1).utf8.count } }
        let start = bytes(left[..<first])
        return (
            start..<start + bytes(left[first..<left.count - last]),
            start..<start + bytes(right[first..<right.count - last])
        )
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "\u{200C}"
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func json(_ change: CatalogFix.Change) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("file", change.position.file)
        writer.pair("line", change.position.line)
        writer.pair("product", change.product)
        writer.pair("attribute", change.attribute.text)
        writer.pair("place", change.place)
        writer.pair("rules", change.rules)
        writer.pair("before", change.isConfidential ? nil : change.before)
        writer.pair("after", change.isConfidential ? nil : change.after)
        writer.endObject()
        return writer.buffer.string
    }
}
