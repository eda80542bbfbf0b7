import PIMCatalog
import PIMText

extension FieldDemand {
    /// Whether rich text holds the field's tags alone and nothing unwanted; what it becomes otherwise is without.
    func markupVerdict(on text: String, _ findings: inout [Finding]) -> Verdict {
        guard let sanitizer, !text.withBytes({ MarkupSanitizer.isPlain($0) || sanitizer.keeps($0) }) else {
            return .fits
        }
        var output: [UInt8] = []
        let omissions = text.withBytes { sanitizer.append($0, to: &output) }
        if !omissions.isEmpty {
            let message = "\(name) has \(omissions.listed), which \(channel) does not take"
            let remedy = "take it out of the text; the feed leaves it out"
            let told = finding("markup-left-out", .warning, message, remedy: remedy)
            if !findings.contains(told) { findings.append(told) }
        }
        return .becomes(String(decoding: output, as: UTF8.self))
    }

    /// The beginning of a text that is as long as the field takes; rich text is closed where it ends.
    func shortened(_ text: String, to maximum: Int) -> String {
        let unit = field.limits.unit
        guard let sanitizer else { return Cut.cut(text, to: maximum, unit: unit) }
        var room = maximum
        while room > 0 {
            let whole = sanitizer.sanitized(Self.withoutHalfTag(Cut.cut(text, to: room, unit: unit)))
            let length = unit.length(of: whole)
            if length <= maximum { return whole }
            room -= length - maximum
        }
        return ""
    }

    /// A text without the tag or the entity that it ends within.
    private static func withoutHalfTag(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if let open = bytes.lastIndex(of: UInt8(ascii: "<")), !bytes[open...].contains(UInt8(ascii: ">")) {
            bytes.removeSubrange(open...)
        }
        if let start = bytes.lastIndex(of: UInt8(ascii: "&")), bytes.count - start < 34,
            bytes[(start + 1)...].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#") })
        {
            bytes.removeSubrange(start...)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
