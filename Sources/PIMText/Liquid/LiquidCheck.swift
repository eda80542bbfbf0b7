/// Checks of a whole strict program: what is known only when every name and every partial was met.
struct LiquidCheck {
    private let builder: LiquidBuilder
    private let program: LiquidProgram

    init(_ builder: LiquidBuilder) {
        self.builder = builder
        program = builder.program
    }

    /// The first problem; nil in lax mode.
    var problem: LiquidProblem? {
        guard builder.isStrict else { return nil }
        return missingSnippet ?? unknownVariable ?? unknownText ?? recursion ?? misplacedInclude
    }

    private func problem(_ fault: LiquidFault, at origin: LiquidOrigin) -> LiquidProblem {
        let partial = Int(origin.partial)
        return LiquidProblem(
            fault,
            at: LiquidPlace(of: Int(origin.offset), in: program.sources[partial + 1]),
            partial: partial < 0 ? nil : program.partialNames[partial]
        )
    }

    /// The first name that neither the host nor the template gives a value.
    private var unknownVariable: LiquidProblem? {
        guard builder.options.variables != nil else { return nil }
        let unknown = builder.readings.filter { symbol, _ in
            program.slots[Int(symbol)] < 0 && !program.isBound[Int(symbol)]
        }
        let first = unknown.min { ($0.value.partial, $0.value.offset) < ($1.value.partial, $1.value.offset) }
        guard let first else { return nil }
        let name = program.symbols[Int(first.key)]
        let bound = program.symbols.indices.filter { program.isBound[$0] }.map { program.symbols[$0] }
        let known = (builder.options.variables ?? []).map(\.name) + bound
        let nearest = Suggestion.nearest(to: name, among: known)
        let fault = LiquidFault(
            "`\(name)` is not a variable",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "put texts in quotes, or assign it first"
        )
        return problem(fault, at: first.value)
    }

    /// The first name without quotes behind `render` that is no snippet.
    private var missingSnippet: LiquidProblem? {
        guard let call = builder.snippetCalls.first(where: { !builder.snippets.contains($0.symbol) }) else {
            return nil
        }
        let name = program.symbols[Int(call.symbol)]
        let fault = LiquidFault(
            "`\(name)` is no snippet, and the name of a partial must be a text in quotes",
            remedy: "write `{% render '\(name)' %}`, or choose with `{% case %}`"
        )
        return problem(fault, at: call.origin)
    }

    /// The first text that a variable of the host is compared with and never is.
    private var unknownText: LiquidProblem? {
        guard let refused = builder.options.refusedText else { return nil }
        for comparison in builder.comparisons where !program.isBound[Int(comparison.symbol)] {
            let slot = program.slots[Int(comparison.symbol)]
            let variable = builder.variables[program.symbols[Int(comparison.symbol)]]
            guard slot >= 0, comparison.isPart == (variable?.kind == .list) else { continue }
            if let fault = refused(Int(slot), comparison.text) { return problem(fault, at: comparison.origin) }
        }
        return nil
    }

    /// The first partial that renders itself, at the place where it comes round to itself.
    private var recursion: LiquidProblem? {
        for call in builder.calls where call.origin.partial >= 0 {
            guard let way = way(from: call.partial, to: call.origin.partial) else { continue }
            let names = way.map { "`\(program.partialNames[Int($0)])`" }
            let name = "`\(program.partialNames[Int(call.origin.partial)])`"
            let others = names.dropLast()
            let fault = LiquidFault(
                others.isEmpty
                    ? "the partial \(name) renders itself"
                    : "the partial \(name) renders itself by way of \(others.joined(separator: ", "))",
                remedy: "take it out: it would never end"
            )
            return problem(fault, at: call.origin)
        }
        return nil
    }

    /// The partials on the shortest way from one to another, both among them; nil where none leads there.
    private func way(from start: Int32, to end: Int32) -> [Int32]? {
        var ways: [[Int32]] = [[start]]
        var known: Set<Int32> = [start]
        var next = 0
        while next < ways.count {
            let way = ways[next]
            next += 1
            if way.last == end { return way }
            for call in builder.calls where call.origin.partial == way.last && known.insert(call.partial).inserted {
                ways.append(way + [call.partial])
            }
        }
        return nil
    }

    /// The first `include` in a partial that `render` renders, which Liquid forbids.
    private var misplacedInclude: LiquidProblem? {
        var isolated: Set<Int32> = []
        var waiting = builder.calls.filter(\.isIsolated).map(\.partial)
        while let partial = waiting.popLast() {
            guard isolated.insert(partial).inserted else { continue }
            waiting += builder.calls.filter { $0.origin.partial == partial }.map(\.partial)
        }
        let call = builder.calls.first { !$0.isIsolated && isolated.contains($0.origin.partial) }
        guard let call else { return nil }
        let fault = LiquidFault(
            "`include` cannot stand in a partial that `render` renders",
            remedy: "write `render`, and pass what it needs"
        )
        return problem(fault, at: call.origin)
    }
}

extension LiquidParser {
    /// What to say of a name at or around a place that the host has and Liquid cannot write, such as `3d`.
    func hardName(at offset: Int) -> LiquidFault? {
        var start = min(offset, source.count)
        var end = start
        func isPart(_ byte: UInt8) -> Bool { byte.isLiquidNamePart || byte >= 0x80 }
        while start > 0, isPart(source[start - 1]) { start -= 1 }
        while end < source.count, isPart(source[end]) { end += 1 }
        guard start < end else { return nil }
        let isPlain = source[start..<end].allSatisfy(\.isLiquidNamePart)
        guard !isPlain || source[start].isASCIIDigit || source[start] == UInt8(ascii: "-") else { return nil }
        let name = string(start..<end)
        let whole = builder.options.variables?.first { $0.name.hasSuffix(".\(name)") }?.name
        guard let root = whole?.dropLast(name.count + 1) else { return nil }
        return LiquidFault(
            "Liquid cannot write `\(name)` as the name of a variable",
            remedy: "write `\(root)['\(name)']`"
        )
    }
}
