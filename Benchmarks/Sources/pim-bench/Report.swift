import PIMIO

/// What a session found, as tables for people and as JSON.
struct Report {
    var source = "our own generator"
    var machine = ""
    var works: [Work] = []
    var figures: [Figure] = []
    /// The peers whose feeds are equal, with what differs in spelling, and those that are not here.
    var peers: [(label: String, text: String)] = []

    var table: String {
        var lines = ["product lines: \(source); \(machine)", ""]
        lines += peers.map { "- \($0.label): \($0.text)" }
        lines += [
            "", "| program | products | wall s | cpu s | products/s | MB/s in | MB/s out | peak MiB | runs |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        ]
        for work in works {
            let cells = [
                work.label, String(work.products), Figure.text(work.wall.median), Figure.text(work.cpu.median),
                String(Int(work.productsPerSecond)), Figure.text(work.megabytesInPerSecond),
                Figure.text(work.megabytesOutPerSecond), Figure.text(work.peak.greatest / 1_048_576),
                String(work.wall.count),
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        return (lines + ["", figureTable]).joined(separator: "\n")
    }

    /// The figures alone.
    var figureTable: String {
        var lines = ["| figure | measured | must | aim | |", "| --- | --- | --- | --- | --- |"]
        for figure in figures {
            let value = figure.value.map { "\(Figure.text($0)) \(figure.unit)" } ?? figure.note
            let verdict =
                figure.value == nil || figure.note.isEmpty ? figure.verdict : figure.verdict + " " + figure.note
            let cells = [figure.work, value, figure.must?.text ?? "", figure.aim?.text ?? "", verdict]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n")
    }

    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("source")
        writer.string(source)
        writer.key("machine")
        writer.string(machine)
        writer.key("programs")
        writer.beginArray()
        for work in works {
            writer.beginObject()
            writer.key("name")
            writer.string(work.name)
            writer.key("label")
            writer.string(work.label)
            let numbers: [(String, Int)] = [
                ("products", work.products), ("bytes_in", work.bytes), ("bytes_out", work.written),
                ("peak_bytes", Int(work.peak.greatest)), ("runs", work.wall.count),
            ]
            for (key, number) in numbers {
                writer.key(key)
                writer.integer(number)
            }
            let seconds: [(String, Double)] = [
                ("wall_seconds", work.wall.median), ("wall_seconds_least", work.wall.least),
                ("cpu_seconds", work.cpu.median), ("cpu_seconds_least", work.cpu.least),
            ]
            for (key, number) in seconds {
                writer.key(key)
                writer.number(Self.thousandths(number))
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("figures")
        writer.beginArray()
        for figure in figures {
            writer.beginObject()
            writer.key("figure")
            writer.string(figure.work)
            writer.key("value")
            if let value = figure.value { writer.number(Self.thousandths(value)) } else { writer.null() }
            for (key, text) in [
                ("unit", figure.unit), ("must", figure.must?.text), ("aim", figure.aim?.text),
                ("verdict", figure.verdict), ("note", figure.note),
            ] {
                guard let text, !text.isEmpty else { continue }
                writer.key(key)
                writer.string(text)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("peers")
        writer.beginObject()
        for peer in peers {
            writer.key(peer.label)
            writer.string(peer.text)
        }
        writer.endObject()
        writer.endObject()
        return String(decoding: writer.buffer.bytes, as: UTF8.self)
    }

    private static func thousandths(_ number: Double) -> String {
        let rounded = Int((number * 1_000).rounded())
        let rest = String(abs(rounded % 1_000))
        let zeros = String(repeating: "0", count: 3 - rest.utf8.count)
        return "\(rounded / 1_000).\(zeros)\(rest)"
    }
}
