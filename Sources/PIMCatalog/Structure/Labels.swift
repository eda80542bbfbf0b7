/// Names by locale, in the order they were written.
public struct Labels: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// A locale and the name in it.
    public struct Entry: Sendable, Hashable {
        /// The locale.
        public var locale: LocaleCode
        /// The name.
        public var text: String

        /// Pairs a locale with a name.
        public init(locale: LocaleCode, text: String) {
            self.locale = locale
            self.text = text
        }
    }

    /// The names, in the order they were written.
    public private(set) var entries: [Entry]

    /// No names.
    public init() {
        entries = []
    }

    /// Names by locale.
    public init(dictionaryLiteral elements: (LocaleCode, String)...) {
        entries = elements.map { Entry(locale: $0.0, text: $0.1) }
    }

    /// The name in one locale; setting nil takes it away.
    public subscript(locale: LocaleCode) -> String? {
        get { entries.first { $0.locale == locale }?.text }
        set {
            let index = entries.firstIndex { $0.locale == locale }
            switch (index, newValue) {
            case (let index?, let text?): entries[index].text = text
            case (let index?, nil): entries.remove(at: index)
            case (nil, let text?): entries.append(Entry(locale: locale, text: text))
            case (nil, nil): break
            }
        }
    }

    /// The name in the first of these locales that has one.
    public func text(in locales: some Sequence<LocaleCode>) -> String? {
        guard !entries.isEmpty else { return nil }
        for locale in locales {
            if let text = self[locale] { return text }
        }
        return nil
    }
}
