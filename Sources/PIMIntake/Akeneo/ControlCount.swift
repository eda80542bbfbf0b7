import PIMCatalog
import PIMIO

/// Counts the characters U+0080 to U+009F in a file of UTF-8, of which texts have none.
///
/// They are what letters and dashes of a Windows encoding become where somebody takes it for ISO 8859. JSON may write them
/// as `\u0096`.
struct ControlCount {
    private(set) var count = 0
    /// The first of them, and its line.
    private(set) var first: (scalar: UInt32, line: Int)?
    private let readsEscapes: Bool
    private var line = 1
    /// The last bytes, the newest one lowest.
    private var window: UInt64 = 0

    init(readsEscapes: Bool) {
        self.readsEscapes = readsEscapes
    }

    /// Takes the file's next bytes.
    mutating func take(_ block: [UInt8]) {
        for byte in block {
            window = window << 8 | UInt64(byte)
            if byte == 0x0A {
                line += 1
            } else if byte & 0xE0 == 0x80, window >> 8 & 0xFF == 0xC2 {
                note(UInt32(byte))
            } else if readsEscapes, window >> 16 & 0xFFFF_FFFF == Self.escape {
                noteEscape(byte)
            }
        }
    }

    /// Behind `\u00` stand two digits, of which the last byte is the second.
    private mutating func noteEscape(_ low: UInt8) {
        let high = UInt8(truncatingIfNeeded: window >> 8)
        guard high == UInt8(ascii: "8") || high == UInt8(ascii: "9"), window >> 48 & 0xFF != UInt64(UInt8(ascii: "\\")),
            let digit = Character(Unicode.Scalar(low)).hexDigitValue
        else { return }
        note(UInt32(high - UInt8(ascii: "0")) << 4 | UInt32(digit))
    }

    private mutating func note(_ scalar: UInt32) {
        count += 1
        if first == nil { first = (scalar, line) }
    }

    private static let escape = "\\u00".utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
}

extension AkeneoFile {
    /// Tells of characters that say the file was once taken for a file of another encoding; they are kept.
    func noteControls(_ log: inout ImportLog) throws {
        var controls = ControlCount(readsEscapes: form != .csv)
        try Files.readBlocks(path) { controls.take($0) }
        guard let first = controls.first, let scalar = Unicode.Scalar(first.scalar) else { return }
        log.report(
            "control-characters",
            .warning,
            "\(controls.count) character\(controls.count == 1 ? "" : "s") from U+0080 to U+009F, the first "
                + "\(scalar.codePoint): letters of a Windows encoding that was taken for another; they are kept",
            remedy: "name the encoding that the file was written in, such as --encoding windows-1250, windows-1251 or "
                + "windows-1256; where another program has made UTF-8 of it, export it again",
            at: SourcePosition(file: name, line: first.line)
        )
    }
}
