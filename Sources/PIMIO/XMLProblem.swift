/// A problem of an XML document at an index of its block: small, so that throwing it from the inner loops costs nothing.
struct XMLProblem: Error {
    enum Kind {
        /// The block ends inside a construct; more bytes may finish it.
        case incomplete
        /// The names of the open elements need more room; nothing is wrong with the document.
        case roomNeeded
        case truncated
        case invalidEncoding
        case forbiddenCharacter
        case declaration
        case version
        case encoding
        case misplacedDeclaration
        case doctype
        case textOutside
        case secondRoot
        case endOutside
        case wrongEnd
        case nameExpected
        case tagEndExpected
        case spaceExpected
        case valueExpected
        case lessThanInValue
        case repeatedAttribute
        case tooManyAttributes
        case nameTooLong
        case constructTooLong
        case tooDeep
        case reference
        case unknownEntity
        case characterReference
        case sectionEndInText
        case markupExpected
        case commentDashes
    }

    let kind: Kind
    let position: Int
}

extension XMLProblem.Kind {
    var code: PIMIOError.Code {
        switch self {
        case .incomplete, .truncated: .truncated
        case .invalidEncoding, .encoding: .invalidEncoding
        case .doctype, .unknownEntity: .forbidden
        case .tooDeep: .tooDeep
        case .tooManyAttributes, .nameTooLong, .constructTooLong: .tooLarge
        default: .invalidSyntax
        }
    }

    func message(_ limits: XMLLimits) -> String {
        switch self {
        case .incomplete, .roomNeeded, .truncated: XMLFailure.truncation
        case .invalidEncoding: "expected UTF-8, found other bytes"
        case .forbiddenCharacter: "expected characters that XML 1.0 allows, found another"
        case .declaration: "expected an XML declaration such as <?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        case .version: "expected XML of a version 1.x"
        case .encoding: "expected the encoding UTF-8"
        case .misplacedDeclaration: "expected the XML declaration at the very start only"
        case .doctype: "expected no DOCTYPE"
        case .textOutside: "expected nothing but white space, comments and one element at the outermost level"
        case .secondRoot: "expected one root element, found another"
        case .endOutside: "expected a start tag, found an end tag"
        case .wrongEnd: "expected the end tag of the element that is open"
        case .nameExpected: "expected a name"
        case .tagEndExpected: "expected the end of the tag"
        case .spaceExpected: "expected white space before an attribute"
        case .valueExpected: "expected = and a value in quotes after the attribute's name"
        case .lessThanInValue: "expected &lt; in the attribute's value, found <"
        case .repeatedAttribute: "expected each attribute once in a tag, found one again"
        case .tooManyAttributes: "expected at most \(XMLScanner.maximumAttributes) attributes in a tag"
        case .nameTooLong: "expected names of at most \(XMLScanner.maximumName) bytes"
        case .constructTooLong: "expected tags of at most \(XMLByteCheck.maximumConstruct) bytes"
        case .tooDeep: "expected at most \(limits.maxDepth) elements inside each other"
        case .reference: "expected a reference such as &amp;, found a bare &"
        case .unknownEntity: "expected no entity but the five XML knows"
        case .characterReference: "expected a reference to a character that XML 1.0 allows"
        case .sectionEndInText: "expected ]]&gt; in text, found ]]>"
        case .markupExpected: "expected a comment or a CDATA section after <!"
        case .commentDashes: "expected no -- inside a comment"
        }
    }
}
