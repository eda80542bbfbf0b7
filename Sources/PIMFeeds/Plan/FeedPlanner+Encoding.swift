import PIMCatalog
import PIMFormats
import PIMText

extension FeedPlanner {
    /// JSON is always UTF-8, and what stands around the items must be in the feed's encoding.
    mutating func checkEncoding(of feed: FeedDefinition, _ format: FeedFormat, _ shop: Shop) {
        guard format.encoding != .utf8 else { return }
        if case .json = format.container {
            report(
                "encoding",
                "\(format.title) is JSON, which is UTF-8 without a mark (RFC 8259), not \(format.encoding.rawValue)",
                remedy: "take \"encoding\" out",
                feed,
                at: feed.places["encoding"] ?? feed.source
            )
            return
        }
        for (what, text) in fixedTexts(of: feed, format, shop) {
            guard let stranger = format.encoding.strangers(in: text).first else { continue }
            report(
                "encoding",
                "\(what) has \(stranger.named), which \(format.encoding.rawValue) cannot hold",
                remedy: "write the feed in utf-8, or replace the letter",
                feed,
                at: feed.places["encoding"] ?? feed.source
            )
        }
    }

    /// What stands in the file for every product.
    private func fixedTexts(
        of feed: FeedDefinition,
        _ format: FeedFormat,
        _ shop: Shop
    ) -> [(what: String, text: String)] {
        var texts = FeedPlan.header(of: format, feed, shop).map { (what: "the header's \($0.name)", text: $0.text) }
        texts += names(of: format.fields)
        switch format.container {
        case .xml(let layout):
            let names = [layout.root, layout.item, layout.prefix] + [layout.wrapper].compactMap(\.self)
            texts += names.map { ("the element \($0)", $0) }
            texts += layout.rootAttributes.map { ("the attribute \($0.name)", $0.name + $0.value) }
        case .delimited(let layout):
            texts.append(("a separator", layout.listSeparator + layout.partSeparator))
        case .json: break
        }
        return texts
    }

    private func names(of fields: [Field]) -> [(what: String, text: String)] {
        fields.flatMap { field in
            [(what: "the field's name \(field.name)", text: field.name)] + names(of: field.fields)
        }
    }
}

extension Unicode.Scalar {
    /// The character and its code point as findings name it: `"қ" (U+049B)`.
    var named: String {
        let code = String(value, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
        let isShown: Bool =
            switch properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
                .spaceSeparator, .nonspacingMark, .enclosingMark:
                false
            default: true
            }
        return isShown ? "\"\(Character(self))\" (U+\(digits))" : "U+\(digits)"
    }
}
