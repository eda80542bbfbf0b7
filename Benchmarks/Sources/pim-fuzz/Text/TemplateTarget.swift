import PIMText

/// The template compiler and renderer, strict and lax.
struct TemplateTarget: TextTarget {
    private static let limits = LiquidLimits(steps: 20_000, output: 20_000, memory: 100_000, partialDepth: 8)
    private let object: LiquidObject
    private let options: [LiquidOptions]
    private var renderer = LiquidRenderer(limits: limits)
    private var compiled = [0, 0]
    private var failed = 0

    init() {
        let inner = LiquidObject([("k", .text("v")), ("n", .integer(2))])
        object = LiquidObject([
            ("a", .text("x ł <b>")), ("b", .object(LiquidObject([("c", .integer(2))]))),
            ("l", .array([.integer(1), .text("x"), .object(inner), .none, .array([.integer(2), .flag(true)])])),
            ("o", .object(inner)), ("x", .number(ExactDecimal("-12.50") ?? .zero)), ("e", .text("")),
        ])
        let variables = ["a", "b", "l", "o", "x", "e"].enumerated().map { LiquidVariable($1, slot: $0) }
        let partials = TemplatePieces.partials
        options = [
            LiquidOptions(mode: .strict, variables: variables, partials: partials.filter { $0.key != "q2" }),
            LiquidOptions(mode: .lax, variables: nil, partials: partials),
        ]
    }

    var counts: [(name: String, count: Int)] {
        [("compiled strictly", compiled[0]), ("compiled laxly", compiled[1]), ("renderings refused", failed)]
    }

    mutating func text(_ random: inout FuzzRandom) -> [UInt8] {
        var text = ""
        for _ in 0...random.below(10) {
            let inside = (0...random.below(5)).map { _ in random.pick(TemplatePieces.words) }.joined(separator: " ")
            switch random.below(6) {
            case 0: text += random.pick(TemplatePieces.words)
            case 1: text += "{{ \(inside) }}"
            case 2: text += "{% \(inside) %}"
            default: text += random.pick(TemplatePieces.wholes)
            }
        }
        return TextMutation.spoilt(Array(text.utf8), random.pick([0, 0, 1, 1, 2, 4]), &random)
    }

    mutating func problems(with text: [UInt8], _ random: inout FuzzRandom) -> [String] {
        var problems: [String] = []
        for (number, options) in options.enumerated() {
            let mode = number == 0 ? "strict" : "lax"
            switch LiquidTemplate.compile(text, options: options) {
            case .failure(let problem):
                let lines = 1 + text.count { $0 == UInt8(ascii: "\n") }
                if problem.partial == nil, !(1...lines).contains(problem.line) || problem.column < 1 {
                    problems.append("\(mode) names no place: \(problem)")
                }
                if problem.message.isEmpty { problems.append("\(mode) says nothing") }
            case .success(let template):
                compiled[number] += 1
                problems += renderings(of: template).map { "\(mode) \($0)" }
            }
        }
        return problems
    }

    /// The same template twice with one renderer, and once as a renderer that knows nothing does it.
    private mutating func renderings(of template: LiquidTemplate) -> [String] {
        let record = LiquidRecord(object, for: template)
        var outputs = [[UInt8]](repeating: [1, 2, 3], count: 3)
        var faults: [LiquidProblem?] = [nil, nil, nil]
        var other = LiquidRenderer(limits: Self.limits)
        for round in 0..<3 {
            do throws(LiquidProblem) {
                if round < 2 {
                    try renderer.render(template, for: record, into: &outputs[round])
                } else {
                    try other.render(template, for: record, into: &outputs[round])
                }
            } catch {
                faults[round] = error
            }
        }
        var problems: [String] = []
        if faults[0] != nil { failed += 1 }
        if outputs[0] != outputs[1] || faults[0] != faults[1] { problems.append("gives something else again") }
        if outputs[0] != outputs[2] || faults[0] != faults[2] { problems.append("remembers another template") }
        if outputs[0].count > 3 + Self.limits.output + 512 { problems.append("writes too much: \(outputs[0].count)") }
        if !outputs[0].starts(with: [1, 2, 3]) || (faults[0] != nil && outputs[0].count != 3) {
            problems.append("leaves the output changed")
        }
        return problems
    }
}
