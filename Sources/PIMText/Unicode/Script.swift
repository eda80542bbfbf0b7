/// A script of Unicode, such as Latin or Arabic, by its ISO 15924 code.
///
/// **Source:** UAX #24, https://www.unicode.org/reports/tr24/.
public struct Script: Sendable, Hashable, CustomStringConvertible {
    let number: UInt8

    init(number: Int) {
        self.number = UInt8(truncatingIfNeeded: number)
    }

    /// The script of a code such as `Cyrl`; nil where Unicode has none of that code.
    public init?(code: String) {
        let wanted = Array(code.utf8)
        guard wanted.count == 4 else {
            return nil
        }
        let codes = ScriptTable.codes.utf8Start
        for number in 0..<Int(ScriptTable.count)
        where (0..<4).allSatisfy({ codes[4 * number + $0] == wanted[$0] }) {
            self.init(number: number)
            return
        }
        return nil
    }

    /// The script of a scalar: `common` for what several scripts share, `inherited` for marks.
    public init(of scalar: Unicode.Scalar) {
        self.init(of: scalar.value)
    }

    @inline(__always)
    init(of scalar: UInt32) {
        let place = ScriptTable.scripts.wide(scalar)
        guard place >= ScriptTable.count else {
            self.init(number: place)
            return
        }
        let start = ScalarTable.pair(ScriptTable.extensionStarts, place - Int(ScriptTable.count))
        self.init(number: ScalarTable.pair(ScriptTable.extensions, start))
    }

    /// The code of ISO 15924, such as `Arab`.
    public var code: String {
        let start = ScriptTable.codes.utf8Start + 4 * Int(number)
        return String(decoding: UnsafeBufferPointer(start: start, count: 4), as: UTF8.self)
    }

    /// The same as `code`.
    public var description: String { code }

    /// Whether letters are written in it: false for what is unknown, shared or inherited.
    public var isWritten: Bool { number > Script.inherited.number }

    /// Scalars that no character is assigned to.
    public static let unknown = Script(number: 0)

    /// Digits, punctuation and what else several scripts share.
    public static let common = Script(number: 1)

    /// Marks that take the script of their letter.
    public static let inherited = Script(number: 2)

    /// Latin letters.
    public static let latin = Script(of: 0x61)

    /// Cyrillic letters.
    public static let cyrillic = Script(of: 0x430)

    /// Greek letters.
    public static let greek = Script(of: 0x3B1)

    /// Arabic letters, those of Persian and Urdu among them.
    public static let arabic = Script(of: 0x627)

    /// Hebrew letters.
    public static let hebrew = Script(of: 0x5D0)

    /// Chinese characters.
    public static let han = Script(of: 0x4E00)

    /// Hiragana.
    public static let hiragana = Script(of: 0x3042)

    /// Katakana.
    public static let katakana = Script(of: 0x30A2)

    /// Hangul.
    public static let hangul = Script(of: 0xAC00)
}

/// A set of scripts.
public struct ScriptSet: Sendable, Hashable, CustomStringConvertible {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    /// No script.
    public init() {}

    /// The scripts that a scalar is used in (its Script_Extensions): `common` alone where that is any script.
    public init(of scalar: Unicode.Scalar) {
        self.init(of: scalar.value)
    }

    init(of scalar: UInt32) {
        let place = ScriptTable.scripts.wide(scalar)
        guard place >= ScriptTable.count else {
            insert(Script(number: place))
            return
        }
        let entry = place - Int(ScriptTable.count)
        let start = ScalarTable.pair(ScriptTable.extensionStarts, entry)
        let end = ScalarTable.pair(ScriptTable.extensionStarts, entry + 1)
        for index in (start + 1)..<end {
            insert(Script(number: ScalarTable.pair(ScriptTable.extensions, index)))
        }
    }

    /// The scripts of the letters of `text`, without what is shared, inherited or unknown.
    public init(in text: String) {
        self = text.withBytes { bytes in
            var scripts = ScriptSet()
            var index = 0
            while index < bytes.count {
                let script = Script(of: bytes.takeScalar(&index))
                if script.isWritten { scripts.insert(script) }
            }
            return scripts
        }
    }

    /// Adds a script.
    public mutating func insert(_ script: Script) {
        switch script.number >> 6 {
        case 0: low |= 1 << (script.number & 63)
        case 1: middle |= 1 << (script.number & 63)
        default: high |= 1 << (script.number & 63)
        }
    }

    /// Whether a script is among them.
    public func contains(_ script: Script) -> Bool {
        let word = script.number < 64 ? low : script.number < 128 ? middle : high
        return word >> (script.number & 63) & 1 == 1
    }

    /// The scripts that are in both sets.
    public func intersection(_ other: ScriptSet) -> ScriptSet {
        var both = self
        both.low &= other.low
        both.middle &= other.middle
        both.high &= other.high
        return both
    }

    /// Whether no script is in the set.
    public var isEmpty: Bool { low | middle | high == 0 }

    /// The number of scripts.
    public var count: Int { low.nonzeroBitCount + middle.nonzeroBitCount + high.nonzeroBitCount }

    /// The scripts, by their codes.
    public var scripts: [Script] { (0..<192).map { Script(number: $0) }.filter(contains) }

    /// The codes, parted by spaces.
    public var description: String { scripts.map(\.code).joined(separator: " ") }
}
