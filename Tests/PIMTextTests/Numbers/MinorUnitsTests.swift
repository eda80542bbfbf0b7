import PIMText
import Testing

@Suite("The digits of amounts")
struct MinorUnitsTests {
    @Test(
        "are the channel's first, then those of custom and of ISO 4217",
        arguments: [
            ([:], "KZT", 2), ([:], "IRR", 2), ([:], "IRT", 0), ([:], "KWD", 3), ([:], "JPY", 0), ([:], "XAU", nil),
            ([:], "ZZZ", nil), (["KZT": 0], "KZT", 0), (["KZT": 0], "KWD", 3), (["IRT": 1], "IRT", 1),
            (["KWD": 2, "KZT": 0], "KWD", 2), (["ZZZ": 1], "ZZZ", 1),
        ] as [([String: Int], String, Int?)]
    )
    func digits(_ channel: [String: Int], _ currency: String, _ expected: Int?) {
        #expect(MinorUnits(channel: channel).digits(of: currency) == expected)
    }

    @Test("are known of every currency in use", arguments: CurrencyTable.codes + ["IRT"])
    func known(_ code: String) {
        #expect(MinorUnits().knows(code))
    }

    @Test("are not known of other codes", arguments: ["ZZZ", "", "pln"])
    func unknown(_ code: String) {
        #expect(!MinorUnits().knows(code))
    }
}
