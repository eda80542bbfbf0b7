import PIMCatalog
import PIMIO
import PIMText
import Testing

@testable import PIMIntake

@Suite("Native structure files")
struct NativeStructureFileTests {
    /// One text of the sample replaced by another, and the one finding that must come, with its place.
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let rule: String
        let place: String
        let message: String
        let remedy: String?
        var testDescription: String { "\(file): \(new) → \(message)" }

        init(
            _ file: String,
            _ old: String,
            _ new: String,
            _ rule: String,
            _ place: String,
            _ message: String,
            remedy: String? = nil
        ) {
            self.file = file
            self.old = old
            self.new = new
            self.rule = "file.\(rule)"
            self.place = "\(file):\(place)"
            self.message = message
            self.remedy = remedy
        }
    }

    @Test("a sound folder gives no finding and the whole structure")
    func sound() throws {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(to: folder)
        let load = try CatalogDirectory(folder.path).load()
        #expect(load.findings.isEmpty, "\(load.findings)")
        let structure = try #require(load.catalog?.structure)
        #expect(load.models.kept == 2 && load.models.balances)
        #expect(structure.settings.name == "Nordvik" && structure.settings.resolution == .scopeFirst)
        #expect(structure.settings.extra == #"{"a":[1,null]}"#)
        #expect(structure.settings.shop.productURL == "https://n.example/{identifier}")
        #expect(structure.associationTypes.map(\.isQuantified) == [true])
        #expect(structure.productGroups.map(\.type) == ["related"])
        #expect(structure.attributes.count == 21)
        let name = try #require(structure.attribute("name"))
        #expect(name.isLocalizable && name.isScopable && name.isAudienceSpecific && name.role == "title")
        #expect(name.validation.maximumLength == 100 && name.validation.pattern == ".*" && name.group == "main")
        #expect(name.source?.description == "attributes.json:5:5")
        let depth = try #require(structure.attribute("depth"))
        #expect(depth.validation.minimum == 0 && depth.validation.maximum == 200)
        #expect(depth.validation.maximumDecimals == 2 && depth.validation.allowsNegative == false)
        #expect(depth.resolution == .levelFirst && depth.extra == #"{"x":1}"#)
        #expect(structure.attribute("launch")?.validation.latest == CalendarDate("2030-01-01"))
        #expect(structure.attribute("picture")?.validation.extensions == ["jpg"])
        #expect(structure.attribute("picture")?.validation.maximumMegabytes == ExactDecimal("2.5"))
        #expect(structure.attribute("story")?.locales == ["pl_PL"])
        #expect(structure.attribute("facts")?.columns.map(\.type) == [.text, .number, .boolean, .option])
        #expect(structure.attribute("sku")?.isUnique == true && structure.attribute("cost")?.isConfidential == true)
        #expect(structure.families[0].structures.map(\.overridesEverything) == [false, true])
        #expect(structure.families[0].structures[0].axes == ["color", "size"])
        #expect(structure.categories[1].mappings == ["google": "5598"])
        let web = try #require(structure.channel("web"))
        #expect(web.locales == ["en_GB", "pl_PL"] && web.currencies == ["PLN", "EUR"] && web.tree == "master")
        #expect(web.fallbacks == ["pl_PL": ["en_GB"], "en_GB": []] && web.units == ["weight": "KILOGRAM"])
        #expect(web.shop.name == "Base shop")
        #expect(structure.locations[0].kind == .pickupPoint && structure.locations[0].pickup == "same day")
        #expect(structure.measurementFamilies["Sparkle"]?.units.map(\.operations.count) == [1, 2])
    }

    @Test("says file, line and column of every slip", arguments: Slip.first + Slip.second)
    func slips(slip: Slip) throws {
        let text = try #require(NativeSamples.files[slip.file])
        let parts = text.split(separator: slip.old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "\(slip.old) does not stand in \(slip.file)")
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write([slip.file: parts.joined(separator: slip.new)], to: folder)
        let load = try CatalogDirectory(folder.path).load()
        let said = load.findings.filter { $0.rule.hasPrefix("file.") }
        #expect(said.map(\.rule) == [slip.rule], "\(said)")
        #expect(said.map(\.message) == [slip.message])
        #expect(said.first?.position?.description == slip.place)
        #expect(load.catalog == nil)
        if let remedy = slip.remedy { #expect(said.first?.remedy == remedy) }
    }

    @Test("every structure file may be missing but three", arguments: NativeSamples.files.keys.sorted())
    func missing(file: String) throws {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write([file: String?.none], to: folder)
        let said = try CatalogDirectory(folder.path).load().findings.filter { $0.rule.hasPrefix("file.") }
        let isRequired = ["pim.json", "attributes.json", "channels.json"].contains(file)
        #expect(said.map(\.message) == (isRequired ? ["the catalog has no \(file)"] : []))
        #expect(said.allSatisfy { $0.rule == "file.missing" && $0.position?.file == file })
    }

    @Test(
        "a file that is no JSON object costs itself, and the others are still read",
        arguments: [
            "", "{", "[]", "\"x\"", "{\"attributes\":[]", "{} {}", "{\"a\":1,\"a\":2}", "\u{FEFF}nonsense",
            "{\"k\":\"\u{0}\"}",
        ]
    )
    func broken(text: String) throws {
        for file in NativeSamples.files.keys.sorted() where file.hasSuffix(".json") {
            let folder = try TemporaryFolder("pim-native")
            try NativeSamples.write([file: text], to: folder)
            let directory = try CatalogDirectory(folder.path)
            let said = try directory.load().findings.filter { $0.rule.hasPrefix("file.") }
            #expect(said.count == 1 && said.allSatisfy { $0.position?.file == file }, "\(file) \(said)")
            #expect(said.allSatisfy { ["file.syntax", "file.wrong-type"].contains($0.rule) })
            if file != "attributes.json" { #expect(directory.draft.attributes.count == 21) }
            if file != "channels.json" { #expect(directory.draft.channels.count == 2) }
        }
    }

    @Test("a byte order mark at the start of a structure file does no harm")
    func byteOrderMark() throws {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(NativeSamples.files.mapValues { Optional("\u{FEFF}" + $0) }, to: folder)
        #expect(try CatalogDirectory(folder.path).load().findings.isEmpty)
    }

    @Test("every problem of every file is reported in one go")
    func all() throws {
        var files = NativeSamples.files
        var expected: Set<String> = []
        for slip in Slip.first {
            guard let text = files[slip.file] else { continue }
            files[slip.file] = text.split(separator: slip.old, maxSplits: 1, omittingEmptySubsequences: false)
                .joined(separator: slip.new)
            expected.insert(slip.message)
        }
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(files.mapValues { Optional($0) }, to: folder)
        let said = Set(try CatalogDirectory(folder.path).load().findings.map(\.message))
        #expect(expected.isSubset(of: said), "\(expected.subtracting(said))")
    }
}
