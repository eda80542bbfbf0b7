import PIMText

/// What is wrong with the characters of an identifier or code: what nobody sees, what breaks a line, and spaces that others
/// take off or do not have.
///
/// Feeds leave some of them out, channels trim or fold others, so that two identifiers become one, or none is found again.
package enum IdentifierSlip: Sendable, Hashable {
    /// A character that feeds leave out.
    case unseen(Unicode.Scalar)
    /// A tab or line break.
    case control(Unicode.Scalar)
    /// White space at its beginning or end.
    case edge(Unicode.Scalar)
    /// White space inside that is no plain space, such as U+00A0.
    case space(Unicode.Scalar)

    /// The gravest slip of an identifier; nil where it is sound, which costs a walk over its bytes.
    package init?(in identifier: String) {
        guard !Self.isSurelySound(identifier) else { return nil }
        let scalars = identifier.unicodeScalars
        if let unseen = InvisibleCharacters.first(in: identifier) {
            self = .unseen(unseen)
        } else if let control = scalars.first(where: { Self.isBreak($0) }) {
            self = .control(control)
        } else if let first = scalars.first, first.properties.isWhitespace {
            self = .edge(first)
        } else if let last = scalars.last, last.properties.isWhitespace {
            self = .edge(last)
        } else if let space = scalars.first(where: { $0 != " " && $0.properties.isWhitespace }) {
            self = .space(space)
        } else {
            return nil
        }
    }

    /// Whether other systems may take the identifier for another one: all but spaces inside.
    package var isFatal: Bool {
        if case .space = self { false } else { true }
    }

    /// What is wrong, as a sentence goes on behind "the identifier".
    package var reason: String {
        switch self {
        case .unseen(let scalar): "holds \(scalar.codePoint), which nobody sees and feeds leave out"
        case .control(let scalar): "holds \(scalar.codePoint), a \(scalar == "\t" ? "tab" : "line break")"
        case .edge(let scalar): "begins or ends with white space (\(scalar.codePoint)), which channels take off"
        case .space(let scalar): "holds \(scalar.codePoint), which looks like a space and is none"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .unseen, .control: "take the character out"
        case .edge: "take the white space off"
        case .space: "write a plain space or a hyphen, here and wherever it is named"
        }
    }

    private static func isSurelySound(_ identifier: String) -> Bool {
        let bytes = identifier.utf8
        return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && bytes.first != 0x20 && bytes.last != 0x20
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
