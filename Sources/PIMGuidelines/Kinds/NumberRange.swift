import PIMText

extension RuleKind {
    /// The dash between two numbers.
    public static let range = RuleKind(
        "text.range",
        "A range of numbers is written with the dash for it.",
        parameters: [
            Parameter("mark", .word(["–", "-", "—"]), "the dash; an en dash if not said"),
            Parameter("spaces", .flag, "whether a space stands on both sides of the dash"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("10–20 kg, 2024-05-01, 600-700-800, A-10-20, 01-02", "en_GB"),
                    RuleSample("۱۰–۲۰ کیلو", "fa_IR"), RuleSample("5-3; od -5 do 20", "pl_PL"),
                ],
                bad: [
                    RuleSample("10-20 kg", "en_GB", fixed: "10–20 kg"),
                    RuleSample("Od 10 - 20 cm", "pl_PL", fixed: "Od 10–20 cm"),
                    RuleSample("۱۰-۲۰ کیلو", "fa_IR", fixed: "۱۰–۲۰ کیلو"),
                    RuleSample("10 — 20 кг", "kk_KZ", fixed: "10–20 кг"),
                ]
            ),
            Example(
                ["mark": "-", "spaces": true],
                good: [RuleSample("10 - 20", "en_GB")],
                bad: [RuleSample("10–20", "en_GB", fixed: "10 - 20")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let mark = settings.text("mark") ?? "–"
            let wanted = settings.flag("spaces") ? " \(mark) " : mark
            return .text { text in text.verdict(text.text.withBytes { NumberRanges.flaws($0, wanted) }) }
        }
    )
}

/// Finds ranges of numbers: two whole numbers, the greater one last, with one dash and nothing else of a code.
private enum NumberRanges {
    static func flaws(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: String) -> [(flaw: TextFlaw, isSafe: Bool)] {
        var flaws: [(flaw: TextFlaw, isSafe: Bool)] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // Dashes are E2 80 90 to E2 80 94.
            guard byte == 0x2D || byte == 0xE2, let dash = bytes.scalar(from: index), isDash(dash.value) else {
                index += 1
                continue
            }
            index = dash.range.upperBound
            let gap =
                bytes.startOfSpaces(before: dash.range.lowerBound)..<bytes.endOfSpaces(from: dash.range.upperBound)
            let isEven = (gap.lowerBound == dash.range.lowerBound) == (gap.upperBound == dash.range.upperBound)
            guard isEven, let first = number(before: gap.lowerBound, bytes),
                let last = number(from: gap.upperBound, bytes),
                first.value < last.value
            else { continue }
            let found = String(decoding: bytes[gap], as: UTF8.self)
            guard !found.utf8.elementsEqual(wanted.utf8) else { continue }
            let range = first.range.lowerBound..<last.range.upperBound
            let message = "\"\(String(decoding: bytes[range], as: UTF8.self))\" is written with \"\(wanted)\""
            let isSafe = isUnit(from: last.range.upperBound, bytes)
            flaws.append((TextFlaw(message: message, range: gap, replacement: wanted), isSafe))
        }
        return flaws
    }

    private static func isDash(_ value: UInt32) -> Bool { value == 0x2D || (0x2010...0x2014).contains(value) }

    private static func number(before end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (value: Int, range: Range<Int>)?
    {
        var start = end
        while let scalar = bytes.scalar(before: start), scalar.isDigit, end - start < 10 {
            start = scalar.range.lowerBound
        }
        guard !isCode(bytes.scalar(before: start)) else { return nil }
        return value(start..<end, bytes)
    }

    private static func number(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (value: Int, range: Range<Int>)?
    {
        var end = start
        while let scalar = bytes.scalar(from: end), scalar.isDigit, end - start < 10 { end = scalar.range.upperBound }
        if let next = bytes.scalar(from: end) {
            // A full stop or a comma may end the sentence.
            let isInner = bytes.scalar(from: next.range.upperBound)?.isDigit == true
            guard !next.isDigit, !isDash(next.value), next.value != 0x2F, !(isInner && isCode(next)) else { return nil }
        }
        let spaced = bytes.endOfSpaces(from: end)
        if let next = bytes.scalar(from: spaced), isDash(next.value) { return nil }
        return value(start..<end, bytes)
    }

    /// The value of up to four digits that do not begin with zero.
    private static func value(
        _ range: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (value: Int, range: Range<Int>)? {
        var value = 0
        var digits = 0
        var index = range.lowerBound
        while index < range.upperBound, let scalar = bytes.scalar(from: index) {
            if digits == 0, scalar.digit == 0, range.count > scalar.range.count { return nil }
            value = value * 10 + scalar.digit
            digits += 1
            index = scalar.range.upperBound
        }
        return (1...4).contains(digits) ? (value, range) : nil
    }

    /// Whether a scalar before or behind a number makes it a part of something else.
    private static func isCode(_ scalar: TextScalar?) -> Bool {
        guard let scalar else { return false }
        switch scalar.value {
        case 0x23, 0x2B, 0x2C, 0x2E, 0x2F, 0x3A, 0x5C, 0x5F, 0x40, 0x66B, 0x66C: return true
        default: return scalar.isLetter || scalar.isDigit || isDash(scalar.value)
        }
    }

    private static func isUnit(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = bytes.endOfSpaces(from: start)
        var end = word
        while end - word < 24, let scalar = bytes.scalar(from: end),
            scalar.isLetter || scalar.value == 0xB0
                || scalar.value == 0x25 || scalar.value == 0x200C
        { end = scalar.range.upperBound }
        return UnitSpellings.known.contains(String(decoding: bytes[word..<end], as: UTF8.self))
    }
}
