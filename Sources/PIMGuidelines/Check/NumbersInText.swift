import PIMText

/// The numbers in a text, as runs of digits in any order, to be compared with those of its translation.
///
/// `1 500` and `1.500` are 1 and 500 as they stand, and 1500 where their marks part thousands; texts have the same numbers
/// where one of the readings agrees. So `0,7 l` is `0.7 l`, and `1,500 ml` is `1500 ml`.
struct NumbersInText: Sendable {
    private let runs: [String: Int]
    private let joined: [String: Int]

    /// Finds numbers; digits of all scripts are the same, those of `ignored` do not count.
    init(_ text: String, _ folding: Folding, ignored: Set<String>) {
        let bytes = Array(folding.text(text).utf8)
        var runs: [String: Int] = [:]
        var joined: [String: Int] = [:]
        var group: [UInt8] = []
        func take(_ digits: [UInt8], into counts: inout [String: Int]) {
            let number = String(decoding: digits, as: UTF8.self)
            if !digits.isEmpty, !ignored.contains(number) { counts[number, default: 0] += 1 }
        }
        var index = 0
        while index < bytes.count {
            guard bytes[index].isASCIIDigit else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
            take(Array(bytes[index..<end]), into: &runs)
            group += bytes[index..<end]
            let length = Self.separator(in: bytes, at: end)
            let isParted = group.count == end - index ? end - index <= 3 : end - index == 3
            if length > 0, isParted, Self.isThousand(bytes, at: end + length) {
                index = end + length
                continue
            }
            take(group, into: &joined)
            group = []
            index = end
        }
        self.runs = runs
        self.joined = joined
    }

    /// Whether there are none.
    var isEmpty: Bool { runs.isEmpty }

    /// What one text has more of than the other, each in the reading in which they differ least; nil where they agree.
    func difference(to other: NumbersInText) -> (missing: [String], added: [String])? {
        var best: (missing: [String], added: [String])?
        for own in [runs, joined] {
            for others in [other.runs, other.joined] {
                let missing = Self.surplus(of: others, over: own)
                let added = Self.surplus(of: own, over: others)
                if missing.isEmpty, added.isEmpty { return nil }
                if let best, best.missing.count + best.added.count <= missing.count + added.count { continue }
                best = (missing, added)
            }
        }
        return best
    }

    private static func surplus(of first: [String: Int], over second: [String: Int]) -> [String] {
        first.flatMap { number, count in
            [String](repeating: number, count: max(0, count - (second[number] ?? 0)))
        }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    /// The length of a mark that may part thousands.
    private static func separator(in bytes: [UInt8], at index: Int) -> Int {
        for mark in [".", ",", "'", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{66C}", "\u{2019}"] {
            let mark = mark.utf8
            if bytes[index...].starts(with: mark) { return mark.count }
        }
        return 0
    }

    /// Whether exactly three digits stand at an index.
    private static func isThousand(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 3 <= bytes.count, bytes[index..<(index + 3)].allSatisfy(\.isASCIIDigit) else { return false }
        return index + 3 == bytes.count || !bytes[index + 3].isASCIIDigit
    }
}
