package import PIMCatalog
import PIMText

extension GuidelineDesk {
    /// What fixes make of a stored text.
    package struct Mending: Sendable, Hashable {
        /// The number of the attribute.
        package let attribute: Int
        /// The numbers of channel, locale and audience; -1 where the value names none.
        package let channel: Int
        /// The number of the locale.
        package let locale: Int
        /// The number of the audience.
        package let audience: Int
        /// The text as it is stored.
        package let before: String
        /// The text after the fixes; the same where none is made.
        package var after: String
        /// The rules whose fixes are made, each once.
        package var rules: [String] = []
        /// Why fixes are not made.
        package var obstacles: [Obstacle] = []
    }

    /// Why a fix is not made.
    package enum Obstacle: Sendable, Hashable {
        /// Tags, entities or white space stand in what the rules' fixes would change.
        case markup(rules: [String])
        /// The rule counts on some only of the channels that show the text.
        case someChannels(rule: String)
        /// One rule's fix makes another's needed, without end.
        case unsettled(rules: [String])
    }

    /// What fixes make of the product's or model's own texts; texts that nothing is said of are left out.
    ///
    /// A fix is made where its rule counts where the text is stored, or in every scope that shows it.
    package mutating func mendings(
        of lineage: Lineage,
        _ listings: [Listing],
        safeOnly: Bool,
        only rules: Set<String>? = nil
    ) -> [Mending] {
        var mendings: [Mending] = []
        let values = lineage.product.values
        let family = lineage.family ?? -1
        let categories = looksAtCategories ? lineage.categories : []
        for (index, entry) in values.entries.enumerated() {
            let attribute = Int(entry.attribute)
            guard isText[attribute], entry.form == .text, entry.count > 0 else { continue }
            var key = BookKey(
                channel: Int(entry.channel),
                locale: Int(entry.locale),
                audience: Int(entry.audience),
                scope: -1,
                family: family,
                categories: categories
            )
            var views = [View(book: number(for: key), scope: nil)]
            for scope in listings.indices {
                guard let (level, shown) = listings[scope].stored(at: attribute), level == 0, shown == index else {
                    continue
                }
                key = BookKey(
                    channel: -1,
                    locale: -1,
                    audience: -1,
                    scope: scope,
                    family: family,
                    categories: categories
                )
                views.append(View(book: number(for: key), scope: scope))
            }
            let mending = Mending(
                attribute: attribute,
                channel: Int(entry.channel),
                locale: Int(entry.locale),
                audience: Int(entry.audience),
                before: values.text(of: entry),
                after: values.text(of: entry)
            )
            let wish = Wish(product: lineage.product.identifier, safeOnly: safeOnly, rules: rules)
            if let mended = mended(mending, views, wish) { mendings.append(mended) }
        }
        return mendings
    }

    /// The rules by which a text is seen: where it is stored, or in a scope.
    private struct View {
        let book: Int
        let scope: Int?
    }

    /// Which fixes are asked for.
    private struct Wish {
        let product: String
        let safeOnly: Bool
        let rules: Set<String>?
    }

    private struct RuleFix: Hashable {
        let rule: String
        let fix: TextFix
    }

    private func mended(_ mending: Mending, _ views: [View], _ wish: Wish) -> Mending? {
        var mending = mending
        var (fixes, left) = fixes(of: mending.before, mending, views, wish)
        mending.obstacles = left.map { .someChannels(rule: $0) }
        guard !fixes.isEmpty else { return left.isEmpty ? nil : mending }
        for _ in 0..<8 {
            let (mended, made, unmade) = made(fixes, in: mending.after, mending)
            guard !mended.utf8.elementsEqual(mending.after.utf8) else {
                if !unmade.isEmpty { mending.obstacles.append(.markup(rules: unmade)) }
                return mending.rules.isEmpty && mending.obstacles.isEmpty ? nil : mending
            }
            mending.after = mended
            for rule in made where !mending.rules.contains(rule) { mending.rules.append(rule) }
            fixes = self.fixes(of: mended, mending, views, wish).made
            guard !fixes.isEmpty else { return mending }
        }
        let (more, _, unmade) = made(fixes, in: mending.after, mending)
        guard !more.utf8.elementsEqual(mending.after.utf8) else {
            if !unmade.isEmpty { mending.obstacles.append(.markup(rules: unmade)) }
            return mending
        }
        mending.obstacles.append(.unsettled(rules: mending.rules))
        mending.after = mending.before
        mending.rules = []
        return mending
    }

    /// A text after fixes, the rules whose fixes are made, and those whose are not, each once.
    ///
    /// In rich text a fix is made where it changes one piece of text and no markup.
    private func made(
        _ fixes: [RuleFix],
        in text: String,
        _ mending: Mending
    ) -> (text: String, made: [String], unmade: [String]) {
        guard isRich[mending.attribute] else {
            return (TextFix.apply(fixes.map(\.fix), to: text), fixes.map(\.rule), [])
        }
        var text = text
        var made: [String] = []
        var unmade: [String] = []
        // From the last on, so that places before stay as they are.
        for fix in fixes.reversed() {
            if let changed = PlainText.replacing(fix.fix.range, with: fix.fix.replacement, inHTML: text) {
                text = changed
                made.insert(fix.rule, at: 0)
            } else if !unmade.contains(fix.rule) {
                unmade.insert(fix.rule, at: 0)
            }
        }
        return (text, made, unmade)
    }

    /// The fixes to make, those that overlap an earlier one left out, and the rules that have others.
    private func fixes(
        of text: String,
        _ mending: Mending,
        _ views: [View],
        _ wish: Wish
    ) -> (made: [RuleFix], left: [String]) {
        let stored = fixes(of: text, mending, views[0], wish)
        var common: [RuleFix]?
        var all: [RuleFix] = []
        for view in views.dropFirst() {
            let seen = fixes(of: text, mending, view, wish)
            all += seen
            common = common.map { $0.filter(seen.contains) } ?? seen
        }
        let made = stored + (common ?? []).filter { !stored.contains($0) }
        var left: [String] = []
        for fix in all where !made.contains(fix) && !left.contains(fix.rule) { left.append(fix.rule) }
        let sorted = made.sorted {
            ($0.fix.range.lowerBound, $0.fix.range.upperBound) < ($1.fix.range.lowerBound, $1.fix.range.upperBound)
        }
        var kept: [RuleFix] = []
        for fix in sorted where (kept.last?.fix.range.upperBound ?? 0) <= fix.fix.range.lowerBound { kept.append(fix) }
        return (kept, left)
    }

    private func fixes(of text: String, _ mending: Mending, _ view: View, _ wish: Wish) -> [RuleFix] {
        let code = structure.attributes[mending.attribute].code
        let book = shelf[view.book].book
        guard book.looks(at: code) else { return [] }
        let judged = isRich[mending.attribute] ? PlainText.fromHTML(text) : text
        return book.opinions(of: judged, attribute: code, source: text).compactMap { opinion in
            let rule = book.rules[opinion.rule].id
            guard let fix = opinion.breach.fix, fix.isSafe || !wish.safeOnly, wish.rules?.contains(rule) != false,
                waiver(rule, wish.product, code, shelf[view.book].key.locale, view.scope) == nil
            else { return nil }
            return RuleFix(rule: rule, fix: fix)
        }
    }
}
