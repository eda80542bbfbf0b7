/// A fold profile made ready for use: what each common letter becomes, in one table.
///
/// Making one costs about as much as folding a page of text, so keep it for all texts of a catalog.
public struct Folding: Sendable {
    /// What the folding takes away.
    public let profile: FoldProfile

    let rules: FoldRules

    /// What a scalar below U+0800 becomes where it is a letter of its own and becomes one of as many bytes.
    ///
    /// Else `dropped` for a mark that goes wherever it stands, `kept` for one that stays, `shortened` and a letter of
    /// ASCII for one that becomes that, or 0.
    let common: [UInt16]

    /// Stands for a vowel sign that is dropped and composes with no letter.
    static let dropped: UInt16 = 1

    /// Added to the letter of ASCII that a letter of two bytes becomes.
    static let shortened: UInt16 = 0x1000

    /// Stands for a vowel sign that stays and composes with no letter.
    static let kept: UInt16 = 0x2000

    /// Prepares a profile.
    public init(_ profile: FoldProfile) {
        self.profile = profile
        let rules = FoldRules(profile: profile)
        self.rules = rules
        var folder = ClusterFolder(rules: rules)
        common = (UInt32(0)..<0x800).map { Self.common($0, &folder, profile) }
    }

    private static func common(_ scalar: UInt32, _ folder: inout ClusterFolder, _ profile: FoldProfile) -> UInt16 {
        switch scalar {
        case 0x64B...0x652, 0x656...0x65F, 0x670:
            if profile.contains(.vowelSigns) { return dropped }
            // The combining classes of these are in the order of their numbers, so that sorting is ordering.
            return profile.contains(.marks) || (0x653...0x65F).contains(scalar) ? 0 : kept
        default: break
        }
        guard scalar > dropped, GraphemeBreak(of: scalar) == .other else {
            return 0
        }
        folder.fold([scalar])
        guard folder.scalars.count == 1, let folded = folder.scalars.first, folded < 0x800 else {
            return 0
        }
        let letter = UInt16(folded)
        if (folded < 0x80) == (scalar < 0x80) { return letter }
        return folded > 0x20 && folded < 0x80 ? shortened + letter : 0
    }

    /// Whether a scalar from U+0800 on stays as it is and is a character of its own unless marks follow.
    @inline(__always)
    func keeps(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA: return true
        default: break
        }
        guard GraphemeBreakTable.breaks[scalar] == GraphemeBreak.other.rawValue, scalar != 0xFFFD else {
            return false
        }
        return isUnchanged(scalar)
    }

    private func isUnchanged(_ scalar: UInt32) -> Bool {
        guard CaseFoldTable.folds.wide(scalar) == 0, NormalForm.isSafe(scalar),
            NormalFormTable.parts.wide(scalar) == 0
        else {
            return false
        }
        var isSame = false
        rules.forEach(of: scalar, inPicture: false) { isSame = $0 == scalar }
        return isSame && !FoldRules.isWhiteSpace(scalar)
    }

    /// The text folded, without a map to its offsets.
    public func text(_ text: String) -> String {
        var folded = FoldedText()
        folded.fold(text, by: self)
        return folded.text
    }
}

/// Folds one character at a time.
struct ClusterFolder {
    private let rules: FoldRules
    private var composer = Composer()
    private var composed: [UInt32] = []

    init(rules: FoldRules) {
        self.rules = rules
    }

    /// What the character became.
    var scalars: [UInt32] { composer.scalars }

    /// Folds a character, given as its scalars.
    mutating func fold(_ cluster: some Sequence<UInt32>) {
        composer.removeAll()
        var isPicture = false
        for scalar in cluster {
            composer.append(scalar)
            isPicture = isPicture || (scalar >= 0xA9 && GraphemeBreak(of: scalar) == .picture)
        }
        composer.compose()
        composed.removeAll(keepingCapacity: true)
        for scalar in composer.scalars {
            rules.forEach(of: scalar, inPicture: isPicture) { composed.append($0) }
        }
        composer.removeAll()
        for scalar in composed {
            composer.append(scalar)
        }
        if rules.profile.contains(.marks) {
            composer.keep { rules.keeps($0, behind: $1) }
        }
        composer.compose()
    }
}
