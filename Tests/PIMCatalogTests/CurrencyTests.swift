import PIMCatalog
import PIMText
import Testing

@Suite("Currency table")
struct CurrencyTests {
    @Test(
        "knows the minor digits",
        arguments: ["PLN": 2, "KZT": 2, "IRR": 2, "IQD": 3, "KWD": 3, "JPY": 0, "UGX": 0, "CLF": 4, "EUR": 2]
    )
    func digits(code: String, digits: Int) {
        #expect(CurrencyTable.minorUnits(code) == digits)
        #expect(CurrencyTable.isKnown(code))
    }

    @Test("knows codes without a minor unit", arguments: ["XAU", "XXX", "XTS"])
    func withoutMinorUnit(code: String) {
        #expect(CurrencyTable.minorUnits(code) == nil)
        #expect(CurrencyTable.isKnown(code))
    }

    @Test("refuses other codes", arguments: ["", "pln", "ZŁ", "IRT", "BGN", "HRK", "DEM", "PLNX"])
    func unknown(code: String) {
        #expect(CurrencyTable.minorUnits(code) == nil)
        #expect(!CurrencyTable.isKnown(code))
    }

    @Test("lists each code once")
    func codes() {
        #expect(CurrencyTable.codes.count == 178)
        #expect(CurrencyTable.codes.allSatisfy { $0.utf8.count == 3 })
    }
}
