import PIMIO
import PIMText

/// How fast texts are folded, measured and rendered, on one core and without files.
struct TextBenchmark {
    /// The figures, in the order of the table.
    let figures: [Figure]

    init(rounds: Int = 15) throws {
        let samples = [
            try TextSamples("ASCII", locale: "en_US", isASCII: true), try TextSamples("English", locale: "en_US"),
            try TextSamples("Polish", locale: "pl_PL"), try TextSamples("Kazakh", locale: "kk_KZ"),
            try TextSamples("Persian", locale: "fa_IR"), try TextSamples("Arabic", locale: "ar_SA"),
            try TextSamples("Arabic with vowel signs", locale: "ar_SA", hasVowelSigns: true),
        ]
        let musts = ["ASCII": 150.0, "Kazakh": 60, "Persian": 60]
        let profiles: [(name: String, profile: FoldProfile)] = [
            ("for searching", .search), ("for comparing", .caseless),
        ]
        var figures: [Figure] = []
        for (name, profile) in profiles {
            let folding = Folding(profile)
            for sample in samples {
                figures.append(
                    Figure(
                        "folding \(sample.name) \(name)",
                        Self.folding(sample, folding, rounds),
                        "MB/s",
                        must: musts[sample.name].map { .atLeast($0) }
                    )
                )
            }
        }
        figures.append(
            Figure(
                "renders of a title template, five variables and two conditions",
                try TitleBenchmark(samples[2]).rendersPerSecond(rounds: rounds),
                "a second",
                must: .atLeast(1_000_000)
            )
        )
        self.figures = figures + Self.lengths(samples[4], rounds: rounds)
    }

    /// The median of some rounds of `body`, as megabytes of `bytes` a second.
    private static func speed(_ bytes: Int, _ rounds: Int, _ body: () -> Int) -> Double {
        var samples = Samples()
        var total = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            total &+= body()
            samples.add(Double(bytes) / 1e6 / max(1e-9, (ContinuousClock.now - start) / .seconds(1)))
        }
        return total == .min ? 0 : samples.median
    }

    private static func folding(_ sample: TextSamples, _ folding: Folding, _ rounds: Int) -> Double {
        var folded = FoldedText()
        return speed(20 * sample.bytes, rounds) {
            var count = 0
            for _ in 0..<20 {
                for text in sample.texts {
                    folded.fold(text, by: folding)
                    count &+= folded.count
                }
            }
            return count
        }
    }

    /// Lengths of one text that no cache holds, beside a copy of it.
    private static func lengths(_ sample: TextSamples, rounds: Int) -> [Figure] {
        var text = ""
        while text.utf8.count < 1 << 26 { text += sample.texts.joined(separator: " ") }
        let bytes = Array(text.utf8)
        var copy = [UInt8](repeating: 0, count: bytes.count)
        let copying = speed(bytes.count, rounds) {
            copy.withUnsafeMutableBytes { target in bytes.withUnsafeBytes { target.copyMemory(from: $0) } }
            return Int(copy[copy.count / 2])
        }
        let codePoints = speed(bytes.count, rounds) { LengthUnit.codePoints.length(of: text) }
        let short = speed(200 * sample.bytes, rounds) {
            var count = 0
            for _ in 0..<200 {
                for text in sample.texts { count &+= LengthUnit.codePoints.length(of: text) }
            }
            return count
        }
        let plain = speed(200 * sample.bytes, rounds) {
            var count = 0
            for _ in 0..<200 {
                for text in sample.texts { count &+= LengthUnit.utf8.length(of: text) }
            }
            return count
        }
        let beside = "(memcpy of the same text: \(Figure.text(copying)) MB/s)"
        return [
            Figure("length of 64 MB in code points", codePoints, "MB/s", note: beside),
            Figure("length of descriptions in code points", short, "MB/s"),
            Figure("length of descriptions in bytes", plain, "MB/s", note: "(a number that texts know)"),
        ]
    }
}
