/// Draws names and descriptions and writes them as the inside of JSON strings.
struct TextGenerator {
    let languages: [Vocabulary]
    let phrases: Phrases

    init(_ spelling: Spelling) {
        languages = Vocabulary.all(spelling)
        phrases = Phrases(spelling)
    }

    /// Some words, the first with a great letter, now and then with something odd between or within them.
    func words(_ count: Int, _ language: Vocabulary, _ draw: inout Draw, to line: inout [UInt8]) {
        let aside = draw.happens(90) ? draw.within(1...max(1, count - 1)) : -1
        let slip = draw.happens(6) ? draw.below(count) : -1
        line += draw.one(of: language.openings)
        for number in 1..<max(2, count) {
            line.append(UInt8(ascii: " "))
            if number == aside {
                line += draw.one(of: phrases.asides)
                line.append(UInt8(ascii: " "))
            }
            let word = draw.one(of: language.words)
            line += word
            if number == slip { line += draw.one(of: phrases.slips) + word }
        }
    }

    func sentence(_ language: Vocabulary, _ draw: inout Draw, to line: inout [UInt8]) {
        words(draw.within(4...9), language, &draw, to: &line)
        line.append(UInt8(ascii: "."))
    }

    /// A product's name without what sets variants apart; a few are longer than a feed takes.
    func name(_ brand: [UInt8], _ language: Vocabulary, _ draw: inout Draw) -> [UInt8] {
        var name: [UInt8] = []
        if draw.happens(600) {
            name = brand
            name.append(UInt8(ascii: " "))
        }
        words(draw.happens(12) ? draw.within(22...34) : draw.within(3...7), language, &draw, to: &name)
        return name
    }

    /// A description: plain, in paragraphs, or a list; a few are longer than a feed takes.
    func description(_ language: Vocabulary, _ draw: inout Draw, to line: inout [UInt8]) {
        let isLong = language.locale == "pl_PL" && draw.happens(5)
        let sentences = isLong ? draw.within(60...110) : draw.within(1...3)
        switch draw.below(100) {
        case ..<59: run(sentences, between: [UInt8(ascii: " ")], language, &draw, to: &line)
        case ..<88:
            line += phrases.paragraph
            run(sentences, between: phrases.paragraphBreak, language, &draw, to: &line)
            line += phrases.paragraphEnd
        case ..<98:
            line += phrases.bold
            sentence(language, &draw, to: &line)
            line += phrases.boldEnd
            for _ in 0..<sentences {
                line += phrases.item
                sentence(language, &draw, to: &line)
                line += phrases.itemEnd
            }
            line += phrases.listEnd
        default:
            run(sentences, between: phrases.lineBreak, language, &draw, to: &line)
            line += phrases.comment
        }
    }

    private func run(
        _ count: Int,
        between separator: [UInt8],
        _ language: Vocabulary,
        _ draw: inout Draw,
        to line: inout [UInt8]
    ) {
        for number in 0..<count {
            if number > 0 { line += separator }
            sentence(language, &draw, to: &line)
        }
    }
}
