/// Which attributes each level of a variant structure may set: level 0 is the root model, the last is the variant.
struct LevelPermissions: Sendable, Hashable {
    private let allowed: [Bool]
    private let width: Int

    init(of structure: VariantStructure, numbers: [AttributeCode: Int], attributes: [Attribute]) {
        let depth = structure.levels.count + 1
        var home = [Int](repeating: 0, count: attributes.count)
        for (index, level) in structure.levels.enumerated() {
            for code in level.attributes + level.axes {
                if let number = numbers[code] { home[number] = index + 1 }
            }
        }
        for (number, attribute) in attributes.enumerated()
        where home[number] == 0 && (attribute.isUnique || attribute.type == .identifier) {
            home[number] = depth - 1
        }
        let overridable = Set(structure.overridable.compactMap { numbers[$0] })
        width = home.count
        allowed = (0..<depth).flatMap { level in
            home.indices.map { number in
                let mayOverride = structure.overridesEverything || overridable.contains(number)
                return level == home[number] || (mayOverride && level > home[number])
            }
        }
    }

    /// Whether a level may set an attribute.
    func allows(_ attribute: Int, at level: Int) -> Bool {
        let index = level * width + attribute
        return level >= 0 && index < allowed.count && allowed[index]
    }
}
