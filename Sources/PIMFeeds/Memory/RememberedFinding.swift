import PIMCatalog
import PIMText

extension MemoryBytes {
    /// Appends a finding; false where it says something that another run could not say again, such as another file's line.
    mutating func append(
        _ finding: Finding,
        of identifier: String,
        at position: SourcePosition,
        feeds: [FeedPlan]
    ) -> Bool {
        let feed = finding.feed.flatMap { code in feeds.indices.first { feeds[$0].definition.code == code } }
        let scope = finding.scope.flatMap { scope in feeds.indices.first { feeds[$0].table.scope == scope } }
        guard let place = finding.position, place.file == position.file, place.line == position.line,
            finding.product == nil || finding.product == identifier, (feed == nil) == (finding.feed == nil),
            (scope == nil) == (finding.scope == nil)
        else { return false }
        append(UInt8(finding.severity.rawValue))
        append(UInt8(finding.product == nil ? 0 : 1))
        append(UInt16(feed.map { $0 + 1 } ?? 0))
        append(UInt16(scope.map { $0 + 1 } ?? 0))
        append(UInt32(place.column.map { $0 + 1 } ?? 0))
        guard append(finding.rule), append(finding.message), append(finding.remedy),
            append(optional: finding.attribute?.text), append(optional: finding.field),
            append(optional: finding.locale?.text), append(optional: finding.channel?.text),
            append(optional: finding.audience?.text), append(optional: finding.key), append(finding.ground)
        else { return false }
        append(UInt32(finding.passage.map { $0.range.lowerBound + 1 } ?? 0))
        guard let passage = finding.passage else { return true }
        append(UInt32(passage.range.upperBound))
        return append(passage.text)
    }

    /// Appends a text that may be missing, which an empty one is not.
    private mutating func append(optional text: String?) -> Bool { append(text.map { "=\($0)" } ?? "") }

    /// Appends which rule of guidelines speaks, and what would mend it.
    private mutating func append(_ ground: Finding.Ground?) -> Bool {
        append((ground == nil ? 0 : ground?.fix == nil ? 1 : 2) as UInt8)
        guard let ground else { return true }
        guard append(ground.kind), append(ground.reason) else { return false }
        guard let fix = ground.fix else { return true }
        append(UInt32(fix.range.lowerBound))
        append(UInt32(fix.range.upperBound))
        append(UInt8(fix.isSafe ? 1 : 0))
        return append(fix.replacement)
    }
}

extension Finding {
    /// Reads a finding about a product that stands at a place now; nil where there is none.
    init?(_ cursor: inout MemoryCursor, of identifier: String, at position: SourcePosition, feeds: [FeedPlan]) {
        guard let severity = cursor.number(UInt8.self).flatMap({ Severity(rawValue: Int($0)) }),
            let hasProduct = cursor.number(UInt8.self), let feed = cursor.number(UInt16.self).map(Int.init),
            let scope = cursor.number(UInt16.self).map(Int.init), let column = cursor.number(UInt32.self).map(Int.init),
            feed <= feeds.count, scope <= feeds.count, let rule = cursor.text(), let message = cursor.text(),
            let remedy = cursor.text(), let attribute = cursor.optionalText(), let field = cursor.optionalText(),
            let locale = cursor.optionalText(), let channel = cursor.optionalText(),
            let audience = cursor.optionalText(), let key = cursor.optionalText(), let mark = cursor.number(UInt8.self)
        else { return nil }
        var ground: Ground?
        if mark > 0 {
            guard let stated = Ground(&cursor, hasFix: mark == 2) else { return nil }
            ground = stated
        }
        guard let start = cursor.number(UInt32.self).map(Int.init) else { return nil }
        var passage: Passage?
        if start > 0 {
            guard let end = cursor.number(UInt32.self).map(Int.init), end >= start - 1, let text = cursor.text() else {
                return nil
            }
            passage = Passage(text, start - 1..<end)
        }
        var place = position
        place.column = column > 0 ? column - 1 : nil
        self.init(
            rule,
            severity,
            message,
            remedy: remedy,
            at: place,
            product: hasProduct != 0 ? identifier : nil,
            attribute: attribute.map { AttributeCode($0) },
            scope: scope > 0 ? feeds[scope - 1].table.scope : nil,
            locale: locale.map { LocaleCode($0) },
            channel: channel.map { ChannelCode($0) },
            audience: audience.map { AudienceCode($0) },
            feed: feed > 0 ? feeds[feed - 1].definition.code : nil,
            field: field,
            passage: passage,
            key: key,
            ground: ground
        )
    }
}

extension MemoryCursor {
    /// A text that may be missing; nil where none can be read.
    fileprivate mutating func optionalText() -> String?? {
        guard let text = text() else { return nil }
        return .some(text.isEmpty ? nil : String(text.dropFirst()))
    }
}

extension Finding.Ground {
    /// Reads which rule of guidelines spoke; nil where there is none.
    fileprivate init?(_ cursor: inout MemoryCursor, hasFix: Bool) {
        guard let kind = cursor.text(), let reason = cursor.text() else { return nil }
        self.init(kind, reason: reason)
        guard hasFix else { return }
        guard let start = cursor.number(UInt32.self).map(Int.init),
            let end = cursor.number(UInt32.self).map(Int.init), start <= end,
            let isSafe = cursor.number(UInt8.self), let replacement = cursor.text()
        else { return nil }
        fix = TextFix(start..<end, with: replacement, isSafe: isSafe != 0)
    }
}
