import PIMCatalog
package import PIMIO
import PIMText

/// Puts the texts of a JSON tree into normal form C.
package struct NodeComposer {
    /// The texts of keys such as `code` that were not in it, composed, in the order they stand.
    package private(set) var codes: [JSONNode] = []
    /// The texts with characters that no feed may hold, in the order they stand; such characters were taken out of all but
    /// codes.
    package private(set) var soiled: [(node: JSONNode, isCode: Bool)] = []
    private let codeKeys: Set<String>
    private let cleans: Bool

    /// Takes note of texts under these keys that had to be composed, and takes out of the others what no feed may hold
    /// where it is to clean.
    package init(noting codeKeys: Set<String> = [], cleans: Bool = false) {
        self.codeKeys = codeKeys
        self.cleans = cleans
    }

    /// The tree composed; what stands under the keys of `exempt` at its root stays as it is, as names of files must.
    ///
    /// Throws a `PIMIOError` where two keys of an object are one by that.
    package mutating func compose(_ node: JSONNode, exempt: Set<String> = []) throws(PIMIOError) -> JSONNode {
        switch node.content {
        case .null, .bool, .number: return node
        case .string(let text): return compose(text, node, isCode: false)
        case .array(let elements):
            var composed: [JSONNode] = []
            composed.reserveCapacity(elements.count)
            for element in elements { composed.append(try compose(element)) }
            return node.replaced(by: .array(composed))
        case .object(let members): return node.replaced(by: .object(try compose(members, exempt)))
        }
    }

    private mutating func compose(_ text: String, _ node: JSONNode, isCode: Bool) -> JSONNode {
        var composed = text
        if cleans, InvisibleCharacters.first(in: text) != nil {
            soiled.append((node, isCode))
            if !isCode { composed = text.withoutInvisibles }
        } else if NormalForm.isNFC(text) {
            return node
        }
        return node.replaced(by: .string(NormalForm.nfc(composed)))
    }

    private mutating func compose(
        _ members: [JSONMember],
        _ exempt: Set<String>
    ) throws(PIMIOError) -> [JSONMember] {
        var composed: [JSONMember] = []
        composed.reserveCapacity(members.count)
        var hasChangedKey = false
        for member in members {
            let key = NormalForm.nfc(member.key)
            if !key.utf8.elementsEqual(member.key.utf8) { hasChangedKey = true }
            let value: JSONNode
            if exempt.contains(key) {
                value = member.value
            } else if codeKeys.contains(key), let code = member.value.string {
                value = compose(code, member.value, isCode: true)
                if value.string?.utf8.elementsEqual(code.utf8) == false { codes.append(value) }
            } else {
                value = try compose(member.value)
            }
            composed.append(JSONMember(key: key, line: member.line, column: member.column, value: value))
        }
        guard hasChangedKey else { return composed }
        var seen: Set<String> = []
        for member in composed where !seen.insert(member.key).inserted {
            throw PIMIOError(
                code: .duplicateKey,
                line: member.line,
                column: member.column,
                message:
                    "expected each key once, found \"\(member.key)\" again, with letters and marks apart or composed"
            )
        }
        return composed
    }
}

extension JSON {
    /// Parses a file's text, whose strings and keys are in normal form C from then on, without characters that no feed may
    /// hold; those are told.
    package static func parseComposed(
        _ bytes: [UInt8],
        path: String,
        exempt: Set<String> = [],
        _ log: inout IntakeLog
    ) throws(PIMIOError) -> JSONNode {
        var composer = NodeComposer(cleans: true)
        let node = try composer.compose(parse(bytes, path: path), exempt: exempt)
        log.report(composer.soiled, in: path)
        return node
    }
}

extension JSONNode {
    fileprivate func replaced(by content: Content) -> JSONNode {
        JSONNode(content: content, line: line, column: column)
    }
}

extension IntakeLog {
    /// Tells of texts with characters that no feed may hold: an error in codes and where the direction is forced.
    package mutating func report(_ soiled: [(node: JSONNode, isCode: Bool)], in file: String) {
        for (node, isCode) in soiled {
            guard let text = node.string, let character = InvisibleCharacters.first(in: text) else { continue }
            let isForced = TextMarks(of: text).contains(.directionOverride)
            let effect =
                isForced ? "which forces the direction" : isCode ? "which nobody sees" : "which feeds leave out"
            report(
                "invisible-character",
                "\"\(text.withoutInvisibles)\" holds \(isForced ? "U+202D or U+202E" : character.codePoint), \(effect)",
                remedy: "take the character out",
                at: SourcePosition(file: file, line: node.line, column: node.column),
                severity: isForced || isCode ? .error : .warning
            )
        }
    }
}

extension String {
    /// The text without the characters that no feed may hold.
    fileprivate var withoutInvisibles: String {
        var text = self
        while let character = InvisibleCharacters.first(in: text) {
            text.unicodeScalars.removeAll { $0 == character }
        }
        return text
    }
}
