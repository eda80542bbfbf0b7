import PIMText

extension MeasurementFamily {
    /// The families every catalog knows; a catalog's own measurements.json lies over them.
    public static let builtIn: [MeasurementFamily] = {
        var families: [MeasurementFamily] = []
        for line in builtInTable.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard line.hasPrefix(" ") else {
                let label = words[0].spelledOut
                families.append(
                    MeasurementFamily(code: words[0], labels: ["en_US": label], standardUnit: words[1], units: [])
                )
                continue
            }
            var operations: [Operation] = []
            for index in stride(from: 2, to: words.count - 1, by: 2) {
                guard let value = ExactDecimal(words[index + 1]) else { continue }
                operations += [Operation(words[index], value)].compactMap(\.self)
            }
            let symbol = words[1] == "-" ? "" : words[1].split(separator: "_").joined(separator: " ")
            families[families.count - 1].units.append(Unit(code: words[0], symbol: symbol, operations: operations))
        }
        return families
    }()
}

extension String {
    /// `CaseBox` as `Case box`.
    fileprivate var spelledOut: String {
        var result = ""
        for character in self {
            if character.isUppercase, !result.isEmpty { result += " " }
            result += result.isEmpty ? String(character) : character.lowercased()
        }
        return result
    }
}
