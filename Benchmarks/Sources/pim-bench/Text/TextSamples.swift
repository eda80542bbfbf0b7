import PIMIO

/// Descriptions of products as the generator writes them, in one language, without the spelling of JSON.
struct TextSamples {
    let name: String
    let texts: [String]

    /// How many UTF-8 bytes the texts have together.
    var bytes: Int { texts.reduce(0) { $0 + $1.utf8.count } }

    /// Draws texts of about two hundred kilobytes together, so that the machine's cache holds them.
    init(_ name: String, locale: String, isASCII: Bool = false, hasVowelSigns: Bool = false) throws(PIMIOError) {
        let generator = TextGenerator(Spelling(isPHP: false))
        let language = generator.languages.first { $0.locale == locale } ?? generator.languages[0]
        var draw = Draw(seed: 20_261_122, stream: locale.utf8.count)
        var texts: [String] = []
        var bytes = 0
        while bytes < 200_000 {
            var line = [UInt8(ascii: "\"")]
            generator.description(language, &draw, to: &line)
            line.append(UInt8(ascii: "\""))
            guard var text = try JSON.parse(line, path: name).string else { continue }
            guard !isASCII || text.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            if hasVowelSigns { text = Self.vocalized(text, &draw) }
            bytes += text.utf8.count
            texts.append(text)
        }
        self.name = name
        self.texts = texts
    }

    /// An Arabic text with its short vowels written, as books for learners and some brands have it.
    private static func vocalized(_ text: String, _ draw: inout Draw) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(scalar)
            guard (0x621...0x64A).contains(scalar.value), draw.happens(750) else { continue }
            if draw.happens(100) { scalars.append("\u{651}") }
            scalars.append(draw.one(of: ["\u{64E}", "\u{64F}", "\u{650}", "\u{652}", "\u{64B}"]))
        }
        return String(scalars)
    }
}
