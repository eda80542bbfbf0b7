/// What the first bytes of a file give away: that it is not UTF-8 text but something that must be converted first.
///
/// Only what no UTF-8 text begins with is looked at: marks, and every other byte zero, which is UTF-16 without one. An
/// encoding such as windows-1251 leaves nothing.
enum Signature {
    /// The number of bytes that must be there for every signature to be seen.
    static let length = 4

    /// The sentence that refuses bytes which begin like this; nil where they may be UTF-8 text.
    static func refusal(of bytes: some Collection<UInt8>) -> String? {
        switch bytes.first {
        case 0xFF, 0xFE, 0x00, 0x1F, 0x50, 0xD0: break
        default: return nil
        }
        return marks.first { bytes.starts(with: $0.bytes) }?.sentence
    }

    /// The sentence about two ASCII characters of two bytes each, as files in UTF-16 without a mark begin.
    private static func unmarkedUnits(_ bytes: some Collection<UInt8>) -> String? {
        let start = Array(bytes.prefix(4))
        guard start.count == 4 else { return nil }
        switch (start[0], start[1], start[2], start[3]) {
        case (1..., 0, 1..., 0):
            return "the file is UTF-16 without a byte order mark, low byte first (utf-16le); save it as UTF-8"
        case (0, 1..., 0, 1...):
            return "the file is UTF-16 without a byte order mark, high byte first (utf-16be); save it as UTF-8"
        default: return nil
        }
    }

    /// The refusal as an error in the first line of a file.
    ///
    /// Where lines may hold anything, UTF-16 without a mark is not looked for; pages of markup are where a form is
    /// `expected`.
    static func problem(
        of bytes: some Collection<UInt8>,
        path: String?,
        seeksUnits: Bool = true,
        expected: String? = nil
    ) -> PIMIOError? {
        if let sentence = refusal(of: bytes) ?? (seeksUnits ? unmarkedUnits(bytes) : nil) {
            let isText = sentence.hasPrefix("the file is UTF-")
            return PIMIOError(code: isText ? .invalidEncoding : .foreignForm, path: path, line: 1, message: sentence)
        }
        return expected.flatMap { markup(in: bytes, expected: $0) }.map { foreign($0, path: path) }
    }

    /// The error about a file that is not of the form expected.
    static func foreign(_ sentence: String, path: String?) -> PIMIOError {
        PIMIOError(code: .foreignForm, path: path, line: 1, message: sentence)
    }

    /// Whether bytes begin as gzip does.
    static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x1F, 0x8B])
    }

    /// Longer marks stand before those they begin with.
    private static let marks: [(bytes: [UInt8], sentence: String)] = [
        ([0xFF, 0xFE, 0x00, 0x00], "the file is UTF-32; save it as UTF-8"),
        ([0x00, 0x00, 0xFE, 0xFF], "the file is UTF-32; save it as UTF-8"),
        ([0xFF, 0xFE], "the file is UTF-16; save it as UTF-8"),
        ([0xFE, 0xFF], "the file is UTF-16; save it as UTF-8"),
        ([0x1F, 0x8B], "the file is compressed with gzip; unpack it first"),
        (
            [0x50, 0x4B, 0x03, 0x04],
            "the file is a zip archive, as .xlsx files are; unpack it or save it as text first"
        ),
        ([0xD0, 0xCF, 0x11, 0xE0], "the file is a workbook of Excel (.xls); save it as text first"),
    ]
}
