import PIMCatalog
import PIMGuidelines
import Testing

@Suite("What would silently do nothing")
struct GuidelineNameTests {
    /// A rule or waiver, and what is said of it.
    struct Slip: CustomTestStringConvertible, Sendable {
        let message: String?
        var kind = "text.terms"
        var settings: [String: Setting] = ["terms": ["cheap"]]
        var attributes: [String]?
        var locales: [String]?
        var bad: RuleSample?
        var waiver: (attribute: AttributeCode?, channel: ChannelCode?, locale: String?)?
        var testDescription: String { message ?? "\(kind) is sound" }
    }

    static let picture: [String: Setting] = ["min_width": 500]

    static let slips = [
        Slip(message: nil, attributes: ["name", "description", "title"], locales: ["pl", "en_GB"]),
        Slip(message: "the locale \"pl_PLL\" is not declared", locales: ["pl_PLL"]),
        Slip(
            message: "the rule \"r\" has \"attributes\", which image.size does not look at",
            kind: "image.size",
            settings: picture,
            attributes: ["name"]
        ),
        Slip(message: "the rule \"r\" is for texts, and the attribute \"weight\" is none", attributes: ["weight"]),
        Slip(message: "the rule \"r\" is for texts, and the attribute \"sku\" is none", attributes: ["name", "sku"]),
        Slip(message: "the attribute \"nmae\" is not declared", waiver: ("nmae", nil, nil)),
        Slip(message: "the attribute \"title\" is not declared", waiver: ("title", nil, nil)),
        Slip(message: "the channel \"wbe\" is not declared", waiver: (nil, "wbe", nil)),
        Slip(message: "the locale \"qq\" is not declared", waiver: (nil, nil, "qq")),
        Slip(message: nil, waiver: ("name", "web", "pl")),
        Slip(
            message: "the rule \"r\" does not count in en_GB, so its sample \"a cheap bag\" is not tried",
            locales: ["pl"],
            bad: RuleSample("a cheap bag", "en_GB")
        ),
    ]

    static func guideline(_ slip: Slip) throws -> Guideline {
        var guideline = Guideline("g")
        var rule = GuidelineRule("r", kind: slip.kind)
        rule.settings = slip.settings.mapValues { .set($0) }
        rule.attributes = slip.attributes
        rule.locales = slip.locales
        rule.bad = [slip.bad].compactMap(\.self)
        guideline.rules = [rule]
        if let parts = slip.waiver {
            let end = try #require(CalendarDate("2099-01-01"))
            var waiver = Waiver(rule: "r", reason: "", approver: "", until: end)
            (waiver.attribute, waiver.channel, waiver.locale) = (parts.attribute, parts.channel, parts.locale)
            guideline.waivers = [waiver]
        }
        return guideline
    }

    @Test("is an error", arguments: slips)
    func slip(slip: Slip) throws {
        var findings: [Finding] = []
        let set = GuidelineSet([try Self.guideline(slip)], structure: try GuidelineSamples.structure()) {
            findings.append($0)
        }
        #expect(findings.map(\.message) == [slip.message].compactMap(\.self))
        #expect(findings.allSatisfy { $0.severity == .error })
        #expect(set.samples.failed == (slip.bad == nil ? 0 : 1))
    }

    @Test("is an error where the guideline does not reach the sample's language")
    func reach() throws {
        var guideline = try Self.guideline(Slip(message: nil, bad: RuleSample("nothing here", "en_GB")))
        guideline.reach.locales = ["pl"]
        var findings: [Finding] = []
        _ = GuidelineSet([guideline], structure: try GuidelineSamples.structure()) { findings.append($0) }
        #expect(findings.map(\.rule) == ["guideline.sample"])
    }

    @Test("is seen where a special layer says it of a general one's rule")
    func layers() throws {
        let general = try Self.guideline(Slip(message: nil, kind: "image.size", settings: Self.picture))
        var special = Guideline("s", layer: .locale)
        special.reach.locales = ["pl"]
        special.rules = [GuidelineRule("r")]
        special.rules[0].attributes = ["name"]
        var findings: [Finding] = []
        _ = GuidelineSet([general, special], structure: try GuidelineSamples.structure()) { findings.append($0) }
        #expect(findings.map(\.rule) == ["guideline.attributes"])
    }
}
