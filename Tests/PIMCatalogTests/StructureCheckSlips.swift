import PIMCatalog
import PIMText
import Testing

extension StructureCheckTests.Slip {
    static let attributes: [Slip] = [
        Slip(
            "no identifier",
            "identifier-attribute",
            "0 attributes have the type identifier, exactly one must",
            remedy: "declare one attribute such as \"sku\" with the type \"identifier\"",
            at: "attributes.json:1"
        ) { draft in draft.attribute("sku") { $0.type = .text } },
        Slip(
            "two identifiers",
            "identifier-attribute",
            "2 attributes have the type identifier, exactly one must",
            remedy: "declare one attribute such as \"sku\" with the type \"identifier\"",
            at: "attributes.json:8"
        ) { draft in draft.attribute("ean") { $0.type = .identifier } },
        Slip(
            "role twice",
            "duplicate-role",
            "the attributes \"name\" and \"ean\" both have the role \"title\"",
            remedy: "leave the role with one of them",
            at: "attributes.json:8"
        ) { draft in draft.attribute("ean") { $0.role = "title" } },
        Slip(
            "options of a text",
            "options-without-choice",
            "the attribute \"ean\" has options, but its type is text",
            remedy: "make the type \"option\" or \"options\", or take the options out",
            at: "attributes.json:8"
        ) { draft in draft.attribute("ean") { $0.options = [AttributeOption("a")] } },
        Slip(
            "option with a no-break space",
            "option-characters",
            "the option \"dark\u{A0}red\" of the attribute \"color\" holds U+00A0, which looks like a space and is none",
            remedy: "write a plain space or a hyphen, here and wherever it is named",
            at: "attributes.json:3",
            severity: .warning
        ) { draft in draft.attribute("color") { $0.options.append(AttributeOption("dark\u{A0}red")) } },
        Slip(
            "unit of a number",
            "unit-without-measurement",
            "the attribute \"depth\" names a unit, but its type is number",
            remedy: "make the type \"measurement\", or take the unit out",
            at: "attributes.json:13"
        ) { draft in draft.attribute("depth") { $0.unit = "GRAM" } },
        Slip(
            "measurement without family",
            "unknown-unit-family",
            "the measurement \"weight\" needs a unit_family and has none",
            remedy:
                "name one of Angle, Area, Binary, Bitcoin, Brightness, Capacitance, CaseBox, Decibel …, or declare it",
            at: "attributes.json:7"
        ) { draft in
            draft.attribute("weight") { $0.unitFamily = nil }
            draft.channels[0].units = [:]
        },
        Slip(
            "measurement of an unknown family",
            "unknown-unit-family",
            "the measurement \"weight\" needs a unit_family and has \"Wieght\", which is not known",
            remedy: "did you mean \"Weight\"?",
            at: "attributes.json:7"
        ) { draft in
            draft.attribute("weight") { $0.unitFamily = "Wieght" }
            draft.channels[0].units = [:]
        },
        Slip(
            "measurement in an unknown unit",
            "unknown-unit",
            "\"GRAMM\" is not a unit of Weight, which the attribute \"weight\" uses",
            remedy: "did you mean \"GRAM\"?",
            at: "attributes.json:7"
        ) { draft in draft.attribute("weight") { $0.unit = "GRAMM" } },
        Slip(
            "identifier that differs",
            "identifier-differs",
            "the identifier \"sku\" must be the same in every channel, locale and audience",
            remedy: "take out localizable, scopable and audience",
            at: "attributes.json:1"
        ) { draft in draft.attribute("sku") { $0.isAudienceSpecific = true } },
        Slip(
            "unique and localizable",
            "unique-differs",
            "the attribute \"ean\" cannot be unique and differ by locale or channel",
            remedy: "take out unique, or localizable and scopable",
            at: "attributes.json:8"
        ) { draft in draft.attribute("ean") { $0.isLocalizable = true } },
        Slip(
            "table without columns",
            "table-without-columns",
            "the table \"facts\" has no columns",
            remedy: "declare its columns",
            at: "attributes.json:14"
        ) { draft in draft.attribute("facts") { $0.columns = [] } },
        Slip(
            "least above greatest",
            "impossible-validation",
            "the attribute \"depth\" allows from 2 to 1.5, which is nothing",
            remedy: "turn min and max around",
            at: "attributes.json:13"
        ) { draft in
            draft.attribute("depth") {
                $0.validation.minimum = 2
                $0.validation.maximum = ExactDecimal("1.5")
            }
        },
        Slip(
            "earliest after latest",
            "impossible-validation",
            "the attribute \"launch\" allows from 2026-02-01 to 2026-01-31, which is nothing",
            remedy: "turn min_date and max_date around",
            at: "attributes.json:10"
        ) { draft in
            draft.attribute("launch") {
                $0.validation.earliest = CalendarDate("2026-02-01")
                $0.validation.latest = CalendarDate("2026-01-31")
            }
        },
        Slip(
            "broken pattern",
            "impossible-validation",
            "the pattern of the attribute \"note\" is not a regular expression",
            remedy: "mend the pattern [a",
            at: "attributes.json:15"
        ) { draft in draft.attribute("note") { $0.validation.pattern = "[a" } },
        Slip(
            "attribute limited to a malformed locale",
            "malformed-code",
            "the attribute \"note\" names \"pl/PL\", which is not a locale",
            remedy: "write locales like pl_PL",
            at: "attributes.json:15"
        ) { draft in draft.attribute("note") { $0.locales.append("pl/PL") } },
    ]

    static let families: [Slip] = [
        Slip(
            "attribute named twice",
            "duplicate-member",
            "the family \"jackets\" names the attribute \"size\" twice",
            remedy: "name it once",
            at: "families.json:2",
            severity: .warning
        ) { $0.families[0].attributes.append("size") },
        Slip(
            "requirements of a channel stated twice",
            "duplicate-member",
            "the family \"jackets\" states twice what \"base\" requires",
            remedy: "state it once",
            at: "families.json:2"
        ) { $0.families[0].required.append(ChannelRequirement("base", ["name"])) },
        Slip(
            "required attribute that the family lacks",
            "required-not-in-family",
            "\"web\" requires \"brand\" of the family \"jackets\", which lacks it",
            remedy: "add the attribute to the family, or do not require it",
            at: "families.json:2"
        ) { $0.families[0].required.append(ChannelRequirement("web", ["brand"])) },
        Slip(
            "label attribute that the family lacks",
            "not-in-family",
            "the label_attribute \"brand\" of the family \"jackets\" is not one of its attributes",
            remedy: "add it to the family's attributes, or name another",
            at: "families.json:2"
        ) { $0.families[0].labelAttribute = "brand" },
        Slip(
            "level attribute that the family lacks",
            "not-in-family",
            "the variant structure \"jackets_color_size\" names \"brand\", which the family \"jackets\" lacks",
            remedy: "add it to the family's attributes",
            at: "families.json:9"
        ) { draft in draft.variants { $0.levels[0].attributes.append("brand") } },
        Slip(
            "overridable attribute that the family lacks",
            "not-in-family",
            "the variant structure \"jackets_color_size\" lets levels override \"brand\", which the family \"jackets\" lacks",
            remedy: "add it to the family's attributes, or take it out",
            at: "families.json:9"
        ) { draft in draft.variants { $0.overridable.append("brand") } },
        Slip(
            "structure without levels",
            "no-levels",
            "the variant structure \"flat\" has no levels",
            remedy: "declare at least one level",
            at: "families.json:2"
        ) { $0.families[0].structures.append(VariantStructure("flat", levels: [])) },
        Slip(
            "level without axes",
            "no-axes",
            "level 2 of the variant structure \"jackets_color_size\" has no axes, so its siblings cannot differ",
            remedy: "name at least one axis",
            at: "families.json:9"
        ) { draft in draft.variants { $0.levels[1].axes = [] } },
        Slip(
            "axis twice at one level",
            "duplicate-axis",
            "the variant structure \"jackets_color_size\" names the axis \"size\" twice",
            remedy: "an axis belongs to one level",
            at: "families.json:9"
        ) { draft in draft.variants { $0.levels[1].axes.append("size") } },
        Slip(
            "attribute at two levels",
            "two-levels",
            "the variant structure \"jackets_color_size\" puts \"picture\" at level 1 and at level 2",
            remedy: "leave it at one level; \"overridable\" lets lower levels set it again",
            at: "families.json:9"
        ) { draft in draft.variants { $0.levels[1].attributes.append("picture") } },
        Slip(
            "axis of a kind without discrete values",
            "axis-type",
            "\"picture\" cannot be an axis of the variant structure \"jackets_color_size\": a image has no discrete values",
            remedy: "take an option, boolean, measurement, number, date, text or reference",
            at: "families.json:9"
        ) { draft in draft.variants { $0.levels[0].axes.append("picture") } },
        Slip(
            "axis that is localizable",
            "axis-differs",
            "\"color\" cannot be an axis of the variant structure \"jackets_color_size\": "
                + "its values differ by locale, channel or audience",
            remedy: "take an attribute that is the same everywhere",
            at: "families.json:9"
        ) { draft in draft.attribute("color") { $0.isLocalizable = true } },
        Slip(
            "axis that is scopable",
            "axis-differs",
            "\"size\" cannot be an axis of the variant structure \"jackets_color_size\": "
                + "its values differ by locale, channel or audience",
            remedy: "take an attribute that is the same everywhere",
            at: "families.json:9"
        ) { draft in draft.attribute("size") { $0.isScopable = true } },
        Slip(
            "axis that may be overridden",
            "axis-overridable",
            "the variant structure \"jackets_color_size\" lets levels override its axis \"color\"",
            remedy: "an axis has one value per level; take it out of overridable",
            at: "families.json:9"
        ) { draft in draft.variants { $0.overridable.append("color") } },
        Slip(
            "structure code in two families",
            "duplicate-code",
            "the variant structure \"jackets_color_size\" is declared twice",
            remedy: "keep one of them; the other stands at families.json:9",
            at: nil
        ) { draft in
            let levels = [VariantStructure.Level(axes: ["color"])]
            let again = VariantStructure("jackets_color_size", levels: levels)
            draft.families.append(Family("boots", attributes: ["sku", "color"], structures: [again]))
        },
    ]

    static let channels: [Slip] = [
        Slip(
            "channel without locales",
            "no-locales",
            "the channel \"empty\" has no locales",
            remedy: "name the locales it is shown in",
            at: nil
        ) { $0.channels.append(Channel("empty")) },
        Slip(
            "unknown currency, told once although another channel takes it over",
            "unknown-currency",
            "the channel \"base\" sells in \"IRT\", which is not a currency of ISO 4217",
            remedy: "use the three-letter code; Toman is IRR with one digit less",
            at: "channels.json:1"
        ) { $0.channels[0].currencies = ["PLN", "IRT"] },
        Slip(
            "tree that is not a root",
            "tree-not-root",
            "the channel \"web\" uses the tree \"outdoor\", which is not a root",
            remedy: "name the category at the top of the tree",
            at: "channels.json:2",
            severity: .warning
        ) { $0.channels[1].tree = "outdoor" },
        Slip(
            "unit for what is not measured",
            "unit-without-measurement",
            "units of the channel \"web\" gives \"depth\" a unit, but it is not a measurement",
            remedy: "take it out",
            at: "channels.json:2"
        ) { $0.channels[1].units["depth"] = "METER" },
        Slip(
            "unknown unit on a channel",
            "unknown-unit",
            "units of the channel \"web\": \"GRAN\" is not a unit of Weight, which \"weight\" uses",
            remedy: "did you mean \"GRAM\"?",
            at: "channels.json:2"
        ) { $0.channels[1].units["weight"] = "GRAN" },
        Slip(
            "fallback ring of two",
            "cycle",
            "fallback of the channel \"base\": cycle en_GB → pl_PL → en_GB",
            remedy: "take one of these ties out",
            at: "channels.json:1"
        ) { $0.channels[0].fallbacks["en_GB"] = ["pl_PL"] },
        Slip(
            "fallback ring closed by the channel that extends",
            "cycle",
            "fallback of the channel \"web\": cycle en_GB → pl_PL → en_GB",
            remedy: "take one of these ties out",
            at: "channels.json:2"
        ) { $0.channels[1].fallbacks["en_GB"] = ["pl_PL"] },
        Slip(
            "fallback to itself",
            "cycle",
            "fallback of the channel \"web\": cycle kk_KZ → kk_KZ",
            remedy: "take one of these ties out",
            at: "channels.json:2"
        ) { $0.channels[1].fallbacks["kk_KZ"] = ["kk_KZ"] },
        Slip(
            "measurement family without its standard unit",
            "unknown-unit",
            "the measurement family \"Sparkle\" lacks its standard unit \"GLINT\"",
            remedy: "declare the unit, or name another as standard_unit_code",
            at: nil
        ) { $0.measurementFamilies.append(MeasurementFamily(code: "Sparkle", standardUnit: "GLINT", units: [])) },
        Slip(
            "unit twice",
            "duplicate-code",
            "the unit \"GLINT\" of the measurement family \"Sparkle\" is declared twice",
            remedy: "keep one of them",
            at: nil
        ) { draft in
            let unit = MeasurementFamily.Unit(code: "GLINT", symbol: "✦", operations: [.multiply(1)])
            draft.measurementFamilies.append(
                MeasurementFamily(code: "Sparkle", standardUnit: "GLINT", units: [unit, unit])
            )
        },
    ]
}
