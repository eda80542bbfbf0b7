import PIMIO
import PIMText

/// The title template of a feed, rendered for products one after another.
struct TitleBenchmark {
    private static let source = """
        {{ brand }} {{ name }}{% if color != blank %}, {{ color }}{% endif %}\
        {% if stock > 0 %} – {{ size }}{% endif %} ({{ code }})
        """

    private let template: LiquidTemplate
    private let records: [LiquidRecord]

    /// The products' names are the beginnings of some descriptions.
    init(_ sample: TextSamples) throws {
        let names = ["brand", "name", "color", "size", "code", "stock"]
        let variables = names.enumerated().map { LiquidVariable($1, slot: $0) }
        let template = try LiquidTemplate.compile(Self.source, options: LiquidOptions(variables: variables)).get()
        records = sample.texts.prefix(200).enumerated().map { number, text in
            let object = LiquidObject([
                ("brand", .text("Nordvik")), ("name", .text(String(text.prefix(40)))),
                ("color", number % 3 == 0 ? .none : .text("Zielony")), ("size", .text("XL")),
                ("code", .text("NV-\(number)")), ("stock", .integer(number % 4)),
            ])
            return LiquidRecord(object, for: template)
        }
        self.template = template
    }

    func rendersPerSecond(rounds: Int, renders: Int = 100_000) throws -> Double {
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        var samples = Samples()
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            for number in 0..<renders {
                output.removeAll(keepingCapacity: true)
                try renderer.render(template, for: records[number % records.count], into: &output)
            }
            samples.add(Double(renders) / ((ContinuousClock.now - start) / .seconds(1)))
        }
        return output.isEmpty ? 0 : samples.median
    }
}
