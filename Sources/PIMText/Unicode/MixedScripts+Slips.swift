extension MixedScripts {
    /// A word with letters that look like those of the script it seems to be written in.
    package struct Slip: Sendable, Hashable {
        /// The word.
        package let word: String
        /// The first letter of the other script.
        package let letter: Unicode.Scalar
        /// The script of that letter.
        package let script: Script
        /// The UTF-8 bytes of the word.
        package let range: Range<Int>
        /// The word with its own script's letters in the place of the others.
        package let corrected: String
        /// Whether the letters could be of no other script.
        package let isSure: Bool
    }

    /// The words where letters of Latin, Cyrillic or Greek stand beside their look-alikes, in order.
    ///
    /// A word is none where neither script's letters all look like the other's, as an ending at a foreign name has it
    /// (`iPhoneды`), or where a digit or sign stands between the scripts.
    package static func slips(in text: String) -> [Slip] {
        text.withBytes { bytes in
            words(in: bytes).compactMap { word in slip(bytes, in: word) }
        }
    }

    private static func slip(_ bytes: UnsafeBufferPointer<UInt8>, in word: Word) -> Slip? {
        var letters: [Letter] = []
        var index = word.range.lowerBound
        while index < word.range.upperBound {
            let start = index
            let scalar = bytes.takeScalar(&index)
            guard let script = script(of: scalar) else { continue }
            guard LookAlikes.scripts.contains(script) else { return nil }
            letters.append(Letter(scalar: scalar, script: script, range: start..<index))
        }
        let touches = zip(letters, letters.dropFirst()).contains {
            $0.script != $1.script && $0.range.upperBound == $1.range.lowerBound
        }
        guard touches, let (foreign, own, isSure) = foreignScript(of: letters, home: word.script),
            let letter = letters.first(where: { $0.script == foreign }),
            let scalar = Unicode.Scalar(letter.scalar)
        else { return nil }
        return Slip(
            word: String(decoding: bytes[word.range], as: UTF8.self),
            letter: scalar,
            script: letter.script,
            range: word.range,
            corrected: corrected(bytes, in: word.range, letters.filter { $0.script == foreign }, own),
            isSure: isSure
        )
    }

    /// A word with some letters in another script.
    private static func corrected(
        _ bytes: UnsafeBufferPointer<UInt8>,
        in range: Range<Int>,
        _ letters: [Letter],
        _ script: Script
    ) -> String {
        var output: [UInt8] = []
        var index = range.lowerBound
        for letter in letters {
            output += bytes[index..<letter.range.lowerBound]
            output.append(scalar: LookAlikes.letter(like: letter.scalar, in: script) ?? letter.scalar)
            index = letter.range.upperBound
        }
        output += bytes[index..<range.upperBound]
        return String(decoding: output, as: UTF8.self)
    }

    /// The script whose letters in a word could all be letters of the word's other script; the rarer one if both could.
    private static func foreignScript(
        of letters: [Letter],
        home: Script
    ) -> (foreign: Script, own: Script, isSure: Bool)? {
        let others = Set(letters.map(\.script)).subtracting([home])
        guard let other = others.first, others.count == 1 else { return nil }
        let ways = [(foreign: other, own: home), (foreign: home, own: other)].filter { way in
            letters.allSatisfy { $0.script != way.foreign || LookAlikes.letter(like: $0.scalar, in: way.own) != nil }
        }
        return ways.first.map { ($0.foreign, $0.own, ways.count == 1) }
    }

    private struct Letter {
        let scalar: UInt32
        let script: Script
        let range: Range<Int>
    }
}
