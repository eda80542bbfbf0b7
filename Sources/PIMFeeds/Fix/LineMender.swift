import PIMCatalog
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// One line on its way to being mended.
struct LineMender {
    private let fix: CatalogFix
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let position: SourcePosition

    /// Takes a line without its line feed; a carriage return at its end is left out of it.
    init(_ fix: CatalogFix, _ bytes: [UInt8], _ range: Range<Int>, _ position: SourcePosition) {
        self.fix = fix
        self.bytes = bytes
        let hasReturn = !range.isEmpty && bytes[range.upperBound - 1] == 0x0D
        self.range = range.lowerBound..<range.upperBound - (hasReturn ? 1 : 0)
        self.position = position
    }

    var isBlank: Bool { bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

    /// What is to be written over which bytes of the file.
    mutating func edits(
        _ kind: Product.Kind,
        _ set: FeedSet,
        _ scopes: [ScopeTable],
        _ reader: ProductReader,
        _ desk: inout GuidelineDesk
    ) -> [JSONSplice.Edit] {
        let structure = set.catalog.structure
        let product: Product
        var sites: [TextSite]
        do throws(PIMIOError) {
            product = try reader.read(bytes, in: range, at: position, kind: kind).product
            sites = try TextSite.sites(in: bytes, range)
        } catch {
            var place = position
            place.column = error.column
            let remedy = "mend the line; it is left as it is"
            fix.report(Finding("line.unreadable", .error, error.message, remedy: remedy, at: place))
            return []
        }
        let lineage = set.catalog.lineage(of: product)
        let listings = scopes.map { structure.listing(of: lineage, in: $0) }
        let mendings = desk.mendings(of: lineage, listings, safeOnly: fix.safeOnly, only: fix.rules)
        let splice = JSONSplice(bytes, line: range)
        var edits: [JSONSplice.Edit] = []
        for mending in mendings {
            tell(mending, product, structure)
            guard !mending.rules.isEmpty, let index = sites.firstIndex(where: { matches($0, mending, structure) })
            else {
                continue
            }
            let site = sites.remove(at: index)
            let wanted = Self.text(site.text.string(in: bytes), mending)
            guard let edit = splice.edit(site.text, to: wanted) else { continue }
            edits.append(edit)
            let attribute = structure.attributes[mending.attribute]
            fix.tell(
                CatalogFix.Change(
                    position: position,
                    product: product.identifier,
                    attribute: attribute.code,
                    place: [site.channel, site.locale, site.audience].compactMap(\.self),
                    before: mending.before,
                    after: mending.after,
                    rules: mending.rules,
                    isConfidential: attribute.isConfidential
                )
            )
        }
        return edits
    }

    /// Whether a text of the line is the one that was mended: it stands at the same place and says the same.
    private func matches(
        _ site: TextSite,
        _ mending: GuidelineDesk.Mending,
        _ structure: CatalogStructure
    ) -> Bool {
        func isSame(_ code: String?, _ number: Int, _ known: (String) -> Int?) -> Bool {
            guard let code else { return number < 0 }
            return known(NormalForm.nfc(code)) == number
        }
        return isSame(site.attribute, mending.attribute) { structure.number(of: AttributeCode($0)) }
            && isSame(site.locale, mending.locale) { structure.number(of: LocaleCode($0)) }
            && isSame(site.channel, mending.channel) { structure.number(of: ChannelCode($0)) }
            && isSame(site.audience, mending.audience) { structure.number(of: AudienceCode($0)) }
            && NormalForm.nfc(site.text.string(in: bytes)).utf8.elementsEqual(mending.before.utf8)
    }

    /// A text after its fixes, its other letters as they are spelled: letters and marks apart stay apart.
    private static func text(_ written: String, _ mending: GuidelineDesk.Mending) -> String {
        let (before, after) = (Array(mending.before.unicodeScalars), Array(mending.after.unicodeScalars))
        let letters = Array(written.unicodeScalars)
        guard letters != before else { return mending.after }
        var first = 0
        while first < min(before.count, after.count), before[first] == after[first] { first += 1 }
        var last = 0
        while last < min(before.count, after.count) - first,
            before[before.count - 1 - last] == after[after.count - 1 - last]
        {
            last += 1
        }
        let spelling = SpelledText(letters)
        guard let starts = spelling.end(ofPrefix: before.prefix(first)),
            let ends = spelling.start(ofSuffix: before.suffix(last), behind: before.count - last), starts <= ends
        else { return mending.after }
        let joined = letters[..<starts] + after[first..<after.count - last] + letters[ends...]
        guard SpelledText.composed(joined[...]) == after else { return mending.after }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: joined)
        return String(text)
    }

    /// Tells which fixes are not made.
    private func tell(_ mending: GuidelineDesk.Mending, _ product: Product, _ structure: CatalogStructure) {
        for obstacle in mending.obstacles {
            let (code, message, remedy) =
                switch obstacle {
                case .markup(let rules):
                    (
                        "markup",
                        "tags, entities or white space stand in what \(rules.joined(separator: ", ")) would change, "
                            + "so that is left as it is", "mend it by hand"
                    )
                case .someChannels(let rule):
                    (
                        "some-channels", "\"\(rule)\" counts on some only of the channels that show the text",
                        "give those channels a text of their own, or mend it by hand"
                    )
                case .unsettled(let rules):
                    (
                        "unsettled", "the fixes of \(rules.joined(separator: ", ")) undo each other, so none is made",
                        "mend the rules"
                    )
                }
            let locale = mending.locale < 0 ? "" : "\(structure.locales[mending.locale]): "
            fix.report(
                Finding(
                    "fix.\(code)",
                    .warning,
                    locale + message,
                    remedy: remedy,
                    at: position,
                    product: product.identifier,
                    attribute: structure.attributes[mending.attribute].code
                )
            )
        }
    }
}
