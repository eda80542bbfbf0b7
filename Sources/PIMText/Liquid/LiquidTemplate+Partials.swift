extension LiquidTemplate {
    /// The names in quotes behind the words `render` and `include`, wherever they stand: what the text may need.
    package static func partialNames(in source: [UInt8]) -> [String] {
        var names: [String] = []
        var index = 0
        while index < source.count {
            guard let length = tagLength(in: source, at: index) else {
                index += 1
                continue
            }
            index += length
            while index < source.count, source[index].isLiquidSpace { index += 1 }
            guard index < source.count, source[index] == UInt8(ascii: "'") || source[index] == UInt8(ascii: "\"") else {
                continue
            }
            guard let end = source[(index + 1)...].firstIndex(of: source[index]) else { continue }
            names.append(String(decoding: source[index + 1..<end], as: UTF8.self))
            index = end + 1
        }
        return names
    }

    /// How long the word `render` or `include` at a place is; nil where neither begins there.
    private static func tagLength(in source: [UInt8], at index: Int) -> Int? {
        let first = source[index]
        guard first == UInt8(ascii: "r") || first == UInt8(ascii: "i") else { return nil }
        return ["render", "include"].first { source[index...].starts(with: $0.utf8) }?.utf8.count
    }
}
