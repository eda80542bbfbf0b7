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

    @Test(
        "knows what countries pay in",
        arguments: [
            "PL": "PLN", "DE": "EUR", "HR": "EUR", "BG": "EUR", "CH": "CHF", "LI": "CHF", "KZ": "KZT", "IR": "IRR",
            "AE": "AED", "SA": "SAR", "GB": "GBP", "JE": "GBP", "US": "USD", "SV": "USD", "EH": "MAD", "CW": "XCG",
            "SN": "XOF", "CM": "XAF", "MX": "MXN", "ZW": "ZWG",
        ]
    )
    func countries(country: String, currency: String) {
        #expect(CurrencyTable.currency(ofCountry: country) == currency)
    }

    @Test("knows the currency of every country but Antarctica, and of no other code")
    func allCountries() {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(decoding: [$0], as: UTF8.self) }
        for code in letters.flatMap({ first in letters.map { first + $0 } }) where code != "XK" {
            let currency = CurrencyTable.currency(ofCountry: code)
            #expect((currency != nil) == (CountryTable.isKnown(code) && code != "AQ"), "\(code) \(currency ?? "-")")
            #expect(currency.map(CurrencyTable.isKnown) != false, "\(code) \(currency ?? "-")")
        }
        #expect(CurrencyTable.currency(ofCountry: "pl") == nil)
    }

    @Test("lists each code once")
    func codes() {
        #expect(CurrencyTable.codes.count == 178)
        #expect(CurrencyTable.codes.allSatisfy { $0.utf8.count == 3 })
    }
}
