extension Digits {
    /// The digits that a language writes numbers for readers with.
    public enum Style: Sendable, Hashable, CaseIterable {
        /// `0123456789`
        case ascii

        /// `٠١٢٣٤٥٦٧٨٩`
        case arabic

        /// `۰۱۲۳۴۵۶۷۸۹`
        case persian

        /// The style of texts in a language: Persian and Urdu digits in Iran, Afghanistan and Pakistan, Arabic ones east
        /// of Libya, ASCII elsewhere.
        public init(for language: LanguageTag) {
            guard language.isRightToLeft else {
                self = .ascii
                return
            }
            switch (language.language, language.region) {
            case ("ar", "DZ"), ("ar", "EH"), ("ar", "LY"), ("ar", "MA"), ("ar", "TN"), ("ar", "AE"): self = .ascii
            case ("ary", _), ("he", _), ("iw", _), ("yi", _), ("dv", _), ("ug", _), ("nqo", _): self = .ascii
            case ("ar", _), ("arz", _), ("ckb", _), ("sdh", _), ("sd", _): self = .arabic
            case ("ur", _): self = .ascii
            default: self = .persian
            }
        }

        /// Whether a scalar is one of its digits.
        func holds(_ scalar: UInt32) -> Bool { scalar &- zero < 10 }

        fileprivate var zero: UInt32 {
            switch self {
            case .ascii: 0x30
            case .arabic: 0x660
            case .persian: 0x6F0
            }
        }
    }

    /// The text with its ASCII, Arabic and Persian digits in one style; everything else stays, decimal marks too.
    public static func written(_ text: String, in style: Style) -> String {
        text.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var isChanged = false
            var index = 0
            while index < bytes.count {
                let start = index
                let scalar = bytes.takeScalar(&index)
                guard let value = digit(scalar), scalar != style.zero + value else {
                    output.append(contentsOf: bytes[start..<index])
                    continue
                }
                isChanged = true
                output.append(scalar: style.zero + value)
            }
            return isChanged ? String(decoding: output, as: UTF8.self) : text
        }
    }

    /// The value of an ASCII, Arabic or Persian digit.
    package static func digit(_ scalar: UInt32) -> UInt32? {
        for style in Style.allCases where scalar &- style.zero < 10 {
            return scalar - style.zero
        }
        return nil
    }
}
