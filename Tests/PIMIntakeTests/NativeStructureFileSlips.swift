@testable import PIMIntake

extension NativeStructureFileTests.Slip {
    typealias Slip = NativeStructureFileTests.Slip

    /// One slip per file and kind, none in another's way.
    static let first: [Slip] = [
        Slip(
            "pim.json",
            #""name": "Nordvik", "#,
            #""name": 5, "#,
            "wrong-type",
            "2:21",
            "\"name\" is a number, expected a string"
        ),
        Slip(
            "pim.json",
            #""product_groups""#,
            #""product_group""#,
            "unknown-key",
            "6:3",
            "pim.json has the key \"product_group\", which means nothing here",
            remedy: "did you mean \"product_groups\"?"
        ),
        Slip(
            "pim.json",
            #""default_locale": "en_GB","#,
            "",
            "missing-key",
            "1:1",
            "pim.json lacks \"default_locale\"",
            remedy: "add it"
        ),
        Slip(
            "attributes.json",
            #""localizable": true,"#,
            #""localizable": "yes","#,
            "wrong-type",
            "5:99",
            "\"localizable\" is a string, expected true or false"
        ),
        Slip(
            "attributes.json",
            #""scopable""#,
            #""scopeable""#,
            "unknown-key",
            "6:7",
            "the attribute \"name\" has the key \"scopeable\", which means nothing here",
            remedy: "did you mean \"scopable\"?"
        ),
        Slip(
            "attributes.json",
            #"{"code": "handmade", "type""#,
            #"{"xcode": "handmade", "type""#,
            "missing-key",
            "11:5",
            "an attribute lacks \"code\""
        ),
        Slip(
            "families.json",
            #""required": {"web": ["#,
            #""required": {"web": [7, "#,
            "wrong-type",
            "6:28",
            "\"web\" is a number, expected a string"
        ),
        Slip(
            "families.json",
            #""label_attribute""#,
            #""lable_attribute""#,
            "unknown-key",
            "7:7",
            "the family \"jackets\" has the key \"lable_attribute\", which means nothing here",
            remedy: "did you mean \"label_attribute\"?"
        ),
        Slip(
            "families.json",
            #"{"code": "jackets_free", "#,
            #"{"#,
            "missing-key",
            "11:9",
            "a variant structure lacks \"code\""
        ),
        Slip(
            "categories.json",
            #"{"google": "5598"}"#,
            #"{"google": 5598}"#,
            "wrong-type",
            "4:68",
            "\"mappings.google\" is a number, expected a string"
        ),
        Slip(
            "categories.json",
            #""parent": null"#,
            #""parents": null"#,
            "unknown-key",
            "3:24",
            "the category \"master\" has the key \"parents\", which means nothing here",
            remedy: "did you mean \"parent\"?"
        ),
        Slip(
            "channels.json",
            #""locales": ["en_GB", "pl_PL"]"#,
            #""locales": "en_GB""#,
            "wrong-type",
            "3:62",
            "\"locales\" is a string, expected an array of strings"
        ),
        Slip(
            "channels.json",
            #""extends": "base""#,
            #""extend": "base""#,
            "unknown-key",
            "6:21",
            "the channel \"web\" has the key \"extend\", which means nothing here",
            remedy: "did you mean \"extends\"?"
        ),
        Slip(
            "channels.json",
            #"{"code": "gold", "#,
            #"{"code": "", "#,
            "missing-key",
            "10:5",
            "an audience lacks \"code\""
        ),
        Slip(
            "locations.json",
            #""country": "PL""#,
            #""country": ["PL"]"#,
            "wrong-type",
            "3:92",
            "\"country\" is an array, expected a string"
        ),
        Slip(
            "locations.json",
            #""kind": "warehouse""#,
            #""kind": "warehose""#,
            "unknown-word",
            "5:31",
            "\"kind\" is \"warehose\"",
            remedy: "did you mean \"warehouse\"? one of store, warehouse, pickup_point"
        ),
        Slip(
            "locations.json",
            #""pickup": "same day","#,
            #""pick_up": "same day","#,
            "unknown-key",
            "4:7",
            "the location \"warsaw\" has the key \"pick_up\", which means nothing here",
            remedy: "did you mean \"pickup\"?"
        ),
        Slip(
            "measurements.json",
            #""symbol": "g""#,
            #""symbol": false"#,
            "wrong-type",
            "4:84",
            "\"symbol\" is a boolean, expected a string"
        ),
    ]

    /// More slips, each alone.
    static let second: [Slip] = [
        Slip(
            "pim.json",
            #""pim": 1"#,
            #""pim": 2"#,
            "version",
            "1:1",
            "the catalog is of version 2, this program reads 1"
        ),
        Slip(
            "pim.json",
            #""pim": 1"#,
            #""pim": true"#,
            "wrong-type",
            "2:10",
            "\"pim\" is a boolean, expected a whole number"
        ),
        Slip(
            "pim.json",
            #""scope-first""#,
            #""scope_first""#,
            "unknown-word",
            "2:73",
            "\"resolution\" is \"scope_first\"",
            remedy: "did you mean \"scope-first\"? one of level-first, scope-first"
        ),
        Slip(
            "pim.json",
            #""url""#,
            #""uri""#,
            "unknown-key",
            "3:31",
            "shop has the key \"uri\", which means nothing here"
        ),
        Slip(
            "attributes.json",
            #""type": "richtext""#,
            #""type": "richtxt""#,
            "unknown-word",
            "8:31",
            "\"type\" is \"richtxt\""
        ),
        Slip(
            "attributes.json",
            #", "type": "boolean"},"#,
            "},",
            "missing-key",
            "11:5",
            "the attribute \"handmade\" lacks \"type\""
        ),
        Slip(
            "attributes.json",
            #""max_length": 100"#,
            #""max_length": 1.5"#,
            "wrong-type",
            "7:36",
            "\"max_length\" is a number, expected a whole number"
        ),
        Slip(
            "attributes.json",
            #""min_date": "2020-01-01""#,
            #""min_date": "2020-02-30""#,
            "wrong-type",
            "12:67",
            "\"min_date\" is \"2020-02-30\", which is no day of the calendar"
        ),
        Slip(
            "attributes.json",
            #""min": "0""#,
            #""min": "none""#,
            "wrong-type",
            "10:29",
            "\"min\" is a string, expected a number such as \"12.50\""
        ),
        Slip(
            "attributes.json",
            #""code": "yes", "type": "boolean""#,
            #""code": "yes""#,
            "missing-key",
            "27:43",
            "the column \"yes\" lacks \"type\""
        ),
        Slip(
            "attributes.json",
            #""code": "rank", "type": "number""#,
            #""code": "rank", "type": "prices""#,
            "unknown-word",
            "27:7",
            "the column \"rank\" has the type prices",
            remedy: "one of text, number, boolean, option"
        ),
        Slip(
            "attributes.json",
            #"{"code": "blue"}"#,
            #""blue""#,
            "wrong-type",
            "14:7",
            "\"options\" is a string, expected an object"
        ),
        Slip(
            "families.json",
            #""structures": ["#,
            #""structures": [null, "#,
            "wrong-type",
            "8:22",
            "\"structures\" is null, expected an object"
        ),
        Slip(
            "families.json",
            #"{"axes": ["size"]}"#,
            #"{"axis": ["size"]}"#,
            "unknown-key",
            "11:68",
            "a level of \"jackets_free\" has the key \"axis\", which means nothing here"
        ),
        Slip(
            "channels.json",
            #""fallbacks": {"#,
            #""fallbacks": {"kk_KZ": "en_GB", "#,
            "wrong-type",
            "4:81",
            "\"kk_KZ\" is a string, expected an array of strings"
        ),
        Slip(
            "measurements.json",
            #""standard_unit_code": "GLINT","#,
            "",
            "missing-key",
            "3:5",
            "the measurement family \"Sparkle\" lacks \"standard_unit_code\""
        ),
        Slip(
            "measurements.json",
            #""mul", "value": "0.5""#,
            #""mul""#,
            "missing-key",
            "7:35",
            "a conversion of SHIMMER lacks \"value\""
        ),
        Slip(
            "measurements.json",
            #""operator": "add""#,
            #""operator": "pow""#,
            "unknown-word",
            "7:72",
            "\"pow\" is not a conversion of SHIMMER"
        ),
        Slip(
            "measurements.json",
            #""operator": "mul", "value": "0.5""#,
            #""operator": "div", "value": 0"#,
            "unknown-word",
            "7:35",
            "\"div\" is not a conversion of SHIMMER"
        ),
        Slip(
            "measurements.json",
            #""units": {"#,
            #""units": {"DULL": "x", "#,
            "wrong-type",
            "4:25",
            "the unit \"DULL\" is a string, expected an object"
        ),
        Slip(
            "measurements.json",
            #""units": {"#,
            #""units": {"DULL": {}, "#,
            "missing-key",
            "4:25",
            "the unit \"DULL\" lacks \"convert_from_standard\""
        ),
    ]
}
