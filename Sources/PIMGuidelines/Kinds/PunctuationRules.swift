import PIMText

/// What a rule asks of the marks of a text; finds in one walk where it is not so.
struct PunctuationRules: Sendable {
    /// The mark at the end of a text.
    enum End: String, CaseIterable {
        case none
        case period
        case any
    }

    /// Something wrong, and whether its replacement surely keeps the meaning.
    typealias Found = (flaw: TextFlaw, isSafe: Bool)

    private let exclamations: Int?
    private let allowsRepeated: Bool
    private let isArabic: Bool
    private let looksAtNative: Bool
    private let end: End?
    private let ellipsis: String?
    private let quotes: QuotePair?
    private let looksAtSpaces: Bool
    private let isFrench: Bool

    init(_ settings: RuleSettings) throws(RuleProblem) {
        exclamations = settings.count("exclamations")
        allowsRepeated = settings.flag("repeated")
        looksAtNative = settings.flag("native", else: true)
        isArabic = Self.arabicLanguages.contains(settings.language)
        end = settings.text("end").flatMap { End(rawValue: $0) }
        ellipsis = settings.text("ellipsis")
        quotes = try settings.text("quotes").map { text throws(RuleProblem) in
            try QuotePair(text, language: settings.language)
        }
        looksAtSpaces = settings.flag("spaces")
        isFrench = settings.language == "fr"
    }

    private static let arabicLanguages: Set<String> = ["fa", "ar", "ur", "ckb", "ps", "arz", "ug"]

    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [Found] {
        var found: [Found] = []
        var shouts = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0xD8, 0xE2: break
            // The full stop of Urdu is DB 94; other letters that begin so are common.
            case 0xDB where index + 1 < bytes.count && bytes[index + 1] == 0x94: break
            default:
                index += 1
                continue
            }
            guard let mark = bytes.scalar(from: index), SpacedMarks.contains(mark.value) || mark.value == 0x2026 else {
                index += 1
                continue
            }
            index = look(at: mark, bytes, &shouts, &found)
        }
        if let quotes { found += quotes.flaws(bytes) }
        if let end, let flaw = endFlaw(end, bytes), !found.contains(where: { $0.flaw.range.overlaps(flaw.flaw.range) })
        {
            found.append(flaw)
        }
        return found
    }

    /// Looks at a mark and those that repeat it; returns where they end.
    private func look(
        at mark: TextScalar,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ shouts: inout Int,
        _ found: inout [Found]
    ) -> Int {
        var run = mark.range
        var count = 1
        var bangs = 0
        while let next = bytes.scalar(from: run.upperBound), isSame(next, mark) {
            run = run.lowerBound..<next.range.upperBound
            count += 1
            if next.value == 0x21 { bangs += 1 }
        }
        if mark.value == 0x21 { bangs += 1 }
        let text = String(decoding: bytes[run], as: UTF8.self)
        if mark.value == 0x2E || mark.value == 0x2026 {
            if let flaw = dots(run, count, text) { found.append((flaw, true)) }
        } else {
            let wanted = wanted(mark, run, bytes)
            shouts += min(bangs, allowsRepeated ? bangs : 1)
            if count > 1, !allowsRepeated {
                let message = "the mark \"\(text)\" is repeated"
                found.append((TextFlaw(message: message, range: run, replacement: wanted.text), true))
            } else if let exclamations, bangs > 0, shouts > exclamations {
                let message = "it has more than \(exclamations) exclamation marks"
                let full = TextFlaw(message: message, range: run, replacement: ".")
                found.append((full, false))
            } else if wanted.isOther {
                let message = "\"\(text)\" stands where \"\(wanted.text)\" is written"
                found.append((TextFlaw(message: message, range: run, replacement: wanted.text), true))
            }
        }
        if looksAtSpaces { lookAtSpaces(mark, run, bytes, &found) }
        return run.upperBound
    }

    /// Whether a mark only repeats another; dots make an ellipsis, so they repeat nothing but dots.
    private func isSame(_ next: TextScalar, _ mark: TextScalar) -> Bool {
        switch mark.value {
        case 0x2E: next.value == 0x2E
        case 0x2026: next.value == 0x2026
        case 0x3A, 0x6D4: next.value == mark.value
        case 0x2C, 0x60C: next.value == 0x2C || next.value == 0x60C
        case 0x3B, 0x61B: next.value == 0x3B || next.value == 0x61B
        // "?!" is one mark of two signs, "?!?" repeats it.
        default: next.value == mark.value || (mark.value == 0x3F || mark.value == 0x61F) && next.value == 0x3F
        }
    }

    private func dots(_ run: Range<Int>, _ count: Int, _ text: String) -> TextFlaw? {
        if text.utf8.first == 0x2E {
            let isWanted = ellipsis == "character" ? count < 3 : count <= 3
            guard !isWanted, count > 3 && !allowsRepeated || ellipsis != nil else { return nil }
            let wanted = ellipsis == "character" ? "…" : "..."
            let message = "\"\(text)\" stands where \"\(wanted)\" is written"
            return TextFlaw(message: message, range: run, replacement: wanted)
        }
        if ellipsis == "dots" {
            return TextFlaw(message: "\"\(text)\" stands where \"...\" is written", range: run, replacement: "...")
        }
        guard count > 1, !allowsRepeated else { return nil }
        return TextFlaw(message: "the mark \"\(text)\" is repeated", range: run, replacement: "…")
    }

    /// The mark that the language writes at a place, and whether it is another one than stands there.
    private func wanted(
        _ mark: TextScalar,
        _ run: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (text: String, isOther: Bool) {
        let plain = Unicode.Scalar(mark.value).map { String($0) } ?? ""
        guard looksAtNative else { return (plain, false) }
        var before = bytes.scalar(before: bytes.startOfSpaces(before: run.lowerBound))
        // Behind a quote or a bracket the letters in it tell.
        while let closer = before, closer.isCloser { before = bytes.scalar(before: closer.range.lowerBound) }
        let after = bytes.scalar(from: run.upperBound)
        if isArabic {
            guard let native = Self.native[mark.value], let before, after?.isDigit != true else {
                return (plain, false)
            }
            let isArabicDigit = before.isDigit && before.value > 0x39
            guard before.isArabic || isArabicDigit else { return (plain, false) }
            return (native, true)
        }
        guard let foreign = Self.foreign[mark.value], before?.isArabic != true, after?.isArabic != true,
            before.map({ $0.isLetter || $0.isDigit }) == true
        else { return (plain, false) }
        return (foreign, true)
    }

    private static let native: [UInt32: String] = [0x2C: "،", 0x3B: "؛", 0x3F: "؟"]

    private static let foreign: [UInt32: String] = [0x60C: ",", 0x61B: ";", 0x61F: "?"]

    private func lookAtSpaces(
        _ mark: TextScalar,
        _ run: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ found: inout [Found]
    ) {
        let text = String(decoding: bytes[run], as: UTF8.self)
        let next = bytes.scalar(from: run.upperBound)
        let start = bytes.startOfSpaces(before: run.lowerBound)
        let before = bytes.scalar(before: start)
        let isFree = next.map { $0.isSpace || $0.isLineEnd || $0.isCloser } ?? true
        let isWord = before.map { $0.isLetter || $0.isDigit || $0.isCloser } ?? false
        if start < run.lowerBound, isFree, isWord, !isFrench, mark.value != 0x2026, text.utf8.count < 3,
            !(mark.value == 0x3A && before?.isDigit == true)
        {
            let message = "a space stands before \"\(text)\""
            found.append((TextFlaw(message: message, range: start..<run.lowerBound, replacement: ""), true))
        }
        guard mark.value != 0x2E, mark.value != 0x3A, mark.value != 0x2026, start == run.lowerBound,
            before.map({ $0.isLetter || $0.isCloser }) == true, let next, next.isLetter, next.value != 0x200C
        else { return }
        let message = "no space stands between \"\(text)\" and the next word"
        if let last = found.last?.flaw, last.range == run, let replacement = last.replacement {
            found[found.count - 1].flaw.replacement = replacement + " "
        } else {
            found.append((TextFlaw(message: message, range: run, replacement: text + " "), false))
        }
    }

    private func endFlaw(_ end: End, _ bytes: UnsafeBufferPointer<UInt8>) -> Found? {
        let range = bytes.trimmedRange
        var place = range.upperBound
        // A quote or a bracket may close behind the mark.
        while let last = bytes.scalar(before: place), place > range.lowerBound, last.isCloser {
            place = last.range.lowerBound
        }
        guard place > range.lowerBound, let last = bytes.scalar(before: place) else { return nil }
        let text = Unicode.Scalar(last.value).map { String($0) } ?? ""
        switch end {
        case .none:
            guard last.isSentenceEnd else { return nil }
            let isDot = last.value == 0x2E && bytes.scalar(before: last.range.lowerBound)?.isLetter == true
            return (
                TextFlaw(message: "it ends with \"\(text)\"", range: last.range, replacement: isDot ? "" : nil), false
            )
        case .period, .any:
            let isEnded = end == .any ? last.isSentenceEnd : last.value == 0x2E || last.value == 0x6D4
            guard !isEnded else { return nil }
            let whole = last.range.lowerBound..<range.upperBound
            guard last.isLetter || last.isDigit || place < range.upperBound && !last.isSentenceEnd else {
                return (TextFlaw(message: "it ends with \"\(text)\", not with a full stop", range: whole), false)
            }
            let replacement = String(decoding: bytes[whole], as: UTF8.self) + "."
            return (TextFlaw(message: "no mark ends it", range: whole, replacement: replacement), false)
        }
    }
}
