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

    /// Appends what may stand of UTF-8 bytes of HTML, and tells what was left out.
    ///
    /// Comments go untold: nobody sees them.
    @discardableResult
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> MarkupOmissions {
        let start = output.count
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
                } else {
                    leaveOut(name, tokens, &writer)
                }
            case .start(let name, let attributes):
                guard let element = element(name, in: bytes) else {
                    leaveOut(name, tokens, &writer)
                    continue
                }
                var omissions = MarkupOmissions()
                swap(&omissions, &writer.omissions)
                writer.open(element, isBlock: tokens.isBlock(name)) { output in
                    append(MarkupAttributes(bytes, in: attributes), of: element, to: &output, &omissions)
                }
                swap(&omissions, &writer.omissions)
            }
        }
        writer.closeAll()
        swap(&writer.output, &output)
        if writer.hasDoubts { Self.dropIdle(from: start, of: &output) }
        return writer.omissions
    }

    /// Notes an element that is left out; the words on both sides of a block or a table's cell stay apart.
    private func leaveOut(_ name: Range<Int>, _ tokens: MarkupTokens, _ writer: inout MarkupWriter) {
        writer.omissions.note(tag: name, in: tokens.bytes)
        if tokens.isBlock(name) || tokens.isName(name, "td") || tokens.isName(name, "th") { writer.separate() }
    }

    private static func dropIdle(from start: Int, of output: inout [UInt8]) {
        let written = Array(output[start...])
        let kept = written.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
                Array(room[..<InvisibleCharacters.drop(from: bytes, into: room)])
            }
        }
        output.replaceSubrange(start..., with: kept)
    }

    /// Whether HTML surely holds no tag, no entity and no unwanted character, so that it stays as it is.
    package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !PlainText.hasMarkup(bytes) && !InvisibleCharacters.hasUnwanted(bytes)
    }

    /// Whether HTML holds nothing that is not allowed and closes its elements in order, so that it can stay as it is.
    ///
    /// False for what is not sure: attributes, and a `<` that is no tag.
    package func keeps(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !InvisibleCharacters.hasUnwanted(bytes) else { return false }
        var open: [String] = []
        var tokens = MarkupTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .comment: return false
            case .text(let range):
                guard Self.isWanted(bytes, in: range) else { return false }
            case .end(let name):
                guard let element = element(name, in: bytes), open.popLast() == element else { return false }
            case .start(let name, let attributes):
                let isBare = bytes[attributes].allSatisfy { $0.isSpace || $0 == UInt8(ascii: "/") }
                guard isBare, let element = element(name, in: bytes) else { return false }
                guard !MarkupWriter.voids.contains(element) else { continue }
                guard open.count < MarkupWriter.deepest else { return false }
                open.append(element)
            }
        }
        return open.isEmpty
    }

    /// Whether a text between tags has no `<`, and entities of wanted characters alone.
    private static func isWanted(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        for index in range {
            guard bytes[index] != UInt8(ascii: "<") else { return false }
            guard bytes[index] == UInt8(ascii: "&"), let entity = Entities.match(in: bytes, at: index) else { continue }
            // A soft hyphen by name may stand in HTML.
            guard entity.first == 0xAD || !InvisibleCharacters.contains(entity.first) else { return false }
        }
        return true
    }

    /// The name of an allowed element in lower case.
    private func element(_ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard name.count <= 15 else {
            return nil
        }
        let text = String(decoding: bytes[name].map(\.asciiLowercased), as: UTF8.self)
        return elements[text] == nil ? nil : text
    }

    private func append(
        _ attributes: MarkupAttributes,
        of element: String,
        to output: inout [UInt8],
        _ omissions: inout MarkupOmissions
    ) {
        let allowed = elements[element] ?? []
        var written: Set<String> = []
        for attribute in attributes {
            guard allowed.contains(attribute.name) else {
                omissions.note(attribute: attribute.name)
                continue
            }
            guard !Self.addresses.contains(attribute.name) || Self.isHarmless(attribute.value) else {
                omissions.note("an address in \(attribute.name) that is not http(s)")
                continue
            }
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

    /// Whether an attribute cannot be allowed.
    package static func isForbidden(attribute name: String) -> Bool {
        let isWord = !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
        return !isWord || name.hasPrefix("on") || ["style", "srcdoc", "srcset", "formaction"].contains(name)
    }

    /// Whether an element cannot be allowed.
    package static func isForbidden(_ element: String) -> Bool {
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
