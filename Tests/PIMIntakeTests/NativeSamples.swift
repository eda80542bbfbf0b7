import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

/// The same random numbers on every run (SplitMix64).
struct NativeRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// A small sound catalog directory, file by file, and folders to put it in.
enum NativeSamples {
    static let settings = """
        {
          "pim": 1, "name": "Nordvik", "default_locale": "en_GB", "resolution": "scope-first",
          "shop": {"name": "Nordvik", "url": "https://n.example", "product_url": "https://n.example/{identifier}",
            "media_url": "https://cdn.n.example/"},
          "association_types": [{"code": "pack", "labels": {"en_GB": "Pack"}, "two_way": true, "quantified": true}],
          "product_groups": [{"code": "promo", "type": "related", "labels": {}}],
          "extra": {"a": [1, null]}
        }
        """

    static let attributes = """
        {
          "groups": [{"code": "main", "labels": {"en_GB": "Main"}}],
          "attributes": [
            {"code": "sku", "type": "identifier"},
            {"code": "name", "type": "text", "labels": {"en_GB": "Name"}, "group": "main", "localizable": true,
              "scopable": true, "audience": true, "role": "title",
              "validation": {"max_length": 100, "pattern": ".*"}},
            {"code": "story", "type": "richtext", "locales": ["pl_PL"], "localizable": true},
            {"code": "depth", "type": "number", "resolution": "level-first", "extra": {"x": 1},
              "validation": {"min": "0", "max": 200, "decimals": 2, "negative": false}},
            {"code": "handmade", "type": "boolean"},
            {"code": "launch", "type": "date", "validation": {"min_date": "2020-01-01", "max_date": "2030-01-01"}},
            {"code": "color", "type": "option", "options": [{"code": "red", "labels": {"pl_PL": "Czerwony"}},
              {"code": "blue"}]},
            {"code": "size", "type": "option", "options": [{"code": "S"}, {"code": "M"}]},
            {"code": "tags", "type": "options", "options": [{"code": "new"}, {"code": "old"}]},
            {"code": "price", "type": "prices", "audience": true, "scopable": true},
            {"code": "weight", "type": "measurement", "unit_family": "Weight", "unit": "GRAM"},
            {"code": "shine", "type": "measurement", "unit_family": "Sparkle"},
            {"code": "picture", "type": "image", "validation": {"extensions": ["JPG"], "max_megabytes": "2.5"}},
            {"code": "gallery", "type": "images"},
            {"code": "manual", "type": "file"},
            {"code": "papers", "type": "files"},
            {"code": "maker", "type": "reference"},
            {"code": "makers", "type": "references"},
            {"code": "facts", "type": "table", "columns": [{"code": "key", "type": "text", "labels": {"en_GB": "K"}},
              {"code": "rank", "type": "number"}, {"code": "yes", "type": "boolean"},
              {"code": "kind", "type": "option", "options": [{"code": "one"}]}]},
            {"code": "cost", "type": "number", "confidential": true},
            {"code": "ean", "type": "text", "unique": true}
          ]
        }
        """

    static let families = """
        {
          "families": [
            {"code": "jackets", "labels": {"en_GB": "Jackets"},
              "attributes": ["sku", "name", "story", "depth", "handmade", "launch", "color", "size", "tags", "price", "weight",
                "shine", "picture", "gallery", "manual", "papers", "maker", "makers", "facts", "cost", "ean"],
              "required": {"web": ["name", "price"]},
              "label_attribute": "name", "image_attribute": "picture", "extra": {"k": "v"},
              "structures": [
                {"code": "jackets_color_size", "labels": {"en_GB": "By colour"}, "overridable": ["name"],
                  "levels": [{"axes": ["color"], "attributes": ["picture"]}, {"axes": ["size"], "attributes": ["price"]}]},
                {"code": "jackets_free", "overridable": ["*"], "levels": [{"axes": ["size"]}]}
              ]}
          ]
        }
        """

    static let categories = """
        {
          "categories": [
            {"code": "master", "parent": null, "labels": {"en_GB": "All"}},
            {"code": "outdoor", "parent": "master", "mappings": {"google": "5598"}}
          ]
        }
        """

    static let channels = """
        {
          "channels": [
            {"code": "base", "labels": {"en_GB": "Base"}, "locales": ["en_GB", "pl_PL"], "currencies": ["PLN", "EUR"],
              "tree": "master", "units": {"weight": "KILOGRAM"}, "fallbacks": {"pl_PL": ["en_GB"], "en_GB": []},
              "shop": {"name": "Base shop"}, "extra": {"q": true}},
            {"code": "web", "extends": "base"}
          ],
          "audiences": [
            {"code": "members", "labels": {"en_GB": "Members"}},
            {"code": "gold", "extends": "members"}
          ]
        }
        """

    static let locations = """
        {
          "locations": [
            {"code": "warsaw", "labels": {"pl_PL": "Warszawa"}, "kind": "pickup_point", "country": "PL", "channels": ["web"],
              "pickup": "same day", "extra": {"m": 1}},
            {"code": "depot", "kind": "warehouse"}
          ]
        }
        """

    static let measurements = """
        {
          "measurement_families": [
            {"code": "Sparkle", "labels": {"en_GB": "Sparkle"}, "standard_unit_code": "GLINT",
              "units": {"GLINT": {"code": "GLINT", "labels": {"en_GB": "Glint"}, "symbol": "g",
                "convert_from_standard": [{"operator": "mul", "value": "1"}]},
                "SHIMMER": {"code": "SHIMMER", "labels": {}, "symbol": "s",
                "convert_from_standard": [{"operator": "mul", "value": "0.5"}, {"operator": "add", "value": "3"}]}}}
          ]
        }
        """

    static let models = """
        {"identifier":"R","family":"jackets","structure":"jackets_color_size","categories":["outdoor"],"values":{}}
        {"code":"M","family_variant":"jackets_color_size","parent":"R","values":{"color":[{"data":"red"}]}}

        """

    static let files = [
        "pim.json": settings, "attributes.json": attributes, "families.json": families, "categories.json": categories,
        "channels.json": channels, "locations.json": locations, "measurements.json": measurements,
        "models.jsonl": models,
    ]

    /// Writes the sample, with some files changed or, where nil, left out.
    static func write(_ changes: [String: String?] = [:], to folder: TemporaryFolder) throws {
        for name in Set(files.keys).union(changes.keys) {
            guard let text = changes[name] ?? files[name] else { continue }
            try Files.writeAtomically(Array(text.utf8), to: Files.join(folder.path, name))
        }
    }

    /// The sample, loaded.
    static func catalog() throws -> Catalog {
        let folder = try TemporaryFolder("pim-native")
        try write(to: folder)
        let load = try CatalogDirectory(folder.path).load()
        return try #require(load.catalog, "\(load.findings)")
    }

    /// What became of lines: every product, every finding about values, every rejected line.
    struct Reading {
        var products: [Product] = []
        var findings: [Finding] = []
        var rejected: [Finding] = []
        var count = LineCount()
    }

    /// Reads lines of bytes as one product file.
    static func read(
        _ bytes: [UInt8],
        _ structure: CatalogStructure,
        maximumLineBytes: Int = ProductStream.maximumLineBytes
    ) throws -> Reading {
        let folder = try TemporaryFolder("pim-native")
        let path = Files.join(folder.path, "products.jsonl")
        try Files.writeAtomically(bytes, to: path)
        var stream = ProductStream(
            files: [ProductFile(path: path, name: "products.jsonl")],
            reader: ProductReader(structure: structure),
            kind: .product,
            maximumLineBytes: maximumLineBytes
        )
        return try drain(&stream)
    }

    static func drain(_ stream: inout ProductStream) throws -> Reading {
        var reading = Reading()
        while let item = try stream.next() {
            reading.count.read += 1
            switch item {
            case .product(let product, let findings):
                reading.count.kept += 1
                reading.products.append(product)
                reading.findings += findings
            case .rejected(let finding):
                reading.count.rejected += 1
                reading.rejected.append(finding)
            }
        }
        return reading
    }
}
