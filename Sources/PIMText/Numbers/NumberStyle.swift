/// What the marks between digits mean in a language.
///
/// **Source:** the number symbols of Unicode CLDR 48, as ICU 78 has them, read 2026-11-22; that `,` parts thousands in
/// Persian and Arabic texts and `/` is a decimal mark in Persian is everyday use.
struct NumberStyle {
    private enum Role {
        case decimal
        case thousands
        /// Either, as the digits tell.
        case open
        case none
    }

    private var point = Role.open
    private var comma = Role.open
    private var arabicComma = Role.open
    private var slash = Role.none
    private var hasPairs = false

    init(_ language: LanguageTag?) {
        guard let language else {
            return
        }
        let region = language.region ?? ""
        switch language.language {
        case "en" where region == "ZA":
            break
        case "en", "he", "iw", "zh", "ja", "ko", "th", "ms", "fil":
            setPoint()
        case "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ne", "si", "ur":
            setPoint()
            hasPairs = true
        case "fa", "prs", "ps", "ckb", "mzn", "glk", "azb", "lrc":
            setPoint()
            slash = .decimal
        case "ar", "ary", "arz":
            if ["MA", "DZ", "TN", "LY"].contains(region) {
                setComma()
            } else {
                setPoint()
            }
        case "de" where region == "CH" || region == "LI", "it" where region == "CH":
            setPoint()
        case "es" where ["MX", "US", "PR", "DO", "GT", "HN", "NI", "PA", "SV", "PE", "419"].contains(region):
            setPoint()
        case "de", "es", "it", "pt", "nl", "da", "id", "tr", "el", "ro", "hr", "sl", "sr", "bs", "mk", "az", "vi", "is":
            setComma()
        case "pl", "kk", "ru", "uk", "be", "bg", "cs", "sk", "fr", "sv", "fi", "nb", "nn", "no", "hu", "et", "lv", "lt",
            "ky", "uz", "tg", "ka", "hy":
            comma = .decimal
        default:
            break
        }
        if ["IN", "PK", "BD", "NP", "LK"].contains(region) { hasPairs = true }
    }

    /// The decimal mark; nil where nothing is known of the language.
    var decimalMark: Unicode.Scalar? {
        if comma == .decimal { return "," }
        return point == .decimal ? "." : nil
    }

    private mutating func setPoint() {
        point = .decimal
        comma = .thousands
        arabicComma = .thousands
    }

    private mutating func setComma() {
        point = .thousands
        comma = .decimal
        arabicComma = .decimal
    }

    /// Whether the last mark can be the decimal one and those before it part thousands.
    func hasDecimalReading(_ parts: NumberParts) -> Bool {
        guard let last = parts.marks.last, isDecimal(last), let fraction = parts.lengths.last, fraction > 0 else {
            return false
        }
        let before = parts.marks.dropLast()
        return !before.contains(last) && isGrouped(parts, before, parts.lengths.dropLast())
    }

    /// Whether the number has no decimal mark.
    func hasWholeReading(_ parts: NumberParts) -> Bool {
        isGrouped(parts, parts.marks[...], parts.lengths[...])
    }

    /// Whether marks, all the same, part the digits into thousands; `1,234` but not `12,34` or `0,123`.
    private func isGrouped(
        _ parts: NumberParts,
        _ marks: ArraySlice<NumberParts.Mark>,
        _ lengths: ArraySlice<Int>
    ) -> Bool {
        guard let mark = marks.first, let first = lengths.first, let last = lengths.last else {
            return true
        }
        guard partsThousands(mark), marks.allSatisfy({ $0 == mark }), last == 3, parts.firstDigit != 0x30 else {
            return false
        }
        let middle = lengths.dropFirst().dropLast()
        if (1...3).contains(first), middle.allSatisfy({ $0 == 3 }) { return true }
        return hasPairs && (1...2).contains(first) && middle.allSatisfy { $0 == 2 }
    }

    private func isDecimal(_ mark: NumberParts.Mark) -> Bool {
        let role = role(mark)
        return role == .decimal || role == .open
    }

    private func partsThousands(_ mark: NumberParts.Mark) -> Bool {
        let role = role(mark)
        return role == .thousands || role == .open
    }

    private func role(_ mark: NumberParts.Mark) -> Role {
        switch mark {
        case .point: point
        case .comma: comma
        case .arabicComma: arabicComma
        case .slash: slash
        case .arabicDecimal: .decimal
        case .space, .apostrophe, .arabicThousands: .thousands
        }
    }
}

extension Digits {
    /// The mark that a language writes between ASCII digits before decimals; nil for languages that are not known.
    package static func decimalMark(for language: LanguageTag) -> Unicode.Scalar? {
        NumberStyle(language).decimalMark
    }
}
