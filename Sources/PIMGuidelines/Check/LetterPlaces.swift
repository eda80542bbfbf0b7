import PIMText

/// Letters of a text that others should stand for, told as breaches.
struct LetterPlaces {
    private let text: CheckedText
    private(set) var breaches: [Breach] = []

    /// Takes a text.
    init(_ text: String, _ locale: String) {
        self.text = CheckedText(text, locale: locale)
    }

    /// Tells of a range, in the order of the text; what stands in its place is put into the characters around it, because
    /// marks may hang on a letter.
    mutating func add(_ message: String, _ range: Range<Int>, instead: String?, isSafe: Bool = true) {
        let whole = text.characters(around: range)
        // What hangs on the same character waits for the next time.
        let isFree = (breaches.last?.range.upperBound ?? 0) <= whole.lowerBound
        let fix = isFree ? instead.map { replacement(whole, range, $0) } : nil
        breaches.append(Breach(message, whole, fix: fix.map { TextFix(whole, with: $0, isSafe: isSafe) }))
    }

    private func replacement(_ whole: Range<Int>, _ range: Range<Int>, _ instead: String) -> String {
        text.string(whole.lowerBound..<range.lowerBound) + instead + text.string(range.upperBound..<whole.upperBound)
    }
}

extension CheckedText {
    /// Breaches without the fixes of what is not prose.
    func unprotected(_ breaches: [Breach]) -> [Breach] {
        breaches.map { breach in
            var breach = breach
            if let fix = breach.fix, isProtected(fix.range) { breach.fix = nil }
            return breach
        }
    }
}
