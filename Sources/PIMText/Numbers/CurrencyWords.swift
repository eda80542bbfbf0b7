/// The words and signs that prices are written with, and the currencies they name.
///
/// **Source:** the currency symbols of Unicode CLDR 48, read 2026-11-22, and everyday spellings of shops.
public enum CurrencyWords {
    /// The customary code of the toman, in which Iranian shops count; it is no currency of ISO 4217.
    public static let toman = "IRT"

    /// How many rials a toman is, by custom; as of 2026-11-22.
    public static let rialsPerToman: ExactDecimal = 10

    /// The currencies that a word or sign names in texts of a language, the codes of ISO 4217 among them.
    ///
    /// Several where only the country tells and the language has none; none for an unknown word.
    public static func codes(of word: String, in language: LanguageTag? = nil) -> [String] {
        if word.utf8.count == 3, word == toman || CurrencyTable.isKnown(word) {
            return [word]
        }
        let key = word.lowercased()
        let codes = table[key] ?? (key.hasSuffix(".") ? table[String(key.dropLast())] : nil) ?? []
        guard codes.count > 1, let language else {
            return codes
        }
        if let own = region(of: language).flatMap({ currencies[$0] }), codes.contains(own) {
            return [own]
        }
        return codes
    }

    /// The country of a language tag; that of a language spoken in one country where it names none.
    private static func region(of language: LanguageTag) -> String? {
        if let region = language.region { return region }
        switch language.language {
        case "fa": return "IR"
        case "ja": return "JP"
        case "zh": return "CN"
        case "arz": return "EG"
        case "ary": return "MA"
        default: return nil
        }
    }

    /// The currency of each country whose name for it is shared with others.
    private static let currencies = [
        "IR": "IRR", "SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER", "AE": "AED", "MA": "MAD", "KW": "KWD",
        "BH": "BHD", "IQ": "IQD", "JO": "JOD", "TN": "TND", "DZ": "DZD", "LY": "LYD", "EG": "EGP", "SD": "SDG",
        "LB": "LBP", "SY": "SYP", "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD",
        "MX": "MXN", "GB": "GBP", "JP": "JPY", "CN": "CNY", "RU": "RUB", "BY": "BYN", "KG": "KGS", "TJ": "TJS",
        "SE": "SEK", "NO": "NOK", "DK": "DKK", "IN": "INR", "PK": "PKR",
    ]

    private static let table: [String: [String]] = {
        var table: [String: [String]] = [:]
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: "=").map { $0.split(separator: ",").map(String.init) }
            guard fields.count == 2 else { continue }
            for word in fields[0] { table[word, default: []] += fields[1] }
        }
        return table
    }()

    private static let lines = """
        zł,zl,złoty,złote,złotych=PLN
        ₸,тг,тнг,теңге,тенге,tg=KZT
        ﷼=IRR,SAR,QAR,OMR,YER
        ریال=IRR
        ريال=SAR,QAR,OMR,YER
        تومان,تومن,toman=IRT
        د.إ=AED
        درهم=AED,MAD
        ر.س,ر.س.=SAR
        ر.ق=QAR
        ر.ع=OMR
        ر.ي=YER
        ج.م=EGP
        جنيه=EGP,SDG
        د.ك=KWD
        د.ب=BHD
        د.ع=IQD
        د.أ,د.ا=JOD
        د.ت=TND
        د.ج=DZD
        د.ل=LYD
        د.م=MAD
        دينار=KWD,BHD,IQD,JOD,TND,DZD,LYD
        ل.ل=LBP
        ل.س=SYP
        €,euro=EUR
        $=USD,CAD,AUD,NZD,SGD,HKD,MXN
        us$=USD
        £=GBP,EGP
        ₽,руб,рублей=RUB
        р=RUB,BYN
        ₴,грн=UAH
        ₺,tl=TRY
        ₼=AZN
        ₾=GEL
        ֏=AMD
        ₹=INR
        ₪=ILS
        kč=CZK
        ft=HUF
        ¥=JPY,CNY
        сом,⃀=KGS
        so'm,so‘m,soʻm,сўм,сум=UZS
        kr=SEK,NOK,DKK
        """
}
