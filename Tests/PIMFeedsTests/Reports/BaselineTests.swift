import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("baseline")
struct BaselineTests {
    typealias Samples = ReportSamples

    static func entry(_ change: (inout Finding) -> Void = { _ in }, text: String = "a GORE-TEX b") -> ReportEntry {
        var entry = Samples.shouting
        change(&entry.finding)
        entry.passage = Passage(text, 2..<text.utf8.count - 2)
        return entry
    }

    @Test("is the same after a move, another severity, other white space and another way to write letters")
    func stable() {
        let fingerprint = Self.entry().fingerprint
        #expect(Self.entry({ $0.position = SourcePosition(file: "b.jsonl", line: 99) }).fingerprint == fingerprint)
        #expect(Self.entry({ $0.severity = .error }).fingerprint == fingerprint)
        #expect(Self.entry({ $0.feed = "google" }).fingerprint == fingerprint)
        #expect(Self.entry({ $0.message = "said anew" }).fingerprint == fingerprint)
        #expect(Self.entry(text: "x GORE-TEX yz").fingerprint != fingerprint)
        let parted = Self.entry(text: "a é  b c d").fingerprint
        #expect(Self.entry(text: "a e\u{301} b\u{200F} c d").fingerprint == parted)
    }

    @Test("differs with rule, product, attribute, scope, field and words")
    func different() {
        let changes: [(inout Finding) -> Void] = [
            { _ in }, { $0.rule = "text.other" }, { $0.product = "OTHER" }, { $0.product = nil },
            { $0.attribute = "title" },
            { $0.attribute = nil }, { $0.scope = nil }, { $0.scope?.locale = "pl_PL" }, { $0.scope?.channel = "app" },
            { $0.scope?.audience = "vip" }, { $0.field = "title" },
            { ($0.scope, $0.locale) = (nil, "pl_PL") }, { ($0.scope, $0.locale) = (nil, "en_GB") },
        ]
        let prints = changes.map { Self.entry($0).fingerprint } + [Self.entry(text: "a gore-tex b").fingerprint]
        #expect(Set(prints).count == prints.count)
    }

    @Test("is known for ever: these values stand in files")
    func known() {
        #expect(Samples.shouting.fingerprint.description == "d35b912129e7d01b")
        #expect(Samples.placeless.fingerprint.description == "bd2c141e57e99e4e")
        #expect(FindingFingerprint("00000000000000ff")?.value == 255)
        for text in ["", "ff", "00000000000000FF", "00000000000000fg", "+0000000000000ff"] {
            #expect(FindingFingerprint(text) == nil)
        }
    }

    @Test("without words the message stands for them, its numbers left out")
    func messages() {
        func print(_ message: String, file: String = "a") -> FindingFingerprint {
            ReportEntry(Finding("r", .note, message, at: SourcePosition(file: file, line: 1))).fingerprint
        }
        #expect(print("has 151 characters") == print("has 99 characters"))
        #expect(print("has 151 characters") != print("has 151 words"))
        #expect(print("x", file: "a") != print("x", file: "b"))
    }

    @Test("where the whole text is concerned what is said stands for it, or the finding's key")
    func whole() {
        func print(_ text: String, _ message: String, key: String? = nil, part: Range<Int>? = nil) -> FindingFingerprint
        {
            let passage = Passage(text, part ?? 0..<text.utf8.count)
            return ReportEntry(Finding("r", .note, message, product: "A", passage: passage, key: key)).fingerprint
        }
        let lacks = "the text lacks \"Nordvik\""
        #expect(print("a shirt of cloth", lacks) == print("a shirt of wool", lacks))
        #expect(print("a shirt of cloth", lacks) == ReportEntry(Finding("r", .note, lacks, product: "A")).fingerprint)
        #expect(print("a shirt of cloth", lacks) != print("a shirt of cloth", "the text lacks \"Nord\""))
        #expect(print("a shirt", lacks, part: 0..<1) != print("a shirt", lacks))
        #expect(print("x", "is also that of b.jsonl:1", key: "x") == print("x", "is also that of c.jsonl:7", key: "x"))
        #expect(print("x", "same", key: "x") != print("x", "same", key: "y"))
    }

    @Test("of equal words in a text each finding is its own, and a baseline that counts them as one still holds")
    func again() {
        func entry(_ key: String?) -> ReportEntry {
            ReportEntry(
                Finding(
                    "r",
                    .note,
                    "it says \"gratis\"",
                    product: "A",
                    passage: Passage("gratis, gratis", 0..<6),
                    key: key
                )
            )
        }
        let entries = [entry(nil), entry("2"), entry("3")]
        #expect(Set(entries.map(\.fingerprint)).count == 3)
        var old = Baseline()
        old.record(entries[0])
        old.record(entries[0])
        var check = BaselineCheck(old)
        let withOld = entries.map { check.isNew($0) }
        #expect(withOld == [false, false, true])
        var present = Baseline()
        for entry in entries.prefix(2) { present.record(entry) }
        check = BaselineCheck(present)
        let withPresent = entries.map { check.isNew($0) }
        #expect(withPresent == [false, false, true])
        check = BaselineCheck(present)
        let isNew = check.isNew(entries[0])
        #expect(!isNew)
        #expect(check.mended.map(\.fingerprint) == [entries[1].fingerprint])
    }

    @Test("writes sorted lines and reads them back")
    func golden() throws {
        var baseline = Baseline()
        for entry in Samples.all + [Samples.shouting] { baseline.record(entry) }
        let (shouting, option) = (Samples.shouting.fingerprint, Samples.option.fingerprint)
        let expected = """
            {"pim-baseline":2}
            {"rule":"catalog.empty","fingerprint":"\(Samples.placeless.fingerprint)","count":1}
            {"rule":"text.shouting","product":"NORD/XL 100%","attribute":"name","fingerprint":"\(shouting)","count":2}
            {"rule":"value.unknown-option","product":"NORD","fingerprint":"\(option)","count":1}

            """
        #expect(String(decoding: baseline.bytes, as: UTF8.self) == expected)
        #expect(try Baseline(baseline.bytes) == baseline)
        #expect(baseline.count == 4)
        var other = Baseline()
        for entry in ([Samples.shouting] + Samples.all).reversed() { other.record(entry) }
        #expect(other.bytes == baseline.bytes)
        #expect(String(decoding: Baseline().bytes, as: UTF8.self) == "{\"pim-baseline\":2}\n")
        #expect(try Baseline(Baseline().bytes).count == 0)
    }

    @Test("each recorded finding stands for one; what is left is mended")
    func check() {
        var baseline = Baseline()
        for entry in [Samples.shouting, Samples.shouting, Samples.placeless] { baseline.record(entry) }
        var check = BaselineCheck(baseline)
        let news = [Samples.shouting, Samples.option, Samples.shouting, Samples.shouting].map { check.isNew($0) }
        #expect(news == [false, true, false, true])
        #expect(check.mended.map(\.rule) == ["catalog.empty"])
        #expect(check.mended.map(\.count) == [1])
    }

    struct Slip: Sendable {
        let text: String
        let line: Int
        let words: String

        init(_ text: String, _ line: Int, _ words: String) {
            self.text = text
            self.line = line
            self.words = words
        }
    }

    static let good = "{\"rule\":\"a\",\"fingerprint\":\"0000000000000001\",\"count\":1}\n"
    static let start = "{\"pim-baseline\":2}\n"

    @Test(
        "refuses what it does not know, with the line and what to do",
        arguments: [
            Slip("", 1, "found an empty file; record"), Slip("{}\n", 1, "in the first line"),
            Slip("{\"pim-baseline\":1}\n", 1, "another version"), Slip("[1]", 1, "in the first line"),
            Slip("{\"pim-baseline\":2,\"x\":2}", 1, "in the first line"), Slip(good, 1, "in the first line"),
            Slip(start + "\n" + good, 2, "empty line; remove it"),
            Slip(start + "<<<<<<< HEAD\n", 2, "expected a value"),
            Slip(start + good + "[]\n", 3, "found an array"), Slip(start + good + good, 3, "again; add up the counts"),
            Slip(start + "{\"rule\":\"a\",\"fingerprint\":\"1\",\"count\":1}", 2, "16 digits"),
            Slip(start + "{\"rule\":\"\",\"fingerprint\":\"0000000000000001\",\"count\":1}", 2, "expected a rule"),
            Slip(start + "{\"rule\":\"a\",\"fingerprint\":\"0000000000000001\",\"count\":0}", 2, "at least 1"),
            Slip(start + "{\"rule\":\"a\",\"fingerprint\":\"0000000000000001\"}", 2, "at least 1"),
            Slip(start + "{\"rule\":1,\"fingerprint\":\"0000000000000001\",\"count\":1}", 2, "expected a text for"),
            Slip(start + "{\"rule\":\"a\",\"line\":1}", 2, "found \"line\"; remove it"),
            Slip(start + "{\"rule\":\"a\",\"rule\":\"a\"}", 2, "found \"rule\" again"),
            Slip(start + "{\"rule\":\"" + String(repeating: "a", count: 1 << 20) + "\"}", 2, "a shorter line"),
        ]
    )
    func slips(_ slip: Slip) throws {
        let problem = #expect(throws: PIMIOError.self) { try Baseline(Array(slip.text.utf8), path: "base.jsonl") }
        #expect(problem?.line == slip.line)
        #expect(problem?.path == "base.jsonl")
        #expect(problem?.message.contains(slip.words) == true, "\(problem?.description ?? "")")
    }

    @Test("lines of another order, with carriage returns, are taken")
    func order() throws {
        let text = Self.start + "{\"count\":3,\"fingerprint\":\"0000000000000002\",\"rule\":\"b\"}\r\n" + Self.good
        #expect(try Baseline(Array(text.utf8)).lines.map(\.count) == [1, 3])
    }
}
