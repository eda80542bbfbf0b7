extension CurrencyTable {
    /// The currency of a country by its code of ISO 3166-1 in capitals: `EUR` for `DE`; nil for an unknown country.
    ///
    /// Of several legal currencies it is the one that prices are in: `CHF`, not `CHW`. Euro countries are those of 2026.
    public static func currency(ofCountry code: String) -> String? { countries[code] }

    /// **Source:** the entities of ISO 4217 list one, and the list of euro countries of the European Central Bank with
    /// Bulgaria (2026-01-01); read 2026-11-22.
    private static let countries: [String: String] = {
        var countries: [String: String] = [:]
        for line in table(of: shared).split(separator: " ") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            for country in parts[1].split(separator: ",") { countries[String(country)] = String(parts[0]) }
        }
        // Most others are called by their country's code and a letter.
        for entry in table(of: single).split(separator: " ") { countries[String(entry.prefix(2))] = String(entry) }
        return countries
    }()

    private static func table(of text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Currencies of several countries, or with another name than the country's code.
    private static let shared = """
        EUR:AD,AT,AX,BE,BG,BL,CY,DE,EE,ES,FI,FR,GF,GP,GR,HR,IE,IT,LT,LU,LV,MC,ME,MF,MQ,MT,NL,PM,PT,RE,SI,SK,SM,TF,VA,XK,YT
        USD:AS,BQ,EC,FM,GU,IO,MH,MP,PR,PW,SV,TC,TL,UM,US,VG,VI
        AUD:AU,CC,CX,HM,KI,NF,NR,TV NZD:CK,NU,NZ,PN,TK GBP:GB,GG,IM,JE,GS NOK:BV,NO,SJ DKK:DK,FO,GL CHF:CH,LI
        XOF:BF,BJ,CI,GW,ML,NE,SN,TG XAF:CF,CG,CM,GA,GQ,TD XPF:NC,PF,WF XCD:AG,AI,DM,GD,KN,LC,MS,VC XCG:CW,SX
        MAD:MA,EH ILS:IL,PS PAB:PA KPW:KP KRW:KR CUP:CU CVE:CV MRU:MR RUB:RU UAH:UA PLN:PL
        """

    /// Currencies that begin with the code of their one country.
    private static let single = """
        AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CLP CNY COP CRC
        CZK DJF DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR INR IQD IRR ISK JMD JOD JPY
        KES KGS KHR KMF KWD KYD KZT LAK LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO
        NPR OMR PEN PGK PHP PKR PYG QAR RON RSD RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT
        TND TOP TRY TTD TWD TZS UGX UYU UZS VES VND VUV WST YER ZAR ZMW ZWG
        """
}
