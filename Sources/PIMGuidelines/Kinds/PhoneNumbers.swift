import PIMText

/// Finds the numbers that people of a country call.
///
/// A number with a plus, or with 00 and the code of a country, is one anywhere; any other needs the shape that numbers of
/// the text's own country have, so that codes of articles, prices and dates are none.
/// **Source:** ITU-T E.164 and the national numbering plans listed by the ITU, read 2026-11-22.
struct PhoneNumbers {
    private let country: String

    /// Looks for numbers as people write them where a locale is at home.
    init(locale: String) {
        let language = LanguageTag(locale)
        country = language.region ?? Self.homes[language.language] ?? ""
    }

    /// Where the numbers stand.
    func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard let first = bytes.scalar(from: index), first.isDigit || first.value == 0x2B else {
                // Every digit begins with a byte of ASCII, D9 or DB.
                index += 1
                continue
            }
            let run = PhoneRun(from: index, in: bytes)
            let before = bytes.scalar(before: index)
            let isFree = before.map { !$0.isLetter && $0.value != 0x2D && $0.value != 0x5F } ?? true
            if isFree, let groups = groupCount(run), run.hasPlus || !isNamedCode(bytes, before: index) {
                found.append(run.start(at: index, bytes)..<run.groups[groups - 1].end)
                index = run.groups[groups - 1].end
            } else {
                index = max(run.groups.first?.end ?? 0, first.range.upperBound)
            }
        }
        return found
    }

    /// How many groups of a run are a number to call; nil where none are.
    private func groupCount(_ run: PhoneRun) -> Int? {
        guard let first = run.groups.first else { return nil }
        if run.hasPlus {
            var digits = 0
            var best: Int?
            for (place, group) in run.groups.enumerated() {
                digits += group.count
                if (9...15).contains(digits) { best = place + 1 }
            }
            return best
        }
        // A group alone is told by what begins it; behind it other numbers may stand.
        if isInternational(run.digits, groups: run.groups.count) || run.groups.count > 1 && isGrouped(run) {
            return run.groups.count
        }
        let digits = Array(run.digits.prefix(first.count))
        return isInternational(digits, groups: 1) || isMobile(digits) ? 1 : nil
    }

    /// Whether digits are 00, the code of a country and as many digits as its numbers have.
    private func isInternational(_ digits: [UInt8], groups: Int) -> Bool {
        guard digits.count > 10, digits[0] == 0, digits[1] == 0 else { return false }
        let rest = digits.dropFirst(2)
        let fits = Self.callingCodes.contains { code, length in
            rest.starts(with: code) && rest.count == code.count + length
        }
        return fits && !(groups == 1 && Self.isTradeNumber(digits))
    }

    /// Whether digits without any gap are a mobile number of the country.
    private func isMobile(_ digits: [UInt8]) -> Bool {
        switch country {
        case "IR": digits.count == 11 && digits.starts(with: [0, 9])
        case "TR": digits.count == 11 && digits.starts(with: [0, 5])
        case "GB": digits.count == 11 && digits.starts(with: [0, 7])
        case "EG": digits.count == 11 && digits.starts(with: [0, 1])
        case "SA", "AE": digits.count == 10 && digits.starts(with: [0, 5])
        // The two countries share a plan, and shops of one name numbers of the other.
        case "KZ", "RU":
            digits.count == 11 && (digits[0] == 7 || digits[0] == 8) && (digits[1] == 7 || digits[1] == 9)
        default: false
        }
    }

    /// Whether digits in groups are a number of the country.
    private func isGrouped(_ run: PhoneRun) -> Bool {
        let digits = run.digits
        let sizes = run.groups.map(\.count)
        switch country {
        case "PL":
            if sizes == [3, 3, 3] { return Self.polishMobiles.contains(digits[0] * 10 + digits[1]) }
            return (sizes == [2, 3, 2, 2] || sizes == [2, 7]) && digits[0] > 0 && digits[1] > 0
        case "KZ", "RU":
            let isThousands = sizes[0] < 4 && sizes.dropFirst().allSatisfy { $0 == 3 }
            return digits.count == 11 && (digits[0] == 7 || digits[0] == 8) && digits[1] > 2 && !isThousands
        case "IR": return digits.count == 11 && digits[0] == 0 && digits[1] > 0 && !isDate(sizes)
        case "SA": return digits.count == 10 && digits[0] == 0 && (digits[1] == 1 || digits[1] == 5) && !isDate(sizes)
        case "AE": return (9...10).contains(digits.count) && digits[0] == 0 && digits[1] > 1 && !isDate(sizes)
        default:
            return (9...12).contains(digits.count) && digits[0] == 0 && sizes[0] > 1 && digits[1] > 0 && !isDate(sizes)
        }
    }

    private func isDate(_ sizes: [Int]) -> Bool {
        sizes.starts(with: [2, 2, 4]) || sizes.starts(with: [4, 2, 2]) || sizes.starts(with: [2, 2, 2, 2])
    }

    /// Whether the word before a place says that a code follows.
    private func isNamedCode(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
        var end = index
        while let scalar = bytes.scalar(before: end), !scalar.isLetter, !scalar.isDigit, index - end < 4 {
            end = scalar.range.lowerBound
        }
        var start = end
        while let scalar = bytes.scalar(before: start), scalar.isLetter, end - start < 24 {
            start = scalar.range.lowerBound
        }
        guard start < end else { return false }
        return Self.codeWords.contains(LetterCase.lower(String(decoding: bytes[start..<end], as: UTF8.self), ""))
    }

    /// Whether digits have the check digit of an EAN or a GTIN.
    private static func isTradeNumber(_ digits: [UInt8]) -> Bool {
        guard digits.count == 13 || digits.count == 14 || digits.count == 12 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset % 2 == 0 ? 1 : 3) }
        return sum % 10 == 0
    }

    private static let homes = ["fa": "IR", "kk": "KZ", "pl": "PL", "ru": "RU", "ar": "SA", "tr": "TR"]

    /// Codes of countries, each with how many digits follow it.
    private static let callingCodes: [(code: [UInt8], length: Int)] = [
        ([4, 8], 9), ([9, 8], 10), ([7], 10), ([9, 6, 6], 9), ([9, 7, 1], 9), ([9, 0], 10), ([4, 9], 10), ([4, 9], 11),
        ([4, 4], 10), ([3, 8, 0], 9), ([9, 9, 6], 9), ([9, 9, 8], 9), ([1], 10), ([3, 3], 9), ([2, 0], 10),
        ([4, 2, 0], 9), ([3, 1], 9),
    ]

    private static let polishMobiles: Set<UInt8> = [45, 50, 51, 53, 57, 60, 66, 69, 72, 73, 78, 79, 88]

    private static let codeWords: Set<String> = [
        "ean", "gtin", "upc", "isbn", "sku", "mpn", "nip", "regon", "krs", "ref", "art", "model", "kod", "code", "арт",
        "артикул", "код", "модель", "бин", "иин", "үлгі", "کد", "مدل", "بارکد", "رمز", "موديل",
    ]
}

/// Groups of digits that single spaces, hyphens, points and brackets part.
private struct PhoneRun {
    struct Group {
        var count: Int
        var end: Int
    }

    private(set) var groups: [Group] = []
    private(set) var digits: [UInt8] = []
    private(set) var hasPlus = false

    init(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var index = start
        var gap = 0
        var hasBracket = false
        if bytes[start] == UInt8(ascii: "+") {
            hasPlus = true
            index += 1
        }
        while let scalar = bytes.scalar(from: index), digits.count < 40 {
            if scalar.isDigit {
                if gap > 0 || groups.isEmpty { groups.append(Group(count: 0, end: index)) }
                groups[groups.count - 1].count += 1
                groups[groups.count - 1].end = scalar.range.upperBound
                digits.append(UInt8(scalar.digit))
                gap = 0
                hasBracket = false
            } else if Self.parts(scalar.value) {
                hasBracket = hasBracket || scalar.value == 0x28 || scalar.value == 0x29
                gap += 1
                // Two signs belong together only where one is a bracket: behind a sentence another number may begin.
                if gap > (hasBracket ? 2 : 1) { return }
            } else {
                return
            }
            index = scalar.range.upperBound
        }
    }

    /// Where the number begins: at the bracket before its first digits, where one closes behind them.
    func start(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard index > 0, bytes[index - 1] == UInt8(ascii: "("), let first = groups.first, first.end < bytes.count,
            bytes[first.end] == UInt8(ascii: ")")
        else { return index }
        return index - 1
    }

    private static func parts(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x2D, 0x28, 0x29, 0xA0, 0x2E, 0x2010, 0x2011, 0x2013: true
        default: false
        }
    }
}
