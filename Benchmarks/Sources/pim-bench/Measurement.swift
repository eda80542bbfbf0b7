import PIMIO

/// What one run of one size cost.
struct Measurement {
    let work: String
    let products: Int
    let bytes: Int
    let run: ChildProcess

    init(of catalog: BenchCatalog, work: String, _ words: [String]) throws {
        self.work = work
        products = catalog.products
        bytes = catalog.bytes
        run = try ChildProcess.run(words)
        guard run.exitCode < 2 else {
            throw PIMIOError(code: .ioFailure, message: "\(words.joined(separator: " ")) ended with \(run.exitCode)")
        }
    }

    /// How many bytes of peak memory each further product cost, from the smallest export to the largest: what is
    /// remembered of identifiers, and the models; product lines must not be in it.
    static func bytesPerProduct(_ rows: [Measurement]) -> Int {
        let exports = rows.filter { $0.work == "export" }.sorted { $0.products < $1.products }
        guard let first = exports.first, let last = exports.last, first.products < last.products else { return 0 }
        return (last.run.peakBytes - first.run.peakBytes) / (last.products - first.products)
    }

    static func table(_ rows: [Measurement], source: String?) -> String {
        var lines = ["product lines: \(source ?? "our own generator")", ""]
        lines.append("| work | products | MB in | wall s | cpu s | products/s | MB/s | peak MiB |")
        lines.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for row in rows {
            let cells = [
                row.work, String(row.products), rounded(Double(row.bytes) / 1e6), rounded(row.run.wall),
                rounded(row.run.cpu), String(Int(Double(row.products) / row.run.wall)),
                rounded(Double(row.bytes) / 1e6 / row.run.wall), rounded(Double(row.run.peakBytes) / 1_048_576),
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        lines += ["", "bytes of peak memory for each further product: \(bytesPerProduct(rows))"]
        return lines.joined(separator: "\n")
    }

    static func json(_ rows: [Measurement]) -> String {
        var writer = JSONWriter(pretty: true)
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            writer.key("work")
            writer.string(row.work)
            writer.key("products")
            writer.integer(row.products)
            writer.key("bytes")
            writer.integer(row.bytes)
            writer.key("wall_seconds")
            writer.number(rounded(row.run.wall))
            writer.key("cpu_seconds")
            writer.number(rounded(row.run.cpu))
            writer.key("peak_bytes")
            writer.integer(row.run.peakBytes)
            writer.endObject()
        }
        writer.endArray()
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }

    /// Two decimals, without a locale.
    private static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
