import PIMText

extension RuleKind {
    /// Checks that parameters have known names and the shapes they should have.
    func check(_ settings: [String: Setting]) throws(RuleProblem) {
        for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                let nearest = Suggestion.nearest(to: name, among: known)
                let list = known.isEmpty ? "it takes none" : "known: \(known.joined(separator: ", "))"
                throw RuleProblem(
                    name,
                    "\(self.name) has no parameter \"\(name)\"",
                    remedy: nearest.map { "did you mean \"\($0)\"?" } ?? list
                )
            }
            try parameter.shape.check(setting, at: name)
        }
        for parameter in parameters where parameter.isRequired && settings[parameter.name] == nil {
            throw RuleProblem(
                parameter.name,
                "\(name) needs \"\(parameter.name)\"",
                remedy: "\(parameter.summary); add it under \"with\""
            )
        }
    }
}

extension RuleKind.Shape {
    /// How people call it.
    public var phrase: String {
        switch self {
        case .text: "a text"
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .count: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .texts: "a list of texts"
        case .terms: "a list of terms"
        case .textsByName: "an object of texts"
        case .any: "anything"
        }
    }

    func check(_ setting: Setting, at path: String) throws(RuleProblem) {
        switch (self, setting) {
        case (.any, _), (.text, .text), (.flag, .flag), (.number, .number), (.texts, .text), (.terms, .list): return
        case (.word(let words), .text(let word)):
            guard !words.contains(word) else { return }
            throw RuleProblem(path, "\"\(word)\" is not known", remedy: "known: \(words.joined(separator: ", "))")
        case (.count, .number(let number)):
            guard Int("\(number)").map({ $0 >= 0 }) != true else { return }
            throw RuleProblem(path, "expected a whole number, found \(number)", remedy: "write 0 or more")
        case (.texts, .list(let elements)):
            for (place, element) in elements.enumerated() {
                guard case .text = element else { throw RuleSettings.shape("\(path)/\(place)", element, "a text") }
            }
        case (.textsByName, .table(let table)):
            for (key, element) in table.sorted(by: { $0.key < $1.key }) {
                guard case .text = element else { throw RuleSettings.shape("\(path)/\(key)", element, "a text") }
            }
        default: throw RuleSettings.shape(path, setting, phrase)
        }
    }
}
