import PIMText

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
            var before: [Finding] = []
            checkCharacters(lineage, &before)
            checkParents(lineage, &before)
            var uniqueValues: [UniqueValue] = []
            for attribute in uniqueAttributes {
                for entry in lineage.product.values.entries where Int(entry.attribute) == attribute {
                    guard let value = lineage.product.values.value(of: entry), value.isFilled else { continue }
                    var hash = StableHash(seed: 3 + UInt64(attribute))
                    Self.combine(value, &hash)
                    uniqueValues.append(UniqueValue(attribute: attribute, hash: hash))
                }
            }
            return IdentityFacts(lineage, before, uniqueValues, axes(of: lineage))
        }

        func duplicateIdentifier(_ facts: IdentityFacts) -> Finding {
            finding(
                "product.duplicate-identifier",
                "the identifier \"\(facts.identifier)\" stands twice",
                remedy: "keep one of the two lines, or give one another identifier",
                facts.identifier,
                facts.source
            )
        }

        func notUnique(_ facts: IdentityFacts, _ attribute: Int) -> Finding {
            finding(
                "value.not-unique",
                "another product has the same \"\(structure.attributes[attribute].code)\"",
                remedy: "give each product its own",
                facts.identifier,
                facts.source,
                attribute: attribute
            )
        }

        func duplicateAxes(_ facts: IdentityFacts) -> Finding {
            let axes = facts.axes.level.map { structure.variantStructures[$0.structure].levels[$0.index].axes } ?? []
            return finding(
                "product.duplicate-axes",
                "a sibling below \"\(facts.parent ?? "")\" has the same "
                    + axes.map(\.text).joined(separator: " and "),
                remedy: "change one of the two, or remove it",
                facts.identifier,
                facts.source
            )
        }

        private func checkCharacters(_ lineage: Lineage, _ findings: inout [Finding]) {
            guard let slip = IdentifierSlip(in: lineage.product.identifier) else { return }
            findings.append(
                finding(
                    slip.isFatal ? "product.identifier-characters" : "product.identifier-spaces",
                    "the identifier \(slip.reason)",
                    remedy: slip.remedy,
                    lineage.product.identifier,
                    lineage.product.source,
                    severity: slip.isFatal ? .error : .warning
                )
            )
        }

        private func checkParents(_ lineage: Lineage, _ findings: inout [Finding]) {
            switch lineage.problem {
            case .unknownParent(let parent)?:
                findings.append(
                    finding(
                        "product.unknown-parent",
                        "the parent \"\(parent)\" is not a product model",
                        remedy: "add the model to models.jsonl, or take the parent out",
                        lineage.product.identifier,
                        lineage.product.source
                    )
                )
                return
            case .circle(let parent)?:
                findings.append(
                    finding(
                        "product.parent-circle",
                        "the model \"\(parent)\" is its own ancestor",
                        remedy: "mend the parents of the models",
                        lineage.product.identifier,
                        lineage.product.source
                    )
                )
                return
            case .tooDeep?:
                findings.append(
                    finding(
                        "product.too-deep",
                        "it stands below more than \(Lineage.maximumModels) models",
                        remedy: "mend the parents: a family has one level of models for each level of its variants",
                        lineage.product.identifier,
                        lineage.product.source
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
                        lineage.product.identifier,
                        lineage.product.source
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
                        lineage.product.identifier,
                        lineage.product.source
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
                    lineage.product.identifier,
                    lineage.product.source
                )
            )
        }

        private func axes(of lineage: Lineage) -> Axes {
            let depth = lineage.models.count
            var result = Axes()
            guard depth > 0, lineage.problem == nil, let number = lineage.variantStructure,
                structure.variantStructures[number].levels.count >= depth
            else { return result }
            result.level = (number, depth - 1)
            var hash = StableHash(seed: UInt64(depth))
            hash.combine(lineage.product.parent ?? "")
            let axes = structure.variantStructures[number].levels[depth - 1].axes
            for axis in axes {
                guard let attribute = structure.number(of: axis) else { return result }
                let entry = lineage.product.values.entries.first { Int($0.attribute) == attribute }
                guard let value = entry.flatMap({ lineage.product.values.value(of: $0) }), value.isFilled else {
                    result.findings.append(
                        finding(
                            "product.missing-axis",
                            "it has no value for its axis \"\(axis)\"",
                            remedy: "fill the axis, by which it differs from its siblings",
                            lineage.product.identifier,
                            lineage.product.source,
                            attribute: attribute
                        )
                    )
                    continue
                }
                Self.combine(value, &hash)
            }
            if result.findings.isEmpty, !axes.isEmpty { result.combination = hash }
            return result
        }

        private func finding(
            _ rule: String,
            _ message: String,
            remedy: String,
            _ identifier: String,
            _ source: SourcePosition,
            attribute: Int? = nil,
            severity: Finding.Severity = .error
        ) -> Finding {
            Finding(
                rule,
                severity,
                message,
                remedy: remedy,
                at: source,
                product: identifier,
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
