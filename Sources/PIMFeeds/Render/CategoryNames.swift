import PIMCatalog
import PIMFormats
import PIMText

/// What a channel calls each category, worked out once for a feed.
struct CategoryNames: Sendable {
    private var bytes: [UInt8] = []
    private var places: [CellText] = []
    /// How deep each category stands in the channel's tree; 0 for those without a name.
    private var depths: [Int] = []

    /// The names of the categories and their ancestors below the tree's root.
    init(pathsIn structure: CatalogStructure, _ table: ScopeTable) {
        self.init(structure, table) { path in
            // The channel's root is the tree itself, not a place in it; it is named only where it stands alone.
            let named = table.channel.tree != nil && path.count > 1 ? path.dropFirst() : path[...]
            let names = named.map { number in
                let category = structure.categories[number]
                return category.labels.text(in: table.labelLocales) ?? category.code.text
            }
            return names.joined(separator: " > ")
        }
    }

    /// What each category, or its nearest ancestor that says so, maps to under a key.
    init(mappedBy key: String, _ structure: CatalogStructure, _ table: ScopeTable) {
        self.init(structure, table) { path in
            path.reversed().lazy.compactMap { structure.categories[$0].mappings[key] }.first
        }
    }

    private init(_ structure: CatalogStructure, _ table: ScopeTable, name: ([Int]) -> String?) {
        for number in structure.categories.indices {
            let path = structure.path(ofCategory: number)
            let isInTree = table.channel.tree == nil || table.channel.tree == structure.categories[path[0]].code
            let start = bytes.count
            if isInTree, let name = name(path) {
                bytes += name.utf8
                depths.append(path.count)
            } else {
                depths.append(0)
            }
            places.append(CellText(start..<bytes.count))
        }
    }

    /// Appends the name of the deepest of the product's categories that has one; of one depth the first counts.
    func append(of lineage: Lineage, to room: inout TextRoom) {
        var deepest: Int?
        var depth = 0
        func look(at categories: [Int]) {
            for number in categories where depths[number] > depth {
                deepest = number
                depth = depths[number]
            }
        }
        look(at: lineage.product.categories)
        for index in lineage.models.indices { look(at: lineage.models[index].categories) }
        guard let deepest else { return }
        room.append(places[deepest].range, of: bytes)
    }

    /// The codes of the product's categories in the channel's tree.
    static func codes(of lineage: Lineage, _ structure: CatalogStructure, _ table: ScopeTable) -> [String] {
        let categories = lineage.categories.filter { number in
            guard let tree = table.channel.tree else { return true }
            return structure.categories[structure.path(ofCategory: number)[0]].code == tree
        }
        return categories.map { structure.categories[$0].code.text }
    }
}
