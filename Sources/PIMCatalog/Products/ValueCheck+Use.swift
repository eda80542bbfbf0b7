extension ValueCheck {
    /// What the family and the variant structure let a product have.
    struct Use {
        private let members: [Bool]
        private let permissions: LevelPermissions?
        private let level: Int

        init(_ lineage: Lineage, _ structure: CatalogStructure) {
            members = lineage.family.map { structure.familyMembers[$0] } ?? []
            permissions = lineage.variantStructure.map { structure.permissions[$0] }
            level = lineage.depth(ofLevel: 0)
        }

        /// Whether the product may surely have an attribute at its level.
        @inline(__always)
        func isSurelyRight(_ attribute: Int) -> Bool {
            guard attribute < members.count, members[attribute] else { return false }
            guard let permissions else { return true }
            return permissions.allows(attribute, at: level)
        }
    }

    /// Whether the family and the variant structure let the product have the attribute.
    func checkUse(of number: Int, _ lineage: Lineage, _ report: inout Report) {
        if let family = lineage.family, !structure.family(family, has: number) {
            report.add(
                "value.not-in-family",
                .warning,
                "the family \"\(structure.families[family].code)\" does not have it",
                remedy: "add the attribute to the family, or take the value out",
                ValueEntry(attribute: Int32(number), value: nil)
            )
        } else if let permissions = lineage.variantStructure.map({ structure.permissions[$0] }),
            !permissions.allows(number, at: lineage.depth(ofLevel: 0))
        {
            report.add(
                "value.wrong-level",
                .warning,
                "its structure keeps it at another level, so the value is not used",
                remedy: "move the value to that level, or name the attribute in \"overridable\"",
                ValueEntry(attribute: Int32(number), value: nil)
            )
        }
    }
}
