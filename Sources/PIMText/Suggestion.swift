/// The "did you mean" of messages about unknown codes.
public enum Suggestion {
    /// The candidate most like `word`, or nil where none is near enough.
    ///
    /// Case does not count. Near enough means at most one added, missing, wrong or swapped letter for every three letters
    /// of the longer word. Of equally near candidates the first wins.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars)
        var best: String?
        var bestDistance = Int.max
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let allowed = min(max(wanted.count, letters.count) / 3, bestDistance - 1)
            guard allowed >= 0, abs(wanted.count - letters.count) <= allowed else {
                continue
            }
            let distance = distance(wanted, letters)
            if distance <= allowed {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }

    /// The Damerau-Levenshtein distance in which no part is edited twice.
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty, !second.isEmpty else {
            return max(first.count, second.count)
        }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            current.reserveCapacity(second.count + 1)
            for column in 1...second.count {
                let isSame = first[row - 1] == second[column - 1]
                var least = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    least = min(least, beforePrevious[column - 2] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[second.count]
    }
}
