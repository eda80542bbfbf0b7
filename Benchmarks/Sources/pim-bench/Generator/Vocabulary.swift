/// The words of one language, as they stand in lines.
struct Vocabulary {
    let locale: String
    let words: [[UInt8]]
    /// The same words with a great first letter, for the beginning of sentences.
    let openings: [[UInt8]]

    init(_ locale: String, _ text: String, _ spelling: Spelling) {
        self.locale = locale
        let plain = text.split(separator: " ").map(String.init)
        words = plain.map(spelling.bytes)
        openings = plain.map { spelling.bytes($0.prefix(1).uppercased() + $0.dropFirst()) }
    }

    /// The five languages of the catalog; Polish stands last.
    static func all(_ spelling: Spelling) -> [Vocabulary] {
        [
            Vocabulary("en_US", english, spelling), Vocabulary("fa_IR", persian, spelling),
            Vocabulary("ar_SA", arabic, spelling), Vocabulary("kk_KZ", kazakh, spelling),
            Vocabulary("pl_PL", polish, spelling),
        ]
    }

    private static let english = """
        jacket warm light sturdy rain winter summer trail city pocket zip hood cotton wool steel glass handle strap lamp \
        bottle shoe sole lace soft dry quick everyday outdoor indoor classic modern slim loose quiet bright kitchen desk \
        travel camping running garden lasting washable insulated folding padded woven natural
        """

    private static let persian = """
        کاپشن گرم سبک محکم باران زمستان تابستان مسیر شهر جیب زیپ کلاه پنبه پشم فولاد شیشه دسته بند چراغ بطری کفش کفی نرم خشک \
        سریع روزانه بیرون خانه کلاسیک امروزی باریک آزاد آرام روشن آشپزخانه میز سفر اردو دویدن باغ ماندگار قابل‌شست‌وشو عایق تاشو \
        بافته طبیعی می‌ماند دست‌دوز
        """

    private static let arabic = """
        سترة دافئة خفيفة متينة مطر شتاء صيف درب مدينة جيب سحاب قلنسوة قطن صوف فولاذ زجاج مقبض حزام مصباح زجاجة حذاء نعل ناعم جاف \
        سريع يومي خارجي داخلي كلاسيكي حديث ضيق واسع هادئ ساطع مطبخ مكتب سفر تخييم جري حديقة دائم قابل للغسل معزول مطوي منسوج طبيعي
        """

    private static let kazakh = """
        күрте жылы жеңіл берік жаңбыр қыс жаз соқпақ қала қалта ілгек бас киім мақта жүн болат шыны тұтқа бау шам бөтелке аяқкиім \
        ұлтан жұмсақ құрғақ жылдам күнделікті далада үйде дәстүрлі заманауи тар кең тыныш жарық асүй үстел сапар лагерь жүгіру бақ \
        төзімді жуылатын жылытылған бүктелетін тоқылған табиғи
        """

    private static let polish = """
        kurtka ciepła lekka mocna deszcz zima lato szlak miasto kieszeń zamek kaptur bawełna wełna stal szkło uchwyt pasek \
        lampa butelka but podeszwa sznurówka miękka sucha szybka codzienna zewnętrzna domowa klasyczna współczesna wąska \
        luźna cicha jasna kuchnia biurko podróż biwak bieganie ogród trwała pralna ocieplana składana tkana naturalna źródło \
        łąka świeża
        """
}

/// What stands between and around words, and the short values, as they stand in lines.
struct Phrases {
    /// What editors and imports leave between words: entities, signs, quotation marks, emoji.
    let asides: [[UInt8]]
    /// Characters that no feed may hold, within words.
    let slips: [[UInt8]]
    let brands: [[UInt8]]
    let colors: [[UInt8]]
    let sizes: [[UInt8]]
    let materials: [[UInt8]]
    let arrow: [UInt8]
    let paragraph: [UInt8]
    let paragraphBreak: [UInt8]
    let paragraphEnd: [UInt8]
    let bold: [UInt8]
    let boldEnd: [UInt8]
    let item: [UInt8]
    let itemEnd: [UInt8]
    let listEnd: [UInt8]
    let lineBreak: [UInt8]
    let comment: [UInt8]
    let shop: [UInt8]
    let pictures: [UInt8]
    let slash: [UInt8]

    init(_ spelling: Spelling) {
        func all(_ texts: [String]) -> [[UInt8]] { texts.map(spelling.bytes) }
        asides = all([
            "&", "5 < 7 & 9 > 3", "\"XL\"", "'extra'", "®", "–", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;",
            "½\u{A0}l", "„mocna”", "👩‍👩‍👧", "❤️", "🎁", "✅", "🧥", "👍🏽", "🇵🇱", " ", "<",
        ])
        slips = all(["\u{0}", "\u{1}", "\u{1B}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
        brands = all([
            "Nordvik", "Tarn", "Kestrel", "Ozero", "Halma", "Brzask", "Fjell & Vik", "Sahra", "Qazyna", "Lumo",
            "Ödla", "Pine+", "Strum <Pro>", "Veles", "Atlas", "Mir & Co", "Rila", "Świt", "Zenit", "Elbrus",
        ])
        colors = all([
            "Biały", "Czarny", "Żółty", "Różowy", "Beżowy", "Błękitny", "Zielony", "Granatowy", "Brązowy", "Szary",
        ])
        sizes = all([
            "XS", "S", "M", "L", "XL", "XXL", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45",
        ])
        materials = all([
            "steel", "leather", "100% cotton", "recycled PET", "glass & bamboo", "80% cotton / 20% polyester",
        ])
        arrow = spelling.bytes(" ▸ ")
        paragraph = spelling.bytes("<p>")
        paragraphBreak = spelling.bytes("</p>\n<p>")
        paragraphEnd = spelling.bytes("</p>")
        bold = spelling.bytes("<b>")
        boldEnd = spelling.bytes("</b><br/><ul class=\"f\">")
        item = spelling.bytes("<li>")
        itemEnd = spelling.bytes("</li>")
        listEnd = spelling.bytes("</ul>")
        lineBreak = spelling.bytes("\r\n")
        comment = spelling.bytes("\t <!-- internal -->")
        shop = spelling.bytes("https://shop.example.com/")
        pictures = spelling.bytes("https://cdn.example.com/i/")
        slash = spelling.bytes("/")
    }
}
