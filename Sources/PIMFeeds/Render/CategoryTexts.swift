import PIMCatalog

/// What a channel calls its categories: paths of names and mapped codes, worked out once for a feed.
struct CategoryTexts: Sendable {
    private let structure: CatalogStructure
    private let paths: [String]
    private let depths: [Int]

    init(structure: CatalogStructure, table: ScopeTable) {
        self.structure = structure
        var paths: [String] = []
        var depths: [Int] = []
        for number in structure.categories.indices {
            let path = structure.path(ofCategory: number)
            let root = structure.categories[path[0]].code
            guard table.channel.tree == nil || table.channel.tree == root else {
                paths.append("")
                depths.append(0)
                continue
            }
            // The channel's root is the tree itself, not a place in it; it is named only where it stands alone.
            let named = table.channel.tree != nil && path.count > 1 ? Array(path.dropFirst()) : path
            let names = named.map { number in
                let category = structure.categories[number]
                return category.labels.text(in: table.labelLocales) ?? category.code.text
            }
            paths.append(names.joined(separator: " > "))
            depths.append(path.count)
        }
        self.paths = paths
        self.depths = depths
    }

    /// The product's categories in the channel's tree, deepest first, those of one depth in the product's order.
    private func own(_ lineage: Lineage) -> [Int] {
        let inTree = lineage.categories.filter { depths[$0] > 0 }
        guard inTree.count > 1 else { return inTree }
        return inTree.enumerated().sorted { left, right in
            let (first, second) = (depths[left.element], depths[right.element])
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }

    /// The names of the deepest category and its ancestors below the tree's root.
    func path(of lineage: Lineage) -> String? {
        var deepest: Int?
        for number in lineage.categories where depths[number] > 0 {
            guard let known = deepest else {
                deepest = number
                continue
            }
            if depths[number] > depths[known] { deepest = number }
        }
        return deepest.map { paths[$0] }
    }

    /// The codes of the product's categories in the channel's tree.
    func codes(of lineage: Lineage) -> [String] {
        lineage.categories.filter { depths[$0] > 0 }.map { structure.categories[$0].code.text }
    }

    /// What the deepest category that says so, or the nearest ancestor, maps to under a key.
    func mapping(_ key: String, of lineage: Lineage) -> String? {
        for number in own(lineage) {
            for ancestor in structure.path(ofCategory: number).reversed() {
                if let text = structure.categories[ancestor].mappings[key] { return text }
            }
        }
        return nil
    }
}
