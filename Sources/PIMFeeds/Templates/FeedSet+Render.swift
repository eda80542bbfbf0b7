import PIMCatalog
import PIMFormats
import PIMIntake
import PIMText

/// What a template makes of one product in one feed.
public struct TemplateRendering: Sendable {
    /// The text, as the template writes it; it is confidential where `isConfidential`.
    public let text: String
    /// Whether the template reads a confidential attribute, so that its text should not be shown.
    public let isConfidential: Bool
    /// The variables it reads, each with what it is for the product: empty for nothing, and `…` for what is confidential.
    public let inputs: [(name: String, text: String)]
}

extension FeedSet {
    /// Renders a template for a product as a text field of a feed would.
    ///
    /// Throws a `FeedError` (`unknown`) where the catalog has no such product or feed, and one of `invalid` with line and
    /// column where the template has a mistake. Cost: product lines are read up to the product's.
    public func render(_ source: String, _ identifier: String, feed code: String) throws -> TemplateRendering {
        guard let plan = plans.first(where: { $0.definition.code == code }) else {
            throw FeedError.unknownFeed(code, among: feeds)
        }
        guard let product = try product(identifier) else {
            throw FeedError(.unknown, "no product line has the identifier \"\(identifier)\"")
        }
        let vocabulary = TemplateVocabulary(catalog.structure, plan.definition)
        let template: FeedTemplate
        let folder = TemplateFolder(of: directory.folder, for: [source])
        let units = MinorUnits(channel: plan.format.decimals)
        switch FeedTemplate.compile(source, vocabulary, catalog.structure, folder, units: units) {
        case .success(let compiled): template = compiled
        case .failure(let problem): throw FeedError(.invalid, "the template, \(problem.catalogSentence)")
        }
        let subject = TemplateSubject(
            listing: catalog.structure.listing(of: catalog.lineage(of: product), in: plan.table),
            vocabulary: vocabulary,
            catalog: catalog,
            addresses: AddressText(plan.shop, plan.table.scope, plan.format),
            moneyPlan: plan.money,
            units: units,
            keepsMarkup: false
        )
        let isConfidential = template.attributes.contains { catalog.structure.attributes[$0].isConfidential }
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        do throws(LiquidProblem) {
            try renderer.render(template.template, for: subject, into: &output)
        } catch {
            let sentence = isConfidential ? "\(error.place): it fails for a confidential value" : error.catalogSentence
            throw FeedError(.invalid, "the template, \(sentence)")
        }
        var seen: Set<String> = []
        return TemplateRendering(
            text: String(decoding: output, as: UTF8.self),
            isConfidential: isConfidential,
            inputs: template.template.inputs.filter { seen.insert($0.name).inserted }.map { input in
                (input.name, subject.discreetText(at: input.slot))
            }
        )
    }
}

extension LiquidProblem {
    /// Place, mistake and remedy in one sentence.
    package var sentence: String {
        let name = partial.map { "partial \($0), " } ?? ""
        return "\(name)line \(line), column \(column): \(message)\(remedy.isEmpty ? "" : "; \(remedy)")"
    }
}
