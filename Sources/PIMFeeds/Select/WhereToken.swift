/// One word, literal or sign of a condition, with the place where it stands.
struct WhereToken: Sendable, Hashable {
    /// What the token is.
    enum Kind: Sendable, Hashable {
        /// The code of an attribute, or one of the names a condition knows.
        case name(String)
        /// A number as it is written.
        case number(String)
        /// A text between quotes, without them.
        case text(String)
        case yes
        case no
        /// nil, null, blank or empty.
        case blank
        case sign(WhereSign)
        case and
        case or
        case not
        case open
        case close
        case end
    }

    let kind: Kind
    /// The column in UTF-8 bytes, counted from 1.
    let column: Int
    /// The token as it is written.
    let text: String

    /// How messages name the token.
    var shown: String { kind == .end ? "the end" : "`\(text)`" }
}

/// How a condition compares.
enum WhereSign: String, Sendable, Hashable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case greater = ">"
    case notGreater = "<="
    case notLess = ">="
    case contains

    /// Whether the comparison asks which side is greater.
    var isOrdering: Bool {
        switch self {
        case .less, .greater, .notGreater, .notLess: true
        case .equal, .unequal, .contains: false
        }
    }

    /// The sign that says the same with the sides exchanged; nil where there is none.
    var flipped: WhereSign? {
        switch self {
        case .equal, .unequal: self
        case .less: .greater
        case .greater: .less
        case .notGreater: .notLess
        case .notLess: .notGreater
        case .contains: nil
        }
    }

    /// Whether two things compare so; nothing contains anything here.
    func holds<Subject: Comparable>(_ left: Subject, _ right: Subject) -> Bool {
        switch self {
        case .equal: !(left < right) && !(right < left)
        case .unequal: left < right || right < left
        case .less: left < right
        case .greater: right < left
        case .notGreater: !(right < left)
        case .notLess: !(left < right)
        case .contains: false
        }
    }
}
