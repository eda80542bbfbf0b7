import PIMText

extension Field {
    /// A tag that may stand in rich text, and the attributes it may have there.
    public struct Tag: Sendable, Hashable, ExpressibleByStringLiteral {
        /// The element's name, such as `a`.
        public var name: String
        /// The names of its attributes, such as `href`.
        public var attributes: [String]

        /// A tag with attributes.
        public init(_ name: String, attributes: [String] = []) {
            self.name = name
            self.attributes = attributes
        }

        /// A tag as format tables write it: its name, then those of its attributes, as in `a href title`.
        public init(stringLiteral value: String) {
            let words = value.split(separator: " ").map { String($0) }
            self.init(words.first ?? "", attributes: Array(words.dropFirst()))
        }

        /// The tag as format tables write it.
        public var spelling: String { ([name] + attributes).joined(separator: " ") }

        /// Why the tag cannot be allowed; nil where it can.
        public var refusal: String? {
            guard name == name.lowercased(), attributes.allSatisfy({ $0 == $0.lowercased() }) else {
                return "tags and attributes are written in small letters"
            }
            guard !MarkupSanitizer.isForbidden(name) else { return "<\(name)> is never written to a feed" }
            let attribute = attributes.first { MarkupSanitizer.isForbidden(attribute: $0) }
            return attribute.map { "\($0) is never written to a feed" }
        }

        /// What rich text may have where a field does not say: paragraphs, headings, lists, tables, emphasis and links.
        public static let usual: [Tag] = [
            "p", "br", "hr", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
            "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "b", "strong", "i", "em",
            "u",
            "s", "small", "sub", "sup", "a href title",
        ]
    }

    /// What keeps the field's rich text to its tags.
    var sanitizer: MarkupSanitizer {
        let tags = self.tags ?? Tag.usual
        let attributes = tags.map { ($0.name, $0.attributes) }
        return MarkupSanitizer(
            allowing: tags.map(\.name),
            attributes: Dictionary(attributes) { $0 + $1 }
        )
    }
}
