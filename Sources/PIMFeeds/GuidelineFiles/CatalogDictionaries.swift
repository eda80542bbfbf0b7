import PIMCatalog
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// The dictionaries of a catalog's `dictionaries/` folder, for rules of the kind `text.spelling`.
enum CatalogDictionaries {
    /// The dictionaries by the names of their files: locales (`pl_PL`) or languages (`pl`).
    ///
    /// A dictionary that cannot be read, or lacks one of its two files, is an error.
    static func read(_ directory: CatalogDirectory, _ log: inout IntakeLog) -> [String: SpellingDictionary] {
        var dictionaries: [String: SpellingDictionary] = [:]
        let files = Set(directory.dictionaryFiles)
        for name in Set(files.map { String($0.dropLast(4)) }).sorted() {
            let (affixes, words) = ("\(name).aff", "\(name).dic")
            guard files.contains(affixes), files.contains(words) else {
                let (there, missing) = files.contains(affixes) ? (affixes, words) : (words, affixes)
                log.report(
                    "dictionary",
                    "the dictionary has no \(missing)",
                    remedy: "put both of its files there",
                    at: SourcePosition(file: there, line: 1)
                )
                continue
            }
            do {
                dictionaries[Files.name(of: name)] = try SpellingDictionary(
                    affixes: Files.read(Files.join(directory.folder, affixes)),
                    words: Files.read(Files.join(directory.folder, words))
                )
            } catch let error as DictionaryError {
                log.report(
                    "dictionary",
                    "the dictionary is not to be read: \(error)",
                    remedy: "put a dictionary of Hunspell's there",
                    at: SourcePosition(file: error.file == .words ? words : affixes, line: error.line)
                )
            } catch {
                log.report("dictionary", "\(error)", at: SourcePosition(file: affixes, line: 1))
            }
        }
        return dictionaries
    }

    /// The library's kinds of rules, with these dictionaries.
    static func kinds(with dictionaries: [String: SpellingDictionary]) -> [RuleKind] {
        guard !dictionaries.isEmpty else { return RuleKind.all }
        return RuleKind.all.map { kind in
            kind.name == RuleKind.spelling.name ? RuleKind.spelling(dictionaries: dictionaries) : kind
        }
    }
}
