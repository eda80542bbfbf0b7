@testable import PIMText

/// The foldings of a profile; making them takes longer than using them.
struct TermFoldings {
    let loose: Folding
    let exact: Folding

    init(_ profile: FoldProfile) {
        loose = Folding(profile.union(.whiteSpace))
        exact = Folding(loose.exactProfile)
    }

    var isOne: Bool { loose.profile == exact.profile }
}

/// Looks for terms in the plainest way: at each place each term.
struct TermJudge {
    let terms: [Term]
    let foldings: TermFoldings

    /// Whether anything is left of a term.
    func isRefused(_ term: Term) -> Bool {
        let folding = term.keepsCase ? foldings.exact : foldings.loose
        return Self.trimmed(Self.view(term.text, folding)).isEmpty
    }

    private struct View {
        var bytes: [UInt8] = []
        var origins: [Range<Int>] = []

        func isBorder(_ offset: Int) -> Bool {
            offset == 0 || offset == bytes.count || origins[offset] != origins[offset - 1]
        }
    }

    private struct Found {
        let term: Int
        let range: Range<Int>
    }

    func matches(in text: String, all: Bool) -> [TermMatch] {
        let borders = Set(WordBoundaries(text).map(\.range.lowerBound) + [0, text.utf8.count])
        let bytes = Array(text.utf8)
        var found: [Found] = []
        for folding in foldings.isOne ? [foldings.loose] : [foldings.loose, foldings.exact] {
            let view = Self.view(text, folding)
            for (place, term) in terms.enumerated()
            where foldings.isOne || term.keepsCase == (folding.profile == foldings.exact.profile) {
                for spelling in Set(term.spellings.map { Self.trimmed(Self.view($0, folding)) }) {
                    found += Self.places(of: spelling, in: view, count: text.utf8.count).filter {
                        Self.accepts(term.extent, $0.range, next: $0.next, borders, bytes)
                    }.map { Found(term: place, range: $0.range) }
                }
            }
        }
        var matches: [TermMatch] = []
        var end = 0
        while true {
            let open = found.filter { $0.range.lowerBound >= end }
            guard let start = open.map(\.range.lowerBound).min(),
                let last = open.filter({ $0.range.lowerBound == start }).map(\.range.upperBound).max()
            else {
                return matches
            }
            let winners = open.filter { $0.range == start..<last }.map(\.term).sorted()
            for term in all ? winners[...] : winners.prefix(1) {
                matches.append(TermMatch(id: terms[term].id, place: term, range: start..<last))
            }
            end = last
        }
    }

    private static func accepts(
        _ extent: Term.Extent,
        _ range: Range<Int>,
        next: Int,
        _ borders: Set<Int>,
        _ bytes: [UInt8]
    ) -> Bool {
        let endsWord = [range.upperBound, next].contains { end in
            borders.contains(end) || isBeforeEnding(range.lowerBound..<end, bytes)
        }
        return switch extent {
        case .substring: true
        case .prefix: borders.contains(range.lowerBound)
        case .suffix: endsWord
        case .wholeWord: borders.contains(range.lowerBound) && endsWord
        }
    }

    /// Whether an apostrophe and an ending follow two letters and more, but no `n't`.
    private static func isBeforeEnding(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let before = Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
        let after = Array(String(decoding: bytes[range.upperBound...], as: UTF8.self).unicodeScalars)
        guard before.count > 1, after.count > 1, let last = before.last else { return false }
        guard ["'", "\u{2019}", "\u{2BC}"].contains(after[0]) else { return false }
        if ["n", "N"].contains(last), ["t", "T"].contains(after[1]) { return false }
        return WordBreak(of: last.value) == .letter && WordBreak(of: after[1].value) == .letter
    }

    private static func places(
        of pattern: [UInt8],
        in view: View,
        count: Int
    ) -> [(range: Range<Int>, next: Int)] {
        guard view.bytes.count >= pattern.count else {
            return []
        }
        return (0...(view.bytes.count - pattern.count)).compactMap { start in
            let end = start + pattern.count
            guard view.isBorder(start), view.isBorder(end), Array(view.bytes[start..<end]) == pattern else {
                return nil
            }
            let range = view.origins[start].lowerBound..<view.origins[end - 1].upperBound
            return (range, end < view.bytes.count ? view.origins[end].lowerBound : count)
        }
    }

    private static func trimmed(_ view: View) -> [UInt8] {
        var bytes = view.bytes[...]
        while bytes.first == 0x20, view.isBorder(bytes.startIndex + 1) { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return Array(bytes)
    }

    private static func view(_ text: String, _ folding: Folding) -> View {
        var view = View()
        var folder = ClusterFolder(rules: folding.rules)
        var offset = 0
        var hasOpenBlank = false
        for character in text {
            let range = offset..<(offset + character.utf8.count)
            offset = range.upperBound
            if character.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                if hasOpenBlank, let last = view.origins.popLast() {
                    view.origins.append(last.lowerBound..<range.upperBound)
                } else if view.bytes.last != 0x20 {
                    view.bytes.append(0x20)
                    view.origins.append(range)
                    hasOpenBlank = true
                }
                continue
            }
            hasOpenBlank = false
            folder.fold(character.unicodeScalars.map(\.value))
            for scalar in folder.scalars { view.bytes.append(scalar: scalar) }
            while view.origins.count < view.bytes.count { view.origins.append(range) }
        }
        return view
    }
}
