public import PIMCatalog
public import PIMIO

/// Writes findings as the XML of JUnit, which every build server shows as a list of tests.
///
/// Each rule is one test, so that a list of tests stays short, and the same from run to run: a rule that begins to speak is
/// a test that begins to fail. It holds how often the rule spoke and its first findings. Counts stand before what they
/// count, so everything is written at the end; what is kept until then does not grow with the number of findings.
public struct JUnitReport: ReportWriter {
    private struct Test {
        var counts = [0, 0, 0]
        var isNewKnown = false
        var news = 0
        var first: [ReportEntry] = []

        var total: Int { counts.reduce(0, +) }
    }

    /// What was written and not drained yet.
    public var buffer = ByteBuffer()
    private let name: String
    private let rules: [String: ReportRule]
    private let failing: Finding.Severity
    private let places: ReportPlaces
    private let findingsPerRule: Int
    private var tests: [String: Test] = [:]

    /// Begins a report: given rules that stay silent are tests that pass.
    ///
    /// A test fails where its rule speaks with `failing` or more, and, where a baseline is known, with something new.
    public init(
        tool: ReportTool,
        rules: [ReportRule],
        places: ReportPlaces = ReportPlaces(),
        failing: Finding.Severity = .error,
        findingsPerRule: Int = 50
    ) {
        name = tool.name
        self.places = places
        self.failing = failing
        self.findingsPerRule = max(findingsPerRule, 1)
        var known: [String: ReportRule] = [:]
        for rule in rules {
            known[rule.code] = rule
            tests[rule.code] = Test()
        }
        self.rules = known
    }

    /// Takes a finding.
    public mutating func add(_ entry: ReportEntry) {
        var test = tests[entry.finding.rule] ?? Test()
        tests[entry.finding.rule] = nil
        test.counts[entry.finding.severity.rawValue] += 1
        if let isNew = entry.isNew {
            test.isNewKnown = true
            if isNew, entry.finding.severity >= failing { test.news += 1 }
        }
        ReportEntry.insert(entry, into: &test.first, limit: findingsPerRule)
        tests[entry.finding.rule] = test
    }

    /// Ends the report.
    public mutating func finish(succeeded: Bool) {
        let codes = tests.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var groups: [(name: String, codes: [String])] = []
        for code in codes {
            let group = String(code.prefix { $0 != "." })
            if groups.last?.name != group { groups.append((group, [])) }
            groups[groups.count - 1].codes.append(code)
        }
        var writer = XMLWriter()
        writer.declaration()
        writer.start("testsuites", attributes: attributes(name, codes, errors: succeeded ? 0 : 1))
        for group in groups {
            writer.start("testsuite", attributes: attributes(group.name, group.codes, errors: 0))
            for code in group.codes { write(code, to: &writer) }
            writer.end("testsuite")
        }
        if !succeeded { writeStop(to: &writer) }
        writer.end("testsuites")
        buffer.append(contentsOf: writer.buffer.bytes)
    }

    private func attributes(_ name: String, _ codes: [String], errors: Int) -> [(String, String)] {
        let failures = codes.count { fails($0) }
        return [
            ("name", ShownText.visible(name)), ("tests", "\(codes.count + errors)"), ("failures", "\(failures)"),
            ("errors", "\(errors)"), ("skipped", "0"), ("time", "0"),
        ]
    }

    private func fails(_ code: String) -> Bool {
        guard let test = tests[code] else { return false }
        if test.isNewKnown { return test.news > 0 }
        return test.counts[failing.rawValue...].contains { $0 > 0 }
    }

    private func write(_ code: String, to writer: inout XMLWriter) {
        let test = tests[code] ?? Test()
        var attributes = [
            ("name", ShownText.visible(code)),
            ("classname", ShownText.visible("\(name).\(code.prefix { $0 != "." })")),
        ]
        if let place = test.first.lazy.compactMap({ places.place(of: $0.finding) }).first {
            attributes.append(("file", ShownText.visible(place.file)))
        }
        attributes.append(("time", "0"))
        guard test.total > 0 else { return writer.empty("testcase", attributes: attributes) }
        writer.start("testcase", attributes: attributes)
        if fails(code) {
            let message = [counted(test), rules[code]?.summary].compactMap(\.self).joined(separator: ": ")
            let kind = test.counts.lastIndex { $0 > 0 }.flatMap(Finding.Severity.init(rawValue:)) ?? failing
            let failure = [("message", ShownText.visible(message)), ("type", kind.word)]
            writer.element("failure", lines(test), attributes: failure)
        } else {
            writer.element("system-out", lines(test))
        }
        writer.end("testcase")
    }

    /// A test of its own that says that the run did not go to its end.
    private func writeStop(to writer: inout XMLWriter) {
        let attributes = [("tests", "1"), ("failures", "0"), ("errors", "1"), ("skipped", "0"), ("time", "0")]
        writer.start("testsuite", attributes: [("name", "run")] + attributes)
        writer.start("testcase", attributes: [("name", "run"), ("classname", ShownText.visible("\(name).run"))])
        writer.element("error", "the run stopped before its end", attributes: [("message", "the run stopped")])
        writer.end("testcase")
        writer.end("testsuite")
    }

    /// `2 errors, 1 warning`, and how many of them are new.
    private func counted(_ test: Test) -> String {
        var parts: [String] = []
        for severity in Finding.Severity.allCases.reversed() where test.counts[severity.rawValue] > 0 {
            parts.append(ReportLine.counted(test.counts[severity.rawValue], severity.word))
        }
        if test.isNewKnown { parts.append("\(test.news) new") }
        return parts.joined(separator: ", ")
    }

    private func lines(_ test: Test) -> String {
        var lines = test.first.map { entry in
            let place = places.place(of: entry.finding).map { place in
                ShownText.visible(place.file) + (place.line.map { ":\($0)" } ?? "") + ": "
            }
            let subject = ReportLine.subject(entry.finding)
            let mark = entry.isNew == true ? "new " : ""
            let message = "\(place ?? "")\(mark)\(entry.finding.severity.word): \(ReportLine.message(entry.finding))"
            return subject.isEmpty ? message : "\(message) (\(subject))"
        }
        let rest = test.total - test.first.count
        if rest > 0 { lines.append("… and \(rest) more") }
        return "\n" + lines.joined(separator: "\n") + "\n"
    }
}
