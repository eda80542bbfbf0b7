import PIMText

extension RuleKind {
    /// Superlatives and promises that somebody would have to prove.
    public static let claims = RuleKind(
        "text.claims",
        "The text claims nothing that has to be proved: no superlatives, no absolute promises.",
        parameters: [
            Parameter("terms", .terms, "the claims to look for, instead of the language's own list"),
            Parameter("more", .terms, "claims to look for besides the language's own list"),
            Parameter("except", .terms, "longer terms in which a claim may stand"),
        ],
        examples: [
            Example(
                ["except": ["best before", "best-before"]],
                good: [
                    RuleSample("A good jacket. Best before 2030", "en_GB"), RuleSample("Dobra kurtka", "pl_PL"),
                    RuleSample("کفش خوب", "fa_IR"), RuleSample("Жақсы күрте", "kk_KZ"),
                    RuleSample("حذاء جيد", "ar_SA"), RuleSample("Filter No. 1, brush #1 in a box", "en_GB"),
                    RuleSample("Filtr nr 1", "pl_PL"), RuleSample("فلتر رقم 1", "ar_SA"),
                    RuleSample("فیلتر شماره ۱", "fa_IR"), RuleSample("Сүзгі №1, сүзгі № 1", "kk_KZ"),
                ],
                bad: [
                    RuleSample("The best jacket", "en_GB"), RuleSample("Risk-free and world’s first", "en_GB"),
                    RuleSample("Najlepsza kurtka", "pl_PL"), RuleSample("بهترین کفش", "fa_IR"),
                    RuleSample("Ең жақсы күрте", "kk_KZ"), RuleSample("أفضل حذاء", "ar_SA"),
                    RuleSample("بأفضل سعر", "ar_SA"), RuleSample("الأخف والأفضل", "ar_SA"),
                    RuleSample("No. 1 in Europe", "en_GB"), RuleSample("America’s #1 jacket", "en_GB"),
                    RuleSample("Marka nr 1", "pl_PL"), RuleSample("Filtr nr 1 w Polsce", "pl_PL"),
                    RuleSample("فلتر رقم 1 في العالم", "ar_SA"), RuleSample("برند شماره ۱ ایران", "fa_IR"),
                    RuleSample("Қазақстандағы №1 бренд", "kk_KZ"),
                ]
            ),
            Example(
                ["more": ["cudowny"]],
                good: [RuleSample("Ładny", "pl_PL")],
                bad: [RuleSample("Cudowny", "pl_PL")]
            ),
            Example(
                ["terms": [["term": "wunder", "match": "prefix"]]],
                good: [RuleSample("Die beste Jacke", "de_DE")],
                bad: [RuleSample("Wunderbare Jacke", "de_DE")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            var claims = try settings.terms("terms")
            let allowed = try settings.terms("except")
            if claims.isEmpty {
                let own = ownClaims[settings.language, default: []]
                let spelled = settings.language == "ar" ? own.flatMap(ArabicClitics.spellings) : own
                claims = spelled.map { WantedTerm(claim: $0) }
            }
            claims += try settings.terms("more")
            guard !claims.isEmpty else {
                let reason = "there is no list of claims for \(settings.language)"
                return .text { _ in .notApplicable(reason) }
            }
            let count = claims.count
            let rank = settings.values["terms"] == nil ? RankClaim(settings.language) : nil
            let terms = (claims + allowed).enumerated().map { $1.term(id: $0) }
            return .terms(
                TermJudge(terms: terms) { [claims] number, range, text in
                    guard number < count, rank?.isNumbering(claims[number].text, range, in: text) != true else {
                        return nil
                    }
                    let whole = claims[number].concern(range, in: text)
                    return Breach("it claims \"\(text.string(whole))\"", whole)
                }
            )
        }
    )

    /// The lists by language; a star at the end finds every word that begins so.
    private static let ownClaims: [String: [String]] = [
        "en": [
            "best", "the best", "number one", "no. 1", "#1", "world's first", "world-class", "unbeatable", "unrivalled",
            "unrivaled", "perfect", "guaranteed", "100% safe", "risk-free", "miracle", "cheapest", "lowest price",
            "greatest", "ultimate", "always works", "never fails", "clinically proven", "scientifically proven",
        ],
        "pl": [
            "najlepsz*", "numer jeden", "nr 1", "najtańsz*", "najniższa cena", "bezkonkurencyjn*", "niezawodn*",
            "niezrównan*", "idealn*", "gwarantowan*", "cudown*", "100% bezpieczn*", "klinicznie potwierdzon*",
            "udowodnione naukowo", "zawsze działa", "jedyny na rynku",
        ],
        "kk": [
            "ең жақсы", "ең арзан", "ең үздік", "нөмірі бірінші", "бірінші нөмір", "теңдесі жоқ", "мінсіз",
            "№ 1", "№1", "100% қауіпсіз", "кепілдік беріледі", "ғылыми дәлелденген", "клиникалық дәлелденген",
            "әлемдегі алғашқы",
        ],
        "fa": [
            "بهترین", "ارزان‌ترین", "شماره یک", "شماره 1", "بی‌نظیر", "بی‌رقیب", "بی‌همتا", "تضمینی", "صد در صد تضمینی",
            "معجزه‌آسا", "کامل‌ترین", "کمترین قیمت", "ثابت‌شده علمی", "بدون خطر",
        ],
        "ar": [
            "أفضل", "الأفضل", "الأرخص", "أرخص", "رقم واحد", "رقم 1", "لا مثيل له", "لا مثيل لها", "لا يضاهى", "مثالي",
            "مضمون", "مضمونة", "معجزة", "أقل سعر", "مثبت علميا", "مثبت سريريا", "آمن 100%",
        ],
    ]
}

extension WantedTerm {
    fileprivate init(claim: String) {
        let isPrefix = claim.hasSuffix("*")
        self.init(isPrefix ? String(claim.dropLast()) : claim, extent: isPrefix ? .prefix : .wholeWord)
    }
}
