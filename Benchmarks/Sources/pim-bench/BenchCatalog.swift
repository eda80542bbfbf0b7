import PIMIO

/// The catalog that is measured: the shared generator's product lines where they can be had, else lines of our own.
struct BenchCatalog {
    let folder: String
    let products: Int

    /// Writes structure, models, products and one Google feed into a folder.
    init(in folder: String, products: Int, generator: String?) throws {
        self.folder = folder
        self.products = products
        try Files.makeDirectory(Files.join(folder, "feeds"))
        for (name, text) in BenchStructure.files {
            try Files.writeAtomically(Array(text.utf8), to: Files.join(folder, name))
        }
        let lines = Files.join(folder, "products.jsonl")
        let models = Files.join(folder, "models.jsonl")
        guard let generator else {
            try OwnLines.write(products, to: lines, models: models)
            return
        }
        let words = ["python3", generator, "-n", String(products), "-o", lines, "--models", models]
        let run = try ChildProcess.run(words)
        guard run.exitCode == 0 else {
            throw PIMIOError(code: .ioFailure, path: generator, message: "the generator ended with \(run.exitCode)")
        }
    }

    /// How many bytes of product lines there are.
    var bytes: Int { (try? Files.size(Files.join(folder, "products.jsonl"))) ?? 0 }
}

/// Product lines like the shared generator's, plainer: for a checkout without the shared folder.
enum OwnLines {
    private static let words = ["lekka", "ciepła", "wodoodporna", "kurtka", "bluza", "torba", "żółta", "miękka"]

    static func write(_ count: Int, to path: String, models: String) throws {
        var file = try AtomicFile(target: path)
        var parents = try AtomicFile(target: models)
        for number in 0..<count {
            let group = number / 4
            if number.isMultiple(of: 4) {
                let line = "{\"identifier\":\"PM-\(group)\",\"family\":\"clothing\",\"values\":{}}\n"
                try parents.write(Array(line.utf8))
            }
            try file.write(Array(line(number, group).utf8))
        }
        try file.commit()
        try parents.commit()
    }

    private static func line(_ number: Int, _ group: Int) -> String {
        let name = (0..<5).map { words[(number / ($0 + 1)) % words.count] }.joined(separator: " ")
        let text = (0..<60).map { words[(number + $0 * 7) % words.count] }.joined(separator: " ")
        func value(_ code: String, _ data: String, _ locale: String? = nil) -> String {
            let place = locale.map { "\"\($0)\"" } ?? "null"
            return "\"\(code)\":[{\"scope\":null,\"locale\":\(place),\"data\":\(data)}]"
        }
        let price =
            "[{\"amount\":\"\(number % 900 + 9).50\",\"currency\":\"PLN\"},{\"amount\":\"12\",\"currency\":\"EUR\"}]"
        let values = [
            value("name", "\"\(name) \(number)\"", "pl_PL"),
            value("description", "\"<p>\(text)</p>\"", "pl_PL"),
            value("url", "\"https://shop.example.com/p/\(number)\"", "pl_PL"),
            value("price", price),
            value("stock", "\(number % 50)"),
            value("image", "\"https://cdn.example.com/\(number).jpg\""),
            value("brand", "\"Nordvik\""),
            value("color", "\"Czarny\""),
            value("size", "\"M\""),
            value("material", "\"\(text.prefix(40))\""),
        ]
        return "{\"identifier\":\"SKU-\(number)\",\"family\":\"clothing\",\"parent\":\"PM-\(group)\",\"enabled\":true,"
            + "\"categories\":[\"apparel\"],\"values\":{\(values.joined(separator: ","))}}\n"
    }
}
