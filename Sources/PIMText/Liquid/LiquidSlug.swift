/// A text as a part of an address: small letters and digits, everything between them one hyphen.
///
/// Latin letters lose their marks (`Łódź` is `lodz`, `Straße` `strasse`); letters of other scripts stay, in lower case.
enum LiquidSlug {
    /// Appends the slug of a text.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let start = output.count
        if text.isASCII {
            for byte in text { append(ascii: byte, from: start, to: &output) }
        } else {
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                append(scalar, from: start, to: &output)
            }
        }
        if output.count > start, output.last == UInt8(ascii: "-") { output.removeLast() }
    }

    private static func append(ascii byte: UInt8, from start: Int, to output: inout [UInt8]) {
        if byte.isASCIILetter || byte.isASCIIDigit {
            output.append(byte.asciiLowercased)
        } else if output.count > start, output.last != UInt8(ascii: "-"), byte != UInt8(ascii: "'") {
            output.append(UInt8(ascii: "-"))
        }
    }

    private static func append(_ scalar: Unicode.Scalar, from start: Int, to output: inout [UInt8]) {
        guard scalar.value >= 0x80 else {
            append(ascii: UInt8(scalar.value), from: start, to: &output)
            return
        }
        if let plain = plain(scalar) {
            output.append(contentsOf: plain.utf8)
            return
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark:
            // Behind a Latin letter a mark is one to lose; other scripts write vowels so.
            if let last = output.last, last >= 0x80 { output.append(contentsOf: String(scalar).utf8) }
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            output.append(contentsOf: properties.lowercaseMapping.utf8)
        default: append(ascii: 0x20, from: start, to: &output)
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x2019, 0xAD: ""
        case 0xC0...0x17F: plainByScalar[scalar]
        case 0x218, 0x219: "s"
        case 0x21A, 0x21B: "t"
        default: nil
        }
    }

    private static let plainByScalar: [Unicode.Scalar: String] = {
        var plain: [Unicode.Scalar: String] = [:]
        for (letters, letter) in plainLetters {
            for scalar in letters.unicodeScalars { plain[scalar] = letter }
        }
        return plain
    }()

    private static let plainLetters: [(letters: String, plain: String)] = [
        ("ÀÁÂÃÅàáâãåĀāĂăĄą", "a"), ("ÄäÆæ", "ae"), ("ÇçĆćĈĉĊċČč", "c"), ("ÐðĎďĐđ", "d"),
        ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "e"), ("ĜĝĞğĠġĢģ", "g"), ("ĤĥĦħ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "i"),
        ("Ĳĳ", "ij"), ("Ĵĵ", "j"), ("Ķķĸ", "k"), ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇňŊŋ", "n"),
        ("ÒÓÔÕØòóôõøŌōŎŏŐő", "o"), ("ÖöŒœ", "oe"), ("ŔŕŖŗŘř", "r"), ("ŚśŜŝŞşŠš", "s"), ("ß", "ss"),
        ("ŢţŤťŦŧ", "t"), ("Þþ", "th"), ("ÙÚÛùúûŨũŪūŬŭŮůŰűŲų", "u"), ("Üü", "ue"), ("Ŵŵ", "w"), ("ÝýÿŶŷŸ", "y"),
        ("ŹźŻżŽž", "z"),
    ]
}
