package import PIMIO
package import PIMText

/// A template rendered against plain JSON, without a catalog: to try one out, and to run a suite of cases.
package struct PlainTemplate: Sendable {
    private let template: LiquidTemplate

    /// Compiles a template; any name may be used, and what the data does not have is nothing.
    package init(_ source: String, partials: [String: String] = [:], isLax: Bool) throws(LiquidProblem) {
        try self.init(source, partials: partials, refusals: [:], isLax: isLax)
    }

    /// Compiles a template that takes its partials from a catalog's folder.
    package init(_ source: String, catalog: String, isLax: Bool) throws(LiquidProblem) {
        let folder = TemplateFolder(of: catalog, for: [source])
        try self.init(source, partials: folder.partials, refusals: folder.refusals, isLax: isLax)
    }

    private init(
        _ source: String,
        partials: [String: String],
        refusals: [String: LiquidFault],
        isLax: Bool
    ) throws(LiquidProblem) {
        var options = LiquidOptions(
            mode: isLax ? .lax : .strict,
            variables: nil,
            partials: partials,
            partialsSeeVariables: false
        )
        options.refusedPartials = refusals
        template = try LiquidTemplate.compile(source, options: options).get()
    }

    /// What the template makes of an object's members.
    ///
    /// In lax mode mistakes are written into the text, as Liquid does it, unless `throwsMistakes`.
    package func text(of data: JSONNode, throwsMistakes: Bool = false) throws(LiquidProblem) -> String {
        var members: [(name: String, value: LiquidValue)] = []
        for member in data.object ?? [] { members.append((member.key, LiquidValue(member.value))) }
        let record = LiquidRecord(LiquidObject(members), for: template)
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        if throwsMistakes {
            try renderer.renderStrictly(template, for: record, into: &output)
        } else {
            try renderer.render(template, for: record, into: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension PlainTemplate {
    /// What is wrong with a case of a suite; nil where it passes.
    ///
    /// A case is `{"name":…,"template":…,"data":{…},"result":…}`, or with `results`, one of which it must give, or with
    /// `invalid`, where it must be refused; `templates` holds its partials by name.
    package static func failure(of test: JSONNode, isLax: Bool = true) -> String? {
        func member(_ name: String) -> JSONNode? { test.object?.first { $0.key == name }?.value }
        guard let source = member("template")?.string else { return "has no \"template\"" }
        var partials: [String: String] = [:]
        for partial in member("templates")?.object ?? [] { partials[partial.key] = partial.value.string }
        let isInvalid = member("invalid")?.bool == true
        let data = member("data") ?? JSONNode(content: .object([]), line: 1, column: 1)
        let text: String
        do throws(LiquidProblem) {
            let template = try PlainTemplate(source, partials: partials, isLax: isLax)
            text = try template.text(of: data, throwsMistakes: isInvalid)
        } catch {
            return isInvalid ? nil : "fails at \(error.sentence)"
        }
        if isInvalid { return "is taken and gives \(text.debugDescription)" }
        let wanted = member("results")?.array?.compactMap(\.string) ?? member("result")?.string.map { [$0] } ?? []
        guard !wanted.contains(text) else { return nil }
        return "gives \(text.debugDescription), not \(wanted.map(\.debugDescription).joined(separator: " or "))"
    }
}

extension LiquidValue {
    /// The value of a JSON node, members in their order.
    package init(_ node: JSONNode) {
        switch node.content {
        case .null: self = .none
        case .bool(let flag): self = .flag(flag)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .array(elements.map { LiquidValue($0) })
        case .object(let members): self = .object(LiquidObject(members.map { ($0.key, LiquidValue($0.value)) }))
        case .number(let text):
            if let integer = Int(text) {
                self = .integer(integer)
            } else {
                self = Self.decimal(text)
            }
        }
    }

    /// A number that is no `Int`; a whole one is written as JSON has it, without a point.
    private static func decimal(_ text: String) -> LiquidValue {
        guard let number = ExactDecimal(text) else { return .text(text) }
        let isWhole = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 }
        return isWhole ? .term(LiquidTerm(LiquidText(text), key: .decimal(number))) : .decimal(number)
    }
}
