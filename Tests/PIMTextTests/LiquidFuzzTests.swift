import Foundation
import PIMText
import Testing

@Suite("Liquid fuzzing")
struct LiquidFuzzTests {
    private static let pieces = [
        "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", " ", "\n", "a", "b.c", "l", "o", "o.k", "l[0]", "l[-1]",
        "a[b.c]", "['a']", "[a]", "1", "-2", "2.5", "'x'", "\"y z\"", "''", "nil", "true", "false", "blank", "empty",
        "(1..3)", "(a..5)", "..", "|", ":", ",", "==", "!=", "<>", "<", ">=", "contains", "and", "or", "not", "(", ")",
        "[", "]", "=", ".", "if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase", "for",
        "in", "reversed", "limit:", "offset:", "offset: continue", "endfor", "tablerow", "cols: 2", "endtablerow",
        "break", "continue", "cycle", "assign x =", "x", "capture x", "endcapture", "increment x", "decrement x",
        "echo", "liquid", "render 'p'", "render 'q', a: 1", "include 'p'", "include 'q' with l", "render 'p' for l",
        "snippet s", "endsnippet", "render s", "ifchanged", "endifchanged", "raw", "endraw", "comment", "endcomment",
        "doc", "enddoc", "#", "forloop.index", "forloop.parentloop", "tablerowloop.row", "%", "}", "{", "ł", "“",
        "\u{0}",
        "| upcase", "| split: ''", "| join", "| sort", "| append: x", "| times: x", "| date: '%c'", "| slice: 1, 2",
        "| map: 'k'", "| where: 'k', 1", "| sum", "| size", "| first", "| last", "| concat: l", "| limit: 3",
        "| truncatewords: 1", "| replace: 'x', x", "| default: 1, allow_false: true", "| uniq", "| nosuch: 1",
    ]

    private static let whole = [
        "{% if a %}x{% elsif b.c == 2 %}y{% else %}z{% endif %}",
        "{% for i in l reversed limit: 2 %}{{ i }}{% else %}e{% endfor %}",
        "{% case a %}{% when 1, 'x' %}1{% when 2 %}2{% else %}3{% endcase %}",
        "{% for i in (1..4) %}{% cycle 'a', 'b' %}{% endfor %}",
        "{% capture x %}{{ a }}{% endcapture %}{{ x | upcase }}", "{% assign x = l | sort | join: ',' %}{{ x }}",
        "{% tablerow i in l cols: 2 %}{{ i }}{% endtablerow %}",
        "{% liquid\nassign y = 1\necho y\nif y\necho 2\nendif\n%}",
        "{% render 'p', a: 1 %}{% include 'q' %}",
        "{% for i in (1..2) %}{% include 'stop' %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}",
        "{% snippet s %}{{ a }}{% render 'q' %}{% endsnippet %}{% render s %}",
        "{% raw %}{{ a }}{% endraw %}{% comment %}{% if %}{% endcomment %}",
        "{% assign t = x | append: 'abc' | replace: 'b', x %}{% for i in (1..9) %}{% assign t = t | append: t %}{% endfor %}",
        "{{ o.k | default: 'none' }}{{ l[1].k }}{{ o | first | last }}", "{% increment n %}{% decrement n %}{{ n }}",
    ]

    private static let json = #"{"a": "x", "b": {"c": 2}, "l": [1, "x", {"k": 1}, null, [2, 3]], "o": {"k": "v"}}"#

    private static let partials = [
        "p": "{{ a }}{{ p }}{% for i in (1..2) %}{{ i }}{% endfor %}",
        "q": "{% render 'p' %}{% assign x = 'q' %}{% include 'q2' %}",
        "q2": "{{ x }}{% if x %}{% break %}{% endif %}", "stop": "{% if i == 2 %}{% continue %}{% endif %}",
    ]

    /// A template of pieces, or of whole constructs with bytes changed.
    private static func template(_ generator: inout SeededGenerator) -> [UInt8] {
        var text = ""
        let count = Int.random(in: 1...14, using: &generator)
        for _ in 0..<count {
            let isWhole = Bool.random(using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0 where !isWhole: text += pieces.randomElement(using: &generator) ?? ""
            case 1 where !isWhole:
                let inside = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }
                text += "{{ " + inside.joined(separator: " ") + " }}"
            case 2 where !isWhole:
                let inside = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }
                text += "{% " + inside.joined(separator: " ") + " %}"
            default: text += whole.randomElement(using: &generator) ?? ""
            }
        }
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + 4))
            }
        }
        return bytes
    }

    /// Compiles and renders templates in both modes; returns how many compiled.
    static func run(seed: UInt64, count: Int) -> Int {
        var generator = SeededGenerator(seed: seed)
        let limits = LiquidLimits(steps: 20_000, output: 20_000, memory: 100_000, partialDepth: 8)
        var renderer = LiquidRenderer(limits: limits)
        guard case .object(let object)? = LiquidJSON.value(Array(json.utf8)) else { return 0 }
        let variables = ["a", "b", "l", "o", "x"].enumerated().map { LiquidVariable($1, slot: $0) }
        let known: [LiquidOptions] = [
            LiquidOptions(mode: .lax, variables: nil, partials: partials),
            LiquidOptions(
                mode: .strict,
                variables: variables,
                partials: partials.filter { $0.key == "p" || $0.key == "stop" }
            ),
        ]
        var compiled = 0
        for _ in 0..<count {
            let source = template(&generator)
            for options in known {
                guard case .success(let template) = LiquidTemplate.compile(source, options: options) else { continue }
                compiled += 1
                var output = [UInt8](repeating: 1, count: 3)
                var again = output
                let record = LiquidRecord(object, for: template)
                let first = Result { try renderer.render(template, for: record, into: &output) }
                let second = Result { try renderer.render(template, for: record, into: &again) }
                var isFailure = false
                if case .failure = first { isFailure = true }
                #expect(
                    output == again && output.count <= 3 + limits.output + 512,
                    "\(String(decoding: source, as: UTF8.self))"
                )
                #expect(!isFailure || output.count == 3)
                if case .failure = second { #expect(isFailure) }
            }
        }
        return compiled
    }

    @Test("no template crashes or runs on, and each gives the same twice", arguments: [1, 2, 3, 4] as [UInt64])
    func mutations(_ seed: UInt64) {
        // A longer run: PIM_LIQUID_FUZZ=100000 swift test --filter LiquidFuzz
        let count = ProcessInfo.processInfo.environment["PIM_LIQUID_FUZZ"].flatMap { Int($0) } ?? 800
        #expect(Self.run(seed: seed, count: count) > count / 8)
    }
}
