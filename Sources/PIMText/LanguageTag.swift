/// A language with its script and region, read from `pl_PL`, `kk-Cyrl-KZ` or `fa`.
///
/// **Source:** BCP 47 (RFC 5646), https://www.rfc-editor.org/rfc/rfc5646, read 2026-11-22.
public struct LanguageTag: Sendable, Hashable, CustomStringConvertible {
    /// The language in lower case, such as `kk`.
    public let language: String

    /// The script with a capital first letter, such as `Cyrl`; nil where the tag names none.
    public let script: String?

    /// The region in upper case, such as `KZ` or `419`; nil where the tag names none.
    public let region: String?

    /// Further subtags in lower case, such as `valencia`.
    public let variants: [String]

    /// Reads a tag whose parts are separated by `-` or `_`, in any case.
    ///
    /// Reading never fails: what has no place of its own is kept among the variants, and `isWellFormed` tells.
    public init(_ text: String) {
        var parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }[...]
        language = parts.popFirst().map { String($0).asciiLowercased } ?? ""
        if let part = parts.first, part.count == 4, part.allSatisfy(\.isASCIILetter) {
            let name = String(part).asciiLowercased
            script = name.prefix(1).uppercased() + name.dropFirst()
            parts.removeFirst()
        } else {
            script = nil
        }
        if let part = parts.first, Self.isRegion(part) {
            region = String(part).uppercased()
            parts.removeFirst()
        } else {
            region = nil
        }
        variants = parts.map { String($0).asciiLowercased }
    }

    /// Whether the language has two or three letters and each variant the shape of one.
    public var isWellFormed: Bool {
        (2...3).contains(language.utf8.count) && language.utf8.allSatisfy(\.isASCIILetter)
            && variants.allSatisfy { Self.isVariant(Substring($0).utf8) }
    }

    /// The tag as BCP 47 writes it, such as `kk-Cyrl-KZ`.
    public var bcp47: String {
        var text = language
        for part in [script, region].compactMap(\.self) + variants {
            text += "-" + part
        }
        return text
    }

    /// The same as `bcp47`.
    public var description: String { bcp47 }

    /// Whether the language is written from right to left, as Arabic, Persian and Hebrew are.
    public var isRightToLeft: Bool {
        if let script {
            return Self.rightToLeftScripts.contains(script)
        }
        if let region, Self.rightToLeftRegions.contains(language + "-" + region) {
            return true
        }
        return Self.rightToLeftLanguages.contains(language)
    }

    private static func isRegion(_ part: Substring.UTF8View) -> Bool {
        (part.count == 2 && part.allSatisfy(\.isASCIILetter)) || (part.count == 3 && part.allSatisfy(\.isASCIIDigit))
    }

    private static func isVariant(_ part: Substring.UTF8View) -> Bool {
        guard part.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }), let first = part.first else {
            return false
        }
        return (5...8).contains(part.count) || (part.count == 4 && first.isASCIIDigit)
    }

    private static let rightToLeftScripts: Set<String> = [
        "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
    ]

    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "arz", "ary", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn",
        "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    ]

    /// Languages that are written in Arabic script in these countries only.
    private static let rightToLeftRegions: Set<String> = [
        "az-IR", "kk-CN", "kk-IR", "ku-IQ", "ku-IR", "ky-CN", "pa-PK", "tk-IR", "uz-AF",
    ]
}

extension String {
    fileprivate init(_ bytes: Substring.UTF8View) {
        self.init(Substring(bytes))
    }

    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
