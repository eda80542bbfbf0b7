import PIMText

/// How a text speaks to its reader.
private enum Form: String, CaseIterable {
    case formal
    case informal
}

extension RuleKind {
    /// Whether a text says the formal or the informal you.
    public static let address = RuleKind(
        "text.address",
        "The text speaks to its reader in one form of address.",
        parameters: [
            Parameter("form", .word(Form.allCases.map(\.rawValue)), isRequired: true, "the form that texts have"),
            Parameter("formal", .terms, "words of the formal form, instead of the language's own list"),
            Parameter("informal", .terms, "words of the informal form, instead of the language's own list"),
            Parameter("except", .terms, "longer terms in which the words may stand"),
        ],
        examples: [
            Example(
                ["form": "formal"],
                good: [
                    RuleSample("Polecamy Państwu kurtkę", "pl_PL"), RuleSample("برای شما", "fa_IR"),
                    RuleSample("Сізге арналған", "kk_KZ"), RuleSample("Ihre neue Jacke", "de_DE"),
                ],
                bad: [
                    RuleSample("Kurtka dla ciebie", "pl_PL"), RuleSample("برای تو", "fa_IR"),
                    RuleSample("Саған арналған", "kk_KZ"), RuleSample("Deine neue Jacke", "de_DE"),
                    RuleSample("Твоя куртка", "ru_RU"), RuleSample("حذاء كما أنت تحب", "ar_SA"),
                    RuleSample("وأنتِ تمشين", "ar_SA"),
                ]
            ),
            Example(
                ["form": "informal"],
                good: [
                    RuleSample("Kurtka dla ciebie i dla pani domu", "pl_PL"), RuleSample("برای تو", "fa_IR"),
                    RuleSample("Wie sie leuchtet", "de_DE"),
                ],
                bad: [
                    RuleSample("Kurtka dla Państwa", "pl_PL"), RuleSample("برای شما", "fa_IR"),
                    RuleSample("Сіздің шамыңыз", "kk_KZ"), RuleSample("هدية لحضرتك", "ar_SA"),
                    RuleSample("Für Sie", "de_DE"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let form = settings.word("form", as: Form.self, else: .formal)
            let other: Form = form == .formal ? .informal : .formal
            var words = try settings.terms(other.rawValue)
            if words.isEmpty { words = ownWords(other, settings.language) }
            guard !words.isEmpty else {
                let reason = "there is no list of \(other.rawValue) words for \(settings.language)"
                return .text { _ in .notApplicable(reason) }
            }
            let count = words.count
            words += try settings.terms("except")
            // Arabic texts may have their vowels written.
            let profile: FoldProfile = settings.language == "ar" ? [.caseless, .vowelSigns, .tatweel] : .caseless
            return .terms(
                TermJudge(profile: profile, terms: words.enumerated().map { $1.term(id: $0) }) {
                    number,
                    range,
                    text in
                    guard number < count else { return nil }
                    let found = text.string(range)
                    return Breach("it says \"\(found)\", which is \(other.rawValue), not \(form.rawValue)", range)
                }
            )
        }
    )

    private static func ownWords(_ form: Form, _ language: String) -> [WantedTerm] {
        let words = form == .formal ? formalWords[language] : informalWords[language]
        // A formal you often is a common word that only its capital tells apart.
        let keepsCase = form == .formal && ["pl", "de"].contains(language)
        return (words ?? "").split(separator: " ").flatMap { word in
            let spellings = language == "ar" ? ArabicClitics.spellings(of: String(word)) : [String(word)]
            return spellings.map { WantedTerm($0, keepsCase: keepsCase) }
        }
    }

    private static let formalWords: [String: String] = [
        "pl": "Państwo Państwa Państwu Państwem Pan Pana Panu Panem Pani Panią",
        "de": "Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres",
        "kk": "сіз сіздің сізге сізді сізден сізбен сізде сіздер сіздерге сіздердің",
        "ru": "вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашим ваших",
        "fa": "شما شمارا شماست جنابعالی",
        "ar": "حضرتك حضرتكم سيادتك سيادتكم",
        "fr": "vous votre vos",
        "es": "usted ustedes",
        "tr": "siz sizin size sizi sizden sizinle",
    ]

    private static let informalWords: [String: String] = [
        "pl": "ty ciebie tobie tobą cię twój twoja twoje twojego twojej twoją twojemu twoim twoich twoi twoimi",
        "de": "du dich dir dein deine deinem deinen deiner deines",
        "kk": "сен сенің саған сені сенен сенімен сенде",
        "ru": "ты тебя тебе тобой твой твоя твоё твое твои твоего твоей твоему твоим твоих твою",
        "fa": "تو تورا توست",
        "ar": "أنت أنتي إنت إنتي انت انتي",
        "fr": "tu toi ton tes",
        "es": "tú ti contigo tu tus",
        "tr": "sen senin sana seni senden seninle",
    ]
}
