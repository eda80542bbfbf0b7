import PIMText

/// Watches the stream of products for what breaks their identity: identifiers and unique values that stand twice,
/// parents that are missing, variants that cannot be told apart.
///
/// It remembers 8 bytes per identifier, per unique value and per axis combination.
public struct IdentityCheck: Sendable {
    private let finder: IdentityFacts.Finder
    private var identifiers = HashMemory()
    private var uniqueValues = HashMemory()
    private var combinations = HashMemory()

    /// Starts watching; nothing was seen yet.
    public init(structure: CatalogStructure) {
        finder = IdentityFacts.Finder(structure: structure)
    }

    /// Takes note of a product or model and says what is wrong with its identity.
    public mutating func check(_ lineage: Lineage) -> [Finding] {
        check(finder.facts(of: lineage))
    }

    /// Takes note of a product known from another run; false, and no note is taken, where it has something in common with
    /// one that came before.
    package mutating func take(_ marks: IdentityMarks) -> Bool {
        guard !identifiers.contains(marks.identifier), !marks.uniqueValues.contains(where: uniqueValues.contains) else {
            return false
        }
        if let combination = marks.combination, !combinations.insert(combination) { return false }
        _ = identifiers.insert(marks.identifier)
        for hash in marks.uniqueValues { _ = uniqueValues.insert(hash) }
        return true
    }

    /// Takes note of what was found of a product or model; products come in their order.
    package mutating func check(_ facts: IdentityFacts) -> [Finding] {
        var findings: [Finding] = []
        if !identifiers.insert(facts.identifierHash) { findings.append(finder.duplicateIdentifier(facts)) }
        if !facts.before.isEmpty { findings += facts.before }
        for (attribute, hash) in facts.uniqueValues where !uniqueValues.insert(hash) {
            findings.append(finder.notUnique(facts, attribute))
        }
        if !facts.after.isEmpty { findings += facts.after }
        if let combination = facts.combination, !combinations.insert(combination) {
            findings.append(finder.duplicateAxes(facts))
        }
        return findings
    }
}

/// What the identity of one product comes to, as far as it can be told without looking at others.
package struct IdentityFacts: Sendable {
    /// The product's identifier.
    package let identifier: String
    /// Where it stands.
    package let source: SourcePosition
    package let parent: String?
    /// The variant structure and the level of it that the product stands on.
    fileprivate var level: (structure: Int, index: Int)?
    let identifierHash: UInt64
    /// What is wrong with identifier and parents.
    fileprivate var before: [Finding] = []
    /// Unique attributes and the hashes of their values.
    fileprivate var uniqueValues: [(attribute: Int, hash: UInt64)] = []
    /// What is wrong with the axes.
    fileprivate var after: [Finding] = []
    /// The hash of the parent and the values of the axes; nil where they are not whole.
    fileprivate var combination: UInt64?
    /// Whether all hashes are the same in other runs.
    fileprivate var isStable: Bool

    fileprivate init(_ lineage: Lineage) {
        identifier = lineage.product.identifier
        source = lineage.product.source
        parent = lineage.product.parent
        let hash = Self.stableHash(of: identifier, lineage.product.kind)
        identifierHash = hash.value
        isStable = hash.isStable
    }

    /// The hash of an identifier.
    static func hash(of identifier: String, _ kind: Product.Kind) -> UInt64 {
        stableHash(of: identifier, kind).value
    }

    private static func stableHash(of identifier: String, _ kind: Product.Kind) -> StableHash {
        var hash = StableHash(seed: kind == .model ? 1 : 2)
        hash.combine(identifier)
        return hash
    }

    /// What other runs can tell the product by; nil where its hashes hold for this run only.
    package var marks: IdentityMarks? {
        guard isStable else { return nil }
        return IdentityMarks(
            identifier: identifierHash,
            uniqueValues: uniqueValues.map(\.hash),
            combination: combination
        )
    }
}

extension IdentityFacts {
    /// Finds what the identity of products comes to.
    package struct Finder: Sendable {
        private let structure: CatalogStructure
        private let uniqueAttributes: [Int]

        /// Makes ready for a structure.
        package init(structure: CatalogStructure) {
            self.structure = structure
            uniqueAttributes = structure.attributes.indices.filter {
                structure.attributes[$0].isUnique && $0 != structure.identifierAttribute
            }
        }

        /// What a product's identity comes to.
        package func facts(of lineage: Lineage) -> IdentityFacts {
            var facts = IdentityFacts(lineage)
            checkCharacters(facts, &facts.before)
            checkParents(lineage, facts, &facts.before)
            for attribute in uniqueAttributes {
                for entry in lineage.product.values.entries where Int(entry.attribute) == attribute {
                    guard let value = lineage.product.values.value(of: entry), value.isFilled else { continue }
                    var hash = StableHash(seed: 3 + UInt64(attribute))
                    Self.combine(value, &hash)
                    facts.uniqueValues.append((attribute, hash.value))
                    facts.isStable = facts.isStable && hash.isStable
                }
            }
            checkAxes(lineage, &facts)
            return facts
        }

        fileprivate func duplicateIdentifier(_ facts: IdentityFacts) -> Finding {
            finding(
                "product.duplicate-identifier",
                "the identifier \"\(facts.identifier)\" stands twice",
                remedy: "keep one of the two lines, or give one another identifier",
                facts
            )
        }

        fileprivate func notUnique(_ facts: IdentityFacts, _ attribute: Int) -> Finding {
            finding(
                "value.not-unique",
                "another product has the same \"\(structure.attributes[attribute].code)\"",
                remedy: "give each product its own",
                facts,
                attribute: attribute
            )
        }

        fileprivate func duplicateAxes(_ facts: IdentityFacts) -> Finding {
            let axes = facts.level.map { structure.variantStructures[$0.structure].levels[$0.index].axes } ?? []
            return finding(
                "product.duplicate-axes",
                "a sibling below \"\(facts.parent ?? "")\" has the same "
                    + axes.map(\.text).joined(separator: " and "),
                remedy: "change one of the two, or remove it",
                facts
            )
        }

        /// Feeds would leave such a character out, and two identifiers could become one.
        private func checkCharacters(_ facts: IdentityFacts, _ findings: inout [Finding]) {
            guard let character = InvisibleCharacters.first(in: facts.identifier) else { return }
            findings.append(
                finding(
                    "product.identifier-characters",
                    "the identifier holds \(character.codePoint), which nobody sees and feeds leave out",
                    remedy: "take the character out",
                    facts
                )
            )
        }

        private func checkParents(_ lineage: Lineage, _ facts: IdentityFacts, _ findings: inout [Finding]) {
            switch lineage.problem {
            case .unknownParent(let parent)?:
                findings.append(
                    finding(
                        "product.unknown-parent",
                        "the parent \"\(parent)\" is not a product model",
                        remedy: "add the model to models.jsonl, or take the parent out",
                        facts
                    )
                )
                return
            case .circle(let parent)?:
                findings.append(
                    finding(
                        "product.parent-circle",
                        "the model \"\(parent)\" is its own ancestor",
                        remedy: "mend the parents of the models",
                        facts
                    )
                )
                return
            case nil: break
            }
            for level in lineage.models {
                guard let own = lineage.product.family, let above = level.family, own != above else { continue }
                findings.append(
                    finding(
                        "product.family-differs",
                        "its family is \"\(structure.families[own].code)\", its model's \"\(structure.families[above].code)\"",
                        remedy: "give both the same family",
                        facts
                    )
                )
                break
            }
            guard let number = lineage.variantStructure else { return }
            if lineage.product.structure != nil, let family = lineage.family,
                structure.family(ofStructure: number) != family
            {
                findings.append(
                    finding(
                        "product.structure-differs",
                        "its structure \"\(structure.variantStructures[number].code)\" does not belong to its family "
                            + "\"\(structure.families[family].code)\"",
                        remedy: "name a structure of that family",
                        facts
                    )
                )
                return
            }
            let levels = structure.variantStructures[number].levels.count
            let depth = lineage.models.count
            let isMisplaced = lineage.product.kind == .product ? depth != levels : depth >= levels
            guard isMisplaced else { return }
            findings.append(
                finding(
                    "product.wrong-level",
                    "it stands \(depth) below its root model, \"\(structure.variantStructures[number].code)\" has "
                        + "\(levels) level\(levels == 1 ? "" : "s")",
                    remedy: "give it the parent its structure asks for",
                    facts
                )
            )
        }

        private func checkAxes(_ lineage: Lineage, _ facts: inout IdentityFacts) {
            let depth = lineage.models.count
            guard depth > 0, lineage.problem == nil, let number = lineage.variantStructure,
                structure.variantStructures[number].levels.count >= depth
            else { return }
            facts.level = (number, depth - 1)
            var hash = StableHash(seed: UInt64(depth))
            hash.combine(facts.parent ?? "")
            let axes = structure.variantStructures[number].levels[depth - 1].axes
            var isWhole = true
            for axis in axes {
                guard let attribute = structure.number(of: axis) else { return }
                let entry = lineage.product.values.entries.first { Int($0.attribute) == attribute }
                guard let value = entry.flatMap({ lineage.product.values.value(of: $0) }), value.isFilled else {
                    facts.after.append(
                        finding(
                            "product.missing-axis",
                            "it has no value for its axis \"\(axis)\"",
                            remedy: "fill the axis, by which it differs from its siblings",
                            facts,
                            attribute: attribute
                        )
                    )
                    isWhole = false
                    continue
                }
                Self.combine(value, &hash)
            }
            guard isWhole, !axes.isEmpty else { return }
            facts.combination = hash.value
            facts.isStable = facts.isStable && hash.isStable
        }

        private func finding(
            _ rule: String,
            _ message: String,
            remedy: String,
            _ facts: IdentityFacts,
            attribute: Int? = nil
        ) -> Finding {
            Finding(
                rule,
                .error,
                message,
                remedy: remedy,
                at: facts.source,
                product: facts.identifier,
                attribute: attribute.map { structure.attributes[$0].code }
            )
        }

        private static func combine(_ value: Value, _ hash: inout StableHash) {
            switch value {
            case .text(let text), .option(let text): hash.combine(text)
            case .number(let number): hash.combine(number.description)
            case .flag(let flag): hash.combine(flag ? 1 : 0)
            case .measurement(let measurement):
                hash.combine(measurement.amount.description)
                hash.combine(measurement.unit)
            default: hash.combine(passing: value)
            }
        }
    }
}
