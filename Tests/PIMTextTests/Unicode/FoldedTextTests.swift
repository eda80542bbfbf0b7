import Testing

@testable import PIMText

@Suite("Folded text")
struct FoldedTextTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let folded: String
        let profile: FoldProfile
        init(_ text: String, _ folded: String, _ profile: FoldProfile = .search) {
            self.text = text
            self.folded = folded
            self.profile = profile
        }
        var testDescription: String { "\(text.debugDescription) \(profile.rawValue)" }
    }

    @Test(
        "no longer has the differences that its profile takes away",
        arguments: [
            Example("", ""), Example("Kurtka ZIMOWA Nord XL 2026!", "kurtka zimowa nord xl 2026!"),
            Example("STRASSE Straße STRAẞE", "strasse strasse strasse"), Example("ŻÓŁĆ", "żółć"),
            Example("Z\u{307}O\u{301}ŁC\u{301}", "żółć"), Example("ŻÓŁĆ", "zolc", [.letterCase, .marks]),
            Example("Й ё Ў Қ", "й е у қ", [.letterCase, .marks]), Example("Ё", "е"),
            Example("ﻛﺘﺎﺏ ﻻ ﷲ", "کتاب لا الله"), Example("Ё", "ё", .caseless),
            Example("ҚЫСҚЫ КҮРТЕШЕ", "қысқы күртеше"), Example("Қысқы өң", "кыскы он", [.letterCase, .kazakhLetters]),
            Example("كفش ورزشي ۱۲۳ ٤٥", "کفش ورزشی 123 45"), Example("می\u{200C}خواهم", "میخواهم"),
            Example("مُنْتَجٌ", "منتج"), Example("كـــتاب", "کتاب"), Example("أإآٱ ؤ ئ ة ۀ", "اااا و ی ه ه"),
            Example("\u{645}\u{651}\u{64E}\u{646}", "\u{645}\u{64E}\u{651}\u{646}", .caseless),
            Example("\u{627}\u{64E}\u{654}\u{646}", "\u{623}\u{64E}\u{646}", .caseless),
            Example("\u{628}\u{64E}\u{301} \u{64E}x\u{64E}", "\u{628}\u{64E}\u{301} \u{64E}x\u{64E}", .caseless),
            Example("قرآن", "قرآن", [.vowelSigns]), Example("a \t\r\n\u{A0}\u{3000} b", "a b"),
            Example(" \u{200B} x", " x"), Example("soft\u{AD}hyphen\u{202E}", "softhyphen"),
            Example("I İ ı", "i i\u{307} ı"), Example("I İ ı", "ı i ı", [.letterCase, .turkicCase]),
            Example("👨‍👩‍👧 x\u{200D}y", "👨‍👩‍👧 xy"), Example("１２ＡＢ", "12ａｂ"), Example("ΣΑΣ σας", "σασ σασ"),
            Example("冬の上着 겨울", "冬の上着 겨울"), Example("\u{212B}\u{212A}", "åk"), Example("ﬃ", "ffi"),
            Example("Kurtka\u{0}", "Kurtka\u{0}", []), Example("a  b", "a  b", []), Example("a \u{301}b", "a \u{301}b"),
        ]
    )
    func folds(example: Example) {
        let folded = Folding(example.profile).text(example.text)
        #expect(Array(folded.utf8) == Array(example.folded.utf8), "\(folded)")
    }

    struct Find: CustomTestStringConvertible {
        let pattern: String
        let text: String
        let found: [String]
        let profile: FoldProfile
        init(_ pattern: String, _ text: String, _ found: [String], _ profile: FoldProfile = .search) {
            self.pattern = pattern
            self.text = text
            self.found = found
            self.profile = profile
        }
        var testDescription: String { "\(pattern) in \(text.debugDescription)" }
    }

    @Test(
        "leads every match back to whole characters of the original",
        arguments: [
            Find("zimowa", "Kurtka ZIMOWA, zimowa", ["ZIMOWA", "zimowa"]),
            Find("ss", "Straße Masse", ["ß", "ss"]), Find("s", "Straße", ["S"]),
            Find("میخواهم", "نمی\u{200C}خواهم می\u{200C}خواهم", ["می\u{200C}خواهم", "می\u{200C}خواهم"]),
            Find("کتاب", "كـــتاب", ["كـــتاب"]), Find("منتج", "هذا مُنْتَجٌ.", ["مُنْتَجٌ"]),
            Find("a b", "xa \n\t b", ["a \n\t b"]), Find("z", "z\u{307}z", ["z"]), Find("ż", "z\u{307}z", ["z\u{307}"]),
            Find("zol", "Żółty z\u{307}o\u{301}ł", ["Żół", "z\u{307}o\u{301}ł"], [.letterCase, .marks]),
            Find("123", "nr ۱۲۳٤", ["۱۲۳"]), Find("👩", "👨‍👩‍👧 👩", ["👩"]), Find("", "abc", []), Find("abcd", "abc", []),
            Find("aa", "aaaa", ["aa", "aa"]), Find("i\u{307}", "Xİ", ["İ"]),
        ]
    )
    func finds(find: Find) {
        let folding = Folding(find.profile)
        let ranges = FoldedText(find.text, by: folding).ranges(of: FoldedText(find.pattern, by: folding))
        let bytes = Array(find.text.utf8)
        #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == find.found)
    }

    @Test("finds whole words where asked to, and compares texts")
    func words() {
        let folding = Folding(.search)
        let text = "کفش، کفشدوزک، می\u{200C}خواهم كفش"
        #expect(folding.ranges(of: "کفش", in: text).count == 3)
        #expect(folding.ranges(of: "کفش", in: text, wholeWords: true).count == 2)
        #expect(folding.ranges(of: "خواهم", in: text, wholeWords: true).isEmpty)
        #expect(folding.ranges(of: "usb c", in: "Kabel USB  C", wholeWords: true) == [6..<12])
        #expect(folding.matches("ŻÓŁĆ  \u{200F}A", "z\u{307}ółć a") && !folding.matches("a", "b"))
    }

    @Test(
        "folds the case of a language",
        arguments: [("tr", "ı"), ("az", "ı"), ("az_Cyrl", "i"), ("kk_Latn", "ı"), ("pl", "i"), ("fa", "i")]
    )
    func languages(language: String, folded: String) {
        let profile = FoldProfile.caseless.adapted(to: LanguageTag(language))
        #expect(Folding(profile).text("I") == folded)
        #expect(FoldProfile.digits.adapted(to: LanguageTag(language)) == .digits)
    }

    @Test(
        "is for any text what folding each character by itself gives, and maps every range to character borders",
        arguments: 1...40
    )
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let profiles: [FoldProfile] = [
            [], .caseless, .search, [.search, .marks, .kazakhLetters], [.letterCase, .turkicCase],
            [.letterCase, .digits],
        ]
        let foldings = profiles.map { Folding($0) }
        var folded = FoldedText()
        for round in 0..<120 {
            let folding = foldings[round % foldings.count]
            let text = generator.scripts(maximumLength: 12) + generator.text(maximumLength: 3)
            folded.fold(text, by: folding)
            let slow = Self.slowlyFolded(text, folding)
            #expect(Array(folded.text.utf8) == slow.bytes, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            guard folded.count == slow.bytes.count, folded.count > 0 else { continue }
            for _ in 0..<10 {
                let start = Int.random(in: 0..<folded.count, using: &generator)
                let end = Int.random(in: (start + 1)...folded.count, using: &generator)
                let range = slow.origins[start].lowerBound..<slow.origins[end - 1].upperBound
                #expect(folded.originalRange(of: start..<end) == range)
                #expect(folded.isBorder(start) == (start == 0 || slow.origins[start] != slow.origins[start - 1]))
            }
        }
    }

    @Test("is the same with vowel signs, kept or dropped, in any order and number", arguments: 1...8)
    func vowelSigns(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let signs: [Unicode.Scalar] = [
            "\u{64B}", "\u{64E}", "\u{64F}", "\u{650}", "\u{651}", "\u{652}", "\u{653}", "\u{654}", "\u{656}",
            "\u{670}",
            "\u{200C}",
        ]
        let letters = Array("ابمنأؤئلهی ـaé漢0۱\u{600}\u{301}".unicodeScalars)
        let profiles: [FoldProfile] = [.caseless, .search, .marks, .vowelSigns, [.vowelSigns, .joiners], []]
        var folded = FoldedText()
        for round in 0..<600 {
            let folding = Folding(profiles[round % profiles.count])
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                scalars.append(letters.randomElement(using: &generator) ?? "a")
                let most = Int.random(in: 0..<20, using: &generator) == 0 ? 12 : 3
                for _ in 0..<Int.random(in: 0...most, using: &generator) {
                    scalars.append(signs.randomElement(using: &generator) ?? "a")
                }
            }
            let text = String(scalars)
            folded.fold(text, by: folding)
            let slow = Self.slowlyFolded(text, folding)
            #expect(Array(folded.text.utf8) == slow.bytes, "\(scalars.map { String($0.value, radix: 16) })")
            guard folded.count == slow.bytes.count else { continue }
            for offset in 0..<folded.count {
                #expect(folded.originalRange(of: offset..<(offset + 1)) == slow.origins[offset])
            }
        }
    }

    /// The rule in plain words: each character of the standard library by itself, runs of white space as one.
    private static func slowlyFolded(_ text: String, _ folding: Folding) -> (bytes: [UInt8], origins: [Range<Int>]) {
        var bytes: [UInt8] = []
        var origins: [Range<Int>] = []
        var folder = ClusterFolder(rules: folding.rules)
        let squeezes = folding.profile.contains(.whiteSpace)
        var offset = 0
        var hasOpenBlank = false
        for character in text {
            let range = offset..<(offset + character.utf8.count)
            offset = range.upperBound
            if squeezes, character.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                if hasOpenBlank, let last = origins.popLast() {
                    origins.append(last.lowerBound..<range.upperBound)
                } else if bytes.last != 0x20 {
                    bytes.append(0x20)
                    origins.append(range)
                    hasOpenBlank = true
                }
                continue
            }
            hasOpenBlank = false
            folder.fold(character.unicodeScalars.map(\.value))
            for scalar in folder.scalars { bytes.append(scalar: scalar) }
            while origins.count < bytes.count { origins.append(range) }
        }
        return (bytes, origins)
    }
}
