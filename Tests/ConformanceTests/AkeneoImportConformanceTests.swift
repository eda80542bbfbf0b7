import Foundation
import PIMCatalog
import PIMFeeds
import PIMIntake
import Testing

/// One of Akeneo's own catalogs, and what there is in it.
struct AkeneoExport: Sendable, CustomTestStringConvertible {
    let name: String
    let products: Int
    let models: Int
    let attributes: Int
    let families: Int
    /// What the check of all products finds, by rule.
    var checks: [String: Int] = [:]

    var testDescription: String { name }

    static let all = [
        AkeneoExport(
            name: "icecat_demo_dev",
            products: 1_239,
            models: 81,
            attributes: 77,
            families: 17,
            checks: ["product.no-family": 1, "value.invisible-character": 2]
        ),
        AkeneoExport(name: "catalog_modeling", products: 242, models: 80, attributes: 27, families: 3),
        AkeneoExport(name: "footwear", products: 0, models: 0, attributes: 27, families: 5),
        AkeneoExport(name: "apparel", products: 0, models: 0, attributes: 30, families: 4),
        AkeneoExport(name: "technical", products: 0, models: 0, attributes: 30, families: 4),
        AkeneoExport(name: "minimal", products: 0, models: 0, attributes: 1, families: 0),
    ]
}

@Suite("Akeneo's own catalogs", .enabled(if: SharedFolder.path != nil))
struct AkeneoImportConformanceTests {
    @Test("are imported whole, balance, and load and check without errors", arguments: AkeneoExport.all)
    func imports(_ export: AkeneoExport) throws {
        let (report, target) = try run(export.name)
        defer { try? FileManager.default.removeItem(atPath: target) }
        #expect(report.balances)
        #expect(!report.findings.contains { $0.severity == .error })
        #expect(report.count(of: "products.csv")?.kept == export.products)
        #expect(report.count(of: "product_models.csv")?.kept == export.models)
        #expect(report.count(of: "attributes.csv")?.kept == export.attributes)
        #expect(report.count(of: "families.csv")?.kept == export.families)

        let directory = try CatalogDirectory(target)
        let load = try directory.load()
        #expect(load.findings.filter { $0.severity == .error }.map(\.message) == [])
        let catalog = try #require(load.catalog)
        #expect(load.models.kept == export.models)
        #expect(load.models.rejected == 0)
        var identity = IdentityCheck(structure: catalog.structure)
        let values = ValueCheck(structure: catalog.structure)
        var kept = 0
        var checks: [String: Int] = [:]
        var stream = directory.products(of: catalog.structure)
        while let item = try stream.next() {
            switch item {
            case .product(let product, let problems):
                kept += 1
                let lineage = catalog.lineage(of: product)
                for finding in problems + identity.check(lineage) + values.check(lineage) {
                    checks[finding.rule, default: 0] += 1
                }
            case .rejected(let finding): Issue.record("\(finding)")
            }
        }
        #expect(kept == export.products)
        #expect(checks == export.checks)
        #expect(directory.feedFiles.count == catalog.structure.channels.reduce(0) { $0 + 3 * ($1.locales?.count ?? 0) })
    }

    @Test("keep values that Akeneo's structure would ignore")
    func keepsValuesBelowTheirLevel() throws {
        let (_, target) = try run("catalog_modeling")
        defer { try? FileManager.default.removeItem(atPath: target) }
        let catalog = try #require(try CatalogDirectory(target).load().catalog)
        let structure = try #require(catalog.structure.variantStructures.first { $0.code == "clothing_colorsize" })
        #expect(structure.overridable == ["weight"])
    }

    @Test("give roles to what is plain to see")
    func givesRoles() throws {
        let (_, target) = try run("icecat_demo_dev")
        defer { try? FileManager.default.removeItem(atPath: target) }
        let attributes = try CatalogDirectory(target).draft.attributes
        let roles = attributes.compactMap { attribute in attribute.role.map { ("\($0)", "\(attribute.code)") } }
        #expect(
            Dictionary(uniqueKeysWithValues: roles) == [
                "title": "name", "description": "description", "short_description": "short_description",
                "brand": "brand", "gtin": "ean", "price": "price", "color": "color", "size": "size",
                "material": "material", "weight": "weight", "image": "picture",
            ]
        )
    }

    private func run(_ name: String) throws -> (report: ImportReport, target: String) {
        let source = try #require(SharedFolder.file("data/catalogs/akeneo_\(name)"))
        let target = FileManager.default.temporaryDirectory.appending(path: "akeneo-\(name)-\(UUID().uuidString)")
            .path(percentEncoded: false)
        let dialect = try #require(Dialect.named("akeneo"))
        return (try dialect.run(ImportRequest(source: source, target: target, feeds: FeedDraft.usualTemplates)), target)
    }
}
