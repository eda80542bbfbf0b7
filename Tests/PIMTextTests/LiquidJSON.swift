import PIMText

/// Reads JSON into Liquid values with members in their order, which Foundation does not keep.
struct LiquidJSON {
    private let bytes: [UInt8]
    private var index = 0

    /// The value of a JSON text; nil where it is none.
    static func value(_ bytes: [UInt8]) -> LiquidValue? {
        var reader = LiquidJSON(bytes: bytes)
        let value = reader.value()
        reader.skipSpace()
        return reader.index == bytes.count ? value : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func skipSpace() {
        while [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    private mutating func value() -> LiquidValue? {
        if take("{") { return object() }
        if take("[") { return array() }
        if byte == UInt8(ascii: "\"") { return string().map { .text(LiquidText($0)) } }
        if take(word: "null") { return LiquidValue.none }
        if take(word: "true") { return .flag(true) }
        if take(word: "false") { return .flag(false) }
        let start = index
        while byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = ExactDecimal(text) else { return nil }
        return text.contains(".") ? .decimal(number) : .number(number)
    }

    private mutating func object() -> LiquidValue? {
        var members: [(name: String, value: LiquidValue)] = []
        if take("}") { return .object(LiquidObject(members)) }
        repeat {
            skipSpace()
            guard let name = string(), take(":"), let value = value() else { return nil }
            members.append((String(decoding: name, as: UTF8.self), value))
        } while take(",")
        return take("}") ? .object(LiquidObject(members)) : nil
    }

    private mutating func array() -> LiquidValue? {
        var elements: [LiquidValue] = []
        if take("]") { return .array(elements) }
        repeat {
            guard let element = value() else { return nil }
            elements.append(element)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func string() -> [UInt8]? {
        guard take("\"") else { return nil }
        var units: [UInt16] = []
        var result: [UInt8] = []
        func flush() {
            result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            units = []
        }
        while byte != UInt8(ascii: "\"") {
            guard index < bytes.count else { return nil }
            guard byte == UInt8(ascii: "\\") else {
                flush()
                result.append(byte)
                index += 1
                continue
            }
            index += 2
            switch Unicode.Scalar(bytes[index - 1]) {
            case "n": units.append(0x0A)
            case "t": units.append(0x09)
            case "r": units.append(0x0D)
            case "b": units.append(0x08)
            case "f": units.append(0x0C)
            case "u":
                let digits = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
                guard let unit = UInt16(digits, radix: 16) else { return nil }
                units.append(unit)
                index += 4
            case let other: units.append(UInt16(other.value))
            }
        }
        flush()
        index += 1
        return result
    }
}

extension LiquidValue {
    /// The text of a text value.
    var string: String? {
        if case .text(let text) = self { text.string } else { nil }
    }
}
