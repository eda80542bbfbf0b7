import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// A shop large enough for lines to be remembered, run twice and compared with a run that remembers nothing.
struct MemoryShop {
    let shop: RunShop
    /// The product lines, as they are now.
    private(set) var lines: [String]

    static let feeds = [
        RunShop.feed(),
        RunShop.feed(
            code: "csv",
            format: "plain-csv",
            file: "csv/items.csv",
            #""select":{"complete":60,"where":"price > 1"},"exclude_on":"warning","#
        ),
        RunShop.feed(
            code: "google",
            format: "google-merchant",
            #""exclude_on":"never","fields":{"condition":"{{ note }}","custom_label_0":"{% render 'label' %}"},"#
        ),
        RunShop.feed(code: "lines", format: "plain-lines", #""select":{"enabled":null,"categories":["outdoor"]},"#),
        RunShop.feed(code: "json", format: "plain-json", #""exclude_on":"never","#),
    ]

    static let stock = [
        #"{"identifier":"P-3","location":"wro","quantity":5}"#, #"{"identifier":"P-9","location":"wro","quantity":0}"#,
        #"{"identifier":"GONE","location":"wro","quantity":1}"#,
    ]
    static let prices = [
        #"{"identifier":"P-4","amount":"77.00","currency":"PLN"}"#,
        #"{"identifier":"T-2","amount":"78.00","currency":"PLN"}"#,
        #"{"identifier":"UP","amount":"79.00","currency":"EUR"}"#,
    ]
    static let models = [
        model("TEE", structure: "by_size", "Koszulka"), model("CAP", structure: "by_size", "Czapka"),
        model("TOP", structure: "by_brand", "Góra"), model("UP", structure: nil, parent: "TOP", "Wyżej"),
        model("DOWN", structure: nil, parent: "TOP", "Niżej"),
    ]

    static func model(_ identifier: String, structure: String?, parent: String? = nil, _ name: String) -> String {
        let above = structure.map { #""structure":"\#($0)""# } ?? #""parent":"\#(parent ?? "")""#
        let brand = parent.map { _ in #","tint":[{"data":"\#(identifier.lowercased())"}]"# } ?? ""
        return #"{"identifier":"\#(identifier)","family":"sized",\#(above),"categories":["jackets"],"#
            + #""values":{"name":[{"locale":"pl_PL","data":"\#(name)"}],"brand":[{"data":"Nord"}]\#(brand)}}"#
    }

    /// Plain products with all that can be said of them, then variants.
    static var products: [String] {
        let plain = (0..<60).map { number in
            var values = [RunShop.value("brand", "\"Nord\""), RunShop.value("rank", "\(number)")]
            if number % 7 == 1 { values.append(RunShop.value("ean", "\"590997865703\(number % 10)\"")) }
            if number % 5 == 2 { values.append(RunShop.value("tags", "[\"new\",\"gone\"]")) }
            if number % 2 == 0 { values.append(RunShop.value("serial", "\"S\(number)\"")) }
            return RunShop.product(
                "P-\(number)",
                name: number % 11 == 3 ? nil : number % 6 == 0 ? "<b>KURTKA</b> \(number) &" : "Kurtka \(number)",
                price: number % 13 == 4 ? nil : "\(number).50",
                enabled: number % 10 != 9,
                categories: number % 4 == 0 ? ["indoor"] : ["jackets"],
                values: values
            )
        }
        let variants = ["TEE", "CAP", "UP", "DOWN"].flatMap { parent in
            ["s", "m", "l"].enumerated().map { number, size in
                RunShop.product(
                    "\(parent.prefix(1))-\(number)",
                    name: nil,
                    family: "sized",
                    parent: parent,
                    categories: [],
                    values: [RunShop.value("size", "\"\(size)\"")]
                )
            }
        }
        let special = [
            RunShop.product("Ż-1", values: [RunShop.value("brand", "\"Nord\"")]), "{\"nonsense\":",
            RunShop.product("P-1"), RunShop.product("ORPHAN", family: "sized", parent: "NOBODY"),
            RunShop.product("PLAIN", values: [RunShop.value("note", "\"new\"")]),
        ]
        return plain + variants + special
    }

    init(_ lines: [String] = MemoryShop.products) throws {
        shop = try RunShop(lines, feeds: Self.feeds)
        self.lines = lines
        try shop.write(
            "channels.json",
            #"""
            {"channels":[{"code":"base","locales":["pl_PL","en_GB"],"currencies":["PLN","EUR"],"tree":"master",
            "fallbacks":{"pl_PL":["en_GB"]}},{"code":"web","extends":"base"}],"audiences":[{"code":"club"}]}
            """#
        )
        try shop.write("locations.json", #"{"locations":[{"code":"wro","labels":{"pl_PL":"Wrocław"}}]}"#)
        try shop.write("families.json", Self.families)
        try shop.write("attributes.json", Self.attributes)
        try shop.write("templates/label.liquid", "{% render 'parts/rank' %} {{ brand }}\n")
        try shop.write("templates/parts/rank.liquid", "{{ rank }}")
        try write("models.jsonl", Self.models)
        try write("stock.jsonl", Self.stock)
        try write("prices.jsonl", Self.prices)
    }

    static let families = #"""
        {"families":[{"code":"things","attributes":["sku","name","note","brand","ean","price","rank","margin","tags",
        "ship","serial"],"required":{"web":["name","price","brand","rank"]}},
        {"code":"sized","attributes":["sku","name","brand","ean","price","size","tint"],"structures":[
        {"code":"by_size","levels":[{"axes":["size"],"attributes":["size","sku","ean","price"]}],"overridable":["name"]},
        {"code":"by_brand","levels":[{"axes":["tint"],"attributes":["tint"]},
        {"axes":["size"],"attributes":["size","sku","ean","price"]}],"overridable":["name","brand"]}]}]}
        """#

    static let attributes = #"""
        {"attributes":[{"code":"sku","type":"identifier"},{"code":"serial","type":"text","unique":true},
        {"code":"name","type":"text","localizable":true,"scopable":true,"role":"title"},{"code":"tint","type":"text"},
        {"code":"note","type":"text"},{"code":"brand","type":"text","role":"brand"},
        {"code":"ean","type":"text","role":"gtin"},{"code":"price","type":"prices","role":"price","audience":true},
        {"code":"rank","type":"number"},{"code":"margin","type":"text","confidential":true},
        {"code":"size","type":"option","role":"size","options":[{"code":"s","labels":{"pl_PL":"Mały"}},{"code":"m"},
        {"code":"l"}]},{"code":"tags","type":"options","options":[{"code":"new"},{"code":"sale"}]},
        {"code":"ship","type":"table","columns":[{"code":"land","type":"text"},{"code":"cost","type":"text"}]}]}
        """#

    func write(_ name: String, _ lines: [String]) throws {
        try shop.write(name, lines.map { $0 + "\n" }.joined())
    }

    func replace(_ text: String, by other: String, in name: String) throws {
        let path = Files.join(shop.folder, name)
        let old = String(decoding: try Files.read(path), as: UTF8.self)
        guard let range = old.firstRange(of: text) else { throw Missing(text: text) }
        try shop.write(name, old.replacingCharacters(range, other))
    }

    struct Missing: Error {
        let text: String
    }

    mutating func change(_ change: (inout [String]) -> Void) throws {
        change(&lines)
        try shop.products(lines)
    }

    /// What a run gave: its report, its findings, and every file but the memory.
    struct Outcome {
        var report: RunReport
        var findings: [Finding] = []
        var files: [String: String] = [:]
    }

    func run(to output: String, threads: Int = 1, isFresh: Bool = false) throws -> Outcome {
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.threads = threads
        options.isFresh = isFresh
        options.report = { findings.append($0) }
        let report = try shop.feeds().export(to: output, options)
        var outcome = Outcome(report: report, findings: findings)
        for name in RunFolder.all(in: output) where !name.hasSuffix("lines.bin") {
            let path = Files.join(output, name)
            guard !Files.isDirectory(path) else { continue }
            outcome.files[name] = String(decoding: try Files.read(path), as: UTF8.self)
        }
        return outcome
    }

    /// A run that knows the last one, a copy of the output folder made to forget, and a run from nothing.
    func both(threads: Int = 1) throws -> (known: Outcome, fresh: Outcome) {
        let fresh = Files.join(shop.folder, "fresh")
        for name in RunFolder.all(in: shop.output) where !name.hasSuffix("lines.bin") {
            let path = Files.join(shop.output, name)
            if Files.isDirectory(path) {
                try Files.makeDirectory(Files.join(fresh, name))
            } else {
                try Files.writeAtomically(try Files.read(path), to: Files.join(fresh, name))
            }
        }
        let full = try run(to: fresh, isFresh: true)
        return (try run(to: shop.output, threads: threads), full)
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<String.Index>, _ text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
