/// What libxml2's error numbers mean to us.
///
/// **Source:** `libxml/xmlerror.h` of libxml2 2.9.14, read 2026-11-22; the numbers are part of its stable interface.
enum XMLFailure {
    /// What a document that ends too early is told.
    static let truncation = "expected more before the end of the document: something is still open"

    static func code(_ number: Int32, _ text: String, rootIsClosed: Bool) -> PIMIOError.Code {
        switch number {
        case 26, 27, 89: .forbidden
        case 31, 32, 81: .invalidEncoding
        case 9 where text.hasPrefix("Input is not proper UTF-8"): .invalidEncoding
        case 5: rootIsClosed ? .invalidSyntax : .truncated
        case 4, 77: .truncated
        default: .invalidSyntax
        }
    }

    /// The library's sentence in our form: lower case first letter, no full stop, no line end.
    static func sentence(_ text: String) -> String {
        var rest = Substring(text)
        while let last = rest.last, last == " " || last == "." { rest.removeLast() }
        guard let first = rest.first else { return "expected well-formed XML" }
        return "expected well-formed XML: " + first.lowercased() + rest.dropFirst()
    }
}
