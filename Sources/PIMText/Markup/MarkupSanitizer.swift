/// Lets allowed elements of HTML through and turns everything else into harmless text.
///
/// What comes out is written anew: allowed tags in lower case, closed in order, with allowed attributes in double quotes;
/// all other `<`, `>`, `&` and `"` as entities. So it holds nothing that was not allowed, whatever went in. Scripts, styles
/// and frames go with their content and cannot be allowed, nor can `style` and `on…` attributes; addresses must be
/// `http` or `https`.
public struct MarkupSanitizer: Sendable {
    private let elements: [String: Set<String>]

    /// A sanitizer that lets the named elements through, and of their attributes those listed for each element.
    public init(allowing elements: [String], attributes: [String: [String]] = [:]) {
        var allowed: [String: Set<String>] = [:]
        for element in elements.map({ $0.lowercased() }) where !Self.isForbidden(element) {
            let names = (attributes[element] ?? []).map { $0.lowercased() }
            allowed[element] = Set(names.filter { !Self.isForbidden(attribute: $0) })
        }
        self.elements = allowed
    }

    /// What may stand of `html`.
    public func sanitized(_ html: String) -> String {
        html.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count + bytes.count / 8)
            append(bytes, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// Appends what may stand of UTF-8 bytes of HTML.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var writer = MarkupWriter()
        swap(&writer.output, &output)
        var tokens = MarkupTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let range): writer.appendText(bytes, in: range)
            case .comment: break
            case .end(let name):
                if let element = element(name, in: bytes) {
                    writer.close(element)
                } else if tokens.isBlock(name) {
                    writer.separate()
                }
            case .start(let name, let attributes):
                guard let element = element(name, in: bytes) else {
                    if tokens.isBlock(name) { writer.separate() }
                    continue
                }
                writer.open(element, isBlock: tokens.isBlock(name)) { output in
                    append(MarkupAttributes(bytes, in: attributes), of: element, to: &output)
                }
            }
        }
        writer.closeAll()
        swap(&writer.output, &output)
    }

    /// The name of an allowed element in lower case.
    private func element(_ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard name.count <= 15 else {
            return nil
        }
        let text = String(decoding: bytes[name].map(\.asciiLowercased), as: UTF8.self)
        return elements[text] == nil ? nil : text
    }

    private func append(_ attributes: MarkupAttributes, of element: String, to output: inout [UInt8]) {
        guard let allowed = elements[element], !allowed.isEmpty else {
            return
        }
        var written: Set<String> = []
        for attribute in attributes where allowed.contains(attribute.name) {
            guard !Self.addresses.contains(attribute.name) || Self.isHarmless(attribute.value) else { continue }
            guard written.insert(attribute.name).inserted else { continue }
            output.append(0x20)
            output.append(contentsOf: attribute.name.utf8)
            output.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
            output.append(contentsOf: PlainText.escapeHTML(attribute.value).utf8)
            output.append(UInt8(ascii: "\""))
        }
    }

    private static func isHarmless(_ address: String) -> Bool {
        URLText.isHTTP(address) && InvisibleCharacters.first(in: address) == nil
    }

    private static let addresses: Set<String> = [
        "action", "background", "cite", "data", "href", "longdesc", "ping", "poster", "src",
    ]

    private static func isForbidden(attribute name: String) -> Bool {
        let isWord = !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
        return !isWord || name.hasPrefix("on") || ["style", "srcdoc", "srcset", "formaction"].contains(name)
    }

    private static func isForbidden(_ element: String) -> Bool {
        let isWord = element.utf8.first?.isASCIILetter ?? false
        guard isWord, element.utf8.count <= 15, element.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }) else {
            return true
        }
        return forbidden.contains(element)
    }

    private static let forbidden: Set<String> = [
        "applet", "base", "body", "button", "embed", "form", "frame", "frameset", "head", "html", "iframe", "input",
        "link", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "script",
        "select", "style", "svg", "template", "textarea", "title", "xmp",
    ]
}
