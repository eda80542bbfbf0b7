import PIMText

/// Watches the stream of products for what breaks their identity: identifiers and unique values that stand twice,
/// parents that are missing, variants that cannot be told apart.
///
/// It remembers 8 bytes per identifier, per unique value and per axis combination.
public struct IdentityCheck {
    private let structure: CatalogStructure
    private let uniqueAttributes: [Int]
    private var identifiers: Set<Int> = []
    private var uniqueValues: Set<Int> = []
    private var combinations: Set<Int> = []

    /// Starts watching; nothing was seen yet.
    public init(structure: CatalogStructure) {
        self.structure = structure
        uniqueAttributes = structure.attributes.indices.filter {
            structure.attributes[$0].isUnique && $0 != structure.identifierAttribute
        }
    }

    /// Takes note of a product or model and says what is wrong with its identity.
    public mutating func check(_ lineage: Lineage) -> [Finding] {
        var findings: [Finding] = []
        let product = lineage.product
        if !identifiers.insert(Self.hash(product.identifier, product.kind)).inserted {
            findings.append(
                finding(
                    "product.duplicate-identifier",
                    "the identifier \"\(product.identifier)\" stands twice",
                    remedy: "keep one of the two lines, or give one another identifier",
                    product
                )
            )
        }
        checkCharacters(product, &findings)
        checkParents(lineage, &findings)
        checkUniqueValues(product, &findings)
        checkAxes(lineage, &findings)
        return findings
    }

    /// Feeds would leave such a character out, and two identifiers could become one.
    private func checkCharacters(_ product: Product, _ findings: inout [Finding]) {
        guard let character = InvisibleCharacters.first(in: product.identifier) else { return }
        findings.append(
            finding(
                "product.identifier-characters",
                "the identifier holds \(character.codePoint), which nobody sees and feeds leave out",
                remedy: "take the character out",
                product
            )
        )
    }

    private func checkParents(_ lineage: Lineage, _ findings: inout [Finding]) {
        let product = lineage.product
        switch lineage.problem {
        case .unknownParent(let parent)?:
            findings.append(
                finding(
                    "product.unknown-parent",
                    "the parent \"\(parent)\" is not a product model",
                    remedy: "add the model to models.jsonl, or take the parent out",
                    product
                )
            )
            return
        case .circle(let parent)?:
            findings.append(
                finding(
                    "product.parent-circle",
                    "the model \"\(parent)\" is its own ancestor",
                    remedy: "mend the parents of the models",
                    product
                )
            )
            return
        case nil: break
        }
        for level in lineage.models {
            guard let own = product.family, let above = level.family, own != above else { continue }
            findings.append(
                finding(
                    "product.family-differs",
                    "its family is \"\(structure.families[own].code)\", its model's \"\(structure.families[above].code)\"",
                    remedy: "give both the same family",
                    product
                )
            )
            break
        }
        guard let number = lineage.variantStructure else { return }
        if product.structure != nil, let family = lineage.family, structure.family(ofStructure: number) != family {
            findings.append(
                finding(
                    "product.structure-differs",
                    "its structure \"\(structure.variantStructures[number].code)\" does not belong to its family "
                        + "\"\(structure.families[family].code)\"",
                    remedy: "name a structure of that family",
                    product
                )
            )
            return
        }
        let levels = structure.variantStructures[number].levels.count
        let depth = lineage.models.count
        let isMisplaced = product.kind == .product ? depth != levels : depth >= levels
        guard isMisplaced else { return }
        findings.append(
            finding(
                "product.wrong-level",
                "it stands \(depth) below its root model, \"\(structure.variantStructures[number].code)\" has "
                    + "\(levels) level\(levels == 1 ? "" : "s")",
                remedy: "give it the parent its structure asks for",
                product
            )
        )
    }

    private mutating func checkUniqueValues(_ product: Product, _ findings: inout [Finding]) {
        for attribute in uniqueAttributes {
            for entry in product.values where Int(entry.attribute) == attribute {
                guard let value = entry.value, value.isFilled,
                    !uniqueValues.insert(Self.hash(attribute, value)).inserted
                else { continue }
                findings.append(
                    finding(
                        "value.not-unique",
                        "another product has the same \"\(structure.attributes[attribute].code)\"",
                        remedy: "give each product its own",
                        product,
                        attribute: attribute
                    )
                )
            }
        }
    }

    private mutating func checkAxes(_ lineage: Lineage, _ findings: inout [Finding]) {
        let depth = lineage.models.count
        guard depth > 0, lineage.problem == nil, let number = lineage.variantStructure,
            structure.variantStructures[number].levels.count >= depth
        else { return }
        let product = lineage.product
        var hasher = Hasher()
        hasher.combine(product.parent)
        let axes = structure.variantStructures[number].levels[depth - 1].axes
        var isWhole = true
        for axis in axes {
            guard let attribute = structure.number(of: axis) else { return }
            let value = product.values.first { Int($0.attribute) == attribute }?.value
            guard let value, value.isFilled else {
                findings.append(
                    finding(
                        "product.missing-axis",
                        "it has no value for its axis \"\(axis)\"",
                        remedy: "fill the axis, by which it differs from its siblings",
                        product,
                        attribute: attribute
                    )
                )
                isWhole = false
                continue
            }
            hasher.combine(value)
        }
        guard isWhole, !axes.isEmpty, !combinations.insert(hasher.finalize()).inserted else { return }
        findings.append(
            finding(
                "product.duplicate-axes",
                "a sibling below \"\(product.parent ?? "")\" has the same \(axes.map(\.text).joined(separator: " and "))",
                remedy: "change one of the two, or remove it",
                product
            )
        )
    }

    private func finding(
        _ rule: String,
        _ message: String,
        remedy: String,
        _ product: Product,
        attribute: Int? = nil
    ) -> Finding {
        Finding(
            rule,
            .error,
            message,
            remedy: remedy,
            at: product.source,
            product: product.identifier,
            attribute: attribute.map { structure.attributes[$0].code }
        )
    }

    private static func hash(_ first: some Hashable, _ second: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(first)
        hasher.combine(second)
        return hasher.finalize()
    }
}
