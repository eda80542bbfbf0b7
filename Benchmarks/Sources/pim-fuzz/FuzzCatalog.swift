import PIMCatalog
import PIMIO
import PIMIntake

/// A small structure with every type of attribute, and good lines that use it.
enum FuzzCatalog {
    static let attributes = [
        ("sku", "identifier"), ("name", "text"), ("story", "richtext"), ("depth", "number"), ("handmade", "boolean"),
        ("launch", "date"), ("color", "option"), ("tags", "options"), ("price", "prices"), ("weight", "measurement"),
        ("picture", "image"), ("gallery", "images"), ("manual", "file"), ("papers", "files"), ("maker", "reference"),
        ("makers", "references"), ("facts", "table"),
    ]

    static func structure() throws -> CatalogStructure {
        let folder = try TemporaryFolder("pim-fuzz")
        for (name, text) in files {
            try Files.writeAtomically(Array(text.utf8), to: Files.join(folder.path, name))
        }
        let load = try CatalogDirectory(folder.path).load()
        guard let catalog = load.catalog else {
            throw PIMIOError(code: .invalidSyntax, message: "the fuzz catalog is bad: \(load.findings)")
        }
        return catalog.structure
    }

    /// The good lines, those of the torture corpus that are taken, and the first hundred of a file.
    static func lines(corpus: String?, file: String?) throws -> [[UInt8]] {
        var lines = good.map { Array($0.utf8) }
        if let corpus, Files.exists(corpus) {
            var reader = try LineReader(path: corpus)
            while let line = try reader.next() {
                let row = try JSON.parse(Array(line.bytes[line.range]), path: corpus)
                guard row["verdict"]?.string == "taken", row["fill"] == nil, let text = row["text"]?.string else {
                    continue
                }
                lines.append(Array(text.utf8))
            }
        }
        if let file {
            var reader = try LineReader(path: file)
            let most = lines.count + 100
            while lines.count < most, let line = try reader.next() { lines.append(Array(line.bytes[line.range])) }
        }
        return lines
    }

    private static var files: [(String, String)] {
        let options = #","options":[{"code":"red"},{"code":"blue"},{"code":"new"}]"#
        let columns =
            #","columns":[{"code":"key","type":"text"},{"code":"rank","type":"number"},{"code":"yes","type":"boolean"}]"#
        let declared = attributes.map { code, type in
            var text = #"{"code":"\#(code)","type":"\#(type)""#
            if type.hasPrefix("option") { text += options }
            if type == "table" { text += columns }
            if type == "measurement" { text += #","unit_family":"Weight","unit":"GRAM""# }
            if type == "text" { text += #","localizable":true,"scopable":true,"audience":true"# }
            return text + "}"
        }
        let codes = attributes.map { "\"\($0.0)\"" }.joined(separator: ",")
        return [
            (
                "pim.json",
                #"{"pim":1,"name":"Fuzz","default_locale":"pl_PL","association_types":[{"code":"pack","quantified":true}]}"#
            ),
            ("attributes.json", "{\"attributes\":[\(declared.joined(separator: ","))]}"),
            ("families.json", "{\"families\":[{\"code\":\"jackets\",\"attributes\":[\(codes)]}]}"),
            ("categories.json", #"{"categories":[{"code":"master"},{"code":"outdoor","parent":"master"}]}"#),
            (
                "channels.json",
                #"{"channels":[{"code":"web","locales":["pl_PL","en_GB"],"currencies":["PLN","EUR"],"tree":"master"}],"audiences":[{"code":"gold"}]}"#
            ),
        ]
    }

    private static let good = [
        #"{"identifier":"A","family":"jackets","enabled":true,"categories":["outdoor"],"values":{"name":[{"locale":"pl_PL","scope":null,"data":"Kurtka ż \u017b\n"}]}}"#,
        #"{"identifier":"B","parent":"M","values":{"color":[{"data":"red"}],"price":[{"data":[{"amount":"399.00","currency":"PLN","country":"PL"},{"amount":12,"currency":"EUR"}]}]}}"#,
        #"{"identifier":"C","values":{"weight":[{"data":{"amount":1.5e3,"unit":"GRAM"}}],"facts":[{"data":[{"key":"a","rank":2,"yes":true},{"key":"b"}]}],"depth":[{"data":-0.5}]}}"#,
        #"{"identifier":"D","values":{"launch":[{"data":"2026-11-22"}],"tags":[{"data":["new","red"]}],"handmade":[{"data":false}]},"extra":{"x":[1,{"y":null}]}}"#,
        #"{"identifier":"E","associations":{"pack":{"products":["X","Y"],"groups":[]}},"quantified_associations":{"pack":{"products":[{"identifier":"Z","quantity":2}]}}}"#,
        #"{"identifier":"F","values":{"picture":[{"data":"a/b.jpg"}],"gallery":[{"data":["c.jpg","d.jpg"]}],"maker":[{"data":"m"}],"makers":[{"data":[]}],"manual":[{"data":null}],"papers":[{"data":["e.pdf"]}]}}"#,
        #"{"identifier":"G","metadata":{"a":[1,2.5,-3e-2,true,false,null,"x\\\"\/\b\f\n\r\t",{"b":{"c":[[],{}]}}]},"values":{"name":[{"locale":"pl_PL","data":"x","linked_data":{"k":["v"]}}]},"uuid":"u","_links":{}}"#,
        #"{ "code" : "H" , "values" : { "story" : [ { "locale" : null , "data" : "<p>Krój &amp; 😀 \ud83d\ude00 می‌شود</p>" } ] , "depth" : [ { "data" : "12.50" } ] } }"#,
        #"{"identifier":"I","values":{"name":[{"locale":"pl_PL","scope":"web","audience":"gold","data":"Płaszcz"},{"locale":"en_GB","channel":"web","data":"Coat, warm and long enough for several words in sixteen bytes"}]}}"#,
        #"{"identifier":"J","groups":[],"values":[],"associations":[],"metadata":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefżżżżżżżżżżżżżżżż","completenesses":[{"scope":"web","missing":[]}]}"#,
    ]
}
