import PIMText

/// Finds what leads out of a text.
enum LinkFinder {
    /// Whether bytes have a sign without which nothing is found: a mark inside a word, an at sign, digits in a row.
    static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if byte.isASCIIDigit || byte == 0xD9 || byte == 0xDB {
                digits += 1
                if digits > 6 { return true }
            } else if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") {
                return true
            } else if byte == UInt8(ascii: "."), index + 1 < bytes.count, bytes[index + 1] > 0x2F {
                return true
            }
        }
        return false
    }

    /// The links of a text, by place.
    static func links(in text: CheckedText) -> [(kind: LinkKind, range: Range<Int>)] {
        var links = ProtectedSpans.spans(in: text.text).compactMap { span in
            LinkKind(span).map { (kind: $0, range: span.range) }
        }
        text.text.withBytes { bytes in
            let phones = PhoneNumbers(locale: text.locale).ranges(in: bytes)
            links += phones.filter { phone in !links.contains { $0.range.overlaps(phone) } }.map { (.phone, $0) }
        }
        return links.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether an address is one of some hosts or below them.
    static func host(_ address: String, isAmong hosts: [String]) -> Bool {
        guard !hosts.isEmpty else { return false }
        var host = LetterCase.lower(address, "")[...]
        if let scheme = host.firstIndex(of: ":"), host[scheme...].hasPrefix("://") {
            host = host[scheme...].dropFirst(3)
        }
        host = host.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
        return hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }
}

extension LinkKind {
    /// What a part that is not prose leads to; nil where it leads nowhere.
    fileprivate init?(_ span: ProtectedSpans.Span) {
        switch span.kind {
        case .web: self = .web
        case .mail: self = .mail
        // The sign and three letters.
        case .handle where span.range.count > 3: self = .handle
        default: return nil
        }
    }
}
