/// What a sanitizer left out of HTML: names of tags and attributes, and characters, each once.
package struct MarkupOmissions: Sendable, Hashable {
    /// The most names that are told.
    private static let most = 8

    /// How the first of them are written in messages, such as `<script>`, `onclick` and `U+202E`.
    package private(set) var names: [String] = []
    /// How many more names there are.
    package private(set) var others: Set<String> = []

    /// Nothing was left out.
    package init() {}

    /// Whether nothing was left out.
    package var isEmpty: Bool { names.isEmpty }

    /// All of it for a message: `<script>, onclick and 3 more`.
    package var listed: String {
        guard !others.isEmpty else {
            guard names.count > 1, let last = names.last else { return names.first ?? "" }
            return names.dropLast().joined(separator: ", ") + " and " + last
        }
        return names.joined(separator: ", ") + " and \(others.count) more"
    }

    mutating func note(_ name: String) {
        guard !names.contains(name) else { return }
        if names.count < Self.most {
            names.append(name)
        } else if others.count < 100 {
            others.insert(name)
        }
    }

    /// Notes a tag by its name in the input, shortened where it is none of HTML.
    mutating func note(tag name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        let shown = bytes[name].prefix(20).map { byte in
            byte > 0x20 && byte < 0x7F ? byte.asciiLowercased : UInt8(ascii: "?")
        }
        note("<" + String(decoding: shown, as: UTF8.self) + (name.count > 20 ? "…" : "") + ">")
    }

    /// Notes an attribute by its name.
    mutating func note(attribute name: String) {
        let shown = name.utf8.prefix(30).map { $0 > 0x20 && $0 < 0x7F ? $0 : UInt8(ascii: "?") }
        note(String(decoding: shown, as: UTF8.self) + (name.utf8.count > 30 ? "…" : ""))
    }

    /// Notes a character.
    mutating func note(_ scalar: UInt32) {
        let code = String(scalar, radix: 16, uppercase: true)
        note("U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code)
    }

    /// Notes the character that begins at a place.
    mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        var place = index
        note(bytes.takeScalar(&place))
    }
}
