extension FeedDefinitionTests {
    /// Texts and types that mean nothing.
    static let types: [Slip] = [
        Slip(
            "a template with a variable nobody knows",
            one("fields", "{\"title\": \"{{ nme }} {{ brand }}\"}"),
            "feed.template",
            "line 1, column 4: `nme` is not a variable",
            "did you mean `name`?",
            at: "\"title\""
        ),
        Slip(
            "a template with a filter nobody knows",
            one("fields", "{\"title\": \"{{ name | upcse }}\"}"),
            "feed.template",
            "`upcse`",
            "did you mean `upcase`?",
            at: "\"title\""
        ),
        Slip(
            "a template with a tag that is not closed",
            one("fields", "{\"title\": \"{% if name %}x\"}"),
            "feed.template",
            "`if`",
            "endif",
            at: "\"title\""
        ),
        Slip(
            "a template that writes nothing",
            one("fields", "{\"title\": \"a {{ }}\"}"),
            "feed.template",
            "line 1, column",
            "",
            at: "\"title\""
        ),
        Slip(
            "a code that is no text",
            one("code", "12"),
            "file.wrong-type",
            "\"code\" is a number, expected a string",
            "",
            at: "12"
        ),
        Slip(
            "a selection that is no object",
            one("select", "[]"),
            "file.wrong-type",
            "\"select\" is an array",
            "",
            at: "[]"
        ),
        Slip(
            "fields that are no object",
            one("fields", "\"x\""),
            "file.wrong-type",
            "\"fields\" is a string",
            "",
            at: "\"x\""
        ),
        Slip(
            "a field that is null",
            one("fields", "{\"title\": null}"),
            "file.wrong-type",
            "a field is null",
            "attribute",
            at: "null}"
        ),
        Slip(
            "enabled that is no flag",
            one("select", "{\"enabled\": \"yes\"}"),
            "file.wrong-type",
            "\"enabled\" is a string",
            "",
            at: "\"yes\""
        ),
        Slip(
            "completeness beyond 100",
            one("select", "{\"complete\": 101}"),
            "file.out-of-range",
            "\"complete\" is 101",
            "0 to 100",
            at: "101"
        ),
        Slip(
            "completeness as a word",
            one("select", "{\"complete\": \"all\"}"),
            "file.wrong-type",
            "\"complete\" is a string",
            "",
            at: "\"all\""
        ),
        Slip(
            "a negative gate",
            one("gate", "{\"min_items\": -1}"),
            "file.out-of-range",
            "\"min_items\" is -1",
            "0 or more",
            at: "-1"
        ),
        Slip(
            "a gate in words",
            one("gate", "{\"max_drop\": \"ten %\"}"),
            "file.wrong-type",
            "\"max_drop\" is \"ten %\"",
            "10%",
            at: "\"ten %\""
        ),
        Slip(
            "a gate beyond 100 %",
            one("gate", "{\"max_drop\": \"120%\"}"),
            "file.wrong-type",
            "\"max_drop\" is \"120%\"",
            "10%",
            at: "\"120%\""
        ),
        Slip(
            "an unknown word",
            one("exclude_on", "\"errors\""),
            "file.unknown-word",
            "\"exclude_on\" is \"errors\"",
            "never",
            at: "\"errors\""
        ),
        Slip(
            "an unknown key",
            one("feilds", "{}"),
            "file.unknown-key",
            "\"feilds\"",
            "did you mean \"fields\"?",
            at: "\"feilds\""
        ),
        Slip(
            "an unknown key in a field",
            one("fields", "{\"title\": {\"attribute\": \"name\", \"upper\": true}}"),
            "file.unknown-key",
            "\"upper\"",
            "",
            at: "\"upper\""
        ),
        Slip(
            "a field that says nothing",
            one("fields", "{\"title\": {}}"),
            "file.missing-key",
            "says nothing",
            "attribute",
            at: "{}"
        ),
        Slip("no object", "[]", "file.wrong-type", "the feed is an array", "", at: "[]"),
        Slip("no JSON", "{\"code\": \"x\"", "file.syntax", "", "mend the file", at: ""),
    ]
}
