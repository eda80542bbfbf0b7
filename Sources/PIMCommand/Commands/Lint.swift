import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO
import PIMText

extension Subcommand {
    /// `pim lint`: one text against the guidelines.
    static let lint = Subcommand(
        name: "lint",
        summary: "hold one text against the guidelines",
        operands: [Operand("TEXT", "the text, or - for standard input", isOptional: true)],
        options: [
            Option("file", value: "FILE", "the text from FILE"), .catalogIfAny,
            Option("attribute", value: "A", "the attribute the text is meant for, by code or role"),
        ] + Option.guidelinePlace + [
            .date, Option("fix", "print the text with all safe fixes made"),
            Option("all-fixes", "print the text with all fixes made"), .json,
        ],
        discussion: """
            Prints what each rule says, with the words marked, and what its fix would make of them. Without --attribute \
            only rules for all texts count. Without --locale the catalog's default locale counts.

            With --fix or --all-fixes the mended text stands on standard output, and what is left to say of it on \
            standard error. In rich text a fix is made where it changes one piece of text and no markup.

            In JSON ranges count in "text", or in "plain" where the text is HTML; "source" is the same range in the HTML, \
            in UTF-8 bytes, null where markup stands in it.
            """,
        examples: [
            "pim lint 'Tania kurtka' -C shop --locale pl_PL --attribute name",
            "pim lint --file text.txt --locale en_GB", "pim lint - -C shop --fix < text.txt",
        ]
    ) { invocation, console in
        let wantsFix = invocation.flag("fix") || invocation.flag("all-fixes")
        let lint = try TextLint(invocation, &console)
        let safeOnly = !invocation.flag("all-fixes")
        let mended = wantsFix ? lint.fixed(safeOnly: safeOnly) : lint.text
        let report = lint.report(on: mended)
        if invocation.flag("json") {
            console.out(lint.json(report, wantsFix ? mended : nil))
        } else {
            if wantsFix { console.out(mended) }
            let channel: Console.Channel = wantsFix ? .talk : .output
            for finding in report.findings {
                for line in lint.lines(finding, of: report, for: channel, of: console) {
                    console.write(line, to: channel)
                }
            }
            for rule in report.unjudged { console.remark("\(rule.rule) could not judge: \(rule.reason)") }
            if !wantsFix, report.findings.isEmpty { console.say("no findings") }
        }
        return report.severity == .error ? .findings : .ok
    }
}

/// One text, and the rules for it.
struct TextLint {
    let text: String
    private let place: Guideline.Place
    private let attribute: Attribute?
    private let book: RuleBook

    init(_ invocation: Invocation, _ console: inout Console) throws {
        text = try Self.text(invocation)
        let locale = invocation.value("locale")
        let bench: GuidelineBench
        if let folder = invocation.value("catalog") {
            bench = try GuidelineBench(folder, invocation.day(), &console)
        } else {
            guard let locale else {
                throw Failure("name the text's locale with --locale, or a catalog with --catalog", .usage)
            }
            try GuidelineBench.checkLocale(locale)
            bench = try GuidelineBench([], locales: [LocaleCode(locale)])
        }
        place = try bench.place(invocation, locale: bench.structure.settings.defaultLocale)
        attribute = try bench.attribute(invocation.value("attribute"))
        book = bench.set.book(for: place)
    }

    private static func text(_ invocation: Invocation) throws -> String {
        var bytes: [UInt8]
        switch (invocation.operand("TEXT"), invocation.value("file")) {
        case (.some, .some): throw Failure("write a text or name a file with --file, not both", .usage)
        case (nil, let path?): bytes = try Files.read(path, maxBytes: 1 << 24)
        case ("-", nil): bytes = try Files.read("/dev/stdin", maxBytes: 1 << 24)
        case (let text?, nil): return text
        case (nil, nil): throw Failure("write a text, - for standard input, or name a file with --file", .usage)
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Failure("the text is not UTF-8", .badData) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the rules say of a text.
    func report(on text: String) -> TextReport { book.check(text: text, attribute: attribute?.code) }

    /// The text after its fixes; those that would change markup are left out.
    func fixed(safeOnly: Bool) -> String {
        attribute?.type == .richtext
            ? book.fixed(html: text, attribute: attribute?.code, safeOnly: safeOnly)
            : book.fixed(text, attribute: attribute?.code, safeOnly: safeOnly)
    }

    /// What a finding says to people.
    func lines(
        _ finding: TextFinding,
        of report: TextReport,
        for channel: Console.Channel,
        of console: Console
    ) -> [String] {
        let said = Finding(
            finding.rule,
            finding.severity,
            finding.message,
            remedy: finding.shownRemedy,
            attribute: attribute?.code,
            passage: Passage(report.text, finding.span.utf8)
        )
        var lines = FindingText.lines(said, for: channel, of: console)
        let isTerminal = console.isTerminal(channel)
        if !finding.reason.isEmpty, finding.reason != finding.shownRemedy {
            lines.append("  because: \(FindingText.shown(finding.reason, isTerminal))")
        }
        if let fix = finding.fix {
            let words = fix.replacement.isEmpty ? "nothing" : "\"\(fix.replacement)\""
            let kind = fix.isSafe ? "fix" : "fix to look at"
            let old = Passage(report.text, fix.span.utf8).matched
            lines.append("  \(kind): \(FindingText.shown("\"\(old)\" becomes \(words)", isTerminal))")
        }
        return lines
    }

    /// All findings as one JSON object; `mended` is the text after its fixes where those were asked for.
    func json(_ report: TextReport, _ mended: String?) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("locale", place.locale?.text)
        let shown = mended ?? text
        writer.pair("text", shown)
        let isPlain = report.text.utf8.elementsEqual(shown.utf8)
        writer.pair("plain", isPlain ? nil : report.text)
        let places = isPlain ? nil : MarkupPlaces(shown)
        writer.key("findings")
        writer.beginArray()
        for finding in report.findings {
            writer.beginObject()
            writer.pair("rule", finding.rule)
            writer.pair("kind", finding.kind)
            writer.pair("severity", finding.severity.word)
            writer.pair("message", finding.message)
            writer.pair("remedy", finding.remedy.isEmpty ? nil : finding.remedy)
            writer.pair("reason", finding.reason.isEmpty ? nil : finding.reason)
            writer.pair("match", finding.words)
            writer.span(finding.span)
            if let source = isPlain ? finding.span.utf8 : places?.source(of: finding.span.utf8) {
                writer.range("source", source)
            } else {
                writer.pair("source", nil)
            }
            writer.key("fix")
            if let fix = finding.fix {
                writer.beginObject()
                writer.span(fix.span)
                writer.pair("replacement", fix.replacement)
                writer.key("safe")
                writer.bool(fix.isSafe)
                writer.endObject()
            } else {
                writer.null()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("unjudged")
        writer.beginArray()
        for rule in report.unjudged {
            writer.beginObject()
            writer.pair("rule", rule.rule)
            writer.pair("reason", rule.reason)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.buffer.string
    }
}

extension JSONWriter {
    /// A member whose value is a text, or null.
    mutating func pair(_ key: String, _ text: String?) {
        self.key(key)
        if let text { string(text) } else { null() }
    }

    /// A member whose value is a whole number.
    mutating func pair(_ key: String, _ number: Int) {
        self.key(key)
        integer(number)
    }

    /// A member whose value is a list of texts.
    mutating func pair(_ key: String, _ texts: [String]) {
        self.key(key)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Members that say where a part of a text begins and ends, in UTF-8 bytes, UTF-16 units and characters.
    mutating func span(_ span: TextSpan) {
        range("range", span.utf8)
        range("utf16", span.utf16)
        range("graphemes", span.graphemes)
    }

    /// A member that says where a range begins and ends.
    mutating func range(_ key: String, _ range: Range<Int>) {
        self.key(key)
        beginArray()
        integer(range.lowerBound)
        integer(range.upperBound)
        endArray()
    }
}
