import PIMText

extension Setting {
    /// The numbers and texts in it, a list's elements among them, that another setting has not.
    func values(thatLacks other: Setting) -> [String] {
        let kept = Set(other.values)
        return values.filter { !kept.contains($0) }
    }

    private var values: [String] {
        switch self {
        case .text(let text): [text]
        case .number(let number): ["\(number)"]
        case .list(let elements): elements.flatMap(\.values)
        case .table(let table): table["term"]?.values ?? []
        case .flag: []
        }
    }
}

extension GuidelineRule {
    /// Forgets the texts of a more general layer that name a value which does not count any more, such as the limit of a
    /// channel: they would tell what is not so.
    mutating func forgetTexts(naming values: [String]) {
        guard !values.isEmpty else { return }
        if let text = summary, values.contains(where: text.names) { summary = nil }
        if let text = reason, values.contains(where: text.names) { reason = nil }
        if let text = remedy, values.contains(where: text.names) { remedy = nil }
    }
}

extension String {
    /// Whether a number or a word stands in the text by itself, a number perhaps with marks between its thousands.
    fileprivate func names(_ value: String) -> Bool {
        let wanted = LetterCase.lower(value, "").unicodeScalars.filter { !$0.properties.isWhitespace }
        let scalars = Array(LetterCase.lower(self, "").unicodeScalars)
        guard let first = wanted.first else { return false }
        return scalars.indices.contains { start in
            guard scalars[start] == first, start == 0 || !scalars.isWord(at: start - 1) else { return false }
            guard let end = scalars.end(of: wanted, from: start) else { return false }
            return !scalars.isWord(at: end) && !scalars.goesOn(at: end)
        }
    }
}

extension [Unicode.Scalar] {
    fileprivate func isWord(at index: Int) -> Bool {
        index < count && (self[index].properties.isAlphabetic || self[index].properties.numericType != nil)
    }

    /// Whether a mark and more digits follow a digit, as in 1,024.
    fileprivate func goesOn(at index: Int) -> Bool {
        index > 0 && index + 1 < count && isDigit(at: index - 1) && (self[index] == "," || self[index] == ".")
            && isDigit(at: index + 1)
    }

    private func isDigit(at index: Int) -> Bool { self[index].value &- 0x30 < 10 }

    /// The place behind some characters from a place on, spaces and the marks between thousands aside; nil where other
    /// characters stand there.
    fileprivate func end(of wanted: String.UnicodeScalarView, from start: Int) -> Int? {
        var index = start
        for scalar in wanted {
            while index > start, index < count, self[index] != scalar, isPassed(at: index) { index += 1 }
            guard index < count, self[index] == scalar else { return nil }
            index += 1
        }
        return index
    }

    private func isPassed(at index: Int) -> Bool {
        if self[index].properties.isWhitespace { return true }
        return self[index] == "," && isDigit(at: index - 1) && index + 1 < count && isDigit(at: index + 1)
    }
}
