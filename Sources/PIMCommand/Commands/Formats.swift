import PIMFeeds
import PIMFormats

extension Subcommand {
    /// `pim formats`: the channels' formats, and what one of them demands.
    static let formats = Subcommand(
        name: "formats",
        summary: "list the channels' formats, or show what one demands",
        synopsis: ["formats [OPTIONS]", "formats show ID [OPTIONS]"],
        operands: [
            Operand("show", "the word show, to see the fields of one format", isOptional: true, choices: ["show"]),
            Operand("ID", "the format's id", isOptional: true, choices: FeedFormat.all.map(\.id)),
        ],
        options: [.json],
        discussion: """
            A format says what a channel's feed looks like and what the channel demands of every field. The edition is \
            the date of the channel's rules that the table restates. With --json a format is written as a file of \
            formats/ says it, so it can be the beginning of a format of your own.
            """,
        examples: ["pim formats", "pim formats show google-merchant", "pim formats show schema-org --json"]
    ) { invocation, console in
        guard invocation.operand("show") != nil else {
            list(asJSON: invocation.flag("json"), on: &console)
            return .ok
        }
        guard let format = invocation.operand("ID").flatMap({ FeedFormat.named($0) }) else {
            throw ArgumentProblem(.missingOperand("ID"), in: "formats")
        }
        if invocation.flag("json") {
            console.out(bytes: Array(FormatFile.render(format).utf8))
        } else {
            for line in FormatText.lines(format) { console.out(line) }
        }
        return .ok
    }

    private static func list(asJSON: Bool, on console: inout Console) {
        guard !asJSON else { return console.out(FormatJSON.list(FeedFormat.all)) }
        let rows = FeedFormat.all.map { format in
            [format.id, String(format.fields.count), format.edition, format.title]
        }
        for line in TextLayout.table([["ID", "FIELDS", "EDITION", "TITLE"]] + rows) { console.out(line) }
    }
}
