import PIMCatalog
import PIMText

/// A field, prepared for checking cells.
struct FieldDemand: Sendable {
    let field: Field
    /// The name findings use; a group's sub-field has the group's name and a dot before its own.
    let name: String
    /// Who takes the feed.
    let channel: String
    /// How bad a breach is.
    let severity: Finding.Severity
    let words: WordTable?
    /// The fields of a group's rows.
    let rowTable: FieldTable?
    /// Whether any value fits.
    private let takesAll: Bool

    init(_ field: Field, within group: String?, channel: String) {
        self.field = field
        name = group.map { "\($0).\(field.name)" } ?? field.name
        self.channel = channel
        severity = field.grade == .official ? .error : .warning
        words = field.words.isEmpty ? nil : WordTable(field.words)
        rowTable = field.kind == .group ? FieldTable(fields: field.fields, within: name, channel: channel) : nil
        let limits = field.limits
        let isFree = limits.maximumLength == nil && limits.minimumLength == nil && field.textRules.isEmpty
        switch field.kind {
        case .text, .richText, .code, .path: takesAll = isFree && field.words.isEmpty
        case .anything: takesAll = true
        default: takesAll = false
        }
    }

    /// What a cell becomes; nil where it fits as it is.
    func change(
        of cell: Cell,
        _ surroundings: BoundCondition.Surroundings,
        _ findings: inout [Finding]
    ) -> Change? {
        switch cell {
        case .empty, .json:
            return nil
        case .text(let text):
            guard !text.isEmpty else { return Change(cell: .empty) }
            guard field.limits.minimumCount < 2 else { return listChange([text], &findings) }
            if takesAll { return nil }
            switch verdict(on: text, &findings) {
            case .fits: return nil
            case .becomes(let changed): return Change(cell: changed.isEmpty ? .empty : .text(changed))
            case .refused: return Change(cell: .empty, isRefusal: true)
            }
        case .list(let values):
            return listChange(values, &findings)
        case .rows(let rows):
            return rowsChange(rows, surroundings, &findings)
        }
    }

    struct Change {
        var cell: Cell
        var isRefusal = false
    }

    private func listChange(_ values: [String], _ findings: inout [Finding]) -> Change? {
        var kept: [String]?
        var isRefusal = false
        for (index, value) in values.enumerated() {
            switch value.isEmpty ? .becomes("") : takesAll ? .fits : verdict(on: value, &findings) {
            case .fits:
                kept?.append(value)
            case .becomes(let changed):
                var list = kept ?? Array(values[..<index])
                if !changed.isEmpty {
                    list.append(changed)
                }
                kept = list
            case .refused:
                isRefusal = true
                kept = kept ?? Array(values[..<index])
            }
        }
        let list = kept ?? values
        let limits = field.limits
        if !list.isEmpty, list.count < limits.minimumCount {
            findings.append(tooFew(list.count))
            return Change(cell: .empty, isRefusal: true)
        }
        guard list.count > limits.maximumCount else {
            return kept.map { Change(cell: $0.isEmpty ? .empty : .list($0), isRefusal: isRefusal) }
        }
        findings.append(tooMany(list.count))
        guard limits.maximumCount > 1 else { return Change(cell: list.first.map(Cell.text) ?? .empty) }
        return Change(cell: .list(Array(list.prefix(limits.maximumCount))))
    }

    private func rowsChange(
        _ rows: [[Cell]],
        _ surroundings: BoundCondition.Surroundings,
        _ findings: inout [Finding]
    ) -> Change? {
        guard let rowTable else { return nil }
        var kept: [[Cell]]?
        for index in rows.indices {
            var row = rows[index]
            var rowSurroundings = surroundings
            rowSurroundings.refused = []
            let outcome = rowTable.check(&row, &rowSurroundings, &findings)
            if outcome.isChanged || outcome.lacksRequired, kept == nil {
                kept = Array(rows[..<index])
            }
            if !outcome.lacksRequired {
                kept?.append(row)
            }
        }
        let usable = kept ?? rows
        if usable.count > field.limits.maximumCount {
            findings.append(tooMany(usable.count))
            return Change(cell: .rows(Array(usable.prefix(field.limits.maximumCount))))
        }
        return kept.map { Change(cell: $0.isEmpty ? .empty : .rows($0), isRefusal: $0.isEmpty) }
    }

    private func tooFew(_ count: Int) -> Finding {
        finding(
            "count",
            severity,
            "\(name) has \(Self.counted(count)), \(channel) takes \(field.limits.minimumCount) or more",
            remedy: "add values or leave the field out; the feed leaves it out"
        )
    }

    private func tooMany(_ count: Int) -> Finding {
        finding(
            "count",
            .warning,
            "\(name) has \(Self.counted(count)), \(channel) takes \(field.limits.maximumCount)",
            remedy: "put the most important first; the feed leaves out the rest"
        )
    }

    private static func counted(_ count: Int) -> String {
        count == 1 ? "1 value" : "\(count) values"
    }

    func finding(_ code: String, _ severity: Finding.Severity, _ message: String, remedy: String) -> Finding {
        Finding("format." + code, severity, message, remedy: remedy, field: name)
    }
}

/// The words of a field, found without regard to case and with `_`, `-` and space alike.
struct WordTable: Sendable {
    let feedWords: [String]
    private let folded: [String: String]

    init(_ words: [Field.Word]) {
        feedWords = words.map(\.feed)
        var folded: [String: String] = [:]
        for word in words {
            for spelling in word.catalog where folded[Self.fold(spelling)] == nil {
                folded[Self.fold(spelling)] = word.feed
            }
        }
        for word in words {
            folded[Self.fold(word.feed)] = word.feed
        }
        self.folded = folded
    }

    /// The feed's word for a text: the text itself where it is one.
    func feedWord(for text: String) -> String? {
        feedWords.contains(text) ? text : folded[Self.fold(text)]
    }

    /// The feed's word a misspelt text was probably meant to be.
    func suggestion(for text: String) -> String? {
        let wanted = Self.fold(text)
        return Suggestion.nearest(to: wanted, among: folded.keys.sorted()).flatMap { folded[$0] }
    }

    /// The words as a message lists them.
    var listed: String {
        feedWords.count > 14 ? feedWords.prefix(12).joined(separator: ", ") + ", …" : feedWords.joined(separator: ", ")
    }

    static func fold(_ text: String) -> String {
        String(text.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}
