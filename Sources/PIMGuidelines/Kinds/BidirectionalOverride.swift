import PIMCatalog
import PIMText

extension Rule {
    /// No character that turns the direction of the text around.
    public static let bidirectionalOverride = Rule(
        code: "text.bidi-override",
        summary: "No character forces the text's direction.",
        rationale: "An override shows letters in another order than they are stored, which hides what a text says.",
        isError: true,
        remedy: "take the character out; direction comes from the page",
        good: [
            Sample("کفش ورزشی Nordvik", "fa_IR"), Sample("حذاء رياضي", "ar_SA"), Sample("Buty trekkingowe", "pl_PL"),
        ],
        bad: [Sample("abc\u{202E}gpj.exe", "en_GB"), Sample("کفش\u{202D} ورزشی", "fa_IR")],
        readsMarkup: true,
        needsLanguage: false,
        cause: { _ in .presence(of: .directionOverride) },
        problem: { sample in
            let found = sample.text.unicodeScalars.first { $0 == "\u{202E}" || $0 == "\u{202D}" }
            return found.map { message(of: $0) }
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            // What was opened and not closed yet, each with whether it is an override.
            var open: [Bool] = []
            var start = 0
            for scalar in sample.text.unicodeScalars {
                let range = start..<start + scalar.utf8.count
                start = range.upperBound
                switch scalar {
                case "\u{202D}", "\u{202E}":
                    open.append(true)
                    places.add(message(of: scalar), range, instead: "")
                case "\u{202A}", "\u{202B}": open.append(false)
                case "\u{202C}":
                    guard open.popLast() == true else { continue }
                    places.add("\(scalar.codePoint) closes a direction override", range, instead: "")
                default: continue
                }
            }
            return places.breaches
        }
    )

    private static func message(of scalar: Unicode.Scalar) -> String {
        "the text holds \(scalar.codePoint), a direction override"
    }
}
