import PIMText

extension SpanReader {
    /// What the letters and digits that begin at a place are.
    func token(at start: Int) -> (span: ProtectedSpans.Span?, next: Int) {
        if let end = schemeEnd(start) { return (.init(kind: .web, range: start..<addressEnd(end)), addressEnd(end)) }
        if let end = drivePathEnd(start) { return (.init(kind: .path, range: start..<end), end) }
        let end = partsEnd(start, isLong: false)
        if end < bytes.count, bytes[end] == UInt8(ascii: "@"), let mail = mailEnd(end) {
            return (.init(kind: .mail, range: mailStart(end)..<mail), mail)
        }
        if starts(start, with: "www."), end - start > 4 {
            let address = addressEnd(end)
            return (.init(kind: .web, range: start..<address), address)
        }
        let isBeforePath = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "/") && bytes[end + 1] > 0x2F
        if HostNames.isHost(bytes, start..<end, isBeforePath: isBeforePath) {
            let address = isBeforePath ? addressEnd(end) : end
            return (.init(kind: .web, range: start..<address), address)
        }
        let long = partsEnd(start, isLong: true)
        if bytes[start..<long].contains(UInt8(ascii: "\\")) || FileNames.isFile(bytes, start..<long) {
            return (.init(kind: .path, range: start..<long), long)
        }
        if long > end, isCode(start..<long, seeksCapitals: true) {
            return (.init(kind: .code, range: start..<long), long)
        }
        return (isCode(start..<end, seeksCapitals: false) ? .init(kind: .code, range: start..<end) : nil, end)
    }

    /// Whether letters and digits that marks join are a code of an article: `ZIBA-01`, `xr_500`, `XR/500.2`.
    ///
    /// In small letters it needs a hyphen or a low line: behind a point a new sentence may begin. What begins with a digit
    /// is a range or a measure, unless three parts or more have a word in capitals among them.
    private func isCode(_ range: Range<Int>, seeksCapitals: Bool) -> Bool {
        var hasDigit = false
        var hasSmall = false
        var hasFirmJoint = false
        var joints = 0
        var longest = 0
        var capitals = 0
        var index = range.lowerBound
        var startsWithDigit = false
        while index < range.upperBound, let scalar = bytes.scalar(from: index) {
            if scalar.isDigit, scalar.value < 0x80 {
                hasDigit = true
                capitals = 0
                if index == range.lowerBound { startsWithDigit = true }
            } else if scalar.isUpper {
                capitals += 1
                longest = max(longest, capitals)
            } else if scalar.isLower {
                hasSmall = true
                capitals = 0
            } else if scalar.value < 0x80 {
                joints += 1
                hasFirmJoint = hasFirmJoint || scalar.value == 0x2D || scalar.value == 0x5F
                capitals = 0
            } else {
                return false
            }
            index = scalar.range.upperBound
        }
        guard hasDigit, joints > 0, longest > 0 || hasSmall else { return false }
        guard !startsWithDigit else { return joints > 1 && longest > 2 && !hasSmall }
        return !hasSmall || !seeksCapitals && hasFirmJoint
    }

    /// The end of `https://` and the like.
    private func schemeEnd(_ start: Int) -> Int? {
        var index = start
        while index < bytes.count, index - start < 20, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
            index += 1
        }
        guard index - start > 1, bytes[start].isASCIILetter, starts(index, with: "://"), index + 3 < bytes.count,
            bytes[index + 3] > 0x20
        else { return nil }
        return index + 3
    }

    /// The end of `C:\a\b`.
    private func drivePathEnd(_ start: Int) -> Int? {
        guard bytes[start].isASCIILetter, starts(start + 1, with: ":\\") else { return nil }
        return max(start + 3, partsEnd(start + 3, isLong: true))
    }

    private func mailEnd(_ sign: Int) -> Int? {
        guard isMail(bytes[sign - 1]) else { return nil }
        var end = sign + 1
        while end < bytes.count, isMail(bytes[end]) { end += 1 }
        while end > sign, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return bytes[sign..<end].contains(UInt8(ascii: ".")) ? end : nil
    }

    private func mailStart(_ sign: Int) -> Int {
        var start = sign
        while start > 0, isMail(bytes[start - 1]) { start -= 1 }
        return start
    }

    private func isMail(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || [".", "_", "-", "+", "%"].contains { UInt8(ascii: $0) == byte }
    }

    /// The end of an address of which some is read: a sentence's own marks are not the address's.
    private func addressEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "\"") {
            end += 1
        }
        let marks: Set<UInt32> = [
            0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x60C, 0x61B, 0x61F, 0xBB, 0x201D, 0x2019, 0x2026,
        ]
        while end > start, let scalar = bytes.scalar(before: end), marks.contains(scalar.value) {
            end = scalar.range.lowerBound
        }
        return max(end, start)
    }

    private func starts(_ index: Int, with opening: String) -> Bool {
        guard index + opening.utf8.count <= bytes.count else { return false }
        return zip(bytes[index...], opening.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}

/// Names of hosts as people write them without anything before them.
enum HostNames {
    /// Whether letters, digits and points are the name of a host.
    static func isHost(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBeforePath: Bool) -> Bool {
        guard range.count > 3, let dot = bytes[range].lastIndex(of: 0x2E), dot > range.lowerBound,
            bytes[dot - 1] != 0x2E, bytes[range.lowerBound] != 0x2E, !bytes[range].contains(0x5F),
            bytes.scalar(from: range.lowerBound)?.isLetter == true
        else { return false }
        let ending = LetterCase.lower(String(decoding: bytes[dot + 1..<range.upperBound], as: UTF8.self), "")
        return endings.contains(ending) || isBeforePath && endingsBeforePaths.contains(ending)
    }

    private static let endings: Set<String> = [
        "com", "net", "org", "info", "biz", "shop", "store", "app", "eu", "io", "co", "pl", "de", "fr", "uk", "es",
        "kz", "ir", "ru", "ua", "cz", "sk", "sa", "ae", "eg", "tr", "se", "dk", "fi", "nl", "online", "site", "example",
        "рф", "қаз", "укр", "бел", "рус", "онлайн", "сайт", "ایران", "السعودية", "امارات", "مصر",
    ]

    /// Endings that are words or abbreviations too, so that a path has to follow: `t.me/name`.
    private static let endingsBeforePaths: Set<String> = [
        "me", "be", "ly", "gl", "ee", "gg", "tv", "cc", "to", "at", "ch", "it", "link", "page", "us", "by", "in", "am",
    ]
}

/// Names of files.
enum FileNames {
    /// Whether a name or a path ends as files do.
    static func isFile(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let dot = bytes[range].lastIndex(of: 0x2E), dot > range.lowerBound, range.upperBound - dot < 6 else {
            return false
        }
        let ending = String(decoding: bytes[dot + 1..<range.upperBound].map(\.asciiLowercased), as: UTF8.self)
        return endings.contains(ending)
    }

    private static let endings: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "tif", "tiff", "pdf", "csv", "tsv", "json", "xml", "html",
        "htm", "css", "js", "zip", "gz", "doc", "docx", "xls", "xlsx", "txt", "mp4", "exe",
    ]
}
