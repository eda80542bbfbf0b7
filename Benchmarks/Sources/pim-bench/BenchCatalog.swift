import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A catalog that is measured: the shared generator's product lines where they can be had, else lines of our own.
struct BenchCatalog {
    let folder: String
    let products: Int
    /// How many bytes of product lines there are.
    let bytes: Int

    /// Writes structure, models, products and one feed into a folder.
    init(
        in folder: String,
        products: Int,
        form: OwnLines.Form = .init(),
        generator: String? = nil,
        structure: [(name: String, text: String)] = BenchStructure.files
    ) throws {
        self.folder = folder
        self.products = products
        try Self.write(structure, to: folder)
        let lines = Files.join(folder, "products.jsonl")
        let models = Files.join(folder, "models.jsonl")
        guard let generator else {
            try OwnLines(form).write(products, products: lines, models: models)
            bytes = try Files.size(lines)
            return
        }
        var words = ["python3", generator, "-n", String(products), "-o", lines, "--models", models]
        if form.inherits { words.append("--inherit") }
        if form.isPHP { words += ["--escape", "php"] }
        let run = try ChildProcess.run(words)
        guard run.exitCode == 0 else {
            throw PIMIOError(code: .ioFailure, path: generator, message: "the generator ended with \(run.exitCode)")
        }
        bytes = try Files.size(lines)
    }

    /// The same lines below another structure.
    init(in folder: String, linesOf other: BenchCatalog, structure: [(name: String, text: String)]) throws {
        self.folder = folder
        products = other.products
        bytes = other.bytes
        try Self.write(structure, to: folder)
        for name in ["products.jsonl", "models.jsonl"] {
            guard link(Files.join(other.folder, name), Files.join(folder, name)) == 0 else {
                throw PIMIOError(code: .notWritable, path: folder, message: "a link cannot be made there")
            }
        }
    }

    private static func write(_ files: [(name: String, text: String)], to folder: String) throws {
        try Files.makeDirectory(Files.join(folder, "feeds"))
        for (name, text) in files {
            try Files.writeAtomically(Array(text.utf8), to: Files.join(folder, name))
        }
    }
}

/// Removes a folder with everything in it; links go, what they lead to stays.
func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
        unlink(path)
        return
    }
    for name in (try? Files.list(path)) ?? [] { removeTree(Files.join(path, name)) }
    rmdir(path)
}
