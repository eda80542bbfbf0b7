public import PIMCatalog
import PIMText

extension RuleBook {
    /// HTML after the fixes of its plain text, as often as there are more; unchanged where they never settle.
    ///
    /// Each fix is made where it changes one piece of text and no markup, and left out elsewhere.
    public func fixed(html: String, attribute: AttributeCode? = nil, safeOnly: Bool = true, rounds: Int = 8) -> String {
        var result = html
        for _ in 0...max(rounds, 0) {
            let fixes = opinions(of: PlainText.fromHTML(result), attribute: attribute, source: result)
                .filter { !isWaived($0, attribute, nil) }.compactMap(\.breach.fix)
                .filter { $0.isSafe || !safeOnly }
            var mended = result
            // From the last on, so that places before stay as they are.
            for fix in TextFix.apart(fixes).reversed() {
                mended = PlainText.replacing(fix.range, with: fix.replacement, inHTML: mended) ?? mended
            }
            guard !mended.utf8.elementsEqual(result.utf8) else { return result }
            result = mended
        }
        return html
    }
}
