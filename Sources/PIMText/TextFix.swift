/// A change of a text that mends what a finding is about.
public struct TextFix: Sendable, Hashable {
    /// What is replaced, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// What comes in its place.
    public var replacement: String
    /// Whether it can be made without a person's eye: the meaning surely stays.
    public var isSafe: Bool

    /// Replaces a range.
    public init(_ range: Range<Int>, with replacement: String, isSafe: Bool) {
        self.range = range
        self.replacement = replacement
        self.isSafe = isSafe
    }

    /// Makes changes to a text; of changes that overlap the first counts.
    public static func apply(_ fixes: some Sequence<TextFix>, to text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var end = 0
        for fix in apart(fixes) where fix.range.upperBound <= bytes.count {
            result += bytes[end..<fix.range.lowerBound]
            result += Array(fix.replacement.utf8)
            end = fix.range.upperBound
        }
        result += bytes[end...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Changes in the order of the text; of those that overlap only the first.
    package static func apart(_ fixes: some Sequence<TextFix>) -> [TextFix] {
        var end = 0
        return fixes.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }.filter { fix in
            guard fix.range.lowerBound >= end else { return false }
            end = fix.range.upperBound
            return true
        }
    }
}
