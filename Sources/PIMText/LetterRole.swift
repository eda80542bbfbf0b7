/// What a character is to a word that may be wholly in capitals.
enum LetterRole: UInt8, Sendable {
    /// It stands between words.
    case border
    /// A small letter, a digit, or a letter of a script whose capitals do not shout.
    case ordinary
    /// A capital of Latin or Cyrillic.
    case capital
    /// A mark on a letter or an invisible character within a word.
    case mark

    /// The role of a Unicode scalar; numbers that are none stand between words.
    init(of value: UInt32) {
        self = value < Self.common.count ? Self.common[Int(value)] : Self(classified: value)
    }

    /// Whether the character with a byte at `index` may be part of a shouting word; quick for what cannot.
    @inline(__always)
    static func mayShout(_ bytes: UnsafeBufferPointer<UInt8>, around index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x80 { return LetterRole(of: UInt32(byte)).isOfCapitals }
        // A character of two bytes: this one and the next, or the one before and this.
        let start = byte >= 0xC0 ? index : index - 1
        if start >= 0, start + 1 < bytes.count, bytes[start] >= 0xC0, bytes[start] < 0xE0 {
            let value = UInt32(bytes[start] & 0x1F) << 6 | UInt32(bytes[start + 1] & 0x3F)
            return LetterRole(of: value).isOfCapitals
        }
        return mayShoutLong(bytes, around: index)
    }

    private static func mayShoutLong(_ bytes: UnsafeBufferPointer<UInt8>, around index: Int) -> Bool {
        let scalar = UTF8Scalar(in: bytes, around: index)
        return !isNeverInCapitals(scalar.value) && LetterRole(of: scalar.value).isOfCapitals
    }

    private var isOfCapitals: Bool {
        switch self {
        case .capital, .mark: true
        case .border, .ordinary: false
        }
    }

    /// A place at or after `index` before which no capital of Latin or Cyrillic begins.
    ///
    /// Texts of other scripts, and small Cyrillic letters, are passed over sixteen bytes at a time.
    static func firstCapital(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = index
        while index + 17 <= bytes.count {
            let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let next = raw.loadUnaligned(fromByteOffset: index + 1, as: SIMD16<UInt8>.self)
            let place = placeOfCapital(block, next)
            if place < ByteBlock.width { return index + place }
            index += 16
        }
        return index
    }

    /// The place in sixteen bytes where a capital may begin, 16 for none; `next` is what follows each of them.
    @inline(__always)
    private static func placeOfCapital(_ block: SIMD16<UInt8>, _ next: SIMD16<UInt8>) -> Int {
        let latin =
            ByteBlock.lies(block, from: 0x41, count: 26) .| ByteBlock.lies(block, from: 0xC3, count: 7)
            .| ByteBlock.equal(block, 0xE1)
        let cyrillic = ByteBlock.lies(block, from: 0xD0, count: 5)
        guard ByteBlock.isAny(cyrillic) else { return ByteBlock.first(latin) }
        // U+0400-042F, U+0460-047F, and from there on mostly the even numbers.
        let common = ByteBlock.equal(block, 0xD0) .& ByteBlock.below(next, 0xB0)
        let old = ByteBlock.equal(block, 0xD1) .& ByteBlock.lies(next, from: 0xA0, count: 0x60)
        let isPaired = ByteBlock.equal(next & SIMD16(repeating: 1), 0) .| ByteBlock.below(next, 0x90)
        let other = ByteBlock.lies(block, from: 0xD2, count: 3) .& isPaired
        return ByteBlock.first(latin .| common .| old .| other)
    }

    /// Blocks without Latin or Cyrillic capitals and without marks: punctuation, Kana, Han, Hangul and pictures.
    static func isNeverInCapitals(_ value: UInt32) -> Bool {
        switch value {
        case 0x2010...0x2027, 0x20A0...0x20CF, 0x2100...0x215F, 0x2190...0x23FF, 0x3041...0x3096, 0x30A0...0x30FF: true
        case 0x3400...0xA48C, 0xAC00...0xD7A3, 0x1F000...0x1FAFF, 0x20000...0x2FFFF: true
        default: false
        }
    }

    /// The roles of everything that takes up to two bytes in UTF-8.
    private static let common: [LetterRole] = (0..<0x800).map { LetterRole(classified: $0) }

    private init(classified value: UInt32) {
        guard value >= 0x80 else {
            self = Self.ascii(value)
            return
        }
        guard let scalar = Unicode.Scalar(value) else {
            self = .border
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter:
            switch value {
            case 0xC0...0x24F, 0x400...0x52F, 0x1E00...0x1EFF: self = .capital
            default: self = .ordinary
            }
        case .nonspacingMark, .spacingMark, .enclosingMark, .format:
            self = .mark
        case .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .otherNumber:
            self = .ordinary
        default:
            self = .border
        }
    }

    private static func ascii(_ value: UInt32) -> LetterRole {
        switch value {
        case 0x41...0x5A: .capital
        case 0x61...0x7A, 0x30...0x39, 0x5F: .ordinary
        default: .border
        }
    }
}
