import PIMText

/// Letters as they are spelled, with marks that may stand apart, beside the same letters composed (NFC).
///
/// The more letters are composed the more come out, so a place is found by halving.
struct SpelledText {
    private let letters: [Unicode.Scalar]

    init(_ letters: [Unicode.Scalar]) { self.letters = letters }

    /// Where the letters end that are these when they are composed; nil where none do.
    func end(ofPrefix wanted: ArraySlice<Unicode.Scalar>) -> Int? {
        ends(of: wanted.count).last { Self.composed(letters[..<$0]).elementsEqual(wanted) }
    }

    /// Where the letters start that are these when they are composed, behind so many; nil where none do.
    func start(ofSuffix wanted: ArraySlice<Unicode.Scalar>, behind count: Int) -> Int? {
        ends(of: count).first { Self.composed(letters[$0...]).elementsEqual(wanted) }
    }

    /// The ends of all beginnings that are so many letters when they are composed: few, for marks that find no letter count.
    private func ends(of count: Int) -> Range<Int> {
        let start = firstEnd { $0 >= count }
        return start..<max(start, firstEnd { $0 > count })
    }

    /// The shortest beginning whose composed length is as asked, or one more than all.
    private func firstEnd(where isReached: (Int) -> Bool) -> Int {
        var (low, high) = (0, letters.count + 1)
        while low < high {
            let middle = (low + high) / 2
            if isReached(Self.composed(letters[..<middle]).count) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The letters in normal form C.
    static func composed(_ letters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        return Array(NormalForm.nfc(String(text)).unicodeScalars)
    }
}
