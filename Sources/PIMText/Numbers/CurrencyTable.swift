/// The currencies in use and the number of their minor digits.
///
/// These are ISO's figures; a channel may want others (Kaspi takes tenge without a fraction), and then the channel decides.
///
/// **Source:** ISO 4217 list one as collected in `codes-all.csv` of the public data set "currency-codes", withdrawn
/// entries left out; read 2026-11-21.
public enum CurrencyTable {
    /// The digits after the point of a currency: 2 for `PLN`, 0 for `JPY`, 3 for `KWD`.
    ///
    /// Nil for an unknown code, and for those without a minor unit, such as gold (`XAU`). Codes are in capitals.
    public static func minorUnits(_ code: String) -> Int? {
        let digits = index(of: code).map { digitsByIndex[$0] } ?? unknown
        return digits >= 0 ? Int(digits) : nil
    }

    /// Whether `code` is an active ISO 4217 code in capitals.
    public static func isKnown(_ code: String) -> Bool {
        index(of: code).map { digitsByIndex[$0] != unknown } ?? false
    }

    /// Whether these bytes are an active ISO 4217 code in capitals.
    package static func isKnown(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        index(of: code).map { digitsByIndex[$0] != unknown } ?? false
    }

    private static let unknown: Int8 = -2

    /// The digits by three letters: `AAA` is 0, `ZZZ` the last.
    private static let digitsByIndex: [Int8] = {
        var digits = [Int8](repeating: unknown, count: 26 * 26 * 26)
        for (code, count) in table {
            if let index = index(of: code) { digits[index] = Int8(count) }
        }
        return digits
    }()

    private static func index(of code: String) -> Int? {
        var code = code
        return code.withUTF8 { index(of: $0) }
    }

    private static func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 3 else { return nil }
        let letters = (bytes[0] &- 0x41, bytes[1] &- 0x41, bytes[2] &- 0x41)
        guard letters.0 < 26, letters.1 < 26, letters.2 < 26 else { return nil }
        return (Int(letters.0) * 26 + Int(letters.1)) * 26 + Int(letters.2)
    }

    /// Every active code, sorted.
    public static var codes: [String] { table.keys.sorted() }

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for (digits, codes) in [(2, twoDigits), (3, threeDigits), (0, noDigits), (4, fourDigits), (-1, noMinorUnit)] {
            for code in codes.split(whereSeparator: \.isWhitespace) {
                table[String(code)] = digits
            }
        }
        return table
    }()

    private static let twoDigits = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
        COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
        MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
        STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
        """

    private static let threeDigits = "BHD IQD JOD KWD LYD OMR TND"

    private static let noDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"

    private static let fourDigits = "CLF UYW"

    private static let noMinorUnit = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"
}
