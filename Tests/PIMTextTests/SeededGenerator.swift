/// The same random numbers on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A text of letters, marks, joiners, pictures and spaces of many scripts.
    mutating func scripts(maximumLength: Int) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0xA0...0x24F, 0x300...0x36F, 0x370...0x3FF,
            0x400...0x52F, 0x410...0x44F, 0x5B0...0x5EA, 0x600...0x6FF, 0x621...0x652, 0x900...0x97F, 0x980...0x9FF,
            0xD00...0xD7F, 0x1100...0x11FF, 0x1E00...0x1FFF, 0x2000...0x206F, 0x20D0...0x20F0, 0x2100...0x21FF,
            0x3000...0x30FF, 0xAC00...0xAC40, 0xFB00...0xFDFF, 0xFE00...0xFEFF, 0xFF00...0xFFEF, 0x1F1E6...0x1F1FF,
            0x1F300...0x1F64F, 0x1F3FB...0x1F3FF, 0x1D165...0x1D16F,
        ]
        let singles: [Unicode.Scalar] = [
            " ", " ", "\r", "\n", "\t", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{301}", "\u{640}",
            "\u{64B}", "'", ".", ",", "_", ":", "\"", "\u{AD}", "\u{202E}", "\u{A0}", "\u{94D}", "\u{600}", "\u{1F468}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...maximumLength, using: &self) {
            if Int.random(in: 0..<3, using: &self) == 0 {
                text.append(singles.randomElement(using: &self) ?? " ")
                continue
            }
            let range = ranges.randomElement(using: &self) ?? 0x61...0x7A
            for _ in 0..<Int.random(in: 1...4, using: &self) {
                Unicode.Scalar(UInt32.random(in: range, using: &self)).map { text.append($0) }
            }
        }
        return String(text)
    }

    /// A text of pieces that have gone wrong somewhere before.
    mutating func text(maximumLength: Int) -> String {
        let pieces = [
            "a", "Z", "7", " ", "  ", "\t", "\r\n", "\n", "&", "<", ">", "\"", "'", "&amp;", "&nbsp;", "&#39;",
            "&#x41;",
            "<b>", "</p>", "<br/>", "<!-- x -->", "<script>", "</script>", "ł", "ż", "z\u{307}", "ә", "می\u{200C}خواهم",
            "\u{200D}", "\u{200C}", "👨‍👩‍👧", "🇰🇿", "👍🏽", "\u{0}", "\u{8}", "\u{85}", "\u{AD}", "\u{202E}", "\u{FEFF}",
            "\u{FFFE}",
            "\u{A0}", "%", "%D9", ",", "۱", "٣", ";", "#", "x", "!", "-", "--", "/",
        ]
        let count = Int.random(in: 0...maximumLength, using: &self)
        return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
