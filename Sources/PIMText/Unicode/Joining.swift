/// How a letter joins its neighbours in a line of Arabic script.
///
/// **Source:** DerivedJoiningType.txt of the Unicode Character Database.
enum Joining: UInt8 {
    case none
    case both
    case before
    case after
    case causing
    case transparent

    init(of scalar: UInt32) {
        self = Joining(rawValue: JoiningTable.types[scalar]) ?? .none
    }

    /// Whether a letter of this kind would join the one behind it.
    var joinsNext: Bool { self == .both || self == .after || self == .causing }

    /// Whether a letter of this kind would join the one before it.
    var joinsPrevious: Bool { self == .both || self == .before || self == .causing }
}
