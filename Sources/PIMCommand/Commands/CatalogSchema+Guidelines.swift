import PIMCatalog
import PIMGuidelines

extension CatalogSchema {
    static let guideline = SchemaShape.object([
        SchemaMember("guideline", .code, "The guideline's code.", isRequired: true),
        SchemaMember("title", .text, "Its name for people."),
        SchemaMember("layer", words(Guideline.Layer.self), "How special it is; a later layer changes an earlier one."),
        SchemaMember("applies", reach, "Where it applies; what is left out does not look."),
        SchemaMember("uses", .list(.text), "The packs it uses, by code."),
        SchemaMember(
            "sources",
            .list(
                .object([
                    SchemaMember("url", .text, "Where the page is.", isRequired: true),
                    SchemaMember("date", .text, "The day it was read.", isRequired: true),
                ])
            ),
            "The pages that its rules restate."
        ),
        SchemaMember(
            "effective",
            .object([
                SchemaMember("from", day, "The first day on which it counts."),
                SchemaMember("until", day, "The last day on which it counts."),
            ]),
            "The days on which it counts; which day it is is said by --date, else it is today in UTC."
        ),
        SchemaMember("vocabularies", .map(change), "Lists of terms by name, for rules to use."),
        SchemaMember("rules", .list(guidelineRule), "Its rules."),
        SchemaMember("waivers", .list(waiver), "Exceptions that somebody allowed for a while."),
    ])

    private static let reach = SchemaShape.object([
        SchemaMember("markets", .list(.pattern("^[A-Z]{2}$")), "Countries."),
        SchemaMember("channels", .codes, "Channels, and those that extend them."),
        SchemaMember("locales", .list(.text), "Locales (pl_PL) or languages (pl)."),
        SchemaMember("families", .codes, "Families."),
        SchemaMember("categories", .codes, "Categories, and those below them."),
        SchemaMember("segments", .codes, "Audiences."),
    ])

    private static let guidelineRule = SchemaShape.object([
        SchemaMember("id", .text, "Its id; a special layer changes a general one's rule by its id.", isRequired: true),
        SchemaMember("kind", .words(RuleKind.all.map(\.name)), "Its kind; `pim rules show KIND` tells about it."),
        SchemaMember("summary", .text, "What it asks, in a sentence."),
        SchemaMember("because", .text, "Why it asks that."),
        SchemaMember("remedy", .text, "What to do about a breach."),
        SchemaMember("severity", .words(Finding.Severity.allCases.map(\.word)), "How much a breach matters."),
        SchemaMember("attributes", .list(.text), "The texts it is for, by code or role; without it all."),
        SchemaMember("locales", .list(.text), "The locales or languages it is for; its samples have to be in them."),
        SchemaMember("off", .boolean, "Whether it is switched off."),
        SchemaMember("locked", .boolean, "Whether no layer above may change it, nor the vocabularies it uses."),
        SchemaMember("from", day, "The first day on which it counts."),
        SchemaMember("with", .map(.anything), "Its parameters; {\"+\": [], \"-\": []} changes a list."),
        SchemaMember("good", .list(sample), "Texts that must keep it, or the guideline does not load."),
        SchemaMember("bad", .list(sample), "Texts that must break it, or the guideline does not load."),
    ])

    private static let sample = SchemaShape.object([
        SchemaMember("text", .text, "The text.", isRequired: true),
        SchemaMember("locale", .text, "The locale it is written in.", isRequired: true),
        SchemaMember("fixed", .text, "What the rule's fixes make of it."),
    ])

    private static let waiver = SchemaShape.object([
        SchemaMember("rule", .text, "The rule's id.", isRequired: true),
        SchemaMember("reason", .text, "Why.", isRequired: true),
        SchemaMember("approver", .text, "Who allowed it.", isRequired: true),
        SchemaMember(
            "until",
            day,
            "The last day on which it counts; days end at midnight in UTC unless --date names one.",
            isRequired: true
        ),
        SchemaMember("product", .text, "The product; all without it."),
        SchemaMember("attribute", .code, "The attribute; all without it."),
        SchemaMember("locale", .text, "The locale or language; all without it."),
        SchemaMember("channel", .code, "The channel; all without it."),
    ])

    /// A list, or what comes into it and what goes.
    private static let change = SchemaShape.either([
        .list(.anything),
        .object([
            SchemaMember("+", .list(.anything), "What comes into the list of an earlier layer."),
            SchemaMember("-", .list(.anything), "What goes out of it."),
        ]),
    ])

    private static let day = SchemaShape.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
}
