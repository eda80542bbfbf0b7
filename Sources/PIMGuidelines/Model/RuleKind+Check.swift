import PIMText

extension RuleKind {
    /// What is wrong with the names and shapes of parameters.
    func problems(in settings: [String: Setting]) -> [RuleProblem] {
        var problems: [RuleProblem] = []
        for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                let nearest = Suggestion.nearest(to: name, among: known)
                let list = known.isEmpty ? "it takes none" : "known: \(known.joined(separator: ", "))"
                problems.append(
                    RuleProblem(
                        name,
                        "\(self.name) has no parameter \"\(name)\"",
                        remedy: nearest.map { "did you mean \"\($0)\"?" } ?? list
                    )
                )
                continue
            }
            do throws(RuleProblem) {
                try parameter.shape.check(setting, at: name)
            } catch {
                problems.append(error)
            }
        }
        for parameter in parameters where parameter.isRequired && settings[parameter.name] == nil {
            problems.append(
                RuleProblem(
                    parameter.name,
                    "\(name) needs \"\(parameter.name)\"",
                    remedy: "\(parameter.summary); add it under \"with\""
                )
            )
        }
        return problems
    }
}

extension RuleKind {
    /// A name in a rule's parameters that the catalog has to declare.
    struct DeclaredName {
        /// What it is a name of: `attribute`, `channel` or `locale`.
        let subject: String
        let name: String
        /// The parameter with its path, such as `attributes/1`.
        let path: String
    }

    /// The names of attributes, channels and locales in parameters.
    func declaredNames(in settings: [String: Setting]) -> [DeclaredName] {
        parameters.flatMap { parameter -> [DeclaredName] in
            guard let subject = parameter.shape.subject, let setting = settings[parameter.name] else { return [] }
            guard case .list(let elements) = setting else {
                guard case .text(let name) = setting else { return [] }
                return [DeclaredName(subject: subject, name: name, path: parameter.name)]
            }
            return elements.enumerated().compactMap { place, element in
                guard case .text(let name) = element else { return nil }
                return DeclaredName(subject: subject, name: name, path: "\(parameter.name)/\(place)")
            }
        }
    }
}

extension RuleKind.Shape {
    /// What of the catalog it names; nil where it names nothing.
    fileprivate var subject: String? {
        switch self {
        case .attribute, .attributes: "attribute"
        case .channel: "channel"
        case .locale: "locale"
        default: nil
        }
    }

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
        case .attribute: "an attribute"
        case .attributes: "a list of attributes"
        case .channel: "a channel"
        case .locale: "a locale"
        case .any: "anything"
        }
    }

    /// Greater counts are none that a text or a product has; sums and products of these do not overflow.
    private static let greatestCount = 1 << 31

    func check(_ setting: Setting, at path: String) throws(RuleProblem) {
        switch (self, setting) {
        case (.any, _), (.text, .text), (.flag, .flag), (.number, .number), (.texts, .text), (.terms, .list): return
        case (.attribute, .text), (.attributes, .text), (.channel, .text), (.locale, .text): return
        case (.word(let words), .text(let word)):
            guard !words.contains(word) else { return }
            throw RuleProblem(path, "\"\(word)\" is not known", remedy: "known: \(words.joined(separator: ", "))")
        case (.count, .number(let number)):
            guard let count = Int("\(number)"), count >= 0 else {
                throw RuleProblem(path, "expected a whole number, found \(number)", remedy: "write 0 or more")
            }
            guard count <= Self.greatestCount else {
                throw RuleProblem(path, "\(number) is too many", remedy: "write \(Self.greatestCount) or less")
            }
        case (.texts, .list(let elements)), (.attributes, .list(let elements)):
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
