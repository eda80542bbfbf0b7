import Testing

@testable import PIMText

@Suite("Terms")
struct TermSetTests {
    struct Row: CustomTestStringConvertible {
        let terms: [Term]
        let text: String
        let found: [String]
        let profile: FoldProfile

        init(
            _ terms: [String],
            _ text: String,
            _ found: [String],
            _ extent: Term.Extent = .wholeWord,
            _ profile: FoldProfile = .search,
            keepsCase: Bool = false,
            otherMarks: Bool = false
        ) {
            self.terms = terms.enumerated().map {
                Term($1, id: $0, extent: extent, keepsCase: keepsCase, allowsOtherMarks: otherMarks)
            }
            self.text = text
            self.found = found
            self.profile = profile
        }

        var testDescription: String { "\(terms.map(\.text)) in \(text.debugDescription)" }
    }

    @Test(
        "are found in the folded text and told in the text itself",
        arguments: [
            Row(["Straße"], "STRASSE, Straße, Strasse", ["STRASSE", "Straße", "Strasse"]),
            Row(["strasse"], "Hauptstraße", []), Row(["ss"], "Straße", ["ß"], .substring),
            Row(["s"], "Straße", ["S"], .substring),
            Row(["istanbul"], "İstanbul", []),
            Row(["istanbul"], "İstanbul", ["İstanbul"], .wholeWord, [.search, .marks]),
            Row(["istanbul"], "İSTANBUL ISTANBUL", ["İSTANBUL"], .wholeWord, [.search, .turkicCase]),
            Row(["İstanbul"], "istanbul Istanbul", ["istanbul"], .wholeWord, [.search, .turkicCase]),
            Row(["ısı"], "ISI ısı isi", ["ISI", "ısı"], .wholeWord, [.search, .turkicCase]),
            Row(["میخواهم"], "می\u{200C}خواهم میخواهم", ["می\u{200C}خواهم", "میخواهم"]),
            Row(["می\u{200C}خواهم"], "میخواهم نمی\u{200C}خواهم", ["میخواهم"]),
            Row(["خواهم"], "می\u{200C}خواهم", []), Row(["کتاب"], "كتاب كـــتاب کِتاب", ["كتاب", "كـــتاب", "کِتاب"]),
            Row(["كتاب"], "کتاب\u{200F}، کتابخانه", ["کتاب"]), Row(["کتاب"], "کتابخانه", ["کتاب"], .prefix),
            Row(["koszula"], "Ko\u{AD}szula", ["Ko\u{AD}szula"]), Row(["szula"], "Ko\u{AD}szula", []),
            Row(["koszula"], "koszula\u{AD} x", ["koszula"]),
            Row(["12 cm"], "۱۲ cm, 12\u{A0}CM", ["۱۲ cm", "12\u{A0}CM"]), Row(["12"], "۱۲۳ 123 12", ["12"]),
            Row(["art"], "smart party art Art.", ["art", "Art"]),
            Row(["art"], "smart arts", ["art", "art"], .substring),
            Row(["koszul"], "Koszulami, koszulka, podkoszulek", ["Koszul", "koszul"], .prefix),
            Row(["қысқы"], "ҚЫСҚЫДА", ["ҚЫСҚЫ"], .prefix),
            Row(["C++", "C", "C#"], "C++ c# C", ["C++", "c#", "C"]), Row([".NET"], "ASP.NET .net", [".net"]),
            Row(["l'eau"], "L'EAU l’eau", ["L'EAU"]), Row(["l'eau"], "l’eau", ["l’eau"], otherMarks: true),
            Row(["don't"], "don't", ["don't"]), Row(["don"], "don't", []),
            Row(["e-mail"], "E‑Mail e-mail e–mail email", ["E‑Mail", "e-mail", "e–mail"], otherMarks: true),
            Row(["usb c"], "USB \t\r\n C, usb  c usbc", ["USB \t\r\n C", "usb  c"]),
            Row([" usb\nc "], "usb c", ["usb c"]), Row(["a", "a b", "a b c"], "a b c a b a", ["a b c", "a b", "a"]),
            Row(["ab cd", "cdef"], "ab cdef", ["cdef"]), Row(["aba"], "ababa", ["aba"], .substring),
            Row(["XL"], "xl XL Xl", ["XL"], keepsCase: true), Row(["İ"], "i İ", ["İ"], keepsCase: true),
            Row(["👩"], "👨‍👩‍👧 👩", ["👩"], .substring), Row(["z"], "z\u{307}z", ["z"], .substring),
            Row(["żółć"], "Z\u{307}O\u{301}ŁC\u{301}", ["Z\u{307}O\u{301}ŁC\u{301}"]), Row(["冬"], "冬服", ["冬"]),
            Row(["Nike"], "Nike's Nike’a nikeʼs O'Nike Nikea", ["Nike", "Nike", "nike"]),
            Row(["can", "L", "men", "men's"], "can't L'Oréal men's", ["men's"]),
            Row(["markt"], "Supermarkt Märkte MARKT marktplatz", ["markt", "MARKT"], .suffix),
            Row(["شگاه"], "فروشگاه‌ها فروشگاه", ["شگاه"], .suffix),
            Row(["ارزان ترین"], "ارزان\u{200C}ترین ارزانترین", ["ارزان\u{200C}ترین", "ارزانترین"], otherMarks: true),
            Row(["ارزان\u{200C}ترین"], "ارزان ترین ارزان", ["ارزان ترین"], otherMarks: true),
            Row([], "abc", []), Row(["abc"], "", []),
        ]
    )
    func finds(row: Row) throws {
        let set = try TermSet(row.terms, profile: row.profile)
        let bytes = Array(row.text.utf8)
        let found = set.matches(in: row.text).map { Array(bytes[$0.range]) }
        #expect(found == row.found.map { Array($0.utf8) }, "\(found.map { String(decoding: $0, as: UTF8.self) })")
        #expect(
            TermJudge(terms: row.terms, foldings: TermFoldings(row.profile)).matches(in: row.text, all: false).count
                == found.count
        )
    }

    @Test("compete leftmost first, then longest, then first given; all can be told")
    func competes() throws {
        let set = try TermSet([
            Term("Nord", id: 7), Term("nord", id: 8), Term("NORD", id: 9, keepsCase: true),
            Term("nor", id: 1, extent: .prefix),
            Term("rd face", id: 2, extent: .substring),
        ])
        var finder = TermFinder(set)
        #expect(finder.matches(in: "x NORD Face").map(\.id) == [7])
        #expect(finder.allMatches(in: "x NORD Face").map(\.id) == [7, 8, 9])
        #expect(finder.allMatches(in: "nordface nord  face").map(\.id) == [1, 7, 8])
        #expect(finder.matches(in: "nordface xrd  face").map(\.id) == [1, 2])
        #expect(finder.matches(in: "nordface").first == TermMatch(id: 1, place: 3, range: 0..<3))
    }

    @Test("tell their places in any unit")
    func units() throws {
        let text = "👨‍👩‍👧 Żółty Z\u{307}o\u{301}łty żółty"
        let matches = try TermSet([Term("żółty", id: 1)]).matches(in: text)
        #expect(LengthUnit.graphemes.ranges(of: matches, in: text) == [2..<7, 8..<13, 14..<19])
        #expect(LengthUnit.utf16.ranges(of: matches, in: text) == [9..<14, 15..<22, 23..<28])
    }

    @Test(
        "refuse what would be found nowhere or everywhere",
        arguments: [
            (" ", "term 2 (id 5) has only white space and ignored characters: \" \""),
            ("", "term 2 (id 5) is empty"),
            ("\u{200C}\u{AD}", "term 2 (id 5) has only white space and ignored characters: \"\\u{200C}\\u{00AD}\""),
            ("\u{640}", "term 2 (id 5) has only white space and ignored characters: \"\\u{0640}\""),
        ]
    )
    func refuses(text: String, message: String) {
        do {
            _ = try TermSet([Term("a", id: 4), Term(text, id: 5)])
            Issue.record("accepted")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test(
        "take time in proportion to the text whatever the terms are",
        arguments: [Term.Extent.wholeWord, .prefix, .substring]
    )
    func worst(extent: Term.Extent) throws {
        let terms = (1...1_500).map { Term(String(repeating: "a", count: $0), id: $0, extent: extent) }
        let set = try TermSet(terms)
        var finder = TermFinder(set)
        let count = 1 << 17
        let plain = String(repeating: "a", count: count)
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(
                finder.matches(in: plain).count
                    == (extent == .wholeWord ? 0 : extent == .substring ? (count + 1_499) / 1_500 : 1)
            )
            #expect(finder.matches(in: plain + "ż").count <= (count + 1_499) / 1_500)
            _ = finder.matches(in: String(repeating: "ą\u{301}", count: count / 4))
            _ = finder.matches(in: String(repeating: "冬", count: count / 3))
            _ = finder.matches(in: String(repeating: "a ", count: count / 2))
        }
        #expect(time < .seconds(60), "\(time)")
    }

    @Test("stay within bounded room")
    func memory() throws {
        var generator = SeededGenerator(seed: 3)
        let terms = (0..<10_000).map { place in
            Term(
                String((0..<12).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &generator) ?? "a" }),
                id: place
            )
        }
        let set = try TermSet(terms)
        #expect(set.memory < 16 << 20, "\(set.memory)")
        let text = terms.map(\.text).joined(separator: "  ")
        #expect(set.matches(in: text).map(\.id) == Array(0..<10_000))
    }
}
