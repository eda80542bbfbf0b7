import Foundation
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("schema.org feeds against the vocabulary", .enabled(if: SharedFolder.file(SchemaOrgVocabulary.file) != nil))
struct SchemaOrgConformanceTests {
    /// The documents of one of the demo's schema.org feeds.
    private static func documents(_ code: String) throws -> [JSONNode] {
        let folder = NSTemporaryDirectory() + "pim-schema-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let demo = Files.absolute(Files.join(Files.folder(of: #filePath), "../../fixtures/demo"))
        let report = try FeedSet(CatalogDirectory(demo), only: [code]).export(to: folder)
        let file = try #require(report.feeds.first).file
        return try #require(try JSON.parse(file: file).array)
    }

    @Test("use only its types and properties, each where it belongs", arguments: ["schema-gb", "schema-ir"])
    func vocabulary(_ code: String) throws {
        let vocabulary = try SchemaOrgVocabulary()
        let documents = try Self.documents(code)
        #expect(documents.count == 19)
        var problems: Set<String> = []
        for document in documents {
            #expect(document["@context"]?.string == "https://schema.org")
            problems.formUnion(vocabulary.problems(of: document, at: ""))
        }
        #expect(problems == [])
    }

    @Test(
        "group variants, and give every offer price, currency and availability",
        arguments: ["schema-gb", "schema-ir"]
    )
    func groups(_ code: String) throws {
        let documents = try Self.documents(code)
        let groups = documents.filter { $0["@type"]?.string == "ProductGroup" }
        #expect(groups.count == 13)
        var products = documents.filter { $0["@type"]?.string == "Product" }
        for group in groups {
            let name = try #require(group["productGroupID"]?.string)
            let axes = group["variesBy"]?.array?.compactMap(\.string) ?? []
            #expect(!axes.isEmpty, "\(name)")
            let variants = try #require(group["hasVariant"]?.array)
            #expect(!variants.isEmpty, "\(name)")
            #expect(group["name"]?.string?.isEmpty == false, "\(name)")
            for variant in variants {
                #expect(variant["@context"] == nil, "the group's document says it")
                #expect(variant["inProductGroupWithID"]?.string == name)
                for axis in axes where axis.hasSuffix("/color") || axis.hasSuffix("/size") {
                    let property = axis.split(separator: "/").last.map { String($0) } ?? ""
                    #expect(variant[property]?.string?.isEmpty == false, "\(name) varies by \(property)")
                }
            }
            products += variants
        }
        #expect(products.count == 69)
        let currency = code == "schema-gb" ? "GBP" : "IRR"
        for product in products {
            let sku = try #require(product["sku"]?.string)
            let offer = try #require(product["offers"], "\(sku)")
            #expect(offer["@type"]?.string == "Offer")
            #expect(offer["price"]?.number.flatMap { Double($0) }.map { $0 > 0 } == true, "\(sku)")
            #expect(offer["priceCurrency"]?.string == currency)
            #expect(offer["availability"]?.string?.hasPrefix("https://schema.org/") == true, "\(sku)")
            #expect(product["image"]?.array?.isEmpty == false, "Google asks for an image: \(sku)")
        }
        #expect(Set(products.compactMap { $0["sku"]?.string }).count == 69)
    }

    @Test("a property, a type and a member that do not exist are seen")
    func judge() throws {
        let vocabulary = try SchemaOrgVocabulary()
        let text =
            #"{"@type":"Product","colour":"red","offers":{"@type":"Offer","availability":"https://schema.org/NewCondition","#
            + #""sku":"x","hasVariant":{"@type":"Product"}},"brand":{"@type":"Brant","name":"x"},"weight":{"@type":"Brand"},"#
            + #""award":"https://schema.org/Nothing"}"#
        let problems = vocabulary.problems(of: try JSON.parse(Array(text.utf8), path: nil), at: "")
        #expect(
            problems == [
                ".colour is no property",
                ".offers.availability: https://schema.org/NewCondition is no ItemAvailability",
                ".offers.hasVariant does not belong to Offer", ".brand: Brant is no type", ".weight cannot hold Brand",
                ".award: https://schema.org/Nothing is no term",
            ]
        )
    }
}

/// The official vocabulary, as far as a feed can be held against it.
struct SchemaOrgVocabulary {
    static let file = "data/schemas/schemaorg/schemaorg-30.0-product-subset.jsonld"

    private var kinds: [String: Set<String>] = [:]
    private var parents: [String: Set<String>] = [:]
    private var domains: [String: Set<String>] = [:]
    private var ranges: [String: Set<String>] = [:]

    init() throws {
        let path = try #require(SharedFolder.file(Self.file))
        for entry in try #require(try JSON.parse(file: path)["@graph"]?.array) {
            guard let name = entry["@id"]?.string.flatMap({ Self.term($0) }) else { continue }
            kinds[name] = Self.names(entry["@type"])
            parents[name] = Self.names(entry["rdfs:subClassOf"])
            domains[name] = Self.names(entry["schema:domainIncludes"])
            ranges[name] = Self.names(entry["schema:rangeIncludes"])
        }
    }

    /// What is wrong with an object and all below it.
    func problems(of object: JSONNode, at path: String) -> [String] {
        guard let type = object["@type"]?.string else { return ["\(path) has no type"] }
        guard isType(type) else { return ["\(path): \(type) is no type"] }
        return (object.object ?? []).filter { !$0.key.hasPrefix("@") }.flatMap { member in
            problems(of: member.value, property: member.key, in: type, at: "\(path).\(member.key)")
        }
    }

    private func problems(of value: JSONNode, property: String, in type: String, at path: String) -> [String] {
        guard kinds[property]?.contains("rdf:Property") == true, let range = ranges[property] else {
            return ["\(path) is no property"]
        }
        guard !ancestors(of: type).isDisjoint(with: domains[property] ?? []) else {
            return ["\(path) does not belong to \(type)"]
        }
        return (value.array ?? [value]).flatMap { element -> [String] in
            if element.object != nil {
                let problems = self.problems(of: element, at: path)
                guard problems.isEmpty, let kind = element["@type"]?.string else { return problems }
                return ancestors(of: kind).isDisjoint(with: range) ? ["\(path) cannot hold \(kind)"] : []
            }
            guard let text = element.string, text.hasPrefix("https://schema.org/") else { return [] }
            let term = String(text.dropFirst("https://schema.org/".count))
            guard let kind = kinds[term] else { return ["\(path): \(text) is no term"] }
            let choices = range.filter { ancestors(of: $0).contains("Enumeration") }
            guard !choices.isEmpty, choices.isDisjoint(with: kind) else { return [] }
            return ["\(path): \(text) is no \(choices.sorted().joined(separator: " or "))"]
        }
    }

    private func isType(_ name: String) -> Bool {
        kinds[name]?.contains("rdfs:Class") == true
    }

    private func ancestors(of type: String) -> Set<String> {
        (parents[type] ?? []).reduce(into: [type]) { all, parent in
            if !all.contains(parent) { all.formUnion(ancestors(of: parent)) }
        }
    }

    private static func names(_ node: JSONNode?) -> Set<String> {
        guard let node else { return [] }
        let elements = node.array ?? [node]
        return Set(elements.compactMap { ($0["@id"]?.string ?? $0.string).map { term($0) ?? $0 } })
    }

    private static func term(_ identifier: String) -> String? {
        identifier.hasPrefix("schema:") ? String(identifier.dropFirst("schema:".count)) : nil
    }
}
