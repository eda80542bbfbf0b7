import PIMFeeds
import PIMIO

extension Subcommand {
    /// `pim wrap`: parts of one feed become the feed.
    static let wrap = Subcommand(
        name: "wrap",
        summary: "put the parts of a feed together and publish it",
        operands: [Operand("PART", "the parts, in the order of the feed", repeats: true)],
        options: [
            .catalog, .onlyFeed,
            Option(
                "output",
                short: "o",
                value: "DIR",
                "the folder for the feed, or - for standard output"
            ),
            Option(
                "counts",
                value: "FILE",
                "the account of a part, once for each PART and in their order (default: PART.counts)",
                repeats: true
            ),
            Option(
                "findings",
                value: "FILE",
                "the findings of a part, for DIR/.pim/findings.jsonl",
                repeats: true
            ),
            .date, .limit, .json, .quiet,
        ],
        discussion: """
            Writes header, parts and footer, byte for byte what `pim export` would have written from all lines at once; \
            then the file is read back, held against the feed's gate with the counts of all parts together, and only \
            then replaces the published one. Reports, state and results are those of `pim export`.

            Refused with 65, and nothing is published: a part that is not the one its account was written for; an \
            account made from another state of the catalog; a product that stands in two parts, or a root model where \
            the format groups variants; a gate with max_errors where a rule about all products together is an error.
            """,
        examples: [
            "pim wrap -C shop -f google-pl -o feeds parts/part-0 parts/part-1",
            "pim wrap -C shop -f google-pl -o - a b --counts a.json --counts b.json",
        ]
    ) { invocation, console in
        guard let output = invocation.value("output") else {
            throw Failure("wrap needs --output DIR, or --output - for standard output", .usage)
        }
        let parts = invocation.operands("PART")
        let accounts = invocation.values("counts")
        guard accounts.isEmpty || accounts.count == parts.count else {
            throw Failure(
                "wrap needs one --counts FILE for each PART: there are \(Quantity.counted(parts.count, "part")) and "
                    + "\(Quantity.counted(accounts.count, "account"))",
                .usage
            )
        }
        let pairs = parts.enumerated().map { index, path in
            FeedPart(path, account: accounts.isEmpty ? nil : accounts[index])
        }
        return try FeedExport(wrapping: pairs, invocation, output: output).run(on: &console)
    }
}
