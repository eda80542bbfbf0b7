import PIMCatalog
import Testing

@Suite("Structure check")
struct StructureCheckTests {
    /// One way to break the sample and the one finding it must give.
    struct Slip: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: String
        let message: String
        let remedy: String
        let place: String?
        let severity: Finding.Severity
        let change: @Sendable (inout CatalogDraft) -> Void

        init(
            _ name: String,
            _ rule: String,
            _ message: String,
            remedy: String,
            at place: String?,
            severity: Finding.Severity = .error,
            _ change: @escaping @Sendable (inout CatalogDraft) -> Void
        ) {
            testDescription = name
            self.rule = "structure.\(rule)"
            self.message = message
            self.remedy = remedy
            self.place = place
            self.severity = severity
            self.change = change
        }
    }

    @Test("finds nothing in a sound draft")
    func sound() {
        let result = CatalogStructure.build(CatalogSamples.draft())
        #expect(result.findings.isEmpty)
        #expect(result.structure != nil)
    }

    @Test("says where, what and what to do", arguments: Slip.codes + Slip.attributes + Slip.families + Slip.channels)
    func speaks(slip: Slip) throws {
        var draft = CatalogSamples.draft()
        slip.change(&draft)
        let result = CatalogStructure.build(draft)
        let finding = try #require(result.findings.first { $0.rule == slip.rule }, "\(result.findings)")
        #expect(result.findings.count == 1, "\(result.findings.map(\.message))")
        #expect(finding.message == slip.message)
        #expect(finding.remedy == slip.remedy)
        #expect(finding.position?.description == slip.place)
        #expect(finding.severity == slip.severity)
        #expect((result.structure == nil) == (slip.severity == .error))
    }

    @Test("reports every problem of a draft in one go")
    func all() {
        var draft = CatalogSamples.draft()
        let excluded = ["no identifier", "two identifiers", "measurement in an unknown unit", "column twice"]
        let slips = (Slip.codes + Slip.attributes).filter { slip in
            !excluded.contains(slip.testDescription) && !slip.testDescription.contains("without")
                && !slip.testDescription.contains("a unit")
        }
        #expect(slips.count == 30)
        for slip in slips { slip.change(&draft) }
        let messages = Set(CatalogStructure.build(draft).findings.map(\.message))
        for slip in slips { #expect(messages.contains(slip.message), "\(slip.testDescription)") }
    }

    @Test("reports each member of a ring, and ends", arguments: [1, 2, 3, 40])
    func rings(length: Int) {
        var draft = CatalogSamples.draft()
        for index in 0..<length {
            let next = "r\((index + 1) % length)"
            draft.categories.append(PIMCatalog.Category(CategoryCode("r\(index)"), parent: CategoryCode(next)))
            draft.channels.append(Channel(ChannelCode("r\(index)"), extends: ChannelCode(next), locales: ["en_GB"]))
            draft.audiences.append(Audience(AudienceCode("r\(index)"), extends: AudienceCode(next)))
        }
        draft.categories.append(PIMCatalog.Category("leads_in", parent: "r0"))
        let findings = CatalogStructure.build(draft).findings
        #expect(findings.count == 3 * length)
        #expect(findings.allSatisfy { $0.rule == "structure.cycle" })
    }

    @Test("gives the same suggestions on every run")
    func deterministic() {
        var draft = CatalogSamples.draft()
        draft.attributes += (0..<9).map { Attribute(AttributeCode("fine\($0)"), .text) }
        draft.families[0].attributes.append("fineX")
        let findings = CatalogStructure.build(draft).findings
        #expect(findings.map(\.remedy) == ["did you mean \"fine0\"?"])
    }

    @Test("asks for an identifier even where nothing is declared")
    func empty() {
        let findings = CatalogStructure.build(CatalogDraft()).findings
        #expect(findings.map(\.rule) == ["structure.identifier-attribute"])
    }
}

extension StructureCheckTests.Slip {
    typealias Slip = StructureCheckTests.Slip

    static let codes: [Slip] = [
        Slip(
            "family names an unknown attribute",
            "unknown-code",
            "the family \"jackets\" names the attribute \"weigth\", which is not declared",
            remedy: "did you mean \"weight\"?",
            at: "families.json:2"
        ) { $0.families[0].attributes.append("weigth") },
        Slip(
            "requirement names an unknown channel",
            "unknown-code",
            "required of the family \"jackets\" names the channel \"wab\", which is not declared",
            remedy: "did you mean \"web\"?",
            at: "families.json:2"
        ) { $0.families[0].required.append(ChannelRequirement("wab", [])) },
        Slip(
            "category names an unknown parent",
            "unknown-code",
            "the category \"outdoor\" names the category \"mastr\", which is not declared",
            remedy: "did you mean \"master\"?",
            at: "categories.json:2"
        ) { $0.categories[1].parent = "mastr" },
        Slip(
            "channel uses an unknown tree",
            "unknown-code",
            "the channel \"web\" names the category \"xyz\", which is not declared",
            remedy: "declare it, or take it out",
            at: "channels.json:2"
        ) { $0.channels[1].tree = "xyz" },
        Slip(
            "channel extends an unknown one",
            "unknown-code",
            "the channel \"extra\" names the channel \"bases\", which is not declared",
            remedy: "did you mean \"base\"?",
            at: nil
        ) { $0.channels.append(Channel("extra", extends: "bases", locales: ["en_GB"])) },
        Slip(
            "channel gives an unknown attribute a unit",
            "unknown-code",
            "units of the channel \"base\" names the attribute \"wieght\", which is not declared",
            remedy: "did you mean \"weight\"?",
            at: "channels.json:1"
        ) { $0.channels[0].units["wieght"] = "GRAM" },
        Slip(
            "audience extends an unknown one",
            "unknown-code",
            "the audience \"gold\" names the audience \"member\", which is not declared",
            remedy: "did you mean \"members\"?",
            at: "channels.json:12"
        ) { $0.audiences[1].extends = "member" },
        Slip(
            "location serves an unknown channel",
            "unknown-code",
            "the location \"warsaw\" names the channel \"Webb\", which is not declared",
            remedy: "did you mean \"web\"?",
            at: "locations.json:1"
        ) { $0.locations[0].channels = ["Webb"] },
        Slip(
            "attribute stands in an unknown group",
            "unknown-code",
            "the attribute \"size\" names the group \"mian\", which is not declared",
            remedy: "did you mean \"main\"?",
            at: "attributes.json:4",
            severity: .warning
        ) { draft in draft.attribute("size") { $0.group = "mian" } },
        Slip(
            "attribute twice",
            "duplicate-code",
            "the attribute \"size\" is declared twice",
            remedy: "keep one of them; the other stands at attributes.json:4",
            at: "b.json:1"
        ) { draft in
            var again = Attribute("size", .text)
            again.source = SourcePosition(file: "b.json", line: 1)
            draft.attributes.append(again)
        },
        Slip(
            "category twice",
            "duplicate-code",
            "the category \"outdoor\" is declared twice",
            remedy: "keep one of them; the other stands at categories.json:2",
            at: nil
        ) { $0.categories.append(PIMCatalog.Category("outdoor", parent: "master")) },
        Slip(
            "location twice",
            "duplicate-code",
            "the location \"depot\" is declared twice",
            remedy: "keep one of them; the other stands",
            at: nil
        ) { $0.locations.append(Location("depot", kind: .store)) },
        Slip(
            "association type twice",
            "duplicate-code",
            "the association type \"cross_sell\" is declared twice",
            remedy: "keep one of them; the other stands",
            at: nil
        ) { $0.associationTypes.append(AssociationType("cross_sell")) },
        Slip(
            "product group twice",
            "duplicate-code",
            "the product group \"promo\" is declared twice",
            remedy: "keep one of them",
            at: nil
        ) { $0.productGroups.append(ProductGroup("promo", type: "x")) },
        Slip(
            "attribute group twice",
            "duplicate-code",
            "the attribute group \"main\" is declared twice",
            remedy: "keep one of them",
            at: nil
        ) { $0.attributeGroups.append(AttributeGroup("main")) },
        Slip(
            "option twice",
            "duplicate-code",
            "the option \"red\" of the attribute \"color\" is declared twice",
            remedy: "keep one of them",
            at: "attributes.json:3"
        ) { draft in draft.attribute("color") { $0.options.append(AttributeOption("red")) } },
        Slip(
            "column twice",
            "duplicate-code",
            "the column \"key\" of the attribute \"facts\" is declared twice",
            remedy: "keep one of them",
            at: "attributes.json:14"
        ) { draft in draft.attribute("facts") { $0.columns.append(TableColumn("key", .number)) } },
        Slip(
            "attribute with a blank in its code",
            "malformed-code",
            "the attribute code \"my name\" is not made of letters, digits, \"_\", \"-\" and \".\"",
            remedy: "rename it",
            at: nil
        ) { $0.attributes.append(Attribute("my name", .text)) },
        Slip(
            "channel with an empty code",
            "malformed-code",
            "the channel code \"\" is not made of letters, digits, \"_\", \"-\" and \".\"",
            remedy: "rename it",
            at: nil
        ) { $0.channels.append(Channel("", locales: ["en_GB"])) },
        Slip(
            "channel with a malformed locale",
            "malformed-code",
            "the channel \"web\" names \"pl PL\", which is not a locale",
            remedy: "write locales like pl_PL",
            at: "channels.json:2"
        ) { $0.channels[1].locales = ["pl PL"] },
        Slip(
            "fallback to a malformed locale",
            "malformed-code",
            "the fallbacks of the channel \"web\" name \"e\", which is not a locale",
            remedy: "write locales like pl_PL",
            at: "channels.json:2"
        ) { $0.channels[1].fallbacks["en_GB"] = ["e"] },
    ]
}
