import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// A shop whose guidelines look at pictures, at other languages and at models, with pictures of its own in `pictures/`.
struct PictureShop {
    let shop: RunShop

    static let guideline = #"""
        {"guideline":"brand","title":"How we sell","rules":[
        {"id":"brand.size","kind":"image.size","severity":"error","because":"small pictures do not sell",
        "with":{"min_width":10}},
        {"id":"brand.words","kind":"text.terms","severity":"error","attributes":["title"],"because":"we sell no rubbish",
        "with":{"terms":["tandeta"]}},
        {"id":"brand.languages","kind":"cross.locales","severity":"error","because":"all texts are translated",
        "with":{"attributes":["name"],"reference":"en_GB","checks":["numbers"]}}%more%]}
        """#

    static let catalogueRule = #"""
        ,{"id":"brand.unique","kind":"catalogue.unique","severity":"error","because":"each has a name of its own",
        "with":{"attributes":["name"]}}
        """#

    /// The shop with a picture for each of so many products, and feeds that show pictures.
    init(
        products: Int = 6,
        rules: String = "",
        feeds: [String] = [Self.feed("items"), Self.feed("second", format: "plain-csv")]
    ) throws {
        shop = try RunShop(feeds: feeds)
        let attributes = RunShop.structure.first { $0.name == "attributes.json" }?.text ?? ""
        try shop.write(
            "attributes.json",
            attributes.replacing(
                #"{"attributes":["#,
                with: #"{"attributes":[{"code":"photo","type":"image","role":"image"},"#
            )
        )
        let families = RunShop.structure.first { $0.name == "families.json" }?.text ?? ""
        try shop.write("families.json", families.replacing(#""sku","#, with: #""photo","sku","#))
        try shop.write("guidelines/brand.json", Self.guideline.replacing("%more%", with: rules))
        for number in 0..<products { try picture(number, width: 20) }
        try shop.products((0..<products).map { Self.product($0) })
    }

    static func feed(_ code: String, format: String = "plain-xml", _ more: String = "") -> String {
        RunShop.feed(
            code: code,
            format: format,
            #""exclude_on":"error","fields":{"note":"{{ photo }}"},\#(more)"#
        )
    }

    static func product(_ number: Int, name: String? = nil) -> String {
        RunShop.product(
            "A-\(number)",
            name: name ?? "Kurtka A-\(number)",
            values: [RunShop.value("photo", "\"\(path(number))\"")]
        )
    }

    static func path(_ number: Int) -> String { "pictures/\(number).bmp" }

    /// Puts a picture in its place: a bitmap of one row.
    func picture(_ number: Int, width: Int, missing: Int = 0) throws {
        let row = (width * 3 + 3) / 4 * 4
        var bytes = Array("BM".utf8) + Self.number(26 + row, 4) + [0, 0, 0, 0] + Self.number(26, 4)
        bytes += Self.number(12, 4) + Self.number(width, 2) + Self.number(1, 2) + Self.number(1, 2) + Self.number(24, 2)
        bytes += [UInt8](repeating: 7, count: row - missing)
        try Files.writeAtomically(bytes, to: Files.join(shop.folder, Self.path(number)))
    }

    private static func number(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Runs the export and gives back its report and findings.
    func run(to folder: String, isFresh: Bool = false, only codes: [String]? = nil) throws -> (RunReport, [Finding]) {
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.isFresh = isFresh
        options.report = { findings.append($0) }
        let report = try shop.feeds(only: codes).export(to: folder, options)
        return (report, findings)
    }
}
