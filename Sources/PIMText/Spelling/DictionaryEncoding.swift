/// How the files of a dictionary write letters.
///
/// **Source:** the mapping tables of the Unicode Consortium, https://www.unicode.org/Public/MAPPINGS/.
enum DictionaryEncoding: Sendable, Hashable {
    case utf8

    /// Bytes from 0x80 on are the scalars in the list.
    case single([UInt32])

    /// The encoding that a `SET` line names; nil for one that is not known.
    init?(name: String) {
        switch name.uppercased() {
        case "UTF-8", "UTF8": self = .utf8
        case "ISO8859-1", "ISO-8859-1", "ASCII", "US-ASCII": self = .single(Array(0x80..<0x100))
        case "ISO8859-2", "ISO-8859-2": self = .single(Self.upper(Self.centralEuropean))
        case "ISO8859-5", "ISO-8859-5": self = .single(Self.upper(Self.cyrillic))
        case "ISO8859-9", "ISO-8859-9": self = .single(Self.upper(Self.turkish))
        case "ISO8859-15", "ISO-8859-15": self = .single(Self.upper(Self.westEuropean))
        case "MICROSOFT-CP1251", "CP1251", "WINDOWS-1251":
            self = .single(Self.windowsCyrillic.unicodeScalars.map(\.value))
        case "KOI8-R": self = .single(Self.russian.unicodeScalars.map(\.value))
        case "KOI8-U": self = .single(Self.ukrainian())
        default: return nil
        }
    }

    /// Appends bytes of a file as UTF-8; false where they are not in the encoding.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        guard !bytes.isASCII else {
            output.append(contentsOf: bytes)
            return true
        }
        switch self {
        case .utf8:
            var index = 0
            while index < bytes.count {
                let start = index
                if bytes.takeScalar(&index) == 0xFFFD, bytes[start] != 0xEF || index - start != 3 { return false }
            }
            output.append(contentsOf: bytes)
        case .single(let letters):
            for byte in bytes {
                let scalar = byte < 0x80 ? UInt32(byte) : letters[Int(byte) - 0x80]
                guard scalar != 0xFFFD else {
                    return false
                }
                output.append(scalar: scalar)
            }
        }
        return true
    }

    private static func upper(_ letters: String) -> [UInt32] {
        Array(0x80..<0xA0) + letters.unicodeScalars.map(\.value)
    }

    /// As in Russia but for the four letters that only Ukrainian has.
    private static func ukrainian() -> [UInt32] {
        var letters = russian.unicodeScalars.map(\.value)
        let own: [(Int, UInt32)] = [
            (0xA4, 0x454), (0xA6, 0x456), (0xA7, 0x457), (0xAD, 0x491), (0xB4, 0x404), (0xB6, 0x406), (0xB7, 0x407),
            (0xBD, 0x490),
        ]
        for (byte, scalar) in own { letters[byte - 0x80] = scalar }
        return letters
    }

    private static let centralEuropean =
        """
        \u{A0}Ą\u{2D8}Ł\u{A4}ĽŚ\u{A7}\u{A8}ŠŞŤŹ\u{AD}ŽŻ\u{B0}ą\u{2DB}ł\u{B4}ľśˇ\u{B8}šşťź\u{2DD}žżŔÁÂĂÄĹĆÇČÉ\
        ĘËĚÍÎĎĐŃŇÓÔŐÖ\u{D7}ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö\u{F7}řůúűüýţ\u{2D9}
        """

    private static let cyrillic =
        """
        \u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљ\
        њћќ\u{A7}ўџ
        """

    private static let turkish =
        """
        \u{A0}\u{A1}\u{A2}\u{A3}\u{A4}\u{A5}\u{A6}\u{A7}\u{A8}\u{A9}\u{AA}\u{AB}\u{AC}\u{AD}\u{AE}\u{AF}\
        \u{B0}\u{B1}\u{B2}\u{B3}\u{B4}\u{B5}\u{B6}\u{B7}\u{B8}\u{B9}\u{BA}\u{BB}\u{BC}\u{BD}\u{BE}\u{BF}ÀÁÂÃ\
        ÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ\u{D7}ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö\u{F7}øùúûüışÿ
        """

    private static let westEuropean =
        """
        \u{A0}\u{A1}\u{A2}\u{A3}\u{20AC}\u{A5}Š\u{A7}š\u{A9}\u{AA}\u{AB}\u{AC}\u{AD}\u{AE}\u{AF}\u{B0}\u{B1}\
        \u{B2}\u{B3}Ž\u{B5}\u{B6}\u{B7}ž\u{B9}\u{BA}\u{BB}ŒœŸ\u{BF}ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ\u{D7}ØÙÚÛÜÝÞßàáâã\
        äåæçèéêëìíîïðñòóôõö\u{F7}øùúûüýþÿ
        """

    private static let windowsCyrillic =
        """
        ЂЃ\u{201A}ѓ\u{201E}\u{2026}\u{2020}\u{2021}\u{20AC}\u{2030}Љ\u{2039}ЊЌЋЏђ\u{2018}\u{2019}\u{201C}\
        \u{201D}\u{2022}\u{2013}\u{2014}\u{FFFD}\u{2122}љ\u{203A}њќћџ\u{A0}ЎўЈ\u{A4}Ґ\u{A6}\u{A7}Ё\u{A9}Є\
        \u{AB}\u{AC}\u{AD}\u{AE}Ї\u{B0}\u{B1}Ііґ\u{B5}\u{B6}\u{B7}ё№є\u{BB}јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬ\
        ЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
        """

    private static let russian =
        """
        \u{2500}\u{2502}\u{250C}\u{2510}\u{2514}\u{2518}\u{251C}\u{2524}\u{252C}\u{2534}\u{253C}\u{2580}\
        \u{2584}\u{2588}\u{258C}\u{2590}\u{2591}\u{2592}\u{2593}\u{2320}\u{25A0}\u{2219}\u{221A}\u{2248}\
        \u{2264}\u{2265}\u{A0}\u{2321}\u{B0}\u{B2}\u{B7}\u{F7}\u{2550}\u{2551}\u{2552}ё\u{2553}\u{2554}\
        \u{2555}\u{2556}\u{2557}\u{2558}\u{2559}\u{255A}\u{255B}\u{255C}\u{255D}\u{255E}\u{255F}\u{2560}\
        \u{2561}Ё\u{2562}\u{2563}\u{2564}\u{2565}\u{2566}\u{2567}\u{2568}\u{2569}\u{256A}\u{256B}\u{256C}\
        \u{A9}юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
        """
}
