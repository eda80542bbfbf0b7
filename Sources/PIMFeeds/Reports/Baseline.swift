import PIMCatalog
import PIMIO

/// The findings that were there when somebody decided to live with them for now; only others are new.
public struct Baseline: Sendable, Hashable {
    /// A recorded finding.
    public struct Line: Sendable, Hashable {
        /// By which it is known again.
        public let fingerprint: FindingFingerprint
        /// The rule, for people who read the file.
        public let rule: String
        /// The product or other thing, for people who read the file.
        public let product: String?
        /// The attribute, for people who read the file.
        public let attribute: String?
        /// How many findings share the fingerprint.
        public var count: Int
    }

    private var recorded: [FindingFingerprint: Line] = [:]

    /// A baseline without findings.
    public init() {}

    /// The recorded findings by rule, product, attribute and fingerprint.
    public var lines: [Line] {
        recorded.values.sorted { left, right in
            let first = [left.rule, left.product ?? "", left.attribute ?? ""]
            let second = [right.rule, right.product ?? "", right.attribute ?? ""]
            for (one, other) in zip(first, second) where !one.utf8.elementsEqual(other.utf8) {
                return one.utf8.lexicographicallyPrecedes(other.utf8)
            }
            return left.fingerprint.value < right.fingerprint.value
        }
    }

    /// The number of recorded findings.
    public var count: Int { recorded.values.reduce(0) { $0 + $1.count } }

    /// Records a finding; one that is there already is counted.
    public mutating func record(_ entry: ReportEntry) {
        let fingerprint = entry.fingerprint
        let finding = entry.finding
        let line = Line(
            fingerprint: fingerprint,
            rule: finding.rule,
            product: finding.product,
            attribute: finding.attribute?.text,
            count: 0
        )
        recorded[fingerprint, default: line].count += 1
    }

    /// Takes a line of a file; false where its fingerprint is there already.
    mutating func take(_ line: Line) -> Bool {
        guard recorded[line.fingerprint] == nil else { return false }
        recorded[line.fingerprint] = line
        return true
    }
}

/// Holds the findings of a run against a baseline, in the order they come.
public struct BaselineCheck: Sendable {
    private let baseline: Baseline
    private var left: [FindingFingerprint: Int] = [:]

    /// Makes ready for a run.
    public init(_ baseline: Baseline) {
        self.baseline = baseline
        for line in baseline.lines { left[line.fingerprint] = line.count }
    }

    /// Whether a finding is new; each recorded one stands for one finding only.
    ///
    /// Baselines of earlier versions count all findings with the same words in a text as one.
    public mutating func isNew(_ entry: ReportEntry) -> Bool {
        if take(entry.fingerprint) { return false }
        guard entry.passage != nil, entry.finding.key != nil else { return true }
        var first = entry
        first.finding.key = nil
        return !take(first.fingerprint)
    }

    private mutating func take(_ fingerprint: FindingFingerprint) -> Bool {
        guard let count = left[fingerprint], count > 0 else { return false }
        left[fingerprint] = count - 1
        return true
    }

    /// Whether the baseline lacks a finding that does not count, because somebody allowed it.
    public func lacks(_ entry: ReportEntry) -> Bool { left[entry.fingerprint] == nil }

    /// The recorded findings that were not met, with how many of them: they are mended.
    public var mended: [Baseline.Line] {
        baseline.lines.compactMap { line in
            var rest = line
            rest.count = left[line.fingerprint] ?? 0
            return rest.count > 0 ? rest : nil
        }
    }
}
