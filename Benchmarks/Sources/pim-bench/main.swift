import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

guard let options = Options(CommandLine.arguments.dropFirst()) else {
    print(Options.usage)
    exit(64)
}
do {
    let operands = options.operands
    switch operands.first {
    case nil:
        var session = try Session(options)
        exit(try session.run())
    case "generate"? where operands.count == 3:
        let structure = options.isTen ? BenchStructure.tenFeeds : BenchStructure.files
        let count = Int(operands[2]) ?? 0
        let catalog = try BenchCatalog(in: operands[1], products: count, form: options.form, structure: structure)
        print("\(catalog.products) products, \(catalog.bytes) bytes")
    case "compare"? where operands.count == 3:
        let comparison = try FeedComparison(of: operands[1], with: operands[2])
        print("\(comparison.items) items equal, \(comparison.cuts) cuts, \(comparison.measures) measures")
    case "listing"? where operands.count == 2:
        print("\(try ListingBenchmark(folder: operands[1]).microseconds) microseconds")
    case "text"? where operands.count == 1:
        var report = Report()
        report.figures = try TextBenchmark().figures
        print(options.isJSON ? report.json : report.figureTable)
        exit(options.isStrict && report.figures.contains { $0.verdict == "missed" } ? 1 : 0)
    case "stages"? where operands.count == 2:
        print(try Stages(callgrind: operands[1]).table)
    default:
        print(Options.usage)
        exit(64)
    }
} catch {
    print("pim-bench: \(error)")
    exit(1)
}
