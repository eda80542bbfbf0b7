/// What a word is looked up for.
struct WordUse: Sendable {
    /// Where it stands.
    enum Place: Sendable {
        case whole
        case first
        case middle
        case last
    }

    var place = Place.whole
    /// Whether its letters are not in the case in which they were written.
    var isRecased = false
    /// Whether words that only stand for ones in capitals count.
    var acceptsHidden = false
    /// Whether words that are not to be suggested do not count.
    var isSuggestion = false
}

/// What a dictionary says of a word.
enum WordVerdict: Sendable {
    case unknown
    case known
    case forbidden
}
