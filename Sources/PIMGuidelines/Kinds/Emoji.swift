import PIMText

extension RuleKind {
    /// Emoji: how many, and which.
    public static let emoji = RuleKind(
        "text.emoji",
        "The text has no more emoji than it may have, and only those that are allowed.",
        parameters: [
            Parameter("max", .count, "the greatest number of emoji; none if neither this nor allowed is said"),
            Parameter("allowed", .texts, "the emoji that may stand in the text"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("Nordvik® #1 — 5 ★ © 2026", "en_GB"), RuleSample("کفش ۱۲", "fa_IR"),
                    RuleSample("Żółta ✔ kurtka", "pl_PL"),
                ],
                bad: [
                    RuleSample("Warm 🔥 jacket", "en_GB", fixed: "Warm jacket"),
                    RuleSample("❤️ Kurtka", "pl_PL", fixed: "Kurtka"),
                    RuleSample("کفش 👟👟", "fa_IR", fixed: "کفش"),
                    RuleSample("1️⃣ шам", "kk_KZ", fixed: "шам"),
                ]
            ),
            Example(
                ["max": 1, "allowed": ["👨‍👩‍👧", "🔥"]],
                good: [RuleSample("Kurtka 👨‍👩‍👧", "pl_PL"), RuleSample("Kurtka 🔥", "pl_PL")],
                bad: [
                    RuleSample("Kurtka 👨‍👩‍👦", "pl_PL", fixed: "Kurtka"),
                    RuleSample("Kurtka 🔥 i 🔥", "pl_PL", fixed: "Kurtka 🔥 i"),
                    RuleSample("حذاء 🇸🇦", "ar_SA", fixed: "حذاء"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let allowed = settings.texts("allowed").map { Array($0.utf8) }
            let most = settings.count("max") ?? (allowed.isEmpty ? 0 : .max)
            return .text { text in
                let places = text.text.withBytes { EmojiPlaces.ranges(in: $0) }
                guard !places.isEmpty else { return .passed }
                var count = 0
                var breaches: [Breach] = []
                for range in places {
                    let found = text.string(range)
                    if !allowed.isEmpty, !allowed.contains(where: { $0.elementsEqual(found.utf8) }) {
                        breaches += [text.removal("the emoji \(found) is not allowed", of: range, isWord: true)]
                            .compactMap(\.self)
                        continue
                    }
                    count += 1
                    guard count > most else { continue }
                    let limit = most == 0 ? "no emoji may" : "no more than \(most) emoji may"
                    let message = "the emoji \(found) is one too many: \(limit) stand in it"
                    breaches += [text.removal(message, of: range, isWord: true)].compactMap(\.self)
                }
                return .breaches(breaches)
            }
        }
    )
}

/// Finds emoji: sequences that are joined to one picture are one.
enum EmojiPlaces {
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // Pictures begin with F0 or E2; the sign that makes one of a character, U+FE0F, is EF B8 8F.
            guard byte == 0xF0 || byte == 0xE2 || byte == 0xEF || byte == 0xE3,
                let scalar = bytes.scalar(from: index)
            else {
                index += 1
                continue
            }
            index = scalar.range.upperBound
            guard isPicture(scalar, bytes) else { continue }
            let isNext = ranges.last?.upperBound == scalar.range.lowerBound
            let start =
                isNext
                ? scalar.range.lowerBound : Graphemes.border(in: bytes, atOrBefore: scalar.range.lowerBound)
            let end = Graphemes.end(in: bytes, from: start)
            if let last = ranges.last, start < last.upperBound { continue }
            ranges.append(start..<end)
            index = max(end, index)
        }
        return ranges
    }

    private static func isPicture(_ scalar: TextScalar, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let properties = Unicode.Scalar(scalar.value)?.properties else { return false }
        if scalar.value == 0xFE0F {
            guard let before = bytes.scalar(before: scalar.range.lowerBound) else { return false }
            let isKey = bytes.scalar(from: scalar.range.upperBound)?.value == 0x20E3
            return before.value < 0x80 ? isKey : Unicode.Scalar(before.value)?.properties.isEmoji == true
        }
        guard properties.isEmojiPresentation else { return false }
        return bytes.scalar(from: scalar.range.upperBound)?.value != 0xFE0E
    }
}
