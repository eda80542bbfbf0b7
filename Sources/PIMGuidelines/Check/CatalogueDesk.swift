public import PIMCatalog

/// Holds all products together against the rules about the catalogue, one scope beside the other.
///
/// Rules of families and categories do not count here: what is asked of a catalogue is asked of all of it.
public struct CatalogueDesk {
    private let structure: CatalogStructure
    private let scopes: [ScopeTable]
    private let waivers: [Waiver]
    private var watches: [Watch] = []
    /// What waivers cover of what was seen last; nil where nobody asks for it.
    package var waived: [WaivedFinding]?

    private struct Watch {
        let scope: Int
        let rule: EffectiveRule
        let place: Guideline.Place
        var watch: any CatalogueWatch
    }

    /// Starts watching; nothing was seen yet.
    public init(_ set: GuidelineSet, structure: CatalogStructure, scopes: [ScopeTable]) {
        self.structure = structure
        self.scopes = scopes
        waivers = set.waivers
        guard set.watchesCatalogue else { return }
        for index in scopes.indices {
            let scope = scopes[index].scope
            var place = Guideline.Place(market: scope.country, locale: scope.locale, segment: scope.audience)
            place.channels = structure.channelChain(of: scope.channel)
            let book = set.book(for: place)
            for (rule, watch) in book.watches() {
                watches.append(Watch(scope: index, rule: book.rules[rule], place: place, watch: watch))
            }
        }
    }

    /// The rules that look at all products together, once for each scope in which they count.
    package var rules: [EffectiveRule] { watches.map(\.rule) }

    /// Looks at the next product and says what is wrong with it beside those before it.
    public mutating func see(_ lineage: Lineage) -> [Finding] {
        var findings: [Finding] = []
        waived?.removeAll(keepingCapacity: true)
        for index in watches.indices {
            let table = scopes[watches[index].scope]
            let checked = CheckedListing(structure.listing(of: lineage, in: table), place: watches[index].place)
            let (rule, place) = (watches[index].rule, watches[index].place)
            let product = lineage.product.identifier
            for breach in watches[index].watch.see(checked) {
                let finding = Finding(
                    rule.id,
                    rule.severity,
                    "\(table.scope.locale): \(breach.message)",
                    remedy: rule.remedy,
                    at: lineage.product.source,
                    product: product,
                    attribute: breach.attribute,
                    scope: table.scope,
                    key: breach.key,
                    ground: Finding.Ground(rule.kind.name, reason: rule.reason)
                )
                let waiver = waivers.first {
                    $0.covers(rule.id, product, breach.attribute, place.locale, place.channels)
                }
                if let waiver {
                    waived?.append(WaivedFinding(finding, by: waiver))
                } else {
                    findings.append(finding)
                }
            }
        }
        return findings
    }
}
