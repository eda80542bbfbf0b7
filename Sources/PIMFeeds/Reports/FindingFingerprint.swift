import PIMCatalog
import PIMIO
import PIMText

/// By which a finding is known again in the next run, wherever its line has moved to.
///
/// It is made of the rule, the product (or the file, where no product is named), the attribute, channel, locale and
/// audience, the field, and the words found with white space and invisible characters evened out. Where no words are known,
/// or they are the whole text, the finding's key or its message without numbers stands for them. Feeds play no part, nor
/// does the severity. Of several findings of a rule with the same words in a text all but the first have a key, which says
/// the how many they are.
public struct FindingFingerprint: Sendable, Hashable, CustomStringConvertible {
    /// The hash of these parts (XXH64).
    public let value: UInt64

    /// Takes the fingerprint of a finding.
    public init(of entry: ReportEntry) {
        let finding = entry.finding
        var parts: [UInt8] = []
        parts.reserveCapacity(256)
        Self.add(finding.rule, to: &parts)
        Self.add(finding.product, to: &parts)
        Self.add(finding.product == nil ? finding.position?.file : nil, to: &parts)
        Self.add(finding.attribute?.text, to: &parts)
        Self.add((finding.scope?.channel ?? finding.channel)?.text, to: &parts)
        Self.add((finding.scope?.locale ?? finding.locale)?.text, to: &parts)
        Self.add((finding.scope == nil ? finding.audience : finding.scope?.audience)?.text, to: &parts)
        Self.add(finding.field, to: &parts)
        Self.add(Self.subject(of: entry), to: &parts)
        value = ContentHash.hash64(parts, seed: Self.version)
    }

    /// What of its subject a finding is known by: the words it marks in a text, its key, or what it says.
    private static func subject(of entry: ReportEntry) -> String {
        if let passage = entry.passage, passage.range.count < passage.text.utf8.count {
            return even(passage.matched) + (entry.finding.key.map { "\u{0}\($0)" } ?? "")
        }
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
    private static func add(_ text: String?, to parts: inout [UInt8]) {
        guard let text else { return parts.append(contentsOf: "-1:".utf8) }
        parts.append(contentsOf: String(text.utf8.count).utf8)
        parts.append(UInt8(ascii: ":"))
        parts.append(contentsOf: text.utf8)
    }

    private static func even(_ text: String) -> String {
        isEven(text) ? text : NormalForm.nfc(folding.text(text))
    }

    /// Whether a text is ASCII whose words have one space between them, as messages are.
    private static func isEven(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard byte &- 0x20 < 0x5F, byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20
    }

    /// The text with each run of digits as one `#`.
    private static func withoutNumbers(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in even(text).utf8 {
            let isDigit = byte &- 0x30 < 10
            if isDigit && last == UInt8(ascii: "#") { continue }
            last = isDigit ? UInt8(ascii: "#") : byte
            bytes.append(last)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ReportEntry {
    /// By which the finding is known again in the next run.
    public var fingerprint: FindingFingerprint { FindingFingerprint(of: self) }
}
