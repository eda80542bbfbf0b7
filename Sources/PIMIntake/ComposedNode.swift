package import PIMIO
import PIMText

/// Puts the texts of a JSON tree into normal form C.
package struct NodeComposer {
    /// The texts of keys such as `code` that were not in it, composed, in the order they stand.
    package private(set) var codes: [JSONNode] = []
    private let codeKeys: Set<String>

    /// Takes note of texts under these keys that had to be composed.
    package init(noting codeKeys: Set<String> = []) {
        self.codeKeys = codeKeys
    }

    /// The tree composed; what stands under the keys of `exempt` at its root stays as it is, as names of files must.
    ///
    /// Throws a `PIMIOError` where two keys of an object are one by that.
    package mutating func compose(_ node: JSONNode, exempt: Set<String> = []) throws(PIMIOError) -> JSONNode {
        switch node.content {
        case .null, .bool, .number: return node
        case .string(let text):
            return NormalForm.isNFC(text) ? node : node.replaced(by: .string(NormalForm.nfc(text)))
        case .array(let elements):
            var composed: [JSONNode] = []
            composed.reserveCapacity(elements.count)
            for element in elements { composed.append(try compose(element)) }
            return node.replaced(by: .array(composed))
        case .object(let members): return node.replaced(by: .object(try compose(members, exempt)))
        }
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
            let value = exempt.contains(key) ? member.value : try compose(member.value)
            if let text = value.string, let before = member.value.string, codeKeys.contains(key),
                !text.utf8.elementsEqual(before.utf8)
            {
                codes.append(value)
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
    /// Parses a text whose strings and keys are in normal form C from then on.
    package static func parseComposed(
        _ bytes: [UInt8],
        path: String?,
        exempt: Set<String> = []
    ) throws(PIMIOError) -> JSONNode {
        var composer = NodeComposer()
        return try composer.compose(parse(bytes, path: path), exempt: exempt)
    }
}

extension JSONNode {
    fileprivate func replaced(by content: Content) -> JSONNode {
        JSONNode(content: content, line: line, column: column)
    }
}
