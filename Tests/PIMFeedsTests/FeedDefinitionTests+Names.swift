extension FeedDefinitionTests {
    /// Names that lead nowhere.
    static let names: [Slip] = [
        Slip(
            "unknown format",
            one("format", "\"plain-xlm\""),
            "feed.unknown-format",
            "\"plain-xlm\"",
            "did you mean \"plain-xml\"?",
            at: "\"plain-xlm\""
        ),
        Slip(
            "unknown channel",
            one("channel", "\"wbe\""),
            "feed.scope",
            "there is no channel \"wbe\"; did you mean \"web\"?",
            "mend",
            at: "\"wbe\""
        ),
        Slip(
            "unknown locale",
            one("locale", "\"pl_PO\""),
            "feed.scope",
            "the channel \"web\" has no locale \"pl_PO\"",
            "mend",
            at: "\"pl_PO\""
        ),
        Slip(
            "unknown currency",
            one("currency", "\"GBP\""),
            "feed.scope",
            "has no currency \"GBP\"",
            "mend",
            at: "\"GBP\""
        ),
        Slip(
            "unknown audience",
            one("audience", "\"clubb\""),
            "feed.scope",
            "there is no audience \"clubb\"",
            "mend",
            at: "\"clubb\""
        ),
        Slip(
            "unknown field",
            one("fields", "{\"titel\": \"x\"}"),
            "feed.unknown-field",
            "\"titel\"",
            "did you mean \"title\"?",
            at: "\"titel\""
        ),
        Slip(
            "unknown attribute",
            one("fields", "{\"title\": \"{{ nmae }}\"}"),
            "feed.unknown-attribute",
            "\"nmae\"",
            "did you mean \"name\"?",
            at: "\"title\""
        ),
        Slip(
            "unknown attribute in a join",
            one("fields", "{\"title\": {\"join\": [\"a\", \"{{ nmae }}\"]}}"),
            "feed.unknown-attribute",
            "\"nmae\"",
            "name",
            at: "\"title\""
        ),
        Slip(
            "unknown attribute as a source",
            one("fields", "{\"title\": {\"source\": \"attribute:nmae\"}}"),
            "feed.unknown-attribute",
            "\"nmae\"",
            "name",
            at: "\"title\""
        ),
        Slip(
            "unknown source",
            one("fields", "{\"title\": {\"source\": \"computed:prise\"}}"),
            "file.unknown-word",
            "is not a source",
            "did you mean \"computed:price\"?",
            at: "{\"source\""
        ),
        Slip(
            "unknown attribute in a row",
            one("fields", "{\"ship\": [{\"land\": \"{{ nmae }}\"}]}"),
            "feed.unknown-attribute",
            "\"nmae\"",
            "name",
            at: "\"ship\""
        ),
        Slip(
            "unknown sub-field",
            one("fields", "{\"ship\": [{\"lnad\": \"PL\"}]}"),
            "feed.unknown-field",
            "\"lnad\"",
            "did you mean \"land\"?",
            at: "\"ship\""
        ),
        Slip(
            "unknown category",
            one("select", "{\"categories\": [\"outdor\"]}"),
            "feed.unknown-category",
            "\"outdor\"",
            "did you mean \"outdoor\"?",
            at: "[\"outdor\"]"
        ),
        Slip(
            "unknown family",
            one("select", "{\"families\": [\"thing\"]}"),
            "feed.unknown-family",
            "\"thing\"",
            "did you mean \"things\"?",
            at: "[\"thing\"]"
        ),
        Slip(
            "unknown name in where",
            one("select", "{\"where\": \"brnd == 'x'\"}"),
            "feed.where",
            "where, column 1: `brnd` is not an attribute",
            "brand",
            at: "\"brnd == 'x'\""
        ),
        Slip(
            "bad where",
            one("select", "{\"where\": \"price >\"}"),
            "feed.where",
            "where, column",
            "",
            at: "\"price >\""
        ),
        Slip(
            "where on money without a currency",
            feed(["select": "{\"where\": \"rank > 1 and price > 10\"}", "currency": "-"]),
            "feed.where",
            "no currency",
            "add \"currency\"",
            at: "\"rank > 1"
        ),
    ]
}
