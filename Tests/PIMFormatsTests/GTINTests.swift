import PIMFormats
import Testing

@Suite("GTIN")
struct GTINTests {
    @Test(
        "takes numbers with a right check digit",
        arguments: [
            "90311017", "036282818705", "8806088269696", "10614141000415", "4006381333931", "9780306406157",
            "012345678905", "5901234123457",
        ]
    )
    func valid(_ text: String) {
        #expect(GTIN.problem(in: text) == nil)
    }

    @Test(
        "refuses a wrong check digit",
        arguments: ["026282818705", "046282818705", "03628281", "97795145", "8801088269696", "996282818705"]
    )
    func wrongCheckDigit(_ text: String) {
        #expect(GTIN.problem(in: text) == .checkDigit)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var text: String
        var problem: GTIN.Problem
        var testDescription: String { "\"\(text)\" → \(problem.rawValue)" }
    }

    @Test(
        "refuses what is no number for trade, and says why",
        arguments: [
            Refused(text: "9900114145837", problem: .couponPrefix),
            Refused(text: "9812345678902", problem: .couponPrefix),
            Refused(text: "0512345000107", problem: .couponPrefix),
            Refused(text: "2012345678903", problem: .restrictedPrefix),
            Refused(text: "0212345678909", problem: .restrictedPrefix),
            Refused(text: "0412345678903", problem: .restrictedPrefix),
            Refused(text: "9031-1017", problem: .notDigits),
            Refused(text: "5901234 123457", problem: .notDigits),
            Refused(text: "٥٩٠١٢٣٤١٢٣٤٥٧", problem: .notDigits),
            Refused(text: "", problem: .length),
            Refused(text: "123456789", problem: .length),
            Refused(text: "123456789012345", problem: .length),
        ]
    )
    func refused(_ item: Refused) {
        #expect(GTIN.problem(in: item.text) == item.problem)
    }

    @Test("judges prefixes on thirteen digits only")
    func prefixes() throws {
        let twelve = "98123456789" + String(try #require(GTIN.checkDigit(for: "98123456789")))
        #expect(GTIN.problem(in: twelve) == nil)
        #expect(GTIN.problem(in: "0" + twelve) == nil)
        let fourteen = "1201234567890" + String(try #require(GTIN.checkDigit(for: "1201234567890")))
        #expect(GTIN.problem(in: fourteen) == nil)
    }

    @Test("knows one check digit for every number, and padding does not change it")
    func checkDigits() throws {
        var state: UInt64 = 42
        for _ in 0..<500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let body = String(10_000_000_000 + state % 80_000_000_000)
            let digit = try #require(GTIN.checkDigit(for: body))
            #expect(GTIN.checkDigit(for: "00" + body) == digit)
            let right = (0...9).filter { GTIN.problem(in: body + String($0)) == nil }
            #expect(right == [digit])
        }
        #expect(GTIN.checkDigit(for: "12a") == nil)
        #expect(GTIN.checkDigit(for: "") == nil)
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        var text: String
        var normalized: String
        var testDescription: String { "\"\(text)\" → \(normalized)" }
    }

    @Test(
        "is written in digits only, an ISBN of ten as thirteen",
        arguments: [
            Spelling(text: "9031-1017", normalized: "90311017"),
            Spelling(text: "590 1234 123457", normalized: "5901234123457"),
            Spelling(text: "۵۹۰۱۲۳۴۱۲۳۴۵۷", normalized: "5901234123457"),
            Spelling(text: "0-306-40615-2", normalized: "9780306406157"),
            Spelling(text: "080442957X", normalized: "9780804429573"),
            Spelling(text: "0306406153", normalized: "0306406153"),
            Spelling(text: "n/a", normalized: "n/a"),
        ]
    )
    func normalized(_ item: Spelling) {
        #expect(GTIN.normalized(item.text) == item.normalized)
    }

    @Test(
        "expands a UPC-E to twelve digits",
        arguments: [
            Spelling(text: "04252614", normalized: "042100005264"),
            Spelling(text: "01234565", normalized: "012345000065"),
        ]
    )
    func expanded(_ item: Spelling) {
        #expect(GTIN.expandedUPCE(item.text) == item.normalized)
    }

    @Test("leaves what is no UPC-E", arguments: ["90311017", "04252615", "0425261", "0425261x"])
    func unexpanded(_ text: String) {
        #expect(GTIN.expandedUPCE(text) == nil)
    }
}
