/// Writes one product line after the other into a buffer.
struct VariantWriter {
    let text: TextGenerator
    let inherits: Bool

    private let byLocale: [[UInt8]]
    private let google: [[UInt8]]
    private let english = 0
    private let polish: Int

    init(text: TextGenerator, inherits: Bool) {
        self.text = text
        self.inherits = inherits
        byLocale = text.languages.map { OwnLines.opening(scope: nil, locale: $0.locale) }
        google = text.languages.map { OwnLines.opening(scope: "google", locale: $0.locale) }
        polish = text.languages.count - 1
    }

    /// A model's line.
    func model(_ number: Int, _ group: ProductGroup, to line: inout [UInt8]) {
        line += "{\"identifier\":\"PM-".utf8
        digits(number, width: 8, to: &line)
        line += "\",\"family\":\"\(group.kind.code)\",\"values\":{".utf8
        if inherits {
            var shared: [UInt8] = []
            brand(group, to: &shared)
            category(group, to: &shared)
            description(group, own: [], to: &shared)
            line += shared.dropLast()
        }
        line += "}}\n".utf8
    }

    /// A product's line.
    func variant(_ number: Int, _ groupNumber: Int, _ group: ProductGroup, _ draw: inout Draw, to line: inout [UInt8]) {
        let size = draw.one(of: text.phrases.sizes)
        let color = draw.one(of: text.phrases.colors)
        line += "{\"identifier\":\"".utf8
        identifier(number, group, to: &line)
        line += "\",\"family\":\"\(group.kind.code)\"".utf8
        if group.hasModel {
            line += ",\"parent\":\"PM-".utf8
            digits(groupNumber, width: 8, to: &line)
            line.append(UInt8(ascii: "\""))
        }
        line += (draw.happens(28) ? ",\"enabled\":false" : ",\"enabled\":true").utf8
        line += ",\"categories\":\(group.kind.categories),\"values\":{".utf8
        let isOutOfOrder = draw.happens(53)
        let start = line.count
        texts(number, group, size, color, &draw, to: &line)
        if !isOutOfOrder {
            rest(number, group, size, color, &draw, to: &line)
        } else {
            // Some systems write attributes in another order: the last ones first here.
            let head = Array(line[start...])
            line.removeSubrange(start...)
            rest(number, group, size, color, &draw, to: &line)
            line += head
        }
        line.removeLast()
        line += "}}\n".utf8
    }

    private func texts(
        _ number: Int,
        _ group: ProductGroup,
        _ size: [UInt8],
        _ color: [UInt8],
        _ draw: inout Draw,
        to line: inout [UInt8]
    ) {
        if !draw.happens(2) {
            line += "\"name\":[".utf8
            for (language, name) in group.names.enumerated() {
                line += byLocale[language]
                string(name, [UInt8(ascii: " ")], group.hasModel ? size : [], to: &line)
            }
            if draw.happens(102) {
                line += google[polish]
                string(group.names[polish], text.phrases.arrow, color, to: &line)
            }
            close(&line)
        }
        let note = draw.happens(50) ? ceneoText(&draw) : []
        if inherits, group.hasModel {
            if !note.isEmpty {
                line += "\"description\":[".utf8
                line += note
                line += "],".utf8
            }
        } else {
            description(group, own: note, to: &line)
        }
        if !draw.happens(2) {
            line += "\"url\":[".utf8
            for language in [english, polish] {
                line += google[language]
                line.append(UInt8(ascii: "\""))
                line += text.phrases.shop
                line += (language == polish ? "pl" : "en").utf8
                line += text.phrases.slash
                line.append(UInt8(ascii: "p"))
                line += text.phrases.slash
                line += "\(group.kind.code)-\(number)?utm_source=google&v=\(number)\"},".utf8
            }
            close(&line)
        }
    }

    private func rest(
        _ number: Int,
        _ group: ProductGroup,
        _ size: [UInt8],
        _ color: [UInt8],
        _ draw: inout Draw,
        to line: inout [UInt8]
    ) {
        prices(group, &draw, to: &line)
        if !draw.happens(2) {
            single("stock", to: &line)
            line += "\(draw.happens(150) ? 0 : draw.below(200))}],".utf8
        }
        if draw.happens(21) {
            single("preorder", to: &line)
            line += "true}],".utf8
        }
        if !draw.happens(2) {
            single("image", to: &line)
            picture(number, group, "main.jpg", to: &line)
            line += "}],".utf8
        }
        gallery(number, group, &draw, to: &line)
        gtin(number, &draw, to: &line)
        if !inherits || !group.hasModel { brand(group, to: &line) }
        value("color", color, to: &line)
        value("size", size, to: &line)
        if !inherits || !group.hasModel { category(group, to: &line) }
        single("weight", to: &line)
        line += "{\"amount\":\"\(draw.below(4)).\(draw.below(10))\",\"unit\":\"KILOGRAM\"}}],".utf8
        value("material", draw.one(of: text.phrases.materials), to: &line)
        single("rating", to: &line)
        line += "\(draw.within(1...4)).\(draw.within(1...9))\(draw.within(1...9))}],".utf8
        single("updated_by", to: &line)
        line += "\"user-\(draw.below(40))@example.com\"}],".utf8
    }
}
