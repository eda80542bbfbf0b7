/// Which guidelines speak of the same rules and vocabularies.
struct GuidelineKin {
    private let guidelines: [Guideline]
    private var ofRule: [String: [Int]] = [:]
    /// By vocabulary: the guidelines that write it down, and those whose rules use it.
    private var ofVocabulary: [String: [Int]] = [:]

    init(_ guidelines: [Guideline]) {
        self.guidelines = guidelines
        for (number, guideline) in guidelines.enumerated() {
            for id in Set(guideline.rules.map(\.id)) { ofRule[id, default: []].append(number) }
            for name in Set(guideline.vocabularies.keys).union(Self.used(by: guideline)) {
                ofVocabulary[name, default: []].append(number)
            }
        }
    }

    /// The numbers of the guidelines that can change what a guideline's rules come to, itself among them, in order.
    func numbers(of number: Int) -> [Int] {
        var found: Set<Int> = [number]
        for rule in guidelines[number].rules { found.formUnion(ofRule[rule.id] ?? []) }
        let names = found.reduce(into: Set<String>()) { $0.formUnion(Self.used(by: guidelines[$1])) }
        for name in names { found.formUnion(ofVocabulary[name] ?? []) }
        // Whether a rule that uses a vocabulary is locked may be said elsewhere.
        let users = found.flatMap { guidelines[$0].rules.map(\.id) }
        if !names.isEmpty { for id in users { found.formUnion(ofRule[id] ?? []) } }
        return found.sorted()
    }

    private static func used(by guideline: Guideline) -> Set<String> {
        Set(guideline.rules.flatMap { $0.settings.values.flatMap(\.vocabularies) })
    }
}
