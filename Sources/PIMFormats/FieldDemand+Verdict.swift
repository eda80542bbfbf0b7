import PIMCatalog
import PIMText

extension FieldDemand {
    /// What becomes of one value in a record.
    enum Judgement {
        /// It is taken as it is.
        case fits
        /// It is taken in another spelling or shortened; this is where it stands.
        case becomes(CellText)
        /// It is taken out; the finding says why.
        case refused
    }

    /// Judges a value that stands in `record`; what is wrong is added to the findings.
    ///
    /// A shortened value stays where it is, another spelling is added to the record's bytes.
    func judgement(
        of text: CellText,
        in record: inout Record,
        _ findings: inout [Finding]
    ) -> Judgement {
        if fits(text, in: record) { return .fits }
        if let changed = quietChange(of: text, in: &record) { return .becomes(changed) }
        if facts.isPlainText {
            let isJudged = record.bytes.withUnsafeBufferPointer { bytes in
                let part = bytes.part(text.range)
                guard withUnsafePointer(to: facts, { $0.hasGoodLength(part) }),
                    field.kind != .richText || MarkupSanitizer.isPlain(part)
                else { return false }
                for rule in field.textRules { judge(part, by: rule, &findings) }
                return true
            }
            if isJudged { return .fits }
        }
        let string = record.string(text)
        switch verdict(on: string, &findings) {
        case .fits: return .fits
        case .refused: return .refused
        case .becomes(let changed):
            guard let start = record.start(of: text, saying: changed) else { return .becomes(record.append(changed)) }
            return .becomes(start)
        }
    }

    /// Where the feed's spelling of a value stands, for addresses and words that surely have one without a finding.
    private func quietChange(
        of text: CellText,
        in record: inout Record
    ) -> CellText? {
        let start = record.bytes.count
        switch field.kind {
        case .url:
            URLText.appendPercentEncoded(text.range, of: &record.bytes)
        case .word, .flag, .text, .richText, .code, .path:
            let word = record.bytes.withUnsafeBufferPointer { words?.feedWord(forASCII: $0.part(text.range)) }
            guard let word else { return nil }
            _ = record.append(word)
        default:
            return nil
        }
        let changed = CellText(start..<record.bytes.count)
        guard fits(changed, in: record) else {
            record.bytes.removeLast(record.bytes.count - start)
            return nil
        }
        return changed
    }

    /// What becomes of one value.
    enum Verdict {
        /// It is taken as it is.
        case fits
        /// It is taken in another spelling or shortened.
        case becomes(String)
        /// It is taken out; the finding says why.
        case refused
    }

    /// Judges one value; what is wrong is added to the findings.
    func verdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        let shaped = shapeVerdict(on: text, &findings)
        switch shaped {
        case .fits: return textVerdict(on: text, &findings)
        case .becomes(let changed):
            let judged = textVerdict(on: changed, &findings)
            if case .fits = judged { return shaped }
            return judged
        case .refused: return .refused
        }
    }

    /// Whether the value is what the field's kind says.
    private func shapeVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        switch field.kind {
        case .word, .flag:
            wordVerdict(on: text, &findings)
        case .number, .integer, .amount:
            numberVerdict(on: words?.feedWord(for: text) ?? text, text, &findings)
        case .price:
            priceVerdict(on: text, &findings)
        case .measure:
            measureVerdict(on: text, &findings)
        case .url:
            urlVerdict(on: text, &findings)
        case .date, .dateRange:
            dateVerdict(on: text, &findings)
        case .gtin:
            gtinVerdict(on: text, &findings)
        case .text, .code, .path:
            words == nil ? .fits : wordVerdict(on: text, &findings)
        case .richText:
            words == nil ? markupVerdict(on: text, &findings) : wordVerdict(on: text, &findings)
        case .group, .anything:
            .fits
        }
    }

    /// Whether the value has the right length and keeps the rules of texts.
    private func textVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        let limits = field.limits
        var kept = text
        if let maximum = limits.maximumLength, !isSurelyWithin(maximum, text) {
            let length = limits.unit.length(of: text)
            if length > maximum {
                guard limits.cutsText else {
                    findings.append(tooLong(length, maximum, kept: nil))
                    return .refused
                }
                kept = shortened(text, to: maximum)
                findings.append(tooLong(length, maximum, kept: limits.unit.length(of: kept)))
            }
        }
        if let minimum = limits.minimumLength, limits.unit.length(of: text) < minimum {
            let length = limits.unit.length(of: text)
            let message = "\(name) has \(Self.counted(length, limits.unit)), \(channel) takes \(minimum) or more"
            findings.append(finding("too-short", severity, message, remedy: leftOut("write more")))
            return .refused
        }
        kept.withBytes { bytes in
            for rule in field.textRules { judge(bytes, by: rule, &findings) }
        }
        return kept.utf8.count == text.utf8.count ? .fits : .becomes(kept)
    }

    /// Whether so few bytes fit the limit whatever they are; true for most texts without counting.
    private func isSurelyWithin(_ maximum: Int, _ text: String) -> Bool {
        field.limits.unit != .htmlEscapedCodePoints && text.utf8.count <= maximum
    }

    private func tooLong(_ length: Int, _ maximum: Int, kept: Int?) -> Finding {
        let limits = field.limits
        let message = "\(name) has \(Self.counted(length, limits.unit)), \(channel) takes \(maximum)"
        let shortened = "shorten it to \(Self.counted(maximum, limits.unit))"
        guard let kept else {
            return finding("too-long", severity, message, remedy: leftOut(shortened))
        }
        return finding(
            "too-long",
            .warning,
            message,
            remedy: shortened + "; the feed cuts it to \(Self.counted(kept, limits.unit))"
        )
    }

    private static func counted(_ length: Int, _ unit: LengthUnit) -> String {
        "\(length) \(length == 1 ? String(unit.label.dropLast()) : unit.label)"
    }

    private func judge(_ text: TextBytes, by rule: Field.TextRule, _ findings: inout [Finding]) {
        switch rule {
        case .noShouting:
            guard Words.isShouting(text) else { return }
            let string = String(decoding: text, as: UTF8.self)
            guard let message = ShoutingNames.message(on: Words.shouting(in: string), of: name) else { return }
            var finding = finding(ShoutingNames.code, .warning, message, remedy: "write it in small letters")
            // For whoever knows the names that may be in capitals.
            finding.passage = Passage(string, 0..<0)
            findings.append(finding)
        case .noMarkup:
            guard TextShape.hasMarkup(text) else { return }
            findings.append(finding("markup", .warning, "\(name) has markup in it", remedy: "write plain text"))
        case .noLinks:
            guard TextShape.hasLink(text) else { return }
            findings.append(finding("links", .warning, "\(name) has a web address in it", remedy: "take it out"))
        case .asciiOnly:
            guard !text.isASCII else { return }
            let string = String(decoding: text, as: UTF8.self)
            guard let other = string.unicodeScalars.first(where: { !$0.isASCII }) else { return }
            let code = String(other.value, radix: 16, uppercase: true)
            let message = "\(name) has U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code), "
            let remedy = "use letters without marks, digits and signs of the keyboard"
            findings.append(finding("ascii", .warning, message + "\(channel) takes ASCII only", remedy: remedy))
        }
    }

    private func wordVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard let words else { return plainFlagVerdict(on: text, &findings) }
        if let word = words.feedWord(for: text) {
            return word == text ? .fits : .becomes(word)
        }
        let remedy = words.suggestion(for: text).map { "write \($0)" } ?? "write one of these words"
        let message = "\(name) \(Self.quoted(text)) is not a word \(channel) takes (\(words.listed))"
        findings.append(finding("word", severity, message, remedy: leftOut(remedy)))
        return .refused
    }

    private func plainFlagVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard field.kind == .flag else { return .fits }
        switch text.lowercased() {
        case "true", "yes", "1": return text == "true" ? .fits : .becomes("true")
        case "false", "no", "0": return text == "false" ? .fits : .becomes("false")
        default:
            let message = "\(name) \(Self.quoted(text)) is neither true nor false"
            findings.append(finding("flag", severity, message, remedy: leftOut("write true or false")))
            return .refused
        }
    }

    /// A remedy, with what the feed does until then.
    func leftOut(_ remedy: String) -> String {
        remedy + "; the feed leaves the value out"
    }

    /// A value in quotes, shortened for a message.
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.count > 60 ? "\"\(Cut.hardCut(text, to: 57, unit: .codePoints))…\"" : "\"\(text)\""
    }
}

extension Record {
    /// The part of a text from its start on that says the same as `words`; nil where it begins otherwise.
    fileprivate func start(of text: CellText, saying words: String) -> CellText? {
        bytes.withUnsafeBufferPointer { bytes in
            words.withBytes { words in
                guard words.count <= Int(text.count) else { return nil }
                let start = text.range.lowerBound..<text.range.lowerBound + words.count
                return bytes.part(start).isSame(as: words) ? CellText(start) : nil
            }
        }
    }
}
