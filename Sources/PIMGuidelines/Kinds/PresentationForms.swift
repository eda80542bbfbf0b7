import PIMCatalog
import PIMText

extension Rule {
    /// Letters are themselves, not forms for print or old programs.
    public static let presentationForms = Rule(
        code: "text.presentation-forms",
        summary: "Letters are plain letters, not ligatures, full-width letters or forms of Arabic letters.",
        rationale: "Such characters come from PDF files and old programs; they look right, but no search finds them.",
        remedy: "type the word anew, or paste it as plain text",
        good: [
            Sample("كتاب", "ar_SA"), Sample("قیمت ۱۲۰ ﷼", "fa_IR"), Sample("Office fiszki", "pl_PL"),
            Sample("ＡＢＣ シャツ", "ja_JP"), Sample("Жеңіл", "kk_KZ"),
        ],
        bad: [
            Sample("ﻛﺘﺎﺏ", "ar_SA"), Sample("ﮐﻔﺶ", "fa_IR"), Sample("Of\u{FB01}ce", "en_GB"),
            Sample("\u{FB02}aga", "pl_PL"), Sample("Ｌａｍｐａ", "pl_PL"), Sample("𝐁𝐨𝐥𝐝 lamp", "en_GB"),
        ],
        needsLanguage: false,
        cause: { _ in .presence(of: .presentationForms) },
        problem: { sample in
            let language = LanguageTag(sample.locale).language
            for scalar in sample.text.unicodeScalars {
                guard let kind = CompatibilityLetters.kind(of: scalar.value) else { continue }
                if kind == .fullWidth, ["ja", "zh", "ko", "yue"].contains(language) { continue }
                return message(of: scalar, kind)
            }
            return nil
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            for run in runs(in: sample) {
                let letters = run.letters.map(CompatibilityLetters.plain)
                let isKnown = letters.allSatisfy { $0 != nil }
                let plain = String.UnicodeScalarView(letters.flatMap { $0 ?? [] }.compactMap(Unicode.Scalar.init))
                places.add(message(of: run.first, run.kind), run.range, instead: isKnown ? String(plain) : nil)
            }
            return places.breaches
        }
    )

    /// Letters beside each other that are not themselves.
    private struct FormRun {
        let first: Unicode.Scalar
        let kind: CompatibilityLetters.Kind
        var letters: [UInt32]
        var range: Range<Int>
    }

    private static func runs(in sample: Sample) -> [FormRun] {
        let isWide = ["ja", "zh", "ko", "yue"].contains(LanguageTag(sample.locale).language)
        var runs: [FormRun] = []
        var start = 0
        for scalar in sample.text.unicodeScalars {
            let range = start..<start + scalar.utf8.count
            start = range.upperBound
            guard let kind = CompatibilityLetters.kind(of: scalar.value), !(isWide && kind == .fullWidth) else {
                continue
            }
            if runs.last?.range.upperBound == range.lowerBound {
                runs[runs.count - 1].letters.append(scalar.value)
                runs[runs.count - 1].range = runs[runs.count - 1].range.lowerBound..<range.upperBound
            } else {
                runs.append(FormRun(first: scalar, kind: kind, letters: [scalar.value], range: range))
            }
        }
        return runs
    }

    private static func message(of scalar: Unicode.Scalar, _ kind: CompatibilityLetters.Kind) -> String {
        "\"\(scalar)\" (\(scalar.codePoint)) is \(name(of: kind))"
    }

    private static func name(of kind: CompatibilityLetters.Kind) -> String {
        switch kind {
        case .arabicForm: "an Arabic letter in the form of its place"
        case .ligature: "letters written as one"
        case .fullWidth: "a letter or digit of another width"
        case .mathematical: "a letter of formulas"
        }
    }
}
