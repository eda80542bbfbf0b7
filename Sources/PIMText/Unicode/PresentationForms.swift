extension LetterForms {
    /// The text with the forms of Arabic letters that old programs write (U+FB50-FEFC) as plain letters.
    ///
    /// `ﻛﺘﺎﺏ` looks like `كتاب`, but no search finds it. The order of the letters stays.
    public static func unshaped(_ text: String) -> String {
        text.withBytes { bytes in
            guard bytes.contains(where: { $0 == 0xEF }) else {
                return text
            }
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                let start = index
                let scalar = bytes.takeScalar(&index)
                let isForm = PresentationForms.forEachLetter(of: scalar) { output.append(scalar: $0) }
                if !isForm { output.append(contentsOf: bytes[start..<index]) }
            }
            return String(decoding: output, as: UTF8.self)
        }
    }
}

/// The forms that Arabic letters take at the start, in the middle and at the end of a word, where they are characters.
enum PresentationForms {
    /// Calls `body` with each letter that a form stands for; false where the scalar is no form.
    static func forEachLetter(of scalar: UInt32, _ body: (UInt32) -> Void) -> Bool {
        guard scalar >= 0xFB50, scalar <= 0xFEFC else {
            return false
        }
        let form = ScalarTable.pair(PresentationFormTable.forms, Int(scalar - 0xFB50))
        guard form > 0 else {
            return false
        }
        for offset in 0..<4 {
            let letter = ScalarTable.long(PresentationFormTable.letters, 4 * form - 4 + offset)
            if letter > 0 { body(letter) }
        }
        return true
    }
}
