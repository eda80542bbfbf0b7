extension FeedDefinitionTests {
    /// What cannot stand where it stands.
    static let shapes: [Slip] = [
        Slip(
            "rows for a plain field",
            one("fields", "{\"title\": [{\"land\": \"PL\"}]}"),
            "feed.shape",
            "takes one value, not rows",
            "join",
            at: "\"title\""
        ),
        Slip(
            "details for a plain field",
            one("fields", "{\"title\": {\"details\": [\"name\"]}}"),
            "feed.shape",
            "cannot show details",
            "section",
            at: "\"title\""
        ),
        Slip(
            "a text for a group",
            one("fields", "{\"ship\": \"PL\"}"),
            "feed.shape",
            "is a group, not a text",
            "write rows",
            at: "\"ship\""
        ),
        Slip(
            "a join for a group",
            one("fields", "{\"ship\": {\"join\": [\"PL\", \"{{ name }}\"]}}"),
            "feed.shape",
            "is a group, not a text",
            "write rows",
            at: "\"ship\""
        ),
        Slip(
            "a code that leaves the folder",
            one("code", "\"../x\""),
            "feed.code",
            "cannot be the code of a feed",
            "letters",
            at: "\"../x\""
        ),
        Slip(
            "a code the memory needs",
            one("code", "\"lines.bin\""),
            "feed.code",
            "cannot be",
            "lines.bin",
            at: "\"lines.bin\""
        ),
        Slip(
            "a code that a file system without case needs",
            one("code", "\"Lock\""),
            "feed.code",
            "cannot be",
            "baseline.jsonl",
            at: "\"Lock\""
        ),
        Slip("a code that hides", one("code", "\"..\""), "feed.code", "cannot be the code", "letters", at: "\"..\""),
        Slip(
            "a code the run needs",
            one("code", "\"report.json\""),
            "feed.code",
            "cannot be the code",
            "report.json",
            at: "\"report.json\""
        ),
        Slip(
            "an output above the folder",
            one("output", "{\"file\": \"../items.xml\"}"),
            "file.outside-folder",
            "leads out of the output folder",
            "inside",
            at: "\"../items.xml\""
        ),
        Slip(
            "an absolute output",
            one("output", "{\"file\": \"/tmp/items.xml\"}"),
            "file.outside-folder",
            "leads out",
            "inside",
            at: "\"/tmp/items.xml\""
        ),
        Slip(
            "an output among the run's files",
            one("output", "{\"file\": \"./.pim/lock\"}"),
            "file.outside-folder",
            "keeps for itself",
            "another",
            at: "\"./.pim/lock\""
        ),
        Slip("no output", one("output", "-"), "file.missing-key", "lacks \"output\"", "file"),
        Slip(
            "an output without a file",
            one("output", "{}"),
            "file.missing-key",
            "output lacks \"file\"",
            "add it",
            at: "{}"
        ),
        Slip(
            "unknown compression",
            one("output", "{\"file\": \"a.xml\", \"compression\": \"zip\"}"),
            "file.unknown-word",
            "\"compression\" is \"zip\"",
            "gzip",
            at: "\"zip\""
        ),
    ]
}
