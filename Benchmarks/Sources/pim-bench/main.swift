import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// pim-bench [--pim PATH] [--sizes 20000,200000] [--shared DIR] [--json]
// Exports the benchmark catalog at each size and prints time, rate and peak memory; the memory must not grow with it.

var pim = "../.build/release/pim"
var sizes = [20_000, 200_000]
var shared = "../../shared"
var isJSON = false
var words = CommandLine.arguments.dropFirst().makeIterator()
while let word = words.next() {
    switch word {
    case "--pim": pim = words.next() ?? pim
    case "--sizes": sizes = (words.next() ?? "").split(separator: ",").compactMap { Int($0) }
    case "--shared": shared = words.next() ?? shared
    case "--json": isJSON = true
    default:
        print("usage: pim-bench [--pim PATH] [--sizes 20000,200000] [--shared DIR] [--json]")
        exit(64)
    }
}
guard Files.exists(pim), !sizes.isEmpty else {
    print("pim-bench: \(pim) is not there; run `make bench`, or name it with --pim")
    exit(66)
}
let generator = Files.join(shared, "bench/make_catalog.py")
let source = Files.exists(generator) ? generator : nil
var rows: [Measurement] = []
for size in sizes {
    let scratch = try TemporaryFolder("pim-bench")
    let folder = Files.join(scratch.path, "catalog")
    let catalog = try BenchCatalog(in: folder, products: size, generator: source)
    let output = Files.join(scratch.path, "out")
    rows.append(try Measurement(of: catalog, work: "export", [pim, "export", "-C", folder, "-o", output, "-q"]))
    rows.append(try Measurement(of: catalog, work: "check", [pim, "check", "-C", folder, "-q", "--limit", "1"]))
    for part in [output + "/.pim/google-pl", output + "/.pim", output, folder + "/feeds", folder] {
        for name in (try? Files.list(part)) ?? [] { try? Files.remove(Files.join(part, name)) }
        try? Files.remove(part)
    }
}
print(isJSON ? Measurement.json(rows) : Measurement.table(rows, source: source))
exit(Measurement.bytesPerProduct(rows) > 100 ? 1 : 0)
