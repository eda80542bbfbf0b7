/// Why a file gave no facts of a picture.
public struct ImageProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The system does not hand out the file, or it is no ordinary file.
        case unreadable
        /// The file has more bytes than allowed.
        case tooLarge
        /// The bytes are no picture.
        case notAnImage
        /// The file is a drawing, such as SVG: it has no pixels to count.
        case notRaster
        /// A picture of a kind that shops and browsers do not take, or that is not read here.
        case unsupported
        /// The file ends before it has told what the picture is.
        case truncated
        /// The bytes break the rules of their format.
        case malformed
        /// The picture says to have no pixels, or more than allowed.
        case hostileSize
        /// More bytes than allowed stand before what describes the picture.
        case headTooLong
    }

    /// What kind of problem it is.
    public let kind: Kind
    /// What was expected and what was found: lower case, no full stop.
    public let message: String

    /// States a problem.
    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// What is wrong.
    public var description: String { message }

    /// What a person can do about it.
    public var remedy: String {
        switch kind {
        case .unreadable: "see that the file is there and may be read"
        case .tooLarge: "save the picture with fewer bytes"
        case .notAnImage: "put a picture in its place"
        case .notRaster: "export it as PNG or JPEG"
        case .unsupported, .headTooLong: "save it again as JPEG, PNG or WebP"
        case .truncated, .malformed: "copy or export the picture again"
        case .hostileSize: "export the picture again in an ordinary size"
        }
    }
}
