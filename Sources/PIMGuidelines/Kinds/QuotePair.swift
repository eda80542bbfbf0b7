import PIMText

/// The quotes that a text should have, and where it has others.
struct QuotePair: Sendable {
    private let opening: String
    private let closing: String

    /// Reads a pair such as `„”`, or takes the one of a language.
    init(_ text: String, language: String) throws(RuleProblem) {
        let pair = text == "language" ? Self.pairs[language, default: "“”"] : text
        let marks = pair.unicodeScalars.map { String($0) }.filter { $0 != " " }
        guard marks.count == 2 else {
            throw RuleProblem("quotes", "\"\(text)\" is no pair of quotes", remedy: "write two marks, such as „”")
        }
        (opening, closing) = (marks[0], marks[1])
    }

    private static let pairs: [String: String] = [
        "pl": "„”", "de": "„“", "cs": "„“", "sk": "„“", "hu": "„”", "ro": "„”", "fr": "«»", "es": "«»", "it": "«»",
        "ru": "«»", "uk": "«»", "kk": "«»", "ky": "«»", "fa": "«»", "ar": "«»", "el": "«»", "sv": "””", "fi": "””",
        "tr": "“”", "en": "“”", "nl": "“”",
    ]

    /// The outermost quotes that are not these; they have a replacement where all quotes of the text find a partner.
    func flaws(_ bytes: UnsafeBufferPointer<UInt8>) -> [PunctuationRules.Found] {
        var quotes: [(range: Range<Int>, isOpening: Bool, isOutermost: Bool)] = []
        var depth = 0
        var isSound = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x22 || byte == 0xC2 || byte == 0xE2, let quote = bytes.scalar(from: index) else {
                index += 1
                continue
            }
            index = quote.range.upperBound
            guard Self.isQuote(quote.value), !isInch(quote, depth, bytes) else { continue }
            let isOpening = isOpening(quote, depth, bytes)
            if isOpening { depth += 1 }
            quotes.append((quote.range, isOpening, depth == 1))
            if !isOpening { depth -= 1 }
            if depth < 0 { (depth, isSound) = (0, false) }
        }
        isSound = isSound && depth == 0
        return quotes.compactMap { range, isOpening, isOutermost in
            let text = String(decoding: bytes[range], as: UTF8.self)
            let wanted = isOpening ? opening : closing
            guard isOutermost || !isSound, !text.utf8.elementsEqual(wanted.utf8) else { return nil }
            let message = "the quote \"\(text)\" stands where \"\(wanted)\" is written"
            return (TextFlaw(message: message, range: range, replacement: isSound ? wanted : nil), isSound)
        }
    }

    private static func isQuote(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F: true
        default: false
        }
    }

    /// Whether it is the sign of inches: behind a digit while no quote is open.
    private func isInch(_ quote: TextScalar, _ depth: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard quote.value == 0x22 || quote.value == 0x201D else { return false }
        return depth == 0 && bytes.scalar(before: quote.range.lowerBound)?.isDigit == true
    }

    /// Whether a quote opens: it says so itself, or a word begins behind it.
    private func isOpening(_ quote: TextScalar, _ depth: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = bytes.scalar(before: quote.range.lowerBound)
        let after = bytes.scalar(from: quote.range.upperBound)
        switch quote.value {
        case 0xAB, 0x201E: return true
        case 0xBB: return false
        default:
            let isEndNext = after.map { $0.isSpace || $0.isLineEnd || SpacedMarks.contains($0.value) } ?? true
            let isStart = before.map { !$0.isLetter && !$0.isDigit && !SpacedMarks.contains($0.value) } ?? true
            return depth == 0 ? isStart || !isEndNext : isStart && !isEndNext
        }
    }
}
