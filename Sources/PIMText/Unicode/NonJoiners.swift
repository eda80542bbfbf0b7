/// The zero width non-joiner: in Persian it parts a word's pieces (`می‌خواهم`) and belongs there, elsewhere it is litter.
public enum NonJoiners {
    /// What is wrong with a non-joiner.
    public enum Problem: Sendable, Hashable, CaseIterable {
        /// Another one stands before it.
        case doubled

        /// It stands at the start or end of the text, or next to a space or punctuation.
        case atEdge

        /// It stands between letters that do not join anyway, such as behind `و`.
        ///
        /// Many writers put it there on purpose (`گفت‌و‌گو`), so it is dropped only when asked to.
        case idle
    }

    /// A non-joiner that has no work to do.
    public struct Finding: Sendable, Hashable {
        /// Its three UTF-8 bytes.
        public let range: Range<Int>

        /// What is wrong with it.
        public let problem: Problem
    }

    /// Every non-joiner without work, in order.
    public static func findings(in text: String) -> [Finding] {
        text.withBytes { bytes in
            var found: [Finding] = []
            forEach(in: bytes) { range, problem in
                if let problem { found.append(Finding(range: range, problem: problem)) }
            }
            return found
        }
    }

    /// The text with single non-joiners between letters only; with `droppingIdle` only where the letters would join.
    public static func tidied(_ text: String, droppingIdle: Bool = false) -> String {
        let unwanted = findings(in: text).filter { $0.problem != .idle || droppingIdle }
        guard !unwanted.isEmpty else {
            return text
        }
        return text.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var start = 0
            for finding in unwanted {
                output.append(contentsOf: bytes[start..<finding.range.lowerBound])
                start = finding.range.upperBound
            }
            output.append(contentsOf: bytes[start...])
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// Calls `body` with each non-joiner and what is wrong with it.
    private static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Problem?) -> Void) {
        var index = 0
        while index + 2 < bytes.count {
            guard bytes[index] == 0xE2, isNonJoiner(at: index, in: bytes) else {
                index += 1
                continue
            }
            let end = index + 3
            body(index..<end, problem(at: index, in: bytes))
            index = end
        }
    }

    private static func isNonJoiner(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index >= 0 && index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
            && bytes[index + 2] == 0x8C
    }

    private static func problem(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Problem? {
        if isNonJoiner(at: index - 3, in: bytes) { return .doubled }
        var end = index + 3
        while isNonJoiner(at: end, in: bytes) { end += 3 }
        guard index > 0, end < bytes.count else {
            return .atEdge
        }
        var start = index
        var before: UInt32 = 0
        repeat {
            start = bytes.startOfScalar(before: start)
            var place = start
            before = bytes.takeScalar(&place)
        } while start > 0 && Joining(of: before) == .transparent
        let after = bytes.takeScalar(&end)
        guard isOfWord(before), isOfWord(after) else {
            return .atEdge
        }
        guard Script(of: before) == .arabic else {
            return nil
        }
        return Joining(of: before).joinsNext && Joining(of: after).joinsPrevious ? nil : .idle
    }

    private static func isOfWord(_ scalar: UInt32) -> Bool {
        switch WordBreak(of: scalar) {
        case .letter, .hebrewLetter, .katakana, .numeric, .extend: true
        default: false
        }
    }
}
