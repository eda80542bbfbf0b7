import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("Roles of attributes")
struct RoleCheckTests {
    private static func shop(_ role: String) throws -> RunShop {
        let shop = try RunShop()
        let text = String(decoding: try Files.read(Files.join(shop.folder, "attributes.json")), as: UTF8.self)
        let own = #"{"code":"own_one","type":"text","role":"\#(role)"},"#
        try shop.write("attributes.json", text.replacing("{\"attributes\":[", with: "{\"attributes\":[" + own))
        return shop
    }

    private static func told(_ shop: RunShop) throws -> [Finding] {
        try shop.problems().filter { $0.rule == "structure.unknown-role" }
    }

    @Test(
        "that nothing asks for and that are near to others are told",
        arguments: [
            ("additional_images", "images"), ("additional-images", "images"), ("additional_image_link", "images"),
            ("image_link", "image"), ("sale-price", "sale_price"), ("titel", "title"), ("Descripton", "description"),
            ("colour", "color"), ("age-group", "age_group"),
        ]
    )
    func slips(_ role: String, _ meant: String) throws {
        let findings = try Self.told(try Self.shop(role))
        #expect(findings.map(\.remedy) == ["did you mean \"\(meant)\"?"])
        let finding = try #require(findings.first)
        #expect(finding.severity == .warning && finding.attribute == "own_one" && finding.message.contains(role))
        #expect(finding.position?.file == "attributes.json")
    }

    @Test("may be any word", arguments: ["mood", "washing_temperature", "caption", "mpn", "stock", "preorder", "link"])
    func free(_ role: String) throws {
        #expect(try Self.told(try Self.shop(role)).isEmpty)
    }

    @Test("are no slip where a feed, a format, a guideline or a template names them")
    func used() throws {
        for (name, text) in [
            ("feeds/feed-0.json", RunShop.feed(#""fields":{"note":"{{ titel }}"},"#)),
            (
                "formats/own.json",
                RunShop.format("own", #"{"delimited":{}}"#).replacing("role:gtin", with: "role:titel")
            ),
            ("templates/part.liquid", "{{ titel }}"),
            (
                "guidelines/g.json",
                #"{"guideline":"g","rules":[{"id":"g.a","kind":"text.spaces","attributes":["titel"]}]}"#
            ),
        ] {
            let shop = try Self.shop("titel")
            try shop.write(name, text)
            #expect(try Self.told(shop).isEmpty, "\(name)")
        }
    }
}
