import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// A small catalog in a folder of its own, that tests change file by file; the folder goes with the last reference.
final class RunShop {
    private let place: RunFolder

    var folder: String { place.path }

    /// Where feeds go.
    var output: String { Files.join(folder, "out") }

    /// Writes the shop; `feeds` are the texts of feed definitions, each named after its place in the list.
    init(_ lines: [String] = [], feeds: [String] = [RunShop.feed()]) throws {
        place = try RunFolder()
        for (name, text) in Self.structure { try write(name, text) }
        try products(lines)
        for (index, feed) in feeds.enumerated() { try write("feeds/feed-\(index).json", feed) }
    }

    func write(_ name: String, _ text: String) throws {
        try Files.writeAtomically(Array(text.utf8), to: Files.join(folder, name))
    }

    func products(_ lines: [String]) throws {
        try write("products.jsonl", lines.map { $0 + "\n" }.joined())
    }

    func feeds(only codes: [String]? = nil) throws -> FeedSet {
        try FeedSet(CatalogDirectory(folder), only: codes)
    }

    @discardableResult
    func export(_ options: FeedSet.Options = FeedSet.Options()) throws -> RunReport {
        try feeds().export(to: output, options)
    }

    func problems() throws -> [Finding] {
        try FeedSet.problems(of: CatalogDirectory(folder))
    }

    /// The text of a published feed; nil where there is none.
    func published(_ name: String = "items.xml") throws -> String? {
        let path = Files.join(output, name)
        guard Files.exists(path) else { return nil }
        return String(decoding: try Files.read(path), as: UTF8.self)
    }

    /// All names below the output folder that a finished run must not leave behind.
    func leftovers() -> [String] {
        RunFolder.all(in: output).filter { $0.contains(".tmp-") || $0.hasSuffix(".plain") || $0.hasSuffix(".packed") }
    }
}

extension RunShop {
    /// A feed definition; `more` is put in as it is and ends with a comma.
    static func feed(
        code: String = "items",
        format: String = "plain-xml",
        file: String? = nil,
        scope: String = #""channel":"web","locale":"pl_PL","country":"PL","currency":"PLN""#,
        _ more: String = ""
    ) -> String {
        #"{"code":"\#(code)","format":"\#(format)",\#(scope),\#(more)"output":{"file":"\#(file ?? "\(code).xml")"}}"#
    }

    /// A product line.
    static func product(
        _ identifier: String,
        name: String? = "Kurtka",
        price: String? = "100.00",
        family: String = "things",
        parent: String? = nil,
        enabled: Bool = true,
        categories: [String] = ["jackets"],
        values: [String] = []
    ) -> String {
        var members = values
        if let name { members.append(#""name":[{"locale":"pl_PL","scope":null,"data":\#(quoted(name))}]"#) }
        if let price {
            let euros = #"{"amount":"25.00","currency":"EUR"}"#
            members.append(#""price":[{"data":[{"amount":"\#(price)","currency":"PLN"},\#(euros)]}]"#)
        }
        let owner = parent.map { #""parent":"\#($0)","# } ?? ""
        let nodes = categories.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"identifier":\#(quoted(identifier)),"family":"\#(family)",\#(owner)"enabled":\#(enabled),"#
            + #""categories":[\#(nodes)],"values":{\#(members.joined(separator: ","))}}"#
    }

    /// A value line of one attribute for every scope, given as JSON.
    static func value(_ attribute: String, _ json: String) -> String {
        #""\#(attribute)":[{"data":\#(json)}]"#
    }

    static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.buffer.string
    }

    /// A user's own format with one field for each of the shop's roles.
    static func format(_ id: String, _ container: String, more: String = "") -> String {
        #"""
        {"id":"\#(id)","title":"Own","container":\#(container),
         "fields":[{"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},
           {"name":"title","kind":"text","requirement":"required","sources":["role:title"]},
           {"name":"price","kind":"price","sources":["computed:price"]},
           {"name":"gtin","kind":"gtin","sources":["role:gtin"]},
           {"name":"note","kind":"text","limits":{"max_count":5}},
           {"name":"ship","kind":"group","limits":{"max_count":9},
            "fields":[{"name":"land","kind":"code"},{"name":"cost","kind":"text"}]}]\#(more)}
        """#
    }

    static let structure: [(name: String, text: String)] = [
        (
            "pim.json",
            #"{"pim":1,"name":"Shop","default_locale":"en_GB","shop":{"name":"Shop","url":"https://shop.example"}}"#
        ),
        (
            "attributes.json",
            #"""
            {"attributes":[{"code":"sku","type":"identifier"},
            {"code":"name","type":"text","localizable":true,"scopable":true,"role":"title"},
            {"code":"note","type":"text","localizable":true},{"code":"brand","type":"text","role":"brand"},
            {"code":"ean","type":"text","role":"gtin"},{"code":"price","type":"prices","role":"price","audience":true},
            {"code":"rank","type":"number"},{"code":"margin","type":"text","confidential":true},
            {"code":"size","type":"option","role":"size","options":[{"code":"s"},{"code":"m"},{"code":"l"}]},
            {"code":"tags","type":"options","options":[{"code":"new"},{"code":"sale"}]},
            {"code":"ship","type":"table","columns":[{"code":"land","type":"text"},{"code":"cost","type":"text"}]}]}
            """#
        ),
        (
            "families.json",
            #"""
            {"families":[{"code":"things","attributes":["sku","name","note","brand","ean","price","rank","margin","tags",
            "ship"],"required":{"web":["name","price","brand","rank"]}},
            {"code":"sized","attributes":["sku","name","brand","ean","price","size"],"structures":[
            {"code":"by_size","levels":[{"axes":["size"],"attributes":["size","sku","ean","price"]}],"overridable":["name"]}]}]}
            """#
        ),
        (
            "categories.json",
            #"""
            {"categories":[{"code":"master"},{"code":"outdoor","parent":"master"},{"code":"jackets","parent":"outdoor"},
            {"code":"indoor","parent":"master"}]}
            """#
        ),
        (
            "channels.json",
            #"""
            {"channels":[{"code":"base","locales":["pl_PL","en_GB"],"currencies":["PLN","EUR"],"tree":"master",
            "fallbacks":{"pl_PL":["en_GB"]}},{"code":"web","extends":"base"}],"audiences":[{"code":"club"}]}
            """#
        ),
        (
            "models.jsonl",
            #"{"identifier":"TEE","family":"sized","structure":"by_size","categories":["jackets"],"values":{"#
                + #""name":[{"locale":"pl_PL","data":"Koszulka"}],"brand":[{"data":"Nord"}]}}"# + "\n"
        ),
        ("formats/plain-xml.json", format("plain-xml", #"{"xml":{"root":"feed","item":"item"}}"#)),
        (
            "formats/plain-csv.json",
            format("plain-csv", #"{"delimited":{"delimiter":",","list_separator":",","part_separator":":"}}"#)
        ),
        ("formats/plain-json.json", format("plain-json", #"{"json":{"lines":false}}"#)),
        (
            "formats/plain-lines.json",
            format("plain-lines", #"{"json":{"lines":true}}"#, more: #","takes_own_fields":true"#)
        ),
    ]
}
