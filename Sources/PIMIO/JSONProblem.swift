/// A grammar problem at an absolute byte index: small, so that throwing it from the inner loops costs nothing.
public struct JSONProblem: Error {
    /// What breaks the grammar.
    public enum Kind: Sendable {
        case valueExpected
        case keyExpected
        case colonExpected
        case commaOrBraceExpected
        case commaOrBracketExpected
        case unterminatedString
        case controlCharacter
        case invalidEncoding
        case invalidEscape
        case loneSurrogate
        case invalidNumber
        case invalidWord
        case tooDeep
        case tooLarge
        case trailingBytes
        case objectExpected
        case arrayExpected
        case stringExpected
        case numberExpected
        case booleanExpected
        case nullExpected
        case misplacedCall
    }

    /// What breaks the grammar.
    public let kind: Kind
    /// The absolute index of the byte.
    public let position: Int

    /// States a problem.
    @usableFromInline
    init(kind: Kind, position: Int) {
        self.kind = kind
        self.position = position
    }
}

extension JSONProblem {
    /// The error for people, its column counted from the start of a range.
    func described(in range: Range<Int>) -> PIMIOError {
        var code = kind.code
        var message = kind.message
        if position >= range.upperBound, code == .invalidSyntax, kind != .misplacedCall {
            code = .truncated
            message += ", found the end"
        }
        return PIMIOError(code: code, column: position - range.lowerBound + 1, message: message)
    }
}

extension JSONProblem.Kind {
    var code: PIMIOError.Code {
        switch self {
        case .invalidEncoding: .invalidEncoding
        case .tooDeep: .tooDeep
        case .tooLarge: .tooLarge
        case .unterminatedString: .truncated
        default: .invalidSyntax
        }
    }

    var message: String {
        switch self {
        case .valueExpected: "expected a value"
        case .keyExpected: "expected a key in double quotes"
        case .colonExpected: "expected \":\" after the key"
        case .commaOrBraceExpected: "expected \",\" or \"}\""
        case .commaOrBracketExpected: "expected \",\" or \"]\""
        case .unterminatedString: "expected a closing double quote"
        case .controlCharacter: "expected an escape such as \\n, found a raw control character in a string"
        case .invalidEncoding: "expected UTF-8, found other bytes; save the file as UTF-8"
        case .invalidEscape: "expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits"
        case .loneSurrogate: "expected a \\u escape of a character, found half of a surrogate pair"
        case .invalidNumber:
            "expected a number as JSON writes it (no leading zero, no plus sign, digits around the point)"
        case .invalidWord: "expected true, false or null"
        case .tooDeep: "expected fewer containers inside each other"
        case .tooLarge: "expected fewer bytes than the limit"
        case .trailingBytes: "expected the end after the value"
        case .objectExpected: "expected an object"
        case .arrayExpected: "expected an array"
        case .stringExpected: "expected a string"
        case .numberExpected: "expected a number"
        case .booleanExpected: "expected true or false"
        case .nullExpected: "expected null"
        case .misplacedCall: "expected the values to be asked for in the order they stand"
        }
    }
}
