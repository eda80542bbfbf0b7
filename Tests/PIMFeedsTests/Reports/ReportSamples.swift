import PIMCatalog
import PIMFeeds
import PIMIO

/// Findings with everything that is hard to write down.
enum ReportSamples {
    static let tool = ReportTool(name: "pim", version: "1.2.0", address: "https://example.com/pim")

    static let rules = [
        ReportRule("value.unknown-option", summary: "options exist", help: "Add it.", severity: .error),
        ReportRule("text.shouting", summary: "no shouting", help: "", severity: .warning),
        ReportRule("text.quiet", summary: "stays silent", help: "", severity: .note),
    ]

    static let shouting = ReportEntry(
        Finding(
            "text.shouting",
            .warning,
            "\"GORE-TEX SHELL\" shouts",
            remedy: "write it in small letters",
            at: SourcePosition(file: "products ü/a b.jsonl", line: 17, column: 42),
            product: "NORD/XL 100%",
            attribute: "name",
            scope: Scope(channel: "web", locale: "fa_IR")
        ),
        passage: Passage("the new GORE-TEX SHELL keeps", 8..<22)
    )

    static let option = ReportEntry(
        Finding(
            "value.unknown-option",
            .error,
            "100% \u{1B}[31m\"blu\"\r\n::error::x <&>",
            at: SourcePosition(file: "products.jsonl", line: 3),
            product: "NORD",
            feed: "google",
            field: "color"
        ),
        isNew: true
    )

    static let placeless = ReportEntry(Finding("catalog.empty", .note, "there are no products"), isNew: false)

    static let all = [option, placeless, shouting]

    static func many(_ count: Int, _ severity: Finding.Severity, rule: String) -> [ReportEntry] {
        (1...count).map { number in
            let position = SourcePosition(file: "p.jsonl", line: number)
            return ReportEntry(Finding(rule, severity, "no \(number)", at: position, product: "P\(number)"))
        }
    }

    /// What a writer makes of findings.
    static func written(_ writer: some ReportWriter, _ entries: [ReportEntry], succeeded: Bool = true) -> String {
        var writer = writer
        for entry in entries { writer.add(entry) }
        writer.finish(succeeded: succeeded)
        return writer.buffer.string
    }
}

/// The same random numbers on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
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
