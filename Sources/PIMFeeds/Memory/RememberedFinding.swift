import PIMCatalog

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
        for text in [
            finding.rule, finding.message, finding.remedy, finding.attribute.map { "=\($0.text)" } ?? "",
            finding.field.map { "=\($0)" } ?? "",
        ] {
            guard append(text) else { return false }
        }
        append(UInt32(finding.passage.map { $0.range.lowerBound + 1 } ?? 0))
        guard let passage = finding.passage else { return true }
        append(UInt32(passage.range.upperBound))
        return append(passage.text)
    }
}

extension Finding {
    /// Reads a finding about a product that stands at a place now; nil where there is none.
    init?(_ cursor: inout MemoryCursor, of identifier: String, at position: SourcePosition, feeds: [FeedPlan]) {
        guard let severity = cursor.number(UInt8.self).flatMap({ Severity(rawValue: Int($0)) }),
            let hasProduct = cursor.number(UInt8.self), let feed = cursor.number(UInt16.self).map(Int.init),
            let scope = cursor.number(UInt16.self).map(Int.init), let column = cursor.number(UInt32.self).map(Int.init),
            feed <= feeds.count, scope <= feeds.count, let rule = cursor.text(), let message = cursor.text(),
            let remedy = cursor.text(), let attribute = cursor.text(), let field = cursor.text()
        else { return nil }
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
            attribute: attribute.isEmpty ? nil : AttributeCode(String(attribute.dropFirst())),
            scope: scope > 0 ? feeds[scope - 1].table.scope : nil,
            feed: feed > 0 ? feeds[feed - 1].definition.code : nil,
            field: field.isEmpty ? nil : String(field.dropFirst()),
            passage: passage
        )
    }
}
