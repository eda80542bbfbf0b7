/// Zero width joiners and non-joiners that change nothing.
///
/// Emoji sequences and the scripts of India need them in ways that are not judged; nor is `و` between two non-joiners,
/// which Persian writes on purpose (`گفت‌و‌گو`).
package enum Joiners {
    /// A joiner or non-joiner without work.
    package struct Finding: Sendable, Hashable {
        /// Its UTF-8 bytes.
        package let range: Range<Int>
        /// U+200C or U+200D.
        package let scalar: Unicode.Scalar
        /// What is wrong with it.
        package let problem: NonJoiners.Problem
    }

    /// Every joiner and non-joiner without work, in order.
    package static func findings(in text: String) -> [Finding] {
        text.withBytes { bytes in
            var found: [Finding] = []
            var index = 0
            while index < bytes.count {
                let start = index
                let scalar = bytes.takeScalar(&index)
                guard scalar == nonJoiner || scalar == joiner, let character = Unicode.Scalar(scalar) else { continue }
                let neighbours = Neighbours(of: start..<index, in: bytes)
                let problem = scalar == joiner ? neighbours.problemOfJoiner : neighbours.problemOfNonJoiner
                if let problem {
                    found.append(Finding(range: start..<index, scalar: character, problem: problem))
                }
            }
            return found
        }
    }

    private static let nonJoiner: UInt32 = 0x200C
    private static let joiner: UInt32 = 0x200D

    /// What stands around a joiner; marks, and other joiners behind it, are looked through.
    private struct Neighbours {
        /// The same character right before.
        private let isDoubled: Bool
        /// The letters, or 0 at the start and the end.
        private var before: UInt32 = 0
        private var after: UInt32 = 0
        /// Whether `و` stands before it and a non-joiner before that.
        private var isBehindAnd = false

        init(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
            isDoubled =
                range.lowerBound >= 3
                && bytes[range].elementsEqual(bytes[(range.lowerBound - 3)..<range.lowerBound])
            var start = range.lowerBound
            while start > 0 {
                start = bytes.startOfScalar(before: start)
                var place = start
                before = bytes.takeScalar(&place)
                if !Self.isLookedThrough(before) { break }
            }
            if Self.isLookedThrough(before) { before = 0 }
            var end = range.upperBound
            while end < bytes.count {
                after = bytes.takeScalar(&end)
                if !Self.isLookedThrough(after) { break }
            }
            if Self.isLookedThrough(after) { after = 0 }
            guard before == 0x648, start >= 3, start + 2 == range.lowerBound else { return }
            var place = bytes.startOfScalar(before: start)
            isBehindAnd = bytes.takeScalar(&place) == nonJoiner
        }

        /// Marks, variation selectors, skin tones and joiners.
        private static func isLookedThrough(_ scalar: UInt32) -> Bool {
            guard scalar >= 0x300 else { return false }
            switch GraphemeBreak(of: scalar) {
            case .extend, .joiner, .extendingMark: return !isOfIndia(scalar)
            default: return Joining(of: scalar) == .transparent && !isOfIndia(scalar)
            }
        }

        private static func isOfIndia(_ scalar: UInt32) -> Bool {
            let script = Script(of: scalar)
            return script.isWritten && !isJudged(script)
        }

        private static func isJudged(_ script: Script) -> Bool {
            switch script {
            case .arabic, .latin, .cyrillic, .greek, .hebrew, .han, .hiragana, .katakana, .hangul: true
            default: !script.isWritten
            }
        }

        private var areJudged: Bool {
            isJudged(before) && isJudged(after) && !isPicture(before) && !isPicture(after)
        }

        private func isJudged(_ scalar: UInt32) -> Bool { scalar == 0 || Self.isJudged(Script(of: scalar)) }

        private func isPicture(_ scalar: UInt32) -> Bool { scalar > 0 && GraphemeBreak(of: scalar) == .picture }

        private func isOfWord(_ scalar: UInt32) -> Bool {
            guard scalar > 0 else { return false }
            switch WordBreak(of: scalar) {
            case .letter, .hebrewLetter, .katakana, .numeric, .extend: return true
            default: return Script(of: scalar).isWritten
            }
        }

        private func isArabic(_ scalar: UInt32) -> Bool {
            Script(of: scalar) == .arabic && WordBreak(of: scalar) == .letter
        }

        private var joinsBefore: Bool { before > 0 && Joining(of: before).joinsNext }
        private var joinsAfter: Bool { after > 0 && Joining(of: after).joinsPrevious }

        var problemOfNonJoiner: NonJoiners.Problem? {
            guard areJudged else { return nil }
            if isDoubled { return .doubled }
            guard isOfWord(before), isOfWord(after) else { return .atEdge }
            // Persian puts one between a foreign word or a number and its ending.
            guard isArabic(before) == isArabic(after) else { return nil }
            return joinsBefore && joinsAfter || isBehindAnd ? nil : .idle
        }

        /// A joiner works where just one of the letters would join: it shows the form for the place.
        var problemOfJoiner: NonJoiners.Problem? {
            guard areJudged else { return nil }
            if isDoubled { return .doubled }
            if joinsBefore != joinsAfter { return nil }
            return isOfWord(before) && isOfWord(after) ? .idle : .atEdge
        }
    }
}
