import PIMCatalog
import PIMFormats
import PIMText

/// What an attribute's options are called in a feed, found by the bytes of their codes.
struct OptionTexts: Sendable {
    private let structure: CatalogStructure
    private let attribute: Int
    private var bytes: [UInt8] = []
    private var codes: [CellText] = []
    private var texts: [CellText] = []
    /// Options' numbers by the hash of their codes, each at the first free place from there; -1 is free.
    private var numbers: [Int32]

    /// Their names in the first of the locales that has one, or their codes.
    init(of attribute: Int, areNames: Bool, _ structure: CatalogStructure, _ locales: [LocaleCode]) {
        self.structure = structure
        self.attribute = attribute
        let options = structure.attributes[attribute].options
        var size = 4
        while size < 2 * options.count { size *= 2 }
        numbers = [Int32](repeating: -1, count: size)
        for (number, option) in options.enumerated() {
            codes.append(place(of: option.code))
            let name = areNames ? option.labels.text(in: locales) : nil
            texts.append(name.map { place(of: $0) } ?? codes[number])
            let code = Array(option.code.utf8)
            code.withUnsafeBufferPointer { code in
                guard find(code) == nil else { return }
                var index = Self.hash(code) & (size - 1)
                while numbers[index] >= 0 { index = (index + 1) & (size - 1) }
                numbers[index] = Int32(number)
            }
        }
    }

    private mutating func place(of text: String) -> CellText {
        let start = bytes.count
        bytes += text.utf8
        return CellText(start..<bytes.count)
    }

    /// Appends the text of the option with this code; false where there is none.
    func append(_ code: UnsafeBufferPointer<UInt8>, to room: inout TextRoom) -> Bool {
        if let number = find(code) {
            room.append(texts[number].range, of: bytes)
            return true
        }
        // Codes that look the same are the same, whatever bytes they are written with.
        guard let option = structure.option(String(decoding: code, as: UTF8.self), of: attribute) else { return false }
        let known = Array(option.code.utf8).withUnsafeBufferPointer { find($0) }
        guard let number = known else { return false }
        room.append(texts[number].range, of: bytes)
        return true
    }

    private func find(_ code: UnsafeBufferPointer<UInt8>) -> Int? {
        let mask = numbers.count - 1
        var index = Self.hash(code) & mask
        while numbers[index] >= 0 {
            let number = Int(numbers[index])
            if isCode(code, of: number) { return number }
            index = (index + 1) & mask
        }
        return nil
    }

    private func isCode(_ code: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
        let place = codes[number]
        guard Int(place.count) == code.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in code.indices where bytes[Int(place.start) + index] != code[index] { return false }
            return true
        }
    }

    /// FNV-1a, which is quick for a few bytes.
    private static func hash(_ code: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in code { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash >> 16 ^ hash)
    }
}
