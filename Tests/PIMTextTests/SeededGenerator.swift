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
