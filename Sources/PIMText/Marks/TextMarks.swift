/// What one look at the bytes of a text tells: a sound text is read once, whoever asks about it.
///
/// Marks say what a text holds, except those whose description says *may*: these never miss a text that has what they
/// name, but may stand on one that has not, so that an exact judge has the last word.
public struct TextMarks: OptionSet, Sendable, Hashable {
    /// The marks as bits.
    public let rawValue: UInt32

    /// Reads marks from bits.
    @inline(__always)
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A character that no feed may hold, or one that may have no work where it stands; see `InvisibleCharacters`.
    public static let unwanted = TextMarks(rawValue: 1)
    /// U+FFFD or a character of private use: something was lost, or is understood by nobody else.
    public static let doubtful = TextMarks(rawValue: 1 << 28)
    /// U+202D or U+202E, which force the direction of a text.
    public static let directionOverride = TextMarks(rawValue: 1 << 1)
    /// The text may hold a word wholly in capitals; see `Words.shouting(in:)`.
    public static let capitals = TextMarks(rawValue: 1 << 2)
    /// A zero width joiner or non-joiner, U+200C or U+200D.
    public static let joiners = TextMarks(rawValue: 1 << 3)
    /// A joiner or non-joiner may have no work.
    public static let strayJoiners = TextMarks(rawValue: 1 << 25)
    /// A letter in a form for old programs or print: Arabic forms, ligatures, full-width and mathematical letters.
    public static let presentationForms = TextMarks(rawValue: 1 << 4)
    /// A combining mark, or another character that may not stand so in normal form C.
    public static let combining = TextMarks(rawValue: 1 << 5)
    /// A letter may stand beside one of another script; see `MixedScripts`.
    public static let mixedScripts = TextMarks(rawValue: 1 << 6)
    /// A digit may stand in one number with a digit of another script.
    public static let mixedDigits = TextMarks(rawValue: 1 << 7)
    /// `<`, which may begin a tag.
    public static let tags = TextMarks(rawValue: 1 << 8)
    /// `&`, which may begin an entity.
    public static let entities = TextMarks(rawValue: 1 << 9)
    /// What is escaped twice, or an escaped tag, may be there.
    public static let escapes = TextMarks(rawValue: 1 << 10)
    /// `&#`, which may begin an entity for any character.
    public static let characterReferences = TextMarks(rawValue: 1 << 24)

    /// A letter of A to Z, small or capital.
    public static let asciiLetters = TextMarks(rawValue: 1 << 11)
    /// A letter of Latin with a mark, up to U+024F.
    public static let markedLatin = TextMarks(rawValue: 1 << 12)
    /// A letter of Greek, U+0370 to U+03FF.
    public static let greek = TextMarks(rawValue: 1 << 13)
    /// A letter of Cyrillic, U+0400 to U+04FF.
    public static let cyrillic = TextMarks(rawValue: 1 << 14)
    /// A letter of Hebrew, U+0590 to U+05FF.
    public static let hebrew = TextMarks(rawValue: 1 << 15)
    /// A letter of Arabic, U+0600 to U+06FF, those of Persian and Urdu among them.
    public static let arabic = TextMarks(rawValue: 1 << 16)
    /// A rarer letter of Latin, Greek or Cyrillic.
    public static let rareLetters = TextMarks(rawValue: 1 << 17)

    /// The kaf and yeh of Arabic, U+0643 and U+064A.
    public static let arabicKafYeh = TextMarks(rawValue: 1 << 18)
    /// The kaf and yeh of Persian, U+06A9 and U+06CC.
    public static let persianKafYeh = TextMarks(rawValue: 1 << 19)
    /// The yeh without dots, U+0649.
    public static let dotlessYeh = TextMarks(rawValue: 1 << 20)
    /// The heh and teh marbuta of Arabic, U+0647 and U+0629.
    public static let arabicHeh = TextMarks(rawValue: 1 << 21)
    /// A kaf or heh of Urdu, Sindhi or Kurdish: U+06AA, U+06BE, U+06C1, U+06C3, U+06D5.
    public static let otherKafHeh = TextMarks(rawValue: 1 << 22)
    /// A letter of Ukrainian, Belarusian, Serbian or Macedonian that Russian and Kazakh do not have.
    public static let slavicLetters = TextMarks(rawValue: 1 << 23)

    /// A letter of Cyrillic that Russian does not have and `slavicLetters` does not name: U+0456 and those of Asia.
    ///
    /// Its bit is that of `otherKafHeh`, which is of no interest in a language that is written in Cyrillic.
    public static let easternLetters = otherKafHeh
    /// A letter of Russian that Ukrainian does not have: U+0451, U+044A, U+044B, U+044D and their capitals.
    ///
    /// Its bit is that of `arabicHeh`, which is of no interest in a language that is written in Cyrillic.
    public static let russianLetters = arabicHeh

    /// The letters of Latin, Greek and Cyrillic beyond ASCII.
    static let europeanLetters: TextMarks = [.markedLatin, .greek, .cyrillic, .rareLetters]
}

extension TextMarks {
    /// Looks at a text once.
    public init(of text: String) {
        self = text.withBytes { TextMarks(of: $0) }
    }

    /// Looks at a text in UTF-8 once.
    package init(of text: UnsafeBufferPointer<UInt8>) {
        self.init(of: 0..<text.count, in: text)
    }

    /// Looks once at a text that is a range of a block; what stands behind it spares filling up the last bytes.
    package init(of range: Range<Int>, in block: UnsafeBufferPointer<UInt8>) {
        guard let base = block.baseAddress, !range.isEmpty else {
            self = []
            return
        }
        self = TextScan(base + range.lowerBound, count: range.count, room: block.count - range.lowerBound).marks()
    }
}
