/// Finds the numbers of codes by their bytes, without making a `String` of what is looked up.
package struct CodeTable: Sendable {
    /// The places of codes by their hash; -1 where there is none.
    private var places: [Int32]
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Whether all codes are ASCII, so that a text of ASCII that is not found is equal to none of them.
    private let isPlain: Bool

    /// Numbers codes in their order; of two equal ones the first counts.
    package init(_ codes: [String]) {
        var capacity = 8
        while capacity < codes.count * 2 { capacity *= 2 }
        places = [Int32](repeating: -1, count: capacity)
        isPlain = codes.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        for (number, code) in codes.enumerated() {
            bytes.append(contentsOf: code.utf8)
            ends.append(bytes.count)
            let code = Array(code.utf8)
            let isKnown = code.withUnsafeBufferPointer { find($0).isFound }
            if !isKnown { places[code.withUnsafeBufferPointer { find($0).place }] = Int32(number) }
        }
    }

    /// The number of the code with these bytes; `known` is asked about texts that may be another spelling of a code.
    @inline(__always)
    package func number(
        of text: UnsafeBufferPointer<UInt8>,
        otherwise known: (String) -> Int?
    ) -> Int? {
        let found = find(text)
        if found.isFound { return Int(places[found.place]) }
        if isPlain, text.allSatisfy({ $0 < 0x80 }) { return nil }
        return known(String(decoding: text, as: UTF8.self))
    }

    /// Where the code stands, or would.
    private func find(_ text: UnsafeBufferPointer<UInt8>) -> (place: Int, isFound: Bool) {
        let mask = places.count - 1
        var place = Self.hash(text) & mask
        while true {
            let number = Int(places[place])
            guard number >= 0 else { return (place, false) }
            if isCode(number, text) { return (place, true) }
            place = (place + 1) & mask
        }
    }

    private func isCode(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == text.count else { return false }
        for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
        return true
    }

    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let count = text.count
        let raw = UnsafeRawBufferPointer(text)
        var word: UInt64
        if count >= 8 {
            word = raw.loadUnaligned(as: UInt64.self)
            word ^= raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
        } else if count >= 4 {
            word = UInt64(raw.loadUnaligned(as: UInt32.self)) << 32
            word |= UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        } else {
            word = 0
            for byte in text { word = word << 8 | UInt64(byte) }
        }
        word = (word ^ UInt64(count)) &* 0xFF51_AFD7_ED55_8CCD
        return Int(truncatingIfNeeded: word >> 32)
    }
}

extension CatalogStructure {
    /// The number of the attribute with these bytes as its code.
    package func number(ofAttribute code: UnsafeBufferPointer<UInt8>) -> Int? {
        tables.attributes.number(of: code) { number(of: AttributeCode($0)) }
    }

    /// The number of the locale with these bytes as its code.
    package func number(ofLocale code: UnsafeBufferPointer<UInt8>) -> Int? {
        tables.locales.number(of: code) { number(of: LocaleCode($0)) }
    }

    /// The number of the channel with these bytes as its code.
    package func number(ofChannel code: UnsafeBufferPointer<UInt8>) -> Int? {
        tables.channels.number(of: code) { number(of: ChannelCode($0)) }
    }

    /// The number of the family with these bytes as its code.
    package func number(ofFamily code: UnsafeBufferPointer<UInt8>) -> Int? {
        tables.families.number(of: code) { number(of: FamilyCode($0)) }
    }

    /// The number of the category with these bytes as its code.
    package func number(ofCategory code: UnsafeBufferPointer<UInt8>) -> Int? {
        tables.categories.number(of: code) { number(of: CategoryCode($0)) }
    }

    /// The number of an attribute's option with these bytes as its code.
    package func number(ofOption code: UnsafeBufferPointer<UInt8>, of attribute: Int) -> Int? {
        tables.options[attribute].number(of: code) { optionNumbers[attribute][$0] }
    }

    /// What finds numbers by bytes.
    struct CodeTables: Sendable {
        let attributes: CodeTable
        let locales: CodeTable
        let channels: CodeTable
        let families: CodeTable
        let categories: CodeTable
        let options: [CodeTable]
    }
}
