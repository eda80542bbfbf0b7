/// Words whose letters come from scripts that are not written together: `кофе` with a Latin `o`.
///
/// What looks the same is another word to a search engine. **Source:** UTS #39, section 5.1 (resolved script sets), with
/// Chinese characters, Kana, Bopomofo and Hangul taken as one script.
public enum MixedScripts {
    /// A word of mixed scripts.
    public struct Word: Sendable, Hashable {
        /// Its UTF-8 bytes in the text.
        public let range: Range<Int>

        /// The script of most of its letters, the first one where two have as many.
        public let script: Script

        /// The runs of letters of other scripts, as UTF-8 bytes in the text.
        public let foreign: [Range<Int>]

        /// The word with every foreign letter replaced by the letter of `script` that looks like it.
        ///
        /// Nil where one has no such letter: then the mixture is hardly a slip of the keyboard.
        public let corrected: String?
    }

    /// The words of mixed scripts in `text`, in order.
    public static func words(in text: String) -> [Word] {
        text.withBytes { words(in: $0) }
    }

    /// The words of mixed scripts in UTF-8 bytes, in order.
    package static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
        guard !bytes.isASCII else {
            return []
        }
        var words: [Word] = []
        WordBoundaries.forEach(in: bytes) { piece in
            if piece.isWord, isMixed(bytes, in: piece.range) {
                words.append(word(bytes, in: piece.range))
            }
        }
        return words
    }

    /// Whether the letters of a word come from different scripts.
    private static func isMixed(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var first: Script?
        while index < range.upperBound {
            guard let script = script(of: bytes.takeScalar(&index)) else { continue }
            guard let known = first else {
                first = script
                continue
            }
            if script != known { return true }
        }
        return false
    }

    /// The script that a scalar gives a word; nil for one that stands in words of several scripts.
    static func script(of scalar: UInt32) -> Script? {
        // Ohm and micro stand in units of any script.
        guard scalar != 0x3A9, scalar != 0x3BC, scalar != 0x2126 else {
            return nil
        }
        let script = Script(of: scalar)
        guard script.isWritten, ScriptTable.scripts.wide(scalar) < ScriptTable.count else {
            return nil
        }
        switch script {
        case .han, .hiragana, .katakana, .hangul, bopomofo: return .han
        default: return script
        }
    }

    private static let bopomofo = Script(of: 0x3105)

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Word {
        var counts: [(script: Script, count: Int)] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let script = script(of: bytes.takeScalar(&index)) else { continue }
            if let place = counts.firstIndex(where: { $0.script == script }) {
                counts[place].count += 1
            } else {
                counts.append((script, 1))
            }
        }
        let most = counts.reduce((script: Script.common, count: 0)) { $1.count > $0.count ? $1 : $0 }
        var foreign: [Range<Int>] = []
        var corrected: [UInt8]? = []
        index = range.lowerBound
        while index < range.upperBound {
            let start = index
            let scalar = bytes.takeScalar(&index)
            guard let script = script(of: scalar), script != most.script else {
                corrected?.append(contentsOf: bytes[start..<index])
                continue
            }
            if let last = foreign.last, last.upperBound == start {
                foreign[foreign.count - 1] = last.lowerBound..<index
            } else {
                foreign.append(start..<index)
            }
            guard let twin = LookAlikes.letter(like: scalar, in: most.script) else {
                corrected = nil
                continue
            }
            corrected?.append(scalar: twin)
        }
        return Word(
            range: range,
            script: most.script,
            foreign: foreign,
            corrected: corrected.map { String(decoding: $0, as: UTF8.self) }
        )
    }
}

/// Letters of Latin, Cyrillic and Greek that look the same in most typefaces.
///
/// **Source:** the pairs of UTS #39's confusables.txt among the letters of Polish, English, Russian, Kazakh and Greek.
enum LookAlikes {
    /// The scripts with letters that look alike.
    static let scripts: [Script] = [.latin, .cyrillic, .greek]

    /// The letter of `script` that looks like `scalar`; nil where there is none.
    static func letter(like scalar: UInt32, in script: Script) -> UInt32? {
        let latin =
            pairs.first { $0.cyrillic.value == scalar }?.latin ?? greekPairs.first { $0.greek.value == scalar }?.latin
        switch script {
        case .latin: return latin?.value
        case .cyrillic:
            let wanted = latin?.value ?? scalar
            return pairs.first { $0.latin.value == wanted }?.cyrillic.value
        case .greek:
            let wanted = latin?.value ?? scalar
            return greekPairs.first { $0.latin.value == wanted }?.greek.value
        default: return nil
        }
    }

    private static let greekPairs: [(latin: Unicode.Scalar, greek: Unicode.Scalar)] = [
        ("A", "\u{391}"), ("B", "\u{392}"), ("E", "\u{395}"), ("H", "\u{397}"), ("I", "\u{399}"), ("K", "\u{39A}"),
        ("M", "\u{39C}"), ("N", "\u{39D}"), ("O", "\u{39F}"), ("P", "\u{3A1}"), ("T", "\u{3A4}"), ("X", "\u{3A7}"),
        ("Y", "\u{3A5}"), ("Z", "\u{396}"), ("a", "\u{3B1}"), ("i", "\u{3B9}"), ("o", "\u{3BF}"), ("p", "\u{3C1}"),
        ("u", "\u{3C5}"), ("v", "\u{3BD}"), ("y", "\u{3B3}"), ("\u{F3}", "\u{3CC}"), ("\u{ED}", "\u{3AF}"),
        ("\u{E1}", "\u{3AC}"),
    ]

    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
        ("A", "\u{410}"), ("B", "\u{412}"), ("C", "\u{421}"), ("E", "\u{415}"), ("H", "\u{41D}"), ("I", "\u{406}"),
        ("J", "\u{408}"), ("K", "\u{41A}"), ("M", "\u{41C}"), ("O", "\u{41E}"), ("P", "\u{420}"), ("S", "\u{405}"),
        ("T", "\u{422}"), ("X", "\u{425}"), ("Y", "\u{4AE}"), ("a", "\u{430}"), ("c", "\u{441}"), ("e", "\u{435}"),
        ("h", "\u{4BB}"), ("i", "\u{456}"), ("j", "\u{458}"), ("o", "\u{43E}"), ("p", "\u{440}"), ("s", "\u{455}"),
        ("x", "\u{445}"), ("y", "\u{443}"), ("\u{259}", "\u{4D9}"), ("\u{18F}", "\u{4D8}"), ("\u{EB}", "\u{451}"),
        ("\u{CB}", "\u{401}"), ("\u{EF}", "\u{457}"), ("\u{CF}", "\u{407}"), ("\u{275}", "\u{4E9}"),
        ("\u{19F}", "\u{4E8}"),
    ]
}
