import PIMFeeds
import PIMFormats
import PIMText

extension Subcommand {
    /// `pim formats`: the channels' formats, and what one of them demands.
    static let formats = Subcommand(
        name: "formats",
        summary: "list the channels' formats, or show what one demands",
        synopsis: ["formats [OPTIONS]", "formats show ID [OPTIONS]"],
        operands: [
            Operand("show", "the word show, to see the fields of one format", isOptional: true, choices: ["show"]),
            Operand(
                "ID",
                "the format's id",
                isOptional: true,
                choices: FeedFormat.all.map(\.id),
                takesOthers: true
            ),
        ],
        options: [
            Option("catalog", short: "C", value: "DIR", "also the formats of the catalog in this folder"), .json,
        ],
        discussion: """
            A format says what a channel's feed looks like and what the channel demands of every field. The edition is \
            the date of the channel's rules that the table restates. With --json a format is written as a file of \
            formats/ says it, so it can be the beginning of a format of your own.
            """,
        examples: [
            "pim formats", "pim formats show google-merchant", "pim formats show schema-org --json",
            "pim formats -C shop",
        ]
    ) { invocation, console in
        let known = try KnownFormats(catalog: invocation.value("catalog"))
        var report = FindingReport(to: .talk)
        report.add(known.findings, on: &console)
        guard invocation.operand("show") != nil else {
            list(known.formats, asJSON: invocation.flag("json"), on: &console)
            return report.exitCode
        }
        guard let id = invocation.operand("ID") else { throw ArgumentProblem(.missingOperand("ID"), in: "formats") }
        guard let format = known.formats.first(where: { $0.format.id == id })?.format else {
            let ids = known.formats.map(\.format.id)
            let nearest = Suggestion.nearest(to: id, among: ids)
            throw ArgumentProblem(.notAChoice(of: "ID", text: id, choices: ids, nearest: nearest), in: "formats")
        }
        if invocation.flag("json") {
            console.out(bytes: Array(FormatFile.render(format).utf8))
        } else {
            for line in FormatText.lines(format) { console.out(line) }
        }
        return report.exitCode
    }

    private static func list(_ formats: [KnownFormats.Entry], asJSON: Bool, on console: inout Console) {
        guard !asJSON else { return console.out(FormatJSON.list(formats)) }
        let rows = formats.map { entry in
            let format = entry.format
            let place = entry.file.map { " (\($0))" } ?? ""
            return [format.id, String(format.fields.count), format.edition, format.title + place]
        }
        for line in TextLayout.table([["ID", "FIELDS", "EDITION", "TITLE"]] + rows) { console.out(line) }
    }
}
