import PIMCatalog
import PIMText

/// What a field demands of one value, in numbers alone, so that values without a fault are seen by their bytes.
///
/// `fits` never takes a value that `FieldDemand.verdict` would change, refuse or report; where it cannot be sure, it
/// says no and the verdict decides.
struct FieldFacts: Sendable {
    let kind: Field.Kind
    /// Whether any value fits.
    let takesAll: Bool
    /// Whether texts must keep rules, for which all of their bytes are looked at.
    var hasRules: Bool { !rules.isEmpty }
    /// Texts of so many bytes and fewer fit, whatever they are; 0 where they must be looked at.
    let sureCount: Int
    fileprivate let hasWords: Bool
    fileprivate let rules: Rules
    fileprivate let unit: LengthUnit
    /// Texts of so many bytes are within the greatest length, whatever they are.
    fileprivate let sureLength: Int
    fileprivate let maximumLength: Int
    fileprivate let minimumLength: Int
    fileprivate let maximumDecimals: Int
    /// How many values must and may stand.
    let minimumCount: Int
    let maximumCount: Int
    /// The field's words, or a measure's units.
    fileprivate let words: WordBlock.Run
    /// The smallest and the greatest number in ten-thousandths, the unit that all tables can do with.
    fileprivate let minimum: Int
    fileprivate let maximum: Int
    /// Whether numbers are compared with these; where they cannot say the bounds, the verdict decides.
    fileprivate let bounds: Bounds
    /// The digits after the point that amounts may have.
    fileprivate let digits: CurrencyDigits
    /// Those of an amount without a currency of its own.
    fileprivate let amountDigits: CurrencyDigits.Limit

    fileprivate enum Bounds: UInt8 {
        case none
        case exact
        case unsure
    }

    init(_ field: Field, words block: inout WordBlock, _ money: MoneyDemand = MoneyDemand()) {
        let limits = field.limits
        kind = field.kind
        digits = money.digits
        amountDigits = money.amountDigits
        hasWords = !field.words.isEmpty
        rules = Rules(field.textRules)
        unit = limits.unit
        sureLength = limits.maximumLength.map { limits.unit == .htmlEscapedCodePoints ? -1 : $0 } ?? Int.max
        maximumLength = limits.maximumLength ?? Int.max
        minimumLength = limits.minimumLength ?? 0
        maximumDecimals = limits.maximumDecimals ?? Int.max
        minimumCount = limits.minimumCount
        maximumCount = limits.maximumCount
        let least = limits.minimum.map(Self.tenThousandths)
        let greatest = limits.maximum.map(Self.tenThousandths)
        minimum = (least ?? Int.min) ?? 0
        maximum = (greatest ?? Int.max) ?? 0
        bounds =
            least == nil && greatest == nil ? .none : least == .some(nil) || greatest == .some(nil) ? .unsure : .exact
        let isMeasure = field.kind == .measure
        words = block.append(isMeasure ? field.units.map(\.feed) : field.words.map(\.feed))
        let isFree = limits.maximumLength == nil && limits.minimumLength == nil && field.textRules.isEmpty
        switch field.kind {
        case .text, .code, .path: takesAll = isFree && field.words.isEmpty
        case .anything: takesAll = true
        default: takesAll = false
        }
        let isOfAnyWords =
            switch field.kind {
            case .text, .code, .path: !hasWords
            default: false
            }
        sureCount = takesAll ? Int.max : isOfAnyWords && rules.isEmpty && minimumLength <= 0 ? max(sureLength, 0) : 0
    }

    /// Whether the field takes texts of any words.
    var isPlainText: Bool {
        switch kind {
        case .text, .richText, .code, .path: !hasWords
        default: false
        }
    }

    private static func tenThousandths(_ bound: ExactDecimal) -> Int? {
        bound.description.withBytes { TextShape.Number($0)?.tenThousandths }
    }

    fileprivate static func isTruth(_ text: TextBytes) -> Bool {
        switch text.count {
        case 4: "true".utf8.elementsEqual(text)
        case 5: "false".utf8.elementsEqual(text)
        default: false
        }
    }

    /// The rules of a text as bits.
    fileprivate struct Rules: OptionSet {
        let rawValue: UInt8
        static let noShouting = Rules(rawValue: 1)
        static let noMarkup = Rules(rawValue: 2)
        static let noLinks = Rules(rawValue: 4)
        static let asciiOnly = Rules(rawValue: 8)

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init(_ rules: [Field.TextRule]) {
            self = []
            for rule in rules {
                switch rule {
                case .noShouting: insert(.noShouting)
                case .noMarkup: insert(.noMarkup)
                case .noLinks: insert(.noLinks)
                case .asciiOnly: insert(.asciiOnly)
                }
            }
        }
    }
}

/// The looks at a value; through a pointer, for facts are too many to be copied for each.
extension UnsafePointer<FieldFacts> {
    /// Whether a value is surely taken as it is, without a finding.
    func fits(_ text: TextBytes, _ block: WordBlock.View) -> Bool {
        hasShape(text, block) && isGoodText(text)
    }

    /// Whether the values of a list surely stay as they are, without a finding.
    func fits(_ run: CellRun, in row: RowView, _ block: WordBlock.View) -> Bool {
        let range = run.range
        guard range.count <= pointee.maximumCount, range.count >= pointee.minimumCount || range.isEmpty else {
            return false
        }
        for index in range {
            let text = row.texts[index]
            guard text.count > 0, pointee.takesAll || fits(row.bytes(of: text), block) else { return false }
        }
        return true
    }

    /// Whether the value is surely what the field's kind says.
    private func hasShape(_ text: TextBytes, _ block: WordBlock.View) -> Bool {
        switch pointee.kind {
        case .text, .code, .path:
            return !pointee.hasWords || block.holds(text, in: pointee.words)
        case .richText:
            return pointee.hasWords ? block.holds(text, in: pointee.words) : MarkupSanitizer.isPlain(text)
        case .url:
            return URLText.isEncoded(text) && URLText.isEncodedHTTP(text)
        case .word:
            return !pointee.hasWords || block.holds(text, in: pointee.words)
        case .flag:
            return pointee.hasWords ? block.holds(text, in: pointee.words) : FieldFacts.isTruth(text)
        case .gtin:
            return GTIN.problem(in: text) == nil
        case .price:
            guard let amount = TextShape.priceAmount(text) else { return false }
            if amount.significantDecimals > 0 || amount.hasPoint && pointee.digits.isStrict,
                !pointee.digits.limit(atEnd: text).takes(amount)
            {
                return false
            }
            return isWithinBounds(amount)
        case .number, .integer, .amount:
            guard !pointee.hasWords || block.holds(text, in: pointee.words), let number = TextShape.Number(text),
                number.isJSON
            else {
                return false
            }
            if pointee.kind == .integer, number.hasPoint { return false }
            if pointee.kind == .amount {
                if number.isNegative || number.hasPoint && !pointee.amountDigits.takes(number) { return false }
            }
            return isWithinBounds(number)
        case .measure:
            let length = TextShape.leadingLength(of: text)
            guard length + 1 < text.count, let number = TextShape.Number(text.part(0..<length)) else { return false }
            return (pointee.words.isEmpty || block.holds(text.part(length + 1..<text.count), in: pointee.words))
                && isWithinBounds(number)
        case .date:
            return TextShape.isPlainDate(text)
        case .dateRange:
            return TextShape.isPlainRange(text)
        case .group, .anything:
            return true
        }
    }

    /// Whether the value surely has the right length.
    @inline(__always)
    func hasGoodLength(_ text: TextBytes) -> Bool {
        if text.count > pointee.sureLength {
            // A character of readers may be any number of bytes, and strings know it best.
            guard pointee.unit != .graphemes, pointee.unit.length(of: text) <= pointee.maximumLength else {
                return false
            }
        }
        if pointee.minimumLength > 0 {
            guard pointee.unit != .graphemes, pointee.unit.length(of: text) >= pointee.minimumLength else {
                return false
            }
        }
        return true
    }

    /// Whether the value surely has the right length and keeps the rules of texts.
    @inline(__always)
    private func isGoodText(_ text: TextBytes) -> Bool {
        guard hasGoodLength(text) else { return false }
        guard !pointee.rules.isEmpty else { return true }
        if pointee.rules.contains(.noShouting), Words.isShouting(text) { return false }
        if pointee.rules.contains([.noMarkup, .noLinks]) {
            if TextShape.hasMarkupOrLink(text) { return false }
        } else {
            if pointee.rules.contains(.noMarkup), TextShape.hasMarkup(text) { return false }
            if pointee.rules.contains(.noLinks), TextShape.hasLink(text) { return false }
        }
        return !pointee.rules.contains(.asciiOnly) || text.isASCII
    }

    private func isWithinBounds(_ number: TextShape.Number) -> Bool {
        guard number.decimals <= pointee.maximumDecimals else { return false }
        guard pointee.bounds != .none else { return true }
        guard pointee.bounds == .exact, let value = number.tenThousandths else { return false }
        return pointee.minimum <= value && value <= pointee.maximum
    }
}
