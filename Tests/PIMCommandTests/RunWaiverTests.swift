import PIMIO
import Testing

@testable import PIMCommand

@Suite("Waivers in reports and in files")
struct RunWaiverTests {
    private static let waivers =
        #""waivers":[{"rule":"brand.words","product":"A-1","reason":"a quotation","approver":"Ewa","until":"2099-01-01"}],"#

    private static func shop(_ waivers: String = Self.waivers) throws -> RunCommandShop {
        let shop = try RunGuidelineShop.make()
        let text = RunGuidelineShop.guideline.replacingOccurrences(
            of: #""title""#,
            with: waivers + #""title""#,
            once: true
        )
        try shop.write("guidelines/brand.json", text)
        return shop
    }

    private static func results(_ call: Call) throws -> [JSONNode] {
        try JSON.parse(Array(call.output.utf8), path: nil)["runs"]?.array?.first?["results"]?.array ?? []
    }

    @Test("SARIF shows what a waiver covers as suppressed, and nothing else does", arguments: ["1", "3"])
    func suppressed(threads: String) throws {
        let shop = try Self.shop()
        let call = Call("check", "-C", shop.folder, "--format", "sarif", "--threads", threads)
        #expect(call.code == .findings)
        let results = try Self.results(call)
        let suppressed = results.filter { $0["suppressions"]?.array?.isEmpty == false }
        #expect(results.count == 3 && suppressed.count == 1)
        #expect(results.allSatisfy { $0["suppressions"]?.array != nil })
        let only = try #require(suppressed.first)
        #expect(only["properties"]?["product"]?.string == "A-1")
        #expect(only["locations"]?.array?.first?["physicalLocation"]?["region"]?["startColumn"] != nil)
        let suppression = only["suppressions"]?.array?.first
        #expect(suppression?["kind"]?.string == "external")
        #expect(suppression?["status"]?.string == "accepted")
        #expect(suppression?["justification"]?.string == "a quotation (allowed by Ewa until 2099-01-01)")
        for form in ["text", "json", "junit", "github"] {
            #expect(!Call("check", "-C", shop.folder, "--format", form).output.contains("A-1"), "\(form)")
        }
    }

    @Test("SARIF of a catalog without waivers says nothing of suppressions")
    func none() throws {
        let call = Call("check", "-C", try RunGuidelineShop.make().folder, "--format", "sarif")
        #expect(!call.output.contains("suppressions"))
    }

    @Test("what a waiver covers is known or new beside a baseline, and uses none of it up")
    func baseline() throws {
        let shop = try RunGuidelineShop.make()
        #expect(Call("baseline", "-C", shop.folder).code == .ok)
        let text = RunGuidelineShop.guideline.replacingOccurrences(
            of: #""title""#,
            with: Self.waivers + #""title""#,
            once: true
        )
        try shop.write("guidelines/brand.json", text)
        let call = Call("check", "-C", shop.folder, "--format", "sarif", "--new")
        #expect(call.code == .ok)
        let results = try Self.results(call)
        #expect(results.count == 3)
        #expect(results.allSatisfy { $0["baselineState"]?.string == "unchanged" })
        #expect(Call("check", "-C", shop.folder, "--new").output.contains("2 known, 1 mended"))
    }

    /// A slip in waivers, and what is said of it.
    struct Slip: CustomTestStringConvertible, Sendable {
        let waiver: String
        let said: String
        var testDescription: String { said }
    }

    private static let sound = #""rule":"brand.words","reason":"r","approver":"E","until":"2099-01-01""#

    static let slips = [
        Slip(waiver: "5", said: "\"waivers\" is a number, expected an object, at /waivers/1"),
        Slip(waiver: "{\(sound),\"prodct\":\"A\"}", said: "\"prodct\", which means nothing here, at /waivers/1/prodct"),
        Slip(
            waiver: "{\(sound),\"product\":5}",
            said: "\"product\" is a number, expected a string, at /waivers/1/product"
        ),
        Slip(waiver: #"{"rule":"x","reason":"r","approver":"E"}"#, said: "a waiver lacks \"until\", at /waivers/1"),
        Slip(
            waiver: #"{"rule":"x","approver":"E","until":"2099-01-01"}"#,
            said: "a waiver lacks \"reason\", at /waivers/1"
        ),
        Slip(
            waiver: #"{"rule":"x","reason":"r","approver":"E","until":"2099-13-01"}"#,
            said: "which is no day of the calendar, at /waivers/1/until"
        ),
        Slip(
            waiver: #"{"rule":"brand.wrds","reason":"r","approver":"E","until":"2099-01-01"}"#,
            said: "the rule \"brand.wrds\" is not declared, at /waivers/1/rule"
        ),
        Slip(waiver: "{\(sound),\"attribute\":\"nmae\"}", said: "\"nmae\" is not declared, at /waivers/1/attribute"),
        Slip(waiver: "{\(sound),\"channel\":\"wbe\"}", said: "\"wbe\" is not declared, at /waivers/1/channel"),
        Slip(waiver: "{\(sound),\"locale\":\"qq\"}", said: "\"qq\" is not declared, at /waivers/1/locale"),
    ]

    @Test("a slip in a waiver is told with its line and JSON pointer", arguments: slips)
    func slip(slip: Slip) throws {
        let shop = try Self.shop("\"waivers\":[{\(Self.sound)},\n\n\(slip.waiver)],\n")
        let call = Call("check", "-C", shop.folder)
        #expect(call.code == .findings)
        let line = try #require(call.output.split(separator: "\n").first { $0.contains(slip.said) }, "\(call.output)")
        #expect(line.hasPrefix("guidelines/brand.json:3:"), "\(line)")
    }
}

extension String {
    /// The text with the first place of another one replaced.
    fileprivate func replacingOccurrences(of old: String, with new: String, once: Bool) -> String {
        guard let range = ranges(of: old).first else { return self }
        return self[..<range.lowerBound] + new + self[range.upperBound...]
    }
}
