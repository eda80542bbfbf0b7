import PIMCatalog
import PIMIO
import PIMText

/// By which a finding is known again in the next run, wherever its line has moved to.
///
/// It is made of the rule, the product (or the file, where no product is named), the attribute, channel, locale and
/// audience, the field, and the words found with white space and invisible characters evened out. Where no words are known,
/// or they are the whole text, the finding's key or its message without numbers stands for them. Feeds play no part, nor
/// does the severity.
public struct FindingFingerprint: Sendable, Hashable, CustomStringConvertible {
    /// The hash of these parts (XXH64).
    public let value: UInt64

    /// Takes the fingerprint of a finding.
    public init(of entry: ReportEntry) {
        let finding = entry.finding
        var hasher = ContentHasher(seed: Self.version)
        Self.add(finding.rule, to: &hasher)
        Self.add(finding.product, to: &hasher)
        Self.add(finding.product == nil ? finding.position?.file : nil, to: &hasher)
        Self.add(finding.attribute?.text, to: &hasher)
        Self.add((finding.scope?.channel ?? finding.channel)?.text, to: &hasher)
        Self.add((finding.scope?.locale ?? finding.locale)?.text, to: &hasher)
        Self.add((finding.scope == nil ? finding.audience : finding.scope?.audience)?.text, to: &hasher)
        Self.add(finding.field, to: &hasher)
        Self.add(Self.subject(of: entry), to: &hasher)
        value = hasher.finish()
    }

    /// What of its subject a finding is known by: the words it marks in a text, its key, or what it says.
    private static func subject(of entry: ReportEntry) -> String {
        if let passage = entry.passage, passage.range.count < passage.text.utf8.count { return even(passage.matched) }
        return entry.finding.key.map(even) ?? withoutNumbers(entry.finding.message)
    }

    /// Reads a fingerprint of 16 lower-case hex digits; nil for any other text.
    public init?(_ text: String) {
        let isHex = text.utf8.allSatisfy { ($0 &- 0x30 < 10) || ($0 &- 0x61 < 6) }
        guard text.utf8.count == 16, isHex, let value = UInt64(text, radix: 16) else { return nil }
        self.value = value
    }

    /// The fingerprint as 16 lower-case hex digits.
    public var description: String { ContentHash.hex(value) }

    /// Changes whenever fingerprints are made in another way.
    static let version: UInt64 = 2

    private static let folding = Folding([.whiteSpace, .invisibles])

    /// Adds a part with its length, so that no two lists of parts give the same bytes.
    private static func add(_ text: String?, to hasher: inout ContentHasher) {
        hasher.update("\(text?.utf8.count ?? -1):")
        if let text { hasher.update(text) }
    }

    private static func even(_ text: String) -> String {
        NormalForm.nfc(folding.text(text))
    }

    /// The text with each run of digits as one `#`.
    private static func withoutNumbers(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in even(text).utf8 {
            let isDigit = byte &- 0x30 < 10
            if isDigit && bytes.last == UInt8(ascii: "#") { continue }
            bytes.append(isDigit ? UInt8(ascii: "#") : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ReportEntry {
    /// By which the finding is known again in the next run.
    public var fingerprint: FindingFingerprint { FindingFingerprint(of: self) }
}
