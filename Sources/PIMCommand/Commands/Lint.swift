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
            standard error.
            """,
        examples: [
            "pim lint 'Tania kurtka' -C shop --locale pl_PL --attribute name",
            "pim lint --file text.txt --locale en_GB", "pim lint - -C shop --fix < text.txt",
        ]
    ) { invocation, console in
        let wantsFix = invocation.flag("fix") || invocation.flag("all-fixes")
        let lint = try TextLint(invocation, &console)
        let safeOnly = !invocation.flag("all-fixes")
        let mended = wantsFix ? try lint.fixed(safeOnly: safeOnly) : lint.text
        let notes = lint.notes(on: mended)
        if invocation.flag("json") {
            console.out(lint.json(notes, wantsFix ? mended : nil))
        } else {
            if wantsFix { console.out(mended) }
            let channel: Console.Channel = wantsFix ? .talk : .output
            for note in notes {
                for line in lint.lines(note, for: channel, of: console) { console.write(line, to: channel) }
            }
            if !wantsFix, notes.isEmpty { console.say("no findings") }
        }
        return notes.contains { $0.finding.severity == .error } ? .findings : .ok
    }
}

/// One text, and the rules for it.
struct TextLint {
    /// What one rule says of the text.
    struct Note {
        let finding: Finding
        let rule: EffectiveRule
        let breach: Breach
    }

    let text: String
    private let bench: GuidelineBench
    private let place: Guideline.Place
    private let attribute: Attribute?
    private let book: RuleBook

    init(_ invocation: Invocation, _ console: inout Console) throws {
        text = try Self.text(invocation)
        let locale = invocation.value("locale")
        if let folder = invocation.value("catalog") {
            bench = try GuidelineBench(folder, invocation.day(), &console)
        } else {
            guard let locale else {
                throw Failure("name the text's locale with --locale, or a catalog with --catalog", .usage)
            }
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

    /// What the rules say of a text, except what somebody allowed.
    func notes(on text: String) -> [Note] {
        let isRich = attribute?.type == .richtext
        let plain = isRich ? PlainText.fromHTML(text) : text
        return book.opinions(of: plain, attribute: attribute?.code, source: text).compactMap { opinion in
            let rule = book.rules[opinion.rule]
            let isWaived = bench.set.waivers.contains {
                $0.covers(rule.id, nil, attribute?.code, place.locale, place.channels)
            }
            guard !isWaived else { return nil }
            let finding = Finding(
                rule.id,
                rule.severity,
                opinion.breach.message,
                remedy: rule.remedy.isEmpty ? rule.reason : rule.remedy,
                attribute: attribute?.code,
                passage: Passage(plain, opinion.breach.range)
            )
            return Note(finding: finding, rule: rule, breach: opinion.breach)
        }
    }

    /// The text after its fixes.
    func fixed(safeOnly: Bool) throws -> String {
        guard attribute?.type == .richtext else {
            return book.fixed(text, attribute: attribute?.code, safeOnly: safeOnly)
        }
        let hasMarkup = text.utf8.contains { [UInt8(ascii: "<"), UInt8(ascii: "&")].contains($0) }
        guard !hasMarkup, PlainText.fromHTML(text).utf8.elementsEqual(text.utf8) else {
            throw Failure("the text has markup or entities, so no fix is made in it; mend it by hand", .badData)
        }
        return book.fixed(text, attribute: attribute?.code, safeOnly: safeOnly)
    }

    /// What a note says to people.
    func lines(_ note: Note, for channel: Console.Channel, of console: Console) -> [String] {
        var lines = FindingText.lines(note.finding, for: channel, of: console)
        let isTerminal = console.isTerminal(channel)
        if !note.rule.reason.isEmpty, note.rule.reason != note.finding.remedy {
            lines.append("  because: \(FindingText.shown(note.rule.reason, isTerminal))")
        }
        if let fix = note.breach.fix {
            let words = fix.replacement.isEmpty ? "nothing" : "\"\(fix.replacement)\""
            let kind = fix.isSafe ? "fix" : "fix to look at"
            let old = Passage(note.finding.passage?.text ?? text, fix.range).matched
            lines.append("  \(kind): \(FindingText.shown("\"\(old)\" becomes \(words)", isTerminal))")
        }
        return lines
    }

    /// All notes as one JSON object; `text` is the mended one where it was asked for.
    func json(_ notes: [Note], _ mended: String?) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.pair("locale", place.locale?.text)
        writer.pair("text", mended ?? text)
        writer.key("findings")
        writer.beginArray()
        for note in notes {
            writer.beginObject()
            writer.pair("rule", note.rule.id)
            writer.pair("kind", note.rule.kind.name)
            writer.pair("severity", note.finding.severity.word)
            writer.pair("message", note.breach.message)
            writer.pair("remedy", note.rule.remedy.isEmpty ? nil : note.rule.remedy)
            writer.pair("reason", note.rule.reason.isEmpty ? nil : note.rule.reason)
            writer.pair("match", note.finding.passage?.matched)
            writer.range("range", note.breach.range)
            writer.key("fix")
            if let fix = note.breach.fix {
                writer.beginObject()
                writer.range("range", fix.range)
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

    /// A member that says where a range begins and ends, in UTF-8 bytes.
    mutating func range(_ key: String, _ range: Range<Int>) {
        self.key(key)
        beginArray()
        integer(range.lowerBound)
        integer(range.upperBound)
        endArray()
    }
}
