import PIMText

extension RuleKind {
    /// Which characters a text may have.
    public static let characters = RuleKind(
        "text.characters",
        "The text has only characters that it may have.",
        parameters: [
            Parameter("scripts", .texts, "the scripts of the text, such as Latin and Common, or their codes"),
            Parameter("allowed", .text, "characters that may stand in it whatever their script"),
            Parameter("forbidden", .text, "characters that may not stand in it"),
            Parameter("instead", .textsByName, "forbidden characters, each with what is written for it"),
        ],
        examples: [
            Example(
                ["scripts": ["Latin", "Common"], "allowed": "Ω"],
                good: [RuleSample("Żółta kurtka, 5 Ω!", "pl_PL"), RuleSample("Jacket 🔥", "en_GB")],
                bad: [RuleSample("Kurtka چراغ", "pl_PL"), RuleSample("Кurtka", "pl_PL")]
            ),
            Example(
                ["scripts": ["Arab", "Zyyy"]],
                good: [RuleSample("چراغ، ۱۲", "fa_IR"), RuleSample("حذاءٌ", "ar_SA")],
                bad: [RuleSample("چراغ LED", "fa_IR")]
            ),
            Example(
                ["forbidden": "™®", "instead": ["’": "'", "ё": "е"]],
                good: [RuleSample("Nordvik's", "en_GB"), RuleSample("Еще", "ru_RU")],
                bad: [
                    RuleSample("Nordvik™’s", "en_GB", fixed: "Nordvik's"),
                    RuleSample("Нордвик®", "kk_KZ", fixed: "Нордвик"),
                    RuleSample("Ещё", "ru_RU", fixed: "Еще"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let rules = try CharacterRules(settings)
            return .text { text in
                let found = text.text.withBytes { rules.flaws($0) }
                guard !found.isEmpty else { return .passed }
                return .breaches(
                    found.compactMap { flaw in
                        flaw.replacement?.isEmpty == true
                            ? text.removal(flaw.message, of: flaw.range)
                            : text.breach(flaw.message, flaw.range, fix: flaw.replacement)
                    }
                )
            }
        }
    )
}

/// Tells the characters of a text that may not stand in it.
private struct CharacterRules: Sendable {
    private let scripts: ScriptSet?
    private let names: String
    private let allowed: Set<UInt32>
    private let forbidden: Set<UInt32>
    private let instead: [UInt32: String]
    /// Whether each ASCII character may stand in a text.
    private let ascii: [Bool]

    init(_ settings: RuleSettings) throws(RuleProblem) {
        var scripts = ScriptSet()
        let names = settings.texts("scripts")
        for (place, name) in names.enumerated() {
            guard let script = Script(code: Self.codes[name] ?? name) else {
                let nearest = Suggestion.nearest(to: name, among: Self.codes.keys)
                throw RuleProblem(
                    "scripts/\(place)",
                    "there is no script \"\(name)\"",
                    remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "write its code of ISO 15924, such as Latn"
                )
            }
            scripts.insert(script)
        }
        var instead: [UInt32: String] = [:]
        for (name, text) in settings.textsByName("instead") {
            guard let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1 else {
                throw RuleProblem(
                    "instead/\(name)",
                    "\"\(name)\" is no single character",
                    remedy: "write one code point"
                )
            }
            instead[scalar.value] = text
        }
        self.scripts = names.isEmpty ? nil : scripts
        self.names = names.joined(separator: ", ")
        allowed = Set((settings.text("allowed") ?? "").unicodeScalars.map(\.value))
        let unwanted = Set((settings.text("forbidden") ?? "").unicodeScalars.map(\.value)).union(instead.keys)
        forbidden = unwanted
        for (name, text) in settings.textsByName("instead") {
            guard let again = text.unicodeScalars.first(where: { unwanted.contains($0.value) }) else { continue }
            let message = "\"\(again)\" comes back, which may not stand in it"
            throw RuleProblem("instead/\(name)", message, remedy: "write something else for it")
        }
        self.instead = instead
        guard self.scripts != nil || !forbidden.isEmpty else {
            throw RuleProblem("", "no characters are named", remedy: "write \"scripts\", \"forbidden\" or \"instead\"")
        }
        let (set, allowed) = (self.scripts, allowed)
        ascii = (0..<128).map { value in
            !unwanted.contains(value) && (allowed.contains(value) || Self.isOf(set, value))
        }
    }

    private static func isOf(_ scripts: ScriptSet?, _ value: UInt32) -> Bool {
        guard let scripts, let scalar = Unicode.Scalar(value) else { return true }
        let own = ScriptSet(of: scalar)
        // Marks go with the letter that they stand on.
        return own.contains(.inherited) || !own.intersection(scripts).isEmpty
    }

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [TextFlaw] {
        var flaws: [TextFlaw] = []
        var index = 0
        var foreign: Range<Int>?
        while index < bytes.count {
            if bytes[index] < 0x80, ascii[Int(bytes[index])] {
                index += 1
                if let range = foreign { flaws.append(flaw(ofForeign: range, bytes)) }
                foreign = nil
                continue
            }
            guard let scalar = bytes.scalar(from: index) else { break }
            index = scalar.range.upperBound
            if forbidden.contains(scalar.value) {
                let text = String(decoding: bytes[scalar.range], as: UTF8.self)
                let wanted = instead[scalar.value] ?? ""
                let message = "\"\(text)\" (\(Self.name(scalar.value))) may not stand in it"
                flaws.append(TextFlaw(message: message, range: scalar.range, replacement: wanted))
            } else if !allowed.contains(scalar.value), !Self.isOf(scripts, scalar.value) {
                foreign = (foreign?.lowerBound ?? scalar.range.lowerBound)..<scalar.range.upperBound
                continue
            }
            if let range = foreign { flaws.append(flaw(ofForeign: range, bytes)) }
            foreign = nil
        }
        if let range = foreign { flaws.append(flaw(ofForeign: range, bytes)) }
        return flaws
    }

    private func flaw(ofForeign range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> TextFlaw {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let first = text.unicodeScalars.first.map { "\(Self.name($0.value)), \(Script(of: $0))" } ?? ""
        return TextFlaw(message: "\"\(text)\" (\(first)) is of none of the scripts \(names)", range: range)
    }

    private static func name(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    private static let codes: [String: String] = [
        "Latin": "Latn", "Cyrillic": "Cyrl", "Arabic": "Arab", "Greek": "Grek", "Hebrew": "Hebr", "Han": "Hani",
        "Hiragana": "Hira", "Katakana": "Kana", "Hangul": "Hang", "Thai": "Thai", "Devanagari": "Deva",
        "Georgian": "Geor", "Armenian": "Armn", "Common": "Zyyy", "Inherited": "Zinh", "Bengali": "Beng",
    ]
}
