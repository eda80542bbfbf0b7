public import PIMCatalog
public import PIMGuidelines

/// A finding as it goes into a report, with the words it is about where they are known.
public struct ReportEntry: Sendable, Hashable {
    /// The finding.
    public var finding: Finding
    /// The words it is about.
    public var passage: Passage?
    /// Whether the baseline lacks it; nil where there is no baseline.
    public var isNew: Bool?
    /// By what somebody allowed it; nil for a finding that counts.
    public var waiver: Waiver?
    /// Where in the line the words stand; nil where that is not known.
    public var site: Site?

    /// Makes an entry.
    public init(_ finding: Finding, passage: Passage? = nil, isNew: Bool? = nil) {
        self.finding = finding
        self.passage = passage ?? finding.passage
        self.isNew = isNew
    }
}

extension ReportEntry {
    /// Whether an entry stands before another one, by place, product and rule, then by everything else.
    ///
    /// Texts are compared byte by byte, so that the order is the same on every machine and no two entries share a place.
    public static func precedes(_ left: ReportEntry, _ right: ReportEntry) -> Bool {
        let (first, second) = (left.finding, right.finding)
        return order(first.position?.file, second.position?.file)
            ?? order(first.position?.line, second.position?.line)
            ?? order(first.position?.column, second.position?.column)
            ?? order(first.product, second.product)
            ?? order(first.attribute?.text, second.attribute?.text)
            ?? order(first.scope?.description, second.scope?.description)
            ?? order(first.rule, second.rule)
            ?? order(second.severity.rawValue, first.severity.rawValue)
            ?? order(first.message, second.message)
            ?? order(first.feed, second.feed)
            ?? order(first.field, second.field)
            ?? order(first.remedy, second.remedy)
            ?? order(left.passage?.range.lowerBound, right.passage?.range.lowerBound)
            ?? order(left.passage?.range.upperBound, right.passage?.range.upperBound)
            ?? order(left.passage?.text, right.passage?.text)
            ?? false
    }

    /// Puts an entry into a sorted list of at most `limit`; the last one falls out where it is full.
    static func insert(_ entry: ReportEntry, into list: inout [ReportEntry], limit: Int) {
        if list.count >= limit {
            guard let last = list.last, precedes(entry, last) else { return }
            list.removeLast()
        }
        let place = list.firstIndex { precedes(entry, $0) } ?? list.count
        list.insert(entry, at: place)
    }

    /// Whether the first text stands before the second; nil where they are the same, and what is missing comes last.
    private static func order(_ left: String?, _ right: String?) -> Bool? {
        guard let left, let right else { return order(left == nil ? 1 : 0, right == nil ? 1 : 0) }
        if left.utf8.elementsEqual(right.utf8) { return nil }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func order(_ left: Int?, _ right: Int?) -> Bool? {
        let (left, right) = (left ?? .max, right ?? .max)
        return left == right ? nil : left < right
    }
}
