import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

/// What lines have in common is remembered: a line must come to the same whatever was read before it.
@Suite("Native product lines after others")
struct NativeLineMemoryTests {
    typealias Outcome = Result<ProductReader.Result, PIMIOError>

    static let structure = Result { try NativeSamples.catalog().structure }

    /// Lines as exporters write them, and as they don't.
    static let samples: [String] = [
        #"""
        {"identifier":"A-1","family":"jackets","enabled":true,"categories":["master","outdoor"],"values":{"name":[{"locale":\#
        "pl_PL","scope":null,"data":"Kurtka"},{"locale":"en_GB","scope":null,"data":"Coat \"warm\""}],"color":[{"locale"\#
        :null,"scope":null,"data":"red"}],"price":[{"locale":null,"scope":null,"data":[{"amount":"12.50","currency":\#
        "PLN"},{"amount":"3","currency":"EUR"}]}],"weight":[{"locale":null,"scope":null,"data":{"amount":"1.20","unit":\#
        "KILOGRAM"}}],"depth":[{"locale":null,"scope":null,"data":-0.50}],"handmade":[{"locale":null,"scope":null,\#
        "data":true}],"gallery":[{"locale":null,"scope":null,"data":["a.jpg","b/ż.jpg"]}],"tags":[{"locale":null,\#
        "scope":null,"data":["new","old"]}],"makers":[{"locale":null,"scope":null,"data":[]}]}}
        """#,
        #"""
        {"identifier":"A-2","parent":null,"family":"jackets","enabled":false,"categories":["outdoor"],"values":{"color":[\#
        {"locale":null,"scope":null,"data":"blue"}],"name":[{"locale":"pl_PL","scope":null,"data":"Płaszcz zimowy \#
        dla każdego"}],"handmade":[{"locale":null,"scope":null,"data":false}],"depth":[{"locale":null,"scope":null,\#
        "data":7}],"gallery":[{"locale":null,"scope":null,"data":["one.jpg"]}],"price":[{"locale":null,"scope":null,\#
        "data":[]}],"launch":[{"locale":null,"scope":null,"data":"2026-11-22"}]}}
        """#,
        #"""
        { "identifier" : "A-3" , "values" : { "name" : [ { "scope" : null , "data" : "x" , "locale" : "en_GB" } ] } }
        """#,
        #"""
        {"identifier":"A-4","values":{"name":[{"data":"y","locale":"pl_PL","scope":null,"linked_data":{}}],"price":[\#
        {"locale":null,"scope":null,"data":[{"amount":1e1,"currency":"PLN"},{"currency":"USD","amount":"2"}]}]}}
        """#,
    ]

    /// Lines that must be refused behind those, or told of: each differs from what was remembered by little.
    static let slips: [String] = [
        #"{"identifier":"B","values":{,"name":[]}}"#,
        #"{"identifier":"B","values":{"name":[]"color":[]}}"#,
        #"{"identifier":"B","values":{"stranger":1"color":[]}}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x"},]}}"#,
        #"{"identifier":"B","values":{"name":[,{"locale":"pl_PL","scope":null,"data":"x"}]}}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x"}{"locale":"en_GB","scope":null}]}}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x","data":"y"}]}}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x","locale":"en_GB"}]}}"#,
        #"{"identifier":"B","values":{"depth":[{"locale":null,"scope":null,"data":007}]}}"#,
        #"{"identifier":"B","values":{"depth":[{"locale":null,"scope":null,"data":1.}]}}"#,
        #"{"identifier":"B","values":{"depth":[{"locale":null,"scope":null,"data":-}]}}"#,
        #"{"identifier":"B","values":{"handmade":[{"locale":null,"scope":null,"data":truly}]}}"#,
        #"{"identifier":"B","values":{"price":[{"locale":null,"scope":null,"data":[{"amount":"1.","currency":"PLN"}]}]}}"#,
        #"{"identifier":"B","values":{"price":[{"locale":null,"scope":null,"data":[{"amount":"1","currency":"PLN"},]}]}}"#,
        #"{"identifier":"B","values":{"price":[{"locale":null,"scope":null,"data":[{"amount":"1","currency":"pln"}]}]}}"#,
        #"{"identifier":"B","values":{"weight":[{"locale":null,"scope":null,"data":{"amount":"1","unit":"KG"},}]}}"#,
        #"{"identifier":"B","values":{"weight":[{"locale":null,"scope":null,"data":{"amount":"","unit":"GRAM"}}]}}"#,
        #"{"identifier":"B","values":{"gallery":[{"locale":null,"scope":null,"data":["a",]}]}}"#,
        #"{"identifier":"B","values":{"gallery":[{"locale":null,"scope":null,"data":["a" "b"]}]}}"#,
        #"{"identifier":"B","categories":["master","outdoor"]"values":{}}"#,
        #"{"identifier":"B","categories":["master","outdoor"],"categories":["outdoor"]}"#,
        #"{"identifier":"B","categories":["master","master","nowhere"]}"#,
        #"{"identifier":"B","family":"jackets""values":{}}"#,
        #"{,"identifier":"B"}"#,
        #"{"identifier":"B","enabled":true}"#,
        #"{"identifier":"B","enabled":true,}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x"}]]}}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x"}"#,
        #"{"identifier":"B","values":{"name":[{"locale":"pl_PL","scope":null,"data":"x"#,
    ]

    @Test("come to what they come to alone, with every attribute wanted or only some", arguments: [0, 1, 2])
    func samples(projection: Int) throws {
        var reading = try Reading(projection)
        for line in Self.samples + Self.samples + Self.slips + Self.samples { reading.compare(Array(line.utf8)) }
        #expect(reading.taken >= 3 * Self.samples.count)
    }

    @Test("come to the same when data is of any kind", arguments: [0, 1])
    func data(projection: Int) throws {
        var reading = try Reading(projection)
        for datum in NativeProductLineTests.right + NativeProductLineTests.wrong {
            for other in ["null", datum.json] {
                let values = #"[{"locale":null,"scope":null,"data":\#(other)}]"#
                let line = #"{"identifier":"P","values":{"\#(datum.attribute)":\#(values)}}"#
                for _ in 0..<3 { reading.compare(Array(line.utf8)) }
            }
        }
        #expect(reading.taken > 100)
    }

    @Test("are refused alike: the torture corpus, read line after line", arguments: [0, 1])
    func torture(projection: Int) throws {
        var reading = try Reading(projection)
        for line in Self.samples { reading.compare(Array(line.utf8)) }
        for row in TortureLine.all where row.bytes.count < 10_000 { reading.compare(row.bytes) }
        #expect(reading.taken > 300)
    }

    @Test("are taken or refused alike when they are damaged", arguments: 0..<6)
    func damaged(seed: Int) throws {
        var random = NativeRandom(seed: UInt64(seed) &+ 0x51F7)
        var reading = try Reading(seed % 3)
        let lines = (Self.samples + Self.slips).map { Array($0.utf8) }
        for line in lines { reading.compare(line) }
        for _ in 0..<4_000 {
            guard var line = lines.randomElement(using: &random) else { break }
            for _ in 0..<Int.random(in: 1...2, using: &random) { Self.damage(&line, &random) }
            reading.compare(line)
        }
        #expect(reading.taken > 200)
    }

    private static let pieces: [[UInt8]] =
        [
            ",", "\"", "\\", "}", "{", "]", "[", ":", " ", "0", ".", "-", "e", "null", "true", "\\u00e9", "\\n", "ż",
            "語", "😀",
            #"{"locale":null,"scope":null,"data":"z"},"#, #","name":[]"#, #"{"amount":"5","currency":"CZK"},"#, "\"\"",
        ].map { Array($0.utf8) } + [[0xFF], [0xC5], [0xC0, 0x80], [0xE2, 0x80], [0x01], [0x00]]

    private static func damage(_ line: inout [UInt8], _ random: inout NativeRandom) {
        guard let piece = pieces.randomElement(using: &random), !line.isEmpty else { return }
        let place = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: line.replaceSubrange(place...place, with: piece)
        case 1: line.insert(contentsOf: piece, at: place)
        case 2: line.removeSubrange(place..<min(place + Int.random(in: 1...4, using: &random), line.count))
        case 3: line.insert(contentsOf: line[..<place].suffix(30), at: place)
        default: if Int.random(in: 0..<6, using: &random) == 0 { line.removeSubrange(place...) }
        }
    }

    /// Reads lines one after the other, and each alone.
    private struct Reading {
        private let reader: ProductReader
        private var memory = LineMemory()
        private var product = Product(identifier: "")
        /// How many lines were products.
        private(set) var taken = 0

        /// 0 wants every attribute, 1 none, 2 every other one.
        init(_ projection: Int) throws {
            let structure = try NativeLineMemoryTests.structure.get()
            let numbers = structure.attributes.indices.filter { projection == 2 && $0 % 2 == 0 }
            reader = ProductReader(structure: structure, projection: projection == 0 ? nil : Set(numbers))
        }

        mutating func compare(_ bytes: [UInt8]) {
            let place = SourcePosition(file: "products.jsonl", line: 1)
            let alone = Outcome { () throws(PIMIOError) in
                try reader.read(bytes, in: bytes.indices, at: place, kind: .product)
            }
            let after = Outcome { () throws(PIMIOError) in
                let findings = try reader.read(
                    bytes,
                    in: bytes.indices,
                    at: place,
                    kind: .product,
                    into: &product,
                    &memory
                )
                return ProductReader.Result(product: product, findings: findings)
            }
            let shown = String(decoding: bytes, as: UTF8.self)
            switch (alone, after) {
            case (.success(let alone), .success(let after)):
                taken += 1
                #expect(alone.product == after.product, "\(shown)")
                #expect(alone.findings == after.findings, "\(shown)")
            case (.failure(let alone), .failure(let after)):
                #expect(alone.column == after.column && alone.message == after.message, "\(shown): \(alone), \(after)")
            default: Issue.record("\(shown): \(alone), \(after)")
            }
        }
    }
}
