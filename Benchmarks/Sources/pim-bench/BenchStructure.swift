/// The structure of the shared generator's catalog, and one Google feed for Poland.
enum BenchStructure {
    static let files: [(name: String, text: String)] = [
        (
            "pim.json",
            #"{"pim":1,"name":"Benchmark","default_locale":"en_US","shop":{"name":"Benchmark","url":"https://shop.example.com"}}"#
        ),
        ("attributes.json", attributes),
        ("families.json", families),
        ("categories.json", categories),
        ("channels.json", channels),
        ("feeds/google-pl.json", feed),
    ]

    /// The same structure with templates for title and description.
    static let templates: [(name: String, text: String)] = {
        let title =
            "{{ name }}{% if color != blank %}, {{ color }}{% endif %}{% if size != blank %}, {{ size }}{% endif %}"
            + "{% if brand != blank %} – {{ brand }}{% endif %}"
        let fields =
            #""fields":{"title":"\#(title)","description":"{{ description | limit: 4000, 'codepoints' }} {{ brand }}","#
        return files.filter { !$0.name.hasPrefix("feeds/") } + [
            ("feeds/google-pl.json", feed.replacing(#""fields":{"#, with: fields))
        ]
    }()

    /// The same with a brand's guideline, whose rules are errors, so that an export asks all of them.
    static let guided = templates + [("guidelines/brand.json", guideline)]

    private static let guideline = #"""
        {"guideline":"brand","uses":["law-eu-green-claims"],"rules":[
        {"id":"brand.words","kind":"text.terms","severity":"error","with":{"terms":["cheap","best ever","must-have",
        {"term":"super","match":"prefix"},"hit sezonu",{"term":"najtańsz","match":"prefix"},"хит","ارزان‌ترین","الأرخص"],
        "except":["superwash"]}},
        {"id":"brand.title","kind":"text.length","severity":"error","attributes":["title"],
        "with":{"max":150,"unit":"codePoints"}},
        {"id":"brand.spaces","kind":"text.whitespace","severity":"error"},
        {"id":"brand.links","kind":"text.links","severity":"error","attributes":["description"]},
        {"id":"brand.marks","kind":"text.punctuation","severity":"error","with":{"exclamations":1}}]}
        """#

    private static let attributes = """
        {"attributes":[
        {"code":"sku","type":"identifier"},
        {"code":"name","type":"text","localizable":true,"scopable":true,"role":"title"},
        {"code":"description","type":"richtext","localizable":true,"scopable":true,"role":"description"},
        {"code":"url","type":"text","localizable":true,"scopable":true,"role":"link"},
        {"code":"price","type":"prices","scopable":true,"role":"price"},
        {"code":"sale_price","type":"prices","scopable":true,"role":"sale_price"},
        {"code":"stock","type":"number","role":"stock"},
        {"code":"preorder","type":"boolean","role":"preorder"},
        {"code":"image","type":"image","role":"image"},
        {"code":"gallery","type":"images","role":"images"},
        {"code":"gtin","type":"text","role":"gtin"},
        {"code":"brand","type":"text","role":"brand"},
        {"code":"color","type":"text","role":"color"},
        {"code":"size","type":"text","role":"size"},
        {"code":"google_category","type":"number","scopable":true,"role":"google_category"},
        {"code":"weight","type":"measurement","unit_family":"Weight","unit":"KILOGRAM","role":"shipping_weight"},
        {"code":"material","type":"text"},
        {"code":"rating","type":"number"},
        {"code":"updated_by","type":"text"}
        ]}
        """

    private static let families: String = {
        let members = """
            ["sku","name","description","url","price","sale_price","stock","preorder","image","gallery","gtin","brand",\
            "color","size","google_category","weight","material","rating","updated_by"]
            """
        let required = #"{"google":["name","description","url","image","price"]}"#
        let all = ["clothing", "shoes", "home", "kitchen", "bags"].map {
            "{\"code\":\"\($0)\",\"attributes\":\(members),\"required\":\(required)}"
        }
        return "{\"families\":[\(all.joined(separator: ",\n"))]}"
    }()

    private static let categories: String = {
        let tree = [
            ("apparel", nil), ("outerwear", "apparel"), ("jackets", "outerwear"), ("shoes", "apparel"),
            ("running", "shoes"), ("home", nil), ("lighting", "home"), ("lamps", "lighting"), ("kitchen", "home"),
            ("bottles", "kitchen"), ("accessories", nil), ("bags", "accessories"), ("backpacks", "bags"),
        ]
        let all = tree.map { code, parent in
            "{\"code\":\"\(code)\",\"parent\":\(parent.map { "\"\($0)\"" } ?? "null")}"
        }
        return "{\"categories\":[\(all.joined(separator: ",\n"))]}"
    }()

    private static let channels = """
        {"channels":[
        {"code":"google","locales":["en_US","fa_IR","ar_SA","kk_KZ","pl_PL"],"currencies":["PLN"]},
        {"code":"ceneo","locales":["pl_PL"],"currencies":["PLN"]}
        ]}
        """

    private static let feed = """
        {"code":"google-pl","format":"google-merchant","channel":"google","locale":"pl_PL","country":"PL",
        "currency":"PLN","select":{"enabled":true,"complete":true},
        "fields":{"identifier_exists":{"value":""},"product_weight":{"value":""}},
        "exclude_on":"never","output":{"file":"google-pl.xml"}}
        """
}
