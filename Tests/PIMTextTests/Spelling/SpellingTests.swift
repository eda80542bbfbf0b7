import Testing

@testable import PIMText

@Suite("Spelling dictionaries")
struct SpellingTests {
    static let english = """
        SET UTF-8
        TRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'
        KEY qwertyuiop|asdfghjkl|zxcvbnm
        NOSUGGEST !
        FORBIDDENWORD *
        KEEPCASE K
        NEEDAFFIX N
        ONLYINCOMPOUND c
        COMPOUNDMIN 1
        COMPOUNDRULE 2
        COMPOUNDRULE n*1t
        COMPOUNDRULE n*mp
        WORDCHARS 0123456789-
        ICONV 1
        ICONV ’ '
        OCONV 1
        OCONV ' ’
        REP 3
        REP f ph
        REP ^alot$ a_lot
        REP shun tion

        PFX U Y 1
        PFX U   0     un         .

        SFX S Y 4
        SFX S   y     ies        [^aeiou]y
        SFX S   0     s          [aeiou]y
        SFX S   0     es         [sxzh]
        SFX S   0     s          [^sxzhy]

        SFX D Y 2 # past
        SFX D   0     d          e
        SFX D   0     ed/B       [^ey]

        SFX B N 1
        SFX B   0     ly         .

        SFX M Y 1
        SFX M   0     's         .
        """
    static let englishWords = """
        24
        jacket/SM
        lock/SDU
        marked/B
        berry/S
        day/SM
        box/S
        photo/SM
        lot
        a
        can't
        mm/K
        iPhone/S
        NATO/M
        Nord/M
        darn/!
        alot/*
        lookup/N
        0/nm
        1/n1
        1th/tc
        2nd/p
        2th/tc
        tion
        station\tpo:noun
        """

    static let polish = """
        SET ISO8859-2
        TRY aioeznrwcysktpdlmj\u{B1}
        PFX n Y 1
        PFX n 0 nie .
        SFX a Y 4
        SFX a a y a
        SFX a a \u{B1} a
        SFX a a ami a
        SFX a \u{B3}a le \u{B3}a
        SFX b Y 1
        SFX b y ego y
        """
    static let polishWords = "4\nkoszula/a\nszko\u{B3}a/a\nzimowy/bn\n\u{B1}\u{E6}\u{EA}\n"

    static let kazakh = """
        SET UTF-8
        FLAG num
        AF 2
        AF 100
        AF 200,300
        SFX 100 Y 2
        SFX 100 0 лар/2 [аоұыя].
        SFX 100 0 лер/2 [әеөүі].
        SFX 200 Y 2
        SFX 200 0 да а[рн]
        SFX 200 0 де е[рн]
        SFX 300 N 1
        SFX 300 0 ым р
        """
    static let kazakhWords = "3\nбалалар\nкүртеш/1\nқол/1\n"

    static let persian = """
        SET UTF-8
        FLAG long
        IGNORE ًٌٍَُِّْـ
        WORDCHARS \u{200C}
        ICONV 2
        ICONV ي ی
        ICONV ك ک
        SFX Ha Y 1
        SFX Ha 0 \u{200C}ها/Ye .
        SFX Ye Y 1
        SFX Ye 0 ی .
        PFX Mi Y 1
        PFX Mi 0 می\u{200C} .
        """
    static let persianWords = "3\nکتاب/Ha\nخواهم/Mi\nکیف/HaYe\n"

    static let german = """
        SET UTF-8
        COMPOUNDBEGIN b
        COMPOUNDMIDDLE m
        COMPOUNDEND e
        COMPOUNDPERMITFLAG p
        COMPOUNDMIN 3
        COMPOUNDWORDMAX 3
        CHECKCOMPOUNDDUP
        CHECKCOMPOUNDTRIPLE
        CIRCUMFIX X
        ONLYINCOMPOUND o
        FORBIDDENWORD f
        PFX G Y 1
        PFX G 0 ge/X .
        SFX T Y 1
        SFX T 0 t/GX .
        SFX N Y 1
        SFX N 0 n .
        SFX s Y 1
        SFX s 0 s/bmp .
        """
    static let germanWords = """
        9
        winter/bm
        jacke/eN
        schutz/bme
        arbeit/s
        hand/bme
        tasche/eN
        mach/T
        schiff/bmeo
        winterhand/f
        """

    /// A dictionary of two texts, each scalar below 0x100 one byte where the texts are not UTF-8.
    static func dictionary(_ affixes: String, _ words: String) throws -> SpellingDictionary {
        let isWide = affixes.contains("SET UTF-8")
        let bytes = { (text: String) in isWide ? Array(text.utf8) : text.unicodeScalars.map { UInt8($0.value) } }
        return try SpellingDictionary(affixes: bytes(affixes), words: bytes(words))
    }

    struct Words: CustomTestStringConvertible {
        let name: String
        let affixes: String
        let words: String
        let right: String
        let wrong: String
        var testDescription: String { name }
    }

    @Test(
        "know the forms of their words",
        arguments: [
            Words(
                name: "affixes, case, numbers",
                affixes: english,
                words: englishWords,
                right:
                    "jacket jackets jacket's jacket’s Jacket JACKETS JACKET'S lock locked unlocked unlock unlocks lockedly"
                    + " markedly berries days boxes can't CAN'T Can't mm iPhone iPhones IPHONE IPHONES NATO NATO'S Nord"
                    + " Nord's 12 3.14 1,000-2 lot-lot -lot lot- lot. a darn 2nd 11th 12th 102nd station",
                wrong:
                    "jacketses berrys boxs unjacket nord NOrd jAcket MM Mm Iphone iphone nato alot Alot lookup th nd 1nd"
                    + " 1th 13th lot--x .x tionx 1.-2 photos's unlockedly lockly"
            ),
            Words(
                name: "an old encoding",
                affixes: polish,
                words: polishWords,
                right:
                    "koszula koszuly koszulą koszulami szkołą szkole niezimowy niezimowego Szkole SZKOLE ąćę KOSZULĄ ĄĆĘ",
                wrong: "koszul niekoszula koszulego szkoly kosz niezimow zimowyego"
            ),
            Words(
                name: "aliases and two suffixes",
                affixes: kazakh,
                words: kazakhWords,
                right: "балалар қол қоллар қолларда қолларым күртеш күртешлер күртешлерде КҮРТЕШ Қоллар",
                wrong: "қолда күртешлар қолларде балаларда қолым балаларым"
            ),
            Words(
                name: "long flags and ignored letters",
                affixes: persian,
                words: persianWords,
                right:
                    "کتاب كتاب کِتاب کتاب\u{200C}ها کتاب\u{200C}های می\u{200C}خواهم خواهم کیف کیفی كيف\u{200C}ها کـتاب",
                wrong: "کتابی میخواهم می\u{200C}کتاب کتا"
            ),
            Words(
                name: "compounds",
                affixes: german,
                words: germanWords,
                right: "winter jacke jacken winterjacke winterjacken schutzjacke arbeitsschutz arbeitsjacken handtasche"
                    + " winterschutzjacke gemacht schiffjacke handschiff",
                wrong:
                    "winterwinter schutzschutz handschutzwinterjacke gemach macht schiff winterhand jackewinter arbeitjacke"
                    + " schifffahrt winterma jackenhand"
            ),
        ]
    )
    func forms(words: Words) throws {
        let dictionary = try Self.dictionary(words.affixes, words.words)
        let right = words.right.split(separator: " ").map(String.init)
        let wrong = words.wrong.split(separator: " ").map(String.init)
        #expect(right.filter { !dictionary.contains($0) } == [])
        #expect(wrong.filter { dictionary.contains($0) } == [])
        let unknown = dictionary.unknownOptions
        #expect(unknown == [])
    }

    @Test(
        "suggest what a wrong word may have been meant to be",
        arguments: [
            ("foto", ["photo"]), ("alot", ["a lot"]), ("stashun", ["station"]), ("jakcet", ["jacket"]),
            ("Jakcet", ["Jacket"]), ("JAKCET", ["JACKET"]), ("kacket", ["jacket"]), ("jackett", ["jacket", "jackets"]),
            ("jacke", ["jacket"]), ("cant", ["can’t"]), ("nord", ["Nord"]), ("nato", ["NATO"]), ("darm", []),
            ("jacket", []),
            ("lotlot", ["lot lot"]), ("", []),
        ]
    )
    func suggestions(word: String, expected: [String]) throws {
        let found = try Self.dictionary(Self.english, Self.englishWords).suggestions(for: word)
        #expect(Array(found.prefix(expected.count)) == expected && expected.isEmpty == found.isEmpty, "\(found)")
    }

    @Test("find the misspelled words of a text")
    func texts() throws {
        let dictionary = try Self.dictionary(Self.english, Self.englishWords)
        let text = "A jaket, 2 boxes - jackets-locks; the 2nd Nord’s."
        let bytes = Array(text.utf8)
        let found = dictionary.misspellings(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(found == ["jaket", "the"])
    }

    struct Fault: CustomTestStringConvertible {
        let affixes: String
        let words: String
        let message: String
        var testDescription: String { message }
    }

    @Test(
        "say in which line they cannot be read",
        arguments: [
            Fault(
                affixes: "# x\nSET EBCDIC",
                words: "0",
                message: "affixes, line 2: the encoding EBCDIC is not supported"
            ),
            Fault(
                affixes: "SFX A Y 2\nSFX A 0 s .",
                words: "0",
                message: "affixes, line 2: the list SFX has fewer lines than it says"
            ),
            Fault(affixes: "SFX A Y", words: "0", message: "affixes, line 1: cannot read: SFX A Y"),
            Fault(affixes: "SFX A Y 1\nSFX A 0 s [a", words: "0", message: "affixes, line 2: cannot read: [a"),
            Fault(affixes: "FLAG num\nKEEPCASE x", words: "0", message: "affixes, line 2: x is no flag"),
            Fault(affixes: "FLAG long\nKEEPCASE abc", words: "0", message: "affixes, line 2: abc is no flag"),
            Fault(
                affixes: "SET UTF-8",
                words: "",
                message: "words, line 1: the first line must be the number of words"
            ),
            Fault(
                affixes: "SET UTF-8",
                words: "word",
                message: "words, line 1: the first line must be the number of words"
            ),
            Fault(affixes: "SET UTF-8\nFLAG num", words: "1\na/1,b", message: "words, line 2: 1,b is no flag"),
            Fault(affixes: "SET UTF-8\nAF 1\nAF A", words: "1\na/2", message: "words, line 2: 2 is no flag"),
            Fault(affixes: "SET UTF-8\nBREAK -1", words: "0", message: "affixes, line 2: cannot read: BREAK -1"),
        ]
    )
    func faults(fault: Fault) {
        do {
            _ = try Self.dictionary(fault.affixes, fault.words)
            Issue.record("accepted")
        } catch {
            #expect("\(error)" == fault.message)
        }
    }

    @Test("refuse bytes that are not in their encoding")
    func bytes() {
        #expect(throws: DictionaryError(file: .words, line: 2, problem: .bytes)) {
            _ = try SpellingDictionary(affixes: Array("SET UTF-8".utf8), words: [0x31, 0x0A, 0x61, 0xE9])
        }
    }

    @Test("read any bytes without a trap", arguments: 1...20)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let files = [
            (Self.english, Self.englishWords), (Self.kazakh, Self.kazakhWords), (Self.german, Self.germanWords),
            (Self.persian, Self.persianWords),
        ]
        for round in 0..<60 {
            var affixes = Array(files[round % files.count].0.utf8)
            var words = Array(files[round % files.count].1.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                affixes[Int.random(in: 0..<affixes.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
                words[Int.random(in: 0..<words.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let dictionary = try? SpellingDictionary(affixes: affixes, words: words) else { continue }
            for _ in 0..<20 {
                let word = generator.scripts(maximumLength: 4)
                let suggestions = dictionary.contains(word) ? [] : dictionary.suggestions(for: word, limit: 2)
                #expect(suggestions.count <= 2)
                _ = dictionary.misspellings(in: word + generator.text(maximumLength: 5))
            }
        }
    }
}
