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
        var links: [(kind: LinkKind, range: Range<Int>)] = []
        text.text.withBytes { bytes in
            for range in ProtectedSpans.ranges(in: text.text) {
                // Placeholders begin with a brace or a percent sign.
                guard bytes[range.lowerBound] != 0x7B, bytes[range.lowerBound] != 0x25 else { continue }
                let isWeb = isAddress(bytes, range)
                links.append((isWeb ? .web : .mail, range))
            }
            let known = links.map(\.range)
            var index = 0
            while index < bytes.count {
                let end = tokenEnd(from: index, bytes)
                let token = index..<end
                if !token.isEmpty, !known.contains(where: { $0.overlaps(token) }), let link = link(token, bytes) {
                    links.append(link)
                }
                index = end + 1
            }
            links += phones(bytes).filter { phone in !links.contains { $0.range.overlaps(phone) } }.map { (.phone, $0) }
        }
        return links.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let start = bytes[range].prefix(8).map(\.asciiLowercased)
        return ["https://", "http://", "www."].contains { start.starts(with: $0.utf8) }
    }

    private static func tokenEnd(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = start
        while end < bytes.count, isPart(bytes[end]) { end += 1 }
        return end
    }

    /// Whether a byte is a part of a bare address or a name: what ASCII letters, digits and some marks make up.
    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x40
    }

    private static func link(
        _ token: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (kind: LinkKind, range: Range<Int>)? {
        var range = token
        while !range.isEmpty, bytes[range.upperBound - 1] == 0x2E || bytes[range.upperBound - 1] == 0x2D {
            range = range.lowerBound..<range.upperBound - 1
        }
        guard range.count > 3, bytes.scalar(before: range.lowerBound).map({ !$0.isLetter }) ?? true else { return nil }
        if bytes[range.lowerBound] == UInt8(ascii: "@") {
            let name = bytes[range].dropFirst()
            let isName = name.count > 2 && name.contains(where: \.isASCIILetter) && !name.contains(0x40)
            return isName ? (.handle, range) : nil
        }
        guard let dot = bytes[range].lastIndex(of: 0x2E), dot > range.lowerBound, !bytes[range].contains(0x40),
            bytes[range.lowerBound] != 0x2E, bytes[dot - 1] != 0x2E
        else { return nil }
        let ending = String(decoding: bytes[dot + 1..<range.upperBound].map(\.asciiLowercased), as: UTF8.self)
        return endings.contains(ending) && bytes[range].first?.isASCIILetter == true ? (.web, range) : nil
    }

    /// Endings of addresses that people write without anything before them.
    private static let endings: Set<String> = [
        "com", "net", "org", "info", "biz", "shop", "store", "app", "eu", "io", "co", "pl", "de", "fr", "uk", "es",
        "kz",
        "ir", "ru", "ua", "cz", "sk", "sa", "ae", "eg", "tr", "se", "dk", "fi", "nl", "online", "site", "example",
    ]

    /// Whether an address is one of some hosts or below them.
    static func host(_ address: String, isAmong hosts: [String]) -> Bool {
        guard !hosts.isEmpty else { return false }
        var host = LetterCase.lower(address, "")[...]
        for opening in ["https://", "http://"] where host.hasPrefix(opening) { host = host.dropFirst(opening.count) }
        host = host.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
        return hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }

    /// Runs of digits that people call: with a plus or a zero first, in groups, of nine to fifteen digits.
    private static func phones(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard let first = bytes.scalar(from: index), first.isDigit || first.value == 0x2B else {
                index += 1
                continue
            }
            let run = PhoneRun(from: index, in: bytes)
            if run.isPhone, bytes.scalar(before: index).map({ !$0.isLetter && $0.value != 0x2D }) ?? true {
                found.append(index..<run.end)
            }
            index = max(run.end, first.range.upperBound)
        }
        return found
    }
}

/// Digits that single spaces, hyphens, dots and brackets part.
private struct PhoneRun {
    private(set) var end: Int
    private var digits = 0
    private var groups = 0
    private var startsWithZero = false
    private var hasPlus = false

    init(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        end = start
        var index = start
        var isInGroup = false
        while let scalar = bytes.scalar(from: index) {
            if scalar.isDigit {
                if digits == 0 { startsWithZero = scalar.digit == 0 }
                digits += 1
                if !isInGroup { groups += 1 }
                isInGroup = true
                end = scalar.range.upperBound
            } else if scalar.value == 0x2B, index == start {
                hasPlus = true
            } else if Self.parts(scalar.value), index - end < 2 {
                isInGroup = false
            } else {
                break
            }
            index = scalar.range.upperBound
        }
    }

    private static func parts(_ value: UInt32) -> Bool {
        value == 0x20 || value == 0x2D || value == 0x28 || value == 0x29 || value == 0xA0 || value == 0x2E
    }

    /// Whether somebody may be called there; a code of one group is none unless a plus begins it.
    var isPhone: Bool { (9...15).contains(digits) && (hasPlus || startsWithZero && groups > 1) }
}
