import PIMText
import Testing

/// Compiles and renders for tests.
enum LiquidBench {
    /// What a template gives for named values; what went wrong where it fails.
    static func render(
        _ source: String,
        _ json: String = "{}",
        mode: LiquidOptions.Mode = .lax,
        partials: [String: String] = [:],
        limits: LiquidLimits = LiquidLimits(),
        now: LiquidDate? = nil
    ) -> String {
        let options = LiquidOptions(mode: mode, variables: nil, partials: partials, partialsSeeVariables: false)
        switch LiquidTemplate.compile(source, options: options) {
        case .failure(let problem): return "! \(problem)"
        case .success(let template):
            guard case .object(let object)? = LiquidJSON.value(Array(json.utf8)) else { return "! no object: \(json)" }
            var renderer = LiquidRenderer(limits: limits, now: now)
            var output = Array("before:".utf8)
            do {
                try renderer.renderStrictly(template, for: LiquidRecord(object, for: template), into: &output)
            } catch {
                return output.elementsEqual("before:".utf8) ? "! \(error)" : "! the output was left changed"
            }
            return String(decoding: output.dropFirst(7), as: UTF8.self)
        }
    }

    /// The mistake in a strict template; empty where it compiles.
    static func problem(
        _ source: String,
        _ variables: [LiquidVariable],
        partials: [String: String] = [:]
    ) -> String {
        let options = LiquidOptions(variables: variables, partials: partials)
        switch LiquidTemplate.compile(source, options: options) {
        case .failure(let problem): return "\(problem)"
        case .success: return ""
        }
    }
}

/// A template with what it gives for some values.
struct LiquidSample: Sendable, CustomTestStringConvertible {
    let template: String
    let json: String
    let result: String

    init(_ template: String, _ result: String, _ json: String = "{}") {
        self.template = template
        self.json = json
        self.result = result
    }

    /// The template, for the list of tests.
    var testDescription: String { template }

    /// What it gives; a result that ends with `…` needs only to begin so.
    func matches(_ output: String) -> Bool {
        result.hasSuffix("…") ? output.hasPrefix(result.dropLast()) : output.utf8.elementsEqual(result.utf8)
    }
}
