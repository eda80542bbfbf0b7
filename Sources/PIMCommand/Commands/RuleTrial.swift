import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// Tries rules: on the samples that stand beside them, or on cases of a file.
enum RuleTrial {
    static func run(_ invocation: Invocation, file: String?, _ console: inout Console) throws -> ExitCode {
        guard let file else { return try runSamples(invocation, &console) }
        let isJSON = invocation.flag("json")
        let bench = try invocation.value("catalog").map { try GuidelineBench($0, invocation.day(), &console) }
        var lines = try LineReader(path: file, ofObjects: true)
        var passed = 0
        var failed = 0
        while let line = try lines.next() {
            guard !line.isBlank else { continue }
            let place = "\(file):\(line.number)"
            let test = try RuleCase(JSON.parse(Array(line.bytes[line.range]), path: place), place)
            let differences = try test.differences(bench)
            let name = test.name ?? "line \(line.number)"
            if differences.isEmpty { passed += 1 } else { failed += 1 }
            if isJSON {
                var writer = JSONWriter()
                writer.beginObject()
                writer.pair("name", name)
                writer.pair("line", line.number)
                writer.pair("differences", differences)
                writer.endObject()
                console.out(writer.buffer.string)
            } else {
                for difference in differences { console.out(ShownText.visible("\(place): \(name): \(difference)")) }
            }
        }
        return end(passed, failed, isJSON, &console)
    }

    /// Tries the good and bad samples of the catalog's rules.
    private static func runSamples(_ invocation: Invocation, _ console: inout Console) throws -> ExitCode {
        guard let folder = invocation.value("catalog") else {
            throw Failure("name a catalog with --catalog, or a file of cases", .usage)
        }
        let directory = try CatalogDirectory(folder)
        let reading = try FeedSet.Reading(directory, only: nil, day: invocation.day())
        guard reading.catalog != nil else {
            var report = FindingReport(to: .talk, limit: 20)
            report.add(reading.findings.filter { $0.severity == .error }, on: &console)
            throw Failure("mend the catalog first", .badData)
        }
        let isJSON = invocation.flag("json")
        let files = Set(directory.guidelineFiles)
        let problems = reading.findings.filter { finding in
            finding.severity == .error
                && (finding.rule.hasPrefix("guideline.") || finding.position.map { files.contains($0.file) } ?? false)
        }
        guard let set = reading.guidelines else {
            console.remark(Subcommand.noGuidelines)
            return end(0, 0, isJSON, &console)
        }
        var report = FindingReport(isJSON ? .json : .text)
        for problem in problems { report.add(problem, on: &console) }
        let others = problems.count { $0.rule != "guideline.sample" }
        let code = end(set.samples.tried - set.samples.failed, set.samples.failed, isJSON, &console)
        return others > 0 ? .findings : code
    }

    private static func end(_ passed: Int, _ failed: Int, _ isJSON: Bool, _ console: inout Console) -> ExitCode {
        if isJSON {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("summary")
            writer.beginObject()
            writer.pair("passed", passed)
            writer.pair("failed", failed)
            writer.endObject()
            writer.endObject()
            console.out(writer.buffer.string)
        } else {
            console.out("\(passed) passed, \(failed) failed")
        }
        return failed == 0 ? .ok : .findings
    }
}

/// A text with what rules are expected to say of it.
struct RuleCase {
    /// One thing a rule is expected to say; what is nil is not compared.
    struct Expectation {
        var rule: String?
        var range: Range<Int>?
        var match: String?
        var fixed: String?
        /// Whether there must be no fix.
        var hasNoFix = false
    }

    let name: String?
    private let text: String
    private let locale: String
    private let channel: String?
    private let attribute: String?
    private let guideline: Guideline?
    private let expectations: [Expectation]?
    private let fixed: String?
    private let place: String

    private static let keys = ["name", "guideline", "text", "locale", "channel", "attribute", "expect", "fixed"]

    init(_ node: JSONNode, _ place: String) throws {
        self.place = place
        guard let members = node.object else { throw Failure("\(place): a case is an object") }
        for member in members where !Self.keys.contains(member.key) {
            throw Failure("\(place): a case has no \"\(member.key)\"; known: \(Self.keys.joined(separator: ", "))")
        }
        guard let text = node["text"]?.string, let locale = node["locale"]?.string else {
            throw Failure("\(place): a case needs \"text\" and \"locale\"")
        }
        name = node["name"]?.string
        self.text = text
        self.locale = locale
        channel = node["channel"]?.string
        attribute = node["attribute"]?.string
        fixed = node["fixed"]?.string
        if let written = node["guideline"], !written.isNull {
            var writer = JSONWriter()
            writer.node(written)
            var log = IntakeLog()
            guard let guideline = GuidelineFile.parse(writer.buffer.bytes, name: place, log: &log) else {
                throw Failure("\(place): \(log.findings.first?.message ?? "the guideline cannot be read")")
            }
            self.guideline = guideline
        } else {
            guideline = nil
        }
        expectations = try node["expect"]?.array?.map { try Self.expectation($0, place) }
        if expectations == nil, node["expect"]?.isNull == false {
            throw Failure("\(place): \"expect\" is a list of objects")
        }
    }

    private static func expectation(_ node: JSONNode, _ place: String) throws -> Expectation {
        let keys = ["rule", "range", "match", "fixed"]
        guard let members = node.object else { throw Failure("\(place): \"expect\" is a list of objects") }
        for member in members where !keys.contains(member.key) {
            throw Failure("\(place): \"expect\" has no \"\(member.key)\"; known: \(keys.joined(separator: ", "))")
        }
        var result = Expectation(rule: node["rule"]?.string, match: node["match"]?.string)
        result.fixed = node["fixed"]?.string
        result.hasNoFix = node["fixed"]?.isNull == true
        if let range = node["range"] {
            guard let ends = range.array?.compactMap(\.integer), ends.count == 2, ends[0] <= ends[1], ends[0] >= 0
            else {
                throw Failure("\(place): \"range\" is where the words begin and end, in UTF-8 bytes: [0, 5]")
            }
            result.range = ends[0]..<ends[1]
        }
        return result
    }

    /// What comes out otherwise than expected; a catalog's guidelines count where the case has none.
    func differences(_ catalog: GuidelineBench?) throws -> [String] {
        var problems: [String] = []
        let bench: GuidelineBench
        if let catalog, guideline == nil {
            bench = catalog
        } else if let catalog {
            bench = GuidelineBench(catalog, guideline.map { [$0] } ?? []) { problems.append($0.message) }
        } else {
            bench = try GuidelineBench(
                guideline.map { [$0] } ?? [],
                locales: [LocaleCode(locale)],
                attributes: [attribute].compactMap(\.self),
                channels: [channel].compactMap(\.self)
            ) { problems.append($0.message) }
        }
        guard problems.isEmpty else { return problems }
        var place = Guideline.Place(locale: LocaleCode(locale))
        if let channel { place.channels = bench.structure.channelChain(of: ChannelCode(channel)) }
        let book = bench.set.book(for: place)
        let code = try bench.attribute(attribute)?.code
        var found = book.opinions(of: text, attribute: code)
        var differences: [String] = []
        for expected in expectations ?? [] {
            guard let index = found.firstIndex(where: { matches($0, expected, book) }) else {
                differences.append("expected \(phrase(expected))")
                continue
            }
            found.remove(at: index)
        }
        if expectations != nil { differences += found.map { "found \(phrase($0, book))" } }
        if let fixed {
            let made = book.fixed(text, attribute: code, safeOnly: false)
            if !made.utf8.elementsEqual(fixed.utf8) { differences.append("became \"\(made)\", not \"\(fixed)\"") }
        }
        return differences
    }

    private func matches(_ opinion: RuleBook.Opinion, _ expected: Expectation, _ book: RuleBook) -> Bool {
        let after = fixed(opinion)
        return (expected.rule.map { $0 == book.rules[opinion.rule].id } ?? true)
            && (expected.range.map { $0 == opinion.breach.range } ?? true)
            && (expected.match.map { $0.utf8.elementsEqual(words(opinion).utf8) } ?? true)
            && (expected.fixed.map { wanted in after.map { $0.utf8.elementsEqual(wanted.utf8) } ?? false } ?? true)
            && (!expected.hasNoFix || after == nil)
    }

    private func words(_ opinion: RuleBook.Opinion) -> String {
        Passage(text, opinion.breach.range).matched
    }

    /// The text after one finding's fix.
    private func fixed(_ opinion: RuleBook.Opinion) -> String? {
        opinion.breach.fix.map { TextFix.apply([$0], to: text) }
    }

    private func phrase(_ expected: Expectation) -> String {
        let words = expected.match.map { " on \"\($0)\"" } ?? ""
        let range = expected.range.map { " at \($0.lowerBound)..\($0.upperBound)" } ?? ""
        let fix = expected.fixed.map { ", fixed to \"\($0)\"" } ?? (expected.hasNoFix ? " without a fix" : "")
        return (expected.rule ?? "a finding") + words + range + fix
    }

    private func phrase(_ opinion: RuleBook.Opinion, _ book: RuleBook) -> String {
        let range = opinion.breach.range
        let fix = fixed(opinion).map { ", fixed to \"\($0)\"" } ?? ""
        return
            "\(book.rules[opinion.rule].id) on \"\(words(opinion))\" at \(range.lowerBound)..\(range.upperBound)\(fix)"
    }
}
