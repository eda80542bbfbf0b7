import PIMCatalog
import PIMGuidelines
import PIMText
import Testing

@Suite("Rules that are written wrongly")
struct RuleSlipTests {
    /// A rule that is written wrongly.
    struct Slip: CustomTestStringConvertible, Sendable {
        let kind: String
        let settings: [String: Setting]
        let message: String
        var remedy: String?
        var testDescription: String { "\(kind): \(message)" }
    }

    static let slips = [
        Slip(
            kind: "value.required",
            settings: ["attributes": ["name", "descripton"]],
            message: "the attribute \"descripton\" is not declared",
            remedy: "did you mean \"description\"?"
        ),
        Slip(
            kind: "value.agrees",
            settings: ["attribute": "colour", "in": ["title"]],
            message: "the attribute \"colour\" is not declared",
            remedy: "did you mean \"color\"?"
        ),
        Slip(
            kind: "cross.channels",
            settings: ["attributes": ["name"], "channel": "gogle"],
            message: "the channel \"gogle\" is not declared",
            remedy: "did you mean \"google\"?"
        ),
        Slip(
            kind: "cross.locales",
            settings: ["attributes": ["name"], "reference": "en_GV"],
            message: "the locale \"en_GV\" is not declared",
            remedy: "did you mean \"en_GB\"?"
        ),
        Slip(
            kind: "value.range",
            settings: ["attributes": 5, "min": 1],
            message: "the rule \"r\": expected a list of attributes, found a number, at /with/attributes"
        ),
        Slip(
            kind: "value.range",
            settings: ["attributes": ["rating", 5], "min": 1],
            message: "the rule \"r\": expected a text, found a number, at /with/attributes/1"
        ),
        Slip(
            kind: "value.range",
            settings: ["attributes": ["rating"], "min": 5, "max": 4],
            message: "the rule \"r\": max 4 is less than min 5, at /with/max"
        ),
        Slip(
            kind: "value.range",
            settings: ["attributes": ["rating"]],
            message: "the rule \"r\": it has nothing to look for"
        ),
        Slip(kind: "value.required", settings: [:], message: "the rule \"r\": it has nothing to look for"),
        Slip(
            kind: "value.required",
            settings: ["attributes": []],
            message: "the rule \"r\": \"attributes\" is empty, at /with/attributes"
        ),
        Slip(
            kind: "value.unique-in-listing",
            settings: ["attributes": ["name"]],
            message: "the rule \"r\": one attribute repeats nothing, at /with/attributes"
        ),
        Slip(
            kind: "value.agrees",
            settings: ["attribute": "color", "in": ["name"], "words": ["red": [["term": "red", "match": "all"]]]],
            message: "the rule \"r\": \"all\" is no match, at /with/words/red/0/match"
        ),
        Slip(
            kind: "image.ratio",
            settings: ["ratios": ["4x5"]],
            message: "the rule \"r\": \"4x5\" is no ratio, at /with/ratios/0"
        ),
        Slip(kind: "image.size", settings: [:], message: "the rule \"r\": it has nothing to look for"),
        Slip(
            kind: "image.size",
            settings: ["min_width": 1, "height": "hight"],
            message: "the attribute \"hight\" is not declared"
        ),
        Slip(
            kind: "cross.freeze",
            settings: ["attribute": "name", "hashes": ["A-1": "xyz"]],
            message: "the rule \"r\": \"xyz\" is no hash, at /with/hashes/A-1"
        ),
        Slip(
            kind: "cross.locales",
            settings: ["attributes": ["name"], "checks": ["number"]],
            message: "the rule \"r\": \"number\" is no check, at /with/checks"
        ),
        Slip(
            kind: "catalogue.near-duplicates",
            settings: ["attributes": ["name"], "distance": 8],
            message: "the rule \"r\": texts that differ in 8 bits are not found, at /with/distance"
        ),
        Slip(
            kind: "price.sale",
            settings: ["price": "price", "sale": "sale_price", "max_percent": .number(-1)],
            message: "the rule \"r\": max_percent -1 is below zero, at /with/max_percent"
        ),
        Slip(
            kind: "price.ending",
            settings: ["attributes": ["price"], "multiple_of": 0],
            message: "the rule \"r\": nothing is a multiple of 0, at /with/multiple_of"
        ),
    ]

    @Test("say what is wrong with how they are used", arguments: slips)
    func use(slip: Slip) throws {
        var guideline = Guideline("slips")
        var rule = GuidelineRule("r", kind: slip.kind)
        rule.settings = slip.settings.mapValues { .set($0) }
        guideline.rules = [rule]
        var findings: [Finding] = []
        _ = GuidelineSet([guideline], structure: try GuidelineSamples.structure()) { findings.append($0) }
        #expect(findings.map(\.message) == [slip.message])
        if let remedy = slip.remedy { #expect(findings.first?.remedy == remedy) }
    }
}
